// SPDX-License-Identifier: Apache-2.0
#include "green/plot_survey.hpp"

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

void count_once(PlotSurvey& survey, const std::optional<geo::Boundary>& boundary) {
  std::int64_t outside = 0;
  std::vector<std::size_t> all(survey.plots.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (const auto& cluster : clusters_of(all, survey.overlaps)) {
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
  auto overlaps = overlaps_of(shapes, most_meeting_plots);
  if (!overlaps) return Error{errors::plots_overlap_too_often, {}, {{"maximum", std::to_string(most_meeting_plots)}}};
  survey.overlaps = std::move(*overlaps);
  count_once(survey, boundary);
  return survey;
}

}  // namespace muang::green
