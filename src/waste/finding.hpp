// SPDX-License-Identifier: Apache-2.0
// What a rule has to say about a figure. An error stops the hand-in, a warning asks for a reason, an info only tells.
// The words of a rule are locales/{th,en}/waste-rules.json under its id, filled from the params; where a rule says several
// things, the param "variant" stands behind the id: "R04-rate", "R04-year".
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/error.hpp"

namespace muang::waste {

enum class Severity : std::uint8_t { Info, Warning, Error };

constexpr std::string_view severity_code(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "info";
}

struct Finding {
  std::string_view rule;  // "R02"; a literal of the rules, so it outlives the finding
  Severity severity = Severity::Warning;
  std::string field;  // "collected", "deliveries[0].facility"; empty: the whole
  Params params;
};

inline std::string text_key(std::string_view rule, const Params& params) {
  std::string key(rule);
  for (const auto& [name, value] : params) {
    if (name == "variant") key += "-" + value;
  }
  return key;
}

inline bool has_errors(const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings, [](const Finding& f) { return f.severity == Severity::Error; });
}
inline bool has_warnings(const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings, [](const Finding& f) { return f.severity == Severity::Warning; });
}

}  // namespace muang::waste
