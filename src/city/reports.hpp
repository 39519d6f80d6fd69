// SPDX-License-Identifier: Apache-2.0
// What is read from the facts of many: the catalogue, roll-ups, a town's profile.
#pragma once

#include <string_view>

#include "city/city.hpp"
#include "city/dto_reports.hpp"

namespace muang::city {

CatalogueView catalogue_view(const Catalogue& catalogue, const Texts& texts);

// by: province | office | kind | nation. Local governments of the programme as they were on the last day of the period, and
// of these the ones that the caller may read.
Result<Rollup> roll_up(City& city, const identity::Actor& actor, std::string_view key, const Period& period,
                       std::string_view by);

// The public sees public facts whose period is over; those who may read the town's facts see all of them.
Profile read_profile(City& city, const identity::Actor& actor, const identity::OrgUnit& unit, Instant now);

}  // namespace muang::city
