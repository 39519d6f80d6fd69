// SPDX-License-Identifier: Apache-2.0
// What tiles are made of: rows of green_tile_plots, green_tile_shapes and green_tile_sums. For this slice only.
#pragma once

#include <span>

#include "base/core/id.hpp"
#include "green/green.hpp"
#include "store/database.hpp"

namespace muang::green {

// In the transaction that changed plots of these units, whichever they were: a plot whose version has moved is taken anew,
// and where its outline has, its neighbours too, of other units also.
void tiles_follow(store::Transaction& tx, std::span<const OrgUnitId> units);

// The same of all plots there are, where none has been taken yet.
void tiles_follow_all(store::Transaction& tx);

// Before a plot that nobody needs is deleted.
void tiles_forget(store::Transaction& tx, std::int64_t plot);

// Takes what a database had before it kept such rows. Called once, before the first tile is asked for; quick where all are
// there.
void fill_tiles(Green& green);

}  // namespace muang::green
