// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_entry_rules.hpp"

#include <chrono>

#include "green/tree/tree_errors.hpp"

namespace muang::green {
namespace {

constexpr std::int64_t pi_millionths = 3'141'593;

void within(Problems& problems, std::string_view field, const std::optional<std::int64_t>& mm, std::int64_t most) {
  if (!mm || (*mm > 0 && *mm <= most)) return;
  const std::string metres = *mm < 0 ? "-" + metres_text(-*mm) : metres_text(*mm);
  problems.push_back({errors::measure_impossible, std::string(field), {{"metres", metres}, {"most", metres_text(most)}}});
}

std::string degrees_text(std::int64_t e7) {
  const std::int64_t size = e7 < 0 ? -e7 : e7;
  return (e7 < 0 ? "-" : "") + std::to_string(size / 10'000'000) + "." +
         std::to_string(size % 10'000'000 + 10'000'000).substr(1);
}

}  // namespace

std::optional<std::int64_t> diameter_mm(const Measurement& measured) {
  if (measured.girth_mm) return (*measured.girth_mm * 2'000'000 + pi_millionths) / (2 * pi_millionths);
  return measured.dbh_mm;
}

Problems check_measurement(const Measurement& measured, const TreeLimits& limits, const Date& today,
                           const std::optional<Date>& ended) {
  Problems problems;
  within(problems, "girthMm", measured.girth_mm, limits.girth_mm);
  within(problems, "dbhMm", measured.dbh_mm, limits.girth_mm * 1'000'000 / pi_millionths);
  within(problems, "heightMm", measured.height_mm, limits.height_mm);
  within(problems, "crownMm", measured.crown_mm, limits.crown_radius_mm * 2);
  if (measured.day > today) problems.push_back({errors::tree_day_ahead, "day", {{"day", measured.day.iso()}}});
  if (ended && measured.day > *ended) problems.push_back({errors::measured_after_end, "day", {{"day", ended->iso()}}});
  const bool empty = !measured.girth_mm && !measured.dbh_mm && !measured.height_mm && !measured.crown_mm;
  if (empty && measured.health.empty() && measured.risk.empty())
    problems.push_back({errors::measurement_empty, "girthMm", {}});
  return problems;
}

Problems check_place(const std::optional<std::int64_t>& lat_e7, const std::optional<std::int64_t>& lon_e7) {
  Problems problems;
  if (lat_e7.has_value() != lon_e7.has_value()) {
    problems.push_back({errors::tree_place_incomplete, lat_e7 ? "lonE7" : "latE7", {}});
  } else if (lat_e7 && !in_country({*lat_e7, *lon_e7})) {
    problems.push_back(
        {errors::tree_outside_country, "latE7", {{"lat", degrees_text(*lat_e7)}, {"lon", degrees_text(*lon_e7)}}});
  }
  return problems;
}

Problems check_status(std::string_view now, const StatusChange& change, const Date& today) {
  Problems problems;
  if (change.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    problems.push_back({errors::tree_reason_needed, "reason", {}});
  if (change.day && *change.day > today) problems.push_back({errors::tree_day_ahead, "day", {{"day", change.day->iso()}}});
  if (change.status == now && now != "moved") problems.push_back({errors::tree_status_same, "status", {}});
  return problems;
}

std::int64_t day_count(const Date& date) {
  using namespace std::chrono;
  const year_month_day day{year(date.year), month(static_cast<unsigned>(date.month)),
                           std::chrono::day(static_cast<unsigned>(date.day))};
  return sys_days(day).time_since_epoch().count();
}

Date date_of_count(std::int64_t days) {
  using namespace std::chrono;
  const year_month_day day{sys_days(std::chrono::days(days))};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace muang::green
