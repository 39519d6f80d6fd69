// SPDX-License-Identifier: Apache-2.0
// What a figure must be to be stored (refused otherwise, all problems at once), and what is asked about a form as a whole
// (stored as typed; the finding stays until the figures fit or a reason is given). Pure functions on values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "city/catalogue.hpp"

namespace muang::city {

// A number as typed: units × 10^-decimals.
struct Typed {
  std::int64_t units = 0;
  int decimals = 0;
};

struct Entered {
  std::optional<Typed> number;
  std::optional<int> code;
  std::optional<Quality> quality;
};

// What is stored of a fact. Nothing at all: an empty line. A figure that was not measured has no number: it is never 0.
struct FactValue {
  std::optional<std::int64_t> scaled;  // × 10^-decimals of the definition
  std::optional<int> code;
  std::optional<Quality> quality;
  friend bool operator==(const FactValue&, const FactValue&) = default;
  // Answered: a figure, a code, or the word that there is none.
  bool filled() const { return scaled || code || quality == Quality::NotMeasured || quality == Quality::NotApplicable; }
};

// Refuses the impossible: negative, more decimals than the fact has, above the absolute maximum, a code that is not in the
// list, a number for a code and the other way round, a value together with "not measured".
Result<FactValue> accept(const FactDefinition& fact, const Entered& entered, std::string_view field);

// What a stored value says about a standard. A number says nothing about it.
std::optional<CodeMeaning> standing_of(const FactDefinition& fact, const FactValue& value);

// One line of a form, with the year before where there is one.
struct FormLine {
  const FactDefinition* fact = nullptr;
  FactValue value;
  std::optional<std::int64_t> before;  // of the year before, scaled
  bool has_reason = false;
};

struct Finding {
  const Check* check = nullptr;
  std::vector<const FactDefinition*> facts;  // parts first, then the whole
  // Scaled figures that fill the text, each in the scale of `scale`.
  std::int64_t left = 0, right = 0;
  int left_decimals = 0, right_decimals = 0;
  std::int64_t percent = 0;  // of a jump or difference, rounded down; -1: too large to say
};

std::vector<Finding> check_form(const Catalogue& catalogue, const std::vector<FormLine>& lines);

}  // namespace muang::city
