// SPDX-License-Identifier: Apache-2.0
// Search in the names of units. 2,570 names are read through in well under a millisecond, so there is no index to keep.
#include <algorithm>
#include <array>

#include "identity/unit_views.hpp"

namespace muang::identity {
namespace {

struct Prefix {
  std::string_view written;
  UnitClass unit_class;
  std::optional<Kind> kind;
};
// Longest first where one begins with another.
constexpr std::array<Prefix, 13> prefixes{{
    {"องค์การบริหารส่วนตำบล", UnitClass::LocalGovernment, Kind::Sao},
    {"เทศบาลนคร", UnitClass::LocalGovernment, Kind::City},
    {"เทศบาลเมือง", UnitClass::LocalGovernment, Kind::Town},
    {"เทศบาลตำบล", UnitClass::LocalGovernment, Kind::Subdistrict},
    {"เทศบาล", UnitClass::LocalGovernment, std::nullopt},
    {"จังหวัด", UnitClass::Province, std::nullopt},
    {"อบต.", UnitClass::LocalGovernment, Kind::Sao},
    {"ทน.", UnitClass::LocalGovernment, Kind::City},
    {"ทม.", UnitClass::LocalGovernment, Kind::Town},
    {"ทต.", UnitClass::LocalGovernment, Kind::Subdistrict},
    {"สสภ.", UnitClass::RegionalOffice, std::nullopt},
    {"สคพ.", UnitClass::RegionalOffice, std::nullopt},
    {"จ.", UnitClass::Province, std::nullopt},
}};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// Lower case for Latin letters; nikhahit + aa, as some keyboards send it, becomes sara am.
std::string folded(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::string_view apart = "\u0E4D\u0E32", together = "\u0E33";
  for (auto at = result.find(apart); at != std::string::npos; at = result.find(apart))
    result.replace(at, apart.size(), together);
  return result;
}

// 0 exact, 1 begins so, 2 holds it, 3 not at all.
int rank_of(const OrgUnit& unit, const std::string& wanted) {
  if (unit.code == wanted || folded(unit.uid) == wanted) return 0;
  int best = 3;
  for (const std::string& name : {unit.name_th, folded(unit.name_en)}) {
    const auto at = name.find(wanted);
    if (at == std::string::npos) continue;
    best = std::min(best, at == 0 ? (name.size() == wanted.size() ? 0 : 1) : 2);
  }
  return best;
}

}  // namespace

std::vector<const OrgUnit*> search_units(const DayTree& tree, std::string_view text) {
  std::string wanted = folded(trimmed(text));
  const Prefix* prefix = nullptr;
  for (const Prefix& candidate : prefixes) {
    if (wanted.starts_with(candidate.written)) {
      prefix = &candidate;
      wanted = trimmed(std::string_view(wanted).substr(candidate.written.size()));
      break;
    }
  }
  std::array<std::vector<const OrgUnit*>, 3> ranks;
  if (wanted.empty() && !prefix) return {};
  for (const OrgUnit& unit : tree.units()) {
    if (prefix && (unit.unit_class != prefix->unit_class || (prefix->kind && unit.kind != prefix->kind))) continue;
    const int rank = wanted.empty() ? 1 : rank_of(unit, wanted);
    if (rank < 3) ranks[static_cast<std::size_t>(rank)].push_back(&unit);
  }
  auto found = std::move(ranks[0]);
  found.insert(found.end(), ranks[1].begin(), ranks[1].end());
  found.insert(found.end(), ranks[2].begin(), ranks[2].end());
  return found;
}

}  // namespace muang::identity
