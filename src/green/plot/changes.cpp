// SPDX-License-Identifier: Apache-2.0
#include "green/plot/changes.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "green/plot/changes_dto.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/rai_text.hpp"
#include "green/sql.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr double steps_a_degree = 1e7;

struct EventRow {
  std::int64_t plot = 0;
  PlotEvent event;
  std::string step;  // merged or split: part of such a step
  GreenChangeRow row;
};

EventRow read_event(const store::Row& row) {
  EventRow read{.plot = row.integer(0),
                .event = {parse_status(row.text(1)).value(), Date::parse_iso(row.text(2))},
                .step = row.string(13),
                .row = {}};
  read.row.plot = read.plot;
  read.row.day = row.string(2);
  read.row.reason = row.string(3);
  read.row.name_th = row.string(4);
  read.row.name_en = row.string(5);
  read.row.type = row.string(6);
  read.row.area = area_view(row.integer(7));
  read.row.planting = row.string(12);
  if (!row.is_null(8)) {
    read.row.latitude = static_cast<double>(row.integer(8) + row.integer(9)) / 2 / steps_a_degree;
    read.row.longitude = static_cast<double>(row.integer(10) + row.integer(11)) / 2 / steps_a_degree;
  }
  return read;
}

// Rows of the year, each with what went before it.
std::vector<GreenChangeRow> rows_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year) {
  std::vector<GreenChangeRow> rows;
  std::optional<EventRow> before;
  tx.query(sql::unit_events_with_plots, {{"unit_id", unit}, {"last", year.last_day().iso()}}, [&](const store::Row& row) {
    EventRow read = read_event(row);
    const bool follows = before && before->plot == read.plot;
    const bool was_green = follows && is_green(before->event.status);
    const bool in_year = read.event.day && *read.event.day >= year.first_day();
    const bool tells =
        read.step.empty() ? read.event.status != PlotStatus::Planned : was_green || is_green(read.event.status);
    if (in_year && tells) {
      GreenChangeRow change = read.row;
      change.quarter = fiscal_quarter(*read.event.day);
      change.change = read.step.empty() ? std::string(status_code(read.event.status)) : read.step;
      if (follows) change.from = status_code(before->event.status);
      change.net_cm2 = (is_green(read.event.status) ? change.area.cm2 : 0) - (was_green ? before->row.area.cm2 : 0);
      if (const auto type = green.types().find(change.type)) {
        change.type_name_th = type->thai;
        change.type_name_en = type->english;
      }
      rows.push_back(std::move(change));
    }
    before = std::move(read);
  });
  std::ranges::stable_sort(rows, {}, &GreenChangeRow::day);
  return rows;
}

void add(std::int64_t& plots, PlotArea& area, const GreenChangeRow& row) {
  ++plots;
  area = area_view(area.cm2 + row.area.cm2);
}

std::vector<GreenQuarter> quarters_of(const std::vector<GreenChangeRow>& rows, FiscalYear year) {
  std::vector<GreenQuarter> quarters;
  const int after = year.gregorian(), before = after - 1;
  const std::pair<Date, Date> spans[]{{{before, 10, 1}, {before, 12, 31}},
                                      {{after, 1, 1}, {after, 3, 31}},
                                      {{after, 4, 1}, {after, 6, 30}},
                                      {{after, 7, 1}, {after, 9, 30}}};
  for (const auto& [first, last] : spans) {
    GreenQuarter quarter{.quarter = fiscal_quarter(first), .first = first.iso(), .last = last.iso()};
    quarter.added_area = quarter.restored_area = quarter.lost_area = area_view(0);
    for (const GreenChangeRow& row : rows) {
      if (row.quarter != quarter.quarter) continue;
      quarter.net_cm2 += row.net_cm2;
      if (row.change == "added") add(quarter.added, quarter.added_area, row);
      if (row.change == "restored") add(quarter.restored, quarter.restored_area, row);
      if (row.change == "lost") add(quarter.lost, quarter.lost_area, row);
    }
    quarters.push_back(std::move(quarter));
  }
  return quarters;
}

Result<std::string> format_of(const Call& call) {
  const std::string format = call.query_value("format").value_or("");
  if (format.empty() || format == "csv" || format == "xlsx") return format;
  return Error{errors::bad_plot_filter, "format", {{"value", format.substr(0, 20)}}};
}

report::Cell degrees(const std::optional<double>& value) {
  constexpr int decimals = 7;
  if (!value) return {};
  return report::Number{std::llround(*value * steps_a_degree), decimals};
}

// Square metres with the four decimals of a cm², so that sums of the file close.
report::Table table_of(const Green& green, const identity::OrgUnit& unit, const GreenChanges& changes, bool thai) {
  const auto say = [&](const std::string& key, const Params& params = {}) {
    return green.texts().get(thai ? "th" : "en", "green-register." + key, params);
  };
  const std::string year = std::to_string(changes.year);
  report::Table table{.sheet_name = say("sheet-changes", {{"year", year}})};
  table.heading = {{say("title-changes", {{"year", year}, {"unit", thai ? unit.full_name_th() : unit.full_name_en()}})},
                   {say("note-changes")}};
  for (const auto& [key, width] :
       {std::pair("quarter", 10.0), std::pair("day", 14.0), std::pair("change", 16.0), std::pair("name", 40.0),
        std::pair("type", 40.0), std::pair("rai", 18.0), std::pair("square-metres", 18.0), std::pair("net", 20.0),
        std::pair("latitude", 14.0), std::pair("longitude", 14.0), std::pair("planting", 30.0), std::pair("reason", 40.0)})
    table.columns.push_back({say(std::string("column-") + key), width});
  constexpr int square_metre_decimals = 4;
  for (const GreenChangeRow& row : changes.rows) {
    const auto day = Date::parse_iso(row.day);
    table.rows.push_back({report::Number{row.quarter, 0}, thai && day ? text::thai_date(*day) : row.day,
                          say("status-" + row.change), thai || row.name_en.empty() ? row.name_th : row.name_en,
                          row.type + " " + (thai ? row.type_name_th : row.type_name_en), row.area.rai,
                          report::Number{row.area.cm2, square_metre_decimals},
                          report::Number{row.net_cm2, square_metre_decimals}, degrees(row.latitude), degrees(row.longitude),
                          row.planting, row.reason});
  }
  return table;
}

Result<Response> changes(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_inside(call, green));
  TRY(const FiscalYear year, asked_year(call));
  TRY(const std::string format, format_of(call));
  GreenChanges view{.year = year.buddhist(), .quarters = {}, .rows = {}};
  green.database().read([&](store::Transaction& tx) { view.rows = rows_of(tx, green, seen.unit->id, year); });
  view.quarters = quarters_of(view.rows, year);
  if (format.empty()) return http::ok_json(view);
  const auto table = table_of(green, *seen.unit, view, call.language == http::Language::Thai);
  Response response{.content_type = format == "csv" ? "text/csv; charset=utf-8"
                                                    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    .body = format == "csv" ? report::write_csv(table) : report::write_xlsx(table)};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"green-changes-" + seen.unit->uid + "-" +
                                                           std::to_string(view.year) + "." + format + "\"");
  return response;
}

}  // namespace

void add_change_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/units/{unit}/green/changes",
                   .permission = signed_in,
                   .summary = "What was added, restored and lost in a fiscal year, quarter by quarter.",
                   .query = {{"year", "integer", "Fiscal year, B.E.; without it this one."},
                             {"format", "string", "csv or xlsx: as a file."}},
                   .response = http::schema_of<GreenChanges>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_year, errors::bad_plot_filter},
                   .handler = [&green](const Call& call) { return changes(green, call); }});
}

}  // namespace muang::green
