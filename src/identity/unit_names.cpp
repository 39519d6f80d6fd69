// SPDX-License-Identifier: Apache-2.0
// Codes and full names of units, as the Municipality Act B.E. 2496 and the Tambon Council and SAO Act B.E. 2537 call them.
#include <array>

#include "identity/unit_tree.hpp"

namespace muang::identity {
namespace {

constexpr std::array<std::string_view, 5> class_codes{"nation", "department", "regional-office", "province",
                                                      "local-government"};
struct KindWords {
  std::string_view code, prefix_th, suffix_en;
};
constexpr std::array<KindWords, 5> kinds{{
    {"city", "เทศบาลนคร", " City Municipality"},
    {"town", "เทศบาลเมือง", " Town Municipality"},
    {"subdistrict", "เทศบาลตำบล", " Subdistrict Municipality"},
    {"sao", "องค์การบริหารส่วนตำบล", " Subdistrict Administrative Organization"},
    {"pattaya", "เมือง", " City"},  // Pattaya City Administration Act B.E. 2542
}};
constexpr std::array<std::string_view, 3> population_rules{"register", "area-coverage", "shared-equally"};
constexpr std::string_view bangkok_uid = "TH-10";

}  // namespace

std::string_view class_code(UnitClass unit_class) { return class_codes.at(static_cast<std::size_t>(unit_class)); }

std::optional<UnitClass> parse_class(std::string_view code) {
  for (std::size_t i = 0; i < class_codes.size(); ++i) {
    if (class_codes[i] == code) return static_cast<UnitClass>(i);
  }
  return std::nullopt;
}

std::string_view kind_code(Kind kind) { return kinds.at(static_cast<std::size_t>(kind)).code; }

std::optional<Kind> parse_kind(std::string_view code) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].code == code) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

std::string_view population_rule_code(PopulationRule rule) { return population_rules.at(static_cast<std::size_t>(rule)); }

std::optional<PopulationRule> parse_population_rule(std::string_view code) {
  for (std::size_t i = 0; i < population_rules.size(); ++i) {
    if (population_rules[i] == code) return static_cast<PopulationRule>(i);
  }
  return std::nullopt;
}

std::string OrgUnit::full_name_th() const {
  if (kind) return std::string(kinds.at(static_cast<std::size_t>(*kind)).prefix_th) + name_th;
  if (unit_class == UnitClass::Province && uid != bangkok_uid) return "จังหวัด" + name_th;
  return name_th;
}

std::string OrgUnit::full_name_en() const {
  if (name_en.empty()) return {};
  if (kind) return name_en + std::string(kinds.at(static_cast<std::size_t>(*kind)).suffix_en);
  if (unit_class == UnitClass::Province && uid != bangkok_uid) return name_en + " Province";
  return name_en;
}

}  // namespace muang::identity
