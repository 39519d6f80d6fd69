// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tree_sums.hpp"

#include <vector>

#include "green/sql.hpp"
#include "green/tile/tile_cell_rules.hpp"

namespace muang::green {
namespace {

using Squares = std::map<std::int64_t, TileMark>;

void add(TileMark& sum, std::int64_t id, TilePoint at, std::int64_t sign) {
  sum.count += sign;
  sum.x += sign * at.x;
  sum.y += sign * at.y;
  sum.ids += sign * id;
}

void write_sum(store::Transaction& tx, OrgUnitId unit, std::int64_t square, const TileMark& sum) {
  tx.send(sql::add_tile_trees,
          {{"unit_id", unit}, {"square", square}, {"trees", sum.count}, {"x", sum.x}, {"y", sum.y}, {"ids", sum.ids}});
}

void count_register(store::Transaction& tx, OrgUnitId unit) {
  Squares squares;
  tx.query(sql::tile_living_trees, {{"unit_id", unit}}, [&](const store::Row& row) {
    const TilePoint at = world_of({row.integer(1), row.integer(2)});
    add(squares.try_emplace(square_at(at, tree_square_zoom), TileMark{.count = 0}).first->second, row.integer(0), at, 1);
  });
  for (const auto& [square, sum] : squares) write_sum(tx, unit, square, sum);
}

bool has_sums(store::Transaction& tx, OrgUnitId unit) {
  return tx.query(sql::tile_trees_kept, {{"unit_id", unit}}, [](const store::Row&) {}) > 0;
}

}  // namespace

TilePoint world_of(const TreePlace& place) {
  constexpr double steps_a_degree = 1e7;
  return world_point(static_cast<double>(place.lon_e7) / steps_a_degree, static_cast<double>(place.lat_e7) / steps_a_degree);
}

void TreeSums::count(const StoredTree& tree, std::int64_t sign) {
  if (!tree.place || tree.status != "living") return;
  const TilePoint at = world_of(*tree.place);
  const auto key = std::pair(tree.unit, square_at(at, tree_square_zoom));
  add(sums_.try_emplace(key, TileMark{.count = 0}).first->second, tree.id, at, sign);
}

void TreeSums::write(store::Transaction& tx) const {
  for (auto at = sums_.begin(); at != sums_.end();) {
    const OrgUnitId unit = at->first.first;
    const bool kept = has_sums(tx, unit);
    if (!kept) count_register(tx, unit);
    for (; at != sums_.end() && at->first.first == unit; ++at) {
      const TileMark& sum = at->second;
      const bool changed = sum.count != 0 || sum.x != 0 || sum.y != 0 || sum.ids != 0;
      if (kept && changed) write_sum(tx, unit, at->first.second, sum);
    }
  }
}

void tree_sums_follow(store::Transaction& tx, const StoredTree& before, const StoredTree& after) {
  TreeSums sums;
  sums.went(before);
  sums.came(after);
  sums.write(tx);
}

void fill_tree_sums(Green& green) {
  std::vector<OrgUnitId> missing;
  green.database().read([&](store::Transaction& tx) {
    missing = tx.all(sql::tile_trees_missing, {}, [](const store::Row& row) { return OrgUnitId{row.integer(0)}; });
  });
  for (const OrgUnitId unit : missing) {
    const auto filled =
        green.identity().audit().transact<Done>({.now = green.identity().now()}, "green.tiles",
                                                [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
                                                  if (!has_sums(tx, unit)) count_register(tx, unit);
                                                  entry.change("tree-sums", "", std::to_string(unit.value));
                                                  return Done{};
                                                });
    ENSURE(filled.ok(), "filling sums refuses nothing");
  }
}

}  // namespace muang::green
