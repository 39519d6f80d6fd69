// SPDX-License-Identifier: Apache-2.0
// Rows of green_trees and what hangs on them. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/core/id.hpp"
#include "green/tree/tree_entry_rules.hpp"
#include "store/database.hpp"

namespace muang::green {

struct StoredTree {
  std::int64_t id = 0;
  OrgUnitId unit;
  std::optional<std::int64_t> plot;
  std::string code, species, species_text;
  std::optional<TreePlace> place;
  std::string planted_on, campaign, tree_class = "ordinary", setting, age_text, note;
  std::string status = "living", status_on, status_reason;
  std::optional<std::int64_t> successor;
  bool demo = false;
  std::int64_t version = 0;
};

struct StoredMeasurement {
  Measurement measured;
  Instant at = 0;
  std::string by;
};

struct TreeEvent {
  std::string day, kind, reason;
  std::optional<std::int64_t> successor;
  Instant at = 0;
  std::string by;
};

struct TreeFilter {
  std::string species, tree_class, status, pattern;  // pattern: of LIKE, with ! before % _ !
  bool special = false;                              // only heritage, royal and notable trees
  std::optional<TreePlace> south_west, north_east;   // both or none
};
struct ListedTree {
  StoredTree tree;
  std::optional<Measurement> last;
};

std::vector<ListedTree> trees_of(store::Transaction& tx, OrgUnitId unit, const TreeFilter& filter, std::int64_t after,
                                 int most);
std::int64_t count_trees(store::Transaction& tx, OrgUnitId unit, const TreeFilter& filter);
std::optional<StoredTree> find_tree(store::Transaction& tx, std::int64_t id);
std::optional<std::int64_t> tree_with_code(store::Transaction& tx, OrgUnitId unit, const std::string& code);
bool is_plot_of(store::Transaction& tx, std::int64_t plot, OrgUnitId unit);

// The first of `count` numbers that no tree has had.
std::int64_t take_numbers(store::Transaction& tx, std::int64_t count);
// `import`: 0 for a tree that a person entered.
void insert_tree(store::Transaction& tx, const StoredTree& tree, std::int64_t import, Instant now, PersonId person);
bool save_tree(store::Transaction& tx, const StoredTree& tree, Instant now, PersonId person);  // false: stale

std::vector<StoredMeasurement> measurements_of(store::Transaction& tx, std::int64_t tree);  // by day
void insert_measurement(store::Transaction& tx, std::int64_t tree, const Measurement& measured, Instant now,
                        PersonId person);
void correct_measurement(store::Transaction& tx, std::int64_t tree, const Measurement& measured, Instant now,
                         PersonId person);

// At the place where the tree stands now.
void insert_event(store::Transaction& tx, const StoredTree& tree, const std::string& kind, Instant now, PersonId person);
// The day of planting was corrected: '' takes the event away.
void move_planting(store::Transaction& tx, const StoredTree& tree, Instant now, PersonId person);
std::vector<TreeEvent> events_of(store::Transaction& tx, std::int64_t tree);

}  // namespace muang::green
