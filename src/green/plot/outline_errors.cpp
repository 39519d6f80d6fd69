// SPDX-License-Identifier: Apache-2.0
#include "green/plot/outline_errors.hpp"

#include "geo/geo_errors.hpp"
#include "green/plot/register_errors.hpp"

namespace muang::green {
namespace {

namespace g = geo::errors;

constexpr ErrorCode reading[]{g::not_json,
                              g::text_too_large,
                              g::kind_unknown,
                              g::geometry_missing,
                              g::geometry_kind,
                              g::coordinates_broken,
                              g::position_unreadable,
                              g::position_out_of_range,
                              g::position_swapped,
                              g::position_in_metres,
                              g::ring_open,
                              g::ring_too_short,
                              g::antimeridian,
                              g::other_crs,
                              g::too_many,
                              errors::outline_several,
                              errors::outline_elsewhere};
constexpr ErrorCode validity[]{g::crosses_itself, g::without_area,       g::hole_outside,     g::holes_overlap,
                               g::parts_overlap,  g::interior_in_pieces, g::invalid_otherwise};

}  // namespace

std::vector<ErrorCode> with_reading_errors(std::vector<ErrorCode> own) {
  own.insert(own.end(), std::begin(reading), std::end(reading));
  return own;
}

std::vector<ErrorCode> with_validity_errors(std::vector<ErrorCode> own) {
  own.insert(own.end(), std::begin(validity), std::end(validity));
  return own;
}

}  // namespace muang::green
