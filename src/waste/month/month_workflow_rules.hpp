// SPDX-License-Identifier: Apache-2.0
// The way of a monthly report: municipality → province → region. A report that the province has approved changes only by a
// new revision, which takes its place in the totals when it is approved in its turn. One table; no database.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace muang::waste {

enum class ReportState : std::uint8_t { Draft, Submitted, Approved, Closed };
enum class Step : std::uint8_t { Submit, Withdraw, Approve, Return, Close, Revise };
// What a person is towards the report of one unit; one person may be several.
struct Hands {
  bool officer = false, province = false, region = false;
};

std::string_view state_code(ReportState state);  // "draft" "submitted" "approved" "closed"
std::optional<ReportState> parse_report_state(std::string_view code);
std::string_view step_code(Step step);  // "submit" "withdraw" "approve" "return" "close" "revise"
std::optional<Step> parse_step(std::string_view code);

// Where the step leads. Revise leads to the draft of the next revision.
struct Way {
  ReportState to;
  bool needs_reason;
};
enum class Refusal : std::uint8_t { NotYours, NotNow };
struct Answer {
  std::optional<Way> way;
  Refusal refusal = Refusal::NotNow;  // when there is no way
};
Answer decide(ReportState from, Step step, const Hands& hands);
std::vector<Step> possible_steps(ReportState from, const Hands& hands);

}  // namespace muang::waste
