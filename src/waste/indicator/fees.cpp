// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "waste/climate/climate_data.hpp"
#include "waste/flow/balance_errors.hpp"
#include "waste/indicator/indicators.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/outlook/outlook_dto.hpp"
#include "waste/outlook/outlooks.hpp"
#include "waste/query_numbers.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using Money = std::optional<std::int64_t>;

struct MoneyYear {
  FeeYear view;
  FeeAccount both_billed;  // of months that name billed and collected
  std::int64_t collected_with_cost = 0;
  Money cost_with_collected;
};

void add(Money& sum, const Money& value) {
  if (value) sum = sum.value_or(0) + *value;
}

void add_month(MoneyYear& year, const Money& billed, const Money& arrears, const Money& collected, const Money& cost) {
  ++year.view.months;
  add(year.view.billed, billed);
  add(year.view.collected, collected);
  add(year.view.cost, cost);
  if (arrears) year.view.arrears = arrears;
  if (billed && collected) {
    year.both_billed.billed += *billed;
    year.both_billed.collected += *collected;
  }
  if (cost && collected) {
    year.collected_with_cost += *collected;
    add(year.cost_with_collected, cost);
  }
}

FeeYear finished(MoneyYear year) {
  if (const auto share = fee_recovery(year.both_billed)) {
    year.view.collected_share = share->collected_share;
    year.view.collected_above_billed = share->collected_above_billed;
  }
  const FeeAccount account{.billed = 0, .collected = year.collected_with_cost, .cost = year.cost_with_collected};
  if (const auto recovery = fee_recovery(account); recovery && year.cost_with_collected) {
    year.view.cost_recovery = recovery->cost_recovery;
    year.view.shortfall = recovery->shortfall;
  }
  return year.view;
}

Result<Response> of_unit(const Waste& waste, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  TRY(const YearSpan span, asked_span(call));
  std::map<int, MoneyYear> years;
  waste.database().read([&](store::Transaction& tx) {
    tx.query(sql::money_of_unit, {{"unit_id", target.unit->id}}, [&](const store::Row& row) {
      const Month month = Month::from_index(static_cast<int>(row.integer(0)));
      const int year = month.year + buddhist_offset + (span.basis == "fiscal" && month.month >= 10 ? 1 : 0);
      years[year].view.year = year;
      add_month(years[year], row.maybe_integer(1), row.maybe_integer(2), row.maybe_integer(3), row.maybe_integer(4));
    });
  });
  FeesOfUnit view{target.unit->full_name_th(), target.unit->full_name_en(), span.basis, {}};
  for (auto& [year, one] : years) view.years.push_back(finished(std::move(one)));
  return http::ok_json(view);
}

std::string_view service_code(FeeService service) { return service == FeeService::Disposal ? "disposal" : "collection"; }

FeeRowView row_view(const FeeRow& row) {
  constexpr std::string_view roundings[] = {"flat", "whole", "half"};
  return {.id = row.id,
          .act = row.act,
          .issuer = row.issuer,
          .service = std::string(service_code(row.service)),
          .waste = row.waste == FeeWaste::Infectious ? "infectious" : "general",
          .period = row.period == FeePeriod::Time ? "time" : "month",
          .rounding = std::string(roundings[static_cast<std::size_t>(row.rounding)]),
          .source = row.source,
          .certainty = row.certainty,
          .over_millilitres = row.over.millilitres,
          .over_grams = row.over.grams,
          .up_to_millilitres = row.up_to.millilitres,
          .up_to_grams = row.up_to.grams,
          .unit_millilitres = row.unit.millilitres,
          .unit_grams = row.unit.grams,
          .satang = row.satang,
          .valid_from = row.valid_from,
          .valid_to = row.valid_to};
}

// A choice of the query among words; the first one without.
std::string choice(const Call& call, const std::string& name, const std::vector<std::string>& words, Problems& problems) {
  const std::string text = call.query_value(name).value_or("");
  if (text.empty() || std::ranges::find(words, text) != words.end()) return text.empty() ? words.front() : text;
  std::string values;
  for (const std::string& word : words) values += (values.empty() ? "" : ", ") + word;
  problems.push_back({errors::unknown_choice, name, {{"text", excerpt(text)}, {"values", values}}});
  return words.front();
}

std::vector<std::string> issuers_of(const FeeTable& table) {
  std::set<std::string> names;
  for (const FeeRow& row : table.fees) names.insert(row.issuer);
  std::vector<std::string> list(names.begin(), names.end());
  std::ranges::stable_partition(list,
                                [](const std::string& one) { return one == "bangkok"; });  // the newest ordinance first
  return list;
}

Result<Response> schedule(const Waste& waste, const Call& call) {
  constexpr double most = static_cast<double>(max_fee_quantity);
  const FeeTable& table = waste.climate().fees;
  QueryNumbers numbers(call);
  FeeSchedule view{.issuers = issuers_of(table), .rows = {}, .ceilings = {}, .findings = {}, .bills = {}};
  view.year =
      numbers.whole("year", first_report_year, last_report_year).value_or(Date::of_instant(call.now).year + buddhist_offset);
  const std::string issuer = choice(call, "issuer", view.issuers, numbers.problems());
  const auto kind = choice(call, "waste", {"general", "infectious"}, numbers.problems());
  const auto period = choice(call, "period", {"month", "time"}, numbers.problems());
  const auto litres = numbers.number("litres", 0, most / 1000), kilograms = numbers.number("kilograms", 0, most / 1000);
  if (!numbers.problems().empty()) return numbers.problems();
  const auto rows = table.of_issuer(issuer);
  for (const FeeRow& row : rows)
    if (row.holds_in(view.year)) view.rows.push_back(row_view(row));
  for (const FeeRow& row : table.ceilings)
    if (row.holds_in(view.year)) view.ceilings.push_back(row_view(row));
  for (const CeilingFinding& one : check_ceilings(rows, table.ceilings, view.year))
    view.findings.push_back({code_text(one.code), one.row, one.ceiling, one.certain});
  if (!litres && !kilograms) return http::ok_json(view);
  const auto thousandths = [](const std::optional<double>& one) {
    return one ? std::optional<std::int64_t>(std::llround(*one * 1000)) : std::nullopt;
  };
  Problems problems;
  for (const FeeService service : {FeeService::Collection, FeeService::Disposal}) {
    const auto paid = bill({thousandths(litres), thousandths(kilograms)}, service,
                           kind == "infectious" ? FeeWaste::Infectious : FeeWaste::General,
                           period == "time" ? FeePeriod::Time : FeePeriod::Month, view.year, rows);
    if (paid) {
      view.bills.push_back({std::string(service_code(service)), paid->row, paid->half_units, paid->satang});
    } else {
      problems.insert(problems.end(), paid.problems().begin(), paid.problems().end());
    }
  }
  if (view.bills.empty()) return problems;  // neither service has a price for the quantity
  return http::ok_json(view);
}

}  // namespace

void add_fee_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/waste/fees",
                   .permission = signed_in,
                   .summary = "Fees billed and collected beside the cost, by year, from the approved reports.",
                   .query = {{"basis", "string", "calendar or fiscal."}},
                   .response = http::schema_of<FeesOfUnit>(),
                   .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_basis},
                   .handler = [&waste](const Call& call) { return of_unit(waste, call); }});
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/waste/fees",
       .permission = open_to_public,
       .summary = "Known fee ordinances beside the ceilings of their acts, and what a quantity costs.",
       .query = {{"issuer", "string", "Whose ordinance."},
                 {"year", "integer", "B.E.; without it this year."},
                 {"waste", "string", "general or infectious."},
                 {"period", "string", "month or time."},
                 {"litres", "string", "Of a day, or of one collection."},
                 {"kilograms", "string", "Of a day, or of one collection."}},
       .response = http::schema_of<FeeSchedule>(),
       .errors = {errors::bad_query_number, errors::unknown_choice, errors::fee_row_missing, errors::fee_unit_missing},
       .handler = [&waste](const Call& call) { return schedule(waste, call); }});
}

}  // namespace muang::waste
