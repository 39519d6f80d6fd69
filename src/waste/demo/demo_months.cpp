// SPDX-License-Identifier: Apache-2.0
#include "waste/demo/demo_months.hpp"

#include <algorithm>
#include <cmath>

#include "base/core/dice.hpp"

namespace muang::waste {

namespace {

struct KindLevel {
  std::string_view kind;
  double rate, service;  // kg a person a day; share of households with collection
};
constexpr KindLevel levels[] = {
    {"city", 1.89, 0.95}, {"town", 1.15, 0.9}, {"subdistrict", 1.02, 0.8}, {"sao", 0.91, 0.5}, {"pattaya", 3.9, 0.95}};

// More in April (Songkran) and at the turn of the year; by calendar month, mean 1 (assumption).
constexpr double season[12] = {1.03, 0.97, 0.99, 1.06, 1.0, 0.98, 0.98, 0.99, 0.98, 1.0, 0.99, 1.03};

const KindLevel& level_of(std::string_view kind) {
  const auto* found = std::ranges::find(levels, kind, &KindLevel::kind);
  return found == std::end(levels) ? levels[2] : *found;
}

std::int64_t whole(double value) { return std::llround(value); }

// What stays the same in a town from month to month.
struct Town {
  double people, rate, growth, service, source_share, food_share, fee, cost;
  std::int64_t households, largest_vehicle;
  KnownBy known_by;  // a town with a scale weighs every month
};

Town town_of(const DemoTown& town, Dice& dice) {
  const KindLevel& level = level_of(town.kind);
  Town made{};
  made.people = static_cast<double>(std::max<std::int64_t>(town.people, 300));
  made.rate = level.rate * (town.north ? 0.82 : 1.0) * std::exp(0.25 * dice.bell());
  made.rate = std::clamp(made.rate, 0.36, 3.7);  // within the band of R04 with some room for the season
  made.growth = 0.004 * dice.bell();
  made.service = std::clamp(level.service + 0.08 * dice.bell(), 0.2, 0.99);
  made.source_share = std::clamp(0.22 + 0.08 * dice.bell(), 0.02, 0.5);
  made.food_share = std::clamp(0.45 + 0.1 * dice.bell(), 0.1, 0.8);
  made.fee = 2000 + 1500 * dice.unit();       // satang a household: 20 to 35 baht a month
  made.cost = 90'000 + 60'000 * dice.unit();  // satang a tonne collected: 900 to 1,500 baht
  made.households = whole(made.people / 2.6);
  made.largest_vehicle = 3000 + 500 * dice.below(9);
  made.known_by = dice.below(3) == 0 ? KnownBy::Weighed : dice.below(2) == 0 ? KnownBy::TruckVolume : KnownBy::PerPersonRate;
  return made;
}

MonthReport month_of(const Town& town, const Month& month, double years, Dice& dice) {
  const double people = town.people * (1 + town.growth * years);
  const double amount =
      people * town.rate * month.days() * season[month.month - 1] * std::exp(0.035 * dice.bell()) * (1 + 0.01 * years);
  MonthReport report;
  report.period = month;
  report.known_by = town.known_by;
  report.population_registered = whole(people);
  report.population_latent = whole(people * 0.06);
  report.households = town.households;
  report.households_served = whole(static_cast<double>(town.households) * town.service);
  report.generated = whole(amount);
  const double at_source = amount * std::clamp(town.source_share + 0.01 * dice.bell() + 0.01 * years, 0.01, 0.6);
  report.source_utilised = whole(at_source);
  report.utilised_food = whole(at_source * town.food_share);
  report.utilised_recycle = whole(at_source * (1 - town.food_share) * 0.8);
  report.utilised_other = *report.source_utilised - *report.utilised_food - *report.utilised_recycle;
  report.collected = whole((amount - at_source) * std::clamp(town.service + 0.01 * dice.bell(), 0.15, 0.995));
  report.uncollected = computed_uncollected(report);
  report.residual_month = 0;
  report.hazardous_opening = 0;
  report.hazardous_collected = whole(people * (0.004 + 0.004 * dice.unit()));
  report.hazardous_sent = report.hazardous_collected;
  report.infectious_generated = 0;
  report.manifests = 0;
  report.wet_bin_households = whole(static_cast<double>(town.households) * 0.3);
  report.fees_billed = whole(static_cast<double>(*report.households_served) * town.fee);
  report.fees_arrears = 0;
  report.fees_collected = whole(static_cast<double>(*report.fees_billed) * (0.55 + 0.4 * dice.unit()));
  report.cost = whole(static_cast<double>(*report.collected) / 1000 * town.cost);
  report.trips = whole(static_cast<double>(*report.collected) / (0.8 * static_cast<double>(town.largest_vehicle))) + 1;
  report.largest_vehicle = town.largest_vehicle;
  return report;
}

// Every mass that stands in the amounts' block of the form, by one factor.
void scale(MonthReport& report, double factor) {
  for (Figure MonthReport::*mass : {&MonthReport::generated, &MonthReport::source_utilised, &MonthReport::utilised_food,
                                    &MonthReport::utilised_recycle, &MonthReport::collected}) {
    report.*mass = whole(static_cast<double>(*(report.*mass)) * factor);
  }
  report.utilised_other = *report.source_utilised - *report.utilised_food - *report.utilised_recycle;
  if (*report.utilised_other < 0) {  // a rounding
    *report.utilised_food += *report.utilised_other;
    report.utilised_other = 0;
  }
  report.uncollected = computed_uncollected(report);
}

void soil(std::vector<DemoMonth>& months, Dice& dice) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    DemoMonth& month = months[i];
    if (month.dirt != Dirt::None) continue;
    const double roll = dice.unit();
    if (roll < 0.01) {
      constexpr Dirt slips[] = {Dirt::KilogramsForTonnes, Dirt::TonnesForKilograms, Dirt::DayForMonth};
      month.dirt = slips[dice.below(3)];
      scale(month.report, month.dirt == Dirt::KilogramsForTonnes   ? 1000
                          : month.dirt == Dirt::TonnesForKilograms ? 0.001
                                                                   : 1.0 / month.report.period.days());
    } else if (roll < 0.015 && i >= 2 && months[i - 1].dirt == Dirt::None && months[i - 2].dirt == Dirt::None) {
      for (std::size_t k = i - 1; k <= i; ++k) {
        const Month period = months[k].report.period;
        months[k].report = months[i - 2].report;
        months[k].report.period = period;
      }
      month.dirt = Dirt::Copied;
    }
  }
}

}  // namespace

std::vector<DemoMonth> demo_months(const DemoTown& demo, const Month& first, const Month& last, std::uint64_t seed) {
  Dice dice(Dice::seed_of(demo.uid, seed));
  const Town town = town_of(demo, dice);
  std::vector<DemoMonth> months;
  bool missing_year = false;
  for (int i = first.index(); i <= last.index(); ++i) {
    if ((i - first.index()) % 12 == 0) missing_year = dice.unit() < 0.03;
    const Month month = Month::from_index(i);
    DemoMonth made{.report = month_of(town, month, (i - last.index()) / 12.0, dice)};
    made.days_late = static_cast<int>(std::lround(-2 + 2.2 * dice.bell()));
    if (missing_year) {
      made.report = MonthReport{.period = month};
      made.dirt = Dirt::Missing;
    }
    months.push_back(std::move(made));
  }
  soil(months, dice);
  return months;
}

}  // namespace muang::waste
