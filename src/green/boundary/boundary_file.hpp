// SPDX-License-Identifier: Apache-2.0
// Boundaries of many local governments from one map file: outlines named by the local government's code or name, or
// sub-districts (tambons) that are joined. For this slice only.
#pragma once

#include <string>

#include "green/boundary/boundary_file_dto.hpp"
#include "green/measured_scope.hpp"

namespace muang::green {

inline constexpr std::size_t most_boundary_features = 20'000;  // ours: the nation has 7,425 tambons

struct BoundaryFileOrder {
  std::string crs, encoding;  // as MapFileOrder
  std::string column;         // empty: the one that names most
  std::string source;         // shown with the boundary
  bool official = false;      // the outlines are the official borders; else they are marked approximate
  bool partly = false;        // take the whole of a tambon of which the local government covers a part
  bool repair = false;        // shapes that are not valid are repaired: the person's word
  bool replace = false;       // an approximate boundary may take the place of an official one
  bool dry_run = false;
};

Result<BoundaryFileReport> import_boundaries(Green& green, const http::Call& call, const MeasuredScope& scope,
                                             const BoundaryFileOrder& order, const http::UploadedFile& file);

}  // namespace muang::green
