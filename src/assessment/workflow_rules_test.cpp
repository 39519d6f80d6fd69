// SPDX-License-Identifier: Apache-2.0
#include "assessment/workflow_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "assessment/workflow_errors.hpp"

using namespace muang;
using namespace muang::assessment;

namespace {

// Written by hand, apart from the table under test. Columns: o officer, r regional office, p provincial office, m area
// member, c area chair, s steering, n national member, h national chair, d department. A letter says where the sheet goes: D
// draft, S submitted, K checked, A area-scored, C certified, P announced; a dot: refused.
struct Expected {
  const char* action;
  const char* rows[6];  // from draft, submitted, checked, area-scored, certified, announced
};
// clang-format off
const Expected expectation[] = {
    //                 orpmcsnhd
    {"submit",         {"S........", ".........", ".........", ".........", ".........", "........."}},
    {"withdraw",       {".........", "D........", "D........", ".........", ".........", "........."}},
    {"check",          {".........", "..K......", ".........", ".........", ".........", "........."}},
    {"return",         {".........", "..D......", "..D.D....", ".........", ".........", "........."}},
    {"recommend",      {".........", ".S.......", ".K.......", ".A.......", ".........", "........."}},
    {"score",          {".........", ".........", "....A....", ".........", ".........", "........."}},
    {"certify",        {".........", ".........", ".........", ".....C...", ".........", "........."}},
    {"announce",       {".........", ".........", ".........", ".........", "........P", "........."}},
    {"revoke",         {".........", ".........", ".........", ".........", ".........", "........C"}},
    {"reopen",         {".........", "........D", "........D", "....KK..K", ".....A..A", "........A"}},
    {"enter-national", {".........", "S.S......", "K.K......", "A.A......", "C.C......", "P.P......"}},
    {"score-national", {".........", ".......S.", ".......K.", ".......A.", ".......C.", ".......P."}},
};
// clang-format on

Standing ready(SheetState state, Action action) {
  Standing standing;
  standing.state = state;
  standing.round_open = standing.any_answer = standing.area_passed = standing.excellent_before = true;
  if (action == Action::ScoreNational) standing.national = NationalState::Entered;
  return standing;
}
Asked full(Action action) { return {action, "because", "a note", {{"ESC-01", "evidence does not open"}}}; }

}  // namespace

TEST_CASE("state by action by hat: the whole table is as written by hand") {
  const std::string letters = "DSKACP";
  std::size_t seen = 0;
  for (const Expected& line : expectation) {
    const Action action = *parse_action(line.action);
    for (const SheetState state : all_states) {
      for (const Hat hat : all_hats) {
        const char want = line.rows[static_cast<int>(state)][static_cast<int>(hat)];
        const auto got = decide(ready(state, action), {hat}, full(action));
        const auto open = allowed_actions(ready(state, action), {hat});
        const bool listed = std::find(open.begin(), open.end(), action) != open.end();
        INFO(line.action << " from " << state_code(state) << " as hat " << static_cast<int>(hat));
        REQUIRE_EQ(got.ok(), want != '.');
        CHECK_EQ(listed, want != '.');
        if (got) CHECK_EQ(letters[static_cast<std::size_t>(got->to)], want);
        ++seen;
      }
    }
  }
  CHECK_EQ(seen, all_actions.size() * all_states.size() * all_hats.size());
}

TEST_CASE("nobody takes a step without a hat, and a foreign step is refused before its place is looked at") {
  for (const Action action : all_actions) {
    const auto got = decide(ready(SheetState::Draft, action), {}, full(action));
    REQUIRE_FALSE(got.ok());
    CHECK_EQ(got.problems()[0].code, errors::action_not_yours);
  }
  CHECK_EQ(decide(ready(SheetState::Announced, Action::Submit), {Hat::Officer}, full(Action::Submit)).problems()[0].code,
           errors::action_not_now);
}

TEST_CASE("every step has one outcome whatever hats a person wears together") {
  std::map<std::pair<Action, SheetState>, SheetState> to;
  for (const Step& step : steps()) {
    const auto [found, fresh] = to.emplace(std::pair{step.action, step.from}, step.to);
    CHECK_EQ(found->second, step.to);
    CHECK(fresh);
  }
}

TEST_CASE("a sheet is handed in while the round is open, or when an office sent it back") {
  Standing closed = ready(SheetState::Draft, Action::Submit);
  closed.round_open = false;
  CHECK_EQ(decide(closed, {Hat::Officer}, {Action::Submit, {}, {}, {}}).problems()[0].code, errors::round_not_open);
  CHECK_FALSE(may_edit_answers(closed));
  closed.came_back = true;
  CHECK(decide(closed, {Hat::Officer}, {Action::Submit, {}, {}, {}}).ok());
  CHECK(may_edit_answers(closed));
  closed.state = SheetState::Submitted;
  CHECK_FALSE(may_edit_answers(closed));
}

TEST_CASE("an empty sheet is not handed in") {
  Standing empty = ready(SheetState::Draft, Action::Submit);
  empty.any_answer = false;
  CHECK_EQ(decide(empty, {Hat::Officer}, {Action::Submit, {}, {}, {}}).problems()[0].code, errors::nothing_answered);
}

TEST_CASE("a sheet goes back only with a reason for each indicator that is named") {
  const Standing standing = ready(SheetState::Submitted, Action::Return);
  const Hats province{Hat::ProvincialOffice};
  CHECK_EQ(decide(standing, province, {Action::Return, "see below", {}, {}}).problems()[0].code,
           errors::indicator_reasons_needed);
  const auto blank =
      decide(standing, province, {Action::Return, {}, {}, {{"ESC-01", "no plan"}, {"ESC-02", "  "}, {"ESC-03", ""}}});
  REQUIRE_EQ(blank.problems().size(), 2);
  CHECK_EQ(blank.problems()[0].field, "indicators[1].reason");
}

TEST_CASE("going back behind an office's work needs a reason") {
  struct Back {
    Action action;
    SheetState from;
    Hat hat;
    bool reason;
  };
  for (const auto& [action, from, hat, reason] : {Back{Action::Withdraw, SheetState::Submitted, Hat::Officer, false},
                                                  Back{Action::Withdraw, SheetState::Checked, Hat::Officer, true},
                                                  Back{Action::Reopen, SheetState::Checked, Hat::Department, true},
                                                  Back{Action::Reopen, SheetState::AreaScored, Hat::AreaChair, true},
                                                  Back{Action::Reopen, SheetState::Certified, Hat::Steering, true},
                                                  Back{Action::Revoke, SheetState::Announced, Hat::Department, true}}) {
    const auto got = decide(ready(from, action), {hat}, {action, " ", {}, {}});
    CHECK_EQ(got.ok(), !reason);
    if (!got) CHECK_EQ(got.problems()[0].code, errors::reason_needed);
  }
}

TEST_CASE("scoring lists the indicators that still lack agreed marks") {
  Standing standing = ready(SheetState::Checked, Action::Score);
  standing.missing_agreed = {"ESC-07", "ESC-19.2"};
  const auto got = decide(standing, {Hat::AreaChair}, {Action::Score, {}, {}, {}});
  CHECK_EQ(got.problems()[0].code, errors::agreed_marks_missing);
  CHECK_EQ(got.problems()[0].params[0].second, "ESC-07, ESC-19.2");
}

TEST_CASE("a town that did not pass is not certified") {
  Standing standing = ready(SheetState::AreaScored, Action::Certify);
  standing.area_passed = false;
  CHECK_EQ(decide(standing, {Hat::Steering}, {Action::Certify, {}, {}, {}}).problems()[0].code, errors::not_passed);
}

TEST_CASE("only those certified excellent the year before enter the national stage, and once") {
  Standing standing = ready(SheetState::Checked, Action::EnterNational);
  standing.excellent_before = false;
  CHECK_EQ(decide(standing, {Hat::Officer}, full(Action::EnterNational)).problems()[0].code, errors::not_excellent_before);
  standing.excellent_before = true;
  const auto entered = decide(standing, {Hat::Officer}, full(Action::EnterNational));
  REQUIRE(entered.ok());
  CHECK_EQ(entered->national, NationalState::Entered);
  standing.national = NationalState::Entered;
  CHECK_EQ(decide(standing, {Hat::Officer}, full(Action::EnterNational)).problems()[0].code, errors::action_not_now);
  standing.national = NationalState::None;
  CHECK_EQ(decide(standing, {Hat::NationalChair}, full(Action::ScoreNational)).problems()[0].code,
           errors::national_not_entered);
}

TEST_CASE("marks are open after the check and while the national stage runs") {
  for (const SheetState state : all_states) {
    CHECK_EQ(marks_open({.state = state}, MarkStage::Area), state == SheetState::Checked);
  }
  CHECK_FALSE(marks_open({.national = NationalState::None}, MarkStage::National));
  CHECK(marks_open({.national = NationalState::Entered}, MarkStage::National));
  CHECK_FALSE(marks_open({.national = NationalState::Scored}, MarkStage::National));
}

TEST_CASE("both days of a round belong to it") {
  const Date opens{2020, 3, 1}, closes{2020, 6, 30};
  CHECK_EQ(round_state(opens, closes, {2020, 2, 29}, false), RoundState::Planned);
  CHECK_EQ(round_state(opens, closes, {2020, 3, 1}, false), RoundState::Open);
  CHECK_EQ(round_state(opens, closes, {2020, 6, 30}, false), RoundState::Open);
  CHECK_EQ(round_state(opens, closes, {2020, 7, 1}, false), RoundState::Closed);
  CHECK_EQ(round_state(opens, closes, {2020, 7, 1}, true), RoundState::Announced);
}

TEST_CASE("every code reads back") {
  for (const SheetState state : all_states) CHECK_EQ(parse_state(state_code(state)), state);
  for (const Action action : all_actions) CHECK_EQ(parse_action(action_code(action)), action);
  CHECK_FALSE(parse_state("Draft"));
  CHECK_FALSE(parse_action(""));
}
