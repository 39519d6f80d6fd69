// SPDX-License-Identifier: Apache-2.0
// JSON shapes of an imported file of trees.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct TreeFileFinding {
  std::int64_t row = 0;
  std::string column, code, severity, text_th, text_en, accept_by, repair_th, repair_en;
  bool accepted = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("row", &TreeFileFinding::row, "Row of the file; the heading is row 1."),
        field("column", &TreeFileFinding::column, "Title as written; empty: the whole row."),
        field("code", &TreeFileFinding::code, "Rule: T01 to T60."),
        field("severity", &TreeFileFinding::severity, "An error keeps the row out until its repair is accepted.",
              http::Limits{.values = "error|warning|info"}),
        field("textTh", &TreeFileFinding::text_th, "What is noticed, in Thai."),
        field("textEn", &TreeFileFinding::text_en, "In English."),
        field("acceptBy", &TreeFileFinding::accept_by, "How the repair may be accepted; empty: there is none.",
              http::Limits{.values = "|kind|row"}),
        field("repairTh", &TreeFileFinding::repair_th, "What is proposed, in Thai."),
        field("repairEn", &TreeFileFinding::repair_en, "In English."),
        field("accepted", &TreeFileFinding::accepted, "The repair was accepted.")};
  }
};
struct TreeFileKind {
  std::string code, severity, accept_by, title_th, title_en;
  std::int64_t count = 0, proposed = 0, accepted = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("code", &TreeFileKind::code, "Rule."),
        field("severity", &TreeFileKind::severity, "error, warning or info."),
        field("acceptBy", &TreeFileKind::accept_by, "kind: all at once; row: one by one; empty: nothing to accept."),
        field("titleTh", &TreeFileKind::title_th, "What the rule is about, in Thai."),
        field("titleEn", &TreeFileKind::title_en, "In English."),
        field("count", &TreeFileKind::count, "Findings."),
        field("proposed", &TreeFileKind::proposed, "Of these with a repair."),
        field("accepted", &TreeFileKind::accepted, "Of these accepted.")};
  }
};
struct TreeFileReport {
  std::int64_t id = 0, unit_id = 0;
  bool written = false;
  std::string file_name, sha256, accepted, imported_at, person_name;
  std::int64_t rows = 0, new_trees = 0, repeats = 0, known = 0, refused = 0, left_out = 0, warnings = 0, without_limit = 0;
  std::vector<std::string> ignored_columns;
  std::vector<TreeFileKind> kinds;
  std::vector<TreeFileFinding> findings;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &TreeFileReport::id, "0: nothing was written."),
        field("unitId", &TreeFileReport::unit_id, "The town."),
        field("written", &TreeFileReport::written, "The trees are stored."),
        field("fileName", &TreeFileReport::file_name, "Name of the file."),
        field("sha256", &TreeFileReport::sha256, "SHA-256 of the file in hex."),
        field("accepted", &TreeFileReport::accepted, "The repairs that were accepted: T12,T31:8 …"),
        field("importedAt", &TreeFileReport::imported_at, "When."),
        field("personName", &TreeFileReport::person_name, "Who; empty in the answer to the sender."),
        field("rows", &TreeFileReport::rows, "Rows of the file without its heading."),
        field("newTrees", &TreeFileReport::new_trees, "New trees: stored, or would be."),
        field("repeats", &TreeFileReport::repeats, "Repeat measurements of trees that are known, or of a row before."),
        field("known", &TreeFileReport::known, "Known trees with nothing new: nothing is written twice."),
        field("refused", &TreeFileReport::refused, "Rows with an error that was not repaired."),
        field("leftOut", &TreeFileReport::left_out, "Rows that the person left out as doubled."),
        field("warnings", &TreeFileReport::warnings, "Warnings."),
        field("withoutLimit", &TreeFileReport::without_limit,
              "Measured trees of a species of which no largest size is known: not compared."),
        field("ignoredColumns", &TreeFileReport::ignored_columns, "Columns that were not read."),
        field("kinds", &TreeFileReport::kinds, "How often each rule spoke; of a stored import those of the kept findings."),
        field("findings", &TreeFileReport::findings,
              "The first 500 by row, of the rule that was asked for; all that are kept come as CSV.")};
  }
};

}  // namespace muang::green
