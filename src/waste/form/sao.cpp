// SPDX-License-Identifier: Apache-2.0
#include "waste/form/sao.hpp"

#include <unordered_map>

#include "waste/form/sao_dto.hpp"
#include "waste/form/sao_errors.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;
namespace p = identity::permissions;

bool may_switch(const identity::Actor& actor, const OrgUnit& province) {
  return actor.may(p::check_waste, province.id) || actor.may(p::manage_units, province.id);
}

struct Switched {
  std::string since, reason, by;
  std::int64_t units = 0;
  Instant at = 0;
};

std::unordered_map<std::int64_t, Switched> switched_provinces(store::Transaction& tx) {
  std::unordered_map<std::int64_t, Switched> found;
  tx.query(sql::sao_provinces, {}, [&](const store::Row& row) {
    found[row.integer(0)] = {row.string(1), row.string(2), row.maybe_text(5).value_or(""), row.integer(3), row.integer(4)};
  });
  return found;
}

SaoProvince view_of(const Waste& waste, const identity::Actor& actor, const OrgUnit& province, const Switched* switched) {
  SaoProvince view{.province = province.uid, .name_th = province.name_th, .name_en = province.name_en};
  view.listed = static_cast<std::int64_t>(waste.saos().count_in(province.uid));
  view.may_switch = !switched && may_switch(actor, province);
  if (!switched) return view;
  view.units = switched->units;
  view.since = switched->since;
  view.reason = switched->reason;
  view.by = switched->by;
  view.at = iso_instant(switched->at);
  return view;
}

Result<Response> list(const Waste& waste, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : waste.identity().tree_now();
  const auto switched = waste.database().reading([](store::Transaction& tx) { return switched_provinces(tx); });
  SaoProvinces answer;
  for (const OrgUnit* province : tree->provinces()) {
    if (!actor.may(p::read_waste, province->id)) continue;
    const auto found = switched.find(province->id.value);
    answer.items.push_back(view_of(waste, actor, *province, found == switched.end() ? nullptr : &found->second));
    answer.listed += answer.items.back().listed;
    answer.units += answer.items.back().units;
    answer.provinces += answer.items.back().since.empty() ? 0 : 1;
  }
  return http::ok_json(answer);
}

// All that stands against the switch at once.
Result<Date> checked(const Call& call, const SaoSwitch& body) {
  Problems problems;
  const auto day = Date::parse_iso(body.since);
  // Not in the future: kept answers know no clock. Not before the list of December 2562, from which the units come.
  if (!day || *day > Date::of_instant(call.now) || *day < Date{2019, 12, 20})
    problems.push_back({errors::bad_sao_day, "since", {{"day", body.since}}});
  if (body.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    problems.push_back({errors::sao_reason_needed, "reason", {}});
  if (!problems.empty()) return problems;
  return *day;
}

Result<Response> bring_in(Waste& waste, const Call& call, const SaoSwitch& body) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : waste.identity().tree_now();
  const OrgUnit* province = tree->find_uid(call.path_values.at("province"));
  if (!province || province->unit_class != identity::UnitClass::Province || !province->in_programme ||
      !actor.may(p::read_waste, province->id))
    return errors::sao_province_not_found;
  if (!may_switch(actor, *province)) return errors::not_your_sao;
  TRY(const Date day, checked(call, body));
  const auto done = waste.identity().audit().transact<Switched>(
      identity::author_of(call), "waste.sao", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Switched> {
        if (switched_provinces(tx).contains(province->id.value)) return errors::sao_already_in;
        const std::size_t units = waste.saos().bring_in(tx, province->uid, day);
        tx.run(sql::insert_sao_province, {{"province_id", province->id},
                                          {"since", day.iso()},
                                          {"reason", body.reason},
                                          {"units", units},
                                          {"now", call.now},
                                          {"person_id", actor.id}});
        entry.concerns(province->id);
        entry.change("unit/" + std::to_string(province->id.value) + "/sao", "",
                     std::to_string(units) + " units from " + day.iso() + "; " + body.reason);
        entry.bump("units");
        entry.bump("waste");
        return Switched{day.iso(), body.reason, actor.display_name, static_cast<std::int64_t>(units), call.now};
      });
  if (!done) return done.problems();
  return http::ok_json(view_of(waste, actor, *province, &*done), 201);
}

}  // namespace

void add_sao_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/sao",
                   .permission = p::read_waste,
                   .summary = "Provinces whose อบต. report their waste too, and those whose do not.",
                   .response = http::schema_of<SaoProvinces>(),
                   .handler = [&waste](const Call& call) { return list(waste, call); }});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/waste/sao/{province}",
                   .permission = signed_in,
                   .summary = "Brings the อบต. of a province in: from the day on they are units that report waste.",
                   .request = http::schema_of<SaoSwitch>(),
                   .response = http::schema_of<SaoProvince>(),
                   .errors = {errors::sao_province_not_found, errors::not_your_sao, errors::sao_already_in,
                              errors::bad_sao_day, errors::sao_reason_needed},
                   .idempotency_key = true,
                   .handler = http::with_body<SaoSwitch>(
                       [&waste](const Call& call, const SaoSwitch& body) { return bring_in(waste, call, body); })});
}

}  // namespace muang::waste
