// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "green/area_text_rules.hpp"

namespace muang::green {
namespace {

constexpr int wah_decimals = 6, metre_decimals = 4;
constexpr std::int64_t millionths_per_cm2 = 25;  // of a square wah

std::string decimal_text(std::int64_t units, int decimals) {
  std::string digits = std::to_string(units);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string grouped(std::string text) {
  for (std::size_t at = std::min(text.find('.'), text.size()); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string in_thai_digits(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += "\xE0\xB9";  // U+0E50 to U+0E59
      out += static_cast<char>(0x90 + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

// To a step of 10^-decimals of a unit, half up. A step that is no whole number of cm² cannot be the coarser one.
std::int64_t rounded(std::int64_t cm2, std::int64_t unit, int decimals) {
  std::int64_t step = unit;
  for (int i = 0; i < decimals && step > 1; ++i) step = step % 10 == 0 ? step / 10 : 1;
  return (cm2 + step / 2) / step * step;
}

std::string short_text(const RaiNganWah& parts) {
  std::string text;
  const auto add = [&](const std::string& number, const char* unit) { text += (text.empty() ? "" : " ") + number + unit; };
  if (parts.rai > 0) add(grouped(std::to_string(parts.rai)), " ไร่");
  if (parts.ngan > 0) add(std::to_string(parts.ngan), " งาน");
  if (parts.wah_cm2 > 0 || text.empty()) add(wah_text(parts.wah_cm2), " ตร.ว.");
  return text;
}

std::string spelled(std::int64_t cm2, AreaSpelling spelling) {
  const RaiNganWah parts = split_area(cm2);
  const std::string rai = std::to_string(parts.rai), ngan = std::to_string(parts.ngan), wah = wah_text(parts.wah_cm2);
  switch (spelling) {
    case AreaSpelling::Dashed:
      return rai + "-" + ngan + "-" + wah + " ไร่";
    case AreaSpelling::Words:
      return grouped(rai) + " ไร่ " + ngan + " งาน " + wah + " ตารางวา";
    case AreaSpelling::Short:
      return short_text(parts);
    case AreaSpelling::Labelled:
      return "ไร่:" + rai + " งาน:" + ngan + " วา:" + wah;
    case AreaSpelling::SquareWah:
      return grouped(wah_text(cm2)) + " ตร.ว.";
    case AreaSpelling::SquareMetres:
      return grouped(square_metre_text(cm2)) + " ตร.ม.";
    case AreaSpelling::Sign:
      break;
  }
  return square_metre_text(cm2) + " m²";
}

}  // namespace

RaiNganWah split_area(std::int64_t cm2) {
  return {
      .rai = cm2 / cm2_per_rai, .ngan = static_cast<int>(cm2 % cm2_per_rai / cm2_per_ngan), .wah_cm2 = cm2 % cm2_per_ngan};
}

std::string wah_text(std::int64_t cm2) {
  const std::int64_t whole = cm2 / cm2_per_wah2, rest = cm2 % cm2_per_wah2 * millionths_per_cm2;
  const std::string fraction = decimal_text(rest, wah_decimals);  // "0.62225" or "0"
  return std::to_string(whole) + fraction.substr(1);
}

std::string square_metre_text(std::int64_t cm2) { return decimal_text(cm2, metre_decimals); }

std::string print_area(std::int64_t cm2, const AreaPrint& print) {
  ENSURE(cm2 >= 0 && cm2 <= max_area_cm2, "an area is from 0 to max_area_cm2");
  const bool metres = print.spelling == AreaSpelling::SquareMetres || print.spelling == AreaSpelling::Sign;
  const std::int64_t shown = rounded(cm2, metres ? cm2_per_m2 : cm2_per_wah2, print.decimals);
  const std::string text = spelled(shown, print.spelling);
  return print.thai_digits ? in_thai_digits(text) : text;
}

}  // namespace muang::green
