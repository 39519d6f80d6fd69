// SPDX-License-Identifier: Apache-2.0
#include "identity/unit_tree.hpp"

#include <algorithm>
#include <tuple>

#include "base/core/check.hpp"

namespace muang::identity {

const UnitRecord* Directory::find(OrgUnitId id) const {
  const auto at = by_id.find(id.value);
  return at == by_id.end() ? nullptr : &records[at->second];
}

const PopulationRow* population_on(const UnitRecord& unit, const Date& day) {
  const PopulationRow* found = nullptr;
  for (const PopulationRow& row : unit.populations) {
    if (row.day <= day) found = &row;
  }
  return found;
}

namespace {

// "REO-12" → 12
int number_of_office(const UnitRecord& office) {
  const auto dash = office.uid.find('-');
  return dash == std::string::npos ? 0 : std::atoi(office.uid.c_str() + dash + 1);
}

}  // namespace

OrgUnit DayTree::unit_on_day(const UnitRecord& record) const {
  OrgUnit unit{.id = record.id, .unit_class = record.unit_class, .uid = record.uid, .code = record.code};
  unit.in_programme = record.in_programme;
  unit.ended = record.ended && record.ended->latest <= day_;
  if (const NameRow* name = row_on(record.names, day_)) {
    unit.name_th = name->name_th;
    unit.name_en = name->name_en;
  }
  unit.listed_from = record.listed_from;
  if (const KindRow* kind = row_on(record.kinds, day_)) unit.kind = kind->kind;
  if (unit.listed_from && unit.kind != Kind::Sao) unit.in_programme = true;  // it has become a municipality
  const ParentRow* parent = row_on(record.parents, day_);
  const UnitRecord* above = parent ? directory_->find(parent->parent) : nullptr;
  if (record.unit_class == UnitClass::RegionalOffice) unit.office_number = number_of_office(record);
  if (record.unit_class == UnitClass::LocalGovernment && above) unit.province = above->id;
  if (record.unit_class == UnitClass::Province && above && above->unit_class == UnitClass::RegionalOffice) {
    unit.office = above->id;
    unit.office_number = number_of_office(*above);
  }
  return unit;
}

// The office of a local government is that of its province on the day.
void DayTree::place_local_governments(std::vector<OrgUnit>& units) const {
  std::unordered_map<std::int64_t, std::pair<OrgUnitId, int>> offices;
  for (const OrgUnit& unit : units) {
    if (unit.unit_class == UnitClass::Province) offices[unit.id.value] = {unit.office, unit.office_number};
  }
  for (OrgUnit& unit : units) {
    if (unit.unit_class == UnitClass::LocalGovernment)
      std::tie(unit.office, unit.office_number) = offices[unit.province.value];
  }
}

DayTree::DayTree(std::shared_ptr<const Directory> directory, const Date& day)
    : directory_(std::move(directory)), day_(day.iso()) {
  std::vector<OrgUnit> all;
  all.reserve(directory_->records.size());
  for (const UnitRecord& record : directory_->records) all.push_back(unit_on_day(record));
  place_local_governments(all);
  std::ranges::sort(all, [&](const OrgUnit& a, const OrgUnit& b) {
    const auto key = [&](const OrgUnit& unit) {
      const bool numbered = unit.unit_class == UnitClass::RegionalOffice;  // offices by number: 2 before 10
      return std::tuple(unit.unit_class, numbered ? unit.office_number : 0, std::string_view(record(unit).thai_order),
                        unit.id);
    };
    return key(a) < key(b);
  });
  for (OrgUnit& unit : all) {
    const bool unlisted = unit.ended || (unit.listed_from && *unit.listed_from > day_);
    (unlisted ? unlisted_ : units_).push_back(std::move(unit));
  }
  for (const auto* list : {&units_, &unlisted_}) {
    for (const OrgUnit& unit : *list) {
      by_id_[unit.id.value] = &unit;
      by_uid_[unit.uid] = &unit;
    }
  }
}

const OrgUnit* DayTree::find(OrgUnitId id) const {
  const auto at = by_id_.find(id.value);
  return at == by_id_.end() ? nullptr : at->second;
}

const OrgUnit* DayTree::find_uid(std::string_view uid) const {
  const auto at = by_uid_.find(uid);
  return at == by_uid_.end() ? nullptr : at->second;
}

std::vector<const OrgUnit*> DayTree::local_governments_of(OrgUnitId province) const {
  std::vector<const OrgUnit*> found;
  for (const OrgUnit& unit : units_) {
    if (unit.unit_class == UnitClass::LocalGovernment && unit.province == province) found.push_back(&unit);
  }
  return found;
}

std::vector<const OrgUnit*> DayTree::provinces() const {
  std::vector<const OrgUnit*> found;
  for (const OrgUnit& unit : units_) {
    if (unit.unit_class == UnitClass::Province && unit.in_programme) found.push_back(&unit);
  }
  return found;
}

bool DayTree::lies_in(OrgUnitId unit, OrgUnitId above) const {
  const OrgUnit* below = find(unit);
  const OrgUnit* top = find(above);
  if (!below || !top) return false;
  if (below == top || top->unit_class == UnitClass::Nation) return true;
  if (top->unit_class == UnitClass::Province) return below->province == above;
  if (top->unit_class == UnitClass::RegionalOffice) return below->office == above;
  return false;
}

const UnitRecord& DayTree::record(const OrgUnit& unit) const {
  const UnitRecord* found = directory_->find(unit.id);
  ENSURE(found, "a unit of a tree has its record");
  return *found;
}

}  // namespace muang::identity
