// SPDX-License-Identifier: Apache-2.0
// Validity and overlay of shapes in the plane of longitude and latitude, by GEOS (LGPL, linked dynamically; stays in
// plane.cpp). Shapes go in and come out normalised. Overlay wants valid shapes; a fault of the engine throws
// std::runtime_error.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/core/result.hpp"
#include "geo/polygon_rules.hpp"

namespace muang::geo {

// E5535 to E5541, each with its place: the first of every ring; when all rings are sound that of every polygon; when all
// polygons are sound that between them. Nothing: the shape is valid.
Problems faults_of(const Shape& shape);

// A valid shape nearest to what the lines say: loops become parts, holes outside become parts, lines without area go. Empty
// when nothing is left. Changes what the person drew, so call it on the person's word alone.
Shape repaired(const Shape& shape);

Shape intersection(const Shape& a, const Shape& b);
Shape union_of(const std::vector<Shape>& shapes);

// A boundary that is asked for many shapes.
class Boundary {
 public:
  explicit Boundary(const Shape& valid);
  ~Boundary();
  Boundary(Boundary&&) noexcept;
  Boundary& operator=(Boundary&&) noexcept;

  Shape outside(const Shape& shape) const;  // the part of the shape that the boundary does not cover

 private:
  struct Prepared;
  std::unique_ptr<Prepared> prepared_;
};

// Pairs (lower number first, in order) of shapes whose boxes meet: what an overlap can be among. Empty shapes meet none.
// Stops and answers nothing when there would be more than `most`.
std::optional<std::vector<std::pair<std::size_t, std::size_t>>> meeting_boxes(const std::vector<Shape>& shapes,
                                                                              std::size_t most);

}  // namespace muang::geo
