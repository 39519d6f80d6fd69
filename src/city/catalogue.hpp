// SPDX-License-Identifier: Apache-2.0
// The fact catalogue as values: which facts a municipality keeps, in which unit, for which kind of period, under which
// checks. Read from data/facts by catalogue_file.cpp; the rules know only these types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"

namespace muang::city {

enum class FactType { Number, Code, Linked };  // linked: another slice publishes it, nobody types it
enum class Aggregation { Sum, Mean, Share, None };
enum class CodeMeaning { Below, Meets, NotMeasured, NotApplicable };  // names, not amounts: there is no order between them
enum class Quality { Measured, Estimated, Reported, NotMeasured, NotApplicable };
enum class Severity { Error, Warning };
enum class CheckKind { AtMost, SumNear, Jump, Range };

struct CodeChoice {
  int code = 0;
  CodeMeaning meaning = CodeMeaning::Below;
  std::string label_th, label_en;
};

struct FactDefinition {
  std::string section, key, label_th, label_en, unit_th, unit_en;
  bool unit_stated = true;  // false: the source names no unit, ours stands in
  FactType type = FactType::Number;
  std::vector<CodeChoice> codes;  // of a code
  Period::Kind period_kind = Period::Kind::FiscalYear;
  int decimals = 0;                                          // figures are whole multiples of 10^-decimals
  std::optional<std::int64_t> plausible_min, plausible_max;  // scaled; outside: asked about
  std::int64_t absolute_max = 0;                             // scaled; above: refused. 0 of a code
  Aggregation aggregation = Aggregation::None;
  std::string owner;  // slice that answers for the figure
  bool is_public = false;
  std::string certainty;
  std::vector<std::string> related;  // indicators, "ESC-18"
};

// at-most: the sum of the parts is not above whole × factor. sum-near: the parts make the whole within the tolerance.
// jump: a change against the year before above the tolerance asks for a reason. range: outside the plausible range.
struct Check {
  std::string id;
  CheckKind kind = CheckKind::AtMost;
  Severity severity = Severity::Warning;
  std::vector<std::string> parts;  // {"*"}: every number
  std::string whole;
  std::int64_t factor = 1;  // 1 km² of the whole is 1,000,000 m² of the part
  int tolerance_percent = 0;
};

struct Section {
  std::string id, name_th, name_en;
};

struct Catalogue {
  std::vector<Section> sections;
  std::vector<FactDefinition> facts;  // in the order of the form
  std::vector<Check> checks;
  const FactDefinition* find(std::string_view key) const {
    for (const auto& fact : facts) {
      if (fact.key == key) return &fact;
    }
    return nullptr;
  }
};

inline const CodeChoice* find_code(const FactDefinition& fact, int code) {
  for (const auto& choice : fact.codes) {
    if (choice.code == code) return &choice;
  }
  return nullptr;
}

std::string_view quality_code(Quality quality);  // "measured" "estimated" "reported" "not-measured" "not-applicable"
std::optional<Quality> parse_quality(std::string_view code);
std::string_view period_kind_code(Period::Kind kind);  // "fiscal-year" "calendar-year" "date"

}  // namespace muang::city
