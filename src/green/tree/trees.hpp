// SPDX-License-Identifier: Apache-2.0
// The use cases of the register of trees. For this slice only.
#pragma once

#include <memory>

#include "green/green.hpp"
#include "green/tree/tree_data.hpp"
#include "green/tree/tree_dto.hpp"
#include "green/tree/tree_store.hpp"

namespace muang::green {

// A town with the caller's eyes. Unknown 404; the trees of note are public, the others are for those who read its green.
struct TreeTown {
  const identity::OrgUnit* unit = nullptr;
  std::shared_ptr<const identity::UnitTree> tree;
  bool inside = false, may_record = false;
};
Result<TreeTown> tree_town(const http::Call& call, const Green& green);
// For what is told inside alone: unknown and foreign alike 404, seen but not to be changed 403.
Result<TreeTown> town_inside(const http::Call& call, const Green& green);
Result<TreeTown> town_to_record(const http::Call& call, const Green& green);

struct SeenTree {
  StoredTree tree;
  bool inside = false, may_edit = false;
};
Result<SeenTree> seen_tree(store::Transaction& tx, const http::Call& call);
Result<SeenTree> tree_to_change(store::Transaction& tx, const http::Call& call);

Result<TreeList> list_trees(const Green& green, const http::Call& call);
Result<TreePage> tree_page(const Green& green, const http::Call& call, std::int64_t id);
Result<std::int64_t> enter_tree(Green& green, const http::Call& call, const NewTree& body);
Result<Done> change_tree(Green& green, const http::Call& call, const TreeEntry& body, std::int64_t version);
Result<Done> measure_tree(Green& green, const http::Call& call, const MeasurementBody& body, std::int64_t version);
Result<Done> change_status(Green& green, const http::Call& call, const TreeStatusBody& body, std::int64_t version);

TreeRow row_of(const Green& green, const StoredTree& tree, const std::optional<Measurement>& last);

}  // namespace muang::green
