// SPDX-License-Identifier: Apache-2.0
#include "green/photo/jpeg_rules.hpp"

#include <algorithm>
#include <array>

#include "green/photo/exif_rules.hpp"

namespace muang::green {
namespace {

using namespace std::string_view_literals;

constexpr std::uint8_t start = 0xD8, end = 0xD9, scan = 0xDA, first_restart = 0xD0, last_restart = 0xD7, first_app = 0xE0,
                       last_app = 0xEF, comment = 0xFE;
constexpr std::string_view start_bytes = "\xFF\xD8"sv, end_bytes = "\xFF\xD9"sv, png_signature = "\x89PNG\r\n\x1A\n"sv;

std::uint8_t byte(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }
bool stands_alone(std::uint8_t marker) { return marker == 0x01 || (marker >= first_restart && marker <= last_restart); }

// Where the coded data of a scan ends: at the next marker that is neither stuffing nor a restart.
std::size_t end_of_scan(std::string_view jpeg, std::size_t at) {
  while (true) {
    at = jpeg.find('\xFF', at);
    if (at == std::string_view::npos || at + 1 >= jpeg.size()) return jpeg.size();
    const std::uint8_t next = byte(jpeg, at + 1);
    if (next != 0x00 && next != 0xFF && !(next >= first_restart && next <= last_restart)) return at;
    at += next == 0xFF ? 1 : 2;
  }
}

bool is_kept(const JpegPart& part) {
  if (part.marker == comment) return false;
  if (part.marker < first_app || part.marker > last_app) return true;
  // What a viewer needs for the colours: JFIF, ICC profile, Adobe's transform.
  return (part.marker == 0xE0 && part.body.starts_with("JFIF\0"sv)) ||
         (part.marker == 0xE2 && part.body.starts_with("ICC_PROFILE\0"sv)) ||
         (part.marker == 0xEE && part.body.starts_with("Adobe"sv));
}

// An Exif segment with the orientation alone (tag 0x0112, one SHORT).
std::string orientation_part(int orientation) {
  std::string part(
      "\xFF\xE1\x00\x22"
      "Exif\0\0"
      "MM\0\x2A\0\0\0\x08"
      "\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv);
  part += static_cast<char>(orientation);
  part.append(6, '\0');
  return part;
}

std::string bare_jpeg(std::string_view jpeg) {
  std::string out(start_bytes), kept;
  each_part(jpeg, [&](const JpegPart& part) {
    // JFIF wants to be the first part there is.
    if (is_kept(part)) (part.marker == first_app ? out : kept) += part.whole;
    return true;
  });
  const int orientation = read_exif(jpeg).orientation;
  if (orientation > 1) out += orientation_part(orientation);
  return out + kept + std::string(end_bytes);
}

std::string bare_png(std::string_view png) {
  constexpr std::array kept{"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv, "sRGB"sv,
                            "iCCP"sv, "sBIT"sv, "bKGD"sv, "pHYs"sv, "acTL"sv, "fcTL"sv, "fdAT"sv};
  constexpr std::size_t around = 12;  // length, name and checksum
  std::string out(png_signature);
  for (std::size_t at = png_signature.size(); png.size() - at >= around;) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8 | byte(png, at + i);
    if (length > png.size() - at - around) break;
    const std::string_view name = png.substr(at + 4, 4);
    if (std::ranges::find(kept, name) != kept.end()) out += png.substr(at, length + around);
    if (name == "IEND") break;
    at += length + around;
  }
  return out;
}

}  // namespace

void each_part(std::string_view jpeg, const std::function<bool(const JpegPart&)>& visit) {
  if (!jpeg.starts_with(start_bytes)) return;
  for (std::size_t at = 2; jpeg.size() - at >= 2;) {
    const std::size_t from = at;
    if (byte(jpeg, at) != 0xFF) return;
    const std::uint8_t marker = byte(jpeg, at + 1);
    if (marker == 0xFF) {  // a fill byte before a marker
      ++at;
      continue;
    }
    if (marker == end || marker == start || marker == 0x00) return;
    at += 2;
    if (stands_alone(marker)) continue;
    if (jpeg.size() - at < 2) return;
    const std::size_t length = static_cast<std::size_t>(byte(jpeg, at)) << 8 | byte(jpeg, at + 1);
    if (length < 2 || length > jpeg.size() - at) return;
    const std::string_view body = jpeg.substr(at + 2, length - 2);
    at += length;
    if (marker == scan) at = end_of_scan(jpeg, at);
    if (!visit({marker, body, jpeg.substr(from, at - from)})) return;
  }
}

std::string without_metadata(std::string_view picture) {
  if (picture.starts_with(start_bytes)) return bare_jpeg(picture);
  if (picture.starts_with(png_signature)) return bare_png(picture);
  return {};
}

}  // namespace muang::green
