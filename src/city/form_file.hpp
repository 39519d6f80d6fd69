// SPDX-License-Identifier: Apache-2.0
// The form as a file: out as CSV or XLSX with a locked heading, and its rows in again from whatever a person sends.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "city/city.hpp"
#include "report/table.hpp"

namespace muang::city {

inline constexpr std::string_view form_id = "muang-facts";
inline constexpr std::string_view form_edition = "1";
inline constexpr std::size_t max_file = 4U << 20;  // bytes; the filled form has some 20 kB

enum class FormColumn { Key, Label, Unit, Period, Value, Quality, Source, Note, Reason };
std::string_view column_title(FormColumn column);  // Thai, as in the template
std::optional<FormColumn> parse_column(std::string_view title);

report::Table form_table(City& city, const identity::OrgUnit& unit, FiscalYear year);

struct FileRow {
  std::size_t row = 0;  // as a spreadsheet numbers it, from 1
  std::vector<std::string> cells;
};
struct FormFile {
  std::vector<FileRow> rows;
  std::string encoding;  // utf-8 | tis-620 | xlsx
};
// CSV by its text, XLSX by its first bytes, read in a child with little time and memory. Everything else is refused.
Result<FormFile> read_form_file(std::string_view bytes, const std::filesystem::path& readfile);

std::string period_title(const Period& period);  // "ปีงบประมาณ พ.ศ. 2563", "ปี พ.ศ. 2563", "31 ธ.ค. 2562"
// FY2563, 2563, ๒๕๖๓, 2020, "พ.ศ. 2563", 31/12/2562, 2019-12-31, "31 ธ.ค. 2562": either era, by its range. `kind` decides
// what a bare year means.
std::optional<Period> parse_period_cell(std::string_view text, Period::Kind kind);
std::string_view quality_title(Quality quality);
std::optional<Quality> parse_quality_cell(std::string_view text);

}  // namespace muang::city
