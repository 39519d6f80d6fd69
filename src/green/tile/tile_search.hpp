// SPDX-License-Identifier: Apache-2.0
// The parameters of statements that look for shapes by cell.
#pragma once

#include <vector>

#include "green/tile/tile_cell_rules.hpp"
#include "store/database.hpp"

namespace muang::green {

inline std::vector<store::Param> search_params(std::int64_t cell) {
  static constexpr std::array<const char*, 11> names{"a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14", "a15"};
  const CellSearch search = search_in(cell);
  std::vector<store::Param> params{{"first", search.first}, {"end", search.end}};
  for (std::size_t i = 0; i < names.size(); ++i) params.emplace_back(names.at(i), search.around.at(i));
  return params;
}

// What is added to a plot's number for its row of green_tile_shapes.
inline std::int64_t shapes_of(const ZoomBand& band) { return std::int64_t{band.number} << 48; }

inline void append_box(std::vector<store::Param>& params, const WorldBox& box) {
  params.insert(params.end(), {{"west", box.west}, {"north", box.north}, {"east", box.east}, {"south", box.south}});
}

}  // namespace muang::green
