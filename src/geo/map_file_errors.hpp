// SPDX-License-Identifier: Apache-2.0
// Codes 5700 to 5708: files of maps. Texts: locales/{th,en}/errors.map-file.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::geo::errors {

inline constexpr ErrorCode map_form_unknown{5700, 422};     // none of the forms that are taken
inline constexpr ErrorCode map_file_too_large{5701, 413};   // maximum (MiB), features
inline constexpr ErrorCode map_file_empty{5702, 422};       // nothing is in it
inline constexpr ErrorCode map_file_too_costly{5703, 422};  // out of time or memory
inline constexpr ErrorCode map_crs_unsaid{5704, 422};       // the file says no coordinate system, or none that can be used
inline constexpr ErrorCode map_crs_unknown{5705, 422};      // crs
inline constexpr ErrorCode map_crs_not_of_form{5706, 422};  // crs, or a form that is always WGS 84
inline constexpr ErrorCode map_text_unreadable{5707, 422};  // neither UTF-8 nor TIS-620, or not what the person named
inline constexpr ErrorCode map_readers_busy{5708, 503};     // two others are being read

}  // namespace muang::geo::errors
