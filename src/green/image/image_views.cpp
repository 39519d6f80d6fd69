// SPDX-License-Identifier: Apache-2.0
#include "green/image/image_views.hpp"

#include <map>
#include <sstream>

#include "green/image/change_rules.hpp"
#include "green/plot/plot_store.hpp"

namespace muang::green {
namespace {

constexpr std::size_t page_zones = 200, all_zones = 1'000'000;

std::string instant(const std::optional<std::int64_t>& at) { return at ? iso_instant(*at) : std::string(); }

struct ZoneShares {
  OrgUnitId unit;
  double covered = 0, green = 0, canopy = 0;
  std::string reason;
};
std::map<std::int64_t, ZoneShares> shares_of(const std::vector<ZoneFigure>& rows, const StoredImageJob& job) {
  const auto green = class_codes(job.green), canopy = class_codes(job.canopy);
  std::map<std::int64_t, ZoneShares> zones;
  for (const ZoneFigure& row : rows) {
    ZoneShares& zone = zones[row.zone];
    zone.unit = row.unit;
    if (row.land_class < 0) {
      zone.covered = row.m2;
      zone.reason = row.reason;
    }
    if (green.contains(row.land_class)) zone.green += row.m2;
    if (canopy.contains(row.land_class)) zone.canopy += row.m2;
  }
  return zones;
}

std::optional<double> share(double part, double whole) { return whole > 0 ? std::optional(part / whole) : std::nullopt; }

ZoneFigureView zone_view(const Green& green, store::Transaction& tx, const StoredImageJob& job, std::int64_t id,
                         const ZoneShares& zone) {
  ZoneFigureView view{.zone_id = id, .unit_id = zone.unit.value, .reason = zone.reason, .covered_m2 = zone.covered};
  if (job.zones == "plots") {
    if (const auto plot = find_plot(tx, id)) {
      view.name_th = plot->name_th;
      view.name_en = plot->name_en;
    }
  } else if (const auto* unit = green.identity().tree_now()->find(zone.unit)) {
    view.name_th = unit->full_name_th();
    view.name_en = unit->full_name_en();
  }
  view.green_share = share(zone.green, zone.covered);
  view.canopy_share = share(zone.canopy, zone.covered);
  if (!zone.reason.empty()) {
    view.reason_th = green.texts().get("th", "green-image.reason-" + zone.reason);
    view.reason_en = green.texts().get("en", "green-image.reason-" + zone.reason);
  }
  return view;
}

}  // namespace

std::set<std::int64_t> class_codes(const std::string& text) {
  std::istringstream in(text);
  std::set<std::int64_t> codes;
  for (std::int64_t code = 0; in >> code;) codes.insert(code);
  return codes;
}

ImageView image_view(const StoredImage& image) {
  return {.id = image.id,
          .unit_id = image.unit.value,
          .size = image.size,
          .band = image.band,
          .nir_band = image.nir_band,
          .form = image.form,
          .class_set = image.class_set,
          .source = image.source,
          .taken_on = image.taken_on,
          .file_name = image.file_name,
          .sha256 = image.sha256,
          .at = iso_instant(image.at),
          .from_folder = image.stored_name.empty(),
          .demo = image.demo,
          .scale = image.scale,
          .offset = image.offset,
          .threshold = image.threshold};
}

// A problem is a code, and behind it what the program said of the file, Thai above English.
ImageJobView job_view(const Green& green, const StoredImageJob& job) {
  ImageJobView view{.id = job.id,
                    .image_id = job.image,
                    .unit_id = job.unit.value,
                    .version = job.version,
                    .total = job.total,
                    .done = job.done,
                    .zones = job.zones,
                    .status = job.status,
                    .problem_code = job.problem.substr(0, job.problem.find_first_of(" :\n")),
                    .at = iso_instant(job.at),
                    .started_at = instant(job.started_at),
                    .ended_at = instant(job.ended_at)};
  for (const std::int64_t code : class_codes(job.green)) view.green.push_back(code);
  for (const std::int64_t code : class_codes(job.canopy)) view.canopy.push_back(code);
  const std::size_t line = job.problem.find('\n');
  if (line != std::string::npos) {
    view.problem_th = job.problem.substr(0, line);
    view.problem_en = job.problem.substr(line + 1, job.problem.find('\n', line + 1) - line - 1);
    view.problem_en.erase(0, view.problem_en.find_first_not_of(' '));
  } else if (!job.problem.empty()) {
    view.problem_th = green.texts().get("th", view.problem_code);
    view.problem_en = green.texts().get("en", view.problem_code);
  }
  return view;
}

LandClassView class_view(const LandClass& one) {
  return {.set = one.set,
          .name_th = one.name_th,
          .name_en = one.name_en,
          .certainty = one.certainty,
          .source = one.source,
          .code = one.code,
          .green = one.green,
          .canopy = one.canopy};
}

ImageJobPage page_of(const Green& green, store::Transaction& tx, const StoredImageJob& job, std::int64_t after) {
  ImageJobPage page{.job = job_view(green, job)};
  const auto image = find_image(tx, job.image);
  if (image) page.image = image_view(*image);
  const auto green_codes = class_codes(job.green), canopy_codes = class_codes(job.canopy);
  for (const ClassSum& sum : image_sums(tx, job.id)) {
    if (sum.land_class < 0) {
      page.covered_m2 = sum.m2;
      continue;
    }
    const LandClass* known = image ? green.land_classes().find(image->class_set, sum.land_class) : nullptr;
    page.classes.push_back({sum.land_class, known ? known->name_th : "", known ? known->name_en : "", sum.m2,
                            page.covered_m2 > 0 ? sum.m2 / page.covered_m2 : 0});
    if (green_codes.contains(sum.land_class)) page.green_m2 += sum.m2;
    if (canopy_codes.contains(sum.land_class)) page.canopy_m2 += sum.m2;
  }
  page.green_share = share(page.green_m2, page.covered_m2);
  page.canopy_share = share(page.canopy_m2, page.covered_m2);
  const auto zones = shares_of(image_rows(tx, job.id, after, page_zones), job);
  for (const auto& [id, zone] : zones) page.rows.push_back(zone_view(green, tx, job, id, zone));
  if (zones.size() == page_zones) page.next = zones.rbegin()->first;
  return page;
}

CoverChange change_between(const Green& green, store::Transaction& tx, const StoredImageJob& from, const StoredImageJob& to,
                           double accuracy_from, double accuracy_to) {
  CoverChange change{.from = job_view(green, from), .to = job_view(green, to)};
  if (const auto image = find_image(tx, from.image)) change.from_day = image->taken_on;
  if (const auto image = find_image(tx, to.image)) change.to_day = image->taken_on;
  const auto before = shares_of(image_rows(tx, from.id, 0, all_zones), from);
  const auto after = shares_of(image_rows(tx, to.id, 0, all_zones), to);
  double green_before = 0, green_after = 0, canopy_before = 0, canopy_after = 0, covered_after = 0;
  for (const auto& [id, zone] : before) {
    const auto again = after.find(id);
    if (again == after.end() || zone.covered <= 0 || again->second.covered <= 0) {
      ++change.left_out;
      continue;
    }
    ++change.zones;
    change.m2 += zone.covered;
    covered_after += again->second.covered;
    green_before += zone.green;
    canopy_before += zone.canopy;
    green_after += again->second.green;
    canopy_after += again->second.canopy;
  }
  for (const auto& [id, zone] : after) change.left_out += before.contains(id) ? 0 : 1;
  const ShareChange green_change = change_of(share(green_before, change.m2).value_or(0),
                                             share(green_after, covered_after).value_or(0), accuracy_from, accuracy_to);
  const ShareChange canopy_change = change_of(share(canopy_before, change.m2).value_or(0),
                                              share(canopy_after, covered_after).value_or(0), accuracy_from, accuracy_to);
  change.green_from = green_change.from;
  change.green_to = green_change.to;
  change.canopy_from = canopy_change.from;
  change.canopy_to = canopy_change.to;
  change.accuracy_from = accuracy_from;
  change.accuracy_to = accuracy_to;
  change.doubt = green_change.doubt;
  change.beyond_doubt_green = green_change.beyond_doubt;
  change.beyond_doubt_canopy = canopy_change.beyond_doubt;
  change.certainty = "inferred";
  change.text_th = green.texts().get("th", "green-image.change");
  change.text_en = green.texts().get("en", "green-image.change");
  return change;
}

}  // namespace muang::green
