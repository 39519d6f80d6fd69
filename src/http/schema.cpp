// SPDX-License-Identifier: Apache-2.0
#include "http/schema.hpp"

namespace muang::http::detail {

std::string short_name(std::string_view spelled) {
  const auto plain = spelled.substr(0, spelled.find('<'));
  const auto colon = plain.rfind(':');
  return std::string(colon == std::string_view::npos ? plain : plain.substr(colon + 1));
}

std::string slice_name(std::string_view spelled) {
  constexpr std::string_view house = "muang::";
  const auto in_house = spelled.rfind(house);  // the last: Page<muang::city::Fact> belongs to city
  if (in_house == std::string_view::npos) return {};
  const auto rest = spelled.substr(in_house + house.size());
  const auto colon = rest.find("::");
  return colon == std::string_view::npos ? std::string() : std::string(rest.substr(0, colon));
}

}  // namespace muang::http::detail
