// SPDX-License-Identifier: Apache-2.0
#include "waste/file/check_file.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <ostream>
#include <stdexcept>

#include "http/json.hpp"
#include "http/sheet_reader.hpp"
#include "report/csv.hpp"
#include "waste/file/check_rows.hpp"
#include "waste/file/check_series.hpp"
#include "waste/file/reports_errors.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t batch_size = 4096;

// The lines that muang-readfile prints, one row each, under the same checks.
class SheetCheck {
 public:
  SheetCheck(const CheckOptions& options, const FindingSink& on_finding, const RowSink& on_rows)
      : options_(options), on_finding_(on_finding), on_rows_(on_rows) {}

  Result<CheckCounts> finish() {
    if (!checker_) return Error{errors::report_file_empty, "", {}};
    hand_over();
    series_.finish(*checker_);
    return checker_->counts();
  }

  Result<Done> take(std::uint32_t row, std::vector<std::string> cells) {
    const bool empty = std::ranges::all_of(cells, &std::string::empty);
    if (empty) return Done{};
    if (checker_) return check(row, cells);
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    TRY(Columns columns, read_titles(cells));
    const std::vector<std::string> unknown = columns.unknown;
    checker_ = std::make_unique<RowChecker>(options_, std::move(columns), on_finding_);
    for (const std::string& title : unknown) checker_->say(1, title, "F14", Severity::Warning, {{"value", title}});
    return Done{};
  }

 private:
  Result<Done> check(std::uint32_t row, std::vector<std::string>& cells) {
    while (cells.size() > checker_->columns().titles.size() && cells.back().empty()) cells.pop_back();
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    batch_.emplace_back();
    if (!checker_->check(row, views.data(), views.size(), batch_.back())) batch_.pop_back();
    if (batch_.size() == batch_size) hand_over();
    return Done{};
  }

  void hand_over() {
    series_.add(batch_);
    if (on_rows_ && !batch_.empty()) on_rows_(batch_);
    batch_.clear();
  }

  const CheckOptions& options_;
  const FindingSink& on_finding_;
  const RowSink& on_rows_;
  std::unique_ptr<RowChecker> checker_;
  std::vector<ImportRow> batch_;
  SeriesCheck series_;
};

Error error_of(http::SheetFault fault) {
  if (fault == http::SheetFault::Busy) return {errors::report_readers_busy, "", {}};
  if (fault == http::SheetFault::NotSheet) return {errors::report_file_not_xlsx, "", {}};
  return {errors::report_xlsx_too_large, "", {{"limit", std::to_string(report::max_rows)}}};
}

Result<CheckCounts> check_xlsx(const std::filesystem::path& file, const CheckOptions& options, const FindingSink& on_finding,
                               const RowSink& on_rows) {
  if (options.readfile.empty()) throw std::runtime_error("no program to read XLSX files with");
  SheetCheck sheet(options, on_finding, on_rows);
  Result<Done> taken = Done{};
  const auto fault = http::read_sheet(file, options.readfile, [&](http::SheetRow&& row) {
    taken = sheet.take(static_cast<std::uint32_t>(row.row), std::move(row.cells));
    return taken.ok();
  });
  if (fault) return error_of(*fault);
  TRY_VOID(taken);
  return sheet.finish();
}

void write_finding(std::string& out, const RowFinding& finding, const Texts& texts) {
  const std::string key = "waste-rules." + text_key(finding.rule, finding.params);
  out += "{\"row\":";
  http::append_json(out, static_cast<std::int64_t>(finding.row));
  out += ",\"column\":";
  http::append_json(out, finding.column);
  out += ",\"rule\":";
  http::append_json(out, finding.rule);
  out += ",\"severity\":";
  http::append_json(out, severity_code(finding.severity));
  out += ",\"textTh\":";
  http::append_json(out, texts.get("th", key, finding.params));
  out += ",\"textEn\":";
  http::append_json(out, texts.get("en", key, finding.params));
  out += '}';
}

}  // namespace

Result<CheckCounts> check_path(const std::filesystem::path& file, const CheckOptions& options, const FindingSink& on_finding,
                               const RowSink& on_rows) {
  std::error_code fault;
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);  // the check has a buffer of its own
  if (!std::filesystem::is_directory(file, fault)) in.open(file, std::ios::binary);
  char mark[4] = {};
  if (!in.is_open() || in.read(mark, sizeof mark).bad()) {
    return Error{errors::report_file_unreadable, "", {{"file", file.filename().string()}}};
  }
  const auto got = static_cast<std::size_t>(in.gcount());
  if (std::string_view(mark, got) == "PK\x03\x04") return check_xlsx(file, options, on_finding, on_rows);
  std::size_t given = 0;
  bool bad = false;
  const auto read = [&](char* out, std::size_t size) -> std::size_t {
    if (given < got) return out[0] = mark[given++], 1;
    in.read(out, static_cast<std::streamsize>(size));
    bad = bad || in.bad();
    return static_cast<std::size_t>(in.gcount());
  };
  auto counts = check_csv(read, options, on_finding, on_rows);
  if (bad) return Error{errors::report_file_unreadable, "", {{"file", file.filename().string()}}};
  return counts;
}

Result<CheckReport> check_file(const std::filesystem::path& file, const CheckOptions& options) {
  CheckReport report;
  const auto keep = [&](RowFinding&& finding) {
    if (report.findings.size() < options.most_findings) report.findings.push_back(std::move(finding));
  };
  TRY(report.counts, check_path(file, options, keep, {}));
  return report;
}

Result<CheckCounts> write_check(const std::filesystem::path& file, const CheckOptions& options, const Texts& texts,
                                std::ostream& out) {
  std::string text;
  bool begun = false;
  const auto begin = [&] { text += std::exchange(begun, true) ? ",\n" : "{\"findings\":[\n"; };
  const auto write = [&](RowFinding&& finding) {
    begin();
    write_finding(text, finding, texts);
    if (text.size() < (1U << 16)) return;
    out << text;
    text.clear();
  };
  TRY(const CheckCounts counts, check_path(file, options, write));
  if (!begun) text += "{\"findings\":[";
  text += "],\"rows\":" + std::to_string(counts.rows) + ",\"accepted\":" + std::to_string(counts.accepted) +
          ",\"errors\":" + std::to_string(counts.errors) + ",\"warnings\":" + std::to_string(counts.warnings) + "}\n";
  out << text;
  return counts;
}

std::vector<KnownUnit> read_known_units(const std::filesystem::path& local_governments_csv) {
  std::ifstream in(local_governments_csv, std::ios::binary);
  if (!in) throw std::runtime_error(local_governments_csv.string() + ": cannot be read");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const report::CsvFile file = report::read_csv(text);
  std::vector<KnownUnit> units;
  for (std::size_t i = 1; i < file.rows.size(); ++i) {
    for (std::size_t c = 0; c < 3 && c < file.rows[i].cells.size(); ++c) {  // uid, dopa_code, dla_code_2560
      if (!file.rows[i].cells[c].empty()) units.push_back({file.rows[i].cells[c], static_cast<std::uint32_t>(i)});
    }
  }
  return units;
}

}  // namespace muang::waste
