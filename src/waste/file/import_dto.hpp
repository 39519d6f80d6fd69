// SPDX-License-Identifier: Apache-2.0
// JSON shapes of an imported file.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct MonthFileFinding {
  std::int64_t row = 0;
  std::string column, rule, severity, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("row", &MonthFileFinding::row, "Row of the file; the heading is row 1."),
                      field("column", &MonthFileFinding::column, "Title as written; empty: the whole row."),
                      field("rule", &MonthFileFinding::rule, "F01 to F15, or a rule of the monthly report."),
                      field("severity", &MonthFileFinding::severity, "A row with an error is not taken.",
                            http::Limits{.values = "error|warning|info"}),
                      field("textTh", &MonthFileFinding::text_th, "What is noticed, in Thai."),
                      field("textEn", &MonthFileFinding::text_en, "What is noticed, in English.")};
  }
};
struct MonthFileReport {
  std::int64_t id = 0;
  bool written = false;
  std::string file_name, sha256, imported_at, person_name;
  std::int64_t rows = 0, accepted = 0, refused = 0, taken = 0, drafts = 0, already = 0, errors = 0, warnings = 0;
  bool composition_not_kept = false, disposal_not_kept = false;
  std::vector<MonthFileFinding> findings;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &MonthFileReport::id, "0: nothing was written."),
        field("written", &MonthFileReport::written, "The taken rows are stored."),
        field("fileName", &MonthFileReport::file_name, "Name of the file."),
        field("sha256", &MonthFileReport::sha256, "SHA-256 of the file in hex."),
        field("importedAt", &MonthFileReport::imported_at, "When."),
        field("personName", &MonthFileReport::person_name, "Who; empty in the answer to the sender."),
        field("rows", &MonthFileReport::rows, "Rows of the file without its heading."),
        field("accepted", &MonthFileReport::accepted, "Rows without an error."),
        field("refused", &MonthFileReport::refused, "Rows with an error."),
        field("taken", &MonthFileReport::taken, "Accepted rows whose month had no report: stored, or would be."),
        field("drafts", &MonthFileReport::drafts, "Of these, drafts of the own unit; the others are approved and count."),
        field("already", &MonthFileReport::already, "Accepted rows that were left, because their month has a report."),
        field("errors", &MonthFileReport::errors, "Findings that refuse a row."),
        field("warnings", &MonthFileReport::warnings, "Findings that do not."),
        field("compositionNotKept", &MonthFileReport::composition_not_kept,
              "The file gives the composition: it was checked, a monthly report does not keep it."),
        field("disposalNotKept", &MonthFileReport::disposal_not_kept,
              "The file gives the kind of disposal: it was checked, a monthly report does not keep it."),
        field("findings", &MonthFileReport::findings, "The first 200 by row; all that are kept come as CSV.")};
  }
};

}  // namespace muang::waste
