// SPDX-License-Identifier: Apache-2.0
// The month-report file (CSV of any size in bounded memory, XLSX up to 20,000 rows): every row checked, every fault named
// with row and column. One row is one local government and month:
//   lg_code, year, month, generated_t, organic_t, recyclable_t, general_t, hazardous_t, disposal, reported_on
// and, where known, collected_t, source_utilised_t, uncollected_t, population, days. Titles in Thai or English, in any
// order and case, amounts in t or kg by title (…_kg); UTF-8 with or without mark and TIS-620; B.E. and C.E.; Thai digits.
//
// In files of up to 20,000 rows the months of a unit are also compared with one another (R05, R06, R08: warnings, told after
// the last row).
//
// A row is accepted when it has no error; warnings do not hinder. Codes of the file itself are F01–F13, see README.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "waste/finding.hpp"
#include "waste/month/report_rules.hpp"

namespace muang::waste {

struct KnownUnit {
  std::string code;        // at most 16 bytes; a unit may have several (our uid, DOPA, DLA)
  std::uint32_t unit = 0;  // below 100,000; given back with each accepted row
};

struct CheckOptions {
  std::vector<KnownUnit> units;
  // LG00001 … LG<numbered> are units 1 … numbered: the codes of practice files, one for each of the 7,850 local governments
  // of the country. 0: no such codes. With neither list nor numbers every code of letters and digits is a unit.
  std::uint32_t numbered = 7850;
  std::uint32_t only_unit = 0;  // a town's own file: rows of another unit are errors; 0: any
  std::uint32_t own_units = 0;  // only units 1 … own_units are the caller's; rows of another are errors; 0: any
  Date today;                   // what lies after it is the future
  ReportLimits limits;
  std::filesystem::path readfile;      // the program muang-readfile, for XLSX
  std::size_t most_findings = 20'000;  // kept by check_file; counted beyond
};

// What is in an accepted row. Masses in kg.
struct ImportRow {
  std::uint32_t row = 0;  // of the file, the heading is row 1
  std::uint32_t unit = 0;
  Month month;
  Date reported_on;                                                                         // year 0: no such column
  std::int64_t generated = 0, organic = -1, recyclable = -1, general = -1, hazardous = -1;  // −1: no such column
  Figure collected, source_utilised, uncollected, population;
  std::uint8_t disposal = 0;  // index of disposal_codes(), 0: no such column
};
std::span<const std::string_view> disposal_codes();

struct RowFinding {
  std::uint32_t row = 0;
  std::string column;  // the title as written; empty: the whole row
  std::string_view rule;
  Severity severity = Severity::Error;
  Params params;
};

struct CheckCounts {
  std::int64_t rows = 0, accepted = 0, errors = 0, warnings = 0;
};

using FindingSink = std::function<void(RowFinding&&)>;
using RowSink = std::function<void(std::span<const ImportRow>)>;             // batches of up to 4,096
using ByteSource = std::function<std::size_t(char* out, std::size_t size)>;  // bytes read; 0: the end

// The check as a stream: memory stays below 16 MiB for any number of rows of up to 8,000 units in 10 years.
Result<CheckCounts> check_csv(const ByteSource& read, const CheckOptions& options, const FindingSink& on_finding,
                              const RowSink& on_rows = {});
// A CSV or XLSX file by its first bytes; "-" is not a file: use check_csv with a source of your own.
Result<CheckCounts> check_path(const std::filesystem::path& file, const CheckOptions& options, const FindingSink& on_finding,
                               const RowSink& on_rows = {});

struct CheckReport {
  std::vector<RowFinding> findings;  // at most most_findings
  CheckCounts counts;
  bool complete() const { return counts.errors + counts.warnings == static_cast<std::int64_t>(findings.size()); }
};
Result<CheckReport> check_file(const std::filesystem::path& file, const CheckOptions& options);

// {"findings":[{"row","column","rule","severity","textTh","textEn"}],"rows","accepted","errors","warnings"}, written while
// it is found, so that the report of a file with a million bad rows is complete and needs no memory.
Result<CheckCounts> write_check(const std::filesystem::path& file, const CheckOptions& options, const Texts& texts,
                                std::ostream& out);

// uid, DOPA and DLA codes of data/org-units/local-governments.csv, units numbered by row from 1. Throws when unreadable.
std::vector<KnownUnit> read_known_units(const std::filesystem::path& local_governments_csv);

}  // namespace muang::waste
