// SPDX-License-Identifier: Apache-2.0
#include "green/plot_survey.hpp"

#include <map>
#include <numeric>

#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/plot_errors.hpp"

namespace muang::green {
namespace {

struct Town {
  geo::Shape shape;
  bool repaired = false;
};

Problems at_town(Problems problems) {
  for (Error& problem : problems) problem.field = problem.field.empty() ? "town" : "town: " + problem.field;
  return problems;
}

Result<Town> read_town(std::string_view text, bool repair) {
  auto features = geo::read_geojson(text);
  if (!features) return at_town(features.problems());
  Town town;
  Problems problems;
  std::vector<geo::Shape> parts;
  for (std::size_t i = 0; i < features->size(); ++i) {
    geo::Shape& shape = features.value()[i].shape;
    Problems faults = geo::faults_of(shape);
    if (!faults.empty() && repair) {
      shape = geo::repaired(shape);
      town.repaired = true;
    } else {
      for (Error& fault : faults) {
        fault.field = "features[" + std::to_string(i) + "]";
        problems.push_back(std::move(fault));
      }
    }
    parts.push_back(std::move(shape));
  }
  if (!problems.empty()) return at_town(std::move(problems));
  town.shape = geo::union_of(parts);
  if (town.shape.empty()) return Error{errors::town_none, "town", {}};
  return town;
}

SurveyedPlot look_at(geo::Feature feature, bool repair) {
  SurveyedPlot plot{.id = std::move(feature.id), .name = std::move(feature.name), .shape = std::move(feature.shape)};
  plot.faults = geo::faults_of(plot.shape);
  if (!plot.faults.empty()) {
    plot.shape = repair ? geo::repaired(plot.shape) : geo::Shape{};
    plot.repaired = !plot.shape.empty();
  }
  if (plot.shape.empty()) return plot;
  plot.cm2 = geo::area_cm2(plot.shape);
  plot.sliver = geo::mean_width_m(plot.shape) < sliver_width_m;
  return plot;
}

// What is below half a cm² is the rounding of a shared edge, no overlap.
Result<std::vector<PlotOverlap>> overlaps_of(const std::vector<geo::Shape>& shapes) {
  const auto pairs = geo::meeting_boxes(shapes, most_meeting_plots);
  if (!pairs) return Error{errors::plots_overlap_too_often, {}, {{"maximum", std::to_string(most_meeting_plots)}}};
  std::vector<PlotOverlap> overlaps;
  for (const auto& [first, second] : *pairs) {
    const geo::Shape common = geo::intersection(shapes[first], shapes[second]);
    const std::int64_t cm2 = geo::area_cm2(common);
    if (cm2 <= 0) continue;
    overlaps.push_back({first, second, cm2, geo::mean_width_m(common) < sliver_width_m});
  }
  return overlaps;
}

// Plots that hang together by overlaps. All others cover ground of their own, so that no map has to be joined as a whole.
std::vector<std::vector<std::size_t>> clusters_of(std::size_t plots, const std::vector<PlotOverlap>& overlaps) {
  std::vector<std::size_t> leader(plots);
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  const auto find = [&](std::size_t plot) {
    while (leader[plot] != plot) plot = leader[plot] = leader[leader[plot]];
    return plot;
  };
  for (const PlotOverlap& overlap : overlaps) leader[find(overlap.second)] = find(overlap.first);
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t plot = 0; plot < plots; ++plot) members[find(plot)].push_back(plot);
  std::vector<std::vector<std::size_t>> clusters;
  for (auto& [first, cluster] : members) clusters.push_back(std::move(cluster));
  return clusters;
}

void count_once(PlotSurvey& survey, const std::optional<geo::Boundary>& boundary) {
  std::int64_t outside = 0;
  for (const auto& cluster : clusters_of(survey.plots.size(), survey.overlaps)) {
    if (cluster.size() == 1) {
      survey.once_cm2 += survey.plots[cluster[0]].cm2.value_or(0);
      outside += survey.plots[cluster[0]].outside_cm2.value_or(0);
      continue;
    }
    std::vector<geo::Shape> shapes;
    for (const std::size_t plot : cluster) shapes.push_back(survey.plots[plot].shape);
    const geo::Shape ground = geo::union_of(shapes);
    survey.once_cm2 += geo::area_cm2(ground);
    if (boundary) outside += geo::area_cm2(boundary->outside(ground));
  }
  if (boundary) survey.outside_cm2 = outside;
}

}  // namespace

Result<PlotSurvey> survey_plots(std::string_view plots, std::optional<std::string_view> town, bool repair) {
  auto features = geo::read_geojson(plots);
  std::optional<Result<Town>> read;
  if (town) read = read_town(*town, repair);
  Problems problems = features.ok() ? Problems{} : features.problems();
  if (features.ok() && features->empty()) problems.push_back({errors::plots_none, {}, {}});
  if (read && !*read) problems.insert(problems.end(), read->problems().begin(), read->problems().end());
  if (!problems.empty()) return problems;

  PlotSurvey survey;
  std::optional<geo::Boundary> boundary;
  if (read) {
    boundary.emplace((*read)->shape);
    survey.town_repaired = (*read)->repaired;
  }
  std::vector<geo::Shape> shapes;
  for (geo::Feature& feature : features.value()) {
    SurveyedPlot plot = look_at(std::move(feature), repair);
    survey.sum_cm2 += plot.cm2.value_or(0);
    survey.left_out += plot.cm2 ? 0 : 1;
    if (boundary && plot.cm2) plot.outside_cm2 = geo::area_cm2(boundary->outside(plot.shape));
    shapes.push_back(plot.shape);
    survey.plots.push_back(std::move(plot));
  }
  TRY(survey.overlaps, overlaps_of(shapes));
  count_once(survey, boundary);
  return survey;
}

}  // namespace muang::green
