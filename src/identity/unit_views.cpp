// SPDX-License-Identifier: Apache-2.0
#include "identity/unit_views.hpp"

#include <charconv>

namespace muang::identity {
namespace {

template <class View, class Row>
void fill_period(View& view, const std::vector<Row>& rows, std::size_t at) {
  const Span& from = rows[at].from;
  view.valid_from = from.earliest;
  if (from.earliest != from.latest) view.valid_from_latest = from.latest;
  if (at + 1 < rows.size()) view.valid_to = rows[at + 1].from.latest;
  view.source = rows[at].source;
}

void add_history(const DayTree& tree, const UnitRecord& record, UnitDetail& detail) {
  for (std::size_t i = 0; i < record.kinds.size(); ++i) {
    auto& view = detail.kinds.emplace_back(KindPeriod{.kind = std::string(kind_code(record.kinds[i].kind))});
    fill_period(view, record.kinds, i);
    view.certainty = record.kinds[i].certainty;
  }
  for (std::size_t i = 0; i < record.names.size(); ++i) {
    auto& view =
        detail.names.emplace_back(NamePeriod{.name_th = record.names[i].name_th, .name_en = record.names[i].name_en});
    fill_period(view, record.names, i);
    view.certainty = record.names[i].certainty;
  }
  for (std::size_t i = 0; i < record.parents.size(); ++i) {
    const OrgUnit* parent = tree.find(record.parents[i].parent);
    auto& view = detail.parents.emplace_back(ParentPeriod{.parent_id = record.parents[i].parent.value});
    if (parent) {
      view.parent_name_th = parent->full_name_th();
      view.parent_name_en = parent->full_name_en();
    }
    fill_period(view, record.parents, i);
    view.confidence = record.parents[i].certainty;
  }
}

void add_populations(const UnitRecord& record, UnitDetail& detail) {
  for (const PopulationRow& row : record.populations) {
    auto& point =
        detail.populations.emplace_back(PopulationPoint{.date = row.day.iso(), .persons = row.persons, .source = "DOPA"});
    if (row.rule != PopulationRule::Register) point.flag = std::string(population_rule_code(row.rule));
  }
}

void count(KindCounts& counts, Kind kind) {
  switch (kind) {
    case Kind::City:
      ++counts.city;
      break;
    case Kind::Town:
      ++counts.town;
      break;
    case Kind::Subdistrict:
      ++counts.subdistrict;
      break;
    case Kind::Sao:
      ++counts.sao;
      break;
    case Kind::Pattaya:
      ++counts.pattaya;
      break;
  }
}

}  // namespace

UnitBrief brief_of(const DayTree& tree, const OrgUnit& unit) {
  UnitBrief brief{.id = unit.id.value,
                  .uid = unit.uid,
                  .unit_class = std::string(class_code(unit.unit_class)),
                  .name_th = unit.name_th,
                  .name_en = unit.name_en,
                  .full_name_th = unit.full_name_th(),
                  .full_name_en = unit.full_name_en()};
  if (unit.kind) brief.kind = std::string(kind_code(*unit.kind));
  if (const OrgUnit* province = unit.province ? tree.find(unit.province) : nullptr) {
    brief.province_id = province->id.value;
    brief.province_uid = province->uid;
    brief.province_name_th = province->name_th;
    brief.province_name_en = province->name_en;
  }
  if (unit.office_number > 0) brief.office_number = unit.office_number;
  if (const PopulationRow* row = population_on(tree.record(unit), *Date::parse_iso(tree.day()))) {
    brief.population = row->persons;
    brief.population_year = row->day.year + buddhist_offset;
  }
  return brief;
}

UnitDetail detail_of(const DayTree& tree, const OrgUnit& unit) {
  const UnitRecord& record = tree.record(unit);
  UnitDetail detail{brief_of(tree, unit)};
  detail.code = record.code;
  detail.region_th = record.region_th;
  detail.region_en = record.region_en;
  detail.district_th = record.district_th;
  detail.district_en = record.district_en;
  detail.coordinate_source = record.coordinate_source;
  detail.area_km2 = record.area_km2;
  detail.latitude = record.latitude;
  detail.longitude = record.longitude;
  detail.version = record.version;
  if (unit.ended && record.merged_into) detail.merged_into = record.merged_into.value;
  add_history(tree, record, detail);
  add_populations(record, detail);
  if (unit.unit_class != UnitClass::LocalGovernment && unit.unit_class != UnitClass::Department) {
    detail.children.emplace();
    for (const OrgUnit& below : tree.units()) {
      if (below.kind && tree.lies_in(below.id, unit.id)) count(*detail.children, *below.kind);
    }
  }
  return detail;
}

http::Page<UnitBrief> list_units(const DayTree& tree, const UnitFilter& filter) {
  std::vector<const OrgUnit*> found;
  if (filter.q.empty()) {
    for (const OrgUnit& unit : tree.units()) found.push_back(&unit);
  } else {
    found = search_units(tree, filter.q);
  }
  const OrgUnit* province = filter.province ? tree.find_uid(*filter.province) : nullptr;
  std::erase_if(found, [&](const OrgUnit* unit) {
    return (filter.unit_class && unit->unit_class != *filter.unit_class) || (filter.kind && unit->kind != filter.kind) ||
           (filter.province && (!province || unit->province != province->id)) ||
           (filter.office && unit->office_number != *filter.office);
  });
  http::Page<UnitBrief> page;
  page.total = static_cast<std::int64_t>(found.size());
  std::size_t at = 0;
  if (filter.after != 0) {
    while (at < found.size() && found[at]->id.value != filter.after) ++at;
    ++at;
  }
  for (; at < found.size() && page.items.size() < filter.limit; ++at) page.items.push_back(brief_of(tree, *found[at]));
  if (at < found.size()) page.next_cursor = std::to_string(page.items.back().id);
  return page;
}

UnitCounts count_units(const DayTree& tree, bool by_province) {
  UnitCounts counts{.on = tree.day()};
  std::map<std::int64_t, KindCounts> provinces;
  for (const OrgUnit& unit : tree.units()) {
    if (!unit.kind) continue;
    count(counts.by_kind, *unit.kind);
    count(provinces[unit.province.value], *unit.kind);
  }
  counts.total = counts.by_kind.city + counts.by_kind.town + counts.by_kind.subdistrict;
  if (!by_province) return counts;
  for (const OrgUnit* province : tree.provinces()) {
    const KindCounts& own = provinces[province->id.value];
    counts.provinces.push_back({.uid = province->uid,
                                .code = province->code,
                                .name_th = province->name_th,
                                .name_en = province->name_en,
                                .city = own.city,
                                .town = own.town,
                                .subdistrict = own.subdistrict});
  }
  return counts;
}

const OrgUnit* unit_named(const UnitTree& tree, std::string_view id_or_uid) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(id_or_uid.data(), id_or_uid.data() + id_or_uid.size(), id);
  if (error == std::errc{} && end == id_or_uid.data() + id_or_uid.size()) return tree.find({id});
  return tree.find_uid(id_or_uid);
}

}  // namespace muang::identity
