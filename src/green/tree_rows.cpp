// SPDX-License-Identifier: Apache-2.0
#include "green/tree_rows.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <utility>

#include "base/text.hpp"
#include "green/area_scan.hpp"
#include "green/green_errors.hpp"

namespace muang::green {
namespace {

constexpr std::size_t longest_record = 1U << 16;

std::string place(std::size_t line, std::string_view column = {}) {
  return "row " + std::to_string(line) + (column.empty() ? "" : ", column " + std::string(column));
}

bool is_ascii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= ' ' || c == '\t' || c == '\n'; });
}

}  // namespace

std::string title_key(std::string_view title) {
  std::string key = text::trim(title);
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : (c == ' ' || c == '-') ? '_' : c;
  return key;
}

// One record: a line, or more of them while a quotation is open.
Result<bool> TreeRows::take_record() {
  record_.clear();
  begins_ = line_ + 1;
  bool open = false;
  while (std::getline(in_, line_text_)) {
    ++line_;
    if (line_text_.ends_with('\r')) line_text_.pop_back();
    open = open != (std::ranges::count(line_text_, '"') % 2 == 1);
    if (record_.size() + line_text_.size() > longest_record)
      return Error{errors::trees_row_broken, place(begins_), {{"row", std::to_string(begins_)}}};
    record_ += record_.empty() ? line_text_ : "\n" + line_text_;
    if (!open) break;
  }
  if (open) return Error{errors::trees_row_broken, place(begins_), {{"row", std::to_string(begins_)}}};
  if (in_.bad()) return Error{errors::trees_file_unreadable, "file", {}};
  if (line_ < begins_) return false;
  if (!is_ascii(record_)) {
    auto decoded = text::decode_text(record_);
    if (!decoded) return Error{errors::trees_file_not_text, place(begins_), {{"row", std::to_string(begins_)}}};
    record_ = std::move(decoded->utf8);
  }
  return true;
}

void TreeRows::split(std::vector<std::string>& cells) const {
  cells.clear();
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < record_.size(); ++i) {
    const char c = record_[i];
    if (c == '"' && quoted && i + 1 < record_.size() && record_[i + 1] == '"') {
      cell += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == separator_ && !quoted) {
      cells.push_back(std::move(cell));
      cell.clear();
    } else {
      cell += c;
    }
  }
  cells.push_back(std::move(cell));
}

Result<bool> TreeRows::next(std::vector<std::string>& cells) {
  while (true) {
    TRY(const bool there, take_record());
    if (!there) return false;
    if (record_.find_first_not_of(" \t,;\"") == std::string::npos) continue;
    split(cells);
    return true;
  }
}

Result<std::vector<std::string>> TreeRows::titles() {
  std::vector<std::string> cells;
  TRY(const bool there, take_record());
  if (!there) return cells;
  for (const char c : {',', ';', '\t'}) {
    if (std::ranges::count(record_, c) > std::ranges::count(record_, separator_)) separator_ = c;
  }
  split(cells);
  return cells;
}

Result<TreeColumns> TreeRows::heading() {
  TRY(const std::vector<std::string> titles, this->titles());
  if (titles.empty()) return Error{errors::trees_file_empty, "file", {}};
  TreeColumns columns;
  const std::array<std::pair<std::string_view, std::size_t*>, 8> known{{{"id", &columns.id},
                                                                        {"species", &columns.species},
                                                                        {"wood_density", &columns.density},
                                                                        {"dbh_cm", &columns.dbh},
                                                                        {"girth_cm", &columns.girth},
                                                                        {"height_m", &columns.height},
                                                                        {"forest", &columns.forest},
                                                                        {"setting", &columns.setting}}};
  Problems problems;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string key = title_key(titles[i]);
    const auto found = std::ranges::find(known, key, [](const auto& pair) { return pair.first; });
    if (found == known.end()) {
      if (!key.empty()) columns.ignored.push_back(scan::excerpt(key));
    } else if (*found->second != TreeColumns::npos) {
      problems.push_back({errors::trees_column_twice, place(1, key), {{"column", key}}});
    } else {
      *found->second = i;
    }
  }
  const auto missing = [&](std::string_view names) {
    problems.push_back({errors::trees_column_missing, place(1), {{"columns", std::string(names)}}});
  };
  if (columns.id == TreeColumns::npos) missing("id");
  if (columns.dbh == TreeColumns::npos && columns.girth == TreeColumns::npos) missing("dbh_cm, girth_cm");
  if (!problems.empty()) return problems;
  return columns;
}

}  // namespace muang::green
