// SPDX-License-Identifier: Apache-2.0
// Invented disposal sites for the demonstration, near real towns, and who delivers where. Pure: the same towns and seed give
// the same plan everywhere. Nothing here is a statement about a place.
//
// How many of each kind: 2,789 sites in operation in 2561 = 595 proper + 2,171 improper + 23 transfer stations (PCD through
// ONEP, official), shared out to methods within these groups as the national page of 2564 has them (official; open burning
// is the remainder of that page). The rule of 2561 counted small controlled dumps as proper. Where they stand, what they
// hold and who delivers is ours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waste/site/facility_rules.hpp"

namespace muang::waste {

struct DemoPlace {  // a municipality
  std::int64_t unit = 0, province = 0;
  std::string uid;  // what the dice are thrown with
  std::string name_th, name_en;
  std::int64_t people = 0;
  std::optional<double> latitude, longitude;  // degrees
};

struct DemoSite {
  int keeper = 0;  // place in the towns
  std::string name_th, name_en;
  Facility entry;
  bool weighs = false;      // has receipts; the others only take what is brought
  int others_permille = 0;  // of firms and households that bring it themselves, on top of the municipalities' waste
  int send_to = -1;         // of a transfer station: the site that everything goes to
  bool joint = false;       // other towns may come
};

// Of what a town collects, the part from `from_permille` up to `to_permille` goes to the site.
struct DemoLink {
  int town = 0, site = 0;  // places in the towns and in DemoSitePlan::sites
  int from_permille = 0, to_permille = 1000;
  // The laid fault: in this Gregorian year the site weighs so many permille of what the town says. 0: none.
  int faulty_year = 0, faulty_permille = 1000;
};

struct DemoSitePlan {
  std::vector<DemoSite> sites;
  std::vector<DemoLink> links;  // by town
};

struct DemoYears {  // in which a fault may lie
  int first = 0, last = 0;
};

// About 5 % of the deliveries that somebody weighs disagree by more than 5 %.
DemoSitePlan plan_demo_sites(const std::vector<DemoPlace>& towns, const DemoYears& years, std::uint64_t seed);

// `total` shared out by weights, largest remainders first.
std::vector<int> shared_out(int total, const std::vector<int>& weights);

}  // namespace muang::waste
