// SPDX-License-Identifier: Apache-2.0
// Where trees stand: degrees as they are written, latitude and longitude that changed places, places far from the town, and
// trees that stand on or beside each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muang::green {

// Ten-millionths of a degree (about 1 cm), WGS 84.
struct TreePlace {
  std::int64_t lat_e7 = 0, lon_e7 = 0;
  friend bool operator==(const TreePlace&, const TreePlace&) = default;
};

// "13.73611111111111", "๑๓.๗๓", "-5.2": whole ten-millionths, rounded half away from zero. Nothing for other spellings or
// beyond ±180.
std::optional<std::int64_t> degrees_e7(std::string_view cell);

// The frame around the country and its islands, with some kilometres beside: 5.5 to 20.6° north, 97.3 to 105.7° east (ours,
// the one of the register of disposal sites).
bool in_country(const TreePlace& place);
// The frame holds the place only when latitude and longitude change places.
bool is_swapped(const TreePlace& place);
inline TreePlace turned(const TreePlace& place) { return {place.lon_e7, place.lat_e7}; }

// Millimetres along the ground, in a plane at the middle latitude of the ellipsoid (green/geodesic_rules.hpp): right to a
// millimetre within 100 m and to a thousandth within 200 km.
std::int64_t distance_mm(const TreePlace& a, const TreePlace& b);

// The middle of the latitudes and of the longitudes: a few places far away do not move it. Nothing for no places.
std::optional<TreePlace> median_place(std::span<const TreePlace> places);

// How far from the town's point a tree may stand before it is told: three times the radius of a circle of the town's area,
// at least 5 km (ours; towns are not round, and in the survey of Makkasan all but two trees lay within 5 km of the site).
std::int64_t town_reach_mm(std::optional<double> area_km2);

// Places by cells of 0.00003° (3.3 m by at least 3.1 m in Thailand), so that the neighbours of a place are found among nine
// cells, however many places there are.
class NearPlaces {
 public:
  void expect(std::size_t places);
  void add(const TreePlace& place, std::uint32_t number);
  // The nearest one within 3 m, the earliest of equals.
  struct Found {
    std::uint32_t number = 0;
    std::int64_t mm = 0;
  };
  std::optional<Found> nearest(const TreePlace& place) const;
  // Calls `each(number, mm)` for every place within 3 m.
  template <class F>
  void each(const TreePlace& place, F each) const {
    for (std::int64_t row = -1; row <= 1; ++row) {
      for (std::int64_t column = -1; column <= 1; ++column) {
        const auto cell = cells_.find(key_of(cell_of(place.lat_e7) + row, cell_of(place.lon_e7) + column));
        if (cell == cells_.end()) continue;
        for (std::uint32_t at = cell->second.first; at != none; at = entries_[at].next) {
          const std::int64_t mm = distance_mm(place, entries_[at].place);
          if (mm <= near_mm) each(entries_[at].number, mm);
        }
      }
    }
  }
  // More places in one cell are not kept: there they are rounded, not measured, and the search stays linear.
  static constexpr std::uint32_t most_in_cell = 64;
  static constexpr std::int64_t near_mm = 3'000;  // OpenTreeMap warns within 10 feet, which is 3.05 m

 private:
  static constexpr std::int64_t cell_e7 = 300;
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Entry {
    TreePlace place;
    std::uint32_t number, next;
  };
  static std::int64_t cell_of(std::int64_t e7) { return (e7 + 1'800'000'000) / cell_e7; }
  static std::uint64_t key_of(std::int64_t row, std::int64_t column) {
    return (static_cast<std::uint64_t>(row) << 32) | static_cast<std::uint64_t>(column);
  }
  struct Cell {
    std::uint32_t first = none, places = 0;
  };
  std::unordered_map<std::uint64_t, Cell> cells_;
  std::vector<Entry> entries_;
};

}  // namespace muang::green
