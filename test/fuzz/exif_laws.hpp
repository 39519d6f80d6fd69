// SPDX-License-Identifier: Apache-2.0
// What holds of a picture from strangers, whatever its bytes are.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "green/photo/exif_rules.hpp"
#include "green/photo/jpeg_rules.hpp"

namespace muang::green {

inline void hold_exif_laws(std::string_view picture) {
  const ExifFacts facts = read_exif(picture);
  if (facts.latitude_e7.has_value() != facts.longitude_e7.has_value()) std::abort();
  if (facts.latitude_e7 && (std::abs(*facts.latitude_e7) > 900'000'000 || std::abs(*facts.longitude_e7) > 1'800'000'000))
    std::abort();
  if (facts.orientation < 0 || facts.orientation > 8) std::abort();
  const std::string bare = without_metadata(picture);
  const ExifFacts left = read_exif(bare);
  if (left.day || left.latitude_e7 || left.orientation != (facts.orientation > 1 ? facts.orientation : 0)) std::abort();
  if (without_metadata(bare) != bare) std::abort();
}

}  // namespace muang::green
