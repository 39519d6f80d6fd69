// SPDX-License-Identifier: Apache-2.0
#include "city/xlsx_reader.hpp"

#include "city/errors.hpp"
#include "http/sheet_reader.hpp"

namespace muang::city {
namespace {

Error error_of(http::SheetFault fault) {
  switch (fault) {
    case http::SheetFault::NotSheet:
      return {errors::file_not_xlsx, "file", {}};
    case http::SheetFault::TooLarge:
      return {errors::file_too_large, "file", {{"limit", std::to_string(max_file >> 20)}}};
    case http::SheetFault::Busy:
      return {errors::readers_busy, "file", {}};
    case http::SheetFault::TooCostly:
      break;
  }
  return {errors::file_too_costly, "file", {}};
}

}  // namespace

Result<std::vector<FileRow>> read_xlsx(std::string_view bytes, const std::filesystem::path& readfile) {
  std::vector<FileRow> rows;
  const auto fault = http::read_sheet(bytes, readfile, [&](http::SheetRow&& row) {
    rows.push_back({.row = row.row, .cells = std::move(row.cells)});
    return true;
  });
  if (fault) return error_of(*fault);
  return rows;
}

}  // namespace muang::city
