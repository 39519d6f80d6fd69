// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_overview.hpp"

#include <algorithm>
#include <map>

#include "waste/form/form_scope.hpp"

namespace muang::waste {
namespace {

using identity::OrgUnit;

std::int64_t overridden_in(const FilledForm& form) {
  return std::ranges::count_if(form, [](const FilledField& one) { return one.overridden(); });
}

FormTownRow town_row(const FormScope& scope, const ScopedTown& town) {
  FormTownRow row{
      .unit_id = town.unit.id.value, .full_name_th = town.unit.full_name_th(), .full_name_en = town.unit.full_name_en()};
  if (town.unit.kind) row.kind = identity::kind_code(*town.unit.kind);
  if (const OrgUnit* province = scope.tree->find(town.unit.province)) {
    row.province = province->uid;
    row.province_name_th = province->name_th;
    row.province_name_en = province->name_en;
  }
  row.months = town.year.approved;
  row.left_to_fill = left_to_fill(town.form);
  row.overridden = overridden_in(town.form);
  row.population = number_in(town.form, "population");
  row.generated = number_in(town.form, "generated");
  row.served = number_in(town.form, "served");
  row.generated_served = number_in(town.form, "generated_served");
  row.collected = number_in(town.form, "collected");
  row.utilised = number_in(town.form, "utilised");
  row.not_collected = number_in(town.form, "not_collected");
  row.rate = number_in(town.form, "rate");
  return row;
}

struct Sum {
  FormSumRow row;
  std::int64_t grams = 0, people = 0;  // of those that state both
  void add(const FormTownRow& town);
  FormSumRow done();
};

void Sum::add(const FormTownRow& town) {
  constexpr std::int64_t months_of_year = 12;
  ++row.units;
  row.reported += town.generated ? 1 : 0;
  row.complete += town.months == months_of_year ? 1 : 0;
  row.without_balance += town.generated && !town.not_collected ? 1 : 0;
  row.population += town.population.value_or(0);
  row.generated += town.generated.value_or(0);
  row.served += town.served.value_or(0);
  row.generated_served += town.generated_served.value_or(0);
  row.collected += town.collected.value_or(0);
  row.utilised += town.utilised.value_or(0);
  row.not_collected += town.not_collected.value_or(0);
  if (!town.generated || !town.population) return;
  grams += *town.generated;
  people += *town.population;
}

FormSumRow Sum::done() {
  if (people > 0) row.rate = detail::divide_rounded(grams, people);
  return std::move(row);
}

// By kind in the order of the kinds, or by province in the order of the rows; the whole comes last.
std::vector<FormSumRow> sums_of(const Waste& waste, const FormScope& scope, const std::vector<FormTownRow>& towns) {
  std::vector<Sum> sums;
  std::map<std::string, std::size_t> places;
  const auto sum_for = [&](const FormTownRow& town) -> Sum& {
    const std::string& id = scope.province ? town.kind : town.province;
    const auto [place, fresh] = places.emplace(id, sums.size());
    if (fresh) {
      FormSumRow row{.id = id, .sum_of = scope.province ? "kind" : "province"};
      row.name_th = scope.province ? waste.texts().get("th", "waste-forms.kind." + id) : town.province_name_th;
      row.name_en = scope.province ? waste.texts().get("en", "waste-forms.kind." + id) : town.province_name_en;
      sums.push_back({std::move(row)});
    }
    return sums[place->second];
  };
  Sum all{{.id = "all", .sum_of = "all"}};
  all.row.name_th = waste.texts().get("th", "waste-forms.column.total");
  all.row.name_en = waste.texts().get("en", "waste-forms.column.total");
  for (const FormTownRow& town : towns) {
    sum_for(town).add(town);
    all.add(town);
  }
  std::vector<FormSumRow> rows;
  for (Sum& sum : sums) rows.push_back(sum.done());
  std::ranges::sort(rows, [&](const FormSumRow& a, const FormSumRow& b) {
    return scope.province ? identity::parse_kind(a.id) < identity::parse_kind(b.id) : a.id < b.id;
  });
  rows.push_back(all.done());
  return rows;
}

FormSiteRow site_row(const FormScope& scope, const ScopedSite& site) {
  FormSiteRow row{.facility_id = site.stored.id,
                  .unit_id = site.stored.unit.value,
                  .name_th = site.stored.name_th,
                  .name_en = site.stored.name_en};
  if (const OrgUnit* unit = scope.tree->find(site.stored.unit)) {
    row.unit_name_th = unit->full_name_th();
    row.unit_name_en = unit->full_name_en();
  }
  if (const FilledField* method = find_filled(site.form, "method")) {
    row.method_th = method->computed.text_th;
    row.method_en = method->computed.text_en;
  }
  if (const FilledField* found = find_filled(site.form, "class")) {
    row.class_th = found->computed.text_th;
    row.class_en = found->computed.text_en;
  }
  row.forms = site.forms;
  row.months = site.load.months();
  row.left_to_fill = left_to_fill(site.form);
  row.overridden = overridden_in(site.form);
  const bool disposes = find_filled(site.form, "received") != nullptr;
  row.received = number_in(site.form, disposes ? "received" : "taken_in");
  row.sent_out = number_in(site.form, "sent_out");
  return row;
}

}  // namespace

Result<FormOverview> form_overview(const Waste& waste, const http::Call& call) {
  TRY(const FormScope scope, form_scope(waste, call));
  FormOverview answer{.year = scope.year + buddhist_offset,
                      .days = days_of_year(scope.year, DayBasis::Calendar),
                      .province = scope.province ? scope.province->uid : std::string()};
  waste.database().read([&](store::Transaction& tx) {
    answer.towns.reserve(scope.towns.size());
    each_town(tx, waste, scope, false, [&](const ScopedTown& town) { answer.towns.push_back(town_row(scope, town)); });
    each_site(tx, waste, scope, [&](const ScopedSite& site) { answer.sites.push_back(site_row(scope, site)); });
  });
  answer.sums = sums_of(waste, scope, answer.towns);
  return answer;
}

}  // namespace muang::waste
