// SPDX-License-Identifier: Apache-2.0
#include "assessment/demo_sheets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "assessment/sheets.hpp"
#include "assessment/sql.hpp"
#include "assessment/workflow_rules.hpp"
#include "base/core/dice.hpp"

namespace muang::assessment {

namespace {

constexpr Instant day_ms = 24LL * 60 * 60 * 1000;

Instant noon(int year, int month, int day) {
  // Days from civil (Hinnant); 05:00 UTC is noon in Bangkok.
  const int y = month <= 2 ? year - 1 : year;
  const int era = y / 400, yoe = y - era * 400, doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t days = era * 146097LL + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
  return days * day_ms + 5 * 60 * 60 * 1000;
}

// How able a town is in the mean (share of the points it reaches) and how often it takes part. Our invention, set so that
// about 110 to 160 towns are certified a year, as published for 2561 and 2562 (107 each).
struct Habit {
  double ability, takes_part;
};
Habit habit_of(identity::Kind kind) {
  switch (kind) {
    case identity::Kind::City:
      return {0.80, 0.90};
    case identity::Kind::Town:
      return {0.74, 0.55};
    default:
      return {0.66, 0.07};
  }
}

constexpr std::array reasons_th{
    "ข้อมูลสาธิต: ดำเนินการตามแผนพัฒนาท้องถิ่น มีผู้รับผิดชอบและติดตามผลทุกไตรมาส",
    "ข้อมูลสาธิต: ครอบคลุมทุกชุมชน มีรายงานผลและภาพกิจกรรมประกอบ",
    "ข้อมูลสาธิต: เริ่มดำเนินการในชุมชนนำร่องและกำลังขยายผล",
    "ข้อมูลสาธิต: มีระเบียบและคู่มือปฏิบัติงาน ประชาชนมีส่วนร่วมในการประเมินผล",
};

int share_of(int max, double ratio) { return std::clamp(static_cast<int>(std::lround(max * ratio)), 0, max); }

SheetValues invent_answers(const Framework& framework, double ability, Dice& dice) {
  SheetValues values(framework.lines.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Indicator& indicator = framework.indicators[framework.lines[i].indicator];
    const double ratio = std::clamp(ability + 0.12 * dice.bell(), 0.05, 1.0);
    if (indicator.scoring == Scoring::Lpa) {
      constexpr std::array<std::int64_t, 4> marks{0, 100, 300, 500};  // LPA items are marked 0, 1, 3 or 5
      values[i].lpa_score = marks[static_cast<std::size_t>(ratio > 0.68 ? 3 : ratio > 0.42 ? 2 : ratio > 0.2 ? 1 : 0)];
      values[i].lpa_max = 500;
      continue;
    }
    for (std::size_t p = 0; p < framework.parts.size(); ++p) {
      values[i].parts[p] = share_of(framework.parts[p].max, ratio + 0.05 * dice.bell());
    }
  }
  return values;
}

// What the sub-committee agrees on: mostly the town's own mark, sometimes a point or two less, rarely one more.
SheetValues invent_agreed(const Framework& framework, const SheetValues& self, Dice& dice) {
  SheetValues agreed = self;
  for (std::size_t i = 0; i < agreed.size(); ++i) {
    Answer& mark = agreed[i];
    if (mark.lpa_score) {
      mark.lpa_score = 30 * hundredths * *mark.lpa_score / *mark.lpa_max;
      mark.lpa_max = 30 * hundredths;
    }
    for (std::size_t p = 0; p < framework.parts.size(); ++p) {
      if (!mark.parts[p]) continue;
      const int roll = dice.below(20);
      const int change = roll < 13 ? 0 : roll < 17 ? -1 : roll < 19 ? -2 : 1;
      mark.parts[p] = std::clamp(*mark.parts[p] + change, 0, framework.parts[p].max);
    }
  }
  return agreed;
}

class Maker {
 public:
  Maker(store::Transaction& tx, const AssessmentService& service, const DemoPlan& plan)
      : tx_(tx), service_(service), plan_(plan), framework_(service.framework("esc-2562")) {}

  DemoCounts make() {
    for (int year = demo_first_year; year <= demo_last_year; ++year) {
      make_round(year);
      const auto tree = service_.identity().tree_on(FiscalYear::from_gregorian(year).last_day());
      home_province_ = tree->find(plan_.almost_done)->province;
      for (const identity::OrgUnit& unit : tree->units()) {
        if (unit.unit_class == identity::UnitClass::LocalGovernment && unit.kind && unit.in_programme)
          make_sheet(unit, year);
      }
    }
    tx_.run(sql::demo_set_counter, {{"value", changes_}});
    counts_.towns.assign(towns_.begin(), towns_.end());
    return counts_;
  }

 private:
  void make_round(int year) {
    const bool open = year == demo_last_year;
    const Date closes = open ? Date::of_instant(plan_.now + 365 * day_ms) : Date{year, 5, 31};
    tx_.run(sql::demo_insert_round, {{"fiscal_year", year},
                                     {"edition", framework_.id},
                                     {"opens_at", Date{year - 1, 11, 1}.iso()},
                                     {"closes_at", closes.iso()},
                                     {"state", open ? "open" : "announced"}});
  }

  SheetState state_of(const identity::OrgUnit& unit, int year, bool passes, Dice& dice) const {
    const bool quiet = plan_.quiet_provinces.contains(unit.province);
    if (year < demo_last_year) return passes && !quiet ? SheetState::Announced : SheetState::AreaScored;
    if (plan_.every_town) return passes && !quiet ? SheetState::Announced : SheetState::Checked;
    constexpr std::array spread{SheetState::Draft,      SheetState::Draft,     SheetState::Draft,   SheetState::Submitted,
                                SheetState::Submitted,  SheetState::Submitted, SheetState::Checked, SheetState::Checked,
                                SheetState::AreaScored, SheetState::Certified};
    const SheetState state = spread[static_cast<std::size_t>(dice.below(10))];
    return state == SheetState::Certified && !passes ? SheetState::AreaScored : state;
  }

  void make_sheet(const identity::OrgUnit& unit, int year) {
    const std::string kind(identity::kind_code(*unit.kind));
    const auto pass_mark = framework_.pass_mark(kind);
    if (!pass_mark || *unit.kind == identity::Kind::Sao) return;
    Dice town(Dice::seed_of(unit.uid, plan_.seed));
    Dice dice(Dice::seed_of(unit.uid, plan_.seed + static_cast<std::uint64_t>(year)));
    const Habit habit = habit_of(*unit.kind);
    const bool almost = unit.id == plan_.almost_done && year == demo_last_year;
    // Half of the towns around the almost finished one take part in the open round, so that its offices have work to look
    // at.
    const bool neighbour = unit.province == home_province_ && year == demo_last_year;
    if (!almost && !plan_.every_town && dice.unit() >= (neighbour ? 0.6 : habit.takes_part)) return;
    double ability = habit.ability + 0.08 * town.bell() + 0.015 * (year - demo_first_year);
    if (almost) ability = 0.80;
    // Towns of the six provinces that are not covered were never good enough in the rounds that are over.
    if (plan_.quiet_provinces.contains(unit.province) && year < demo_last_year) {
      ability = std::min(ability, *pass_mark / 100.0 - 0.06);
    }
    SheetValues self = invent_answers(framework_, ability, dice);
    const SheetValues agreed = invent_agreed(framework_, self, dice);
    const Yardstick yardstick = service_.yardstick(tx_, framework_, *pass_mark, year);
    const Score area = score_sheet(framework_, agreed, yardstick);
    const SheetState state = almost ? SheetState::Draft : state_of(unit, year, area.passed, dice);
    if (state == SheetState::Draft) leave_gaps(self, almost, dice);
    write(unit, year, kind, *pass_mark, state, self, agreed, area, yardstick, dice);
  }

  void leave_gaps(SheetValues& self, bool almost, Dice& dice) const {
    if (almost) {
      self[0] = {};
      self[framework_.line_of("ESC-34").value()] = {};
      return;
    }
    const std::size_t from = static_cast<std::size_t>(dice.below(static_cast<int>(self.size())));
    for (std::size_t i = from; i < self.size(); ++i) self[i] = {};
  }

  void write(const identity::OrgUnit& unit, int year, const std::string& kind, int pass_mark, SheetState state,
             const SheetValues& self, const SheetValues& agreed, const Score& area, const Yardstick& yardstick, Dice& dice) {
    const auto at = times(year, dice);
    const int reached = static_cast<int>(state);
    const auto when = [&](int step) {
      return reached > step ? std::optional(at[static_cast<std::size_t>(step)]) : std::nullopt;
    };
    const auto level = reached >= static_cast<int>(SheetState::Certified) ? area.level : std::nullopt;
    const SheetId sheet{tx_.insert(sql::demo_insert_sheet, {{"unit_id", unit.id},
                                                            {"fiscal_year", year},
                                                            {"edition", framework_.id},
                                                            {"kind", kind},
                                                            {"pass_mark", pass_mark},
                                                            {"state", state_code(state)},
                                                            {"submitted_at", when(0)},
                                                            {"checked_at", when(1)},
                                                            {"scored_at", when(2)},
                                                            {"certified_at", when(3)},
                                                            {"announced_at", when(4)},
                                                            {"level", level},
                                                            {"updated_at", at[0]}})};
    ++counts_.sheets;
    towns_.insert(unit.id);
    write_answers(sheet, self, at[0], dice);
    refresh_self(tx_, framework_, yardstick, sheet, self, at[0]);
    if (reached >= static_cast<int>(SheetState::AreaScored)) {
      write_agreed(sheet, agreed, at[2]);
      keep_score(tx_, "area", sheet, framework_, agreed, area, at[2]);
    }
    if (reached >= static_cast<int>(SheetState::Certified)) keep_score(tx_, "final", sheet, framework_, agreed, area, at[3]);
    write_events(sheet, reached, at);
    if (state == SheetState::Announced) {
      tx_.send(sql::demo_insert_result_change, {{"sheet_id", sheet}, {"fiscal_year", year}, {"change", ++changes_}});
      ++counts_.announced;
    }
  }

  // Of a round that is over: the months in which the programme worked (orders in March, ceremony in September). Of the open
  // one: the last two months.
  std::array<Instant, 5> times(int year, Dice& dice) const {
    std::array<Instant, 5> at{noon(year, 2, 1 + dice.below(28)), noon(year, 3, 1 + dice.below(28)),
                              noon(year, 6, 1 + dice.below(28)), noon(year, 8, 20), noon(year, 9, 13)};
    if (year == demo_last_year) {
      for (std::size_t i = 0; i < at.size(); ++i)
        at[i] = plan_.now - (60 - 12 * static_cast<int>(i) - dice.below(11)) * day_ms;
    }
    return at;
  }

  void write_answers(SheetId sheet, const SheetValues& values, Instant at, Dice& dice) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] == Answer{}) continue;
      tx_.send(sql::demo_insert_answer,
               {{"sheet_id", sheet},
                {"indicator", framework_.lines[i].id},
                {"process", values[i].parts[0]},
                {"output", values[i].parts[1]},
                {"outcome", values[i].parts[2]},
                {"lpa_score_hundredths", values[i].lpa_score},
                {"lpa_max_hundredths", values[i].lpa_max},
                {"reasons", values[i].lpa_score ? "" : reasons_th[static_cast<std::size_t>(dice.below(4))]},
                {"updated_at", at},
                {"updated_by", plan_.officer}});
      ++counts_.answers;
    }
  }

  void write_agreed(SheetId sheet, const SheetValues& agreed, Instant at) {
    for (std::size_t i = 0; i < agreed.size(); ++i) {
      tx_.send(sql::demo_insert_agreed, {{"sheet_id", sheet},
                                         {"indicator", framework_.lines[i].id},
                                         {"process", agreed[i].parts[0]},
                                         {"output", agreed[i].parts[1]},
                                         {"outcome", agreed[i].parts[2]},
                                         {"lpa_points_hundredths", agreed[i].lpa_score},
                                         {"updated_at", at}});
      ++counts_.marks;
    }
  }

  void write_events(SheetId sheet, int reached, const std::array<Instant, 5>& at) {
    constexpr std::array steps{"submit", "check", "score", "certify", "announce"};
    const std::array people{plan_.officer, plan_.province, plan_.area_chair, plan_.steering, plan_.department};
    for (std::size_t i = 0; i < steps.size() && static_cast<int>(i) < reached; ++i) {
      tx_.send(sql::demo_insert_event, {{"sheet_id", sheet},
                                        {"at", at[i]},
                                        {"person_id", people[i]},
                                        {"action", steps[i]},
                                        {"from_state", state_code(all_states[i])},
                                        {"to_state", state_code(all_states[i + 1])}});
    }
  }

  store::Transaction& tx_;
  const AssessmentService& service_;
  const DemoPlan& plan_;
  const Framework& framework_;
  DemoCounts counts_;
  OrgUnitId home_province_;
  std::set<OrgUnitId> towns_;
  std::int64_t changes_ = 0;
};

}  // namespace

DemoCounts make_demo_sheets(store::Transaction& tx, const AssessmentService& service, const DemoPlan& plan) {
  return Maker(tx, service, plan).make();
}

}  // namespace muang::assessment
