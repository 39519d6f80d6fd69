// SPDX-License-Identifier: Apache-2.0
// What a score teaches: strengths and weaknesses, how far to the pass mark and the next level, and the fewest points that
// reach it. Our own analysis; the programme publishes none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/scoring.hpp"

namespace muang::assessment {

struct IndicatorShare {
  std::size_t indicator = 0;
  Fraction points;
  Fraction percent;  // of the highest points
};
// Every indicator, weakest first; at equal shares the one that weighs more in the total first, then by number.
std::vector<IndicatorShare> by_weakness(const Framework& framework, const SheetValues& values);
// At least three quarters of the points, strongest first; at most `limit`.
std::vector<IndicatorShare> strengths(const Framework& framework, const SheetValues& values, std::size_t limit);
// Below half of the points, weakest first; at most `limit`.
std::vector<IndicatorShare> weaknesses(const Framework& framework, const SheetValues& values, std::size_t limit);

// Percent still missing to the target; nothing when it is reached.
std::optional<Fraction> away(const Fraction& total, int target_percent);
// The first level above the one that the total earns (good, when it has not passed).
const Level* next_level(const Fraction& total, const Yardstick& yardstick);

// One step of the cheapest way: so many points more for one part of one line.
struct Addition {
  std::size_t line = 0;
  std::size_t part = 0;
  int points = 0;
  Fraction gain;  // percent of the total
};
struct CheapestWay {
  bool reachable = false;  // not even full part points reach it when false
  int points = 0;          // in all: no smaller number reaches the target
  Fraction total;          // after the additions
  std::vector<Addition> additions;
};
// The smallest number of whole part points that lifts the total to the target. A point is worth weight ÷ (maximum of its
// component × lines of its indicator), the same for each part of a line, so taking the dearest points first is exact: no
// other choice of the same number of points gains more. LPA marks come from outside and are not counted.
CheapestWay cheapest_way(const Framework& framework, const SheetValues& values, int target_percent);

struct Difference {
  std::size_t indicator = 0;
  Fraction self, area;
  bool lowered() const { return area < self; }
  Fraction size() const { return lowered() ? self - area : area - self; }
};
// Indicators whose points differ between the self and the area score, largest difference first.
std::vector<Difference> differences(const Framework& framework, const SheetValues& self, const SheetValues& area);

}  // namespace muang::assessment
