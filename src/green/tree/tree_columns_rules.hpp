// SPDX-License-Identifier: Apache-2.0
// What a column of a file of trees is about, by the words of its title: "circumference_cm", "เส้นรอบวง (ซม.)",
// "canopy_radius_m".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace muang::green {

enum class TreeField : std::uint8_t {
  Code,
  Species,
  Girth,
  Diameter,
  Height,
  Crown,
  Latitude,
  Longitude,
  Day,
  Planted,
  Age,
  Campaign,
  Note
};
inline constexpr std::size_t tree_field_count = 13;

struct TreeColumn {
  TreeField field;
  std::int64_t unit_mm = 0;  // of a measure, where the title names one
  bool radius = false;       // of a crown
};
// Nothing: the column is not one of ours.
std::optional<TreeColumn> column_of_title(std::string_view title);

}  // namespace muang::green
