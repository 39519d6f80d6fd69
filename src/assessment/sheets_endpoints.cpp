// SPDX-License-Identifier: Apache-2.0
#include "assessment/analysis.hpp"
#include "assessment/answers.hpp"
#include "assessment/errors.hpp"
#include "assessment/results.hpp"
#include "assessment/sql.hpp"

namespace muang::assessment {

namespace {

using http::Call;
using http::field;
using http::Method;
using http::Response;

constexpr std::size_t standouts = 5;  // our choice: as many as fit on a telephone

struct ShareView {
  std::string indicator;
  double percent = 0;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &ShareView::indicator, "Indicator."),
                      field("percent", &ShareView::percent, "Of its highest points.")};
  }
};
struct StepView {
  std::string indicator, part;
  int add_points = 0;
  double gain_percent = 0;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &StepView::indicator, "Indicator or sub-indicator."),
                      field("part", &StepView::part, "Part of the points."),
                      field("addPoints", &StepView::add_points, "Points more."),
                      field("gainPercent", &StepView::gain_percent, "What they add to the total.")};
  }
};
struct YearView {
  int year = 0;
  double total_percent = 0;
  bool passed = false;
  std::optional<std::string> level;
  static constexpr auto fields() {
    return std::tuple{field("year", &YearView::year, "Fiscal year, B.E."),
                      field("totalPercent", &YearView::total_percent, "Final, or area, or self score: the last there is."),
                      field("passed", &YearView::passed, "By that score."),
                      field("level", &YearView::level, "As certified.")};
  }
};
struct DifferenceView {
  std::string indicator;
  double self = 0, area = 0;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &DifferenceView::indicator, "Indicator."),
                      field("self", &DifferenceView::self, "Points of the self-assessment."),
                      field("area", &DifferenceView::area, "Points of the area sub-committee.")};
  }
};
struct ResultView {
  ScoreView score;
  int kind_pass_mark = 0;
  std::vector<ShareView> strengths, weaknesses;
  int target_percent = 0;
  bool reachable = true;
  int cheapest_points = 0;
  std::vector<StepView> cheapest;
  std::vector<YearView> history;
  std::optional<ScoreView> area;
  std::vector<DifferenceView> differences;
  static constexpr auto fields() {
    return std::tuple{
        field("score", &ResultView::score, "Of the self-assessment."),
        field("kindPassMark", &ResultView::kind_pass_mark, "Of the unit's kind in that year."),
        field("strengths", &ResultView::strengths, "At least three quarters of the points, strongest first."),
        field("weaknesses", &ResultView::weaknesses, "Below half of the points, weakest first."),
        field("targetPercent", &ResultView::target_percent, "The pass mark, or the next level once passed."),
        field("reachable", &ResultView::reachable, "Part points alone can reach the target; LPA marks are not counted."),
        field("cheapestPoints", &ResultView::cheapest_points, "The smallest number of points that reaches the target."),
        field("cheapest", &ResultView::cheapest, "Where those points lie: the parts that weigh most."),
        field("history", &ResultView::history, "Other years, newest first."),
        field("area", &ResultView::area, "Of the area sub-committee, once the caller may see it."),
        field("differences", &ResultView::differences, "Self against area, largest first.")};
  }
};

double percent_of(std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; }

SheetBrief brief_of(const store::Row& row, bool inside) {
  SheetBrief brief;
  const auto percent = [&](int column) {
    const auto value = row.maybe_integer(column);
    return value ? std::optional(percent_of(*value)) : std::nullopt;
  };
  brief.year = static_cast<int>(row.integer(0)) + buddhist_offset;
  brief.state = row.string(1);
  brief.announced = brief.state == "announced";
  if (inside) brief.self_percent = percent(2);
  if (inside) brief.area_percent = percent(3);
  if (inside || brief.announced) {
    brief.final_percent = percent(4);
    brief.level = row.maybe_text(5);
  }
  brief.passed = !row.is_null(4) ? row.flag(8) : !row.is_null(3) ? row.flag(7) : row.flag(6);
  return brief;
}

Result<Response> list(const AssessmentService& service, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : service.identity().tree_now();
  const auto id = call.path_integer("unit");
  const identity::OrgUnit* unit = id ? tree->find(OrgUnitId{*id}) : tree->find_uid(call.path_values.at("unit"));
  if (!unit || unit->unit_class != identity::UnitClass::LocalGovernment) return errors::sheet_not_found;
  const bool inside = actor.may(identity::permissions::read_sheet, unit->id);
  SheetBriefs briefs;
  service.database().read([&](store::Transaction& tx) {
    tx.query(sql::sheets_of_unit, {{"unit_id", unit->id}}, [&](const store::Row& row) {
      const int year = static_cast<int>(row.integer(0));
      SheetRow sheet;
      sheet.national_state = row.string(9);
      const bool sees = inside || reaches(sight_of(actor, *unit, year), sheet);
      if (sees || row.text(1) == "announced") briefs.items.push_back(brief_of(row, sees));
    });
  });
  return http::ok_json(briefs);
}

Result<Response> show(const AssessmentService& service, const Call& call) {
  TRY(const Place place, sheet_place(call, service));
  return sheet_answer(service, call, *place.unit, place.year.gregorian());
}

std::vector<ShareView> share_views(const Framework& framework, const std::vector<IndicatorShare>& shares) {
  std::vector<ShareView> views;
  for (const IndicatorShare& share : shares)
    views.push_back({framework.indicators[share.indicator].id, share.percent.nearest()});
  return views;
}

void add_cheapest(const Framework& framework, const SheetValues& values, const Score& score, const Yardstick& yardstick,
                  ResultView& view) {
  const Level* next = next_level(score.total, yardstick);
  view.target_percent = !score.passed ? score.pass_mark : next ? level_minimum(*next, score.pass_mark) : 0;
  if (!view.target_percent) return;
  const CheapestWay way = cheapest_way(framework, values, view.target_percent);
  view.reachable = way.reachable;
  view.cheapest_points = way.points;
  for (const Addition& step : way.additions) {
    view.cheapest.push_back(
        {framework.lines[step.line].id, framework.parts[step.part].id, step.points, step.gain.nearest()});
  }
}

void add_history(store::Transaction& tx, OrgUnitId unit, int fiscal_year, ResultView& view) {
  tx.query(sql::sheets_of_unit, {{"unit_id", unit}}, [&](const store::Row& row) {
    if (row.integer(0) == fiscal_year) return;
    const int column = !row.is_null(4) ? 4 : !row.is_null(3) ? 3 : 2;
    if (row.is_null(column)) return;
    view.history.push_back({static_cast<int>(row.integer(0)) + buddhist_offset, percent_of(row.integer(column)),
                            row.flag(column + 4), row.maybe_text(5)});
  });
}

void add_area(store::Transaction& tx, const SheetAsk& ask, const SheetRow& sheet, const RoundRow& round,
              const SheetValues& values, ResultView& view) {
  view.area = sheet_view(tx, ask, sheet, round).area;  // only when this person may see it
  if (!view.area) return;
  const Framework& framework = ask.service.framework(sheet.edition);
  const auto agreed = load_agreed(tx, framework, sheet.id, "area");
  for (const Difference& one : differences(framework, values, *agreed)) {
    view.differences.push_back({framework.indicators[one.indicator].id, one.self.nearest(), one.area.nearest()});
  }
}

Result<Response> result(const AssessmentService& service, const Call& call) {
  TRY(const Place place, sheet_place(call, service));
  return service.database().reading([&](store::Transaction& tx) -> Result<Response> {
    const auto round = find_round(tx, place.year.gregorian());
    const auto sheet = seen_sheet(tx, place);
    if (!sheet || !round) return errors::sheet_not_found;
    const Framework& framework = service.framework(sheet->edition);
    const Yardstick yardstick = service.yardstick(tx, framework, sheet->pass_mark, sheet->fiscal_year);
    const SheetValues values = values_of(load_answers(tx, framework, sheet->id));
    const Score score = score_sheet(framework, values, yardstick);
    ResultView view;
    view.score = score_view(score, yardstick);
    view.kind_pass_mark = sheet->pass_mark;
    view.strengths = share_views(framework, strengths(framework, values, standouts));
    view.weaknesses = share_views(framework, weaknesses(framework, values, standouts));
    add_cheapest(framework, values, score, yardstick, view);
    add_history(tx, sheet->unit, sheet->fiscal_year, view);
    add_area(tx, {service, identity::actor_of(call), *place.unit, call.now}, *sheet, *round, values, view);
    return http::ok_json(view);
  });
}

}  // namespace

void add_sheet_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/sheets",
                   .permission = open_to_public,
                   .summary = "Sheets of a town by year; the public sees announced results alone.",
                   .response = http::schema_of<SheetBriefs>(),
                   .errors = {errors::sheet_not_found},
                   .handler = [&service](const Call& call) { return list(service, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/sheets/{year}",
                   .permission = signed_in,
                   .summary = "One sheet with its answers, evidence and scores.",
                   .response = sheet_schema(),
                   .errors = {errors::no_round, errors::sheet_not_found, errors::kind_takes_no_part},
                   .handler = [&service](const Call& call) { return show(service, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/sheets/{year}/result",
                   .permission = signed_in,
                   .summary = "What the score teaches: strengths, weaknesses, the fewest points to the mark, years before.",
                   .response = http::schema_of<ResultView>(),
                   .errors = {errors::sheet_not_found},
                   .handler = [&service](const Call& call) { return result(service, call); }});
}

std::vector<http::Endpoint> endpoints_answers(AssessmentService& service) {
  std::vector<http::Endpoint> table;
  add_framework_endpoints(table, service);
  add_sheet_endpoints(table, service);
  add_answer_endpoints(table, service);
  add_evidence_endpoints(table, service);
  add_lpa_endpoints(table, service);
  return table;
}

}  // namespace muang::assessment
