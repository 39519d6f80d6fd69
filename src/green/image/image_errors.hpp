// SPDX-License-Identifier: Apache-2.0
// Codes 5740 to 5759: images and their jobs. Texts: locales/{th,en}/errors.green-image.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode image_not_found{5740, 404};      // or it is not the caller's to see
inline constexpr ErrorCode image_not_yours{5741, 403};      // seen, but another's to measure with
inline constexpr ErrorCode image_job_not_found{5742, 404};  // or it is not the caller's to see
inline constexpr ErrorCode image_missing{5743, 422};        // neither a file nor a name in the folder
inline constexpr ErrorCode image_not_in_folder{5744, 422};  // {name}
inline constexpr ErrorCode image_value_wrong{5745, 422};    // {value}
inline constexpr ErrorCode image_no_geotiff{5746, 422};     // by its first bytes
inline constexpr ErrorCode image_day_wrong{5747, 422};      // {day}
inline constexpr ErrorCode image_needs_scale{5748, 422};    // bands of raw numbers have no threshold
inline constexpr ErrorCode image_no_zones{5749, 422};       // nothing to measure in
inline constexpr ErrorCode image_class_unknown{5750, 422};  // {code} {codes}
inline constexpr ErrorCode image_job_over{5751, 409};       // it cannot be cancelled or taken up from here
inline constexpr ErrorCode image_job_stale{5752, 412};
inline constexpr ErrorCode image_unusable{5753, 422};    // the program refused it: {reason}
inline constexpr ErrorCode image_too_costly{5754, 422};  // out of time or memory
inline constexpr ErrorCode image_unit_not_found{5755, 404};
inline constexpr ErrorCode image_jobs_differ{5756, 422};    // a change wants two finished jobs of the same zones and unit
inline constexpr ErrorCode image_in_use{5757, 409};         // a job works with it
inline constexpr ErrorCode image_gives_no_fact{5758, 422};  // only a finished job in boundaries says something of a whole
inline constexpr ErrorCode image_covers_none{5759, 422};    // no boundary is covered well enough: {percent}

}  // namespace muang::green::errors
