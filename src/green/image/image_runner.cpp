// SPDX-License-Identifier: Apache-2.0
#include "green/image/image_runner.hpp"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include "base/json_document.hpp"
#include "base/log.hpp"
#include "base/temporary_file.hpp"
#include "green/image/image_errors.hpp"
#include "green/image/image_lease.hpp"
#include "green/image/images.hpp"
#include "green/raster_errors.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t part_zones = 200, page_zones = 500;  // ours: a part takes seconds, so that a stop is soon
constexpr auto look_again = 2s;
constexpr SandboxLimits limits{
    .time = 10min, .memory_bytes = child_memory(std::size_t{2} << 30), .output_bytes = 64U << 20, .file_bytes = 0};

// The zones of a part, as the child reads them.
std::string zones_json(const std::vector<StoredZone>& zones) {
  std::string json = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (std::size_t i = 0; i < zones.size(); ++i)
    json += (i > 0 ? ",\n{\"type\":\"Feature\",\"properties\":{\"id\":\""
                   : "\n{\"type\":\"Feature\",\"properties\":{\"id\":\"") +
            std::to_string(zones[i].id) + "\"},\"geometry\":" + zones[i].outline + "}";
  return json + "]}\n";
}

std::string number(double value) {
  char out[40];
  std::snprintf(out, sizeof out, "%.17g", value);
  return out;
}

std::vector<std::string> words_for(const StoredImage& image, const std::filesystem::path& raster,
                                   const std::filesystem::path& zones, const std::filesystem::path& share) {
  std::vector<std::string> words{"zonal",      "--share=" + share.string(), "--zones=" + zones.string(),
                                 "--id=id",    "--stats=area,frac",         "--format=json",
                                 "--threads=1"};
  const std::string file = raster.string();
  if (image.form == "classes") {
    words.insert(words.end(), {"--raster=" + file, "--band=" + std::to_string(image.band)});
  } else {
    words.insert(words.end(), {"--red=" + file, "--nir=" + file, "--red-band=" + std::to_string(image.band),
                               "--nir-band=" + std::to_string(image.nir_band), "--above=" + number(*image.threshold)});
  }
  if (image.scale) words.push_back("--scale=" + number(*image.scale));
  if (image.offset) words.push_back("--offset=" + number(*image.offset));
  return words;
}

// Empty when there is none; else a code, and behind it what the child says of the file in both languages.
std::string problem_of(const SandboxResult& child) {
  if (child.ok()) return {};
  if (child.end != SandboxResult::End::Exited) return code_text(errors::image_too_costly);
  return child.errors.starts_with('E') ? child.errors.substr(0, 1000) : code_text(errors::image_unusable);
}

void add_figures(const JsonElement& zone, const StoredZone& stored, std::vector<ZoneFigure>& figures) {
  const auto area = zone.find("areaM2");
  const auto reason = zone.find("reason");
  const double covered = area ? area->number().value_or(0) : 0;
  figures.push_back({stored.id, stored.unit, -1, covered,
                     std::string(reason ? reason->text().value_or(std::string_view()) : std::string_view())});
  if (const auto shares = zone.find("frac")) {
    shares->each_member([&](std::string_view name, JsonElement share) {
      const double value = std::strtod(std::string(name).c_str(), nullptr);
      if (std::isfinite(value) && value >= 0 && value == std::floor(value))
        figures.push_back(
            {stored.id, stored.unit, static_cast<std::int64_t>(value), share.number().value_or(0) * covered, {}});
    });
  }
}

}  // namespace

struct ImageRunner::Part {
  std::vector<StoredZone> zones;
  std::int64_t last = 0;  // the last zone that was looked at, of any unit
  bool ends = false;
  std::string problem;
  std::vector<ZoneFigure> figures;
};

ImageRunner::ImageRunner(Green& green, std::filesystem::path share, std::filesystem::path program)
    : green_(green), share_(std::move(share)), program_(std::move(program)) {}

void ImageRunner::start() {
  thread_ = std::thread([this] { loop(); });
}

void ImageRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ImageRunner::loop() {
  for (;;) {
    bool more = false;
    try {
      more = step(green_.identity().now());
    } catch (const std::exception& fault) {
      log().write(LogLine(Severity::Error, "image job").add("fault", fault.what()));
    }
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, more ? 0ms : look_again, [this] { return stopping_; })) return;
  }
}

std::optional<StoredImageJob> ImageRunner::claim(Instant now) {
  const auto next = green_.database().reading([&](store::Transaction& tx) { return next_image_job(tx, now); });
  if (!next) return std::nullopt;
  const auto claimed = green_.identity().audit().transact<bool>(
      {.now = now}, "green.image-job", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<bool> {
        const bool ours = tx.run(sql::lease_image_job, {{"id", next->id}, {"now", now}, {"until", now + lease_ms}}) == 1;
        if (!ours) return errors::image_job_stale;
        entry.concerns(next->unit);
        entry.change("image-job/" + std::to_string(next->id) + "/status", next->status, "running");
        return true;
      });
  return claimed ? next : std::nullopt;
}

// Zones of all units are walked in the order of their ids; those in scope make the part.
ImageRunner::Part ImageRunner::next_part(const StoredImageJob& job) const {
  const auto tree = green_.identity().tree_now();
  Part part{.last = job.done_zone};
  green_.database().read([&](store::Transaction& tx) {
    while (part.zones.size() < part_zones && !part.ends) {
      const auto page = zones_after(tx, job.zones, part.last, page_zones);
      part.ends = page.size() < page_zones;
      for (const StoredZone& zone : page) {
        if (part.zones.size() == part_zones) {
          part.ends = false;
          break;
        }
        part.last = zone.id;
        if (tree->lies_in(zone.unit, job.unit)) part.zones.push_back(zone);
      }
    }
  });
  return part;
}

void ImageRunner::store(const StoredImageJob& job, const Part& part, Instant held, Instant now) {
  const std::string status = !part.problem.empty() ? "failed" : part.ends ? "done" : "running";
  const bool over = status != "running";
  const auto stored = green_.identity().audit().transact<Done>(
      {.now = now}, "green.image-job", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        const std::int64_t changed =
            tx.run(sql::advance_image_job, {{"id", job.id},
                                            {"zones", part.problem.empty() ? part.zones.size() : 0},
                                            {"done_zone", part.problem.empty() ? part.last : job.done_zone},
                                            {"status", status},
                                            {"problem", part.problem},
                                            {"ended_at", over ? std::optional(now) : std::nullopt},
                                            {"held", held}});
        if (changed != 1) return errors::image_job_over;  // cancelled, or another's meanwhile: the part is left
        for (const ZoneFigure& figure : part.figures) insert_figure(tx, job.id, figure);
        entry.concerns(job.unit);
        entry.bump("green-images");
        entry.change("image-job/" + std::to_string(job.id) + "/zones", std::to_string(job.done),
                     std::to_string(job.done + static_cast<std::int64_t>(part.zones.size())) + " " + status);
        return Done{};
      });
  static_cast<void>(stored);
}

bool ImageRunner::step(Instant now) {
  const auto job = claim(now);
  if (!job) return false;
  ImageLease lease(green_, job->id, now + lease_ms);
  const auto image = green_.database().reading([&](store::Transaction& tx) { return find_image(tx, job->image); });
  Part part = next_part(*job);
  if (!image) {
    part.problem = code_text(errors::image_not_found);
  } else if (!part.zones.empty()) {
    const TemporaryFile zones(zones_json(part.zones), ".geojson");
    const SandboxResult child = run_limited(program_, words_for(*image, image_path(green_, *image), zones.path(), share_),
                                            std::string_view(), limits);
    if (child.end == SandboxResult::End::NotStarted) throw std::runtime_error(program_.string() + " cannot be started");
    if (child.errors.starts_with(code_text(errors::zones_meet_no_cell))) {
      for (const StoredZone& zone : part.zones) part.figures.push_back({zone.id, zone.unit, -1, 0, "outside-raster"});
    } else {
      part.problem = problem_of(child);
    }
    const JsonDocument answer(child.ok() ? std::string_view(child.output) : std::string_view("{}"), 8);
    std::size_t place = 0;
    if (const auto list = answer.root().find("zones"))
      list->each_item([&](JsonElement zone) {
        if (place < part.zones.size()) add_figures(zone, part.zones[place++], part.figures);
      });
  }
  store(*job, part, lease.end(), green_.identity().now());
  return true;
}

}  // namespace muang::green
