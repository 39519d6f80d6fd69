// SPDX-License-Identifier: Apache-2.0
// The answer of `muang green access`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/carbon_dto.hpp"
#include "http/fields.hpp"

namespace muang::green {

struct WithinView {
  double metres = 0, people = 0, share = 0;
  std::int64_t places = 0;
  static constexpr auto fields() {
    using http::field;
    using T = WithinView;
    return std::tuple{field("distanceM", &T::metres, "m from the edge of a park that counts."),
                      field("people", &T::people, "People no farther."), field("share", &T::share, "Of all people, 0 to 1."),
                      field("places", &T::places, "Their rows.")};
  }
};

struct PartView {
  double people = 0, known = 0;
  std::optional<double> share;
  static constexpr auto fields() {
    using http::field;
    using T = PartView;
    return std::tuple{field("people", &T::people, "People of whom it is true."),
                      field("known", &T::known, "People of whom it is known."),
                      field("share", &T::share, "Of those of whom it is known; null: of nobody.")};
  }
};

struct ThreeThirtyView {
  PartView trees, canopy, park, all;
  static constexpr auto fields() {
    using http::field;
    using T = ThreeThirtyView;
    return std::tuple{field("threeTrees", &T::trees, "Three trees or more are seen from home."),
                      field("thirtyPercent", &T::canopy, "Canopy covers 30 % of the community or more."),
                      field("threeHundredMetres", &T::park, "A park that counts is 300 m away or nearer."),
                      field("all", &T::all, "All three.")};
  }
};

struct LorenzView {
  double people = 0, green = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("people", &LorenzView::people, "Share of people, those with least green first."),
                      field("green", &LorenzView::green, "Share of green that they have.")};
  }
};

struct EvennessView {
  double gini = 0;
  std::int64_t communities = 0;
  std::string equation;
  std::vector<LorenzView> lorenz;
  static constexpr auto fields() {
    using http::field;
    using T = EvennessView;
    return std::tuple{field("gini", &T::gini, "0: all have the same green a person; 1: one has all."),
                      field("equation", &T::equation, "As it was computed."),
                      field("communities", &T::communities, "With people and a figure of green."),
                      field("lorenz", &T::lorenz, "Lorenz curve.")};
  }
};

struct PriorityView {
  double goal = 0, gap = 0;
  std::optional<double> need, score;
  static constexpr auto fields() {
    using http::field;
    using T = PriorityView;
    return std::tuple{field("goalPercent", &T::goal, "Canopy to have, percent of the area."),
                      field("gapPercent", &T::gap, "What is missing of it."),
                      field("need", &T::need, "0 to 1; null without need_ columns."),
                      field("score", &T::score, "0 to 100, the least first in line; null without needs.")};
  }
};

struct AccessPlaceView {
  std::string id;
  double people = 0;
  std::optional<std::string> park;
  std::optional<double> metres;
  std::optional<PriorityView> priority;
  static constexpr auto fields() {
    using http::field;
    using T = AccessPlaceView;
    return std::tuple{field("id", &T::id, "Row of the people."), field("people", &T::people, "People."),
                      field("park", &T::park, "The nearest park that counts; null: none within the longest distance asked."),
                      field("distanceM", &T::metres, "m to its edge; 0 inside."),
                      field("priority", &T::priority, "Null where canopy, area or a need is unknown.")};
  }
};

struct AccessView {
  double people = 0, min_area = 0;
  std::int64_t places = 0, parks = 0, counted = 0, unknown_area = 0;
  std::string distance;
  std::vector<WithinView> within;
  ThreeThirtyView three_thirty;
  std::optional<EvennessView> evenness;
  std::vector<AccessPlaceView> rows;
  std::vector<NoteView> notes;
  static constexpr auto fields() {
    using http::field;
    using T = AccessView;
    return std::tuple{field("people", &T::people, "People of the file."),
                      field("places", &T::places, "Its rows."),
                      field("parks", &T::parks, "Parks of the file."),
                      field("parksCounted", &T::counted, "Of at least the area asked."),
                      field("parksOfUnknownArea", &T::unknown_area, "Not counted, because their area is not known."),
                      field("minAreaM2", &T::min_area, "m²."),
                      field("distances", &T::distance,
                            "metres: straight in the plane; ellipsoid: straight on WGS 84; network: along roads."),
                      field("within", &T::within, "Each distance asked."),
                      field("threeThirtyThreeHundred", &T::three_thirty, "The 3-30-300 rule."),
                      field("evenness", &T::evenness, "Green a person between communities; null without green_m2."),
                      field("rows", &T::rows, "Each row of the people."),
                      field("notes", &T::notes, "About the whole.")};
  }
};

}  // namespace muang::green
