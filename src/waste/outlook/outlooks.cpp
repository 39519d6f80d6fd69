// SPDX-License-Identifier: Apache-2.0
#include "waste/outlook/outlooks.hpp"

#include <algorithm>

#include "waste/climate/climate_data.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/outlook/forecast_views.hpp"
#include "waste/outlook/outlook_dto.hpp"
#include "waste/outlook/site_series.hpp"
#include "waste/query_numbers.hpp"
#include "waste/site/facilities.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;

constexpr double kilograms_a_tonne = 1000;

Result<int> horizon_of(const Call& call) {
  QueryNumbers numbers(call);
  const int horizon = numbers.whole("horizon", 1, longest_horizon).value_or(season);
  if (!numbers.problems().empty()) return numbers.problems();
  return horizon;
}

// A change of kind begins another series: what was an อบต. and became a municipality may have other borders and services.
void mark_changes(store::Transaction& tx, const Waste& waste, OrgUnitId unit, std::vector<MonthlyWaste>& months) {
  bool first = true;
  tx.query(sql::kinds_of_unit, {{"unit_id", unit}}, [&](const store::Row& row) {
    const auto day = Date::parse_iso(row.text(1));
    if (!std::exchange(first, false) && day) {
      const auto from = std::ranges::find_if(months, [&](const MonthlyWaste& one) { return one.month >= Month::of(*day); });
      if (from != months.end()) from->boundary_change = waste.texts().get("th", "waste-dashboard.becomes." + row.string(0));
    }
  });
}

std::vector<MonthlyWaste> months_of_unit(store::Transaction& tx, const Waste& waste, OrgUnitId unit) {
  std::vector<MonthlyWaste> months;
  tx.query(sql::series_of_unit, {{"unit_id", unit}}, [&](const store::Row& row) {
    MonthlyWaste one{.month = Month::from_index(static_cast<int>(row.integer(0))),
                     .tonnes = static_cast<double>(row.integer(1)) / kilograms_a_tonne,
                     .population = {},
                     .boundary_change = {}};
    const auto people = row.maybe_integer(2).value_or(0) + row.maybe_integer(3).value_or(0);
    if (people > 0) one.population = static_cast<double>(people);
    months.push_back(std::move(one));
  });
  mark_changes(tx, waste, unit, months);
  return months;
}

void look_ahead(OutlookView& view, const std::vector<MonthlyWaste>& months, const std::optional<LandfillSpace>& space,
                const Texts& texts) {
  for (const MonthlyWaste& one : months) view.history.push_back({month_text(one.month), one.tonnes / one.month.days()});
  if (months.empty()) return;
  const Segment segment = newest_segment(months);
  const Forecast ahead = forecast(segment, static_cast<int>(view.horizon));
  view.forecast = forecast_view(segment, ahead, months.size(), space, texts);
}

Result<Response> of_unit(const Waste& waste, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  TRY(const int horizon, horizon_of(call));
  OutlookView view{
      .name_th = target.unit->full_name_th(), .name_en = target.unit->full_name_en(), .horizon = horizon, .history = {}};
  waste.database().read(
      [&](store::Transaction& tx) { look_ahead(view, months_of_unit(tx, waste, target.unit->id), {}, waste.texts()); });
  return http::ok_json(view);
}

// The free space of the register, by density and cover of data/waste/indicator-parameters.csv.
std::optional<LandfillSpace> space_of(const ClimateData& data, const Facility& entry, OutlookView& view) {
  if (!entry.capacity_left_cubic_metres || entry.closed) return std::nullopt;
  const auto use = [&](const std::string& id, const char* unit) {
    const IndicatorParameter& one = data.indicators.parameters.at(id);
    view.parameters.push_back({id, one.value, unit, one.source, one.certainty, {}});
    return one.value;
  };
  return LandfillSpace{static_cast<double>(*entry.capacity_left_cubic_metres), use("landfill-density", "t/m3"),
                       use("landfill-density-sd", "share"), use("landfill-cover-share", "share")};
}

Result<Response> of_site(const Waste& waste, const Call& call) {
  TRY(const int horizon, horizon_of(call));
  return waste.database().reading([&](store::Transaction& tx) -> Result<Response> {
    TRY(const Site site, site_of(tx, call, waste));
    OutlookView view{.name_th = site.stored.name_th, .name_en = site.stored.name_en, .horizon = horizon, .history = {}};
    const Month now = Month::of(Date::of_instant(call.now));
    std::vector<MonthlyWaste> months;
    for (const auto& [month, kg] : site_series(tx, site.stored.id).months)
      if (month < now) months.push_back({month, static_cast<double>(kg) / kilograms_a_tonne, {}, {}});
    // The free space is that of today's entry: it says nothing beside a series that ended long ago.
    const bool recent = !months.empty() && months.back().month >= now + -season;
    look_ahead(view, months, recent ? space_of(waste.climate(), site.stored.entry, view) : std::nullopt, waste.texts());
    return http::ok_json(view);
  });
}

}  // namespace

void add_outlook_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/waste/forecast",
                   .permission = signed_in,
                   .summary = "The waste of a local government in the months to come, with back-test and interval.",
                   .query = {{"horizon", "integer", "Months ahead, 1 to 60; 12 without."}},
                   .response = http::schema_of<OutlookView>(),
                   .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_query_number},
                   .handler = [&waste](const Call& call) { return of_unit(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/facilities/{facility}/forecast",
                   .permission = open_to_public,
                   .summary = "What a site will take, and until when its free space lasts.",
                   .query = {{"horizon", "integer", "Months ahead, 1 to 60; 12 without."}},
                   .response = http::schema_of<OutlookView>(),
                   .errors = {errors::facility_not_found, errors::bad_query_number},
                   .handler = [&waste](const Call& call) { return of_site(waste, call); }});
}

}  // namespace muang::waste
