// SPDX-License-Identifier: Apache-2.0
// JSON shapes of "อบต. report too".
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct SaoProvince {
  std::string province, name_th, name_en;
  std::int64_t listed = 0, units = 0;
  std::string since, reason, by, at;
  bool may_switch = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("province", &SaoProvince::province, "TH-49."),
                      field("nameTh", &SaoProvince::name_th, "In Thai."),
                      field("nameEn", &SaoProvince::name_en, "In English."),
                      field("listed", &SaoProvince::listed, "อบต. of the province in the list of August 2565."),
                      field("units", &SaoProvince::units, "Units that the switch made."),
                      field("since", &SaoProvince::since, "Day from which they report; empty: they do not."),
                      field("reason", &SaoProvince::reason, "Why they were brought in."),
                      field("by", &SaoProvince::by, "Who did it."),
                      field("at", &SaoProvince::at, "When."),
                      field("maySwitch", &SaoProvince::may_switch, "The caller may bring them in now.")};
  }
};
struct SaoProvinces {
  std::int64_t listed = 0, units = 0, provinces = 0;
  std::vector<SaoProvince> items;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("listed", &SaoProvinces::listed, "อบต. in the list, of the provinces below."),
                      field("units", &SaoProvinces::units, "Of them brought in."),
                      field("provinces", &SaoProvinces::provinces, "Provinces that brought theirs in."),
                      field("items", &SaoProvinces::items, "Provinces in the caller's scope, in Thai order.")};
  }
};
struct SaoSwitch {
  std::string since, reason;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("since", &SaoSwitch::since, "Day from which they report (YYYY-MM-DD), not in the future.",
                            http::Limits{.max_length = 10}),
                      field("reason", &SaoSwitch::reason, "Why.", http::Limits{.max_length = 1000})};
  }
};

}  // namespace muang::waste
