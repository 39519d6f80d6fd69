// SPDX-License-Identifier: Apache-2.0
#include "green/tree/position_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "green/area_scan.hpp"
#include "green/geodesic_rules.hpp"

namespace muang::green {
namespace {

constexpr std::int64_t e7 = 10'000'000;
constexpr std::int64_t reach_at_least_mm = 5'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool in_frame(std::int64_t lat, std::int64_t lon) {
  return lat >= 55'000'000 && lat <= 206'000'000 && lon >= 973'000'000 && lon <= 1'057'000'000;
}

}  // namespace

std::optional<std::int64_t> degrees_e7(std::string_view cell) {
  std::string plain = scan::plain_text(cell);
  std::string_view text = plain;
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with("\xC2\xB0")) text.remove_suffix(text.ends_with(' ') ? 1 : 2);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t whole = 0, part = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]) && at < 4; ++at) whole = whole * 10 + (text[at] - '0');
  if (at == 0) return std::nullopt;
  if (at < text.size() && text[at] == '.') {
    int decimals = 0;
    for (++at; at < text.size() && is_digit(text[at]); ++at) {
      if (decimals < 7) part = part * 10 + (text[at] - '0');
      if (decimals == 7 && text[at] >= '5') ++part;
      ++decimals;
    }
    for (; decimals < 7; ++decimals) part *= 10;
  }
  const std::int64_t value = whole * e7 + part;
  if (at != text.size() || value > 180 * e7) return std::nullopt;
  return negative ? -value : value;
}

bool in_country(const TreePlace& place) { return in_frame(place.lat_e7, place.lon_e7); }
bool is_swapped(const TreePlace& place) { return !in_country(place) && in_frame(place.lon_e7, place.lat_e7); }

std::int64_t distance_mm(const TreePlace& a, const TreePlace& b) {
  const double middle = static_cast<double>(a.lat_e7 + b.lat_e7) / 2 / e7;
  const DegreeLengths metres = degree_lengths(middle);
  const double north = static_cast<double>(a.lat_e7 - b.lat_e7) / e7 * metres.north;
  const double east = static_cast<double>(a.lon_e7 - b.lon_e7) / e7 * metres.east;
  return std::llround(std::sqrt(north * north + east * east) * 1000);
}

std::optional<TreePlace> median_place(std::span<const TreePlace> places) {
  if (places.empty()) return std::nullopt;
  std::vector<std::int64_t> lats, lons;
  for (const TreePlace& place : places) {
    lats.push_back(place.lat_e7);
    lons.push_back(place.lon_e7);
  }
  const auto middle = static_cast<std::ptrdiff_t>(places.size() / 2);
  std::ranges::nth_element(lats, lats.begin() + middle);
  std::ranges::nth_element(lons, lons.begin() + middle);
  return TreePlace{lats[static_cast<std::size_t>(middle)], lons[static_cast<std::size_t>(middle)]};
}

std::int64_t town_reach_mm(std::optional<double> area_km2) {
  if (!area_km2 || !(*area_km2 > 0)) return reach_at_least_mm;
  return std::max<std::int64_t>(reach_at_least_mm, std::llround(3 * std::sqrt(*area_km2 / std::numbers::pi) * 1'000'000));
}

void NearPlaces::expect(std::size_t places) {
  entries_.reserve(places);
  cells_.reserve(places);
}

void NearPlaces::add(const TreePlace& place, std::uint32_t number) {
  Cell& cell = cells_[key_of(cell_of(place.lat_e7), cell_of(place.lon_e7))];
  if (cell.places == most_in_cell) return;
  ++cell.places;
  entries_.push_back({place, number, cell.first});
  cell.first = static_cast<std::uint32_t>(entries_.size() - 1);
}

std::optional<NearPlaces::Found> NearPlaces::nearest(const TreePlace& place) const {
  std::optional<Found> best;
  each(place, [&](std::uint32_t number, std::int64_t mm) {
    if (!best || mm < best->mm || (mm == best->mm && number < best->number)) best = Found{number, mm};
  });
  return best;
}

}  // namespace muang::green
