// SPDX-License-Identifier: Apache-2.0
#include "green/siting/siting_file.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "green/siting/siting_dto.hpp"
#include "http/json.hpp"

namespace muang::green {
namespace {

double metres(std::int64_t mm) { return static_cast<double>(mm) / 1000; }

// What a unit of the objective is in the numbers of a reader.
double unit_of(const SitingInput& input) {
  const auto parts = static_cast<double>(input.weight_parts);
  switch (input.problem.model) {
    case SitingModel::PMedian:
      return 1000 * parts;
    case SitingModel::MaximalCover:
      return parts;
    case SitingModel::SetCover:
      return 1;
    default:
      return 1000;
  }
}

std::string_view unit_name(SitingModel model) {
  switch (model) {
    case SitingModel::PMedian:
      return "weight-metres";
    case SitingModel::MaximalCover:
      return "weight";
    case SitingModel::SetCover:
      return "sites";
    default:
      return "metres";
  }
}

std::string_view proof_name(Proof proof) {
  return proof == Proof::Bound ? "bound" : proof == Proof::Search ? "search" : "none";
}

void add_ways(const SitingInput& input, const SitingAnswer& answer, SitingView& view) {
  const SitingProblem& problem = input.problem;
  std::vector<std::int64_t> sums(answer.sites.size(), 0), weights(answer.sites.size(), 0);
  for (const std::size_t j : answer.sites) view.served.push_back({.site = input.candidates[j], .mean_distance = {}});
  for (std::size_t i = 0; i < problem.places(); ++i) {
    std::size_t nearest = 0;
    for (std::size_t k = 1; k < answer.sites.size(); ++k) {
      if (problem.distance(i, answer.sites[k]) < problem.distance(i, answer.sites[nearest])) nearest = k;
    }
    const std::int64_t distance = problem.distance(i, answer.sites[nearest]);
    WayView way{.place = input.places[i], .site = {}, .distance = {}};
    if (distance != no_way) {
      way.site = input.candidates[answer.sites[nearest]];
      way.distance = metres(distance);
      ++view.served[nearest].places;
      weights[nearest] += problem.weights[i];
      sums[nearest] += problem.weights[i] * distance;
    }
    view.ways.push_back(std::move(way));
  }
  for (std::size_t k = 0; k < answer.sites.size(); ++k) {
    view.served[k].weight = static_cast<double>(weights[k]) / static_cast<double>(input.weight_parts);
    if (weights[k] > 0) view.served[k].mean_distance = metres(sums[k]) / static_cast<double>(weights[k]);
  }
}

void add_notes(const SitingInput& input, const SitingAnswer& answer, const Texts& texts, SitingView& view) {
  const auto note = [&](const std::string& code) {
    const std::string key = "green-siting." + code;
    view.notes.push_back({.code = code, .th = texts.get("th", key), .en = texts.get("en", key)});
  };
  if (input.distance != "file") note("straight-line");
  if (input.weights_rounded) note("weights-rounded");
  if (answer.too_large) note("too-large-for-search");
  if (answer.stopped) note("search-stopped");
  if (!view.proved) note("not-proved");
}

SitingView view_of(const SitingInput& input, const SitingAnswer& answer, const Texts& texts) {
  const SitingProblem& problem = input.problem;
  const SitingFigures& figures = answer.figures;
  const auto parts = static_cast<double>(input.weight_parts);
  SitingView view;
  view.model = model_name(problem.model);
  view.objective_unit = unit_name(problem.model);
  view.distance = input.distance;
  view.proof = proof_name(answer.proof);
  view.proved = answer.proof != Proof::None;
  for (const std::size_t j : answer.sites) view.sites.push_back(input.candidates[j]);
  view.site_count = static_cast<std::int64_t>(answer.sites.size());
  view.places = static_cast<std::int64_t>(problem.places());
  view.objective = static_cast<double>(figures.objective) / unit_of(input);
  view.bound = static_cast<double>(answer.bound) / unit_of(input);
  view.gap = figures.objective == answer.bound ? 0 : std::abs(view.bound - view.objective) / std::max(view.objective, 1e-9);
  const std::int64_t weight = problem.total_weight();
  view.weight = static_cast<double>(weight) / parts;
  if (figures.longest != no_way) view.longest = metres(figures.longest);
  if (figures.weighted_distance && weight > 0)
    view.weighted_mean = metres(*figures.weighted_distance) / static_cast<double>(weight);
  if (problem.radius) {
    view.radius = metres(*problem.radius);
    view.weight_covered = static_cast<double>(figures.weight_covered) / parts;
    view.places_covered = figures.places_covered;
  }
  add_ways(input, answer, view);
  add_notes(input, answer, texts, view);
  return view;
}

}  // namespace

Result<std::string> site_json(const SitingFiles& files, const SitingRequest& request, const ExactLimits& limits,
                              const Texts& texts) {
  TRY(const SitingInput input, read_siting(files, request));
  return http::write_json(view_of(input, solve_siting(input.problem, limits), texts));
}

}  // namespace muang::green
