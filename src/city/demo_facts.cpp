// SPDX-License-Identifier: Apache-2.0
#include "city/demo_facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/core/dice.hpp"
#include "city/period_rules.hpp"
#include "city/sql.hpp"

namespace muang::city {

namespace {

// A figure as `per` units of a base, give or take a third. Our invention: nothing here is a statistic.
struct Recipe {
  const char* key;
  const char* base;  // "people", "area", "budget", or the key of an earlier line; "" for a plain number
  double per;
};

constexpr Recipe recipes[] = {
    {"communities", "people", 0.0016},
    {"volunteers", "people", 0.012},
    {"staff", "people", 0.006},
    {"innov_living", "", 3},
    {"innov_edu", "", 2},
    {"pop_latent", "people", 0.11},
    {"zoned_area", "area", 0.55},
    {"bldg_violations", "", 4},
    {"infra_area", "area", 0.72},
    {"renewed_area", "area", 0.03},
    {"renewed_open", "renewed_area", 0.6},
    {"poor_programme", "people", 0.03},
    {"poor_housing", "poor_programme", 0.2},
    {"school_local", "people", 0.11},
    {"groups", "people", 0.0009},
    {"school_formal", "people", 0.13},
    {"suff_comm", "communities", 0.5},
    {"wisdom_src", "", 6},
    {"injury", "people", 0.02},
    {"injury_comp", "injury", 0.3},
    {"injury_death", "injury", 0.02},
    {"ncd_screen", "people", 0.28},
    {"dental", "people", 0.16},
    {"unsafe_food", "", 5},
    {"addiction", "people", 0.008},
    {"road_suicide", "people", 0.0003},
    {"hiv_test", "people", 0.02},
    {"hiv_care", "people", 0.002},
    {"landfill", "people", 270},
    {"water_src", "", 12},
    {"water_src_tested", "water_src", 0.6},
    {"pm25_days", "", 28},
    {"open_green", "people", 5},
    {"food_samples", "", 90},
    {"food_bad", "food_samples", 0.06},
    {"budget_all", "people", 5600},
    {"budget_projects", "budget_all", 0.34},
    {"all_buy", "budget_all", 0.16},
    {"green_buy", "all_buy", 0.3},
    {"water_bill", "budget_all", 0.003},
    {"power_bill", "budget_all", 0.012},
    {"fuel_bill", "budget_all", 0.01},
    {"env_spend", "budget_projects", 0.12},
    {"fac1", "", 9},
    {"ind_sites", "", 1},
    {"fac2", "", 14},
    {"fac3", "", 11},
};

struct Place {
  double people = 0, area = 0;
};

Place place_of(store::Transaction& tx, OrgUnitId unit) {
  Place place{5000, 20};
  tx.query(sql::find_population, {{"unit_id", unit}},
           [&](const store::Row& row) { place.people = static_cast<double>(row.integer(1)); });
  tx.query(sql::find_area, {{"unit_id", unit}},
           [&](const store::Row& row) { place.area = row.maybe_real(0).value_or(place.area); });
  return place;
}

class Form {
 public:
  Form(const Place& place, std::uint64_t seed) : town_(seed) {
    for (const Recipe& recipe : recipes) mean_[recipe.key] = recipe.per * std::exp(0.3 * town_.bell());
    value_["people"] = place.people;
    value_["area"] = place.area;
  }

  // Everything of one year; parts never exceed their whole, age groups make the population.
  const std::map<std::string, double, std::less<>>& year(int offset, Dice& dice) {
    const double people = value_["people"] * (1 + 0.004 * offset);
    value_["pop_reg"] = std::round(people);
    value_["age_0_14"] = std::round(people * 0.16);
    value_["age_60"] = std::round(people * (0.17 + 0.006 * offset));
    value_["age_15_59"] = value_["pop_reg"] - value_["age_0_14"] - value_["age_60"];
    for (const Recipe& recipe : recipes) {
      const double base = *recipe.base ? value_[recipe.base] : 1;
      const double raw = base * mean_[recipe.key] * (1 + 0.05 * dice.bell());
      value_[recipe.key] = is_part(recipe.base) ? std::min(raw, base) : std::max(raw, 0.0);
    }
    return value_;
  }

 private:
  static bool is_part(std::string_view base) { return !base.empty() && base != "people" && base != "budget_all"; }
  Dice town_;
  std::map<std::string, double, std::less<>> mean_, value_;
};

class Writer {
 public:
  Writer(store::Transaction& tx, City& city, const identity::Author& author) : tx_(tx), city_(city), author_(author) {}

  void write(OrgUnitId unit, FiscalYear year, const FactDefinition& fact, std::optional<double> value,
             std::optional<int> code) {
    const std::string period = period_for(fact.period_kind, year).period.text();
    std::optional<std::int64_t> scaled;
    if (value) scaled = std::min<std::int64_t>(std::llround(*value * std::pow(10, fact.decimals)), fact.absolute_max);
    tx_.send(sql::save_fact, {{"unit_id", unit},
                              {"fact_key", fact.key},
                              {"period", period},
                              {"form_year", year.gregorian()},
                              {"scaled", scaled},
                              {"decimals", fact.decimals},
                              {"code", code},
                              {"quality", code ? "measured" : "reported"},
                              {"note", ""},
                              {"source", "ข้อมูลสาธิต"},
                              {"certainty", "inferred"},
                              {"reason", ""},
                              {"status", "typed"},
                              {"owner", "city"},
                              {"version", 1},
                              {"at", author_.now},
                              {"person_id", author_.person}});
    ++written;
  }
  City& city() { return city_; }
  std::int64_t written = 0;

 private:
  store::Transaction& tx_;
  City& city_;
  identity::Author author_;
};

void write_town(Writer& writer, OrgUnitId unit, const Place& place, FiscalYear first, FiscalYear last, std::uint64_t seed) {
  Form form(place, seed);
  for (FiscalYear year = first; year <= last; year = year + 1) {
    Dice dice(seed + static_cast<std::uint64_t>(year.gregorian()));
    const auto& values = form.year(year.gregorian() - last.gregorian(), dice);
    for (const FactDefinition& fact : writer.city().catalogue().facts) {
      if (fact.type == FactType::Linked || dice.below(25) == 0) continue;  // one line in 25 was not filled
      if (fact.type == FactType::Code) {
        const int roll = dice.below(10);
        const bool sea = fact.key == "sea_q";
        writer.write(unit, year, fact, {}, sea ? 3 : roll < 6 ? 1 : roll < 8 ? 0 : 2);
      } else if (const auto found = values.find(fact.key); found != values.end()) {
        writer.write(unit, year, fact, found->second, {});
      }
    }
  }
}

}  // namespace

std::int64_t make_demo_facts(store::Transaction& tx, City& city, const std::vector<OrgUnitId>& towns, FiscalYear first,
                             FiscalYear last, std::uint64_t seed, const identity::Author& author) {
  Writer writer(tx, city, author);
  const auto tree = city.identity().tree_now();
  for (const OrgUnitId town : towns) {
    const identity::OrgUnit* unit = tree->find(town);
    if (unit) write_town(writer, town, place_of(tx, town), first, last, Dice::seed_of(unit->uid, seed));
  }
  tx.run(sql::demo_add_revisions, {});
  return writer.written;
}

}  // namespace muang::city
