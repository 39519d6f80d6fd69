// SPDX-License-Identifier: Apache-2.0
#include "green/plot/photos.hpp"

#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "green/plot/photo_dto.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/sql.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr std::int64_t photo_quota = 100 << 20;  // of one plot; our choice
constexpr double steps_a_degree = 1e7;
constexpr http::AttachmentErrors upload_errors{.missing = errors::photo_missing,
                                               .too_many = errors::photo_too_many,
                                               .name = errors::photo_name,
                                               .empty = errors::photo_empty,
                                               .too_large = errors::photo_too_large,
                                               .type = errors::photo_type};

// Day and place as the form's plain fields say them.
struct Taken {
  std::string day;
  std::optional<std::int64_t> latitude_e7, longitude_e7;
};

std::string form_value(const Call& call, std::string_view name) {
  const auto found = call.form.find(name);
  return found == call.form.end() ? std::string() : text::trim(found->second);
}

std::optional<std::int64_t> degrees(const Call& call, const char* name, double low, double high, Problems& problems) {
  const std::string text = form_value(call, name);
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault == std::errc() && end == text.data() + text.size() && value >= low && value <= high)
    return std::llround(value * steps_a_degree);
  problems.push_back({errors::photo_place, name, {{"value", text.substr(0, 40)}}});
  return std::nullopt;
}

Result<Taken> taken_of(const Call& call) {
  Taken taken{.day = form_value(call, "takenOn")};
  Problems problems;
  const auto day = Date::parse_iso(taken.day);
  if (!taken.day.empty() && !day) problems.push_back({errors::bad_plot_day, "takenOn", {{"day", taken.day.substr(0, 20)}}});
  if (day && *day > Date::of_instant(call.now))
    problems.push_back({errors::plot_day_ahead, "takenOn", {{"day", taken.day}}});
  taken.latitude_e7 = degrees(call, "latitude", 5.5, 20.6, problems);  // the box of the outlines
  taken.longitude_e7 = degrees(call, "longitude", 97.3, 105.7, problems);
  if (problems.empty() && taken.latitude_e7.has_value() != taken.longitude_e7.has_value())
    problems.push_back({errors::photo_place, "latitude", {{"value", form_value(call, "latitude")}}});
  if (!problems.empty()) return problems;
  return taken;
}

std::string subject(std::int64_t plot, std::int64_t photo) {
  return "plot/" + std::to_string(plot) + "/photo/" + std::to_string(photo);
}

PlotPhoto read_photo(const store::Row& row) {
  const auto place = [&](int column) {
    const auto e7 = row.maybe_integer(column);
    return e7 ? std::optional(static_cast<double>(*e7) / steps_a_degree) : std::nullopt;
  };
  return {.id = row.integer(0),
          .size = row.integer(3),
          .name = row.string(1),
          .type = row.string(2),
          .taken_on = row.string(4),
          .at = iso_instant(row.integer(7)),
          .by = row.string(8),
          .latitude = place(5),
          .longitude = place(6)};
}

Result<SeenPlot> plot_inside(store::Transaction& tx, const Call& call) {
  TRY(SeenPlot seen, plot_of(tx, call));
  if (!seen.inside) return errors::plot_not_found;
  return seen;
}

Result<PlotPhotos> photos_of(store::Transaction& tx, const Call& call) {
  TRY(const SeenPlot seen, plot_inside(tx, call));
  return PlotPhotos{tx.all(sql::photos_of_plot, {{"plot_id", seen.stored.id}}, read_photo), seen.may_edit};
}

Result<Response> list(const Green& green, const Call& call, int status = 200) {
  TRY(const PlotPhotos found, green.database().reading([&](store::Transaction& tx) { return photos_of(tx, call); }));
  return http::ok_json(found, status);
}

Result<Done> insert(store::Transaction& tx, identity::AuditEntry& entry, const Call& call, const http::Attachment& upload,
                    const Taken& taken, const std::string& stored_name) {
  TRY(const SeenPlot seen, plot_to_change(tx, call));
  const std::int64_t plot = seen.stored.id, size = static_cast<std::int64_t>(upload.content.size());
  const auto used =
      tx.one(sql::photo_bytes_of_plot, {{"plot_id", plot}}, [](const store::Row& row) { return row.integer(0); });
  if (used.value_or(0) + size > photo_quota) return Error{errors::photos_full, "file", http::megabytes(photo_quota)};
  const std::int64_t id = tx.insert(sql::insert_photo, {{"plot_id", plot},
                                                        {"name", upload.name},
                                                        {"media_type", upload.type},
                                                        {"size", size},
                                                        {"sha256", upload.sha256},
                                                        {"stored_name", stored_name},
                                                        {"taken_on", taken.day},
                                                        {"latitude_e7", taken.latitude_e7},
                                                        {"longitude_e7", taken.longitude_e7},
                                                        {"now", call.now},
                                                        {"person_id", identity::actor_of(call).id}});
  entry.concerns(seen.stored.unit);
  entry.change(subject(plot, id), "", "sha256 " + upload.sha256);
  return Done{};
}

Result<Response> add(const Green& green, const Call& call) {
  // Rights first: nobody learns from a file's faults that a foreign plot is there.
  TRY(const SeenPlot seen, green.database().reading([&](store::Transaction& tx) { return plot_to_change(tx, call); }));
  auto upload = http::read_attachment(call, upload_errors);
  auto taken = taken_of(call);
  Problems problems = upload ? Problems{} : upload.problems();
  if (!taken) problems.insert(problems.end(), taken.problems().begin(), taken.problems().end());
  if (upload && !upload->type.starts_with("image/")) problems.push_back({errors::photo_type, "file", {}});
  if (!problems.empty()) return problems;
  const auto keep = [&](const std::string& stored_name) {
    const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) {
      return insert(tx, entry, call, *upload, *taken, stored_name);
    };
    return green.identity().audit().transact<Done>(identity::author_of(call), "green.photo.add", work);
  };
  TRY_VOID(green.files().save_with(upload->content, keep));
  return list(green, call, 201);
}

struct StoredPhoto {
  std::string name, type, stored_name, sha256;
};
std::optional<StoredPhoto> find_photo(store::Transaction& tx, std::int64_t plot, const Call& call) {
  const auto id = call.path_integer("photo");
  if (!id) return std::nullopt;
  return tx.one(sql::photo_of_plot, {{"id", *id}, {"plot_id", plot}}, [](const store::Row& row) {
    return StoredPhoto{row.string(0), row.string(1), row.string(2), row.string(3)};
  });
}

Result<Response> send(const Green& green, const Call& call) {
  TRY(const StoredPhoto found, green.database().reading([&](store::Transaction& tx) -> Result<StoredPhoto> {
    TRY(const SeenPlot seen, plot_inside(tx, call));
    auto photo = find_photo(tx, seen.stored.id, call);
    if (!photo) return errors::photo_not_found;
    return std::move(*photo);
  }));
  return http::attachment_response(found.name, found.type, green.files().load_or_fault(found.stored_name));
}

Result<Response> take_out(const Green& green, const Call& call) {
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::string> {
    TRY(const SeenPlot seen, plot_to_change(tx, call));
    const auto found = find_photo(tx, seen.stored.id, call);
    if (!found) return errors::photo_not_found;
    const std::int64_t id = *call.path_integer("photo");
    tx.run(sql::remove_photo, {{"id", id}, {"now", call.now}, {"person_id", identity::actor_of(call).id}});
    entry.concerns(seen.stored.unit);
    entry.change(subject(seen.stored.id, id), "sha256 " + found->sha256, "");
    return found->stored_name;
  };
  TRY(const std::string stored_name,
      green.identity().audit().transact<std::string>(identity::author_of(call), "green.photo.remove", work));
  green.files().remove(stored_name);
  return Response{.status = 204, .content_type = "", .body = ""};
}

}  // namespace

void add_photo_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/green/plots/{plot}/photos";
  constexpr std::string_view one = "/api/v1/green/plots/{plot}/photos/{photo}";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = signed_in,
                   .summary = "The photographs of a plot.",
                   .response = http::schema_of<PlotPhotos>(),
                   .errors = {errors::plot_not_found},
                   .handler = [&green](const Call& call) { return list(green, call); }});
  table.push_back(
      {.method = Method::Post,
       .path = path,
       .permission = signed_in,
       .summary = "Attach a photograph (multipart: file, takenOn, latitude, longitude): JPEG or PNG by content, 20 MB.",
       .response = http::schema_of<PlotPhotos>(),
       .errors = {errors::plot_not_found, errors::not_your_plot, errors::photo_missing, errors::photo_too_many,
                  errors::photo_name, errors::photo_empty, errors::photo_too_large, errors::photo_type, errors::photos_full,
                  errors::photo_place, errors::bad_plot_day, errors::plot_day_ahead},
       .idempotency_key = true,
       .body_limit = http::attachment_body_limit,
       .upload = true,
       .handler = [&green](const Call& call) { return add(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = one,
                   .permission = signed_in,
                   .summary = "The photograph, as an attachment in a sandbox.",
                   .errors = {errors::plot_not_found, errors::photo_not_found},
                   .handler = [&green](const Call& call) { return send(green, call); }});
  table.push_back({.method = Method::Delete,
                   .path = one,
                   .permission = signed_in,
                   .summary = "Take a photograph out; who and when stays known.",
                   .errors = {errors::plot_not_found, errors::not_your_plot, errors::photo_not_found},
                   .handler = [&green](const Call& call) { return take_out(green, call); }});
}

}  // namespace muang::green
