// SPDX-License-Identifier: Apache-2.0
// Codes 5760 to 5789: what citizens propose. Texts: locales/*/errors.green-proposals.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode proposal_not_found{5760, 404};  // or it is not the caller's to see
inline constexpr ErrorCode not_your_proposal{5761, 403};   // seen, but the town's officers decide
inline constexpr ErrorCode stale_proposal{5762, 412};
inline constexpr ErrorCode proposal_words_missing{5763, 422};
inline constexpr ErrorCode proposal_place_missing{5764, 422};    // no place, or half of one
inline constexpr ErrorCode proposal_place_elsewhere{5765, 422};  // {lat} {lon}: outside of the country
inline constexpr ErrorCode proposal_too_far{5766, 422};          // {km} {reach}: from the town
inline constexpr ErrorCode proposal_outline_unusable{5767, 422};
inline constexpr ErrorCode proposal_contact_unreadable{5768, 422};  // neither a telephone number nor an e-mail address
inline constexpr ErrorCode proposal_consent_missing{5769, 422};
inline constexpr ErrorCode proposal_by_machine{5770, 422};  // a field that people do not see was filled, or all in a moment
inline constexpr ErrorCode proposals_too_often{5771, 429};  // {seconds}
inline constexpr ErrorCode proposal_markup{5772, 422};
inline constexpr ErrorCode decision_not_possible{5773, 409};  // from the state in which it is
inline constexpr ErrorCode decision_reason_missing{5774, 422};
inline constexpr ErrorCode duplicate_unknown{5775, 422};    // no other proposal of this town, or a duplicate itself
inline constexpr ErrorCode planned_plot_in_use{5776, 409};  // the accepted plot was worked on
inline constexpr ErrorCode bad_proposal_filter{5777, 422};  // {value}
inline constexpr ErrorCode receipt_unknown{5778, 404};
inline constexpr ErrorCode proposal_decided_as_original{5779, 409};  // others are marked as duplicates of it

}  // namespace muang::green::errors
