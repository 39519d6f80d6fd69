// SPDX-License-Identifier: Apache-2.0
// Findings as the wire shows them: with their words in both languages.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/texts.hpp"
#include "http/fields.hpp"
#include "waste/finding.hpp"

namespace muang::waste {

struct FindingView {
  std::string rule, severity, field, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("rule", &FindingView::rule, "R01 to R15, M01 to M13 or S01 to S15."),
                      field("severity", &FindingView::severity, "An error stops the hand-in, a warning asks for a reason.",
                            http::Limits{.values = "error|warning|info"}),
                      field("field", &FindingView::field, "Field of the form; empty: the whole."),
                      field("textTh", &FindingView::text_th, "What is noticed, in Thai."),
                      field("textEn", &FindingView::text_en, "What is noticed, in English.")};
  }
};

// The words of locales/*/waste-rules.json; days as a Thai reader writes them.
std::string finding_text(const Texts& texts, std::string_view language, const Finding& finding);
std::vector<FindingView> finding_views(const Texts& texts, const std::vector<Finding>& findings);

}  // namespace muang::waste
