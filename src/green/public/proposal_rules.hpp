// SPDX-License-Identifier: Apache-2.0
// What a proposal may become, and what words of a stranger are taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muang::green {

enum class ProposalState { New, Accepted, Declined, Spam, Duplicate };
inline constexpr std::string_view proposal_states = "new|accepted|declined|spam|duplicate";
std::string_view state_code(ProposalState state);
std::optional<ProposalState> parse_proposal_state(std::string_view code);

// New → decided; decided → new again (undone, with a reason).
bool may_decide(ProposalState from, ProposalState to);
bool wants_reason(ProposalState from, ProposalState to);  // declined, and everything that is undone

// Plain words only: no tags ("<b", "</", "<!") and no control characters but tab and line end.
bool is_plain(std::string_view text);
// A telephone number of 9 to 15 digits (ITU-T E.164; Thai numbers have 9 or 10), or an e-mail address by its shape.
bool is_contact(std::string_view text);

// A receipt is 16 letters and digits of Crockford's base 32 (80 bits), printed in fours: "7F3K-9QXM-2TBC-HV4D". Read are
// small letters, spaces, no hyphens, O for 0, I and L for 1. Nothing for what is no receipt.
std::string receipt_text(std::string_view ten_bytes);
std::optional<std::string> read_receipt(std::string_view typed);

}  // namespace muang::green
