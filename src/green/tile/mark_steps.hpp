// SPDX-License-Identifier: Apache-2.0
// For which zooms marks are kept as sums: squares as wide as a cluster of the last of them. From the zoom after on they are
// read one by one.
#pragma once

#include <array>

#include "green/tile/cluster_rules.hpp"

namespace muang::green {

struct MarkStep {
  int first, last, square_zoom;
};
inline constexpr std::array<MarkStep, 2> mark_steps{{{0, 8, 8 + cluster_zooms}, {9, 11, 11 + cluster_zooms}}};

}  // namespace muang::green
