// SPDX-License-Identifier: Apache-2.0
// Where sites should stand: the four models, on whole numbers, so that two answers are compared exactly.
//
// i: places with weight w_i (people), j: candidates, d_ij: distance, x_j: candidate j is chosen, y_ij: i is served by j.
//   p-median   min Σ w_i d_ij y_ij,  Σ_j y_ij = 1, y_ij ≤ x_j, Σ x_j = p        (Hakimi 1964; ReVelle and Swain 1970)
//   MCLP       max Σ w_i z_i,        z_i ≤ Σ_{j: d_ij ≤ S} x_j, Σ x_j = p       (Church and ReVelle 1974)
//   LSCP       min Σ x_j,            Σ_{j: d_ij ≤ S} x_j ≥ 1 for every i        (Toregas et al. 1971)
//   p-center   min max_i Σ_j d_ij y_ij, as p-median; every place counts, however few live there   (Hakimi 1964)
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace muang::green {

enum class SitingModel : std::uint8_t { PMedian, MaximalCover, SetCover, PCenter };

inline constexpr std::int64_t no_way = std::numeric_limits<std::int64_t>::max();  // a distance: no way from one to the other

struct SitingProblem {
  SitingModel model = SitingModel::PMedian;
  std::vector<std::int64_t> weights;  // of each place, ≥ 0, in parts of a person that hold every weight of the file
  std::size_t candidates = 0;
  std::vector<std::int64_t> distances;      // mm, the candidates of the first place first; no_way where there is none
  std::size_t sites = 0;                    // p; LSCP has none
  std::optional<std::int64_t> radius = {};  // S, mm; MCLP and LSCP need it

  std::size_t places() const { return weights.size(); }
  std::int64_t distance(std::size_t place, std::size_t candidate) const { return distances[place * candidates + candidate]; }
  bool within(std::size_t place, std::size_t candidate) const { return radius && distance(place, candidate) <= *radius; }
  std::int64_t total_weight() const;
};

struct SitingFigures {
  std::int64_t objective = 0;                     // weight × mm; weight covered; sites; mm
  std::optional<std::int64_t> weighted_distance;  // weight × mm to the nearest site; nothing when a place has no way
  std::int64_t longest = 0;                       // mm
  std::int64_t weight_covered = 0;                // within the radius
  std::int64_t places_covered = 0;
};
SitingFigures figures_of(const SitingProblem& problem, const std::vector<std::size_t>& sites);

// Places that no candidate reaches within the radius.
std::vector<std::size_t> out_of_reach(const SitingProblem& problem);

}  // namespace muang::green
