// SPDX-License-Identifier: Apache-2.0
#include "waste/file/import_endpoints.hpp"

#include "base/sandbox.hpp"
#include "base/temporary_file.hpp"
#include "report/table.hpp"
#include "waste/file/import.hpp"
#include "waste/file/import_dto.hpp"
#include "waste/file/import_errors.hpp"
#include "waste/file/import_store.hpp"
#include "waste/file/reports_errors.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
namespace p = identity::permissions;

constexpr std::size_t largest_upload = 20 << 20;  // ours: 250,000 rows; beyond it the command line imports
constexpr std::size_t shown_findings = 200;

MonthFileFinding view(const Texts& texts, std::int64_t row, const std::string& column, std::string_view rule,
                      std::string_view severity, const Params& params) {
  const std::string key = "waste-rules." + text_key(rule, params);
  return {row, column, std::string(rule), std::string(severity), texts.get("th", key, params), texts.get("en", key, params)};
}

MonthFileReport report_of(const ImportDone& done) {
  return {.id = done.id,
          .written = done.id != 0,
          .file_name = done.file_name,
          .sha256 = done.sha256,
          .imported_at = iso_instant(done.at),
          .person_name = done.by_name,
          .rows = done.check.rows,
          .accepted = done.check.accepted,
          .refused = done.check.rows - done.check.accepted,
          .taken = done.taken,
          .drafts = done.drafts,
          .already = done.already,
          .errors = done.check.errors,
          .warnings = done.check.warnings,
          .composition_not_kept = done.leaves_composition,
          .disposal_not_kept = done.leaves_disposal,
          .findings = {}};
}

Result<Response> import(Waste& waste, const Call& call) {
  const auto& actor = identity::actor_of(call);
  if (!actor.may_somewhere(p::check_waste) && !actor.may_somewhere(p::edit_waste)) return errors::import_not_yours;
  if (call.files.empty()) return Error{errors::import_file_missing, "file", {}};
  if (call.files.size() > 1) return Error{errors::import_many_files, "file", {}};
  const TemporaryFile file(call.files.front().content);
  TRY(const ImportDone done, import_months(waste, {.actor = actor,
                                                   .author = identity::author_of(call),
                                                   .file = file.path(),
                                                   .name = call.files.front().name,
                                                   .readfile = program_beside("muang-readfile"),
                                                   .dry_run = call.query_value("dry-run") == "true"}));
  MonthFileReport report = report_of(done);
  for (const RowFinding& one : done.findings) {
    if (report.findings.size() == shown_findings) break;
    report.findings.push_back(view(waste.texts(), one.row, one.column, one.rule, severity_code(one.severity), one.params));
  }
  return http::ok_json(report);
}

struct Found {
  ImportDone done;
  std::vector<StoredFinding> findings;
};

// The sender sees it, and who may read the reports of everything that the sender could import. Unknown and foreign alike:
// 404.
Result<Found> found_import(const Waste& waste, const Call& call, std::size_t most) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("import");
  if (!id) return errors::import_not_found;
  std::optional<Found> found;
  waste.database().read([&](store::Transaction& tx) {
    const auto done = find_import(tx, *id);
    if (!done || (done->by != actor.id && !actor.may(p::read_waste, done->scope))) return;
    found = Found{*done, findings_of(tx, *id, most)};
  });
  if (!found) return errors::import_not_found;
  return std::move(*found);
}

Result<Response> show(const Waste& waste, const Call& call) {
  TRY(const Found found, found_import(waste, call, shown_findings));
  MonthFileReport report = report_of(found.done);
  for (const StoredFinding& one : found.findings) {
    report.findings.push_back(view(waste.texts(), one.row, one.column, one.rule, one.severity, one.params));
  }
  return http::ok_json(report);
}

Result<Response> findings_file(const Waste& waste, const Call& call) {
  TRY(const Found found, found_import(waste, call, most_kept_findings));
  report::Table table;
  for (const char* title : {"row", "column", "rule", "severity", "textTh", "textEn"})
    table.columns.push_back({.title = title});
  for (const StoredFinding& one : found.findings) {
    const MonthFileFinding line = view(waste.texts(), one.row, one.column, one.rule, one.severity, one.params);
    table.rows.push_back({report::Number{line.row}, line.column, line.rule, line.severity, line.text_th, line.text_en});
  }
  Response response{.content_type = "text/csv; charset=utf-8", .body = report::write_csv(table)};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"import-" + std::to_string(found.done.id) + "-findings.csv\"");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_import_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/waste/imports",
                   .permission = signed_in,
                   .summary = "A CSV or XLSX file of monthly reports: checked row by row, then all acceptable rows stored.",
                   .query = {{"dry-run", "boolean", "Only say what would happen."}},
                   .response = http::schema_of<MonthFileReport>(),
                   .errors = {errors::import_not_yours, errors::import_file_missing, errors::import_many_files,
                              errors::import_again, errors::import_too_large, errors::report_file_unreadable,
                              errors::report_file_empty, errors::report_column_missing, errors::report_column_twice,
                              errors::report_file_not_xlsx, errors::report_xlsx_too_large, errors::report_file_binary,
                              errors::report_line_too_long, errors::report_readers_busy, errors::report_too_many_units},
                   .body_limit = largest_upload,
                   .upload = true,
                   .handler = [&waste](const Call& call) { return import(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/imports/{import}",
                   .permission = signed_in,
                   .summary = "An imported file: who, when, its hash, its counts and its first findings.",
                   .response = http::schema_of<MonthFileReport>(),
                   .errors = {errors::import_not_found},
                   .handler = [&waste](const Call& call) { return show(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/imports/{import}/findings",
                   .permission = signed_in,
                   .summary = "What was noticed in an imported file, row by row, as CSV.",
                   .errors = {errors::import_not_found},
                   .handler = [&waste](const Call& call) { return findings_file(waste, call); }});
}

}  // namespace muang::waste
