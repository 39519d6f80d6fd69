// SPDX-License-Identifier: Apache-2.0
// Indicators of what the counted reports of a scope and period say, in whole kilograms, grams and millionths: a share that a
// target is compared with is exact. Nothing is capped; a share above one is for the reader to see.
//
// Sources: SDG 11.6.1 as in UN-Habitat's Waste Wise Cities Tool (sdg_rules.hpp); SDG 12.5.1 as in the UN metadata; the share
// managed properly as the national plan no. 2 counts it: used at the source or disposed of at a proper site.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waste/site/facility_rules.hpp"

namespace muang::waste {

// kg of the counted reports; months without a figure add nothing.
struct ReportSums {
  std::int64_t reports = 0;
  std::int64_t generated = 0, weighed = 0;  // weighed: of generated, in months that were weighed
  std::int64_t utilised = 0, utilised_food = 0, collected = 0, uncollected = 0;
  // kg and person-days of the months that name both amount and people; latent population added in the second.
  std::int64_t rated = 0, registered_days = 0, latent_days = 0;
  ReportSums& operator+=(const ReportSums& other);
};

// What becomes of waste at one site in a year.
struct SiteFate {
  DisposalClass value = DisposalClass::Unknown;
  Group group = Group::Landfill;
  bool controlled = false;  // basic control and above
  bool recycles = false;    // composting and digestion: counts for SDG 12.5.1
  std::string certainty;    // of the class
};

struct FateSums {
  std::int64_t delivered = 0;
  std::int64_t proper = 0, improper = 0, unknown = 0;
  std::int64_t recovery = 0, recovery_controlled = 0, recycled = 0;  // brought to recovery sites
  std::int64_t disposal = 0, disposal_controlled = 0;                // landfills and burning
  std::int64_t landfilled = 0;
  std::string certainty = "official";  // the weakest of the classes that were used
  void add(std::int64_t kg, const SiteFate& fate);
  void add_unknown(std::int64_t kg);  // to a transfer station that does not say where it sent it
};

// "official" before "published" before "inferred" before "recalled"; anything else is the weakest.
std::string_view weaker_certainty(std::string_view a, std::string_view b);

// a × b ÷ c, half up, without leaving 64 bits for masses of a country and a century. a, b ≥ 0; c > 0.
std::int64_t proportion(std::int64_t a, std::int64_t b, std::int64_t c);
// part ÷ whole in millionths, half up; nothing without a whole. |part| ≤ 10^12 t.
std::optional<std::int64_t> millionths(std::int64_t part, std::int64_t whole);

struct Indicator {
  std::string_view id;
  std::optional<std::int64_t> value;  // millionths, or grams a person and day
  std::int64_t part = 0, whole = 0;   // kg; kg and person-days of a rate
  std::string certainty;
};

// Ids: generated_person_registered, generated_person_latent (grams), collected, utilised, proper, sdg_11_6_1,
// sdg_11_6_1_high, sdg_12_5_1 (millionths). What is used at the source is not known to be recovered in a controlled way:
// sdg_11_6_1 leaves it out, sdg_11_6_1_high counts it less the rejects. Waste whose destination nobody named counts as
// neither proper nor controlled; where no destination at all was named these have no value.
std::vector<Indicator> indicators_of(const ReportSums& sums, const FateSums& fates, std::int64_t rejects_millionths);

}  // namespace muang::waste
