// SPDX-License-Identifier: Apache-2.0
// Historical records: what a source says of a province after a round. The department adds and removes its own; those that
// came with the program stay.
#include "assessment/results.hpp"
#include "programme/errors.hpp"
#include "programme/service.hpp"
#include "programme/sql.hpp"

namespace muang::programme {

namespace {

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

struct Checked {
  const identity::OrgUnit* province = nullptr;
  FiscalYear year;
};

Result<Checked> check(const identity::UnitTree& tree, const NewRecord& body) {
  Problems problems;
  const auto* province = tree.find_uid(body.province);
  if (!province || province->unit_class != identity::UnitClass::Province || !province->in_programme) {
    problems.push_back({errors::unknown_province, "province", {}});
  } else if (body.unit_id) {
    const auto* unit = tree.find(OrgUnitId{*body.unit_id});
    if (!unit || unit->province != province->id) problems.push_back({errors::unit_not_in_province, "unitId", {}});
  }
  if (blank(body.source)) problems.push_back({errors::source_needed, "source", {}});
  if (blank(body.reason)) problems.push_back({errors::reason_needed, "reason", {}});
  if (!problems.empty()) return problems;
  return Checked{province, FiscalYear::from_buddhist(body.year)};
}

Result<http::Response> create(Programme& programme, const http::Call& call, const NewRecord& body) {
  const auto tree = programme.identity().tree_now();
  TRY(const Checked checked, check(*tree, body));
  const auto& actor = identity::actor_of(call);
  const auto made = programme.identity().audit().transact<RecordView>(
      identity::author_of(call), "programme.record-add",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<RecordView> {
        const auto same = tx.one(
            sql::same_record,
            {{"province_id", checked.province->id}, {"fiscal_year", checked.year.gregorian()}, {"source", body.source}},
            [](const store::Row& row) { return row.integer(0); });
        if (same) return errors::record_exists;
        const auto id = tx.insert(sql::insert_record, {{"province_id", checked.province->id},
                                                       {"unit_id", body.unit_id},
                                                       {"fiscal_year", checked.year.gregorian()},
                                                       {"passed", body.passed},
                                                       {"whole_list", false},
                                                       {"source", body.source},
                                                       {"certainty", body.certainty},
                                                       {"reason", body.reason},
                                                       {"seed_key", ""},
                                                       {"now", call.now},
                                                       {"by", actor.id}});
        entry.concerns(checked.province->id);
        entry.change("coverage-record/" + std::to_string(id), "",
                     body.province + " " + Period::fiscal(checked.year).text() +
                         (body.passed ? " passed: " : " not passed: ") + body.source);
        entry.bump(assessment::coverage_topic);
        return RecordView{id,          body.province,         body.year,         body.unit_id,
                          body.passed, body.source,           body.certainty,    body.reason,
                          false,       iso_instant(call.now), actor.display_name};
      });
  if (!made) return made.problems();
  return http::ok_json(*made, 201);
}

Result<http::Response> list(const Programme& programme, const http::Call& call) {
  const auto tree = programme.identity().tree_now();
  const std::string province = call.query_value("province").value_or("");
  RecordList records;
  programme.database().read([&](store::Transaction& tx) {
    tx.query(sql::records_listed, {}, [&](const store::Row& row) {
      const auto* unit = tree->find(OrgUnitId{row.integer(1)});
      if (!unit || (!province.empty() && unit->uid != province)) return;
      records.items.push_back({row.integer(0), unit->uid,
                               FiscalYear::from_gregorian(static_cast<int>(row.integer(3))).buddhist(), row.maybe_integer(2),
                               row.flag(4), row.string(5), row.string(6), row.string(7), !row.text(8).empty(),
                               iso_instant(row.integer(9)), row.maybe_text(10).value_or("")});
    });
  });
  return http::ok_json(records);
}

Result<http::Response> remove(Programme& programme, const http::Call& call) {
  const auto id = call.path_integer("record");
  if (!id) return errors::record_not_found;
  const auto done = programme.identity().audit().transact<Done>(
      identity::author_of(call), "programme.record-remove",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        struct Found {
          std::int64_t province;
          std::string what, seed_key;
        };
        const auto found = tx.one(sql::find_record, {{"id", *id}}, [](const store::Row& row) {
          return Found{row.integer(1), std::string(row.flag(3) ? "passed: " : "not passed: ") + row.string(4),
                       row.string(5)};
        });
        if (!found) return errors::record_not_found;
        if (!found->seed_key.empty()) return errors::seeded_record;
        tx.run(sql::remove_record, {{"id", *id}, {"now", call.now}});
        entry.concerns(OrgUnitId{found->province});
        entry.change("coverage-record/" + std::to_string(*id), found->what, "");
        entry.bump(assessment::coverage_topic);
        return Done{};
      });
  if (!done) return done.problems();
  return http::Response{.status = 204, .content_type = "", .body = {}, .headers = {}};
}

}  // namespace

void add_record_endpoints(std::vector<http::Endpoint>& table, Programme& programme) {
  using http::Method;
  namespace p = identity::permissions;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/coverage/records",
                   .permission = p::announce,
                   .summary = "What sources say of the provinces, of all rounds.",
                   .query = {{"province", "string", "TH-49: of this one only."}},
                   .response = http::schema_of<RecordList>(),
                   .handler = [&programme](const http::Call& call) { return list(programme, call); }});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/coverage/records",
                   .permission = p::announce,
                   .summary = "Record what a source says of a province after a round.",
                   .request = http::schema_of<NewRecord>(),
                   .response = http::schema_of<RecordView>(),
                   .errors = {errors::unknown_province, errors::unit_not_in_province, errors::source_needed,
                              errors::reason_needed, errors::record_exists},
                   .idempotency_key = true,
                   .handler = http::with_body<NewRecord>([&programme](const http::Call& call, const NewRecord& body) {
                     return create(programme, call, body);
                   })});
  table.push_back({.method = Method::Delete,
                   .path = "/api/v1/coverage/records/{record}",
                   .permission = p::announce,
                   .summary = "Take back a record that was added by hand.",
                   .errors = {errors::record_not_found, errors::seeded_record},
                   .handler = [&programme](const http::Call& call) { return remove(programme, call); }});
}

}  // namespace muang::programme
