// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_entry.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"
#include "geo/crossing_rules.hpp"
#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/area_text_rules.hpp"
#include "green/plot/register_errors.hpp"
#include "green/rai_text.hpp"

namespace muang::green {

const std::vector<std::string_view> plot_facilities{"sign",       "path",     "seats",  "bins",  "lighting",
                                                    "cctv",       "toilets",  "water",  "ramps", "parking",
                                                    "playground", "exercise", "shelter"};

namespace {

constexpr int first_plot_year = 2440, last_plot_year = 2700;  // B.E.
constexpr std::int64_t most_baht = 1'000'000'000'000;         // guards against a slip of the unit; our choice
// The box that waste/site uses for places in Thailand.
constexpr geo::Box thailand{97.3, 5.5, 105.7, 20.6};

Problems at(const char* field, Problems problems) {
  for (Error& problem : problems) problem.field = field;
  return problems;
}

std::string degrees(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.7f", value);
  return out;
}

std::optional<Error> outside_of_country(const geo::Shape& shape) {
  if (shape.empty()) return std::nullopt;
  const geo::Box box = geo::box_of(shape);
  if (box.west >= thailand.west && box.east <= thailand.east && box.south >= thailand.south && box.north <= thailand.north)
    return std::nullopt;
  return Error{errors::outline_elsewhere, "geometry", {{"lon", degrees(box.west)}, {"lat", degrees(box.south)}}};
}

void write_outline(const PlotEntry& entry, StoredPlot& stored, Problems& problems) {
  if (!entry.geometry || entry.geometry->is_null()) {
    set_outline(stored, {});
    stored.repaired = false;
    return;
  }
  auto read = read_outline(*entry.geometry);
  if (!read) {
    for (const Error& problem : read.problems()) problems.push_back(problem);
    return;
  }
  const bool repair = !read->faults.empty() && entry.repair.value_or(false) && !read->repaired.empty();
  if (!read->faults.empty() && !repair) {
    for (Error& fault : at("geometry", std::move(read->faults))) problems.push_back(std::move(fault));
    return;
  }
  const std::string before = stored.outline;
  set_outline(stored, repair ? read->repaired : read->shape);
  if (stored.outline != before) stored.repaired = repair || entry.repaired.value_or(false);
}

void write_stated(const PlotEntry& entry, StoredPlot& stored, Problems& problems) {
  stored.stated_text = text::trim(entry.stated_area.value_or(""));
  stored.stated_cm2.reset();
  if (stored.stated_text.empty()) return;
  auto read = read_area(stored.stated_text);
  if (read) {
    stored.stated_cm2 = read->cm2;
    return;
  }
  for (Error& problem : at("statedArea", std::move(read).problems())) problems.push_back(std::move(problem));
}

template <class Number>
void check_number(const std::optional<Number>& value, const char* field, std::int64_t minimum, std::int64_t maximum,
                  Problems& problems) {
  if (!value || (*value >= minimum && *value <= maximum)) return;
  problems.push_back({errors::plot_value_impossible,
                      field,
                      {{"value", std::to_string(*value)},
                       {"minimum", text::format_grouped(minimum, 0)},
                       {"maximum", text::format_grouped(maximum, 0)}}});
}

std::optional<std::int64_t> gregorian(const std::optional<int>& year) {
  return year ? std::optional<std::int64_t>(*year - buddhist_offset) : std::nullopt;
}

void write_numbers(const PlotEntry& entry, StoredPlot& stored, Problems& problems) {
  check_number(entry.promised_until, "promisedUntil", first_plot_year, last_plot_year, problems);
  check_number(entry.planned_year, "plannedYear", first_plot_year, last_plot_year, problems);
  check_number(entry.budget_baht, "budgetBaht", 0, most_baht, problems);
  check_number(entry.planned_baht, "plannedBaht", 0, most_baht, problems);
  stored.promised_until = gregorian(entry.promised_until);
  stored.planned_year = gregorian(entry.planned_year);
  stored.budget_baht = entry.budget_baht;
  stored.planned_baht = entry.planned_baht;
}

void write_facilities(const PlotEntry& entry, StoredPlot& stored, Problems& problems) {
  stored.facilities.clear();
  for (std::size_t i = 0; i < entry.facilities.size(); ++i) {
    const std::string& name = entry.facilities[i];
    if (std::ranges::find(plot_facilities, name) == plot_facilities.end())
      problems.push_back(
          {errors::unknown_plot_facility, "facilities[" + std::to_string(i) + "]", {{"name", name.substr(0, 60)}}});
  }
  for (const std::string_view one : plot_facilities) {
    if (std::ranges::find(entry.facilities, one) == entry.facilities.end()) continue;
    if (!stored.facilities.empty()) stored.facilities += ' ';
    stored.facilities += one;
  }
}

struct EntryText {
  std::optional<std::string> PlotEntry::*typed;
  std::string StoredPlot::*stored;
};
constexpr EntryText entry_texts[]{{&PlotEntry::name_en, &StoredPlot::name_en},
                                  {&PlotEntry::area_reason, &StoredPlot::area_reason},
                                  {&PlotEntry::owner_kind, &StoredPlot::owner_kind},
                                  {&PlotEntry::owner_name, &StoredPlot::owner_name},
                                  {&PlotEntry::document_kind, &StoredPlot::document_kind},
                                  {&PlotEntry::document_number, &StoredPlot::document_number},
                                  {&PlotEntry::right_of_use, &StoredPlot::right_of_use},
                                  {&PlotEntry::permanence, &StoredPlot::permanence},
                                  {&PlotEntry::access, &StoredPlot::access},
                                  {&PlotEntry::hours, &StoredPlot::hours},
                                  {&PlotEntry::keeper, &StoredPlot::keeper},
                                  {&PlotEntry::large_trees, &StoredPlot::large_trees},
                                  {&PlotEntry::diversity, &StoredPlot::diversity},
                                  {&PlotEntry::upkeep, &StoredPlot::upkeep},
                                  {&PlotEntry::plan, &StoredPlot::plan},
                                  {&PlotEntry::planting, &StoredPlot::planting},
                                  {&PlotEntry::note, &StoredPlot::note}};

void write_type(const PlotEntry& entry, const TypeBook& types, StoredPlot& stored, Problems& problems) {
  auto type = types.find(entry.type);
  if (!type) {
    for (Error& problem : at("type", std::move(type).problems())) problems.push_back(std::move(problem));
    return;
  }
  stored.type = type->code;
  stored.open = stored.access.empty() ? type->open_to_public.value_or(false) : stored.access == "open";
}

}  // namespace

Result<std::vector<ReadOutline>> read_outlines(const http::Json& geometry) {
  const std::string* pasted = geometry.as<std::string>();
  auto features = geo::read_geojson(pasted ? *pasted : http::write_json(geometry));
  if (!features) {
    Problems problems = std::move(features).problems();
    for (Error& problem : problems) problem.field = problem.field.empty() ? "geometry" : "geometry: " + problem.field;
    return problems;
  }
  if (features->empty()) return Error{errors::outline_several, "geometry", {{"count", "0"}}};
  std::vector<ReadOutline> outlines;
  for (geo::Feature& feature : features.value()) {
    ReadOutline read{.shape = std::move(feature.shape), .faults = {}, .repaired = {}};
    if (const auto elsewhere = outside_of_country(read.shape)) return *elsewhere;
    read.faults = geo::faults_of(read.shape);
    if (!read.faults.empty() && geo::few_crossings(read.shape)) read.repaired = geo::repaired(read.shape);
    outlines.push_back(std::move(read));
  }
  return outlines;
}

Result<ReadOutline> read_outline(const http::Json& geometry) {
  TRY(std::vector<ReadOutline> outlines, read_outlines(geometry));
  if (outlines.size() == 1) return std::move(outlines.front());
  return Error{errors::outline_several, "geometry", {{"count", std::to_string(outlines.size())}}};
}

Params difference_params(std::int64_t stated_cm2, std::int64_t computed_cm2) {
  return {{"stated", rai_text(stated_cm2)},
          {"computed", rai_text(computed_cm2)},
          {"percent", text::format_grouped(std::abs(difference_permille(stated_cm2, computed_cm2)), 1)}};
}

Problems write_entry(const PlotEntry& entry, const TypeBook& types, StoredPlot& stored) {
  Problems problems;
  stored.name_th = text::trim(entry.name_th);
  if (stored.name_th.empty()) problems.push_back({errors::plot_name_missing, "nameTh", {}});
  for (const EntryText& one : entry_texts) stored.*one.stored = text::trim((entry.*one.typed).value_or(""));
  write_type(entry, types, stored, problems);
  write_outline(entry, stored, problems);
  write_stated(entry, stored, problems);
  write_numbers(entry, stored, problems);
  write_facilities(entry, stored, problems);
  if (!problems.empty()) return problems;
  if (!stored.counted_cm2()) return {{errors::outline_or_area_needed, "geometry", {}}};
  if (stored.computed_cm2 && stored.stated_cm2 && areas_differ(*stored.stated_cm2, *stored.computed_cm2) &&
      stored.area_reason.empty())
    problems.push_back(
        {errors::area_reason_needed, "areaReason", difference_params(*stored.stated_cm2, *stored.computed_cm2)});
  return problems;
}

PlotEntry entry_of(const StoredPlot& stored) {
  PlotEntry entry;
  entry.name_th = stored.name_th;
  entry.type = stored.type;
  for (const EntryText& one : entry_texts) entry.*one.typed = stored.*one.stored;
  entry.stated_area = stored.stated_text;
  const auto buddhist = [](const std::optional<std::int64_t>& year) {
    return year ? std::optional(static_cast<int>(*year) + buddhist_offset) : std::nullopt;
  };
  entry.promised_until = buddhist(stored.promised_until);
  entry.planned_year = buddhist(stored.planned_year);
  entry.budget_baht = stored.budget_baht;
  entry.planned_baht = stored.planned_baht;
  for (const std::string_view one : plot_facilities) {
    if ((" " + stored.facilities + " ").find(" " + std::string(one) + " ") != std::string::npos)
      entry.facilities.emplace_back(one);
  }
  if (!stored.outline.empty()) {
    auto geometry = http::parse_json(stored.outline);
    if (geometry) entry.geometry = std::move(geometry).value();
  }
  return entry;
}

std::vector<std::pair<std::string, std::string>> texts_of(const StoredPlot& stored) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const PlotText& one : plot_texts) texts.emplace_back(one.json, stored.*one.member);
  for (const PlotNumber& one : plot_numbers) {
    if (one.json.empty()) continue;
    const auto& value = stored.*one.member;
    texts.emplace_back(one.json, value ? std::to_string(*value + (one.is_year ? buddhist_offset : 0)) : std::string());
  }
  texts.emplace_back("geometry", stored.computed_cm2 ? square_metre_text(*stored.computed_cm2) + " m²" : std::string());
  return texts;
}

}  // namespace muang::green
