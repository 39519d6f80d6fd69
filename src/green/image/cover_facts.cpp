// SPDX-License-Identifier: Apache-2.0
#include "green/image/cover_facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "green/image/image_errors.hpp"
#include "green/image/image_views.hpp"
#include "green/image/images.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

constexpr int fact_decimals = 2;  // of both in data/facts/catalogue.csv
constexpr double cm2_a_m2 = 10'000;

struct Cover {
  double covered_m2 = 0, green_m2 = 0, canopy_m2 = 0, boundary_m2 = 0;
  Instant boundary_at = 0;
  int percent() const {
    return boundary_m2 > 0 ? static_cast<int>(std::min(100L, std::lround(covered_m2 / boundary_m2 * 100))) : 0;
  }
};

std::map<std::int64_t, Cover> covers_of(store::Transaction& tx, const StoredImageJob& job) {
  const auto green = class_codes(job.green), canopy = class_codes(job.canopy);
  std::map<std::int64_t, Cover> covers;
  tx.query(sql::boundary_cover, {{"job_id", job.id}}, [&](const store::Row& row) {
    Cover& cover = covers[row.integer(0)];
    const std::int64_t land_class = row.integer(1);
    const double m2 = row.real(2);
    cover.boundary_m2 = static_cast<double>(row.integer(3)) / cm2_a_m2;
    cover.boundary_at = row.integer(4);
    if (land_class < 0) cover.covered_m2 = m2;
    if (green.contains(land_class)) cover.green_m2 += m2;
    if (canopy.contains(land_class)) cover.canopy_m2 += m2;
  });
  return covers;
}

// Empty: it gives its figures; else a text.
std::string left_out(const Cover& cover, const StoredImageJob& job) {
  if (cover.boundary_at > job.at) return "green-image.left-boundary-changed";
  return cover.percent() < least_covered_percent ? "green-image.left-too-little" : "";
}

class Publishing {
 public:
  Publishing(Green& green, const StoredImageJob& job, const StoredImage& image)
      : green_(green),
        year_(FiscalYear::containing(*Date::parse_iso(image.taken_on))),
        published_{.year = year_.buddhist()} {
    source_ = green.texts().get("th", "green-image.facts-source",
                                {{"source", image.source},
                                 {"day", text::thai_date(*Date::parse_iso(image.taken_on))},
                                 {"set", image.class_set},
                                 {"job", std::to_string(job.id)}});
  }
  void leave(OrgUnitId unit, const std::string& reason, int percent) {
    CoverLeftOut row{.unit_id = unit.value};
    if (const auto* found = green_.identity().tree_now()->find(unit)) {
      row.name_th = found->full_name_th();
      row.name_en = found->full_name_en();
    }
    row.reason_th = green_.texts().get("th", reason, {{"percent", std::to_string(percent)}});
    row.reason_en = green_.texts().get("en", reason, {{"percent", std::to_string(percent)}});
    published_.left_out.push_back(std::move(row));
  }
  Result<Done> publish(store::Transaction& tx, identity::AuditEntry& entry, OrgUnitId unit, const Cover& cover,
                       const identity::Author& author) {
    const std::string note =
        green_.texts().get("th", "green-image.facts-note", {{"percent", std::to_string(cover.percent())}});
    for (const auto& [key, m2] : {std::pair{"green_cover_share", cover.green_m2}, {"canopy_cover_share", cover.canopy_m2}})
      TRY_VOID(green_.city().publish_fact(tx, entry,
                                          {.unit = unit,
                                           .key = key,
                                           .period = Period::fiscal(year_),
                                           .scaled = std::llround(m2 / cover.covered_m2 * 10'000),
                                           .decimals = fact_decimals,
                                           .owner = "green",
                                           .source = source_,
                                           .certainty = "inferred",
                                           .note = note},
                                          author));
    ++published_.units;
    return Done{};
  }
  CoverPublished take() { return std::move(published_); }

 private:
  Green& green_;
  FiscalYear year_;
  CoverPublished published_;
  std::string source_;
};

}  // namespace

Result<CoverPublished> publish_cover(Green& green, const http::Call& call, std::int64_t version) {
  const auto author = identity::author_of(call);
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<CoverPublished> {
    TRY(const StoredImageJob job, job_in_scope(green, tx, call, call.path_integer("job"), true));
    if (job.version != version) return errors::image_job_stale;
    if (job.status != "done" || job.zones != "boundaries") return errors::image_gives_no_fact;
    const auto image = find_image(tx, job.image);
    if (!image) return errors::image_not_found;
    Publishing publishing(green, job, *image);
    for (const auto& [id, cover] : covers_of(tx, job)) {
      const std::string reason = left_out(cover, job);
      if (!reason.empty()) {
        publishing.leave(OrgUnitId{id}, reason, cover.percent());
      } else {
        TRY_VOID(publishing.publish(tx, entry, OrgUnitId{id}, cover, author));
      }
    }
    CoverPublished published = publishing.take();
    if (published.units == 0)
      return Error{errors::image_covers_none, {}, {{"percent", std::to_string(least_covered_percent)}}};
    entry.concerns(job.unit);
    entry.bump("city");
    entry.change("image-job/" + std::to_string(job.id) + "/published", "", std::to_string(published.units));
    return published;
  };
  return green.identity().audit().transact<CoverPublished>(author, "green.image-facts", work);
}

}  // namespace muang::green
