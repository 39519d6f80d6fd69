// SPDX-License-Identifier: Apache-2.0
// What a town's green is held against: its area and its people. From the city database, of the year or the nearest of the
// five before it (our choice, told with the figure); else from the register of units. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/plot/summary_dto.hpp"

namespace muang::green {

struct Bases {
  GreenBase area;  // cm²
  GreenBase people, latent;
};
Bases bases_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year);

}  // namespace muang::green
