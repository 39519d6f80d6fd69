// SPDX-License-Identifier: Apache-2.0
#include "city/form_file.hpp"

#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/xlsx_reader.hpp"
#include "report/csv.hpp"

namespace muang::city {
namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view old_excel_mark = "\xD0\xCF\x11\xE0";

Error too_large() { return {errors::file_too_large, "file", {{"limit", std::to_string(max_file >> 20)}}}; }

Result<FormFile> read_csv_form(std::string_view bytes) {
  const auto decoded = text::decode_text(bytes);
  if (!decoded) return Error{errors::file_not_text, "file", {}};
  auto csv = report::read_csv(decoded->utf8);
  if (csv.too_many) return too_large();
  if (csv.open_quote > 0)
    return Error{errors::bad_csv, "row " + std::to_string(csv.open_quote), {{"row", std::to_string(csv.open_quote)}}};
  FormFile file{.encoding = decoded->encoding == text::Encoding::Tis620 ? "tis-620" : "utf-8"};
  for (auto& row : csv.rows) file.rows.push_back({row.line, std::move(row.cells)});
  return file;
}

}  // namespace

Result<FormFile> read_form_file(std::string_view bytes, const std::filesystem::path& readfile) {
  if (bytes.empty()) return Error{errors::file_missing, "file", {}};
  if (bytes.size() > max_file) return too_large();
  if (bytes.starts_with(old_excel_mark)) return Error{errors::file_not_xlsx, "file", {}};
  if (!bytes.starts_with(zip_mark)) return read_csv_form(bytes);
  TRY(auto rows, read_xlsx(bytes, readfile));
  return FormFile{.rows = std::move(rows), .encoding = "xlsx"};
}

}  // namespace muang::city
