// SPDX-License-Identifier: Apache-2.0
#include "green/data_file.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace muang::green {

DataFile::DataFile(const std::filesystem::path& file) : file_(file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  rows_ = report::read_csv(text).rows;
  if (rows_.empty()) throw std::runtime_error(file.string() + ": empty");
}

const std::string& DataFile::cell(std::size_t row, std::string_view column) const {
  const auto& titles = rows_.front().cells;
  for (std::size_t c = 0; c < titles.size(); ++c) {
    if (titles[c] == column && c < rows_[row + 1].cells.size()) return rows_[row + 1].cells[c];
  }
  fail(row, "no column " + std::string(column));
}

std::string DataFile::stated(std::size_t row, std::string_view column) const {
  const std::string& text = cell(row, column);
  if (text.empty()) fail(row, "nothing in " + std::string(column));
  return text;
}

double DataFile::number(std::size_t row, std::string_view column) const {
  const auto value = number_or_none(row, column);
  if (!value) fail(row, "nothing in " + std::string(column));
  return *value;
}

std::optional<double> DataFile::number_or_none(std::size_t row, std::string_view column) const {
  const std::string& text = cell(row, column);
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || stop != text.data() + text.size()) fail(row, std::string(column) + " is no number");
  return value;
}

std::string DataFile::certainty(std::size_t row, std::string_view column) const {
  static const std::set<std::string, std::less<>> known{"official", "published", "inferred", "recalled"};
  const std::string& text = cell(row, column);
  if (!known.contains(text)) fail(row, std::string(column) + " " + text);
  return text;
}

std::vector<std::string> DataFile::list(std::size_t row, std::string_view column) const {
  std::vector<std::string> out;
  std::string_view text = cell(row, column);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void DataFile::fail(std::size_t row, const std::string& why) const {
  throw std::runtime_error(file_.string() + ":" + std::to_string(rows_[row + 1].line) + ": " + why);
}

}  // namespace muang::green
