// SPDX-License-Identifier: Apache-2.0
#include "green/image/change_rules.hpp"

#include <algorithm>
#include <cmath>

namespace muang::green {

ShareChange change_of(double from, double to, double accuracy_from, double accuracy_to) {
  const double doubt = std::min(1.0, (1 - accuracy_from) + (1 - accuracy_to));
  return {from, to, doubt, std::abs(to - from) > doubt};
}

}  // namespace muang::green
