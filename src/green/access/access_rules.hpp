// SPDX-License-Identifier: Apache-2.0
// Who reaches a park, how evenly green is shared, and where trees are needed first. Plain figures of communities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muang::green {

inline constexpr std::int64_t person = 1000;  // people are counted in thousandths: means of a raster have fractions

struct Community {
  std::int64_t people = 0;               // thousandths, ≥ 0
  std::optional<double> park_m;          // to the nearest park that counts; nothing: none within what was searched
  std::optional<double> trees_seen;      // from home
  std::optional<double> canopy_percent;  // of its area
  std::optional<double> green_m2, area_km2;
  std::vector<std::optional<double>> needs;  // more is more need: heat, age, income …; the same list in each
};

struct Within {
  std::int64_t people = 0, places = 0;
};
Within within(const std::vector<Community>& communities, double metres);

// 3-30-300 (Konijnendijk 2023): three trees seen from home, 30 % canopy in the neighbourhood, 300 m to a park. Each part
// counts the people of whom its figure is known; `all` those of whom all three are.
struct PartOfRule {
  std::int64_t people = 0, known = 0;
};
struct ThreeThirty {
  PartOfRule trees, canopy, park, all;
};
ThreeThirty three_thirty(const std::vector<Community>& communities);

// Lorenz curve of green over people and its Gini coefficient.
//   x_k = green / people, ascending; P_k, L_k: shares of people and green up to k;  G = 1 - Σ (P_k - P_k-1) (L_k + L_k-1)
// the trapezoid sum of the area under the curve. With as many people everywhere it is
//   G = (2 Σ k x_k - (n + 1) Σ x) / (n Σ x)
// as in inequality.gini of PySAL. Many variants exist (27 of 41 papers state theirs, in ten ways: Martin and Conway 2025).
// Communities without people or without a figure of green are left out. Nothing when no green or nobody is left.
struct LorenzPoint {
  double people = 0, green = 0;  // shares, 0 to 1
};
struct Evenness {
  double gini = 0;
  std::vector<LorenzPoint> lorenz;  // from (0, 0) to (1, 1)
  std::size_t communities = 0;
};
std::optional<Evenness> evenness(const std::vector<Community>& communities);

// Tree Equity Score (American Forests, treeequityscore.org/methodology: baseline of the biome, density, gap and the mean of
// needs are published; the last step is recalled, three published scores agree with it).
//   goal = baseline · f, f by people/km²: 1.2 below 2,000, 1.0 below 4,000, 0.8 up to 8,000, 0.5 above
//   gap = max(0, goal - canopy);  E = mean of the needs, each stretched from 0 (least here) to 1 (most here)
//   score = 100 (1 - gap / largest gap here · E)
struct TreePriority {
  double goal = 0, gap = 0;           // percent of the area
  std::optional<double> need, score;  // need 0 to 1; score 0 to 100, least first in line; nothing without needs
};
// Nothing where canopy, area or a need is unknown, or the area is 0.
std::vector<std::optional<TreePriority>> tree_priorities(const std::vector<Community>& communities, double baseline_percent);

inline constexpr double forest_baseline = 40;  // percent; forest biome, as above. Grassland 20, desert 15

}  // namespace muang::green
