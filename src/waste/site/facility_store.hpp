// SPDX-License-Identifier: Apache-2.0
// Rows of waste_facilities, and what each site took in a time. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/core/id.hpp"
#include "store/database.hpp"
#include "waste/site/facility_rules.hpp"

namespace muang::waste {

struct StoredFacility {
  std::int64_t id = 0;
  OrgUnitId unit;  // keeps the entry
  std::string name_th, name_en, operator_kind, operator_name, note;
  Facility entry;                    // received_grams_day is not stored
  std::optional<int> override_from;  // Gregorian year from which the inspector's class holds
  std::int64_t version = 0;

  // The class that an inspector gave, for a Gregorian year.
  std::optional<Override> override_in(int year) const;
};

std::vector<StoredFacility> all_facilities(store::Transaction& tx);  // by Thai name
std::optional<StoredFacility> find_facility(store::Transaction& tx, std::int64_t id);
std::int64_t insert_facility(store::Transaction& tx, const StoredFacility& facility, Instant now, PersonId person);
bool save_facility(store::Transaction& tx, const StoredFacility& facility, Instant now, PersonId person);  // false: stale

// What a site took. A month that the site itself has weighed counts with its receipts, another with what the towns'
// counted reports deliver; the days are those of the months with either, so that an unfinished year is no small one.
struct Load {
  std::int64_t kg = 0;
  int days = 0;
  int months() const { return (days * 12 + 182) / 365; }  // the days are those of whole months, so they tell how many
  std::optional<std::int64_t> grams_day() const { return days > 0 ? std::optional(grams_a_day(kg, days)) : std::nullopt; }
};
using Loads = std::unordered_map<std::int64_t, Load>;  // by facility
Load load_of(store::Transaction& tx, std::int64_t facility, const Month& first, const Month& last);

}  // namespace muang::waste
