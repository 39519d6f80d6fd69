// SPDX-License-Identifier: Apache-2.0
// Since when a local government reports: an อบต. from the month in which its province brought it in. For this slice only.
#pragma once

#include <optional>

#include "identity/identity.hpp"
#include "waste/month.hpp"

namespace muang::waste {

inline bool reports_in(const identity::OrgUnit& unit, const Month& month) {
  return !unit.listed_from || *unit.listed_from <= month.last_day().iso();
}
// The first month that is asked for; nothing: all.
inline std::optional<Month> first_month_of(const identity::OrgUnit& unit) {
  const auto day = unit.listed_from ? Date::parse_iso(*unit.listed_from) : std::nullopt;
  return day ? std::optional(Month::of(*day)) : std::nullopt;
}

}  // namespace muang::waste
