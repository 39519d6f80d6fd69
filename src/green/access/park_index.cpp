// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "geo/inside_rules.hpp"
#include "green/access/park.hpp"
#include "green/geodesic_rules.hpp"

namespace muang::green {
namespace {

constexpr double most_cells = 4096;          // our choice: of one park
constexpr double least_cosine = 0.01;        // cells do not grow without end at the poles
constexpr double cautious = 0.95;            // a degree of longitude changes by less on 50 km, up to 70° of latitude
constexpr double margin = 1.02;              // a degree of latitude is up to 1 % longer than at the equator
constexpr double metres_a_degree = 110'574;  // of latitude, the shortest there is

struct Offset {
  double east = 0, north = 0;
};

Offset offset(geo::Position from, geo::Position to, bool degrees) {
  if (!degrees) return {to.lon - from.lon, to.lat - from.lat};
  const DegreeLengths length = degree_lengths((from.lat + to.lat) / 2);
  return {(to.lon - from.lon) * length.east, (to.lat - from.lat) * length.north};
}

double to_segment(Offset a, Offset b) {
  const double x = b.east - a.east, y = b.north - a.north, square = x * x + y * y;
  const double along = square > 0 ? std::clamp(-(a.east * x + a.north * y) / square, 0.0, 1.0) : 0;
  return std::hypot(a.east + along * x, a.north + along * y);
}

double to_ring(const geo::Ring& ring, geo::Position from) {
  double least = HUGE_VAL;
  Offset last;
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const Offset here = offset(from, ring[k], true);
    if (k > 0) least = std::min(least, to_segment(last, here));
    last = here;
  }
  return least;
}

}  // namespace

ParkIndex::ParkIndex(const std::vector<Park>& parks, Coordinates coordinates, double reach)
    : parks_(parks), degrees_(coordinates == Coordinates::Degrees), reach_(reach), width_(reach), height_(reach) {
  double cosine = 1;
  for (const Park& park : parks) {
    boxes_.push_back(park.shape.empty() ? geo::Box{park.point.lon, park.point.lat, park.point.lon, park.point.lat}
                                        : geo::box_of(park.shape));
    const double lat = std::max(std::abs(boxes_.back().south), std::abs(boxes_.back().north)) + reach / metres_a_degree;
    if (degrees_)
      cosine = std::min(cosine, std::max(least_cosine, degree_lengths(std::min(lat, 90.0)).east / degree_lengths(0).east));
  }
  if (degrees_) {
    height_ = margin * reach / degree_lengths(0).north;
    width_ = margin * reach / (degree_lengths(0).east * cosine);
  }
  width_ = std::max(width_, 1e-6);
  height_ = std::max(height_, 1e-6);
  for (std::size_t k = 0; k < boxes_.size(); ++k) {
    geo::Box& box = boxes_[k];
    box = {box.west - width_, box.south - height_, box.east + width_, box.north + height_};
    if ((box.east - box.west) / width_ * ((box.north - box.south) / height_) > most_cells) {
      wide_.push_back(k);
      continue;
    }
    for (double x = std::floor(box.west / width_); x <= std::floor(box.east / width_); ++x) {
      for (double y = std::floor(box.south / height_); y <= std::floor(box.north / height_); ++y)
        near_[cell_of(x * width_ + width_ / 2, y * height_ + height_ / 2)].push_back(k);
    }
  }
}

std::int64_t ParkIndex::cell_of(double x, double y) const {
  const auto column = static_cast<std::int64_t>(std::floor(x / width_)),
             row = static_cast<std::int64_t>(std::floor(y / height_));
  return column * (std::int64_t{1} << 32) + row;
}

double ParkIndex::metres_to(const Park& park, geo::Position from) const {
  if (park.shape.empty()) {
    const Offset way = offset(from, park.point, degrees_);
    return std::hypot(way.east, way.north);
  }
  double least = HUGE_VAL;
  for (const auto& polygon : park.shape.polygons) {
    if (geo::lies_inside(from, polygon)) return 0;
    least = std::min(least, to_ring(polygon.outer, from));
    for (const auto& hole : polygon.holes) least = std::min(least, to_ring(hole, from));
  }
  return least;
}

// Never more than the way to the park's own box.
double ParkIndex::at_least(const geo::Box& with_reach, geo::Position from, DegreeLengths length) const {
  const double aside = std::max({0.0, with_reach.west + width_ - from.lon, from.lon - with_reach.east + width_});
  const double up = std::max({0.0, with_reach.south + height_ - from.lat, from.lat - with_reach.north + height_});
  return cautious * std::hypot(aside * length.east, up * length.north);
}

std::optional<NearestPark> ParkIndex::nearest(geo::Position from) const {
  std::optional<NearestPark> best;
  const DegreeLengths length = degrees_ ? degree_lengths(from.lat) : DegreeLengths{1, 1};
  const auto look_at = [&](std::size_t k) {
    const geo::Box& box = boxes_[k];
    if (from.lon < box.west || from.lon > box.east || from.lat < box.south || from.lat > box.north) return;
    if (best && at_least(box, from, length) > best->metres) return;
    const double metres = metres_to(parks_[k], from);
    const bool nearer = !best || metres < best->metres || (metres == best->metres && k < best->park);
    if (metres <= reach_ && nearer) best = NearestPark{k, metres};
  };
  const auto cell = near_.find(cell_of(from.lon, from.lat));
  if (cell != near_.end()) std::ranges::for_each(cell->second, look_at);
  std::ranges::for_each(wide_, look_at);
  return best;
}

}  // namespace muang::green
