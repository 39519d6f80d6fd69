// SPDX-License-Identifier: Apache-2.0
// Vector tiles as bytes: Mapbox Vector Tile Specification 2.1 (github.com/mapbox/vector-tile-spec, a protocol buffer). Pure.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

using TileValue = std::variant<std::string_view, std::int64_t, bool>;
using TileTags = std::initializer_list<std::pair<std::string_view, TileValue>>;

// One layer; features keep the order in which they were added. Names and values are written once and told by number.
class TileLayer {
 public:
  explicit TileLayer(std::string_view name) : name_(name) {}

  // Rings as `clipped` answers them: not empty, outer rings clockwise as seen.
  void add_shape(std::uint64_t id, const TileShape& shape, TileTags tags);
  void add_point(std::uint64_t id, TilePoint at, TileTags tags);
  bool empty() const { return features_.empty(); }
  void append_to(std::string& tile) const;  // a tile is its layers one after another

 private:
  void add(std::uint64_t id, std::uint64_t kind, TileTags tags);
  std::uint64_t key_number(std::string_view key);
  std::uint64_t value_number(const TileValue& value);
  void widen();

  std::string name_, features_, values_;
  std::string geometry_, numbers_, feature_, value_;  // of the feature that is written; kept for their room
  std::vector<std::string> keys_;
  // Values by the hash of their bytes, which lie in values_: a table with open places, half of it at most in use.
  struct Kept {
    std::uint64_t hash = 0;
    std::size_t first = 0, length = 0;
  };
  std::vector<Kept> kept_values_;
  std::vector<std::uint32_t> value_slots_;  // number of the value and one; 0 is free
};

}  // namespace muang::green
