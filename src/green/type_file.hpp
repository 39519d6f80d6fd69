// SPDX-License-Identifier: Apache-2.0
// The six types of green area of ONEP (guideline phase 2, B.E. 2566–2570) with their subtypes: data/green/types.csv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::green {

struct GreenType {
  std::string code, parent;  // "2.1", "2"; a type has no parent
  std::string thai, thai_old, english;
  std::optional<bool> open_to_public;  // as a rule; nothing: depends on the place
  bool permanent = true;               // false: may be built on
  std::vector<std::string> examples;   // Thai
  std::string certainty, thai_certainty, source;
};

class TypeBook {
 public:
  static TypeBook read(const std::filesystem::path& file);  // throws, naming file and line
  const std::vector<GreenType>& all() const { return types_; }
  // By code ("2.1", "๒.๑"), by the name of today or by the older one; spaces do not matter. E5519.
  Result<GreenType> find(std::string_view text) const;

 private:
  std::vector<GreenType> types_;
};

}  // namespace muang::green
