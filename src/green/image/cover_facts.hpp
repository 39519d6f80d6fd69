// SPDX-License-Identifier: Apache-2.0
// The figures of a finished job as facts of the city database, with source and day of the image: green_cover_share and
// canopy_cover_share of each local government whose boundary was measured. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/image/image_dto.hpp"
#include "http/call.hpp"

namespace muang::green {

// A boundary of which the image shows less gives no figure (ours): clouds and edges would pass for the whole.
inline constexpr int least_covered_percent = 90;

Result<CoverPublished> publish_cover(Green& green, const http::Call& call, std::int64_t version);

}  // namespace muang::green
