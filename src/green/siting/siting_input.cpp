// SPDX-License-Identifier: Apache-2.0
#include "green/siting/siting_input.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "green/area_scan.hpp"
#include "green/geodesic_rules.hpp"
#include "green/place_table.hpp"
#include "green/siting_errors.hpp"

namespace muang::green {
namespace {

constexpr double most_weight = 1e10;   // more people than there are
constexpr double most_metres = 2.1e7;  // half round the earth, and coordinates of every projection in use
constexpr double mm = 1000;
constexpr double exact_sum = 4.6e18;     // below 2^62
constexpr std::size_t named_places = 5;  // of many that have the same fault

constexpr std::array<std::pair<std::string_view, SitingModel>, 4> models{{{"p-median", SitingModel::PMedian},
                                                                          {"mclp", SitingModel::MaximalCover},
                                                                          {"lscp", SitingModel::SetCover},
                                                                          {"p-center", SitingModel::PCenter}}};

void append(Problems& all, const Problems& more) { all.insert(all.end(), more.begin(), more.end()); }

std::optional<PlaceTable> table_of(std::istream& in, std::string_view file, Problems& problems) {
  auto table = PlaceTable::read(in, file,
                                {{"id", false},
                                 {"weight", true, 0, most_weight},
                                 {"x", true, -most_metres, most_metres},
                                 {"y", true, -most_metres, most_metres},
                                 {"lat", true, -90, 90},
                                 {"lon", true, -180, 180}});
  if (!table) {
    append(problems, table.problems());
    return std::nullopt;
  }
  table->need_ids(problems);
  return std::move(*table);
}

std::vector<std::string> ids_of(const PlaceTable& table) {
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < table.size(); ++row) ids.push_back(table.text(row, "id"));
  return ids;
}

bool holds(double weight, std::int64_t parts) {
  const double scaled = weight * static_cast<double>(parts);
  return std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, scaled);
}

void take_weights(const PlaceTable& demand, SitingInput& input, Problems& problems) {
  const SitingModel model = input.problem.model;
  const bool needed = model == SitingModel::PMedian || model == SitingModel::MaximalCover;
  if (needed) demand.need({"weight"}, problems);
  if (!demand.has("weight")) {
    input.problem.weights.assign(demand.size(), 1);
    return;
  }
  demand.need_numbers("weight", problems);
  std::vector<double> weights;
  for (std::size_t row = 0; row < demand.size(); ++row) weights.push_back(demand.number(row, "weight").value_or(0));
  const auto all_hold = [&] { return std::ranges::all_of(weights, [&](double w) { return holds(w, input.weight_parts); }); };
  while (input.weight_parts < 1000 && !all_hold()) input.weight_parts *= 10;
  input.weights_rounded = !all_hold();
  for (const double w : weights) input.problem.weights.push_back(std::llround(w * static_cast<double>(input.weight_parts)));
  if (needed && problems.empty() && input.problem.total_weight() == 0)
    problems.push_back({errors::weights_all_zero, "demand", {}});
}

void measure(const PlaceTable& demand, const PlaceTable& candidates, SitingInput& input, Problems& problems) {
  const Coordinates from = demand.coordinates(problems), to = candidates.coordinates(problems);
  if (from == Coordinates::None || to == Coordinates::None) return;
  if (from != to) problems.push_back({errors::coordinates_differ, "candidates row 1", {}});
  if (!problems.empty()) return;
  const bool metres = from == Coordinates::Metres;
  const auto* const across = metres ? "x" : "lon";
  const auto* const along = metres ? "y" : "lat";
  input.distance = metres ? "metres" : "ellipsoid";
  std::vector<std::pair<double, double>> ends;
  for (std::size_t j = 0; j < candidates.size(); ++j)
    ends.emplace_back(*candidates.number(j, across), *candidates.number(j, along));
  for (std::size_t i = 0; i < demand.size(); ++i) {
    const double a = *demand.number(i, across), b = *demand.number(i, along);
    for (const auto& [c, d] : ends)
      input.problem.distances.push_back(std::llround(mm * (metres ? std::hypot(c - a, d - b) : geodesic_m(a, b, c, d))));
  }
}

using Numbers = std::unordered_map<std::string, std::size_t>;
Numbers numbered(const std::vector<std::string>& ids) {
  Numbers numbers;
  for (std::size_t i = 0; i < ids.size(); ++i) numbers.emplace(ids[i], i);
  return numbers;
}

void take_pairs(const PlaceTable& table, SitingInput& input, Problems& problems) {
  const Numbers places = numbered(input.places), candidates = numbered(input.candidates);
  for (std::size_t row = 0; row < table.size() && problems.size() < most_problems; ++row) {
    const auto place = places.find(table.text(row, "demand"));
    const auto candidate = candidates.find(table.text(row, "candidate"));
    const auto unknown = [&](std::string_view column) {
      problems.push_back(
          {errors::distance_id_unknown, table.place(row, column), {{"id", scan::excerpt(table.text(row, column))}}});
    };
    if (place == places.end()) unknown("demand");
    if (candidate == candidates.end()) unknown("candidate");
    if (place == places.end() || candidate == candidates.end()) continue;
    std::int64_t& distance = input.problem.distances[place->second * input.problem.candidates + candidate->second];
    if (distance != no_way) {
      problems.push_back({errors::distance_twice,
                          table.place(row, "candidate"),
                          {{"demand", scan::excerpt(place->first)}, {"candidate", scan::excerpt(candidate->first)}}});
    }
    distance = std::llround(mm * table.number(row, "distance").value_or(0));
  }
}

// Covering takes a pair that is not in the file as out of reach; the other models need each.
void need_every_pair(const SitingInput& input, Problems& problems) {
  const SitingModel model = input.problem.model;
  if (model == SitingModel::MaximalCover || model == SitingModel::SetCover) return;
  const auto& all = input.problem.distances;
  const auto first = std::ranges::find(all, no_way);
  if (first == all.end()) return;
  const auto at = static_cast<std::size_t>(first - all.begin());
  problems.push_back({errors::distances_missing,
                      "distances",
                      {{"count", std::to_string(std::ranges::count(all, no_way))},
                       {"demand", scan::excerpt(input.places[at / input.problem.candidates])},
                       {"candidate", scan::excerpt(input.candidates[at % input.problem.candidates])}}});
}

void take_distances(std::istream& in, SitingInput& input, Problems& problems) {
  const auto table =
      PlaceTable::read(in, "distances", {{"demand", false}, {"candidate", false}, {"distance", true, 0, 2 * most_metres}});
  if (!table) return append(problems, table.problems());
  input.distance = "file";
  table->need({"demand", "candidate", "distance"}, problems);
  table->need_numbers("distance", problems);
  if (!problems.empty()) return;
  input.problem.distances.assign(input.places.size() * input.candidates.size(), no_way);
  take_pairs(*table, input, problems);
  if (problems.empty()) need_every_pair(input, problems);
}

void check_request(const SitingRequest& request, std::size_t candidates, Problems& problems) {
  const bool with_sites = request.model != SitingModel::SetCover;
  const bool with_radius = request.model == SitingModel::MaximalCover || request.model == SitingModel::SetCover;
  const int sites = request.sites.value_or(0);
  if (with_sites && (sites < 1 || (candidates > 0 && static_cast<std::size_t>(sites) > candidates))) {
    problems.push_back({errors::sites_out_of_range,
                        "--sites",
                        {{"minimum", "1"}, {"maximum", candidates > 0 ? std::to_string(candidates) : "∞"}}});
  }
  if (with_radius && !request.radius_m)
    problems.push_back({errors::radius_missing, "--radius", {{"model", std::string(model_name(request.model))}}});
  if (request.radius_m && !(*request.radius_m >= 0 && *request.radius_m <= most_metres)) {
    problems.push_back(
        {errors::siting_option_out_of_range,
         "--radius",
         {{"option", "--radius"}, {"minimum", "0"}, {"maximum", std::to_string(static_cast<int>(most_metres))}}});
  }
}

// What would not be held exactly, and places that no choice can serve.
void check_problem(const SitingInput& input, Problems& problems) {
  const SitingProblem& problem = input.problem;
  double longest = 1;
  for (const std::int64_t d : problem.distances) longest = std::max(longest, d == no_way ? 1.0 : static_cast<double>(d));
  const double sum = static_cast<double>(problem.total_weight()) * longest * static_cast<double>(problem.sites + 1);
  if (sum > exact_sum) problems.push_back({errors::figures_too_large, "demand", {}});
  if (problem.model != SitingModel::SetCover) return;
  const auto lost = out_of_reach(problem);
  if (lost.empty()) return;
  std::string ids;
  for (std::size_t k = 0; k < std::min(lost.size(), named_places); ++k)
    ids += (k ? ", " : "") + scan::excerpt(input.places[lost[k]]);
  if (lost.size() > named_places) ids += " …";
  problems.push_back({errors::places_out_of_reach, "--radius", {{"count", std::to_string(lost.size())}, {"ids", ids}}});
}

}  // namespace

std::string_view model_name(SitingModel model) { return models[static_cast<std::size_t>(model)].first; }

std::optional<SitingModel> model_named(std::string_view name) {
  for (const auto& [known, model] : models) {
    if (known == name) return model;
  }
  return std::nullopt;
}

Result<SitingInput> read_siting(const SitingFiles& files, const SitingRequest& request) {
  SitingInput input;
  Problems problems;
  input.problem.model = request.model;
  const auto demand = table_of(*files.demand, "demand", problems);
  const auto candidates = table_of(*files.candidates, "candidates", problems);
  check_request(request, candidates ? candidates->size() : 0, problems);
  if (!demand || !candidates) return problems;
  input.places = ids_of(*demand);
  input.candidates = ids_of(*candidates);
  input.problem.candidates = candidates->size();
  input.problem.sites = static_cast<std::size_t>(std::max(0, request.sites.value_or(0)));
  if (request.radius_m && problems.empty()) input.problem.radius = std::llround(*request.radius_m * mm);
  take_weights(*demand, input, problems);
  const std::size_t pairs = demand->size() * candidates->size();
  if (pairs > most_pairs) {
    problems.push_back(
        {errors::too_many_pairs, "demand", {{"pairs", std::to_string(pairs)}, {"maximum", std::to_string(most_pairs)}}});
    return problems;
  }
  if (files.distances) take_distances(*files.distances, input, problems);
  if (!files.distances) measure(*demand, *candidates, input, problems);
  if (problems.empty()) check_problem(input, problems);
  if (!problems.empty()) return problems;
  return input;
}

}  // namespace muang::green
