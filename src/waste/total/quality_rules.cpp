// SPDX-License-Identifier: Apache-2.0
#include "waste/total/quality_rules.hpp"

#include <algorithm>
#include <cmath>

#include "waste/figure_text.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t months_to_judge = 6;  // fewer neighbours say nothing about a month (ours; R05 asks for 12 in the form)
constexpr int level_percent = 25;           // Q04: the same change as R04

double middle(std::vector<double>& values) {
  std::ranges::sort(values);
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

struct Judged {
  const MonthPoint* point = nullptr;  // nothing: not reported
  std::int64_t rate = -1;             // grams a day
  bool inconsistent = false, implausible = false, broken_before = false;
};

class Judge {
 public:
  Judge(std::span<const MonthPoint> months, const Expected& expected, const RateBand& band, const ReportLimits& limits,
        const QualityWeights& weights)
      : expected_(expected), band_(band), limits_(limits), weights_(weights) {
    const int count = expected.first.exists() && expected.last.exists() && expected.last >= expected.first
                          ? expected.last.index() - expected.first.index() + 1
                          : 0;
    months_.resize(static_cast<std::size_t>(std::min(count, 1200)));
    for (const MonthPoint& point : months) place(point);
  }

  Quality run() {
    for (std::size_t i = 0; i < months_.size(); ++i) {
      if (!months_[i].point) continue;
      consistency(i);
      copied(i);
      person_band(i);
    }
    breaks();
    outliers();
    summarise();
    std::ranges::stable_sort(quality_.findings, {}, &MonthFinding::month);
    return std::move(quality_);
  }

 private:
  void place(const MonthPoint& point) {
    const int at = point.month.index() - expected_.first.index();
    if (!point.month.exists() || at < 0 || at >= static_cast<int>(months_.size())) return;
    Judged& judged = months_[static_cast<std::size_t>(at)];
    judged.point = point.generated ? &point : nullptr;
    const bool real = point.generated && *point.generated >= 0 && *point.generated <= limits_.most_kg;
    judged.rate = real ? grams_a_day(*point.generated, point.month.days()) : -1;
  }

  Month month(std::size_t i) const { return expected_.first + static_cast<int>(i); }
  void find(std::size_t i, std::string_view rule, Params params, Severity severity = Severity::Warning) {
    quality_.findings.push_back({month(i), {rule, severity, "generated", std::move(params)}});
  }
  void implausible(std::size_t i, std::string_view rule, Params params) {
    months_[i].implausible = months_[i].implausible || !months_[i].point->explained;
    find(i, rule, std::move(params));
  }

  void consistency(std::size_t i) {
    MonthReport report;
    const MonthPoint& point = *months_[i].point;
    report.period = point.month;
    report.generated = point.generated;
    report.collected = point.collected;
    report.source_utilised = point.source_utilised;
    report.uncollected = point.uncollected;
    for (Finding& finding : check_amounts(report, limits_)) {
      months_[i].inconsistent = months_[i].inconsistent || finding.severity == Severity::Error || !point.explained;
      quality_.findings.push_back({point.month, std::move(finding)});
    }
  }

  void copied(std::size_t i) {
    if (i < 2 || !months_[i - 1].point || !months_[i - 2].point || *months_[i].point->generated == 0) return;
    const std::int64_t value = *months_[i].point->generated;
    if (*months_[i - 1].point->generated != value || *months_[i - 2].point->generated != value) return;
    implausible(i, "R08", {{"value", tonnes_text(value)}});
  }

  void person_band(std::size_t i) {
    const MonthPoint& point = *months_[i].point;
    if (months_[i].rate < 0 || !point.people || *point.people <= 0 || *point.people > limits_.most_people) return;
    const std::int64_t rate = detail::divide_rounded(months_[i].rate, *point.people);
    if (rate >= band_.low && rate <= band_.high) return;
    implausible(i, "Q03",
                {{"value", scaled_text(rate, 3)}, {"low", scaled_text(band_.low, 3)}, {"high", scaled_text(band_.high, 3)}});
  }

  // R14 where the kind changes; Q04 when the level moves with it.
  void breaks() {
    std::size_t before = months_.size();
    for (std::size_t i = 0; i < months_.size(); ++i) {
      if (!months_[i].point) continue;
      if (before < months_.size() && months_[before].point->kind != months_[i].point->kind) {
        months_[i].broken_before = true;
        find(i, "R14", {});
        level(i);
      }
      before = i;
    }
  }

  void level(std::size_t at) {
    std::vector<std::int64_t> earlier, later;
    for (std::size_t i = at; i-- > 0 && earlier.size() < 12;) {
      if (months_[i].rate >= 0) earlier.push_back(months_[i].rate);
    }
    for (std::size_t i = at; i < months_.size() && later.size() < 12; ++i) {
      if (months_[i].rate >= 0) later.push_back(months_[i].rate);
    }
    if (earlier.size() < 3 || later.size() < 3) return;
    const std::int64_t before = spread_of(earlier).median2 / 2, after = spread_of(later).median2 / 2;
    if (std::abs(after - before) * 100 <= level_percent * before) return;
    find(at, "Q04", {{"before", tonnes_a_day_text(before)}, {"after", tonnes_a_day_text(after)}}, Severity::Info);
  }

  // Stretches between breaks, each judged alone.
  void outliers() {
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= months_.size(); ++i) {
      if (i < months_.size() && !months_[i].broken_before) continue;
      stretch(begin, i);
      begin = i;
    }
  }

  void stretch(std::size_t begin, std::size_t end) {
    std::vector<std::int64_t> series;
    for (std::size_t i = begin; i < end; ++i) {
      if (months_[i].rate >= 0) series.push_back(months_[i].rate);
    }
    if (series.size() < months_to_judge) return;
    std::vector<std::int64_t> sorted = series;
    const std::int64_t median = spread_of(sorted).median2 / 2;
    for (std::size_t i = begin; i < end; ++i) {
      if (months_[i].rate < 0) continue;
      const UnitSlip slip = unit_slip(months_[i].rate, median, month(i).days());
      if (slip != UnitSlip::None) {
        implausible(i, "R06",
                    {{"variant", std::string(unit_slip_code(slip))},
                     {"value", tonnes_a_day_text(months_[i].rate)},
                     {"median", tonnes_a_day_text(median)}});
        continue;
      }
      const std::int64_t z = modified_z_hundredths(months_[i].rate, series);
      // A spread of nothing makes every small step an outlier: less than a tenth off the median is never one (ours).
      if (z <= limits_.outlier_hundredths || std::abs(months_[i].rate - median) * 10 < median) continue;
      implausible(
          i, "R05",
          {{"z", scaled_text(z, 2)}, {"value", tonnes_a_day_text(months_[i].rate)}, {"median", tonnes_a_day_text(median)}});
    }
  }

  static QualityPart part(std::string_view id, int weight, int good, int of) {
    return {id, of > 0 ? std::optional<int>(100 * good / of) : std::nullopt, weight, good, of};
  }

  void summarise() {
    int reported = 0, in_time = 0, consistent = 0, plausible = 0;
    for (std::size_t i = 0; i < months_.size(); ++i) {
      const Judged& judged = months_[i];
      if (!judged.point) continue;
      ++reported;
      const Month next = month(i) + 1;
      in_time += judged.point->handed_in && *judged.point->handed_in <= Date{next.year, next.month, expected_.due_day};
      consistent += !judged.inconsistent;
      plausible += !judged.implausible;
    }
    const int count = static_cast<int>(months_.size());
    quality_.parts = {part("completeness", weights_.completeness, reported, count),
                      part("timeliness", weights_.timeliness, in_time, count),
                      part("consistency", weights_.consistency, consistent, reported),
                      part("plausibility", weights_.plausibility, plausible, reported)};
    int sum = 0, weight = 0;
    for (const QualityPart& one : quality_.parts) {
      if (!one.points) continue;
      sum += *one.points * one.weight;
      weight += one.weight;
    }
    quality_.score = weight > 0 ? sum / weight : 0;
    if (reported < count) whole("Q01", {{"missing", std::to_string(count - reported)}, {"expected", std::to_string(count)}});
    if (in_time < reported)
      whole("Q02", {{"late", std::to_string(reported - in_time)}, {"expected", std::to_string(count)}});
  }
  void whole(std::string_view rule, Params params) {
    quality_.findings.push_back({expected_.first, {rule, Severity::Info, "", std::move(params)}});
  }

  const Expected& expected_;
  const RateBand& band_;
  const ReportLimits& limits_;
  const QualityWeights& weights_;
  std::vector<Judged> months_;
  Quality quality_;
};

std::optional<std::int64_t> tenths(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  return (part * 2000 + whole) / (2 * whole);
}

}  // namespace

RateBand rate_band(std::span<const std::int64_t> grams_a_person_day, const ReportLimits& limits) {
  RateBand band{limits.rate_low_grams, limits.rate_high_grams, 0};
  std::vector<double> logs;
  for (const std::int64_t rate : grams_a_person_day) {
    if (rate > 0) logs.push_back(std::log(static_cast<double>(rate)));
  }
  if (logs.size() < 3) return band;
  const double median = middle(logs);
  for (double& value : logs) value = std::fabs(value - median);
  // MAD ÷ 0.6745 estimates the standard deviation; never below 0.1, so that like towns do not accuse one another.
  const double sigma = std::max(0.1, middle(logs) / 0.6745);
  const double low = std::exp(median - 3 * sigma), high = std::exp(median + 3 * sigma);
  band.median = std::llround(std::exp(median));
  band.low = std::max<std::int64_t>(1, std::llround(low));
  band.high = high < 1e15 ? std::llround(high) : INT64_MAX;
  return band;
}

Quality judge(std::span<const MonthPoint> months, const Expected& expected, const RateBand& band, const ReportLimits& limits,
              const QualityWeights& weights) {
  return Judge(months, expected, band, limits, weights).run();
}

std::optional<std::int64_t> Received::completeness_tenths() const { return tenths(received, expected); }
std::optional<std::int64_t> Received::timeliness_tenths() const { return tenths(in_time, expected); }

Received received(std::span<const MonthPoint> months, const Expected& expected) {
  const Quality quality = judge(months, expected, {});
  return {quality.parts[0].of, quality.parts[0].good, quality.parts[1].good};
}

void rank_look_here_first(std::vector<Ranked>& towns) {
  std::ranges::sort(towns, [](const Ranked& a, const Ranked& b) {
    if (a.score != b.score) return a.score < b.score;
    if (a.grams_a_day != b.grams_a_day) return a.grams_a_day > b.grams_a_day;
    return a.unit < b.unit;
  });
}

}  // namespace muang::waste
