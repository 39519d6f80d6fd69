// SPDX-License-Identifier: Apache-2.0
#include "identity/unit_edits.hpp"

#include "identity/errors.hpp"
#include "identity/sql.hpp"
#include "identity/unit_views.hpp"

namespace muang::identity {
namespace {

void save_kind(store::Transaction& tx, OrgUnitId unit, const UnitChange& change) {
  tx.run(sql::supersede_kind, {{"unit_id", unit}, {"day", change.valid_from}, {"kind", change.value}});
  tx.run(sql::insert_kind, {{"unit_id", unit},
                            {"kind", change.value},
                            {"earliest", change.valid_from},
                            {"latest", change.valid_from},
                            {"source", change.source},
                            {"certainty", change.certainty},
                            {"seed_key", ""},
                            {"superseded", 0}});
}

void save_name(store::Transaction& tx, OrgUnitId unit, const UnitChange& change) {
  tx.run(sql::supersede_name, {{"unit_id", unit}, {"day", change.valid_from}, {"name_th", change.value}});
  tx.run(sql::insert_name, {{"unit_id", unit},
                            {"name_th", change.value},
                            {"name_en", change.value_en.value_or("")},
                            {"earliest", change.valid_from},
                            {"latest", change.valid_from},
                            {"source", change.source},
                            {"certainty", change.certainty},
                            {"seed_key", ""},
                            {"superseded", 0}});
}

void save_parent(store::Transaction& tx, OrgUnitId unit, OrgUnitId parent, const UnitChange& change) {
  tx.run(sql::supersede_parent, {{"unit_id", unit}, {"day", change.valid_from}, {"parent_id", parent}});
  tx.run(sql::insert_parent, {{"unit_id", unit},
                              {"parent_id", parent},
                              {"earliest", change.valid_from},
                              {"latest", change.valid_from},
                              {"source", change.source},
                              {"certainty", change.certainty},
                              {"seed_key", ""},
                              {"superseded", 0}});
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// The unit that a parent change names; nothing when the class above does not fit.
const OrgUnit* fitting_parent(const DayTree& tree, const OrgUnit& unit, const std::string& uid) {
  const OrgUnit* parent = tree.find_uid(uid);
  if (!parent) return nullptr;
  const bool town_in_province = unit.unit_class == UnitClass::LocalGovernment && parent->unit_class == UnitClass::Province;
  const bool province_in_office =
      unit.unit_class == UnitClass::Province && unit.in_programme && parent->unit_class == UnitClass::RegionalOffice;
  return (town_in_province && parent->in_programme) || province_in_office ? parent : nullptr;
}

bool fits(const DayTree& tree, const OrgUnit& unit, const UnitChange& change) {
  if (change.field_name == "kind") return unit.unit_class == UnitClass::LocalGovernment && parse_kind(change.value);
  if (change.field_name == "name") return !blank(change.value);
  return fitting_parent(tree, unit, change.value) != nullptr;
}

// All that stands against the change at once; otherwise the parent of a parent change.
Result<OrgUnitId> check_change(const DayTree& tree, const OrgUnit& unit, const UnitChange& change) {
  Problems problems;
  if (!fits(tree, unit, change)) problems.push_back({errors::bad_change, "value", {{"value", change.value}}});
  // Not in the future: kept answers know no clock, so a change is entered once it is in force.
  if (!Date::parse_iso(change.valid_from) || change.valid_from > tree.day())
    problems.push_back({errors::bad_day, "validFrom", {}});
  if (blank(change.source)) problems.push_back({errors::source_needed, "source", {}});
  if (blank(change.reason)) problems.push_back({errors::reason_needed, "reason", {}});
  if (!problems.empty()) return problems;
  return change.field_name == "parent" ? fitting_parent(tree, unit, change.value)->id : OrgUnitId{};
}

}  // namespace

Result<UnitDetail> change_unit(IdentityService& identity, OrgUnitId id, std::int64_t version, const UnitChange& change,
                               const Author& author) {
  const auto tree = identity.snapshot_now();
  const OrgUnit* unit = tree->find(id);
  if (!unit) return errors::unit_not_found;
  TRY(const OrgUnitId parent, check_change(*tree, *unit, change));
  TRY_VOID(
      identity.audit().transact<Done>(author, "unit.change", [&](store::Transaction& tx, AuditEntry& entry) -> Result<Done> {
        if (tx.run(sql::bump_unit_version, {{"id", id}, {"version", version}}) != 1) return errors::unit_changed;
        if (change.field_name == "kind") save_kind(tx, id, change);
        if (change.field_name == "name") save_name(tx, id, change);
        if (change.field_name == "parent") save_parent(tx, id, parent, change);
        entry.concerns(id);
        entry.change("unit/" + std::to_string(id.value) + "/" + change.field_name, "",
                     change.value + " from " + change.valid_from + "; " + change.certainty + "; " + change.source + "; " +
                         change.reason);
        entry.bump("units");
        return Done{};
      }));
  const auto after = identity.snapshot_now();
  return detail_of(*after, *after->find(id));
}

}  // namespace muang::identity
