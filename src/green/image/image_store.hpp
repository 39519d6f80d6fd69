// SPDX-License-Identifier: Apache-2.0
// Rows of images, their jobs and figures. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/id.hpp"
#include "store/database.hpp"

namespace muang::green {

struct StoredImage {
  std::int64_t id = 0;
  OrgUnitId unit;
  std::string form, class_set, source, taken_on, file_name, sha256;
  std::int64_t size = 0;
  std::string stored_name, folder_name;
  std::int64_t band = 1, nir_band = 0;
  std::optional<double> scale, offset, threshold;
  bool demo = false;
  Instant at = 0;
};
std::int64_t insert_image(store::Transaction& tx, const StoredImage& image, PersonId person);
std::optional<StoredImage> find_image(store::Transaction& tx, std::int64_t id);  // not one that was removed
std::vector<StoredImage> images_of_unit(store::Transaction& tx, OrgUnitId unit);

struct StoredImageJob {
  std::int64_t id = 0, image = 0;
  OrgUnitId unit;
  std::string zones, green, canopy,
      status;  // plots | boundaries; codes with spaces; waiting | running | done | failed | cancelled
  std::int64_t total = 0, done = 0, done_zone = 0;
  std::string problem;
  std::int64_t version = 1;
  std::optional<std::int64_t> started_at, ended_at;
  Instant at = 0;
  bool over() const { return status != "waiting" && status != "running"; }
};
std::int64_t insert_image_job(store::Transaction& tx, const StoredImageJob& job, PersonId person);
std::optional<StoredImageJob> find_image_job(store::Transaction& tx, std::int64_t id);
std::vector<StoredImageJob> image_jobs_of_unit(store::Transaction& tx, OrgUnitId unit);  // newest first
std::optional<StoredImageJob> next_image_job(store::Transaction& tx, Instant now);       // that nobody works on

struct StoredZone {
  std::int64_t id = 0;
  OrgUnitId unit;
  std::string outline;  // GeoJSON
};
// The next `most` zones of all units behind one; fewer: there are no more.
std::vector<StoredZone> zones_after(store::Transaction& tx, std::string_view zones, std::int64_t after, std::size_t most);
struct ZoneCount {
  OrgUnitId unit;
  std::int64_t zones = 0;
};
std::vector<ZoneCount> zone_counts(store::Transaction& tx, std::string_view zones);

struct ZoneFigure {
  std::int64_t zone = 0;
  OrgUnitId unit;
  std::int64_t land_class = -1;  // -1: what the image covers with data
  double m2 = 0;
  std::string reason;
};
void insert_figure(store::Transaction& tx, std::int64_t job, const ZoneFigure& figure);
struct ClassSum {
  std::int64_t land_class = -1, zones = 0;
  double m2 = 0;
};
std::vector<ClassSum> image_sums(store::Transaction& tx, std::int64_t job);  // by class
std::vector<ZoneFigure> image_rows(store::Transaction& tx, std::int64_t job, std::int64_t after, std::size_t most_zones);

}  // namespace muang::green
