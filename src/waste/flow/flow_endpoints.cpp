// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "waste/flow/flow_errors.hpp"
#include "waste/flow/flow_views.hpp"
#include "waste/month/months.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;
using identity::UnitClass;
namespace p = identity::permissions;

constexpr int most_months = 36;

struct Period {
  Month first, last;
};

// Both months and the scope are checked at once.
Result<Period> period_of(const Call& call) {
  Problems problems;
  const auto month = [&](const char* name) {
    const std::string text = call.query_value(name).value_or("");
    const auto found = parse_be_month(text);
    if (!found) problems.push_back({errors::bad_flow_month, name, {{"month", text.substr(0, 20)}}});
    return found.value_or(Month{});
  };
  const Period period{month("first"), month("last")};
  const int months = period.last.index() - period.first.index() + 1;
  if (problems.empty() && (months < 1 || months > most_months))
    problems.push_back({errors::bad_flow_period, "last", {{"months", std::to_string(most_months)}}});
  if (!problems.empty()) return problems;
  return period;
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

const OrgUnit* unit_named(const identity::UnitTree& tree, const std::string& text) {
  const auto id = number_of(text);
  return id ? tree.find(OrgUnitId{*id}) : tree.find_uid(text);
}

FlowScope scope_of_unit(const std::string& kind, const OrgUnit& unit, const identity::UnitTree& tree) {
  FlowScope scope{kind, unit.uid, unit.full_name_th(), unit.full_name_en(), {}};
  if (scope.name_en.empty()) scope.name_en = unit.name_en;
  for (const OrgUnit& one : tree.units()) {
    if (one.unit_class != UnitClass::LocalGovernment) continue;
    if (kind == "nation" || tree.lies_in(one.id, unit.id)) scope.units.push_back(one.id);
  }
  std::ranges::sort(scope.units, {}, [](const OrgUnitId& id) { return id.value; });
  return scope;
}

std::optional<UnitClass> class_of(std::string_view scope) {
  if (scope == "nation") return UnitClass::Nation;
  if (scope == "office") return UnitClass::RegionalOffice;
  if (scope == "province") return UnitClass::Province;
  if (scope == "town") return UnitClass::LocalGovernment;
  return std::nullopt;
}

// A unit of the class that the scope asks for.
Result<const OrgUnit*> unit_of_scope(const Call& call, const std::string& scope, const identity::UnitTree& tree) {
  const std::string id = scope == "nation" ? "TH" : call.query_value("id").value_or("");
  const OrgUnit* unit = unit_named(tree, id);
  if (!unit || unit->unit_class != class_of(scope)) return Error{errors::flow_place_not_found, "id", {}};
  return unit;
}

Result<Response> open_flows(const Waste& waste, const Call& call) {
  const std::string kind = call.query_value("scope").value_or("");
  if (kind != "nation" && kind != "office" && kind != "province")
    return Error{errors::unknown_scope, "scope", {{"scope", kind.substr(0, 20)}}};
  TRY(const Period period, period_of(call));
  const auto tree = waste.identity().tree_on(period.last.last_day());
  TRY(const OrgUnit* const unit, unit_of_scope(call, kind, *tree));
  const FlowScope scope = scope_of_unit(kind, *unit, *tree);
  return http::ok_json(waste.database().reading([&](store::Transaction& tx) {
    return flows_view(tx, waste, *tree, scope, period.first, period.last, Names::Hidden);
  }));
}

// Every member must be the caller's to read: a sum over two towns tells each the other.
Result<FlowScope> cluster_scope(store::Transaction& tx, const Call& call) {
  const auto id = number_of(call.query_value("id").value_or(""));
  const Error hidden{errors::flow_place_not_found, "id", {}};
  if (!id) return hidden;
  auto scope = tx.one(sql::flow_cluster, {{"id", *id}}, [&](const store::Row& row) {
    return FlowScope{"cluster", std::to_string(*id), row.string(0), row.string(1), {}};
  });
  if (!scope) return hidden;
  scope->units =
      tx.all(sql::flow_cluster_members, {{"id", *id}}, [](const store::Row& row) { return OrgUnitId{row.integer(0)}; });
  const auto& actor = identity::actor_of(call);
  const bool mine = std::ranges::all_of(scope->units, [&](OrgUnitId unit) { return actor.may(p::read_waste, unit); });
  if (!mine || scope->units.empty()) return hidden;
  return *scope;
}

Result<Response> inside_flows(const Waste& waste, const Call& call) {
  const std::string kind = call.query_value("scope").value_or("");
  if (kind != "cluster" && !class_of(kind)) return Error{errors::unknown_scope, "scope", {{"scope", kind.substr(0, 20)}}};
  TRY(const Period period, period_of(call));
  const auto tree = waste.identity().tree_on(period.last.last_day());
  std::optional<FlowScope> scope;
  if (kind != "cluster") {
    TRY(const OrgUnit* const unit, unit_of_scope(call, kind, *tree));
    if (!identity::actor_of(call).may(p::read_waste, unit->id)) return Error{errors::flow_place_not_found, "id", {}};
    scope = scope_of_unit(kind, *unit, *tree);
  }
  return waste.database().reading([&](store::Transaction& tx) -> Result<Response> {
    if (!scope) {
      TRY(scope, cluster_scope(tx, call));
    }
    return http::ok_json(flows_view(tx, waste, *tree, *scope, period.first, period.last, Names::Told));
  });
}

}  // namespace

void add_flow_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  const std::vector<ErrorCode> refusals{errors::unknown_scope, errors::flow_place_not_found, errors::bad_flow_month,
                                        errors::bad_flow_period};
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/flows",
                   .permission = open_to_public,
                   .summary = "Where the waste of approved reports goes: reconciled, as a drawing and as a table.",
                   .query = {{"scope", "string", "nation, office or province.", true},
                             {"id", "string", "Stable key or id of the office or province: TH-49."},
                             {"first", "string", "First month, B.E.: 2568-01.", true},
                             {"last", "string", "Last month; at most 36 months.", true}},
                   .response = http::schema_of<FlowsView>(),
                   .errors = refusals,
                   .kept = {{"waste", "units"}},
                   .handler = [&waste](const Call& call) { return open_flows(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/flows/inside",
                   .permission = signed_in,
                   .summary = "The same with the towns and sites whose figures do not fit, for those who read them.",
                   .query = {{"scope", "string", "nation, office, province, cluster or town.", true},
                             {"id", "string", "Stable key or id of the unit, or id of the cluster."},
                             {"first", "string", "First month, B.E.: 2568-01.", true},
                             {"last", "string", "Last month; at most 36 months.", true}},
                   .response = http::schema_of<FlowsView>(),
                   .errors = refusals,
                   .handler = [&waste](const Call& call) { return inside_flows(waste, call); }});
}

}  // namespace muang::waste
