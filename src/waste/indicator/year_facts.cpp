// SPDX-License-Identifier: Apache-2.0
// What a year of approved reports gives to the city database. The province publishes it; a figure that somebody typed is
// replaced only when that is said.
#include <algorithm>

#include "waste/indicator/dashboard_errors.hpp"
#include "waste/indicator/indicators.hpp"
#include "waste/indicator/year_facts_dto.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;

constexpr std::int64_t months_a_year = 12;

struct YearFact {
  std::string key;
  std::optional<std::int64_t> scaled;  // × 10^-decimals
  int decimals = 0;
  std::string certainty;
};

// Keys of data/facts/catalogue.csv. Percent with two decimals, kg a person and day with three; kg without.
std::vector<YearFact> facts_of(const YearFigures& figures, std::int64_t rejects) {
  constexpr std::int64_t millionths_a_hundredth_percent = 100;
  const auto all = indicators_of(figures.sums, figures.fates, rejects);
  const auto find = [&](std::string_view id) { return *std::ranges::find(all, id, &Indicator::id); };
  const auto percent = [&](const char* key, std::string_view id) {
    const Indicator one = find(id);
    auto value = one.value;
    if (value) value = detail::divide_rounded(*value, millionths_a_hundredth_percent);
    return YearFact{key, value, 2, one.certainty};
  };
  const std::string known = find("collected").certainty;
  std::vector<YearFact> facts{{"waste_generated", figures.sums.generated, 0, known},
                              {"waste_person_day", find("generated_person_registered").value, 3, known},
                              percent("waste_utilised_share", "utilised")};
  // Without destinations nobody knows what was buried, and a share of proper disposal would be that of the source alone.
  if (figures.fates.delivered == 0) return facts;
  facts.push_back({"landfill", figures.fates.landfilled, 0, std::string(weaker_certainty(known, figures.fates.certainty))});
  facts.push_back(percent("waste_proper_share", "proper"));
  return facts;
}

YearFactRow row_of(const city::FactReading& standing, const YearFact& fact) {
  YearFactRow row{.key = fact.key,
                  .label_th = standing.fact->label_th,
                  .label_en = standing.fact->label_en,
                  .unit_th = standing.fact->unit_th,
                  .unit_en = standing.fact->unit_en,
                  .certainty = fact.certainty,
                  .decimals = fact.decimals,
                  .value = fact.scaled,
                  .standing = standing.scaled,
                  .standing_source = standing.source};
  const bool ours = standing.owner == "waste" && standing.status == "published";
  row.state = standing.empty() ? "none" : ours ? (standing.scaled == fact.scaled ? "same" : "older") : "typed";
  return row;
}

YearFactsView read_facts(store::Transaction& tx, const Waste& waste, const Target& target, const YearSpan& span) {
  const IndicatorScope scope{"unit", target.unit, target.tree, {target.unit->id}};
  const YearFigures figures = figures_of_year(tx, waste, scope, span);
  YearFactsView view{.year = span.year, .months = figures.sums.reports};
  const auto facts = facts_of(figures, waste.climate().millionths_of("rejects-share"));
  std::vector<std::string> keys;
  for (const YearFact& fact : facts) keys.push_back(fact.key);
  const FiscalYear form = FiscalYear::from_buddhist(span.year);
  const auto standing = waste.city().read_facts(tx, target.unit->id, keys, {&form, 1});
  for (std::size_t i = 0; i < facts.size(); ++i) view.facts.push_back(row_of(standing[i], facts[i]));
  view.destinations_named = figures.fates.delivered > 0;
  view.may_publish = target.hands.province && view.months == months_a_year;
  return view;
}

Result<YearSpan> calendar_span(const Call& call) {
  Call one = call;
  one.query.erase("basis");
  return asked_span(one);
}

Result<Response> show(const Waste& waste, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  TRY(const YearSpan span, calendar_span(call));
  return http::ok_json(
      waste.database().reading([&](store::Transaction& tx) { return read_facts(tx, waste, target, span); }));
}

Problems against(const YearFactsView& view, bool replace) {
  Problems problems;
  if (view.months < months_a_year)
    problems.push_back(
        {errors::year_not_complete, "year", {{"n", std::to_string(view.months)}, {"of", std::to_string(months_a_year)}}});
  for (const YearFactRow& row : view.facts) {
    if (row.state == "typed" && row.standing != row.value && !replace)
      problems.push_back({errors::typed_fact_stands,
                          row.key,
                          {{"key", row.key}, {"value", row.standing ? std::to_string(*row.standing) : ""}}});
  }
  return problems;
}

Result<Response> publish(Waste& waste, const Call& call, const PublishBody& body) {
  TRY(const Target target, target_of(call, waste));
  TRY(const YearSpan span, calendar_span(call));
  if (!target.hands.province) return errors::not_your_report;
  const auto author = identity::author_of(call);
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    const YearFactsView view = read_facts(tx, waste, target, span);
    Problems problems = against(view, body.replace);
    if (!problems.empty()) return problems;
    for (const YearFactRow& row : view.facts) {
      const bool over_typed = row.state == "typed" && row.standing;
      const std::string note =
          over_typed ? waste.texts().get("th", "waste-dashboard.facts.replaced", {{"value", std::to_string(*row.standing)}})
                     : std::string();
      TRY_VOID(waste.city().publish_fact(tx, entry,
                                         {.unit = target.unit->id,
                                          .key = row.key,
                                          .period = Period::calendar(span.year - buddhist_offset),
                                          .scaled = row.value,
                                          .decimals = row.decimals,
                                          .owner = "waste",
                                          .source = waste.texts().get("th", "waste-dashboard.facts.source"),
                                          .certainty = row.certainty,
                                          .note = note},
                                         author));
    }
    entry.concerns(target.unit->id);
    entry.bump("city");
    return Done{};
  };
  TRY_VOID(waste.identity().audit().transact<Done>(author, "waste.year-facts", work));
  return show(waste, call);
}

}  // namespace

void add_fact_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/units/{unit}/waste/facts";
  table.push_back(
      {.method = Method::Get,
       .path = path,
       .permission = signed_in,
       .summary = "What a calendar year of approved reports gives to the city database, beside what stands there.",
       .query = {{"year", "integer", "B.E.; without it the last year that is over."}},
       .response = http::schema_of<YearFactsView>(),
       .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_month},
       .handler = [&waste](const Call& call) { return show(waste, call); }});
  table.push_back({.method = Method::Post,
                   .path = path,
                   .permission = signed_in,
                   .summary = "Publishes the year to the city database; over a typed figure only with replace.",
                   .query = {{"year", "integer", "B.E.", true}},
                   .request = http::schema_of<PublishBody>(),
                   .response = http::schema_of<YearFactsView>(),
                   .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_month, errors::not_your_report,
                              errors::year_not_complete, errors::typed_fact_stands},
                   .handler = http::with_body<PublishBody>(
                       [&waste](const Call& call, const PublishBody& body) { return publish(waste, call, body); })});
}

}  // namespace muang::waste
