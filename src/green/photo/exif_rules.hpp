// SPDX-License-Identifier: Apache-2.0
// Day and place that a camera wrote into a JPEG. Pure; bytes may be truncated, loop or lie.
//
// Source: CIPA DC-008-2019 (Exif 2.32): 4.6.3 pointers to the Exif and GPS IFDs, 4.6.5 DateTimeOriginal, 4.6.6 GPS; 4.6.2
// the TIFF structure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/core/calendar.hpp"

namespace muang::green {

struct ExifFacts {
  std::optional<Date> day;  // by the camera's clock
  std::optional<std::int64_t> latitude_e7,
      longitude_e7;     // both or none; ten-millionths of a degree, south and west negative
  int orientation = 0;  // 1 to 8; 0: not told
};
// The beginning of a file is enough where the Exif part lies in it. 0° 0', which receivers write before they know, is no
// place.
ExifFacts read_exif(std::string_view jpeg);

// {"takenOn":"2026-11-02","latitudeE7":165436000,"longitudeE7":1047235000}: for the browser. What is not known is left out.
std::string exif_flat(std::string_view jpeg);

}  // namespace muang::green
