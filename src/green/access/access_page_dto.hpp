// SPDX-License-Identifier: Apache-2.0
// Who of a town reaches a park: the answer of `GET /units/{unit}/green/access`. Years B.E.
#pragma once

#include "green/access/access_dto.hpp"
#include "green/people/people_dto.hpp"
#include "green/plot/summary_dto.hpp"

namespace muang::green {

struct AccessSpot {
  std::string id, name;
  std::optional<std::int64_t> households;
  double lat = 0, lon = 0;
  static constexpr auto fields() {
    using http::field;
    using T = AccessSpot;
    return std::tuple{field("id", &T::id, "As in the rows."), field("name", &T::name, "Empty: none was given."),
                      field("households", &T::households, "null: not known."),
                      field("latitude", &T::lat, "Degrees, WGS 84."), field("longitude", &T::lon, "Degrees.")};
  }
};

struct AccessPark {
  std::string id, name_th;
  std::int64_t unit_id = 0;
  double area_m2 = 0;
  static constexpr auto fields() {
    using http::field;
    using T = AccessPark;
    return std::tuple{field("id", &T::id, "Plot, as in the rows."), field("nameTh", &T::name_th, "Its name."),
                      field("unitId", &T::unit_id, "Whose register it is in: another town's park counts too."),
                      field("areaM2", &T::area_m2, "m².")};
  }
};

struct GreenAccess {
  std::int64_t unit_id = 0, neighbour_parks = 0, undrawn_parks = 0;
  std::string full_name_th, full_name_en, green_from, road_source;
  bool known = false;
  std::vector<std::int64_t> years;
  std::optional<PeopleSetView> set;
  GreenBase registered;
  std::optional<AccessView> access;
  std::vector<AccessSpot> places;
  std::vector<AccessPark> parks;
  std::vector<NoteView> notes;
  static constexpr auto fields() {
    using http::field;
    using T = GreenAccess;
    return std::tuple{
        field("unitId", &T::unit_id, "The town."),
        field("fullNameTh", &T::full_name_th, "In Thai."),
        field("fullNameEn", &T::full_name_en, "In English."),
        field("known", &T::known, "People by place are known; else there is no figure, and none is 0."),
        field("years", &T::years, "Years of which people are known, newest first."),
        field("set", &T::set, "Whose people they are; null: not known."),
        field("registered", &T::registered, "All people of the town as the city database has them, to compare."),
        field("access", &T::access, "The figures; null: people are not known."),
        field("places", &T::places, "Where each row is."),
        field("parks", &T::parks, "Parks that are the nearest of a row."),
        field("neighbourParks", &T::neighbour_parks, "Of the parks those of other towns."),
        field("undrawnParks", &T::undrawn_parks, "Open green of the town without an outline: it counts for nobody."),
        field("greenFrom", &T::green_from,
              "Green of a community: file; nearest (each open plot to the community nearest to "
              "its middle, inferred); empty: not known.",
              http::Limits{.values = "file|nearest|"}),
        field("roadSource", &T::road_source, "Of the town's road file; empty: none, distances are straight."),
        field("notes", &T::notes, "About the whole, beside those of the figures.")};
  }
};

}  // namespace muang::green
