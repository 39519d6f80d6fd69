// SPDX-License-Identifier: Apache-2.0
#include "waste/finding_views.hpp"

#include "base/text.hpp"

namespace muang::waste {
namespace {

// Days as a Thai reader writes them.
Params thai_params(Params params) {
  for (auto& [name, value] : params) {
    if (const auto day = Date::parse_iso(value)) value = text::thai_date(*day);
  }
  return params;
}

}  // namespace

std::vector<FindingView> finding_views(const Texts& texts, const std::vector<Finding>& findings) {
  std::vector<FindingView> views;
  for (const Finding& finding : findings) {
    const std::string key = "waste-rules." + std::string(text_key(finding.rule, finding.params));
    views.push_back({std::string(finding.rule), std::string(severity_code(finding.severity)), finding.field,
                     texts.get("th", key, thai_params(finding.params)), texts.get("en", key, finding.params)});
  }
  return views;
}

}  // namespace muang::waste
