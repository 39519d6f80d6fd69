// SPDX-License-Identifier: Apache-2.0
#include "waste/demo/demo_reports.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "base/core/dice.hpp"
#include "waste/month/month_store.hpp"
#include "waste/month/months.hpp"
#include "waste/sql.hpp"
#include "waste/total/quality.hpp"
#include "waste/total/sums.hpp"

namespace muang::waste {

namespace {

using identity::OrgUnit;
constexpr Instant day_length = 86'400'000;

// Ten o'clock in Bangkok.
Instant morning_of(const Date& day) {
  using namespace std::chrono;
  const sys_days days = year{day.year} / day.month / day.day;
  return duration_cast<milliseconds>(days.time_since_epoch() + hours(3)).count();
}

std::unordered_map<std::int64_t, std::int64_t> populations(store::Transaction& tx) {
  std::unordered_map<std::int64_t, std::int64_t> people;
  tx.query(sql::demo_populations, {}, [&](const store::Row& row) { people[row.integer(0)] = row.integer(1); });
  return people;
}

// How far a month has come on its way. Months with a fault still wait for the province's eyes: totals stay clean.
std::optional<ReportState> state_of(const DemoMonth& month, int age, Dice& dice) {
  if (month.dirt == Dirt::Missing) return std::nullopt;
  const double roll = dice.unit();
  if (age == 0 && roll < 0.12) return std::nullopt;
  if (age == 0 && roll < 0.2) return ReportState::Draft;
  if (month.dirt != Dirt::None || (age == 0 && roll < 0.45) || (age == 1 && roll < 0.05)) return ReportState::Submitted;
  return age < 4 ? ReportState::Approved : ReportState::Closed;
}

class Writer {
 public:
  Writer(store::Transaction& tx, const DemoReportPlan& plan) : tx_(tx), plan_(plan), fields_(stored_fields()) {}

  void write(OrgUnitId unit, const DemoMonth& month, ReportState state, Dice& dice) {
    const Instant due = morning_of(due_day(month.report.period));
    const Instant handed_in = std::min(plan_.now, due + month.days_late * day_length);
    const bool approved = state == ReportState::Approved || state == ReportState::Closed;
    const Instant seen = std::min(plan_.now, handed_in + (2 + dice.below(5)) * day_length);
    std::vector<store::Param> params{{"unit_id", unit},
                                     {"month", month.report.period.index()},
                                     {"state", state_code(state)},
                                     {"counted", approved},
                                     {"known_by", static_cast<int>(month.report.known_by)},
                                     {"note", ""},
                                     {"now", approved ? seen : handed_in},
                                     {"person_id", plan_.person},
                                     {"submitted_at", state == ReportState::Draft ? std::nullopt : std::optional(handed_in)},
                                     {"approved_at", approved ? std::optional(seen) : std::nullopt}};
    for (const NumberField& field : fields_) params.emplace_back(field.name, month.report.*field.member);
    tx_.send(sql::demo_report, store::Params(params));
  }

 private:
  store::Transaction& tx_;
  const DemoReportPlan& plan_;
  const std::vector<NumberField> fields_;
};

using Laid = std::unordered_map<std::int64_t, std::vector<Dirt>>;  // by unit, one a month

bool is_slip(Dirt dirt) {
  return dirt == Dirt::KilogramsForTonnes || dirt == Dirt::TonnesForKilograms || dirt == Dirt::DayForMonth;
}

void weigh(Found& found, bool laid, bool named) {
  found.laid += laid;
  found.found += laid && named;
  found.wrongly += !laid && named;
}

void judge_town(DemoReportCounts& counts, const std::vector<Dirt>& laid, const std::vector<MonthPoint>& points,
                const Expected& expected, const RateBand& band) {
  std::set<int> reported;
  for (const MonthPoint& point : points) reported.insert(point.month.index() - expected.first.index());
  std::map<int, std::set<std::string_view>> named;
  for (const auto& [month, finding] : judge(points, expected, band).findings) {
    if (finding.severity != Severity::Info) named[month.index() - expected.first.index()].insert(finding.rule);
  }
  for (int i = 0; i < static_cast<int>(laid.size()); ++i) {
    const Dirt dirt = laid[static_cast<std::size_t>(i)];
    weigh(counts.missing, dirt == Dirt::Missing, !reported.contains(i));
    if (!reported.contains(i)) continue;
    const auto& rules = named[i];
    weigh(counts.slips, is_slip(dirt), rules.contains("R06"));
    weigh(counts.copied, dirt == Dirt::Copied, rules.contains("R08"));
    weigh(counts.outliers, is_slip(dirt) || dirt == Dirt::Copied,
          rules.contains("R05") || rules.contains("R06") || rules.contains("R08") || rules.contains("Q03"));
  }
}

std::optional<int> percent(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? std::optional(static_cast<int>((part * 200 + whole) / (2 * whole))) : std::nullopt;
}

}  // namespace

std::optional<int> Found::recall_percent() const { return percent(found, laid); }
std::optional<int> Found::precision_percent() const { return percent(found, found + wrongly); }

DemoReportCounts make_demo_reports(store::Transaction& tx, const Waste& waste, const DemoReportPlan& plan) {
  const auto tree = waste.identity().tree_now();
  const Expected expected = expected_on(Date::of_instant(plan.now));
  const auto people = populations(tx);
  DemoReportCounts counts;
  Laid laid;
  Writer writer(tx, plan);
  for (const OrgUnit& unit : tree->units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment || !unit.kind || *unit.kind == identity::Kind::Sao) continue;
    const auto found = people.find(unit.id.value);
    if (found == people.end()) continue;
    ++counts.towns;
    constexpr int last_northern_office = 4;
    const DemoTown town{unit.uid, std::string(identity::kind_code(*unit.kind)), found->second,
                        unit.office_number >= 1 && unit.office_number <= last_northern_office};
    Dice dice(Dice::seed_of(unit.uid, plan.seed + 1));
    for (const DemoMonth& month : demo_months(town, expected.first, expected.last, plan.seed)) {
      const int age = expected.last.index() - month.report.period.index();
      auto state = state_of(month, age, dice);
      if (age == 0 && unit.id == plan.not_yet) state.reset();
      laid[unit.id.value].push_back(month.dirt);
      if (!state) continue;
      writer.write(unit.id, month, *state, dice);
      ++counts.reports;
    }
  }
  make_sums_again(tx);
  const Bands bands = bands_of(tx, *tree, expected);
  const UnitPoints points = points_of_all(tx, *tree, expected);
  for (const auto& [unit, dirts] : laid) {
    const auto months = points.find(unit);
    const auto band = bands.find(identity::kind_code(*tree->find(OrgUnitId{unit})->kind));
    judge_town(counts, dirts, months == points.end() ? std::vector<MonthPoint>() : months->second, expected,
               band == bands.end() ? RateBand() : band->second);
  }
  return counts;
}

}  // namespace muang::waste
