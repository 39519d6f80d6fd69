// SPDX-License-Identifier: Apache-2.0
// The way of a sheet from draft to announced, and of its national stage: who may take which step, from where, and what it
// needs. One table (workflow_rules.cpp); nothing here knows a database.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"
#include "base/core/result.hpp"

namespace muang::assessment {

enum class SheetState { Draft, Submitted, Checked, AreaScored, Certified, Announced };
enum class NationalState { None, Entered, Scored };
enum class Action {
  Submit,
  Withdraw,
  Check,
  Return,
  Recommend,
  Score,
  Certify,
  Announce,
  Revoke,
  Reopen,
  EnterNational,
  ScoreNational
};
// What a person is towards one sheet; one person may wear several.
enum class Hat {
  Officer,
  RegionalOffice,
  ProvincialOffice,
  AreaMember,
  AreaChair,
  Steering,
  NationalMember,
  NationalChair,
  Department
};

inline constexpr std::array all_states{SheetState::Draft,      SheetState::Submitted, SheetState::Checked,
                                       SheetState::AreaScored, SheetState::Certified, SheetState::Announced};
inline constexpr std::array all_actions{Action::Submit,    Action::Withdraw, Action::Check,         Action::Return,
                                        Action::Recommend, Action::Score,    Action::Certify,       Action::Announce,
                                        Action::Revoke,    Action::Reopen,   Action::EnterNational, Action::ScoreNational};
inline constexpr std::array all_hats{Hat::Officer,        Hat::RegionalOffice, Hat::ProvincialOffice,
                                     Hat::AreaMember,     Hat::AreaChair,      Hat::Steering,
                                     Hat::NationalMember, Hat::NationalChair,  Hat::Department};

std::string_view state_code(SheetState state);  // "draft" "submitted" "checked" "area-scored" "certified" "announced"
std::optional<SheetState> parse_state(std::string_view code);
std::string_view national_state_code(NationalState state);  // "" "national-entered" "national-scored"
std::optional<NationalState> parse_national_state(std::string_view code);
std::string_view action_code(Action action);  // "submit" … "score-national"
std::optional<Action> parse_action(std::string_view code);
std::string_view hat_code(Hat hat);  // "officer" "regional-office" … "area-chair" … "department"

class Hats {
 public:
  constexpr Hats() = default;
  constexpr Hats(std::initializer_list<Hat> hats) {
    for (const Hat hat : hats) bits_ |= bit(hat);
  }
  constexpr void put_on(Hat hat) { bits_ |= bit(hat); }
  constexpr bool has(Hat hat) const { return (bits_ & bit(hat)) != 0; }
  constexpr bool meets(Hats others) const { return (bits_ & others.bits_) != 0; }
  constexpr bool none() const { return bits_ == 0; }

 private:
  static constexpr std::uint32_t bit(Hat hat) { return std::uint32_t{1} << static_cast<unsigned>(hat); }
  std::uint32_t bits_ = 0;
};

// What a step asks for beside the right place and the right person.
enum class Need : std::uint32_t {
  Nothing = 0,
  OpenRound = 1,           // or a sheet that was handed in in time and came back
  Answers = 2,             // at least one indicator is answered
  IndicatorReasons = 4,    // at least one indicator, each with a reason
  Reason = 8,              // a reason, always
  ReasonOnceChecked = 16,  // a reason when an office has already worked on it
  AgreedMarks = 32,        // every indicator has the sub-committee's agreed marks
  Pass = 64,               // the area score reaches the pass mark of the kind
  ExcellentBefore = 128,   // certified ดีเยี่ยม in the fiscal year before
  NationalEntered = 256,   // not entered yet for enter-national, entered for score-national
  NationalMarks = 512,
  Note = 1024,
};
constexpr Need operator|(Need a, Need b) {
  return static_cast<Need>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool needs(Need all, Need one) { return (static_cast<std::uint32_t>(all) & static_cast<std::uint32_t>(one)) != 0; }

struct Step {
  Action action;
  SheetState from, to;
  Hats who;
  Need need;
};
std::span<const Step> steps();  // the whole table

struct Standing {  // of one sheet, as far as the steps ask
  SheetState state = SheetState::Draft;
  NationalState national = NationalState::None;
  bool round_open = false;
  bool came_back = false;  // handed in once, then returned by an office: it may be repaired after the closing date
  bool any_answer = false;
  std::vector<std::string> missing_agreed;    // indicators without agreed marks
  std::vector<std::string> missing_national;  // the same for the national stage
  bool area_passed = false;
  bool excellent_before = false;
};
struct IndicatorReason {
  std::string indicator, reason;
};
struct Asked {
  Action action;
  std::string reason, note;
  std::vector<IndicatorReason> indicators;
};
struct Move {
  SheetState to;
  NationalState national;
  Hat as;  // the hat in which the step is taken
};

// The step if it may be taken, or every problem. The order of refusal: not yours, not now, then all that is missing.
Result<Move> decide(const Standing& standing, Hats hats, const Asked& asked);
// The steps that these hats may take from here (their reasons come with the step itself).
std::vector<Action> allowed_actions(const Standing& standing, Hats hats);
bool may_edit_answers(const Standing& standing);

enum class MarkStage { Area, National };
std::string_view mark_stage_code(MarkStage stage);  // "area" "national"
// While marks of this stage may be written: area after the check, national between entering and scoring.
bool marks_open(const Standing& standing, MarkStage stage);

enum class RoundState { Planned, Open, Closed, Announced };
std::string_view round_state_code(RoundState state);
// Both days belong to the round, in Bangkok time. Announced: closed, and at least one result is public.
RoundState round_state(const Date& opens, const Date& closes, const Date& today, bool any_announced);

}  // namespace muang::assessment
