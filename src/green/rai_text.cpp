// SPDX-License-Identifier: Apache-2.0
#include "green/rai_text.hpp"

#include "base/text.hpp"
#include "green/area_text_rules.hpp"

namespace muang::green {

std::string rai_text(std::int64_t cm2) {
  constexpr std::int64_t hundredths_per_wah = 100, step = cm2_per_wah2 / hundredths_per_wah;
  const RaiNganWah parts = split_area((cm2 + step / 2) / step * step);
  return text::format_grouped(parts.rai, 0) + "-" + std::to_string(parts.ngan) + "-" + wah_text(parts.wah_cm2);
}

}  // namespace muang::green
