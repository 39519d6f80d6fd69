// SPDX-License-Identifier: Apache-2.0
#include "green/plot/totals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "green/plot/plot_views.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/plot/summary_rules.hpp"
#include "green/plot/sums.hpp"
#include "green/plot/totals_dto.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;

struct Town {
  std::optional<std::int64_t> area_cm2, people;
  bool registered = false;
  std::int64_t plots = 0, stated_plots = 0, sum = 0, once = 0, open = 0, sustainable = 0;  // cm²
};
using Towns = std::unordered_map<std::int64_t, Town>;

Towns towns_of(store::Transaction& tx, FiscalYear year) {
  constexpr double hundredths = 100;
  constexpr std::int64_t km2_hundredth_cm2 = 100'000'000;
  Towns towns;
  tx.query(sql::bases_of_units, {{"day", year.last_day().iso()}}, [&](const store::Row& row) {
    Town& town = towns[row.integer(0)];
    if (const auto km2 = row.maybe_real(1); km2 && *km2 > 0)
      town.area_cm2 = std::llround(*km2 * hundredths) * km2_hundredth_cm2;
    if (const auto people = row.maybe_integer(2); people && *people > 0) town.people = people;
  });
  tx.query(sql::green_of_units, {{"year", year.gregorian()}}, [&](const store::Row& row) {
    Town& town = towns[row.integer(0)];
    town.registered = true;
    const std::int64_t once = row.integer(5);
    switch (static_cast<Measure>(row.integer(1))) {
      case Measure::Open:
        town.open = once;
        break;
      case Measure::Sustainable:
        town.sustainable = once;
        break;
      default:
        town.plots = row.integer(2);
        town.stated_plots = row.integer(3);
        town.sum = row.integer(4);
        town.once = once;
    }
  });
  return towns;
}

// Exact sums of a group; figures a person and shares are made from them at the end.
class Group {
 public:
  void add(const TargetBook& targets, const OrgUnit& unit, const Town& town) {
    ++row_.units;
    if (!town.registered) return;
    ++row_.registered;
    row_.plots += town.plots;
    row_.stated_plots += town.stated_plots;
    sum_ += town.sum;
    once_ += town.once;
    open_ += town.open;
    sustainable_ += town.sustainable;
    if (town.area_cm2) add_share(targets, unit, town);
    if (!town.people) return;
    ++row_.with_people;
    row_.people += *town.people;
    people_once_ += town.once;
    people_open_ += town.open;
  }

  GreenTotalRow take() {
    row_.sum = area_view(sum_);
    row_.once = area_view(once_);
    row_.open = area_view(open_);
    row_.sustainable = area_view(sustainable_);
    row_.gap = area_view(gap_);
    row_.open_gap = area_view(open_gap_);
    if (area_ > 0) {
      row_.share_percent = hundredths(share_hundredths(area_once_, area_));
      row_.open_share_percent = hundredths(share_hundredths(area_open_, area_));
    }
    if (row_.people > 0) {
      row_.person = hundredths(person_hundredths(people_once_, row_.people));
      row_.open_person = hundredths(person_hundredths(people_open_, row_.people));
    }
    return std::move(row_);
  }

 private:
  static double hundredths(std::int64_t value) { return static_cast<double>(value) / 100; }

  void add_share(const TargetBook& targets, const OrgUnit& unit, const Town& town) {
    ++row_.with_area;
    area_ += *town.area_cm2;
    area_once_ += town.once;
    area_open_ += town.open;
    const auto hold = [&](const GreenTarget* target, std::int64_t there, std::int64_t& meets, std::int64_t& gap) {
      if (!target) return;
      const std::int64_t missing = missing_to_share(target->value, there, *town.area_cm2);
      meets += missing == 0 ? 1 : 0;
      gap += missing;
    };
    hold(unit.kind ? targets.share_of(identity::kind_code(*unit.kind)) : nullptr, town.once, row_.meets_share, gap_);
    hold(targets.open_share(), town.open, row_.meets_open_share, open_gap_);
  }

  GreenTotalRow row_;
  std::int64_t sum_ = 0, once_ = 0, open_ = 0, sustainable_ = 0, gap_ = 0, open_gap_ = 0;
  std::int64_t area_ = 0, area_once_ = 0, area_open_ = 0, people_once_ = 0, people_open_ = 0;
};

std::optional<std::string> group_of(const OrgUnit& unit, const identity::UnitTree& tree, std::string_view by) {
  if (by == "nation") return "TH";
  if (by == "unit") return unit.uid;
  if (by == "kind") return unit.kind ? std::optional(std::string(identity::kind_code(*unit.kind))) : std::nullopt;
  const OrgUnit* above = tree.find(by == "office" ? unit.office : unit.province);
  return above ? std::optional(above->uid) : std::nullopt;
}

struct Question {
  FiscalYear year;
  std::string by;
  OrgUnitId within;
};

Result<Question> question_of(const Call& call, const identity::UnitTree& tree) {
  constexpr std::array<std::string_view, 5> groupings{"province", "office", "kind", "nation", "unit"};
  TRY(const FiscalYear year, asked_year(call));
  Question question{year, call.query_value("by").value_or("province"), {}};
  Problems problems;
  if (std::ranges::find(groupings, question.by) == groupings.end())
    problems.push_back({errors::bad_plot_filter, "by", {{"value", question.by.substr(0, 60)}}});
  const std::string within = call.query_value("within").value_or("");
  const OrgUnit* above = within.empty() ? nullptr : tree.find_uid(within);
  // Towns are listed of one province or office, not of the nation at once.
  if ((!within.empty() && !above) || (question.by == "unit" && (!above || above->unit_class == identity::UnitClass::Nation)))
    problems.push_back({errors::bad_plot_filter, "within", {{"value", within.substr(0, 60)}}});
  if (!problems.empty()) return problems;
  if (above) question.within = above->id;
  return question;
}

void name(GreenTotalRow& row, const std::string& id, const identity::UnitTree& tree) {
  row.id = id;
  const OrgUnit* unit = tree.find_uid(id);
  if (!unit) return;
  const bool town = unit->unit_class == identity::UnitClass::LocalGovernment;
  row.name_th = town ? unit->full_name_th() : unit->name_th;
  row.name_en = town ? unit->full_name_en() : unit->name_en;
  if (unit->kind) row.kind = identity::kind_code(*unit->kind);
}

Result<Response> totals(const Green& green, const Call& call) {
  const auto tree = green.identity().tree_now();
  TRY(const Question question, question_of(call, *tree));
  const Towns towns = green.database().reading([&](store::Transaction& tx) { return towns_of(tx, question.year); });
  std::map<std::string, Group> groups;
  for (const OrgUnit& unit : tree->units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment) continue;
    if (question.within && !tree->lies_in(unit.id, question.within)) continue;
    const auto id = group_of(unit, *tree, question.by);
    const auto town = towns.find(unit.id.value);
    if (id) groups[*id].add(green.targets(), unit, town == towns.end() ? Town{} : town->second);
  }
  GreenTotals answer{.year = question.year.buddhist(), .by = question.by, .rows = {}};
  for (auto& [id, group] : groups) {
    GreenTotalRow row = group.take();
    name(row, id, *tree);
    answer.rows.push_back(std::move(row));
  }
  return http::ok_json(answer);
}

}  // namespace

void add_total_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/green/totals",
                   .permission = open_to_public,
                   .summary =
                       "Green of the registers, with how many of how many have entered plots. Area and people are those of "
                       "the register of units.",
                   .query = {{"year", "integer", "Fiscal year, B.E.; without it this one."},
                             {"by", "string", "province, office, kind, nation, or unit: the local governments of `within`."},
                             {"within", "string", "Stable key of a province or an office: TH-49."}},
                   .response = http::schema_of<GreenTotals>(),
                   .errors = {errors::bad_plot_year, errors::bad_plot_filter},
                   .kept = {{"green", "units"}},
                   .handler = [&green](const Call& call) { return totals(green, call); }});
}

}  // namespace muang::green
