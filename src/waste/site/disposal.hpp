// SPDX-License-Identifier: Apache-2.0
// Where the counted months' waste went in a year, proper or improper: sums kept in the transaction that changes what counts,
// classes derived when they are read, so that a rule, an override or another tonnage shows at once. For this slice only.
#pragma once

#include <functional>
#include <string>

#include "waste/site/facility_store.hpp"
#include "waste/site/receipt_rules.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

// After a change of what counts in a unit's month; after a change of what a site weighed in a month.
void deliveries_follow(store::Transaction& tx, OrgUnitId unit, const Month& month);
void site_follows(store::Transaction& tx, std::int64_t facility, const Month& month);
void make_disposal_sums_again(store::Transaction& tx);

// `basis` "calendar" or "fiscal"; a Gregorian year.
Loads kept_loads(store::Transaction& tx, const std::string& basis, int year);
// What each unit delivered, by the class of the sites in that year; a transfer station's waste shares the fate of what the
// station sent on.
void disposed_in(store::Transaction& tx, const FacilityBook& book, const std::string& basis, int year, const Month& first,
                 const std::function<void(OrgUnitId, const Fate&)>& each);

}  // namespace muang::waste
