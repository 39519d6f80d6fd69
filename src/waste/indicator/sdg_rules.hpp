// SPDX-License-Identifier: Apache-2.0
// Indicators of solid waste: SDG 11.6.1 by the Waste Wise Cities Tool, SDG 12.5.1, a person's waste, shares and targets.
//
// Masses may be in any one unit of a case (t/day as UN-Habitat measures); shares are 0 to 1 and may pass 1 where the
// figures contradict each other: that is for the caller to flag, never to cap.
#pragma once

#include <optional>
#include <vector>

namespace muang::waste {

struct CityWaste {
  double generated = 0;               // > 0
  double recovered_with_rejects = 0;  // brought to recovery, rejects included
  double recovered_controlled = 0;    // of it, recovered in controlled facilities, without rejects
  double received_disposal = 0;       // received at disposal sites
  double controlled_share = 0;        // of received_disposal in sites of at least basic control, 0 to 1
};

// (recovered without rejects + received at disposal) ÷ generated. UN-Habitat, Waste Wise Cities Tool, data overview 2022;
// `rejects_share` 0.12 there.
double collected_share(const CityWaste& city, double rejects_share);
// SDG 11.6.1 = (recovered in a controlled way + controlled share × received at disposal) ÷ generated. The same source; the
// definition is that of the UN metadata of indicator 11.6.1: collected and managed in controlled facilities out of
// generated.
double sdg_11_6_1(const CityWaste& city);
// SDG 12.5.1 = (recycled in the area + exported for recycling - imported for recycling) ÷ generated. UN metadata of
// indicator 12.5.1: composting and digestion count as recycling, incineration does not.
double sdg_12_5_1(double recycled_in_area, double exported, double imported, double generated);
// kg a person a day from t a day; nothing without people. `people` is the registered population, or that and the latent.
std::optional<double> kilograms_a_person_day(double tonnes_a_day, double people);

// How a published SDG 11.6.1 comes about that the formula does not give.
enum class PublishedReading {
  Agrees,           // within the tolerance
  AllRecoveryLess,  // all recovery, controlled or not, less the rejects share found in `rejects`
  AllRecovery,      // all recovery, rejects included
  Unexplained
};
struct PublishedCheck {
  PublishedReading reading = PublishedReading::Unexplained;
  double computed = 0;
  double alternative = 0;  // what the reading gives
  double rejects = 0;      // of AllRecoveryLess
};
// Tries the readings in order; a reading explains when it rounds to the published two decimals.
PublishedCheck compare_published(const CityWaste& city, double published, double tolerance,
                                 const std::vector<double>& rejects_shares);
// Whether two cases are the same measurement: each figure within half a percent.
bool same_figures(const CityWaste& a, const CityWaste& b);

struct ShareOfYear {
  int year = 0;
  double share = 0;
};
struct TargetProgress {
  int year = 0;                           // of the latest figure
  double share = 0;                       // latest
  double distance = 0;                    // target - share; 0 or below: reached
  std::optional<double> needed_per_year;  // to reach the target in its year; nothing once that year is past
  std::optional<double> trend_per_year;   // least squares over the years given; nothing for a single year
  std::optional<double> expected;         // latest + trend, in the year of the target, 0 to 1
};
// `years` has at least one entry, in any order, no year twice.
TargetProgress target_progress(std::vector<ShareOfYear> years, double target, int by_year);

}  // namespace muang::waste
