// SPDX-License-Identifier: Apache-2.0
// What is noticed in a row of a file of trees, and what is proposed. Words: locales/{th,en}/green-trees.json under the code
// ("T34-several" where the param "variant" is given), of the repair under "repair-" and the code.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/error.hpp"

namespace muang::green {

enum class TreeSeverity : std::uint8_t { Info, Warning, Error };  // an error refuses the row until its repair is accepted
enum class AcceptBy : std::uint8_t { Nobody, Row, Kind };         // a doubtful repair is accepted row by row alone

struct TreeRule {
  std::string_view code;
  TreeSeverity severity;
  AcceptBy accept;
};

// Without acceptance: an error leaves the row out, a warning leaves the value out (but T07, T08, T22 and T53, which take the
// row as it is), an info only tells.
inline constexpr std::array tree_rules = std::to_array<TreeRule>({
    {"T01", TreeSeverity::Warning, AcceptBy::Nobody},  // no position
    {"T02", TreeSeverity::Warning, AcceptBy::Nobody},  // position unreadable
    {"T03", TreeSeverity::Error, AcceptBy::Kind},      // latitude and longitude changed places: turned
    {"T04", TreeSeverity::Info, AcceptBy::Nobody},     // most rows of the file are turned
    {"T05", TreeSeverity::Error, AcceptBy::Nobody},    // outside of the country
    {"T06", TreeSeverity::Error, AcceptBy::Row},       // far from the town: taken all the same
    {"T07", TreeSeverity::Warning, AcceptBy::Kind},    // within 3 m of a tree of the same species: left out
    {"T08", TreeSeverity::Info, AcceptBy::Nobody},     // within 3 m of, or on the point of, another species
    {"T10", TreeSeverity::Info, AcceptBy::Nobody},     // measure not stated, in words
    {"T11", TreeSeverity::Warning, AcceptBy::Nobody},  // measure unreadable
    {"T12", TreeSeverity::Warning, AcceptBy::Kind},    // a range: its middle
    {"T13", TreeSeverity::Warning, AcceptBy::Kind},    // about: the number
    {"T14", TreeSeverity::Info, AcceptBy::Nobody},     // Thai digits
    {"T15", TreeSeverity::Info, AcceptBy::Nobody},     // another unit than the column's
    {"T16", TreeSeverity::Warning, AcceptBy::Nobody},  // no unit
    {"T17", TreeSeverity::Warning, AcceptBy::Nobody},  // two measures
    {"T18", TreeSeverity::Warning, AcceptBy::Row},     // words beside the number: the number
    {"T19", TreeSeverity::Warning, AcceptBy::Nobody},  // no length: arm spans, years
    {"T20", TreeSeverity::Warning, AcceptBy::Nobody},  // not above 0
    {"T21", TreeSeverity::Warning, AcceptBy::Row},     // more than any tree: taken all the same
    {"T22", TreeSeverity::Warning, AcceptBy::Nobody},  // more than the species is known to reach
    {"T23", TreeSeverity::Error, AcceptBy::Row},     // lower than breast height, with a girth there: taken without measures
    {"T24", TreeSeverity::Error, AcceptBy::Row},     // a record of a test: taken all the same
    {"T25", TreeSeverity::Warning, AcceptBy::Kind},  // a crown radius that only a diameter can be: halved
    {"T30", TreeSeverity::Info, AcceptBy::Nobody},   // species not stated
    {"T31", TreeSeverity::Warning, AcceptBy::Kind},  // spelled otherwise
    {"T32", TreeSeverity::Warning, AcceptBy::Row},   // the writer was not sure
    {"T33", TreeSeverity::Warning, AcceptBy::Row},   // two species
    {"T34", TreeSeverity::Warning, AcceptBy::Row},   // part of a name
    {"T35", TreeSeverity::Warning, AcceptBy::Row},   // more than a name
    {"T36", TreeSeverity::Warning, AcceptBy::Nobody},  // not in the list
    {"T40", TreeSeverity::Error, AcceptBy::Nobody},    // code twice in the file
    {"T41", TreeSeverity::Info, AcceptBy::Nobody},     // known: another measurement of it
    {"T42", TreeSeverity::Info, AcceptBy::Nobody},     // known, and nothing new: left out
    {"T50", TreeSeverity::Error, AcceptBy::Nobody},    // day unreadable
    {"T51", TreeSeverity::Error, AcceptBy::Nobody},    // day ahead
    {"T53", TreeSeverity::Warning, AcceptBy::Nobody},  // girth and diameter differ; the girth counts
    {"T60", TreeSeverity::Info, AcceptBy::Nobody},     // age unreadable; kept as written
});

constexpr const TreeRule* find_tree_rule(std::string_view code) {
  for (const TreeRule& rule : tree_rules) {
    if (rule.code == code) return &rule;
  }
  return nullptr;
}

constexpr std::string_view tree_severity_code(TreeSeverity severity) {
  return severity == TreeSeverity::Error ? "error" : severity == TreeSeverity::Warning ? "warning" : "info";
}
constexpr std::string_view accept_code(AcceptBy accept) {
  return accept == AcceptBy::Kind ? "kind" : accept == AcceptBy::Row ? "row" : "";
}

struct TreeFinding {
  std::uint32_t row = 0;
  std::string column;  // its title as written; empty: the whole row
  const TreeRule* rule = nullptr;
  Params params;  // "repair": what would be taken; absent: nothing is proposed
  bool accepted = false;

  std::string_view param(std::string_view name) const {
    const auto found = std::ranges::find(params, name, [](const auto& one) -> std::string_view { return one.first; });
    return found == params.end() ? std::string_view() : std::string_view(found->second);
  }
  bool has_repair() const {
    return rule->accept != AcceptBy::Nobody &&
           std::ranges::any_of(params, [](const auto& one) { return one.first == "repair"; });
  }
  std::string text_key() const {
    const auto variant = param("variant");
    return std::string(rule->code) + (variant.empty() ? "" : "-" + std::string(variant));
  }
};

// The repairs that a person has accepted: "T12,T31,T06:17" (a kind, a kind, one row).
class Accepted {
 public:
  // Nothing: unknown, or a kind that is accepted row by row alone. `fault` is the part of the text that is wrong.
  static std::optional<Accepted> parse(std::string_view text, std::string& fault);
  bool holds(const TreeRule& rule, std::uint32_t row) const;
  bool empty() const { return kinds_.empty() && rows_.empty(); }

 private:
  std::vector<const TreeRule*> kinds_;
  std::vector<std::pair<const TreeRule*, std::uint32_t>> rows_;  // sorted
};

}  // namespace muang::green
