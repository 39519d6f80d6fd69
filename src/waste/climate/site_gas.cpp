// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/site_gas.hpp"

#include <cmath>
#include <set>

#include "http/etag.hpp"
#include "waste/climate/climate_data.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/climate/emissions_file.hpp"
#include "waste/climate/site_gas_dto.hpp"
#include "waste/month/months.hpp"
#include "waste/outlook/site_series.hpp"
#include "waste/query_numbers.hpp"
#include "waste/site/facilities.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;

constexpr std::string_view composition = "composition:thailand";
constexpr double kilograms_a_tonne = 1000;
constexpr int years_ahead = 30;  // ours: wood of today has then given off two thirds of its gas (k 0.035)
constexpr int latest_until = 2700;

struct Asked {
  int until = 0;  // Gregorian
  std::optional<std::string> convention, gwp;
  std::optional<ScenarioBody> scenario;
  std::optional<int> closes;
};

Result<Asked> asked_of(const Call& call, const Date& today) {
  QueryNumbers numbers(call);
  Asked asked;
  const int this_year = today.year + buddhist_offset;
  asked.until = numbers.whole("until", this_year, latest_until).value_or(this_year + years_ahead) - buddhist_offset;
  asked.convention = call.query_value("convention");
  asked.gwp = call.query_value("gwp");
  ScenarioBody scenario{.name = "scenario"};
  scenario.closes = numbers.whole("closes", this_year, latest_until);
  const auto capture = numbers.number("captureShare", 0, 1), food = numbers.number("foodShare", 0, 1);
  const int from = this_year + 1;
  if (capture)
    scenario.capture = CaptureBody{numbers.whole("captureFrom", this_year, latest_until).value_or(from), *capture};
  if (food)
    scenario.separate_food =
        SeparateBody{numbers.whole("foodFrom", this_year, latest_until).value_or(from), *food, call.query_value("foodTo")};
  if (!numbers.problems().empty()) return numbers.problems();
  if (scenario.closes || scenario.capture || scenario.separate_food) asked.scenario = scenario;
  return asked;
}

// kg that the free space still takes: space less cover, by the density in place.
std::optional<std::int64_t> room_of(const ClimateData& data, const Facility& entry) {
  if (!entry.capacity_left_cubic_metres) return std::nullopt;
  const double waste_space =
      static_cast<double>(*entry.capacity_left_cubic_metres) * (1 - data.indicators.parameter("landfill-cover-share"));
  return std::llround(waste_space * data.indicators.parameter("landfill-density") * kilograms_a_tonne);
}

std::map<std::string, double> by_fraction(const GasFactors& factors, std::int64_t kg) {
  std::map<std::string, double> tonnes;
  for (const std::string_view name : gas_fractions) {
    const Factor* share = factors.find(composition, name, "share");
    if (share && share->value > 0) tonnes[std::string(name)] = static_cast<double>(kg) / kilograms_a_tonne * share->value;
  }
  return tonnes;
}

EmissionsBody body_of(const ClimateData& data, const GasMethod& method, const StoredFacility& stored,
                      const SiteSeries& series, const std::vector<DepositYear>& deposits, const Asked& asked) {
  EmissionsBody body{.until = asked.until, .convention = asked.convention, .gwp = asked.gwp};
  if (method.way == "treatment") {
    body.treatments.emplace();
    for (const DepositYear& one : deposits)
      if (one.kg > 0) body.treatments->push_back({one.year, method.key, by_fraction(data.factors, one.kg)});
    return body;
  }
  body.site.type = method.key;
  if (stored.entry.depth_centimetres) body.site.depth_metres = static_cast<double>(*stored.entry.depth_centimetres) / 100;
  for (const auto& [name, tonnes] : by_fraction(data.factors, 1)) body.fractions[name];
  for (const DepositYear& one : deposits) body.deposits.push_back({one.year, by_fraction(data.factors, one.kg)});
  body.recovery.emplace();
  for (const auto& [year, kg] : series.recovered)
    body.recovery->push_back({year, static_cast<double>(kg) / kilograms_a_tonne});
  if (asked.scenario) body.scenarios = {*asked.scenario};
  return body;
}

std::string_view origin_of(const DepositYear& one) {
  return one.projected ? "projected" : one.by_months ? "months" : one.entered ? "entered" : "none";
}

// The shares of the composition stand among the factors like every other number.
void name_composition(const ClimateData& data, EmissionsView& view) {
  for (const std::string_view name : gas_fractions) {
    const Factor* share = data.factors.find(composition, name, "share");
    if (share && share->value > 0)
      view.factors.push_back(
          {"composition." + std::string(name), share->value, share->unit, share->source, share->certainty, share->recorded});
  }
}

Result<SiteGasView> site_gas(store::Transaction& tx, const Waste& waste, const Call& call) {
  const Date today = Date::of_instant(call.now);
  TRY(const Site site, site_of(tx, call, waste));
  TRY(const Asked asked, asked_of(call, today));
  const ClimateData& data = waste.climate();
  const StoredFacility& stored = site.stored;
  const GasMethod& way = data.gas_method(stored.entry.method);
  SiteGasView view{.facility_id = stored.id,
                   .version = stored.version,
                   .name_th = stored.name_th,
                   .name_en = stored.name_en,
                   .method = stored.entry.method,
                   .way = way.way,
                   .way_key = site_kind(way.key, stored.entry.depth_centimetres),
                   .way_certainty = way.certainty,
                   .way_source = way.source,
                   .until = asked.until + buddhist_offset};
  if (const Method* method = waste.book().find_method(stored.entry.method)) {
    view.method_name_th = method->name_th;
    view.method_name_en = method->name_en;
  }
  const SiteSeries series = site_series(tx, stored.id);
  const bool buries = way.way == "site";
  auto closed = stored.entry.closed ? std::optional(stored.entry.closed->year + 1) : std::nullopt;
  if (!buries) closed = std::min(closed.value_or(today.year), today.year);  // what is treated next year is not foretold
  const auto years =
      deposit_years(series, Month::of(today), buries ? asked.until : today.year, closed, room_of(data, stored.entry));
  for (const DepositYear& one : years)
    view.deposits.push_back({one.year + buddhist_offset, one.months, one.kg, one.entered, std::string(origin_of(one))});
  if (way.way == "none" || years.empty()) return view;
  const EmissionsBody body = body_of(data, way, stored, series, years, asked);
  TRY(const EmissionsInput input, buries ? emissions_input(body, data.factors) : treatments_input(body, data.factors));
  view.emissions = emissions_view(input, data.factors, waste.texts());
  name_composition(data, view.emissions);
  return view;
}

Result<Response> show(const Waste& waste, const Call& call) {
  TRY(const SiteGasView view, waste.database().reading([&](store::Transaction& tx) { return site_gas(tx, waste, call); }));
  Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

Problems against(const DepositSeries& body, const Date& today) {
  constexpr std::int64_t most_kg = 1'000'000'000'000;  // a thousand million tonnes: forty years of the country
  Problems problems;
  std::set<int> seen;
  for (std::size_t i = 0; i < body.years.size(); ++i) {
    const DepositEntry& one = body.years[i];
    const std::string at = "years[" + std::to_string(i) + "]", year = std::to_string(one.year);
    if (one.year < first_decay_year + buddhist_offset || one.year >= today.year + buddhist_offset)
      problems.push_back({errors::deposit_year_unfit, at + ".year", {{"year", year}}});
    if (!seen.insert(one.year).second) problems.push_back({errors::deposit_year_twice, at + ".year", {{"year", year}}});
    if (one.kg < 0 || one.kg > most_kg) problems.push_back({errors::deposit_unfit, at + ".kg", {{"year", year}}});
  }
  return problems;
}

Result<Response> enter(Waste& waste, const Call& call, const DepositSeries& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    TRY(const Site site, site_to_change(tx, call, waste));
    if (site.stored.version != version) return errors::stale_facility;
    if (waste.climate().gas_method(site.stored.entry.method).way != "site") return errors::no_deposits_here;
    Problems problems = against(body, Date::of_instant(call.now));
    if (!problems.empty()) return problems;
    const std::int64_t id = site.stored.id;
    const auto before = site_series(tx, id).entered;
    const PersonId person = identity::actor_of(call).id;
    if (tx.run(sql::touch_facility, {{"id", id}, {"version", version}, {"now", call.now}, {"person_id", person}}) != 1)
      return errors::stale_facility;
    tx.run(sql::clear_deposits, {{"facility_id", id}});
    std::map<int, std::int64_t> after;
    for (const DepositEntry& one : body.years) {
      after[one.year - buddhist_offset] = one.kg;
      tx.run(sql::insert_deposit, {{"facility_id", id}, {"year", one.year - buddhist_offset}, {"kg", one.kg}});
    }
    entry.concerns(site.stored.unit);
    entry.bump("waste");
    const auto text_of = [](const std::map<int, std::int64_t>& years, int year) {
      const auto found = years.find(year);
      return found == years.end() ? std::string() : std::to_string(found->second);
    };
    std::map<int, std::int64_t> all = before;
    all.insert(after.begin(), after.end());
    for (const auto& [year, kg] : all) {
      const std::string was = text_of(before, year), is = text_of(after, year);
      const std::string subject = "facility/" + std::to_string(id) + "/deposit/" + std::to_string(year + buddhist_offset);
      if (was != is) entry.change(subject, was, is);
    }
    return Done{};
  };
  TRY_VOID(waste.identity().audit().transact<Done>(identity::author_of(call), "waste.deposits", work));
  return show(waste, call);
}

}  // namespace

void add_site_gas_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/facilities/{facility}/emissions",
                   .permission = open_to_public,
                   .summary =
                       "Greenhouse gas of a site by year from what it took, and what if it closes, captures gas or takes "
                       "less food.",
                   .query = {{"until", "integer", "Last year, B.E.; thirty years ahead without."},
                             {"convention", "string", "ipcc2006, same-year or midpoint."},
                             {"gwp", "string", "AR4, AR5 or AR6."},
                             {"closes", "integer", "The site takes nothing from this year on, B.E."},
                             {"captureFrom", "integer", "Gas is captured from this year on, B.E.; next year without."},
                             {"captureShare", "string", "Of the methane generated, 0 to 1."},
                             {"foodFrom", "integer", "Food is separated from this year on, B.E.; next year without."},
                             {"foodShare", "string", "Of the food that comes, 0 to 1."},
                             {"foodTo", "string", "composting or anaerobic-digestion."}},
                   .response = http::schema_of<SiteGasView>(),
                   .errors = {errors::facility_not_found, errors::bad_query_number, errors::choice_unknown},
                   .handler = [&waste](const Call& call) { return show(waste, call); }});
  table.push_back(
      {.method = Method::Put,
       .path = "/api/v1/facilities/{facility}/deposits",
       .permission = signed_in,
       .summary = "What a site took in the years before months were reported, as one series.",
       .request = http::schema_of<DepositSeries>(),
       .response = http::schema_of<SiteGasView>(),
       .errors = {errors::facility_not_found, errors::not_your_facility, errors::stale_facility, errors::no_deposits_here,
                  errors::deposit_year_unfit, errors::deposit_unfit, errors::deposit_year_twice},
       .if_match = true,
       .handler = http::with_body<DepositSeries>(
           [&waste](const Call& call, const DepositSeries& body) { return enter(waste, call, body); })});
}

}  // namespace muang::waste
