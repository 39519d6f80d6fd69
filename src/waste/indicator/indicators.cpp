// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/indicators.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "waste/indicator/dashboard_errors.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;
using identity::UnitClass;

std::optional<std::int64_t> value_of(const std::vector<Indicator>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Indicator::id);
  return found == all.end() ? std::nullopt : found->value;
}

std::int64_t months_due(const YearSpan& span, const Date& today) {
  std::int64_t months = 0;
  for (int i = span.first.index(); i <= span.last.index(); ++i) months += Month::from_index(i).last_day() < today;
  return months;
}

std::int64_t rejects_of(const Waste& waste) { return waste.climate().millionths_of("rejects-share"); }

IndicatorView view_of(const Texts& texts, const Indicator& one) {
  const std::string key = "waste-dashboard.formula." + std::string(one.id);
  return {.id = std::string(one.id),
          .unit = one.id.starts_with("generated_person") ? "grams-person-day" : "millionths",
          .certainty = one.certainty,
          .formula_th = texts.get("th", key),
          .formula_en = texts.get("en", key),
          .value = one.value,
          .part = one.part,
          .whole = one.whole};
}

IndicatorYear year_of(const YearFigures& figures, const std::vector<Indicator>& all, const IndicatorScope& scope,
                      const Date& today, const Month& record) {
  return {.year = figures.span.year,
          .reports = figures.sums.reports,
          .reports_of = static_cast<std::int64_t>(scope.towns.size()) * months_due(figures.span, today),
          .whole = figures.span.last.last_day() < today && figures.span.first >= record,
          .person = value_of(all, "generated_person_registered"),
          .collected = value_of(all, "collected"),
          .utilised = value_of(all, "utilised"),
          .proper = value_of(all, "proper"),
          .sdg1161 = value_of(all, "sdg_11_6_1"),
          .sdg1251 = value_of(all, "sdg_12_5_1")};
}

using ShareOf = std::optional<std::int64_t> IndicatorYear::*;

PlanTargetView target_of_plan(const Waste& waste, const std::string& id, ShareOf share, const IndicatorsView& view) {
  constexpr double million = 1e6;
  const std::string name = "target-" + id;
  const IndicatorParameter& parameter = waste.climate().indicators.parameters.at(name);
  PlanTargetView target{.id = id,
                        .source = parameter.source,
                        .certainty = parameter.certainty,
                        .target = waste.climate().millionths_of(name),
                        .by_year = parameter.by_year + buddhist_offset};
  std::vector<ShareOfYear> years;
  for (const IndicatorYear& one : view.years) {
    if (one.year == view.year) target.value = one.*share;
    if (one.year <= view.year && one.whole && one.*share)
      years.push_back({one.year, static_cast<double>(*(one.*share)) / million});
  }
  if (target.value) {
    target.distance = target.target - *target.value;
    target.reached = *target.distance <= 0;
  }
  target.trend_years = static_cast<std::int64_t>(years.size());
  if (years.empty()) return target;
  const auto progress = target_progress(years, parameter.value, static_cast<int>(target.by_year));
  const auto whole = [](const std::optional<double>& one) {
    return one ? std::optional<std::int64_t>(std::llround(*one * million)) : std::nullopt;
  };
  if (!target.reached) target.needed_per_year = whole(progress.needed_per_year);
  target.trend_per_year = whole(progress.trend_per_year);
  target.expected = whole(progress.expected);
  return target;
}

void describe(IndicatorsView& view, const IndicatorScope& scope) {
  view.scope = scope.kind;
  view.units = static_cast<std::int64_t>(scope.towns.size());
  if (!scope.unit) {
    view.id = "TH";
    view.name_th = "ประเทศไทย";
    view.name_en = "Thailand";
    return;
  }
  view.id = scope.unit->uid;
  view.name_th = scope.unit->full_name_th();
  view.name_en = scope.unit->full_name_en();
}

IndicatorsView indicators(const Waste& waste, const IndicatorScope& scope, const YearSpan& span, const Date& today) {
  IndicatorsView view{
      .basis = span.basis, .first = month_text(span.first), .last = month_text(span.last), .year = span.year};
  describe(view, scope);
  waste.database().read([&](store::Transaction& tx) {
    const auto record = first_on_record(tx, scope);
    auto years = years_on_record(tx, scope, span.basis);
    if (std::ranges::count(years, span.year, &YearSpan::year) == 0) years.push_back(span);
    std::ranges::sort(years, {}, &YearSpan::year);
    for (const YearSpan& one : years) {
      const YearFigures figures = figures_of_year(tx, waste, scope, one);
      const auto all = indicators_of(figures.sums, figures.fates, rejects_of(waste));
      view.years.push_back(year_of(figures, all, scope, today, record.value_or(Month::of(today))));
      if (one.year != span.year) continue;
      for (const Indicator& indicator : all) view.indicators.push_back(view_of(waste.texts(), indicator));
      view.reports = figures.sums.reports;
      view.reports_of = view.years.back().reports_of;
      view.weighed_share = millionths(figures.sums.weighed, figures.sums.generated).value_or(0);
      const FateSums& fates = figures.fates;
      view.destinations = {figures.sums.collected, fates.delivered,
                           fates.proper,           fates.improper,
                           fates.unknown,          std::max<std::int64_t>(0, figures.sums.collected - fates.delivered)};
      view.gas = gas_of_year(waste.climate(), figures);
    }
  });
  view.targets.push_back(target_of_plan(waste, "proper", &IndicatorYear::proper, view));
  view.targets.push_back(target_of_plan(waste, "utilised", &IndicatorYear::utilised, view));
  return view;
}

Result<IndicatorScope> scope_of(const Call& call, const Waste& waste, const YearSpan& span) {
  const std::string kind = call.query_value("scope").value_or("nation");
  const auto tree = waste.identity().tree_on(span.last.last_day());
  if (kind == "nation") return make_scope(kind, nullptr, tree);
  if (kind != "province" && kind != "office") return Error{errors::unknown_scope, "scope", {{"scope", kind.substr(0, 20)}}};
  const auto wanted = kind == "province" ? UnitClass::Province : UnitClass::RegionalOffice;
  const OrgUnit* unit = tree->find_uid(call.query_value("id").value_or(""));
  if (!unit || unit->unit_class != wanted) return errors::scope_not_found;
  return make_scope(kind, unit, tree);
}

Result<Response> of_scope(const Waste& waste, const Call& call) {
  TRY(const YearSpan span, asked_span(call));
  TRY(const IndicatorScope scope, scope_of(call, waste, span));
  return http::ok_json(indicators(waste, scope, span, Date::of_instant(call.now)));
}

Result<Response> of_unit(const Waste& waste, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  TRY(const YearSpan span, asked_span(call));
  const IndicatorScope scope{"unit", target.unit, target.tree, {target.unit->id}};
  return http::ok_json(indicators(waste, scope, span, Date::of_instant(call.now)));
}

}  // namespace

Result<YearSpan> asked_span(const Call& call) {
  const std::string basis = call.query_value("basis").value_or("calendar");
  if (basis != "calendar" && basis != "fiscal") return Error{errors::bad_basis, "basis", {}};
  const Date today = Date::of_instant(call.now);
  const std::string text = call.query_value("year").value_or("");
  if (text.empty()) {
    YearSpan span = span_of_year(today.year + buddhist_offset, basis);
    return span.last.last_day() < today ? span : span_of_year(span.year - 1, basis);
  }
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < first_report_year || year > last_report_year)
    return Error{errors::bad_month, "year", {{"month", text.substr(0, 20)}}};
  return span_of_year(year, basis);
}

void add_indicator_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/indicators",
                   .permission = open_to_public,
                   .summary = "Indicators of a province, an office or the nation from the approved reports of a year.",
                   .query = {{"scope", "string", "nation, province or office."},
                             {"id", "string", "TH-49 or REO-10; of the nation none."},
                             {"year", "integer", "B.E.; without it the last year that is over."},
                             {"basis", "string", "calendar or fiscal."}},
                   .response = http::schema_of<IndicatorsView>(),
                   .errors = {errors::unknown_scope, errors::scope_not_found, errors::bad_month, errors::bad_basis},
                   .kept = {{"waste", "units"}},
                   .handler = [&waste](const Call& call) { return of_scope(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/waste/indicators",
                   .permission = signed_in,
                   .summary = "Indicators of a local government with targets, trend, destinations and greenhouse gas.",
                   .query = {{"year", "integer", "B.E.; without it the last year that is over."},
                             {"basis", "string", "calendar or fiscal."}},
                   .response = http::schema_of<IndicatorsView>(),
                   .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_month, errors::bad_basis},
                   .handler = [&waste](const Call& call) { return of_unit(waste, call); }});
}

}  // namespace muang::waste
