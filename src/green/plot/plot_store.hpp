// SPDX-License-Identifier: Apache-2.0
// Rows of green_plots and what happened to them. For this slice only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/id.hpp"
#include "geo/polygon_rules.hpp"
#include "green/plot/plot_rules.hpp"
#include "store/database.hpp"

namespace muang::green {

struct StoredPlot {
  std::int64_t id = 0;  // 0: a new one
  OrgUnitId unit;
  PlotStatus status = PlotStatus::Existing;
  std::string since;  // ISO day; empty: not known
  std::int64_t version = 0;
  std::string name_th, name_en, type, stated_text, area_reason, owner_kind, owner_name, document_kind, document_number;
  std::string right_of_use, permanence, access, hours, keeper, facilities, large_trees, diversity, upkeep, plan, planting,
      note;
  std::optional<std::int64_t> stated_cm2, computed_cm2, budget_baht, planned_baht;
  std::optional<std::int64_t> promised_until, planned_year;          // Gregorian
  std::optional<std::int64_t> west_e7, south_e7, east_e7, north_e7;  // box of the outline, outwards
  bool repaired = false, open = false, demo = false;
  std::string outline;  // GeoJSON geometry; empty: not drawn, or not read

  // What is counted; an entry has at least one of the two.
  std::optional<std::int64_t> counted_cm2() const { return computed_cm2 ? computed_cm2 : stated_cm2; }
  PlotCare care(bool type_lasts) const;  // lives as long as the plot
  char type_digit() const { return type.empty() ? '0' : type.front(); }
};

struct PlotText {
  std::string_view column, json;
  std::string StoredPlot::*member;
};
struct PlotNumber {
  std::string_view column, json;
  std::optional<std::int64_t> StoredPlot::*member;
  bool is_year = false;
};
// In the order of the statements' columns.
extern const std::array<PlotText, 21> plot_texts;
extern const std::array<PlotNumber, 10> plot_numbers;

// Outline, its box and area; an empty shape takes them away.
void set_outline(StoredPlot& plot, const geo::Shape& shape);
geo::Shape shape_of(std::string_view outline);  // of a stored outline; empty for an empty one

std::vector<StoredPlot> plots_of_unit(store::Transaction& tx, OrgUnitId unit);        // by Thai name, without outlines
std::vector<StoredPlot> plots_with_outlines(store::Transaction& tx, OrgUnitId unit);  // by id
std::optional<StoredPlot> find_plot(store::Transaction& tx, std::int64_t id);
std::int64_t insert_plot(store::Transaction& tx, const StoredPlot& plot, Instant now, PersonId person);
bool save_plot(store::Transaction& tx, const StoredPlot& plot, Instant now, PersonId person);  // false: stale

struct Neighbour {
  std::int64_t id = 0;
  std::string name_th;
  geo::Shape shape;
};
// Green plots of the unit whose box meets that of the shape, but for `except`.
std::vector<Neighbour> neighbours_of(store::Transaction& tx, OrgUnitId unit, const geo::Shape& shape, std::int64_t except);

struct StoredEvent {
  std::int64_t id = 0;
  PlotEvent event;
  std::string reason, by;
  bool superseded = false;
  Instant at = 0;
  std::optional<std::int64_t> succession;  // the merge or split that it is a part of
};
std::vector<StoredEvent> events_of_plot(store::Transaction& tx, std::int64_t plot);  // oldest first
void insert_event(store::Transaction& tx, std::int64_t plot, const PlotEvent& event, std::string_view reason, Instant now,
                  PersonId person, std::optional<std::int64_t> succession = {});

struct StoredBoundary {
  geo::Shape shape;
  bool approximate = false;
  std::string source;
  std::int64_t area_cm2 = 0, version = 0;
};
std::optional<StoredBoundary> boundary_of(store::Transaction& tx, OrgUnitId unit);

}  // namespace muang::green
