// SPDX-License-Identifier: Apache-2.0
// How the register shows itself. For this slice only.
#pragma once

#include "waste/site/facilities.hpp"
#include "waste/site/method_dto.hpp"

namespace muang::waste {

// A Gregorian `year` gives the class, what the site took in it gives the tonnage.
FacilityRow row_of(const FacilityBook& book, const StoredFacility& stored, const identity::UnitTree& tree, int year,
                   const Load& load, const Date& today);
FacilityPage page_of(const Waste& waste, const Site& site, int year, const Load& load, const Date& today);
// Findings with the names of methods instead of their ids.
std::vector<FindingView> site_findings(const Waste& waste, const std::vector<Finding>& findings);
MethodTables method_tables(const FacilityBook& book);

}  // namespace muang::waste
