// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_finding_rules.hpp"

#include <charconv>

namespace muang::green {

std::optional<Accepted> Accepted::parse(std::string_view text, std::string& fault) {
  Accepted accepted;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (part.empty()) continue;
    fault = std::string(part.substr(0, 40));
    const auto colon = part.find(':');
    const TreeRule* rule = find_tree_rule(part.substr(0, colon));
    if (!rule || rule->accept == AcceptBy::Nobody) return std::nullopt;
    if (colon == std::string_view::npos) {
      if (rule->accept != AcceptBy::Kind) return std::nullopt;
      accepted.kinds_.push_back(rule);
      continue;
    }
    const std::string_view digits = part.substr(colon + 1);
    std::uint32_t row = 0;
    const auto [at, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
    if (error != std::errc() || at != digits.data() + digits.size()) return std::nullopt;
    accepted.rows_.emplace_back(rule, row);
  }
  fault.clear();
  std::ranges::sort(accepted.rows_);
  return accepted;
}

bool Accepted::holds(const TreeRule& rule, std::uint32_t row) const {
  if (rule.accept == AcceptBy::Nobody) return false;
  return std::ranges::find(kinds_, &rule) != kinds_.end() ||
         std::ranges::binary_search(rows_, std::pair<const TreeRule*, std::uint32_t>(&rule, row));
}

}  // namespace muang::green
