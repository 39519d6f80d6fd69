// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_file.hpp"

#include <algorithm>
#include <fstream>

#include "green/green_errors.hpp"
#include "green/tree/tree_import_errors.hpp"
#include "green/tree_rows.hpp"
#include "http/sheet_reader.hpp"

namespace muang::green {
namespace {

Error error_of(http::SheetFault fault) {
  switch (fault) {
    case http::SheetFault::NotSheet:
      return {errors::tree_file_not_xlsx, "file", {}};
    case http::SheetFault::Busy:
      return {errors::tree_readers_busy, "file", {}};
    case http::SheetFault::TooLarge:
    case http::SheetFault::TooCostly:
      break;
  }
  return {errors::tree_xlsx_too_large, "file", {}};
}

bool is_empty(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells,
                             [](const std::string& cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; });
}

}  // namespace

Result<TreeTitles> TreeTitles::of(const std::vector<std::string>& titles) {
  TreeTitles found;
  Problems problems;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto column = column_of_title(titles[i]);
    if (!column) {
      if (!titles[i].empty()) found.ignored_.push_back(titles[i].substr(0, 60));
      continue;
    }
    auto& place = found.places_[static_cast<std::size_t>(column->field)];
    if (place)
      problems.push_back({errors::tree_column_twice, "row 1", {{"first", place->title}, {"second", titles[i]}}});
    else
      place = Place{i, *column, titles[i]};
  }
  if (!found.places_[static_cast<std::size_t>(TreeField::Species)])
    problems.push_back({errors::tree_column_missing, "row 1", {}});
  if (!problems.empty()) return problems;
  return found;
}

TreeCell TreeTitles::cell(const std::vector<std::string>& row, TreeField field) const {
  const auto& place = places_[static_cast<std::size_t>(field)];
  if (!place) return {};
  return {place->at < row.size() ? std::string_view(row[place->at]) : std::string_view(), place->title,
          place->column.unit_mm};
}

TreeCells TreeTitles::cells(const std::vector<std::string>& row) const {
  const auto& crown = places_[static_cast<std::size_t>(TreeField::Crown)];
  return {.code = cell(row, TreeField::Code),
          .species = cell(row, TreeField::Species),
          .girth = cell(row, TreeField::Girth),
          .dbh = cell(row, TreeField::Diameter),
          .height = cell(row, TreeField::Height),
          .crown = cell(row, TreeField::Crown),
          .lat = cell(row, TreeField::Latitude),
          .lon = cell(row, TreeField::Longitude),
          .day = cell(row, TreeField::Day),
          .age = cell(row, TreeField::Age),
          .planted = cell(row, TreeField::Planted),
          .campaign = cell(row, TreeField::Campaign),
          .note = cell(row, TreeField::Note),
          .crown_is_radius = crown && crown->column.radius};
}

Result<Done> read_tree_file(const std::filesystem::path& file, const std::filesystem::path& readfile,
                            const std::function<Result<Done>(const std::vector<std::string>&)>& heading,
                            const std::function<Result<Done>(std::uint32_t, const std::vector<std::string>&)>& row) {
  std::ifstream in;
  std::error_code fault;
  if (!std::filesystem::is_directory(file, fault)) in.open(file, std::ios::binary);
  char mark[4] = {};
  if (!in.is_open() || in.read(mark, sizeof mark).bad())
    return Error{errors::tree_file_unreadable, "file", {{"file", file.filename().string()}}};
  const auto got = static_cast<std::size_t>(in.gcount());
  if (std::string_view(mark, got) == "PK\x03\x04") {
    bool first = true;
    Result<Done> taken = Done{};
    const auto wrong = http::read_sheet(file, readfile, [&](http::SheetRow&& sheet) {
      if (is_empty(sheet.cells)) return true;
      taken = first ? heading(sheet.cells) : row(static_cast<std::uint32_t>(sheet.row), sheet.cells);
      first = false;
      return taken.ok();
    });
    if (wrong) return error_of(*wrong);
    if (first) return Error{errors::trees_file_empty, "file", {}};
    return taken;
  }
  in.clear();
  in.seekg(std::string_view(mark, got).starts_with("\xEF\xBB\xBF") ? 3 : 0);
  TreeRows rows(in);
  TRY(const std::vector<std::string> titles, rows.titles());
  if (titles.empty()) return Error{errors::trees_file_empty, "file", {}};
  TRY_VOID(heading(titles));
  std::vector<std::string> cells;
  while (true) {
    TRY(const bool there, rows.next(cells));
    if (!there) return Done{};
    if (!is_empty(cells)) TRY_VOID(row(static_cast<std::uint32_t>(rows.line()), cells));
  }
}

}  // namespace muang::green
