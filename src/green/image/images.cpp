// SPDX-License-Identifier: Apache-2.0
#include "green/image/images.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "green/image/class_book.hpp"
#include "green/image/image_errors.hpp"
#include "green/image/image_views.hpp"
#include "green/measured_scope.hpp"
#include "green/sql.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

using http::Call;
namespace p = identity::permissions;

// The fields of the form, every fault at once.
class Form {
 public:
  explicit Form(const Call& call) : call_(call) {}
  std::string text(const char* name) const {
    const auto found = call_.form.find(name);
    return found == call_.form.end() ? std::string() : found->second.substr(0, 2000);
  }
  std::optional<double> real(const char* name) {
    const std::string said = text(name);
    if (said.empty()) return std::nullopt;
    double value = 0;
    const auto [end, fault] = std::from_chars(said.data(), said.data() + said.size(), value);
    if (fault == std::errc() && end == said.data() + said.size() && std::isfinite(value)) return value;
    wrong(name, said);
    return std::nullopt;
  }
  std::int64_t band(const char* name, std::int64_t otherwise) {
    const auto value = real(name);
    if (!value) return otherwise;
    if (*value >= 1 && *value <= 65535 && *value == std::floor(*value)) return static_cast<std::int64_t>(*value);
    wrong(name, text(name));
    return otherwise;
  }
  void wrong(const char* name, const std::string& value) {
    problems.push_back({errors::image_value_wrong, name, {{"value", value.substr(0, 60)}}});
  }
  Problems problems;

 private:
  const Call& call_;
};

StoredImage read_form(const Green& green, const Call& call, Form& form) {
  StoredImage image{.form = form.text("form"),
                    .class_set = form.text("classSet"),
                    .source = form.text("source"),
                    .taken_on = form.text("takenOn"),
                    .at = call.now};
  const bool bands = image.form == "bands";
  if (!bands && image.form != "classes") form.wrong("form", image.form);
  if (bands) image.class_set = "vegetation-index";
  if (!green.land_classes().knows(image.class_set)) form.wrong("classSet", image.class_set);
  if (image.source.empty()) form.wrong("source", "");
  const auto day = Date::parse_iso(image.taken_on);
  if (!day || *day > Date::of_instant(call.now))
    form.problems.push_back({errors::image_day_wrong, "takenOn", {{"day", image.taken_on.substr(0, 40)}}});
  image.band = form.band("band", 1);
  image.nir_band = bands ? form.band("nirBand", 2) : 0;
  image.scale = form.real("scale");
  image.offset = form.real("offset");
  image.threshold = form.real("threshold");
  if (image.scale == 0.0) form.wrong("scale", "0");
  if (bands && !image.scale) form.problems.push_back({errors::image_needs_scale, "scale", {}});
  if (bands && (!image.threshold || std::abs(*image.threshold) > 1)) form.wrong("threshold", form.text("threshold"));
  return image;
}

// Upload or name in the folder: one of the two.
void read_file(const Green& green, const Call& call, Form& form, StoredImage& image) {
  image.folder_name = form.text("folderName");
  if (call.files.size() + (image.folder_name.empty() ? 0 : 1) != 1) {
    form.problems.push_back({errors::image_missing, "file", {}});
  } else if (!image.folder_name.empty()) {
    const auto names = folder_files(green.image_folder());
    if (std::ranges::find(names, image.folder_name) == names.end()) {
      form.problems.push_back({errors::image_not_in_folder, "folderName", {{"name", image.folder_name.substr(0, 150)}}});
      return;
    }
    image.file_name = image.folder_name;
    image.size = static_cast<std::int64_t>(std::filesystem::file_size(green.image_folder() / image.folder_name));
  } else {
    const http::UploadedFile& file = call.files.front();
    if (!is_tiff(file.content)) form.problems.push_back({errors::image_no_geotiff, "file", {}});
    image.file_name = http::clean_file_name(file.name);
    image.size = static_cast<std::int64_t>(file.content.size());
    image.sha256 = http::sha256_hex(file.content);
  }
}

std::string joined(const std::vector<std::int64_t>& codes) {
  std::string all;
  for (const std::int64_t code : codes) all += (all.empty() ? "" : " ") + std::to_string(code);
  return all;
}

// The codes asked for, or those of the set.
std::string codes_of(const Green& green, const StoredImage& image, const std::optional<std::vector<std::int64_t>>& asked,
                     bool LandClass::*member, const char* field, Problems& problems) {
  std::vector<std::int64_t> codes;
  std::string known;
  for (const LandClass& one : green.land_classes().all()) {
    if (one.set != image.class_set) continue;
    known += (known.empty() ? "" : ", ") + std::to_string(one.code);
    if (!asked && one.*member) codes.push_back(one.code);
  }
  if (!asked) return joined(codes);
  for (const std::int64_t code : *asked) {
    if (!green.land_classes().find(image.class_set, code))
      problems.push_back({errors::image_class_unknown, field, {{"code", std::to_string(code)}, {"codes", known}}});
  }
  return joined(*asked);
}

Result<StoredImage> image_in_scope(const Green& green, store::Transaction& tx, const Call& call, bool to_measure) {
  const auto id = call.path_integer("image");
  const auto image = id ? find_image(tx, *id) : std::nullopt;
  if (!image) return errors::image_not_found;
  TRY(const MeasuredScope scope, scope_of(green, identity::actor_of(call), image->unit, errors::image_not_found));
  if (to_measure && !scope.may_measure) return errors::image_not_yours;
  return *image;
}

}  // namespace

std::vector<std::string> folder_files(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  if (folder.empty()) return names;
  std::error_code gone;
  for (const auto& entry : std::filesystem::directory_iterator(folder, gone)) {
    const std::string end = entry.path().extension().string();
    if (entry.is_regular_file(gone) && !entry.is_symlink(gone) && (end == ".tif" || end == ".tiff"))
      names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

bool is_tiff(std::string_view content) {
  using namespace std::string_view_literals;
  return content.starts_with("II*\0"sv) || content.starts_with("MM\0*"sv) || content.starts_with("II+\0"sv) ||
         content.starts_with("MM\0+"sv);
}

Result<StoredImageJob> job_in_scope(const Green& green, store::Transaction& tx, const Call& call,
                                    std::optional<std::int64_t> id, bool to_measure) {
  const auto job = id ? find_image_job(tx, *id) : std::nullopt;
  if (!job) return errors::image_job_not_found;
  TRY(const MeasuredScope scope, scope_of(green, identity::actor_of(call), job->unit, errors::image_job_not_found));
  if (to_measure && !scope.may_measure) return errors::image_not_yours;
  return *job;
}

std::filesystem::path image_path(const Green& green, const StoredImage& image) {
  return image.stored_name.empty() ? green.image_folder() / image.folder_name : green.files().path_of(image.stored_name);
}

Result<ImageList> list_images(const Green& green, const Call& call) {
  TRY(const MeasuredScope scope, scope_of_path(green, call, errors::image_unit_not_found));
  ImageList list{.may_measure = scope.may_measure};
  green.database().read([&](store::Transaction& tx) {
    for (const StoredImage& image : images_of_unit(tx, scope.unit->id)) list.images.push_back(image_view(image));
    for (const StoredImageJob& job : image_jobs_of_unit(tx, scope.unit->id)) list.jobs.push_back(job_view(green, job));
  });
  for (const LandClass& one : green.land_classes().all()) list.classes.push_back(class_view(one));
  if (scope.may_measure) list.folder = folder_files(green.image_folder());
  return list;
}

Result<ImageView> add_image(Green& green, const Call& call) {
  TRY(const MeasuredScope scope, scope_of_path(green, call, errors::image_unit_not_found));
  if (!scope.may_measure) return errors::image_not_yours;
  Form form(call);
  StoredImage image = read_form(green, call, form);
  image.unit = scope.unit->id;
  read_file(green, call, form, image);
  if (!form.problems.empty()) return form.problems;
  const auto enter = [&](const std::string& stored_name) {
    image.stored_name = stored_name;
    return green.identity().audit().transact<ImageView>(
        identity::author_of(call), "green.image",
        [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<ImageView> {
          image.id = insert_image(tx, image, identity::actor_of(call).id);
          entry.concerns(image.unit);
          entry.bump("green-images");
          entry.change("image/" + std::to_string(image.id), "", image.file_name + " " + image.sha256);
          return image_view(image);
        });
  };
  if (!image.folder_name.empty()) return enter("");
  return green.files().save_with(call.files.front().content, enter);
}

Result<Done> remove_image(Green& green, const Call& call) {
  std::string stored_name;
  auto done = green.identity().audit().transact<Done>(
      identity::author_of(call), "green.image", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const StoredImage image, image_in_scope(green, tx, call, true));
        for (const StoredImageJob& job : image_jobs_of_unit(tx, image.unit))
          if (job.image == image.id && !job.over()) return errors::image_in_use;
        tx.run(sql::remove_image, {{"id", image.id}, {"now", call.now}});
        entry.concerns(image.unit);
        entry.bump("green-images");
        entry.change("image/" + std::to_string(image.id), image.file_name, "");
        stored_name = image.stored_name;
        return Done{};
      });
  if (done && !stored_name.empty()) green.files().remove(stored_name);
  return done;
}

Result<ImageJobView> order_job(Green& green, const Call& call, const NewImageJob& body) {
  return green.identity().audit().transact<ImageJobView>(
      identity::author_of(call), "green.image-job",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<ImageJobView> {
        TRY(const StoredImage image, image_in_scope(green, tx, call, true));
        StoredImageJob job{.image = image.id, .unit = image.unit, .zones = body.zones, .status = "waiting", .at = call.now};
        Problems problems;
        job.green = codes_of(green, image, body.green, &LandClass::green, "green", problems);
        job.canopy = codes_of(green, image, body.canopy, &LandClass::canopy, "canopy", problems);
        if (!problems.empty()) return problems;
        const auto tree = green.identity().tree_now();
        for (const ZoneCount& count : zone_counts(tx, body.zones))
          if (tree->lies_in(count.unit, image.unit)) job.total += count.zones;
        if (job.total == 0) return Error{errors::image_no_zones, "zones", {}};
        job.id = insert_image_job(tx, job, identity::actor_of(call).id);
        entry.concerns(job.unit);
        entry.bump("green-images");
        entry.change("image-job/" + std::to_string(job.id) + "/status", "", job.status);
        return job_view(green, job);
      });
}

Result<ImageJobView> move_job(Green& green, const Call& call, bool cancel, std::int64_t version) {
  return green.identity().audit().transact<ImageJobView>(
      identity::author_of(call), "green.image-job",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<ImageJobView> {
        TRY(StoredImageJob job, job_in_scope(green, tx, call, call.path_integer("job"), true));
        if (cancel == job.over() || job.status == "done") return errors::image_job_over;
        if (!cancel && !find_image(tx, job.image)) return errors::image_not_found;
        const std::string before = job.status;
        job.status = cancel ? "cancelled" : "waiting";
        job.ended_at = cancel ? std::optional<std::int64_t>(call.now) : std::nullopt;
        if (tx.run(sql::move_image_job,
                   {{"id", job.id}, {"version", version}, {"status", job.status}, {"ended_at", job.ended_at}}) != 1)
          return errors::image_job_stale;
        job.version = version + 1;
        job.problem.clear();
        entry.concerns(job.unit);
        entry.bump("green-images");
        entry.change("image-job/" + std::to_string(job.id) + "/status", before, job.status);
        return job_view(green, job);
      });
}

Result<ImageJobPage> job_page(const Green& green, const Call& call) {
  std::optional<Result<ImageJobPage>> page;
  green.database().read([&](store::Transaction& tx) {
    page.emplace([&]() -> Result<ImageJobPage> {
      TRY(const StoredImageJob job, job_in_scope(green, tx, call, call.path_integer("job"), false));
      const auto after = call.query_value("after");
      return page_of(green, tx, job, after ? std::atoll(after->c_str()) : 0);
    }());
  });
  return std::move(*page);
}

Result<CoverChange> cover_change(const Green& green, const Call& call) {
  const auto number = [&](const char* name) -> std::optional<double> {
    const auto said = call.query_value(name);
    if (!said) return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(said->c_str(), &end);
    return *end == '\0' && !said->empty() ? std::optional(value) : std::nullopt;
  };
  Problems problems;
  const double accuracy_from = number("accuracy-from").value_or(-1), accuracy_to = number("accuracy-to").value_or(-1);
  for (const auto& [name, value] : {std::pair{"accuracy-from", accuracy_from}, {"accuracy-to", accuracy_to}})
    if (!(value > 0 && value <= 1))
      problems.push_back({errors::image_value_wrong, name, {{"value", call.query_value(name).value_or("").substr(0, 40)}}});
  if (!problems.empty()) return problems;
  std::optional<Result<CoverChange>> change;
  green.database().read([&](store::Transaction& tx) {
    change.emplace([&]() -> Result<CoverChange> {
      const auto id = [&](const char* name) {
        return number(name) ? std::optional(std::llround(*number(name))) : std::nullopt;
      };
      TRY(const StoredImageJob from, job_in_scope(green, tx, call, id("from"), false));
      TRY(const StoredImageJob to, job_in_scope(green, tx, call, id("to"), false));
      if (from.status != "done" || to.status != "done" || from.zones != to.zones || from.unit.value != to.unit.value)
        return errors::image_jobs_differ;
      return change_between(green, tx, from, to, accuracy_from, accuracy_to);
    }());
  });
  return std::move(*change);
}

}  // namespace muang::green
