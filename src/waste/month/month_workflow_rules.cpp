// SPDX-License-Identifier: Apache-2.0
#include "waste/month/month_workflow_rules.hpp"

#include <array>

namespace muang::waste {
namespace {

constexpr std::array<std::string_view, 4> states{"draft", "submitted", "approved", "closed"};
constexpr std::array<std::string_view, 6> steps{"submit", "withdraw", "approve", "return", "close", "revise"};

struct Line {
  ReportState from;
  Step step;
  bool Hands::*who;
  ReportState to;
  bool needs_reason;
};
using enum ReportState;
constexpr Line table[] = {
    {Draft, Step::Submit, &Hands::officer, Submitted, false},
    {Submitted, Step::Withdraw, &Hands::officer, Draft, false},
    {Submitted, Step::Approve, &Hands::province, Approved, false},
    {Submitted, Step::Return, &Hands::province, Draft, true},
    {Approved, Step::Close, &Hands::region, Closed, false},
    {Approved, Step::Return, &Hands::region, Submitted, true},
    {Approved, Step::Revise, &Hands::officer, Draft, true},
    {Closed, Step::Revise, &Hands::officer, Draft, true},
};

template <class E, std::size_t N>
std::optional<E> parse(const std::array<std::string_view, N>& codes, std::string_view code) {
  for (std::size_t i = 0; i < N; ++i) {
    if (codes[i] == code) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view state_code(ReportState state) { return states[static_cast<std::size_t>(state)]; }
std::optional<ReportState> parse_report_state(std::string_view code) { return parse<ReportState>(states, code); }
std::string_view step_code(Step step) { return steps[static_cast<std::size_t>(step)]; }
std::optional<Step> parse_step(std::string_view code) { return parse<Step>(steps, code); }

Answer decide(ReportState from, Step step, const Hands& hands) {
  bool anybody = false, mine = false;
  for (const Line& line : table) {
    if (line.step != step) continue;
    mine = mine || hands.*line.who;
    if (line.from != from) continue;
    anybody = true;
    if (hands.*line.who) return {Way{line.to, line.needs_reason}};
  }
  return {std::nullopt, anybody || !mine ? Refusal::NotYours : Refusal::NotNow};
}

std::vector<Step> possible_steps(ReportState from, const Hands& hands) {
  std::vector<Step> possible;
  for (const Line& line : table) {
    if (line.from == from && hands.*line.who) possible.push_back(line.step);
  }
  return possible;
}

}  // namespace muang::waste
