// SPDX-License-Identifier: Apache-2.0
// The parts of a JPEG or PNG file, and the picture without what it tells beside itself. Pure; any bytes at all may come.
//
// Sources: ITU-T T.81 annex B (markers, segments, byte stuffing), PNG 3rd edition (W3C 2025) section 5 (chunks).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace muang::green {

struct JpegPart {
  std::uint8_t marker = 0;  // the byte after FF
  std::string_view body;    // after the two bytes of length; empty where a marker has none
  std::string_view whole;   // with marker and length; of a scan also the coded data after it
};
// In order until the end of the image, until `visit` says false, or until the bytes make no sense.
void each_part(std::string_view jpeg, const std::function<bool(const JpegPart&)>& visit);

// Only what is needed to show the picture: no Exif, XMP, IPTC, comments, previews or pictures behind the picture. Which way
// up it is stays told. What makes no sense is left out; of neither kind: empty.
std::string without_metadata(std::string_view picture);

}  // namespace muang::green
