// SPDX-License-Identifier: Apache-2.0
#include "green/plot/bases.hpp"

#include <array>
#include <cmath>

#include "green/sql.hpp"

namespace muang::green {
namespace {

constexpr int years_back = 5;
constexpr std::int64_t km2_hundredth_cm2 = 100'000'000;  // 0.01 km²; the catalogue's area has two decimals
constexpr double hundredths = 100;

std::int64_t power_of_ten(int exponent) {
  std::int64_t value = 1;
  for (; exponent > 0; --exponent) value *= 10;
  return value;
}

GreenBase missing(const Green& green, const char* what) {
  const std::string key = "green-register.missing-" + std::string(what);
  return {.missing_th = green.texts().get("th", key), .missing_en = green.texts().get("en", key)};
}

GreenBase from_city(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year, const std::string& key) {
  std::vector<FiscalYear> years;
  for (int back = 0; back <= years_back; ++back) years.push_back(year - back);
  for (const city::FactReading& one : green.city().read_facts(tx, unit, std::span(&key, 1), years)) {
    if (!one.scaled) continue;
    return {.value = *one.scaled, .period = one.period.text(), .source = one.source, .certainty = one.certainty};
  }
  return {};
}

GreenBase area_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year) {
  GreenBase area = from_city(tx, green, unit, year, "area");
  if (area.value && *area.value > 0) {
    const city::FactDefinition* fact = green.city().catalogue().find("area");
    area.value = *area.value * (km2_hundredth_cm2 * 100 / power_of_ten(fact ? fact->decimals : 2));
    return area;
  }
  const auto km2 = tx.one(sql::unit_area, {{"unit_id", unit}}, [](const store::Row& row) { return row.real(0); });
  if (!km2 || *km2 <= 0) return missing(green, "area");
  return {.value = std::llround(*km2 * hundredths) * km2_hundredth_cm2,
          .source = green.texts().get("th", "green-register.source-units"),
          .certainty = "published"};
}

GreenBase people_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year) {
  GreenBase people = from_city(tx, green, unit, year, "pop_reg");
  if (people.value && *people.value > 0) return people;
  const auto found = tx.one(sql::unit_people, {{"unit_id", unit}, {"day", year.last_day().iso()}},
                            [](const store::Row& row) { return std::pair(row.integer(0), row.string(1)); });
  if (!found || found->first <= 0) return missing(green, "people");
  return {.value = found->first,
          .period = found->second,
          .source = green.texts().get("th", "green-register.source-units"),
          .certainty = "published"};
}

}  // namespace

Bases bases_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year) {
  Bases bases{.area = area_of(tx, green, unit, year), .people = people_of(tx, green, unit, year)};
  bases.latent = from_city(tx, green, unit, year, "pop_latent");
  if (!bases.latent.value) bases.latent = missing(green, "latent");
  return bases;
}

}  // namespace muang::green
