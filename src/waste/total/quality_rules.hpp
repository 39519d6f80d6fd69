// SPDX-License-Identifier: Apache-2.0
// How good a town's months are, and where an office should look first. Pure. The four qualities are those of the WHO data
// quality tool in DHIS2: completeness, timeliness, consistency, and outliers of single figures. Rates are compared per day,
// never per month: Bangkok's February 2561 looks low in t/month and is above the mean in t/day.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waste/finding.hpp"
#include "waste/month.hpp"
#include "waste/month/report_rules.hpp"
#include "waste/site/facility_rules.hpp"

namespace muang::waste {

struct MonthPoint {
  Month month;
  Figure generated, collected, source_utilised, uncollected;  // kg; nothing: not reported
  Figure people;                                              // registered and latent
  std::optional<Date> handed_in;                              // nothing: no report
  std::string_view kind;                                      // of the local government in that month
  bool explained = false;                                     // a reason stands beside the month
};

struct Expected {
  Month first, last;  // both expected; 12 to 36 months are judged well
  int due_day = 5;    // of the next month, ReportLimits::due_day
};

// kg a person a day that is usual among towns of one kind: the median of their rates, and three robust standard deviations
// of the logarithm on either side (rates spread lognormally, σ about 0.25). In grams; at least 3 towns, else the band of
// R04.
struct RateBand {
  std::int64_t low = 300, high = 4000, median = 0;
};
RateBand rate_band(std::span<const std::int64_t> grams_a_person_day, const ReportLimits& limits = {});

struct MonthFinding {
  Month month;
  Finding finding;
};

// Each of 0 to 100, nothing where it cannot be judged (no month reported: neither consistent nor plausible).
struct QualityPart {
  std::string_view id;  // "completeness" "timeliness" "consistency" "plausibility"
  std::optional<int> points;
  int weight = 0;
  int good = 0, of = 0;  // months that are good, months that were judged
};

struct Quality {
  int score = 0;  // 0 to 100: weighted mean of the parts that can be judged, rounded down
  std::array<QualityPart, 4> parts;
  std::vector<MonthFinding> findings;  // by month
};

// Weights are ours: a month that is missing hurts most, because nothing else can be judged without it.
struct QualityWeights {
  int completeness = 40, timeliness = 15, consistency = 20, plausibility = 25;
};

// Months outside the expected ones are left out; of a month given twice the last one counts.
// R05 and R06 judge a month against all the others of the series without a break between (R14); R08 three equal months;
// R01 and R02 consistency; Q03 the band of its kind; Q04 the level before and after a change of kind; Q01 and Q02 the whole.
Quality judge(std::span<const MonthPoint> months, const Expected& expected, const RateBand& band,
              const ReportLimits& limits = {}, const QualityWeights& weights = {});

// R12: over many towns, per cent with one decimal in tenths; nothing when nothing was expected.
struct Received {
  std::int64_t expected = 0, received = 0, in_time = 0;
  std::optional<std::int64_t> completeness_tenths() const;
  std::optional<std::int64_t> timeliness_tenths() const;
};
Received received(std::span<const MonthPoint> months, const Expected& expected);

// "Look here first": the lower the score the earlier; between equals the town with more waste, because its error moves the
// province's figure more; then the smaller id, so that the order never jumps.
struct Ranked {
  std::int64_t unit = 0;
  int score = 0;
  std::int64_t grams_a_day = 0;
};
void rank_look_here_first(std::vector<Ranked>& towns);

}  // namespace muang::waste
