// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_store.hpp"

#include <cmath>

#include "base/core/check.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "green/sql.hpp"

namespace muang::green {

const std::array<PlotText, 21> plot_texts{{{"name_th", "nameTh", &StoredPlot::name_th},
                                           {"name_en", "nameEn", &StoredPlot::name_en},
                                           {"type", "type", &StoredPlot::type},
                                           {"stated_text", "statedArea", &StoredPlot::stated_text},
                                           {"area_reason", "areaReason", &StoredPlot::area_reason},
                                           {"owner_kind", "ownerKind", &StoredPlot::owner_kind},
                                           {"owner_name", "ownerName", &StoredPlot::owner_name},
                                           {"document_kind", "documentKind", &StoredPlot::document_kind},
                                           {"document_number", "documentNumber", &StoredPlot::document_number},
                                           {"right_of_use", "rightOfUse", &StoredPlot::right_of_use},
                                           {"permanence", "permanence", &StoredPlot::permanence},
                                           {"access", "access", &StoredPlot::access},
                                           {"hours", "hours", &StoredPlot::hours},
                                           {"keeper", "keeper", &StoredPlot::keeper},
                                           {"facilities", "facilities", &StoredPlot::facilities},
                                           {"large_trees", "largeTrees", &StoredPlot::large_trees},
                                           {"diversity", "diversity", &StoredPlot::diversity},
                                           {"upkeep", "upkeep", &StoredPlot::upkeep},
                                           {"plan", "plan", &StoredPlot::plan},
                                           {"planting", "planting", &StoredPlot::planting},
                                           {"note", "note", &StoredPlot::note}}};
// Without a JSON name: derived, no figure that a person types.
const std::array<PlotNumber, 10> plot_numbers{{{"stated_cm2", "", &StoredPlot::stated_cm2},
                                               {"computed_cm2", "", &StoredPlot::computed_cm2},
                                               {"promised_until", "promisedUntil", &StoredPlot::promised_until, true},
                                               {"budget_baht", "budgetBaht", &StoredPlot::budget_baht},
                                               {"planned_year", "plannedYear", &StoredPlot::planned_year, true},
                                               {"planned_baht", "plannedBaht", &StoredPlot::planned_baht},
                                               {"west_e7", "", &StoredPlot::west_e7},
                                               {"south_e7", "", &StoredPlot::south_e7},
                                               {"east_e7", "", &StoredPlot::east_e7},
                                               {"north_e7", "", &StoredPlot::north_e7}}};

namespace {

constexpr double steps_a_degree = 1e7;
std::int64_t down(double degrees) { return static_cast<std::int64_t>(std::floor(degrees * steps_a_degree)); }
std::int64_t up(double degrees) { return static_cast<std::int64_t>(std::ceil(degrees * steps_a_degree)); }

PlotStatus status_of(std::string_view code) {
  const auto status = parse_status(code);
  ENSURE(status.has_value(), "a stored plot has a known status");
  return *status;
}

int read_columns(const store::Row& row, StoredPlot& plot) {
  plot.id = row.integer(0);
  plot.unit = OrgUnitId{row.integer(1)};
  plot.status = status_of(row.text(2));
  plot.since = row.string(3);
  plot.version = row.integer(4);
  int column = 5;
  for (const PlotText& one : plot_texts) plot.*one.member = row.string(column++);
  for (const PlotNumber& one : plot_numbers) plot.*one.member = row.maybe_integer(column++);
  plot.repaired = row.flag(column++);
  plot.open = row.flag(column++);
  plot.demo = row.flag(column++);
  return column;
}

StoredPlot read_row(const store::Row& row) {
  StoredPlot plot;
  read_columns(row, plot);
  return plot;
}

StoredPlot read_whole(const store::Row& row) {
  StoredPlot plot;
  plot.outline = row.string(read_columns(row, plot));
  return plot;
}

std::vector<store::Param> params_of(const StoredPlot& plot, Instant now, PersonId person) {
  std::vector<store::Param> params{{"status", status_code(plot.status)},
                                   {"since", plot.since},
                                   {"repaired", plot.repaired},
                                   {"is_open", plot.open},
                                   {"demo", plot.demo},
                                   {"outline", plot.outline},
                                   {"now", now},
                                   {"person_id", person}};
  for (const PlotText& one : plot_texts) params.emplace_back(one.column, plot.*one.member);
  for (const PlotNumber& one : plot_numbers) params.emplace_back(one.column, plot.*one.member);
  return params;
}

}  // namespace

PlotCare StoredPlot::care(bool type_lasts) const {
  PlotCare care{.large_trees = large_trees,
                .diversity = diversity,
                .upkeep = upkeep,
                .permanence = permanence,
                .type_lasts = type_lasts};
  if (promised_until) care.promised_until = static_cast<int>(*promised_until);
  return care;
}

void set_outline(StoredPlot& plot, const geo::Shape& shape) {
  plot.outline.clear();
  plot.computed_cm2 = plot.west_e7 = plot.south_e7 = plot.east_e7 = plot.north_e7 = std::nullopt;
  if (shape.empty()) return;
  geo::append_geometry(plot.outline, shape);
  plot.computed_cm2 = geo::area_cm2(shape);
  const geo::Box box = geo::box_of(shape);
  plot.west_e7 = down(box.west);
  plot.south_e7 = down(box.south);
  plot.east_e7 = up(box.east);
  plot.north_e7 = up(box.north);
}

geo::Shape shape_of(std::string_view outline) {
  if (outline.empty()) return {};
  auto features = geo::read_geojson(outline);
  ENSURE(features.ok() && features->size() == 1, "a stored outline is a geometry");
  return std::move(features->front().shape);
}

std::vector<StoredPlot> plots_of_unit(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::plots_of_unit, {{"unit_id", unit}}, read_row);
}

std::vector<StoredPlot> plots_with_outlines(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::plots_with_outlines, {{"unit_id", unit}}, read_whole);
}

std::optional<StoredPlot> find_plot(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::plot_by_id, {{"id", id}}, read_whole);
}

std::int64_t insert_plot(store::Transaction& tx, const StoredPlot& plot, Instant now, PersonId person) {
  auto params = params_of(plot, now, person);
  params.emplace_back("unit_id", plot.unit);
  std::optional<std::int64_t> id;
  tx.query(sql::insert_plot, store::Params(params), [&](const store::Row& row) { id = row.integer(0); });
  return id.value();
}

bool save_plot(store::Transaction& tx, const StoredPlot& plot, Instant now, PersonId person) {
  auto params = params_of(plot, now, person);
  params.emplace_back("id", plot.id);
  params.emplace_back("version", plot.version);
  return tx.run(sql::save_plot, store::Params(params)) == 1;
}

std::vector<Neighbour> neighbours_of(store::Transaction& tx, OrgUnitId unit, const geo::Shape& shape, std::int64_t except) {
  const geo::Box box = geo::box_of(shape);
  return tx.all(sql::plots_meeting,
                {{"unit_id", unit},
                 {"id", except},
                 {"west_e7", down(box.west)},
                 {"south_e7", down(box.south)},
                 {"east_e7", up(box.east)},
                 {"north_e7", up(box.north)}},
                [](const store::Row& row) {
                  return Neighbour{row.integer(0), row.string(1), shape_of(row.text(2))};
                });
}

std::vector<StoredEvent> events_of_plot(store::Transaction& tx, std::int64_t plot) {
  return tx.all(sql::plot_events, {{"plot_id", plot}}, [](const store::Row& row) {
    return StoredEvent{.id = row.integer(6),
                       .event = {status_of(row.text(0)), Date::parse_iso(row.text(1))},
                       .reason = row.string(2),
                       .by = row.string(5),
                       .superseded = row.flag(3),
                       .at = row.integer(4),
                       .succession = row.maybe_integer(7)};
  });
}

void insert_event(store::Transaction& tx, std::int64_t plot, const PlotEvent& event, std::string_view reason, Instant now,
                  PersonId person, std::optional<std::int64_t> succession) {
  tx.run(sql::insert_plot_event, {{"plot_id", plot},
                                  {"status", status_code(event.status)},
                                  {"day", event.day ? event.day->iso() : std::string()},
                                  {"reason", reason},
                                  {"now", now},
                                  {"person_id", person},
                                  {"succession_id", succession}});
}

std::optional<StoredBoundary> boundary_of(store::Transaction& tx, OrgUnitId unit) {
  return tx.one(sql::boundary_of_unit, {{"unit_id", unit}}, [](const store::Row& row) {
    return StoredBoundary{shape_of(row.text(0)), row.flag(1), row.string(2), row.integer(3), row.integer(4)};
  });
}

}  // namespace muang::green
