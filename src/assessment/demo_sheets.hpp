// SPDX-License-Identifier: Apache-2.0
// Demonstration assessments: real places, invented answers. Deterministic: each town and year has its own random numbers,
// made from the seed and the town's uid, so that the same seed always gives the same sheets.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "assessment/assessment.hpp"

namespace muang::assessment {

struct DemoPlan {
  std::uint64_t seed = 2562;
  Instant now = 0;                      // the round 2565 closes a year after this, so that it can be tried
  bool every_town = false;              // each local government takes part in each round
  std::set<OrgUnitId> quiet_provinces;  // nothing of theirs is announced
  OrgUnitId almost_done;                // a town whose 2565 sheet is a draft that passes once two answers are filled
  PersonId officer, province, area_chair, steering, department;  // who did what in the timelines
};

struct DemoCounts {
  std::int64_t sheets = 0, answers = 0, marks = 0, announced = 0;
  std::vector<OrgUnitId> towns;  // that have a sheet in any of the rounds
};

// Rounds 2563 and 2564 are over and announced, 2565 is open.
DemoCounts make_demo_sheets(store::Transaction& tx, const AssessmentService& service, const DemoPlan& plan);

inline constexpr int demo_first_year = 2020, demo_last_year = 2022;  // FY2563 to FY2565

}  // namespace muang::assessment
