// SPDX-License-Identifier: Apache-2.0
// The answer of `muang green site`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/carbon_dto.hpp"
#include "http/fields.hpp"

namespace muang::green {

struct ServedView {
  std::string site;
  std::int64_t places = 0;
  double weight = 0;
  std::optional<double> mean_distance;
  static constexpr auto fields() {
    using http::field;
    using T = ServedView;
    return std::tuple{field("site", &T::site, "Candidate."),
                      field("places", &T::places, "Places to which it is the nearest site."),
                      field("weight", &T::weight, "Their weight, mostly people."),
                      field("meanDistanceM", &T::mean_distance, "Weighted, m; null without weight.")};
  }
};

struct WayView {
  std::string place;
  std::optional<std::string> site;
  std::optional<double> distance;
  static constexpr auto fields() {
    using http::field;
    using T = WayView;
    return std::tuple{field("place", &T::place, "Place."),
                      field("site", &T::site, "Its nearest site; null: none has a way."),
                      field("distanceM", &T::distance, "m.")};
  }
};

struct SitingView {
  std::string model, objective_unit, distance, proof;
  std::int64_t site_count = 0, places = 0;
  std::optional<double> radius, weighted_mean, longest, weight_covered;
  std::optional<std::int64_t> places_covered;
  std::vector<std::string> sites;
  double objective = 0, bound = 0, gap = 0, weight = 0;
  bool proved = false;
  std::vector<ServedView> served;
  std::vector<WayView> ways;
  std::vector<NoteView> notes;
  static constexpr auto fields() {
    using http::field;
    using T = SitingView;
    return std::tuple{
        field("model", &T::model, "p-median, mclp, lscp or p-center."),
        field("sites", &T::sites, "Chosen candidates, in the order of the file."),
        field("siteCount", &T::site_count, "How many."),
        field("objective", &T::objective, "What the model makes best."),
        field("objectiveUnit", &T::objective_unit, "weight-metres, weight, sites or metres."),
        field("bound", &T::bound, "No choice is better than this."),
        field("gap", &T::gap, "Between objective and bound, as a share of the objective."),
        field("proved", &T::proved, "The sites are the best there are."),
        field("proof", &T::proof, "bound: it meets the objective; search: CBC came to its end; none."),
        field("radiusM", &T::radius, "m; null: none was given."),
        field("weightedMeanDistance", &T::weighted_mean, "m to the nearest site; null: a place has no way."),
        field("longestDistance", &T::longest, "m; null: a place has no way."),
        field("weight", &T::weight, "Of all places."),
        field("weightCovered", &T::weight_covered, "Within the radius; null without one."),
        field("places", &T::places, "All places."),
        field("placesCovered", &T::places_covered, "Within the radius; null without one."),
        field("distances", &T::distance, "file; metres: straight in the plane; ellipsoid: straight on WGS 84."),
        field("served", &T::served, "By each site."),
        field("ways", &T::ways, "Each place and its nearest site."),
        field("notes", &T::notes, "About the whole.")};
  }
};

}  // namespace muang::green
