// SPDX-License-Identifier: Apache-2.0
// Trees by squares, for the tiles that do not draw them one by one: rows of green_tile_trees. For this slice only.
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "base/core/id.hpp"
#include "green/green.hpp"
#include "green/tile/cluster_rules.hpp"
#include "green/tree/tree_store.hpp"
#include "store/database.hpp"

namespace muang::green {

inline constexpr int tree_square_zoom = deepest_zoom;
// The squares are no larger than those of a cluster up to this zoom.
inline constexpr int last_zoom_of_tree_sums = tree_square_zoom - cluster_zooms;

TilePoint world_of(const TreePlace& place);

// What a write changes of the sums, gathered: a file of trees touches each square once.
class TreeSums {
 public:
  void came(const StoredTree& tree) { count(tree, 1); }
  void went(const StoredTree& tree) { count(tree, -1); }
  // In the transaction that wrote the trees, after them: a register without sums is counted whole.
  void write(store::Transaction& tx) const;

 private:
  void count(const StoredTree& tree, std::int64_t sign);
  std::map<std::pair<OrgUnitId, std::int64_t>, TileMark> sums_;  // by unit and square
};

// A tree that was this and is that now.
void tree_sums_follow(store::Transaction& tx, const StoredTree& before, const StoredTree& after);

// Counts the registers of a database from before. Called once, before the first tile is asked for.
void fill_tree_sums(Green& green);

}  // namespace muang::green
