// SPDX-License-Identifier: Apache-2.0
// What the registers of units and facilities put into the yearly forms. For this slice only.
#pragma once

#include "waste/form/form_store.hpp"
#include "waste/site/facility_store.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_town_register(FormValues& values, const identity::UnitTree& tree, const identity::OrgUnit& unit,
                       Figure square_metres, const FormCluster* cluster);

// The forms that a site fills: kp2 where waste is disposed of or treated, kp3 at a transfer station and where a cluster
// disposes.
std::vector<std::string> forms_of_site(const FacilityBook& book, const StoredFacility& stored, const FormCluster* cluster);

struct SiteFacts {
  const StoredFacility& stored;
  Load load;
  SiteYear year;
  const FormCluster* cluster = nullptr;
};
// Gregorian year. Values of all forms of the site.
FormValues site_values(const Waste& waste, const identity::UnitTree& tree, const SiteFacts& site, int year,
                       const Date& today);

}  // namespace muang::waste
