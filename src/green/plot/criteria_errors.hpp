// SPDX-License-Identifier: Apache-2.0
// Codes 5880 to 5889: answers to the criteria. Texts: locales/*/errors.green-criteria.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode criterion_not_found{5880, 404};
inline constexpr ErrorCode criterion_is_computed{5881, 422};   // its answer is the register's
inline constexpr ErrorCode criterion_note_needed{5882, 422};   // yes or no has a reason
inline constexpr ErrorCode criterion_answer_stale{5883, 412};  // somebody answered meanwhile

}  // namespace muang::green::errors
