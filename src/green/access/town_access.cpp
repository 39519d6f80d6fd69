// SPDX-License-Identifier: Apache-2.0
#include "green/access/town_access.hpp"

#include <algorithm>
#include <cmath>

#include "green/geodesic_rules.hpp"
#include "green/plot/plot_store.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

constexpr double e7 = 1e7, cm2_a_m2 = 10'000;

struct Box {
  std::int64_t south, north, west, east;
};
Box box_around(const std::vector<PeoplePlace>& places, double reach_m) {
  const auto [south, north] = std::ranges::minmax(places, {}, &PeoplePlace::lat_e7);
  const auto [west, east] = std::ranges::minmax(places, {}, &PeoplePlace::lon_e7);
  const DegreeLengths length = degree_lengths(static_cast<double>(north.lat_e7) / e7);
  const std::int64_t up = std::llround(reach_m * 1.02 / length.north * e7),
                     aside = std::llround(reach_m * 1.02 / length.east * e7);
  return {south.lat_e7 - up, north.lat_e7 + up, west.lon_e7 - aside, east.lon_e7 + aside};
}

void add_people(TownAccess& town) {
  town.people.coordinates = Coordinates::Degrees;
  for (const PeoplePlace& place : town.places) {
    town.people.ids.push_back(place.code);
    town.people.at.push_back({static_cast<double>(place.lon_e7) / e7, static_cast<double>(place.lat_e7) / e7});
    town.people.communities.push_back({.people = place.people,
                                       .park_m = {},
                                       .trees_seen = place.trees_seen,
                                       .canopy_percent = place.canopy_percent,
                                       .green_m2 = place.green_m2,
                                       .area_km2 = place.area_km2,
                                       .needs = place.needs});
  }
}

void add_parks(store::Transaction& tx, double reach_m, TownAccess& town) {
  const Box box = box_around(town.places, reach_m);
  town.parks.coordinates = Coordinates::Degrees;
  town.parks.of_register = true;
  tx.query(
      sql::public_plots_in_box, {{"south", box.south}, {"north", box.north}, {"west", box.west}, {"east", box.east}},
      [&](const store::Row& row) {
        const auto cm2 = row.maybe_integer(3);
        town.parks.parks.push_back({.id = std::to_string(row.integer(0)),
                                    .shape = shape_of(row.text(4)),
                                    .point = {},
                                    .area_m2 = cm2 ? std::optional(static_cast<double>(*cm2) / cm2_a_m2) : std::nullopt});
        town.about.push_back({row.string(2), OrgUnitId{row.integer(1)}});
      });
}

// Where no row says how much green a community has: each open plot of the town goes to the community nearest to its middle.
void share_green(store::Transaction& tx, OrgUnitId unit, TownAccess& town) {
  if (std::ranges::any_of(town.places, [](const PeoplePlace& place) { return place.green_m2.has_value(); })) {
    town.green_from = "file";
    return;
  }
  std::vector<double> green(town.places.size(), 0);
  bool any = false;
  tx.query(sql::public_plot_middles, {{"unit_id", unit}}, [&](const store::Row& row) {
    const std::int64_t lat = row.integer(0), lon = row.integer(1);
    const DegreeLengths length = degree_lengths(static_cast<double>(lat) / e7);
    const auto away = [&](const PeoplePlace& place) {
      const double north = static_cast<double>(place.lat_e7 - lat) * length.north;
      const double east = static_cast<double>(place.lon_e7 - lon) * length.east;
      return north * north + east * east;
    };
    const auto nearest = std::ranges::min_element(town.places, {}, away);
    green[static_cast<std::size_t>(nearest - town.places.begin())] += static_cast<double>(row.integer(2)) / cm2_a_m2;
    any = true;
  });
  if (!any) return;
  town.green_from = "nearest";
  for (std::size_t i = 0; i < green.size(); ++i) town.people.communities[i].green_m2 = green[i];
}

}  // namespace

std::optional<TownAccess> town_access(store::Transaction& tx, OrgUnitId unit, std::optional<int> year, double reach_m) {
  auto set = people_set(tx, unit, year);
  if (!set) return std::nullopt;
  TownAccess town{.set = std::move(*set)};
  town.places = people_places(tx, town.set);
  add_people(town);
  add_parks(tx, reach_m, town);
  share_green(tx, unit, town);
  town.undrawn = tx.one(sql::public_plots_without_outline, {{"unit_id", unit}}, [](const store::Row& row) {
                     return row.integer(0);
                   }).value_or(0);
  return town;
}

}  // namespace muang::green
