// SPDX-License-Identifier: Apache-2.0
// The page of one town: who it is, its figures with their history, and the results that the caller may see.
#include <algorithm>

#include "city/forms.hpp"
#include "city/period_rules.hpp"
#include "city/reports.hpp"
#include "city/sql.hpp"

namespace muang::city {
namespace {

constexpr const char* register_source = "ทะเบียนราษฎร กรมการปกครอง (31 ธันวาคม)";

std::string_view meaning_code(CodeMeaning meaning) {
  switch (meaning) {
    case CodeMeaning::Below:
      return "below";
    case CodeMeaning::Meets:
      return "meets";
    case CodeMeaning::NotMeasured:
      return "not-measured";
    case CodeMeaning::NotApplicable:
      break;
  }
  return "not-applicable";
}

std::vector<CodeView> codes_of(const FactDefinition& fact) {
  std::vector<CodeView> codes;
  for (const auto& choice : fact.codes)
    codes.push_back({choice.code, std::string(meaning_code(choice.meaning)), choice.label_th, choice.label_en});
  return codes;
}

ProfileSeries population_series(store::Transaction& tx, OrgUnitId unit) {
  ProfileSeries series{.key = "register-population",
                       .label_th = "ประชากรตามทะเบียนราษฎร",
                       .label_en = "Registered population",
                       .unit_th = "คน",
                       .unit_en = "persons"};
  tx.query(sql::find_population, {{"unit_id", unit}}, [&](const store::Row& row) {
    const bool own_register = row.text(2) == "register";
    series.points.push_back({.period = row.string(0),
                             .value = static_cast<double>(row.integer(1)),
                             .source = register_source,
                             .certainty = own_register ? "official" : "inferred"});
  });
  return series;
}

ProfilePoint point_of(const StoredFact& stored) {
  ProfilePoint point{.period = stored.period.text(), .value = json_number(stored.value.scaled, stored.decimals)};
  if (stored.value.code) point.code = *stored.value.code;
  point.source = stored.source;
  point.certainty = stored.certainty;
  point.at = iso_instant(stored.at);
  return point;
}

ProfileSeries series_of(const FactDefinition& fact, const std::vector<StoredFact>& facts, bool everything,
                        const Date& today) {
  ProfileSeries series{.key = fact.key,
                       .label_th = fact.label_th,
                       .label_en = fact.label_en,
                       .unit_th = fact.unit_th,
                       .unit_en = fact.unit_en,
                       .is_public = fact.is_public,
                       .codes = codes_of(fact)};
  for (const auto& stored : facts) {
    if (stored.key != fact.key || (!stored.value.scaled && !stored.value.code)) continue;
    if (!everything && last_day(stored.period) >= today) continue;  // still being filled
    series.points.push_back(point_of(stored));
  }
  return series;
}

FactView fact_view(const FactDefinition& fact) {
  FactView view{.key = fact.key,
                .label_th = fact.label_th,
                .label_en = fact.label_en,
                .unit_th = fact.unit_th,
                .unit_en = fact.unit_en};
  view.type = fact.type == FactType::Number ? "number" : fact.type == FactType::Code ? "code" : "linked";
  view.period_kind = period_kind_code(fact.period_kind);
  view.unit_stated = fact.unit_stated;
  view.decimals = fact.decimals;
  view.minimum = json_number(fact.plausible_min, fact.decimals);
  view.maximum = json_number(fact.plausible_max, fact.decimals);
  if (fact.type != FactType::Code) view.absolute_maximum = json_number(fact.absolute_max, fact.decimals);
  constexpr std::string_view aggregations[] = {"sum", "mean", "share", "none"};
  view.aggregation = aggregations[static_cast<std::size_t>(fact.aggregation)];
  view.owner = fact.owner;
  view.certainty = fact.certainty;
  view.source = "คู่มือการประเมินเมืองสิ่งแวดล้อมยั่งยืน (ทราบผ่านเอกสารทุติยภูมิ)";
  view.is_public = fact.is_public;
  if (fact.type == FactType::Code) view.codes = codes_of(fact);
  view.related = fact.related;
  return view;
}

std::string rule_text(const Catalogue& catalogue, const Texts& texts, const Check& check, std::string_view language) {
  const auto label = [&](const std::string& key) {
    const FactDefinition* fact = catalogue.find(key);
    return !fact ? std::string() : language == "th" ? fact->label_th : fact->label_en;
  };
  constexpr std::string_view kinds[] = {"at-most", "sum-near", "jump", "range"};
  std::string parts;
  for (const auto& key : check.parts) parts += (parts.empty() ? "" : " + ") + label(key);
  return texts.get(language, "city.rules." + std::string(kinds[static_cast<std::size_t>(check.kind)]),
                   {{"parts", parts}, {"whole", label(check.whole)}, {"percent", std::to_string(check.tolerance_percent)}});
}

}  // namespace

CatalogueView catalogue_view(const Catalogue& catalogue, const Texts& texts) {
  CatalogueView view;
  for (const auto& section : catalogue.sections) {
    SectionView one{.id = section.id, .name_th = section.name_th, .name_en = section.name_en};
    for (const auto& fact : catalogue.facts) {
      if (fact.section == section.id) one.facts.push_back(fact_view(fact));
    }
    view.sections.push_back(std::move(one));
  }
  for (const auto& check : catalogue.checks) {
    view.rules.push_back({.id = check.id,
                          .severity = check.severity == Severity::Error ? "error" : "warning",
                          .text_th = rule_text(catalogue, texts, check, "th"),
                          .text_en = rule_text(catalogue, texts, check, "en")});
  }
  return view;
}

Profile read_profile(City& city, const identity::Actor& actor, const identity::OrgUnit& unit, Instant now) {
  const bool everything = actor.may(identity::permissions::read_facts, unit.id);
  const Date today = Date::of_instant(now);
  return city.identity().database().reading([&](store::Transaction& tx) {
    Profile profile;
    profile.unit = {.id = unit.id.value,
                    .uid = unit.uid,
                    .name_th = unit.name_th,
                    .name_en = unit.name_en,
                    .full_name_th = unit.full_name_th(),
                    .full_name_en = unit.full_name_en()};
    if (unit.kind) profile.unit.kind = std::string(identity::kind_code(*unit.kind));
    profile.unit.area_km2 = tx.one(sql::find_area, {{"unit_id", unit.id}}, [](const store::Row& row) {
                                return row.maybe_real(0);
                              }).value_or(std::nullopt);
    profile.series.push_back(population_series(tx, unit.id));
    const auto facts = load_all(tx, unit.id);
    for (const auto& fact : city.catalogue().facts) {
      if (!fact.is_public && !everything) continue;
      ProfileSeries series = series_of(fact, facts, everything, today);
      if (!series.points.empty()) profile.series.push_back(std::move(series));
    }
    if (city.results()) profile.results = city.results()(tx, unit.id, actor);
    return profile;
  });
}

}  // namespace muang::city
