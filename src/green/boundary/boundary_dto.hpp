// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a local government's boundary.
#pragma once

#include "green/plot/plot_dto.hpp"

namespace muang::green {

struct GreenBoundary {
  bool known = false, approximate = false, may_edit = false;
  std::int64_t version = 0;
  std::string source;
  std::optional<PlotArea> area;
  http::Json geometry;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("known", &GreenBoundary::known, "A boundary was brought in; else nothing is said to lie outside."),
        field("version", &GreenBoundary::version, "For If-Match; 0: none yet."),
        field("source", &GreenBoundary::source, "Where it comes from."),
        field("approximate", &GreenBoundary::approximate,
              "Joined from parts that are not its own border, as sub-districts."),
        field("area", &GreenBoundary::area, "On the ellipsoid."),
        field("geometry", &GreenBoundary::geometry, "GeoJSON; null: none."),
        field("mayEdit", &GreenBoundary::may_edit, "The caller may replace it.")};
  }
};
struct BoundaryBody {
  http::Json geometry;
  std::string source;
  bool approximate = false;
  std::optional<bool> repair;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("geometry", &BoundaryBody::geometry, "GeoJSON; several features are one boundary, sub-districts are joined."),
        field("source", &BoundaryBody::source, "Where it comes from.", http::Limits{.max_length = 500}),
        field("approximate", &BoundaryBody::approximate, "It is not the official border itself."),
        field("repair", &BoundaryBody::repair, "Shapes that are not valid are repaired: the person's word.")};
  }
};

}  // namespace muang::green
