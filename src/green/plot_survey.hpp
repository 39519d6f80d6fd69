// SPDX-License-Identifier: Apache-2.0
// Plots as they are drawn: the area of each, what is wrong with its outline, what overlaps, the ground counted once, and
// what lies outside the town. Areas are on the ellipsoid, in whole cm² (geo/ellipsoid_rules.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "geo/polygon_rules.hpp"
#include "green/ground.hpp"

namespace muang::green {

struct SurveyedPlot {
  std::string id, name;
  geo::Shape shape;                 // what is counted: as drawn, or repaired; empty when it is not valid
  std::optional<std::int64_t> cm2;  // nothing: not valid, so it has no area
  Problems faults;                  // of what was drawn, also when it was repaired
  bool repaired = false, sliver = false;
  std::optional<std::int64_t> outside_cm2;  // of a plot with an area, when there is a town
};

struct PlotSurvey {
  std::vector<SurveyedPlot> plots;
  std::vector<PlotOverlap> overlaps;
  std::int64_t sum_cm2 = 0;                 // of all plots with an area, one by one
  std::int64_t once_cm2 = 0;                // the ground they cover, each piece once
  std::optional<std::int64_t> outside_cm2;  // of that ground, when there is a town
  std::size_t left_out = 0;                 // plots that are not valid, in no sum
  bool town_repaired = false;
};

// Both texts are GeoJSON; several polygons of `town` are one town. Without `repair` a plot that is not valid is left out and
// told, and a town that is not valid is refused; with it both are repaired and told. Problems of the town stand at "town:
// …".
Result<PlotSurvey> survey_plots(std::string_view plots, std::optional<std::string_view> town, bool repair);

}  // namespace muang::green
