// SPDX-License-Identifier: Apache-2.0
#include "assessment/analysis.hpp"

#include <algorithm>

namespace muang::assessment {

namespace {

// Percent of the total for one point on this line.
Fraction worth(const Framework& framework, std::size_t line) {
  const Indicator& indicator = framework.indicators[framework.lines[line].indicator];
  const Component& component = framework.components[indicator.component];
  const std::size_t maximum = static_cast<std::size_t>(framework.indicator_max()) * component.indicators.size();
  return Fraction::of(static_cast<std::uint64_t>(component.weight_percent), maximum * indicator.line_count);
}

struct Room {
  std::size_t line, part;
  int points;      // up to the part's maximum
  Fraction worth;  // of each
};

std::vector<Room> room_for_points(const Framework& framework, const SheetValues& values) {
  std::vector<Room> rooms;
  for (std::size_t line = 0; line < values.size(); ++line) {
    if (framework.indicators[framework.lines[line].indicator].scoring == Scoring::Lpa) continue;
    for (std::size_t part = 0; part < framework.parts.size(); ++part) {
      const int free = framework.parts[part].max - values[line].parts[part].value_or(0);
      if (free > 0) rooms.push_back({line, part, free, worth(framework, line)});
    }
  }
  // Dearest first; among equals the largest room, so that the way names as few places as it can.
  std::stable_sort(rooms.begin(), rooms.end(), [](const Room& a, const Room& b) {
    const int order = compare(a.worth, b.worth);
    return order ? order > 0 : a.points > b.points;
  });
  return rooms;
}

}  // namespace

std::vector<IndicatorShare> by_weakness(const Framework& framework, const SheetValues& values) {
  std::vector<IndicatorShare> shares;
  const Fraction highest(static_cast<std::uint64_t>(framework.indicator_max()));
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    const Fraction points = indicator_points(framework, i, values);
    shares.push_back({i, points, points * Fraction(100) / highest});
  }
  std::stable_sort(shares.begin(), shares.end(), [&](const IndicatorShare& a, const IndicatorShare& b) {
    const int order = compare(a.points, b.points);
    if (order) return order < 0;
    const auto weight = [&](std::size_t i) {
      const Component& component = framework.components[framework.indicators[i].component];
      return Fraction::of(static_cast<std::uint64_t>(component.weight_percent), component.indicators.size());
    };
    return weight(a.indicator) > weight(b.indicator);
  });
  return shares;
}

std::vector<IndicatorShare> strengths(const Framework& framework, const SheetValues& values, std::size_t limit) {
  std::vector<IndicatorShare> found;
  const auto shares = by_weakness(framework, values);
  for (auto it = shares.rbegin(); it != shares.rend() && found.size() < limit && it->percent >= Fraction(75); ++it) {
    found.push_back(*it);
  }
  return found;
}

std::vector<IndicatorShare> weaknesses(const Framework& framework, const SheetValues& values, std::size_t limit) {
  std::vector<IndicatorShare> found;
  for (const IndicatorShare& share : by_weakness(framework, values)) {
    if (found.size() == limit || share.percent >= Fraction(50)) break;
    found.push_back(share);
  }
  return found;
}

std::optional<Fraction> away(const Fraction& total, int target_percent) {
  const Fraction target(static_cast<std::uint64_t>(target_percent));
  if (total >= target) return std::nullopt;
  return target - total;
}

const Level* next_level(const Fraction& total, const Yardstick& yardstick) {
  for (const Level& level : yardstick.levels) {
    if (total < Fraction(static_cast<std::uint64_t>(level_minimum(level, yardstick.pass_mark)))) return &level;
  }
  return nullptr;
}

CheapestWay cheapest_way(const Framework& framework, const SheetValues& values, int target_percent) {
  CheapestWay way;
  way.total = score_sheet(framework, values, Yardstick{target_percent, {}}).total;
  for (const Room& room : room_for_points(framework, values)) {
    const auto missing = away(way.total, target_percent);
    if (!missing) break;
    const auto wanted = (*missing / room.worth).ceiling_of(1);
    const int points = static_cast<int>(std::min<std::uint64_t>(wanted, static_cast<std::uint64_t>(room.points)));
    const Fraction gain = room.worth * Fraction(static_cast<std::uint64_t>(points));
    way.additions.push_back({room.line, room.part, points, gain});
    way.total = way.total + gain;
    way.points += points;
  }
  way.reachable = !away(way.total, target_percent);
  return way;
}

std::vector<Difference> differences(const Framework& framework, const SheetValues& self, const SheetValues& area) {
  std::vector<Difference> found;
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    Difference one{i, indicator_points(framework, i, self), indicator_points(framework, i, area)};
    if (!(one.self == one.area)) found.push_back(std::move(one));
  }
  std::stable_sort(found.begin(), found.end(), [](const Difference& a, const Difference& b) { return a.size() > b.size(); });
  return found;
}

}  // namespace muang::assessment
