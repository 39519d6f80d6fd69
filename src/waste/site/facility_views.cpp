// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_views.hpp"

#include "waste/month/months.hpp"
#include "waste/site/facility_entry.hpp"

namespace muang::waste {
namespace {

std::string_view group_code(Group group) {
  constexpr std::string_view codes[] = {"landfill", "thermal", "recovery", "transfer"};
  return codes[static_cast<std::size_t>(group)];
}

std::string month_or_nothing(const std::optional<Month>& month) { return month ? month_text(*month) : std::string(); }

void describe_place(FacilityRow& row, const identity::UnitTree& tree, OrgUnitId keeper) {
  const identity::OrgUnit* unit = tree.find(keeper);
  if (!unit) return;
  row.unit_name_th = unit->full_name_th();
  row.unit_name_en = unit->full_name_en();
  const identity::OrgUnit* province = tree.find(unit->province);
  if (!province) return;
  row.province = province->uid;
  row.province_name_th = province->name_th;
  row.province_name_en = province->name_en;
}

void classify_row(FacilityRow& row, const FacilityBook& book, const StoredFacility& stored, int year, const Load& load) {
  const auto found = classify(book, year + buddhist_offset, stored.entry.method, load.grams_day(), stored.override_in(year));
  row.disposal_class = class_code(found.value);
  row.derived_class = class_code(found.derived);
  row.method_by_tonnage = found.method;
  row.rule_version = found.version;
  row.certainty = found.certainty;
  row.overridden = found.overridden;
  const auto level = control_level(book, stored.entry.method, stored.entry.ticked);
  row.control_level = control_level_code(level.value_or(ControlLevel::None));
  row.controlled = level && is_controlled(*level);
}

}  // namespace

FacilityRow row_of(const FacilityBook& book, const StoredFacility& stored, const identity::UnitTree& tree, int year,
                   const Load& load, const Date& today) {
  const Month now = Month::of(today);
  const Facility& entry = stored.entry;
  FacilityRow row{.id = stored.id, .unit_id = stored.unit.value, .name_th = stored.name_th, .name_en = stored.name_en};
  describe_place(row, tree, stored.unit);
  row.method = entry.method;
  if (const Method* method = book.find_method(entry.method)) {
    row.method_name_th = method->name_th;
    row.method_name_en = method->name_en;
  }
  row.operator_kind = stored.operator_kind;
  row.operator_name = stored.operator_name;
  row.latitude_micro = entry.latitude_micro;
  row.longitude_micro = entry.longitude_micro;
  row.opened = month_or_nothing(entry.opened);
  row.closed = month_or_nothing(entry.closed);
  row.open = (!entry.opened || *entry.opened <= now) && (!entry.closed || *entry.closed >= now);
  classify_row(row, book, stored, year, load);
  row.received_kg = load.kg;
  row.received_grams_day = load.grams_day();
  return row;
}

FacilityPage page_of(const Waste& waste, const Site& site, int year, const Load& load, const Date& today) {
  const Facility& entry = site.stored.entry;
  FacilityPage page{.facility = row_of(waste.book(), site.stored, *site.tree, year, load, today),
                    .year = year + buddhist_offset,
                    .area_square_metres = entry.area_square_metres,
                    .depth_centimetres = entry.depth_centimetres,
                    .capacity_cubic_metres = entry.capacity_cubic_metres,
                    .capacity_left_cubic_metres = entry.capacity_left_cubic_metres,
                    .stock_kg = entry.stock_kg,
                    .water_metres = entry.water_metres,
                    .flood_prone = entry.flood_prone,
                    .controls = ticked_names(entry.ticked),
                    .version = site.stored.version,
                    .inside = site.inside,
                    .may_edit = site.may_edit,
                    .may_override = site.may_override};
  if (!site.inside) return page;
  page.note = site.stored.note;
  if (!entry.by_inspector) return page;
  page.override_reason = entry.by_inspector->reason;
  if (site.stored.override_from) page.override_from_year = *site.stored.override_from + buddhist_offset;
  return page;
}

std::vector<FindingView> site_findings(const Waste& waste, const std::vector<Finding>& findings) {
  std::vector<FindingView> views;
  for (const Finding& finding : findings) {
    Finding thai = finding, english = finding;
    for (std::size_t i = 0; i < finding.params.size(); ++i) {
      const Method* method = waste.book().find_method(finding.params[i].second);
      if (!method) continue;
      thai.params[i].second = method->name_th;
      english.params[i].second = method->name_en;
    }
    FindingView view = finding_views(waste.texts(), {thai}).front();
    view.text_en = finding_views(waste.texts(), {english}).front().text_en;
    view.field = json_name(view.field);
    views.push_back(std::move(view));
  }
  return views;
}

MethodTables method_tables(const FacilityBook& book) {
  MethodTables tables;
  for (const Method& method : book.methods) {
    tables.methods.push_back({method.id, method.name_th, method.name_en, std::string(group_code(method.group)),
                              std::string(control_level_code(method.at_most)), method.certainty, method.source,
                              method.below_grams_day, method.from_grams_day});
  }
  for (const std::string_view control : controls) tables.controls.emplace_back(control);
  for (const Rung& rung : book.ladder) {
    tables.ladder.push_back({std::string(group_code(rung.group)), std::string(control_level_code(rung.level)),
                             rung.certainty, rung.source, ticked_names(rung.needs)});
  }
  for (const ProperRule& rule : book.proper) {
    tables.rules.push_back({rule.version, rule.method, std::string(class_code(rule.value)), rule.certainty, rule.source});
  }
  return tables;
}

}  // namespace muang::waste
