// SPDX-License-Identifier: Apache-2.0
// Vector tiles as bytes: Mapbox Vector Tile Specification 2.1 (github.com/mapbox/vector-tile-spec, a protocol buffer). Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

using TileValue = std::variant<std::string, std::int64_t, bool>;
using TileTags = std::vector<std::pair<std::string_view, TileValue>>;

// One layer; features keep the order in which they were added. Names and values are written once and told by number.
class TileLayer {
 public:
  explicit TileLayer(std::string_view name) : name_(name) {}

  // Rings as `clipped` answers them: not empty, outer rings clockwise as seen.
  void add_shape(std::uint64_t id, const TileShape& shape, const TileTags& tags);
  void add_point(std::uint64_t id, TilePoint at, const TileTags& tags);
  bool empty() const { return features_.empty(); }
  void append_to(std::string& tile) const;  // a tile is its layers one after another

 private:
  void add(std::uint64_t id, std::uint64_t kind, const std::string& geometry, const TileTags& tags);
  std::uint64_t key_number(std::string_view key);
  std::uint64_t value_number(const TileValue& value);

  std::string name_, features_, keys_, values_;
  std::map<std::string, std::uint64_t, std::less<>> key_numbers_;
  std::map<TileValue, std::uint64_t> value_numbers_;
};

}  // namespace muang::green
