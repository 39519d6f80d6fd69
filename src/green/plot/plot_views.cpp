// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_views.hpp"

#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/ground.hpp"
#include "green/plot/register_errors.hpp"
#include "green/rai_text.hpp"

namespace muang::green {
namespace {

constexpr double steps_a_degree = 1e7;
std::optional<double> degrees(const std::optional<std::int64_t>& e7) {
  return e7 ? std::optional(static_cast<double>(*e7) / steps_a_degree) : std::nullopt;
}

const GreenType* type_of(const Green& green, const std::string& code) {
  for (const GreenType& type : green.types().all()) {
    if (type.code == code) return &type;
  }
  return nullptr;
}

void add_overlaps(store::Transaction& tx, const Green& green, OrgUnitId unit, const geo::Shape& shape, std::int64_t except,
                  std::vector<PlotFindingView>& findings) {
  for (const Neighbour& neighbour : neighbours_of(tx, unit, shape, except)) {
    if (too_tangled(shape, neighbour.shape)) {
      findings.push_back(finding_view(green.texts(), "tangled", "error", "geometry", {{"name", neighbour.name_th}}));
      continue;
    }
    const geo::Shape common = geo::intersection(shape, neighbour.shape);
    const std::int64_t cm2 = geo::area_cm2(common);
    if (cm2 <= 0) continue;
    const bool sliver = geo::mean_width_m(common) < sliver_width_m;
    auto view = finding_view(green.texts(), sliver ? "overlap-sliver" : "overlap", "warning", "geometry",
                             {{"name", neighbour.name_th}, {"area", rai_text(cm2)}});
    view.plot = neighbour.id;
    view.area = area_view(cm2);
    view.geometry = geometry_json(common);
    findings.push_back(std::move(view));
  }
}

void add_outside(store::Transaction& tx, const Green& green, OrgUnitId unit, const geo::Shape& shape,
                 std::vector<PlotFindingView>& findings) {
  const auto boundary = boundary_of(tx, unit);
  if (!boundary) return;
  const geo::Shape outside = geo::Boundary(boundary->shape).outside(shape);
  const std::int64_t cm2 = geo::area_cm2(outside);
  if (cm2 <= 0) return;
  auto view = finding_view(green.texts(), boundary->approximate ? "outside-approximate" : "outside", "warning", "geometry",
                           {{"area", rai_text(cm2)}});
  view.area = area_view(cm2);
  view.geometry = geometry_json(outside);
  findings.push_back(std::move(view));
}

}  // namespace

PlotArea area_view(std::int64_t cm2) { return {cm2, rai_text(cm2)}; }
std::optional<PlotArea> area_view(const std::optional<std::int64_t>& cm2) {
  return cm2 ? std::optional(area_view(*cm2)) : std::nullopt;
}

PlotRow row_of(const Green& green, const StoredPlot& stored, bool inside, int gregorian_year) {
  PlotRow row{.id = stored.id,
              .unit_id = stored.unit.value,
              .version = stored.version,
              .name_th = stored.name_th,
              .name_en = stored.name_en,
              .type = stored.type,
              .status = std::string(status_code(stored.status)),
              .since = stored.since,
              .area = area_view(stored.counted_cm2()),
              .area_from = stored.computed_cm2 ? "outline" : "stated",
              .has_outline = stored.computed_cm2.has_value(),
              .open = stored.open,
              .demo = stored.demo,
              .west = degrees(stored.west_e7),
              .south = degrees(stored.south_e7),
              .east = degrees(stored.east_e7),
              .north = degrees(stored.north_e7)};
  const GreenType* type = type_of(green, stored.type);
  if (type) {
    row.type_name_th = type->thai;
    row.type_name_en = type->english;
    row.type_certainty = type->thai_certainty;
  }
  if (!inside) return row;
  row.sustainable = answer_code(sustainable_in(stored.care(!type || type->permanent), gregorian_year).whole());
  if (stored.planned_year) row.planned_year = static_cast<int>(*stored.planned_year) + buddhist_offset;
  row.planned_baht = stored.planned_baht;
  return row;
}

SustainableView sustainable_view(const Green& green, const StoredPlot& stored, int gregorian_year) {
  const GreenType* type = type_of(green, stored.type);
  const Sustainable found = sustainable_in(stored.care(!type || type->permanent), gregorian_year);
  SustainableView view{.value = std::string(answer_code(found.whole())),
                       .certainty = "inferred",
                       .year = gregorian_year + buddhist_offset,
                       .reasons = {}};
  const auto add = [&](const char* criterion, Answer answer) {
    const std::string key = "green-register.sustainable-" + std::string(criterion) + "-" + std::string(answer_code(answer));
    view.reasons.push_back(
        {criterion, std::string(answer_code(answer)), green.texts().get("th", key), green.texts().get("en", key)});
  };
  add("large-trees", found.large_trees);
  add("diversity", found.diversity);
  add("upkeep", found.upkeep);
  add("permanence", found.permanence);
  return view;
}

PlotEntry public_part(PlotEntry entry) {
  PlotEntry shown;
  shown.name_th = std::move(entry.name_th);
  shown.name_en = std::move(entry.name_en);
  shown.type = std::move(entry.type);
  shown.geometry = std::move(entry.geometry);
  shown.access = std::move(entry.access);
  shown.hours = std::move(entry.hours);
  shown.facilities = std::move(entry.facilities);
  return shown;
}

PlotFindingView finding_view(const Texts& texts, const char* code, const char* severity, const char* field,
                             const Params& params) {
  const std::string key = "green-register.finding-" + std::string(code);
  return {.code = code,
          .severity = severity,
          .field = field,
          .text_th = texts.get("th", key, params),
          .text_en = texts.get("en", key, params),
          .plot = {},
          .area = {},
          .geometry = {}};
}

http::Json geometry_json(const geo::Shape& shape) {
  if (shape.empty()) return nullptr;
  std::string text;
  geo::append_geometry(text, shape);
  auto json = http::parse_json(text);
  return json ? std::move(json).value() : http::Json();
}

Result<Done> not_tangled(store::Transaction& tx, OrgUnitId unit, const geo::Shape& shape, std::int64_t except) {
  if (shape.empty()) return Done{};
  for (const Neighbour& neighbour : neighbours_of(tx, unit, shape, except)) {
    if (too_tangled(shape, neighbour.shape))
      return Error{errors::outlines_tangled, "geometry", {{"name", neighbour.name_th}}};
  }
  return Done{};
}

std::vector<PlotFindingView> ground_findings(store::Transaction& tx, const Green& green, OrgUnitId unit,
                                             const geo::Shape& shape, std::int64_t except) {
  std::vector<PlotFindingView> findings;
  if (shape.empty()) return findings;
  if (geo::mean_width_m(shape) < sliver_width_m)
    findings.push_back(finding_view(green.texts(), "sliver", "warning", "geometry"));
  add_overlaps(tx, green, unit, shape, except, findings);
  add_outside(tx, green, unit, shape, findings);
  return findings;
}

}  // namespace muang::green
