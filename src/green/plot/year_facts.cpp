// SPDX-License-Identifier: Apache-2.0
// The register's figures of a fiscal year, as they stood on its last day. Who keeps the register publishes them; a figure
// that somebody typed is replaced only when that is said.
#include "green/plot/year_facts.hpp"

#include "base/text.hpp"
#include "green/plot/bases.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/plot/summary_rules.hpp"
#include "green/plot/sums.hpp"
#include "green/plot/year_facts_dto.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr int fact_decimals = 2;  // of each of them in data/facts/catalogue.csv

struct YearFact {
  std::string key;
  std::optional<std::int64_t> scaled;  // × 10^-2
};

// As sure as its weakest base; the areas themselves are the town's own drawing and deeds.
constexpr const char* fact_certainty = "inferred";

std::vector<YearFact> facts_of(const UnitGreen& there, const Bases& bases) {
  constexpr std::int64_t cm2_a_hundredth = 100;
  const auto once = [&](Measure measure) { return there.measures.at(static_cast<std::size_t>(measure)).once_cm2; };
  const auto square_metres = [&](Measure measure) {
    return std::optional((once(measure) + cm2_a_hundredth / 2) / cm2_a_hundredth);
  };
  const auto share = [&](Measure measure) {
    return bases.area.value ? std::optional(share_hundredths(once(measure), *bases.area.value)) : std::nullopt;
  };
  const auto person =
      bases.people.value ? std::optional(person_hundredths(once(Measure::Open), *bases.people.value)) : std::nullopt;
  return {{"open_green", square_metres(Measure::Open)},
          {"green_area", square_metres(Measure::All)},
          {"green_share", share(Measure::All)},
          {"green_open_share", share(Measure::Open)},
          {"green_open_person", person}};
}

GreenFactRow row_of(const city::FactReading& standing, const YearFact& fact) {
  GreenFactRow row{.key = fact.key,
                   .label_th = standing.fact->label_th,
                   .label_en = standing.fact->label_en,
                   .unit_th = standing.fact->unit_th,
                   .unit_en = standing.fact->unit_en,
                   .certainty = fact_certainty,
                   .decimals = fact_decimals,
                   .value = fact.scaled,
                   .standing = standing.scaled,
                   .standing_source = standing.source};
  const bool ours = standing.owner == "green" && standing.status == "published";
  row.state = standing.empty() ? "none" : ours ? (standing.scaled == fact.scaled ? "same" : "older") : "typed";
  return row;
}

GreenFacts read_facts(store::Transaction& tx, const Green& green, const PlotUnit& seen, FiscalYear year) {
  GreenFacts view{.year = year.buddhist()};
  const auto there = unit_green(tx, seen.unit->id, year);
  view.registered = there.has_value();
  view.may_publish = seen.may_edit && view.registered;
  if (!there) return view;
  const auto facts = facts_of(*there, bases_of(tx, green, seen.unit->id, year));
  std::vector<std::string> keys;
  for (const YearFact& fact : facts) keys.push_back(fact.key);
  const auto standing = green.city().read_facts(tx, seen.unit->id, keys, {&year, 1});
  for (std::size_t i = 0; i < facts.size(); ++i) view.facts.push_back(row_of(standing[i], facts[i]));
  return view;
}

Result<FiscalYear> begun_year(const Call& call) {
  TRY(const FiscalYear year, asked_year(call));
  if (year.first_day() > Date::of_instant(call.now))
    return Error{errors::plot_year_ahead, "year", {{"year", std::to_string(year.buddhist())}}};
  return year;
}

Result<Response> show(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_inside(call, green));
  TRY(const FiscalYear year, begun_year(call));
  return http::ok_json(green.database().reading([&](store::Transaction& tx) { return read_facts(tx, green, seen, year); }));
}

std::string value_text(const std::optional<std::int64_t>& scaled) {
  return scaled ? text::format_scaled(*scaled, fact_decimals) : std::string();
}

Problems against(const GreenFacts& view, bool replace) {
  if (!view.registered) return {{errors::nothing_registered, {}, {}}};
  Problems problems;
  for (const GreenFactRow& row : view.facts) {
    if (row.state == "typed" && row.standing != row.value && !replace)
      problems.push_back({errors::typed_figure_stands, row.key, {{"key", row.key}, {"value", value_text(row.standing)}}});
  }
  return problems;
}

city::PublishedFact published(const Green& green, OrgUnitId unit, FiscalYear year, const GreenFactRow& row) {
  const bool over_typed = row.state == "typed" && row.standing;
  return {.unit = unit,
          .key = row.key,
          .period = Period::fiscal(year),
          .scaled = row.value,
          .decimals = row.decimals,
          .owner = "green",
          .source = green.texts().get("th", "green-register.facts-source"),
          .certainty = row.certainty,
          .note = over_typed
                      ? green.texts().get("th", "green-register.facts-replaced", {{"value", value_text(row.standing)}})
                      : std::string()};
}

Result<Response> publish(Green& green, const Call& call, const GreenPublishBody& body) {
  TRY(const PlotUnit seen, unit_to_change(call, green));
  TRY(const FiscalYear year, begun_year(call));
  const auto author = identity::author_of(call);
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    const GreenFacts view = read_facts(tx, green, seen, year);
    Problems problems = against(view, body.replace);
    if (!problems.empty()) return problems;
    for (const GreenFactRow& row : view.facts)
      TRY_VOID(green.city().publish_fact(tx, entry, published(green, seen.unit->id, year, row), author));
    entry.concerns(seen.unit->id);
    entry.bump("city");
    return Done{};
  };
  TRY_VOID(green.identity().audit().transact<Done>(author, "green.year-facts", work));
  return show(green, call);
}

}  // namespace

void add_fact_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/units/{unit}/green/facts";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = signed_in,
                   .summary = "What a fiscal year of the register gives to the city database, beside what stands there.",
                   .query = {{"year", "integer", "Fiscal year, B.E.; without it this one."}},
                   .response = http::schema_of<GreenFacts>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_year, errors::plot_year_ahead},
                   .handler = [&green](const Call& call) { return show(green, call); }});
  table.push_back({.method = Method::Post,
                   .path = path,
                   .permission = signed_in,
                   .summary = "Publishes the year to the city database; over a typed figure only with replace.",
                   .query = {{"year", "integer", "Fiscal year, B.E.; without it this one."}},
                   .request = http::schema_of<GreenPublishBody>(),
                   .response = http::schema_of<GreenFacts>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_year, errors::plot_year_ahead,
                              errors::not_your_plot, errors::nothing_registered, errors::typed_figure_stands},
                   .handler = http::with_body<GreenPublishBody>(
                       [&green](const Call& call, const GreenPublishBody& body) { return publish(green, call, body); })});
}

}  // namespace muang::green
