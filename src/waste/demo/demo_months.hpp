// SPDX-License-Identifier: Apache-2.0
// Invented months of waste for the demonstration: plausible by kind of local government, with a known share of faults laid
// in, so that what the checks find can be counted. Pure: the same town and seed give the same months everywhere.
//
// Levels: kg a person a day 1.89 city, 1.15 town, 1.02 subdistrict municipality, 0.91 SAO, 3.90 Pattaya (survey rates of
// PCD, certainty recalled: two searches did not confirm them), spread lognormally with σ 0.25; the north 0.82 of it (ratio
// of the municipal rates in NSO table 21.7); service to 95, 90, 80 and 50 per cent of households (assumption). Nothing here
// is a statistic of a place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waste/month/month_workflow_rules.hpp"
#include "waste/month/report_rules.hpp"

namespace muang::waste {

struct DemoTown {
  std::string uid;   // what the dice are thrown with
  std::string kind;  // city | town | subdistrict | sao | pattaya
  std::int64_t people = 0;
  bool north = false;
};

// What is wrong with a month. Shares: 3 % of the years of a town are missing, 1 % of the months have a unit error (the
// dirty-data quota of the demonstration); half a per cent begin a run of three equal months (ours).
enum class Dirt : std::uint8_t { None, Missing, KilogramsForTonnes, TonnesForKilograms, DayForMonth, Copied };

struct DemoMonth {
  MonthReport report;  // without figures when missing
  Dirt dirt = Dirt::None;
  int days_late = 0;  // after the due day; negative: before it
};

// One a month from `first` to `last`.
std::vector<DemoMonth> demo_months(const DemoTown& town, const Month& first, const Month& last, std::uint64_t seed);

}  // namespace muang::waste
