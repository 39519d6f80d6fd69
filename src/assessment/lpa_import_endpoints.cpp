// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "assessment/errors.hpp"
#include "assessment/lpa_facts.hpp"
#include "assessment/lpa_import.hpp"
#include "assessment/sql.hpp"
#include "base/text.hpp"

namespace muang::assessment {

namespace p = identity::permissions;

namespace {

using http::Call;
using http::field;
using http::Method;
using http::Response;

struct FindingLine {
  std::int64_t row = 0;
  std::string column, code, severity, text_th, text_en;
  static constexpr auto fields() {
    return std::tuple{
        field("row", &FindingLine::row, "Line of the file, from 1; 0: the file as a whole."),
        field("column", &FindingLine::column, "Title of the column; may be empty."),
        field("code", &FindingLine::code, "Stable code."),
        field("severity", &FindingLine::severity, "Errors stand against writing.", http::Limits{.values = "error|warning"}),
        field("textTh", &FindingLine::text_th, "Thai."),
        field("textEn", &FindingLine::text_en, "English.")};
  }
};
struct LpaReport {
  bool accepted = false, written = false;
  std::int64_t rows = 0, changed = 0, unchanged = 0;
  std::string encoding;
  std::vector<FindingLine> findings;
  static constexpr auto fields() {
    return std::tuple{field("accepted", &LpaReport::accepted, "No error stands against writing."),
                      field("written", &LpaReport::written, "The marks are stored."),
                      field("rows", &LpaReport::rows, "Rows of the file."),
                      field("changed", &LpaReport::changed, "Marks that differ from what is stored."),
                      field("unchanged", &LpaReport::unchanged, "Marks that are stored already."),
                      field("encoding", &LpaReport::encoding, "utf-8 or tis-620."),
                      field("findings", &LpaReport::findings, "Everything found, by row.")};
  }
};

struct Import {
  const AssessmentService& service;
  const Call& call;
  const RoundRow round;
  LpaFile file;
  std::map<std::int64_t, SheetRow> unbegun;  // by unit, for those without a sheet
};

std::string mark_text(const Answer& answer) {
  return text::format_scaled(answer.lpa_score.value_or(0), 2) + "/" + text::format_scaled(answer.lpa_max.value_or(0), 2);
}

// One town: what its rows change. Writes when `entry` is given.
void apply_town(store::Transaction& tx, identity::AuditEntry* entry, Import& import, OrgUnitId unit,
                const std::vector<const LpaRow*>& rows, LpaReport& report) {
  auto sheet = find_sheet(tx, unit, import.round.fiscal_year);
  const auto unbegun = import.unbegun.find(unit.value);
  const bool open = sheet || unbegun != import.unbegun.end();
  if (!open || closed_reason(sheet ? *sheet : unbegun->second, import.round, import.call.now)) {
    import.file.findings.push_back({rows.front()->row, "", {errors::row_sheet_closed, "", {}}, false});
    return;
  }
  const Framework& framework = import.service.framework(import.round.edition);
  auto answers = sheet ? load_answers(tx, framework, sheet->id) : std::vector<AnswerRow>(framework.lines.size());
  if (!sheet && entry) {
    sheet = unbegun->second;
    sheet->id = SheetId{tx.insert(sql::insert_sheet, {{"unit_id", unit},
                                                      {"fiscal_year", sheet->fiscal_year},
                                                      {"edition", sheet->edition},
                                                      {"kind", sheet->kind},
                                                      {"pass_mark", sheet->pass_mark},
                                                      {"now", import.call.now}})};
  }
  bool any = false;
  for (const LpaRow* row : rows) {
    AnswerRow& stored = answers[*framework.line_of(row->indicator)];
    Answer next;
    next.lpa_score = row->score;
    next.lpa_max = row->max;
    if (stored.answer == next) {
      ++report.unchanged;
      continue;
    }
    ++report.changed;
    if (stored.answer.lpa_score) {
      import.file.findings.push_back({row->row,
                                      "score",
                                      {errors::lpa_replaced,
                                       "",
                                       { {"before", mark_text(stored.answer)},
                                         { "after",
                                           mark_text(next) } }},
                                      true});
    }
    if (entry) {
      entry->change(answer_subject(*sheet, row->indicator), answer_text(stored.answer, ""), answer_text(next, ""));
      save_answer_row(tx, sheet->id, row->indicator, next, stored.reasons, identity::actor_of(import.call).id,
                      import.call.now);
      const auto published =
          publish_lpa(import.service, tx, *entry, *sheet, row->indicator, next, identity::author_of(import.call));
      ENSURE(published.ok(), "an LPA mark that was accepted fits the catalogue");
    }
    stored.answer = next;
    any = true;
  }
  if (!entry || !any) return;
  refresh_self(tx, framework, import.service.yardstick(tx, framework, sheet->pass_mark, sheet->fiscal_year), sheet->id,
               values_of(answers), import.call.now);
}

void apply(store::Transaction& tx, identity::AuditEntry* entry, Import& import, LpaReport& report) {
  std::map<std::int64_t, std::vector<const LpaRow*>> towns;
  for (const LpaRow& row : import.file.rows) towns[row.unit->id.value].push_back(&row);
  for (const auto& [unit, rows] : towns) apply_town(tx, entry, import, OrgUnitId{unit}, rows, report);
}

void finish(const Import& import, LpaReport& report) {
  auto findings = import.file.findings;
  std::stable_sort(findings.begin(), findings.end(), [](const LpaFinding& a, const LpaFinding& b) { return a.row < b.row; });
  const Texts* texts = import.service.settings().texts;
  for (const LpaFinding& one : findings) {
    report.findings.push_back({one.row, one.column, code_text(one.error.code), one.is_warning ? "warning" : "error",
                               texts ? texts->error_text("th", one.error) : "",
                               texts ? texts->error_text("en", one.error) : ""});
  }
  report.accepted = std::all_of(findings.begin(), findings.end(), [](const LpaFinding& one) { return one.is_warning; });
  report.rows = import.file.row_count;
  report.encoding = import.file.encoding;
}

struct Target {
  std::shared_ptr<const identity::UnitTree> tree;
  OrgUnitId province;
  RoundRow round;
};

Result<Target> target_of(const AssessmentService& service, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto today = actor.tree ? actor.tree : service.identity().tree_now();
  const auto id = call.path_integer("province");
  const identity::OrgUnit* province = id ? today->find(OrgUnitId{*id}) : today->find_uid(call.path_values.at("province"));
  const bool is_province = province && province->unit_class == identity::UnitClass::Province;
  if (!is_province || !actor.may(p::import_lpa, province->id)) return errors::province_unknown;
  TRY(const FiscalYear year, year_named(call.query_value("year").value_or("")));
  const auto round = service.database().reading([&](store::Transaction& tx) { return find_round(tx, year.gregorian()); });
  if (!round) return Error{errors::no_round, "year", {{"year", std::to_string(year.buddhist())}}};
  return Target{service.identity().tree_on(*Date::parse_iso(round->closes_at)), province->id, *round};
}

// Sheets that would be made; reads trees, so it runs before the transaction.
void prepare_sheets(Import& import) {
  for (const LpaRow& row : import.file.rows) {
    if (import.unbegun.contains(row.unit->id.value)) continue;
    auto sheet = unbegun_sheet(import.service, row.unit->id, import.round);
    if (sheet) import.unbegun.emplace(row.unit->id.value, std::move(sheet).value());
  }
}

Result<Response> run(const AssessmentService& service, const Call& call) {
  TRY(const Target target, target_of(service, call));
  if (call.files.empty()) return Error{errors::file_missing, "file", {}};
  if (call.files.size() > 1) return Error{errors::too_many_files, "file", {}};
  const Framework& framework = service.framework(target.round.edition);
  Import import{
      service, call, target.round, read_lpa_file(call.files.front().content, framework, *target.tree, target.province), {}};
  prepare_sheets(import);
  LpaReport report;
  service.database().read([&](store::Transaction& tx) { apply(tx, nullptr, import, report); });
  finish(import, report);
  if (!report.accepted || call.query_value("commit").value_or("false") != "true") return http::ok_json(report);
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<LpaReport> {
    import.file.findings.clear();  // the transaction may be repeated
    LpaReport written;
    entry.concerns(target.province);
    apply(tx, &entry, import, written);
    finish(import, written);
    if (!written.accepted) return errors::row_sheet_closed;  // a town handed in between
    written.written = true;
    return written;
  };
  TRY(const LpaReport written,
      service.identity().audit().transact<LpaReport>(identity::author_of(call), "assessment.lpa", work));
  return http::ok_json(written);
}

}  // namespace

void add_lpa_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/provinces/{province}/lpa",
       .permission = p::import_lpa,
       .summary = "LPA marks of a province's towns as CSV (uid or code, indicator, score, max): checked, then written.",
       .query = {{.name = "year", .type = "integer", .description = "Fiscal year, B.E.", .required = true},
                 {.name = "commit", .type = "boolean", .description = "Write when no error stands against it."}},
       .response = http::schema_of<LpaReport>(),
       .errors = {errors::province_unknown, errors::no_round, errors::file_missing, errors::too_many_files,
                  errors::row_sheet_closed},
       .body_limit = 2 << 20,
       .upload = true,
       .handler = [&service](const Call& call) { return run(service, call); }});
}

}  // namespace muang::assessment
