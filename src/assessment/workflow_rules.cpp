// SPDX-License-Identifier: Apache-2.0
#include "assessment/workflow_rules.hpp"

#include <algorithm>

#include "assessment/workflow_errors.hpp"

namespace muang::assessment {

namespace {

using S = SheetState;
using A = Action;
using H = Hat;
using N = Need;

constexpr Hats officer{H::Officer}, regional{H::RegionalOffice}, province{H::ProvincialOffice}, area_chair{H::AreaChair},
    steering{H::Steering}, department{H::Department};

// Stages and who acts: domain notes on the programme, 2562 to 2565 (call, self-score, area sub-committee, national
// sub-committees, steering committee certifies, department announces). "Reopen" goes back one desk, never two, so that each
// desk sees it again; an announced sheet does not change until it is revoked (the level stays) or reopened (it does not).
// clang-format off
const Step table[] = {
    // action          from           to             who                                    needs
    {A::Submit,        S::Draft,      S::Submitted,  officer,                               N::OpenRound | N::Answers},
    {A::Withdraw,      S::Submitted,  S::Draft,      officer,                               N::OpenRound},
    {A::Withdraw,      S::Checked,    S::Draft,      officer,                               N::OpenRound | N::ReasonOnceChecked},
    {A::Check,         S::Submitted,  S::Checked,    province,                              N::Nothing},
    {A::Return,        S::Submitted,  S::Draft,      province,                              N::IndicatorReasons},
    {A::Return,        S::Checked,    S::Draft,      Hats{H::ProvincialOffice, H::AreaChair}, N::IndicatorReasons},
    {A::Recommend,     S::Submitted,  S::Submitted,  regional,                              N::Note},
    {A::Recommend,     S::Checked,    S::Checked,    regional,                              N::Note},
    {A::Recommend,     S::AreaScored, S::AreaScored, regional,                              N::Note},
    {A::Score,         S::Checked,    S::AreaScored, area_chair,                            N::AgreedMarks},
    {A::Certify,       S::AreaScored, S::Certified,  steering,                              N::Pass},
    {A::Announce,      S::Certified,  S::Announced,  department,                            N::Nothing},
    {A::Revoke,        S::Announced,  S::Certified,  department,                            N::Reason},
    {A::Reopen,        S::Submitted,  S::Draft,      department,                            N::Reason},
    {A::Reopen,        S::Checked,    S::Draft,      department,                            N::Reason},
    {A::Reopen,        S::AreaScored, S::Checked,    Hats{H::AreaChair, H::Steering, H::Department}, N::Reason},
    {A::Reopen,        S::Certified,  S::AreaScored, Hats{H::Steering, H::Department},      N::Reason},
    {A::Reopen,        S::Announced,  S::AreaScored, department,                            N::Reason},
    // The national stage runs beside: it leaves the area state alone.
    {A::EnterNational, S::Submitted,  S::Submitted,  Hats{H::Officer, H::ProvincialOffice}, N::ExcellentBefore | N::NationalEntered},
    {A::EnterNational, S::Checked,    S::Checked,    Hats{H::Officer, H::ProvincialOffice}, N::ExcellentBefore | N::NationalEntered},
    {A::EnterNational, S::AreaScored, S::AreaScored, Hats{H::Officer, H::ProvincialOffice}, N::ExcellentBefore | N::NationalEntered},
    {A::EnterNational, S::Certified,  S::Certified,  Hats{H::Officer, H::ProvincialOffice}, N::ExcellentBefore | N::NationalEntered},
    {A::EnterNational, S::Announced,  S::Announced,  Hats{H::Officer, H::ProvincialOffice}, N::ExcellentBefore | N::NationalEntered},
    {A::ScoreNational, S::Submitted,  S::Submitted,  Hats{H::NationalChair},                N::NationalEntered | N::NationalMarks},
    {A::ScoreNational, S::Checked,    S::Checked,    Hats{H::NationalChair},                N::NationalEntered | N::NationalMarks},
    {A::ScoreNational, S::AreaScored, S::AreaScored, Hats{H::NationalChair},                N::NationalEntered | N::NationalMarks},
    {A::ScoreNational, S::Certified,  S::Certified,  Hats{H::NationalChair},                N::NationalEntered | N::NationalMarks},
    {A::ScoreNational, S::Announced,  S::Announced,  Hats{H::NationalChair},                N::NationalEntered | N::NationalMarks},
};
// clang-format on

constexpr std::string_view state_codes[] = {"draft", "submitted", "checked", "area-scored", "certified", "announced"};
constexpr std::string_view national_codes[] = {"", "national-entered", "national-scored"};
constexpr std::string_view action_codes[] = {"submit",  "withdraw", "check",  "return", "recommend",      "score",
                                             "certify", "announce", "revoke", "reopen", "enter-national", "score-national"};
constexpr std::string_view hat_codes[] = {"officer",  "regional-office", "provincial-office", "area-member", "area-chair",
                                          "steering", "national-member", "national-chair",    "department"};
constexpr std::string_view round_codes[] = {"planned", "open", "closed", "announced"};

template <class E, std::size_t Size>
std::optional<E> parse_code(const std::string_view (&codes)[Size], std::string_view code) {
  const auto* found = std::find(std::begin(codes), std::end(codes), code);
  if (found == std::end(codes)) return std::nullopt;
  return static_cast<E>(found - std::begin(codes));
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

bool open_for_hand_in(const Standing& s) { return s.round_open || s.came_back; }

bool national_place_fits(const Standing& s, Action action) {
  return s.national == (action == A::EnterNational ? NationalState::None : NationalState::Entered);
}

void add_reason_problems(const Asked& asked, Need need, Problems& problems) {
  const bool reason = needs(need, N::Reason) || needs(need, N::ReasonOnceChecked);
  if (reason && blank(asked.reason)) problems.push_back({errors::reason_needed, "reason", {}});
  if (needs(need, N::Note) && blank(asked.note) && blank(asked.reason)) {
    problems.push_back({errors::reason_needed, "note", {}});
  }
  if (!needs(need, N::IndicatorReasons)) return;
  if (asked.indicators.empty()) problems.push_back({errors::indicator_reasons_needed, "indicators", {}});
  for (std::size_t i = 0; i < asked.indicators.size(); ++i) {
    if (!blank(asked.indicators[i].reason)) continue;
    problems.push_back({errors::indicator_reasons_needed,
                        "indicators[" + std::to_string(i) + "].reason",
                        {{"indicator", asked.indicators[i].indicator}}});
  }
}

void add_place_problems(const Standing& s, const Step& step, Problems& problems) {
  if (needs(step.need, N::OpenRound) && !open_for_hand_in(s)) problems.push_back({errors::round_not_open, {}, {}});
  if (needs(step.need, N::Answers) && !s.any_answer) problems.push_back({errors::nothing_answered, {}, {}});
  if (needs(step.need, N::AgreedMarks) && !s.missing_agreed.empty()) {
    problems.push_back({errors::agreed_marks_missing, {}, {{"indicators", joined(s.missing_agreed)}}});
  }
  if (needs(step.need, N::Pass) && !s.area_passed) problems.push_back({errors::not_passed, {}, {}});
  if (needs(step.need, N::ExcellentBefore) && !s.excellent_before) {
    problems.push_back({errors::not_excellent_before, {}, {}});
  }
  if (needs(step.need, N::NationalMarks) && !s.missing_national.empty()) {
    problems.push_back({errors::agreed_marks_missing, {}, {{"indicators", joined(s.missing_national)}}});
  }
}

}  // namespace

std::string_view state_code(SheetState state) { return state_codes[static_cast<std::size_t>(state)]; }
std::optional<SheetState> parse_state(std::string_view code) { return parse_code<SheetState>(state_codes, code); }
std::string_view national_state_code(NationalState state) { return national_codes[static_cast<std::size_t>(state)]; }
std::optional<NationalState> parse_national_state(std::string_view code) {
  return parse_code<NationalState>(national_codes, code);
}
std::string_view action_code(Action action) { return action_codes[static_cast<std::size_t>(action)]; }
std::optional<Action> parse_action(std::string_view code) { return parse_code<Action>(action_codes, code); }
std::string_view hat_code(Hat hat) { return hat_codes[static_cast<std::size_t>(hat)]; }
std::string_view mark_stage_code(MarkStage stage) { return stage == MarkStage::Area ? "area" : "national"; }
std::string_view round_state_code(RoundState state) { return round_codes[static_cast<std::size_t>(state)]; }

std::span<const Step> steps() { return table; }

Result<Move> decide(const Standing& standing, Hats hats, const Asked& asked) {
  const Step* step = nullptr;
  bool mine = false;
  for (const Step& row : table) {
    if (row.action != asked.action || !row.who.meets(hats)) continue;
    mine = true;
    if (row.from == standing.state) step = &row;
  }
  if (!mine) return Error{errors::action_not_yours, "action", {{"action", std::string(action_code(asked.action))}}};
  const Params place{{"action", std::string(action_code(asked.action))}, {"state", std::string(state_code(standing.state))}};
  if (step == nullptr) return Error{errors::action_not_now, "action", place};
  if (needs(step->need, N::NationalEntered) && !national_place_fits(standing, step->action)) {
    if (step->action == A::ScoreNational && standing.national == NationalState::None) return errors::national_not_entered;
    return Error{errors::action_not_now, "action", place};
  }
  Problems problems;
  add_reason_problems(asked, step->need, problems);
  add_place_problems(standing, *step, problems);
  if (!problems.empty()) return problems;
  NationalState national = standing.national;
  if (step->action == A::EnterNational) national = NationalState::Entered;
  if (step->action == A::ScoreNational) national = NationalState::Scored;
  const auto* as =
      std::find_if(all_hats.begin(), all_hats.end(), [&](Hat hat) { return hats.has(hat) && step->who.has(hat); });
  return Move{step->to, national, *as};
}

std::vector<Action> allowed_actions(const Standing& standing, Hats hats) {
  std::vector<Action> allowed;
  for (const Step& row : table) {
    if (row.from != standing.state || !row.who.meets(hats)) continue;
    if (needs(row.need, N::NationalEntered) && !national_place_fits(standing, row.action)) continue;
    Problems problems;
    add_place_problems(standing, row, problems);
    if (problems.empty()) allowed.push_back(row.action);
  }
  return allowed;
}

bool may_edit_answers(const Standing& standing) { return standing.state == S::Draft && open_for_hand_in(standing); }

bool marks_open(const Standing& standing, MarkStage stage) {
  return stage == MarkStage::Area ? standing.state == S::Checked : standing.national == NationalState::Entered;
}

RoundState round_state(const Date& opens, const Date& closes, const Date& today, bool any_announced) {
  if (today < opens) return RoundState::Planned;
  if (today <= closes) return RoundState::Open;
  return any_announced ? RoundState::Announced : RoundState::Closed;
}

}  // namespace muang::assessment
