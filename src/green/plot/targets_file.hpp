// SPDX-License-Identifier: Apache-2.0
// Targets and criteria of green area: data/green/targets.csv, data/green/criteria.csv. Each with its origin and certainty.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace muang::green {

struct GreenTarget {
  std::string id;
  std::string measure;             // "all", "open"; "person": once for each of both
  std::string unit;                // "percent" of the area, "m2-person"
  std::vector<std::string> kinds;  // of local government; empty: all
  std::int64_t value = 0;
  std::string thai, english, certainty, source;
  bool fits(std::string_view kind) const;
};
struct GreenCriterion {
  int number = 0;
  std::string group, answer_from, thai, english, certainty, source;
};
struct TargetBook {
  std::vector<GreenTarget> targets;
  std::vector<GreenCriterion> criteria;
  static TargetBook read(const std::filesystem::path& folder);  // throws, naming file and line
  // The share of its area that a local government of this kind should have green; nullptr: none is set.
  const GreenTarget* share_of(std::string_view kind) const;
  const GreenTarget* open_share() const;  // the same of green that anybody may enter
};

}  // namespace muang::green
