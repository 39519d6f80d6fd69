// SPDX-License-Identifier: Apache-2.0
#include "green/place_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <istream>
#include <unordered_set>

#include "base/core/check.hpp"
#include "base/text.hpp"
#include "green/area_scan.hpp"
#include "green/siting_errors.hpp"
#include "green/tree_rows.hpp"

namespace muang::green {
namespace {

std::optional<double> number_of(const std::string& typed) {
  double value = 0;
  const auto [stop, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (fault == std::errc() && stop == typed.data() + typed.size()) return value;
  const auto decimal = text::parse_number(typed);
  if (!decimal) return std::nullopt;
  return static_cast<double>(decimal->units) / std::pow(10.0, decimal->decimals);
}

std::string limit_text(double limit) { return text::format_scaled(std::llround(limit), 0); }

bool answers(std::string_view title, std::string_view name) {
  return name.ends_with('*') ? title.starts_with(name.substr(0, name.size() - 1)) : title == name;
}

Problems named(const std::string& file, Problems problems) {
  for (Error& problem : problems) problem.field = file + (problem.field.empty() ? "" : " " + problem.field);
  return problems;
}

}  // namespace

Result<PlaceTable> PlaceTable::read(std::istream& in, std::string_view file, const std::vector<PlaceColumn>& columns) {
  PlaceTable table;
  table.file_ = file;
  TreeRows rows(in);
  auto titles = rows.titles();
  if (!titles) return named(table.file_, std::move(titles).problems());
  Problems problems;
  for (std::size_t i = 0; i < titles->size(); ++i) {
    const std::string key = title_key((*titles)[i]);
    const auto wish = std::ranges::find_if(columns, [&](const PlaceColumn& column) { return answers(key, column.name); });
    if (wish == columns.end()) {
      if (!key.empty()) table.ignored_.push_back(scan::excerpt(key));
    } else if (table.has(key)) {
      problems.push_back({errors::places_column_twice, table.file_ + " row 1, column " + key, {{"column", key}}});
    } else {
      table.columns_.push_back({.wish = *wish, .name = key, .texts = {}, .numbers = {}});
      table.at_.push_back(i);
    }
  }
  std::vector<std::string> cells;
  while (true) {
    const auto there = rows.next(cells);
    if (!there) {
      const Problems broken = named(table.file_, there.problems());
      problems.insert(problems.end(), broken.begin(), broken.end());
      break;
    }
    if (!*there) break;
    table.add_row(rows.line(), cells, problems);
  }
  if (table.size() == 0 && problems.empty()) return Error{errors::places_file_empty, table.file_, {{"file", table.file_}}};
  if (!problems.empty()) return problems;
  return table;
}

void PlaceTable::add_row(std::size_t line, const std::vector<std::string>& cells, Problems& problems) {
  lines_.push_back(line);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    Column& column = columns_[c];
    std::string typed = at_[c] < cells.size() ? text::trim(cells[at_[c]]) : std::string();
    if (!column.wish.number) {
      column.texts.push_back(std::move(typed));
      continue;
    }
    const auto value = typed.empty() ? std::nullopt : number_of(typed);
    const bool good = typed.empty() || (value && *value >= column.wish.minimum && *value <= column.wish.maximum);
    column.numbers.push_back(good ? value : std::nullopt);
    if (good || problems.size() >= most_problems) continue;
    problems.push_back({errors::places_number_wrong,
                        place(size() - 1, column.name),
                        {{"text", scan::excerpt(typed)},
                         {"minimum", limit_text(column.wish.minimum)},
                         {"maximum", limit_text(column.wish.maximum)}}});
  }
}

const PlaceTable::Column* PlaceTable::find(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, [](const Column& column) { return std::string_view(column.name); });
  return found == columns_.end() ? nullptr : &*found;
}

bool PlaceTable::has(std::string_view column) const { return find(column) != nullptr; }

std::vector<std::string> PlaceTable::names(std::string_view beginning) const {
  std::vector<std::string> found;
  for (const Column& column : columns_) {
    if (column.name.starts_with(beginning)) found.push_back(column.name);
  }
  return found;
}

const std::string& PlaceTable::text(std::size_t row, std::string_view column) const {
  static const std::string none;
  const Column* found = find(column);
  return found ? found->texts[row] : none;
}

std::optional<double> PlaceTable::number(std::size_t row, std::string_view column) const {
  const Column* found = find(column);
  return found ? found->numbers[row] : std::nullopt;
}

std::string PlaceTable::place(std::size_t row, std::string_view column) const {
  return file_ + " row " + std::to_string(lines_[row]) + ", column " + std::string(column);
}

void PlaceTable::need(std::initializer_list<std::string_view> columns, Problems& problems) const {
  std::string missing;
  for (const auto name : columns) {
    if (!has(name)) missing += (missing.empty() ? "" : ", ") + std::string(name);
  }
  if (!missing.empty()) problems.push_back({errors::places_column_missing, file_ + " row 1", {{"columns", missing}}});
}

void PlaceTable::need_ids(Problems& problems) const {
  need({"id"}, problems);
  std::unordered_set<std::string_view> seen;
  for (std::size_t row = 0; row < size() && has("id") && problems.size() < most_problems; ++row) {
    const std::string& id = text(row, "id");
    if (id.empty()) problems.push_back({errors::places_id_missing, place(row, "id"), {}});
    if (!id.empty() && !seen.insert(id).second)
      problems.push_back({errors::places_id_twice, place(row, "id"), {{"id", scan::excerpt(id)}}});
  }
}

void PlaceTable::need_numbers(std::string_view column, Problems& problems) const {
  const Column* found = find(column);
  for (std::size_t row = 0; found && row < size() && problems.size() < most_problems; ++row) {
    if (found->numbers[row]) continue;
    problems.push_back(
        {errors::places_number_wrong,
         place(row, column),
         {{"text", ""}, {"minimum", limit_text(found->wish.minimum)}, {"maximum", limit_text(found->wish.maximum)}}});
  }
}

Coordinates PlaceTable::coordinates(Problems& problems) const {
  const bool metres = has("x") && has("y");
  if (!metres && !(has("lat") && has("lon"))) {
    problems.push_back({errors::places_column_missing, file_ + " row 1", {{"columns", "x, y / lat, lon"}}});
    return Coordinates::None;
  }
  need_numbers(metres ? "x" : "lat", problems);
  need_numbers(metres ? "y" : "lon", problems);
  return metres ? Coordinates::Metres : Coordinates::Degrees;
}

}  // namespace muang::green
