// SPDX-License-Identifier: Apache-2.0
// What the public may read about the units, answered from the tree in memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/schema.hpp"
#include "identity/dto.hpp"
#include "identity/service.hpp"

namespace muang::identity {

struct UnitFilter {
  std::optional<UnitClass> unit_class;
  std::optional<Kind> kind;
  std::optional<std::string> province;  // uid
  std::optional<int> office;
  std::string q;
  std::int64_t after = 0;  // id of the last unit of the page before
  std::size_t limit = 50;
};

UnitBrief brief_of(const DayTree& tree, const OrgUnit& unit);
UnitDetail detail_of(const DayTree& tree, const OrgUnit& unit);
http::Page<UnitBrief> list_units(const DayTree& tree, const UnitFilter& filter);
UnitCounts count_units(const DayTree& tree, bool by_province);
// Thai substrings and the prefixes officials write (ทต. ทม. ทน. อบต. จ.); names that begin with the text come first.
std::vector<const OrgUnit*> search_units(const DayTree& tree, std::string_view text);
// By number or by uid; nullptr when there is none.
const OrgUnit* unit_named(const UnitTree& tree, std::string_view id_or_uid);

}  // namespace muang::identity
