// SPDX-License-Identifier: Apache-2.0
#include "waste/file/check_series.hpp"

#include <algorithm>
#include <tuple>

#include "waste/total/quality_rules.hpp"

namespace muang::waste {

void SeriesCheck::add(std::span<const ImportRow> rows) {
  if (too_many_) return;
  if (points_.size() + rows.size() > most) {
    too_many_ = true;
    points_ = {};
    return;
  }
  for (const ImportRow& row : rows) points_.push_back({row.unit, row.row, row.month, row.generated});
}

void SeriesCheck::finish(RowChecker& checker) {
  std::ranges::sort(points_,
                    [](const Point& a, const Point& b) { return std::tie(a.unit, a.month) < std::tie(b.unit, b.month); });
  for (std::size_t begin = 0; begin < points_.size();) {
    std::size_t end = begin + 1;
    while (end < points_.size() && points_[end].unit == points_[begin].unit) ++end;
    judge_unit(std::span(points_).subspan(begin, end - begin), checker);
    begin = end;
  }
  points_.clear();
}

void SeriesCheck::judge_unit(std::span<const Point> points, RowChecker& checker) const {
  std::vector<MonthPoint> months;
  for (const Point& point : points) {
    MonthPoint month;
    month.month = point.month;
    month.generated = point.generated;
    months.push_back(month);
  }
  const Quality quality = judge(months, {.first = points.front().month, .last = points.back().month}, {});
  for (const auto& [month, finding] : quality.findings) {
    if (finding.rule != "R05" && finding.rule != "R06" && finding.rule != "R08") continue;
    const auto at = std::ranges::find(points, month, &Point::month);
    if (at == points.end()) continue;
    checker.say(at->row, checker.columns().title(Role::Generated), finding.rule, Severity::Warning, finding.params);
  }
}

}  // namespace muang::waste
