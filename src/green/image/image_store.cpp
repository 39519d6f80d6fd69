// SPDX-License-Identifier: Apache-2.0
#include "green/image/image_store.hpp"

#include "green/sql.hpp"

namespace muang::green {
namespace {

StoredImage image_of(const store::Row& row) {
  return {.id = row.integer(0),
          .unit = OrgUnitId{row.integer(1)},
          .form = row.string(2),
          .class_set = row.string(3),
          .source = row.string(4),
          .taken_on = row.string(5),
          .file_name = row.string(6),
          .sha256 = row.string(7),
          .size = row.integer(8),
          .stored_name = row.string(9),
          .folder_name = row.string(10),
          .band = row.integer(11),
          .nir_band = row.integer(12),
          .scale = row.maybe_real(13),
          .offset = row.maybe_real(14),
          .threshold = row.maybe_real(15),
          .demo = row.flag(16),
          .at = row.integer(17)};
}

StoredImageJob job_of(const store::Row& row) {
  return {.id = row.integer(0),
          .image = row.integer(1),
          .unit = OrgUnitId{row.integer(2)},
          .zones = row.string(3),
          .green = row.string(4),
          .canopy = row.string(5),
          .status = row.string(6),
          .total = row.integer(7),
          .done = row.integer(8),
          .done_zone = row.integer(9),
          .problem = row.string(10),
          .version = row.integer(11),
          .started_at = row.maybe_integer(12),
          .ended_at = row.maybe_integer(13),
          .at = row.integer(14)};
}

}  // namespace

std::int64_t insert_image(store::Transaction& tx, const StoredImage& image, PersonId person) {
  return tx.insert(sql::insert_image, {{"unit_id", image.unit},
                                       {"form", image.form},
                                       {"class_set", image.class_set},
                                       {"source", image.source},
                                       {"taken_on", image.taken_on},
                                       {"file_name", image.file_name},
                                       {"sha256", image.sha256},
                                       {"size", image.size},
                                       {"stored_name", image.stored_name},
                                       {"folder_name", image.folder_name},
                                       {"band", image.band},
                                       {"nir_band", image.nir_band},
                                       {"scale", image.scale},
                                       {"value_offset", image.offset},
                                       {"threshold", image.threshold},
                                       {"demo", image.demo},
                                       {"now", image.at},
                                       {"person_id", person}});
}

std::optional<StoredImage> find_image(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::image_by_id, {{"id", id}}, image_of);
}

std::vector<StoredImage> images_of_unit(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::images_of_unit, {{"unit_id", unit}}, image_of);
}

std::int64_t insert_image_job(store::Transaction& tx, const StoredImageJob& job, PersonId person) {
  return tx.insert(sql::insert_image_job, {{"image_id", job.image},
                                           {"unit_id", job.unit},
                                           {"zones", job.zones},
                                           {"green", job.green},
                                           {"canopy", job.canopy},
                                           {"zones_total", job.total},
                                           {"now", job.at},
                                           {"person_id", person}});
}

std::optional<StoredImageJob> find_image_job(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::image_job_by_id, {{"id", id}}, job_of);
}

std::vector<StoredImageJob> image_jobs_of_unit(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::image_jobs_of_unit, {{"unit_id", unit}}, job_of);
}

std::optional<StoredImageJob> next_image_job(store::Transaction& tx, Instant now) {
  return tx.one(sql::next_image_job, {{"now", now}}, job_of);
}

std::vector<StoredZone> zones_after(store::Transaction& tx, std::string_view zones, std::int64_t after, std::size_t most) {
  return tx.all(zones == "plots" ? sql::plot_zones : sql::boundary_zones, {{"after", after}, {"most", most}},
                [](const store::Row& row) {
                  return StoredZone{row.integer(0), OrgUnitId{row.integer(1)}, row.string(2)};
                });
}

std::vector<ZoneCount> zone_counts(store::Transaction& tx, std::string_view zones) {
  return tx.all(zones == "plots" ? sql::plot_zone_units : sql::boundary_zone_units, {}, [](const store::Row& row) {
    return ZoneCount{OrgUnitId{row.integer(0)}, row.integer(1)};
  });
}

void insert_figure(store::Transaction& tx, std::int64_t job, const ZoneFigure& figure) {
  tx.send(sql::insert_image_figure, {{"job_id", job},
                                     {"zone_id", figure.zone},
                                     {"unit_id", figure.unit},
                                     {"class", figure.land_class},
                                     {"m2", figure.m2},
                                     {"reason", figure.reason}});
}

std::vector<ClassSum> image_sums(store::Transaction& tx, std::int64_t job) {
  return tx.all(sql::image_sums, {{"job_id", job}}, [](const store::Row& row) {
    return ClassSum{row.integer(0), row.integer(1), row.real(2)};
  });
}

std::vector<ZoneFigure> image_rows(store::Transaction& tx, std::int64_t job, std::int64_t after, std::size_t most_zones) {
  const auto page = tx.all(sql::image_zone_page, {{"job_id", job}, {"after", after}, {"most", most_zones}},
                           [](const store::Row& row) { return row.integer(0); });
  if (page.empty()) return {};
  return tx.all(sql::image_rows, {{"job_id", job}, {"first", page.front()}, {"last", page.back()}},
                [](const store::Row& row) {
                  return ZoneFigure{row.integer(0), OrgUnitId{row.integer(1)}, row.integer(2), row.real(3), row.string(4)};
                });
}

}  // namespace muang::green
