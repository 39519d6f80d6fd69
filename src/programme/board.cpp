// SPDX-License-Identifier: Apache-2.0
// GET /coverage: announced results and records alone, so it is the same for everybody and may be kept.
#include <algorithm>
#include <charconv>

#include "assessment/results.hpp"
#include "programme/errors.hpp"
#include "programme/service.hpp"

namespace muang::programme {

namespace {

std::optional<CoveredBy> covered_by(const ProvinceStanding& standing, const identity::UnitTree& tree) {
  const auto* unit = standing.unit ? tree.find(OrgUnitId{standing.unit}) : nullptr;
  if (!unit) return std::nullopt;
  CoveredBy by{unit->id.value, unit->full_name_th(), unit->full_name_en(), std::nullopt};
  if (!standing.level.empty()) by.level = standing.level;
  return by;
}

BoardRow board_row(const Programme& programme, const identity::OrgUnit& province, const ProvinceStanding& standing,
                   const identity::UnitTree& tree) {
  BoardRow row;
  row.code = province.uid;
  row.uid = province.uid;
  row.name_th = province.name_th;
  row.name_en = province.name_en;
  if (province.office_number) row.office_number = province.office_number;
  const Region& region = programme.region(province.uid);
  row.region_th = region.th;
  row.region_en = region.en;
  row.covered = standing.covered;
  row.standing = standing_code(standing.standing);
  if (standing.since) row.since = standing.since->buddhist();
  row.by = covered_by(standing, tree);
  if (!standing.source.empty()) {
    row.source = standing.source == own_result
                     ? programme.text("th", "source.own", {{"year", std::to_string(row.since.value_or(0))}})
                     : standing.source;
    row.certainty = standing.certainty;
  }
  return row;
}

Result<http::Response> coverage(const Programme& programme, const http::Call& call) {
  TRY(const auto year, year_asked(call));
  const auto tree = programme.identity().tree_now();
  const auto found = programme.database().reading([&](store::Transaction& tx) { return public_coverage(tx, *tree, year); });
  CoverageView view;
  view.year = found.year.buddhist();
  view.provinces = static_cast<int>(found.provinces.size());
  if (found.known) view.covered = found.covered;
  if (found.data_from) view.data_from = Period::fiscal(*found.data_from).text();
  for (const RoundCount& count : found.rounds) view.rounds.push_back({count.year.buddhist(), count.covered, !count.covered});
  for (std::size_t i = 0; i < found.provinces.size(); ++i) {
    view.board.push_back(board_row(programme, *found.provinces[i], found.standings[i], *tree));
  }
  view.missing = missing_of(found);
  return http::ok_json(view);
}

}  // namespace

Result<std::optional<FiscalYear>> year_asked(const http::Call& call) {
  const auto text = call.query_value("year");
  if (!text) return std::optional<FiscalYear>{};
  int year = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), year);
  if (error != std::errc{} || end != text->data() + text->size() || year < 2400 || year > 2700)
    return Error{errors::bad_year, "year", {}};
  return std::optional(FiscalYear::from_buddhist(year));
}

ProvinceName name_of(const identity::OrgUnit& province) { return {province.uid, province.name_th, province.name_en}; }

std::vector<ProvinceName> missing_of(const PublicCoverage& coverage) {
  std::vector<ProvinceName> missing;
  for (std::size_t i = 0; coverage.known && i < coverage.provinces.size(); ++i) {
    if (!coverage.standings[i].covered) missing.push_back(name_of(*coverage.provinces[i]));
  }
  return missing;
}

bool is_demo(store::Transaction& tx, FiscalYear year) {
  const auto rounds = assessment::rounds(tx);
  return std::any_of(rounds.begin(), rounds.end(), [&](const auto& round) { return round.year == year && round.demo; });
}

void add_coverage_endpoints(std::vector<http::Endpoint>& table, Programme& programme) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/coverage",
                   .permission = open_to_public,
                   .summary = "Which of the 76 provinces have an environmentally sustainable city after a round.",
                   .query = {{"year", "integer", "Fiscal year of the round, B.E.; absent: the newest that tells."}},
                   .response = http::schema_of<CoverageView>(),
                   .errors = {errors::bad_year},
                   .kept = {{assessment::results_topic, assessment::coverage_topic, "units"}},
                   .handler = [&programme](const http::Call& call) { return coverage(programme, call); }});
}

std::vector<http::Endpoint> endpoints(Programme& programme) {
  std::vector<http::Endpoint> table;
  add_coverage_endpoints(table, programme);
  add_candidate_endpoints(table, programme);
  add_front_endpoints(table, programme);
  add_todo_endpoints(table, programme);
  add_record_endpoints(table, programme);
  return table;
}

}  // namespace muang::programme
