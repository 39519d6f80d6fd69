// SPDX-License-Identifier: Apache-2.0
// Numbers of a query, each in its range, all problems at once. For this slice only.
#pragma once

#include <cmath>
#include <optional>
#include <string>

#include "base/core/result.hpp"
#include "http/call.hpp"
#include "waste/indicator/dashboard_errors.hpp"
#include "waste/plain_csv.hpp"
#include "waste/text_table.hpp"

namespace muang::waste {

class QueryNumbers {
 public:
  explicit QueryNumbers(const http::Call& call) : call_(call) {}

  // Nothing when it is not there.
  std::optional<double> number(const std::string& name, double minimum, double maximum) {
    const auto text = call_.query_value(name);
    if (!text || text->empty()) return std::nullopt;
    const auto value = number_in(*text);
    if (value && *value >= minimum && *value <= maximum) return value;
    problems_.push_back({errors::bad_query_number,
                         name,
                         {{"name", name},
                          {"text", excerpt(*text)},
                          {"minimum", fixed_text(minimum, 0)},
                          {"maximum", fixed_text(maximum, 0)}}});
    return std::nullopt;
  }
  std::optional<int> whole(const std::string& name, int minimum, int maximum) {
    const auto value = number(name, minimum, maximum);
    if (!value) return std::nullopt;
    if (std::floor(*value) == *value) return static_cast<int>(*value);
    problems_.push_back({errors::bad_query_number,
                         name,
                         {{"name", name},
                          {"text", excerpt(call_.query_value(name).value_or(""))},
                          {"minimum", std::to_string(minimum)},
                          {"maximum", std::to_string(maximum)}}});
    return std::nullopt;
  }
  const Problems& problems() const { return problems_; }
  Problems& problems() { return problems_; }

 private:
  const http::Call& call_;
  Problems problems_;
};

}  // namespace muang::waste
