// SPDX-License-Identifier: Apache-2.0
#include "green/people/people_import.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/sandbox.hpp"
#include "base/temporary_file.hpp"
#include "base/text.hpp"
#include "geo/plane.hpp"
#include "green/access/park.hpp"
#include "green/image/image_errors.hpp"
#include "green/image/images.hpp"
#include "green/people/people_errors.hpp"
#include "green/people/people_file.hpp"
#include "green/people/people_raster.hpp"
#include "green/plot/bases.hpp"
#include "green/plot/summary.hpp"
#include "http/attachments.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;

constexpr std::size_t shown_findings = 500, most_source = 500;
constexpr double far_outside_m = 1000;          // ours: communities at the border are often put beside it
constexpr std::int64_t tolerated_percent = 20;  // ours: registers of communities and of houses differ
constexpr std::int64_t thousandths = 1000, most_bands = 65535;

struct Order {
  PeopleSet set;
  std::string crs, folder_name;
  std::int64_t band = 1;
  bool per_km2 = false, dry_run = false;
};

bool one_of(std::string_view value, std::string_view values) {
  return !value.empty() && value.find('|') == std::string_view::npos &&
         ("|" + std::string(values) + "|").find("|" + std::string(value) + "|") != std::string::npos;
}

// Upload or name in the operator's folder: one of the two, and the folder has rasters only.
void check_files(const Green& green, const Call& call, const Order& order, Problems& problems) {
  const bool raster = order.set.kind == "raster", in_folder = !order.folder_name.empty();
  if (call.files.size() + (in_folder ? 1 : 0) != 1 || (in_folder && !raster)) {
    problems.push_back({errors::people_file_missing, "file", {}});
  } else if (in_folder) {
    const auto names = folder_files(green.image_folder());
    if (std::ranges::find(names, order.folder_name) == names.end())
      problems.push_back({errors::image_not_in_folder, "folder-name", {{"name", order.folder_name}}});
  } else if (raster && !is_tiff(call.files.front().content)) {
    problems.push_back({errors::image_no_geotiff, "file", {}});
  }
}

Result<Order> order_of(const Green& green, const Call& call, const PlotUnit& town) {
  const auto said = [&](const char* name) { return text::trim(call.query_value(name).value_or("")); };
  Order order{.set = {.unit = town.unit->id, .kind = said("kind"), .source = said("source"), .certainty = said("certainty")},
              .crs = said("crs").substr(0, 40),
              .folder_name = said("folder-name").substr(0, 150),
              .band = std::atoll((said("band").empty() ? "1" : said("band")).c_str()),
              .per_km2 = said("values") == "density",
              .dry_run = said("dry-run") == "true"};
  Problems problems;
  const auto wrong = [&](const char* name) {
    problems.push_back({errors::people_said_wrong, name, {{"value", said(name).substr(0, 60)}}});
  };
  if (order.set.kind.empty()) order.set.kind = "communities";
  if (!one_of(order.set.kind, people_kinds)) wrong("kind");
  if (!one_of(order.set.certainty, people_certainties)) wrong("certainty");
  if (order.set.source.empty() || order.set.source.size() > most_source) wrong("source");
  const auto year = asked_year(call);
  if (year && !said("year").empty())
    order.set.year = year->gregorian();
  else
    wrong("year");
  if (order.band < 1 || order.band > most_bands) wrong("band");
  if (!said("values").empty() && !one_of(said("values"), "people|density")) wrong("values");
  check_files(green, call, order, problems);
  if (!problems.empty()) return problems;
  order.set.file_name = order.folder_name;
  if (order.folder_name.empty()) {
    order.set.file_name = http::clean_file_name(call.files.front().name);
    order.set.sha256 = http::sha256_hex(call.files.front().content);
  }
  order.set.at = call.now;
  return order;
}

// What is worth a look and keeps nothing out.
class Warnings {
 public:
  Warnings(store::Transaction& tx, const Green& green, const PeopleSet& set, const PeopleFile& file)
      : tx_(tx), green_(green), set_(set), file_(file) {}
  Problems look() {
    if (set_.kind == "raster") {
      look_at_cells();
    } else {
      look_at_rows();
      look_at_boundary();
    }
    look_at_sum();
    return std::move(found_);
  }

 private:
  std::string row(std::size_t i) const { return "row " + std::to_string(file_.rows[i]); }

  void look_at_cells() {
    if (set_.cells <= 1) return;
    found_.push_back({errors::people_cells_joined,
                      "",
                      {{"cells", text::format_grouped(file_.row_count, 0)},
                       {"side", std::to_string(set_.cells)},
                       {"places", text::format_grouped(set_.places, 0)}}});
  }
  void look_at_rows() {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> places;
    for (std::size_t i = 0; i < file_.places.size(); ++i) {
      const PeoplePlace& place = file_.places[i];
      const auto [before, fresh] = places.try_emplace({place.lat_e7, place.lon_e7}, i);
      if (!fresh) found_.push_back({errors::people_same_place, row(i), {{"code", file_.places[before->second].code}}});
      if (place.households && *place.households * thousandths > place.people)
        found_.push_back({errors::people_more_households, row(i), {}});
    }
  }
  void look_at_boundary() {
    const auto boundary = boundary_of(tx_, set_.unit);
    if (!boundary) return;
    const std::vector<Park> town{{.id = {}, .shape = boundary->shape, .point = {}, .area_m2 = {}}};
    const ParkIndex index(town, Coordinates::Degrees, far_outside_m);
    for (std::size_t i = 0; i < file_.places.size(); ++i) {
      const PeoplePlace& place = file_.places[i];
      const auto found = index.nearest({static_cast<double>(place.lon_e7) / 1e7, static_cast<double>(place.lat_e7) / 1e7});
      if (!found) found_.push_back({errors::people_outside, row(i), {{"metres", text::format_grouped(1000, 0)}}});
    }
  }
  void look_at_sum() {
    const GreenBase registered = bases_of(tx_, green_, set_.unit, FiscalYear::from_gregorian(set_.year)).people;
    if (!registered.value || file_.places.empty()) return;
    std::int64_t people = 0;
    for (const PeoplePlace& place : file_.places) people += place.people;
    const std::int64_t percent = std::llabs(people / thousandths - *registered.value) * 100 / *registered.value;
    if (percent <= tolerated_percent) return;
    found_.push_back({errors::people_sum_differs,
                      "",
                      {{"people", text::format_grouped(people / thousandths, 0)},
                       {"registered", text::format_grouped(*registered.value, 0)},
                       {"percent", std::to_string(percent)}}});
  }

  store::Transaction& tx_;
  const Green& green_;
  const PeopleSet& set_;
  const PeopleFile& file_;
  Problems found_;
};

void add_findings(const Texts& texts, const Problems& problems, const char* severity, PeopleReport& report) {
  for (const Error& one : problems) {
    if (report.findings.size() == shown_findings) return;
    report.findings.push_back({.code = code_text(one.code),
                               .severity = severity,
                               .field_name = one.field,
                               .text_th = texts.error_text("th", one),
                               .text_en = texts.error_text("en", one)});
  }
}

Result<Done> store(Green& green, const Call& call, std::int64_t version, PeopleSet& set, const PeopleFile& file) {
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    std::int64_t there = 0, before = 0;
    for (const PeopleSet& one : people_sets(tx, set.unit)) {
      if (one.year != set.year || there > 0) continue;
      there = one.version;
      before = one.people;
    }
    if (there != version) return errors::people_stale;
    set.version = version + 1;
    insert_people(tx, set, file.places, identity::actor_of(call).id);
    entry.concerns(set.unit);
    entry.bump("green");
    entry.change("unit/" + std::to_string(set.unit.value) + "/people/FY" + std::to_string(set.year + buddhist_offset),
                 there > 0 ? text::format_scaled(before, 3) : std::string(),
                 text::format_scaled(set.people, 3) + " " + set.source + " " + set.sha256);
    return Done{};
  };
  return green.identity().audit().transact<Done>(identity::author_of(call), "green.people", work);
}

Result<PeopleFile> read(const Green& green, const Call& call, Order& order) {
  const TemporaryFile copy(call.files.empty() ? std::string_view() : std::string_view(call.files.front().content));
  if (order.set.kind != "raster") return read_people_file(copy.path(), program_beside("muang-readfile"), order.crs);
  const bool in_folder = !order.folder_name.empty();
  TRY(PeopleRaster raster, read_people_raster(green, order.set.unit,
                                              {.file = in_folder ? green.image_folder() / order.folder_name : copy.path(),
                                               .name = order.set.file_name,
                                               .band = order.band,
                                               .per_km2 = order.per_km2}));
  order.set.cells = raster.side;
  return std::move(raster.file);
}

}  // namespace

PeopleSetView people_set_view(const PeopleSet& set, bool inside) {
  PeopleSetView view{.year = set.year + buddhist_offset,
                     .version = set.version,
                     .places = set.places,
                     .cells = set.cells,
                     .people = static_cast<double>(set.people) / thousandths,
                     .kind = set.kind,
                     .source = set.source,
                     .certainty = set.certainty,
                     .need_names = set.need_names,
                     .demo = set.demo};
  if (!inside) return view;
  view.file_name = set.file_name;
  view.sha256 = set.sha256;
  view.at = iso_instant(set.at);
  view.by = set.by;
  return view;
}

Result<PeopleReport> import_people(Green& green, const Call& call) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const PlotUnit town, unit_to_change(call, green));
  TRY(Order order, order_of(green, call, town));
  PeopleSet& set = order.set;
  TRY(const PeopleFile file, read(green, call, order));
  set.need_names = file.need_names;
  set.places = static_cast<std::int64_t>(file.places.size());
  for (const PeoplePlace& place : file.places) set.people += place.people;
  const Problems warnings =
      green.database().reading([&](store::Transaction& tx) { return Warnings(tx, green, set, file).look(); });
  if (!order.dry_run) {
    if (!file.faults.empty()) return file.faults;
    TRY_VOID(store(green, call, version, set, file));
  }
  PeopleReport report{.written = !order.dry_run,
                      .rows = file.row_count,
                      .errors = static_cast<std::int64_t>(file.faults.size()),
                      .warnings = static_cast<std::int64_t>(warnings.size()),
                      .set = people_set_view(set, true),
                      .ignored_columns = file.ignored};
  add_findings(green.texts(), file.faults, "error", report);
  add_findings(green.texts(), warnings, "warning", report);
  return report;
}

}  // namespace muang::green
