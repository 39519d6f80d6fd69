// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "base/core/dice.hpp"
#include "green/geodesic_rules.hpp"
#include "green/tree/position_rules.hpp"

namespace muang::green {

TEST_CASE("degrees are read to the ten-millionth and no further") {
  CHECK(degrees_e7("13.73611111111111") == 137'361'111);
  CHECK(degrees_e7("100.52888888888889") == 1'005'288'889);
  CHECK(degrees_e7("๑๓.๗") == 137'000'000);
  CHECK(degrees_e7("-5") == -50'000'000);
  CHECK(degrees_e7(" 13.5° ") == 135'000'000);
  for (const char* wrong : {"", "13,5", "13 44 10", "N13", "181", "1e2", "13.5.1", "12345"}) CHECK_FALSE(degrees_e7(wrong));
}

TEST_CASE("latitude and longitude that changed places are seen") {
  CHECK(in_country({137'361'111, 1'005'288'889}));
  CHECK(is_swapped({1'005'288'889, 137'361'111}));
  CHECK_FALSE(is_swapped({137'361'111, 1'005'288'889}));
  CHECK_FALSE(is_swapped({0, 0}));
}

TEST_CASE("distances are those of the ellipsoid") {
  const TreePlace a{137'361'111, 1'005'288'889}, near{137'361'300, 1'005'289'000}, far{126'513'889, 1'016'105'555};
  const auto exact = [](const TreePlace& p, const TreePlace& q) {
    return geodesic_m(static_cast<double>(p.lon_e7) / 1e7, static_cast<double>(p.lat_e7) / 1e7,
                      static_cast<double>(q.lon_e7) / 1e7, static_cast<double>(q.lat_e7) / 1e7) *
           1000;
  };
  CHECK(std::abs(static_cast<double>(distance_mm(a, near)) - exact(a, near)) <= 1);
  CHECK(std::abs(static_cast<double>(distance_mm(a, far)) / exact(a, far) - 1) < 1e-3);
  CHECK(distance_mm(a, a) == 0);
}

TEST_CASE("neighbours within 3 m are the same as when every pair is compared") {
  Dice dice(7);
  NearPlaces places;
  std::vector<TreePlace> all;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const TreePlace place{137'000'000 + static_cast<std::int64_t>(dice.below(20'000)),
                          1'005'000'000 + static_cast<std::int64_t>(dice.below(20'000))};
    std::optional<NearPlaces::Found> nearest;
    for (std::uint32_t k = 0; k < i; ++k) {
      const auto mm = distance_mm(place, all[k]);
      if (mm <= NearPlaces::near_mm && (!nearest || mm < nearest->mm)) nearest = NearPlaces::Found{k, mm};
    }
    const auto found = places.nearest(place);
    REQUIRE(found.has_value() == nearest.has_value());
    if (found) {
      CHECK(found->number == nearest->number);
      CHECK(found->mm == nearest->mm);
    }
    places.add(place, i);
    all.push_back(place);
  }
}

TEST_CASE("a hundred thousand trees on one point are looked at in no time") {
  NearPlaces places;
  std::size_t looks = 0;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    if (i == 99'999) places.each({137'000'000, 1'005'000'000}, [&](std::uint32_t, std::int64_t) { ++looks; });
    places.add({137'000'000, 1'005'000'000}, i);
  }
  CHECK(looks == 64);
}

TEST_CASE("a town's reach grows with its area") {
  CHECK(town_reach_mm(std::nullopt) == 5'000'000);
  CHECK(town_reach_mm(7.33) == 5'000'000);
  CHECK(town_reach_mm(314.159265) == 30'000'000);
  CHECK_FALSE(median_place({}));
  const std::vector<TreePlace> three{{10, 30}, {20, 20}, {1000, 10}};
  CHECK(median_place(three) == TreePlace{20, 20});
}

}  // namespace muang::green
