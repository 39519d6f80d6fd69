// SPDX-License-Identifier: Apache-2.0
#include "waste/file/import_store.hpp"

#include <unordered_map>

#include "http/json.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

namespace p = identity::permissions;

struct Coded {
  OrgUnitId unit;
  std::string codes[3];
};

OrgUnitId top_of(const identity::Actor& actor) {
  std::optional<OrgUnitId> one;
  for (const identity::Grant& grant : actor.grants) {
    if (one && *one != grant.scope) return actor.tree->find_uid("TH")->id;
    one = grant.scope;
  }
  return one.value_or(OrgUnitId{});
}

std::string params_json(const Params& params) {
  std::string out = "{";
  for (const auto& [name, value] : params) {
    if (out.size() > 1) out += ',';
    http::append_json(out, name);
    out += ':';
    http::append_json(out, value);
  }
  return out + "}";
}

Params params_of_json(std::string_view text) {
  Params params;
  const auto json = http::parse_json(text);
  const auto* object = json ? json->as<http::Json::Object>() : nullptr;
  if (!object) return params;
  for (const auto& [name, value] : *object) {
    if (const auto* word = value.as<std::string>()) params.emplace_back(name, *word);
  }
  return params;
}

StoredReport draft_of(const ImportRow& row, OrgUnitId unit) {
  StoredReport draft{.unit = unit};
  draft.report.period = row.month;
  draft.report.generated = row.generated;
  draft.report.collected = row.collected;
  draft.report.source_utilised = row.source_utilised;
  draft.report.uncollected = row.uncollected ? row.uncollected : computed_uncollected(draft.report);
  draft.report.population_registered = row.population;
  return draft;
}

void insert_draft(store::Transaction& tx, const ImportRow& row, OrgUnitId unit, const ImportDone& done) {
  const std::int64_t report = insert_report(tx, draft_of(row, unit), done.at, done.by);
  tx.run(sql::insert_report_event, {{"report_id", report},
                                    {"at", done.at},
                                    {"person_id", done.by},
                                    {"action", "import"},
                                    {"from_state", "none"},
                                    {"to_state", "draft"},
                                    {"reason", done.file_name}});
}

// In the order of append_imported_month.
void fill(std::span<std::optional<std::int64_t>> out, const ImportRow& row, std::int64_t day, OrgUnitId unit,
          std::int64_t import) {
  out[0] = unit.value;
  out[1] = row.month.index();
  out[2] = import;
  out[3] = row.generated;
  out[4] = day == 0 ? std::nullopt : std::optional(day);
  out[5] = row.collected;
  out[6] = row.source_utilised;
  out[7] = row.uncollected;
  out[8] = row.population;
}

}  // namespace

ImportScope import_scope(store::Transaction& tx, const identity::Actor& actor) {
  ImportScope scope;
  if (!actor.tree || actor.grants.empty()) return scope;
  std::vector<Coded> foreign;
  const auto take = [&](const Coded& coded, bool approves) {
    scope.places.push_back({coded.unit, approves});
    for (const std::string& code : coded.codes) {
      if (!code.empty()) scope.codes.push_back({code, static_cast<std::uint32_t>(scope.places.size())});
    }
  };
  tx.query(sql::unit_codes, {}, [&](const store::Row& row) {
    Coded coded{OrgUnitId{row.integer(0)}, {row.string(1), row.string(2), row.string(3)}};
    const bool approves = actor.may(p::check_waste, coded.unit);
    if (!approves && !actor.may(p::edit_waste, coded.unit)) return foreign.push_back(std::move(coded));
    take(coded, approves);
  });
  scope.own = static_cast<std::uint32_t>(scope.places.size());
  for (const Coded& coded : foreign) take(coded, false);
  scope.top = top_of(actor);
  return scope;
}

std::optional<EarlierImport> earlier_import(store::Transaction& tx, const std::string& sha256, PersonId person) {
  return tx.one(sql::import_of_file, {{"sha256", sha256}, {"person_id", person}}, [](const store::Row& row) {
    return EarlierImport{row.integer(0), row.integer(1)};
  });
}

// A year at a time, because a server's answer is held whole in memory.
void leave_reported(store::Transaction& tx, const ImportScope& scope, ImportRows& rows) {
  rows.take_all();
  std::unordered_map<std::int64_t, std::uint32_t> numbers;
  for (std::uint32_t unit = 1; unit <= scope.own; ++unit) numbers.emplace(scope.place(unit).unit.value, unit);
  for (Month first = rows.first(); first <= rows.last(); first = first + 12) {
    const Month last = std::min(first + 11, rows.last());
    tx.query(sql::months_reported, {{"first", first.index()}, {"last", last.index()}}, [&](const store::Row& row) {
      const auto number = numbers.find(row.integer(0));
      if (number != numbers.end()) rows.leave(number->second, Month::from_index(static_cast<int>(row.integer(1))));
    });
  }
}

std::int64_t insert_import(store::Transaction& tx, const ImportDone& done) {
  return tx.insert(sql::insert_import, {{"scope_id", done.scope},
                                        {"file_name", done.file_name},
                                        {"sha256", done.sha256},
                                        {"row_count", done.check.rows},
                                        {"accepted", done.check.accepted},
                                        {"taken", done.taken},
                                        {"drafts", done.drafts},
                                        {"already", done.already},
                                        {"errors", done.check.errors},
                                        {"warnings", done.check.warnings},
                                        {"now", done.at},
                                        {"person_id", done.by}});
}

void insert_findings(store::Transaction& tx, std::int64_t import, std::int64_t place,
                     const std::vector<RowFinding>& findings) {
  for (const RowFinding& finding : findings) {
    tx.send(sql::insert_import_finding, {{"import_id", import},
                                         {"place", place++},
                                         {"row_number", finding.row},
                                         {"column_title", finding.column},
                                         {"rule", finding.rule},
                                         {"severity", static_cast<int>(finding.severity)},
                                         {"params", params_json(finding.params)}});
  }
}

void insert_rows(store::Transaction& tx, const ImportScope& scope, const ImportRows& rows, const ImportDone& done) {
  auto cursor = rows.taken_rows();
  std::vector<ImportRow> drafts;
  ImportRow row;
  tx.append(sql::append_imported_month, [&](std::span<std::optional<std::int64_t>> out) {
    while (cursor.next(row)) {
      const ImportScope::Place& place = scope.place(row.unit);
      if (place.approves) return fill(out, row, cursor.reported_day(), place.unit, done.id), true;
      drafts.push_back(row);
    }
    return false;
  });
  for (const ImportRow& draft : drafts) insert_draft(tx, draft, scope.place(draft.unit).unit, done);
}

std::optional<ImportDone> find_import(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::find_import, {{"id", id}}, [](const store::Row& row) {
    ImportDone done{
        .id = row.integer(0), .scope = OrgUnitId{row.integer(1)}, .file_name = row.string(2), .sha256 = row.string(3)};
    done.check = {row.integer(4), row.integer(5), row.integer(9), row.integer(10)};
    done.taken = row.integer(6);
    done.drafts = row.integer(7);
    done.already = row.integer(8);
    done.at = row.integer(11);
    done.by = PersonId{row.integer(12)};
    done.by_name = row.maybe_text(13).value_or("");
    return done;
  });
}

std::vector<StoredFinding> findings_of(store::Transaction& tx, std::int64_t import, std::size_t most) {
  return tx.all(sql::import_findings, {{"import_id", import}, {"most", most}}, [](const store::Row& row) {
    return StoredFinding{row.integer(0), row.string(1), row.string(2),
                         std::string(severity_code(static_cast<Severity>(row.integer(3)))), params_of_json(row.text(4))};
  });
}

}  // namespace muang::waste
