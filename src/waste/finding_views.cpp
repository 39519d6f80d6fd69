// SPDX-License-Identifier: Apache-2.0
#include "waste/finding_views.hpp"

#include "base/text.hpp"

namespace muang::waste {
std::string finding_text(const Texts& texts, std::string_view language, const Finding& finding) {
  Params params = finding.params;
  if (language == "th") {
    for (auto& [name, value] : params) {
      if (const auto day = Date::parse_iso(value)) value = text::thai_date(*day);
    }
  }
  return texts.get(language, "waste-rules." + text_key(finding.rule, finding.params), params);
}

std::vector<FindingView> finding_views(const Texts& texts, const std::vector<Finding>& findings) {
  std::vector<FindingView> views;
  for (const Finding& finding : findings) {
    views.push_back({std::string(finding.rule), std::string(severity_code(finding.severity)), finding.field,
                     finding_text(texts, "th", finding), finding_text(texts, "en", finding)});
  }
  return views;
}

}  // namespace muang::waste
