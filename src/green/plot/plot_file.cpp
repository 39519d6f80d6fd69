// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_file.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.hpp"
#include "geo/map_file.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_file_errors.hpp"
#include "green/plot/plot_steps.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/sums.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

using http::Call;

constexpr std::size_t shown_rows = 200;
constexpr std::size_t none = SIZE_MAX;

// Titles that plots come under, our own exports first. Without spaces and in small letters.
struct Column {
  const char* field;
  std::string PlotFileColumns::*title;
  std::array<std::string_view, 6> usual;
};
constexpr Column columns[]{
    {"nameTh", &PlotFileColumns::name_th, {"name_th", "ชื่อ", "ชื่อแปลง", "ชื่อสวน", "name", "nameth"}},
    {"nameEn", &PlotFileColumns::name_en, {"name_en", "ชื่ออังกฤษ", "nameen", "", "", ""}},
    {"type", &PlotFileColumns::type, {"type", "ประเภท", "ประเภทพื้นที่สีเขียว", "type_th", "ชนิด", ""}},
    {"status", &PlotFileColumns::status, {"status", "สถานะ", "", "", "", ""}},
    {"since", &PlotFileColumns::since, {"since", "ตั้งแต่", "วันที่", "", "", ""}},
    {"statedArea", &PlotFileColumns::stated_area, {"stated_text", "stated_area", "เนื้อที่", "เนื้อที่ตามโฉนด", "", ""}},
    {"note", &PlotFileColumns::note, {"note", "หมายเหตุ", "description", "", "", ""}}};

std::string plain(std::string_view title) {
  std::string small;
  for (const char c : title)
    if (c != ' ') small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return small;
}

std::string listed(const std::vector<std::string>& titles) {
  std::string all;
  for (const std::string& title : titles) all += (all.empty() ? "“" : ", “") + title.substr(0, 60) + "”";
  return all.substr(0, 600);
}

// The place of each column among the titles; what the person named has to be there.
class Reading {
 public:
  Reading(const geo::MapFile& file, PlotFileColumns& chosen, Problems& problems) {
    for (std::size_t i = 0; i < std::size(columns); ++i) {
      std::string& title = chosen.*columns[i].title;
      at_[i] = title.empty() ? usual(file.fields, columns[i]) : find(file.fields, title);
      if (at_[i] != none) {
        title = file.fields[at_[i]];
      } else if (!title.empty()) {
        problems.push_back({errors::plot_column_unknown,
                            columns[i].field,
                            {{"title", title.substr(0, 60)}, {"titles", listed(file.fields)}}});
      }
    }
  }
  std::string value(const geo::MapFeature& feature, std::string PlotFileColumns::*column) const {
    for (std::size_t i = 0; i < std::size(columns); ++i)
      if (columns[i].title == column) return at_[i] == none ? std::string() : text::trim(feature.values[at_[i]]);
    return {};
  }

 private:
  static std::size_t find(const std::vector<std::string>& titles, std::string_view wanted) {
    const auto found = std::ranges::find(titles, wanted);
    return found == titles.end() ? none : static_cast<std::size_t>(found - titles.begin());
  }
  static std::size_t usual(const std::vector<std::string>& titles, const Column& column) {
    for (const std::string_view name : column.usual)
      for (std::size_t i = 0; i < titles.size() && !name.empty(); ++i)
        if (plain(titles[i]) == name) return i;
    return none;
  }
  std::array<std::size_t, std::size(columns)> at_{};
};

struct Candidate {
  StoredPlot plot;
  PlotEvent event;
  std::string reason, place, outcome = "taken";
  bool repairable = false;
  Problems problems;
  std::string drawn;  // as in the file, for the preview of what is refused
};

std::string either(std::string first, const std::string& otherwise) { return first.empty() ? otherwise : first; }

PlotEntry entry_of_row(const Reading& reading, const geo::MapFeature& feature, const PlotFileOrder& order) {
  PlotEntry entry;
  entry.name_th = reading.value(feature, &PlotFileColumns::name_th);
  entry.name_en = reading.value(feature, &PlotFileColumns::name_en);
  entry.type = either(reading.value(feature, &PlotFileColumns::type), order.type);
  entry.stated_area = reading.value(feature, &PlotFileColumns::stated_area);
  entry.note = reading.value(feature, &PlotFileColumns::note);
  entry.area_reason = order.area_reason;
  entry.repair = order.repair;
  if (!feature.geometry.empty()) entry.geometry = http::Json(feature.geometry);
  return entry;
}

Candidate candidate_of(const Green& green, const Call& call, const PlotUnit& unit, const Reading& reading,
                       const geo::MapFeature& feature, const PlotFileOrder& order) {
  Candidate one{.plot = {.unit = unit.unit->id}, .reason = order.reason, .place = feature.place, .drawn = feature.geometry};
  const PlotEntry entry = entry_of_row(reading, feature, order);
  one.problems = write_entry(entry, green.types(), one.plot);
  const std::string status = either(reading.value(feature, &PlotFileColumns::status), order.status);
  const std::string day = either(reading.value(feature, &PlotFileColumns::since), order.day);
  auto event =
      event_of(status, day.empty() ? std::nullopt : std::optional(day),
               order.reason.empty() ? std::nullopt : std::optional(order.reason), false, Date::of_instant(call.now));
  if (event) {
    one.event = *event;
    one.plot.status = event->status;
    if (event->day) one.plot.since = event->day->iso();
  } else {
    one.problems.insert(one.problems.end(), event.problems().begin(), event.problems().end());
  }
  if (one.problems.empty()) return one;
  one.outcome = "refused";
  if (entry.geometry && !order.repair)
    if (const auto read = read_outline(*entry.geometry)) one.repairable = !read->faults.empty() && !read->repaired.empty();
  return one;
}

// The same ground: other programs keep fewer decimals, so boxes may differ by a millimetre or two and areas by as much along
// the edge (our choice). Where nothing is drawn: the same name and stated area.
bool alike(const StoredPlot& a, const StoredPlot& b) {
  constexpr std::int64_t box_e7 = 1, area_cm2 = 1000, area_parts = 100'000;
  if (a.outline.empty() || b.outline.empty())
    return a.outline == b.outline && a.name_th == b.name_th && a.stated_cm2 == b.stated_cm2;
  const auto near = [](const auto& x, const auto& y) { return std::abs(*x - *y) <= box_e7; };
  return near(a.west_e7, b.west_e7) && near(a.south_e7, b.south_e7) && near(a.east_e7, b.east_e7) &&
         near(a.north_e7, b.north_e7) &&
         std::abs(*a.computed_cm2 - *b.computed_cm2) <= area_cm2 + *a.computed_cm2 / area_parts;
}

void mark_known(store::Transaction& tx, OrgUnitId unit, std::vector<Candidate>& candidates) {
  std::vector<StoredPlot> known = plots_with_outlines(tx, unit);
  for (Candidate& one : candidates) {
    if (one.outcome == "refused") continue;
    const bool there = std::ranges::any_of(known, [&](const StoredPlot& plot) { return alike(plot, one.plot); });
    one.outcome = there ? "already" : "taken";
    if (!there) known.push_back(one.plot);
  }
}

PlotFileRow row_view(const Green& green, const Candidate& one) {
  PlotFileRow row{.place = one.place,
                  .name_th = one.plot.name_th,
                  .type = one.plot.type,
                  .outcome = one.outcome,
                  .area = area_view(one.plot.counted_cm2()),
                  .repairable = one.repairable};
  for (const Error& problem : one.problems)
    row.problems.push_back({code_text(problem.code), problem.field, green.texts().error_text("th", problem),
                            green.texts().error_text("en", problem)});
  const std::string& shown = one.plot.outline.empty() ? one.drawn : one.plot.outline;
  if (shown.empty()) return row;
  if (const auto json = http::parse_json(shown)) row.geometry = *json;
  return row;
}

PlotFileReport report_of(const Green& green, const std::vector<Candidate>& candidates) {
  PlotFileReport report{.rows = static_cast<std::int64_t>(candidates.size())};
  for (const Candidate& one : candidates) {
    ++(one.outcome == "taken" ? report.taken : one.outcome == "already" ? report.already : report.refused);
    report.repairable += one.repairable ? 1 : 0;
  }
  for (const bool refused : {true, false})
    for (const Candidate& one : candidates)
      if ((one.outcome == "refused") == refused && report.first_rows.size() < shown_rows)
        report.first_rows.push_back(row_view(green, one));
  return report;
}

std::int64_t store_taken(store::Transaction& tx, const Call& call, const std::vector<Candidate>& candidates) {
  std::int64_t stored = 0;
  for (const Candidate& one : candidates) {
    if (one.outcome != "taken") continue;
    store_new_plot(tx, call, one.plot, one.event, one.reason);
    ++stored;
  }
  return stored;
}

Result<Done> enter_taken(Green& green, const Call& call, const PlotUnit& unit, const std::string& sha256,
                         std::vector<Candidate>& candidates) {
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    mark_known(tx, unit.unit->id, candidates);
    const std::int64_t stored = store_taken(tx, call, candidates);
    entry.concerns(unit.unit->id);
    entry.bump("green");
    entry.change("plots/" + unit.unit->uid + "/file", "", sha256);
    entry.change("plots/" + unit.unit->uid + "/entered", "", std::to_string(stored));
    return sums_follow(tx, green, unit.unit->id);
  };
  return green.identity().audit().transact<Done>(identity::author_of(call), "green.plots.file", work);
}

}  // namespace

Result<PlotFileReport> import_plots(Green& green, const Call& call, const PlotUnit& unit, const PlotFileOrder& order,
                                    const http::UploadedFile& file) {
  TRY(const geo::MapFile map, geo::read_map_file(std::string_view(file.content), {order.crs, order.encoding}));
  if (map.features.size() > most_file_plots)
    return Error{errors::plot_file_too_many,
                 "file",
                 {{"count", std::to_string(map.features.size())}, {"maximum", std::to_string(most_file_plots)}}};
  PlotFileColumns chosen = order.columns;
  Problems problems;
  const Reading reading(map, chosen, problems);
  if (!problems.empty()) return problems;
  std::vector<Candidate> candidates;
  for (const geo::MapFeature& feature : map.features)
    candidates.push_back(candidate_of(green, call, unit, reading, feature, order));
  const std::string sha256 = http::sha256_hex(file.content);
  green.database().read([&](store::Transaction& tx) { mark_known(tx, unit.unit->id, candidates); });
  const bool writes =
      !order.dry_run && std::ranges::any_of(candidates, [](const auto& one) { return one.outcome == "taken"; });
  if (writes) TRY_VOID(enter_taken(green, call, unit, sha256, candidates));
  PlotFileReport report = report_of(green, candidates);
  report.file_name = file.name.substr(0, 200);
  report.sha256 = sha256;
  report.format = map.format;
  report.encoding = map.encoding;
  report.crs = map.crs;
  report.titles = map.fields;
  report.columns = std::move(chosen);
  report.written = writes && report.taken > 0;
  return report;
}

}  // namespace muang::green
