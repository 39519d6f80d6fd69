// SPDX-License-Identifier: Apache-2.0
#include "green/photo/photos.hpp"

#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "green/access/park.hpp"
#include "green/geodesic_rules.hpp"
#include "green/photo/jpeg_rules.hpp"
#include "green/photo/photo_dto.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/sql.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/trees.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr double steps_a_degree = 1e7;
constexpr double doubtful_m = 200;  // our choice: a large plot is photographed from its edge, a tree from across the street
constexpr http::AttachmentErrors upload_errors{.missing = errors::photo_missing,
                                               .too_many = errors::photo_too_many,
                                               .name = errors::photo_name,
                                               .empty = errors::photo_empty,
                                               .too_large = errors::photo_too_large,
                                               .type = errors::photo_type};

// The plot or the tree of the path, with the caller's eyes.
struct Subject {
  std::int64_t id = 0;
  OrgUnitId unit;
  bool may_edit = false;
  Park ground;  // its outline or its place; neither: nothing is far from it
};
Subject subject_of(const SeenPlot& seen) {
  return {seen.stored.id,
          seen.stored.unit,
          seen.may_edit,
          {.id = {}, .shape = shape_of(seen.stored.outline), .point = {}, .area_m2 = {}}};
}
Subject subject_of(const SeenTree& seen) {
  Subject subject{seen.tree.id, seen.tree.unit, seen.may_edit, {}};
  if (seen.tree.place)
    subject.ground.point = {static_cast<double>(seen.tree.place->lon_e7) / steps_a_degree,
                            static_cast<double>(seen.tree.place->lat_e7) / steps_a_degree};
  return subject;
}
Result<Subject> plot_seen(store::Transaction& tx, const Call& call) {
  TRY(const SeenPlot seen, plot_of(tx, call));
  if (!seen.inside) return errors::plot_not_found;
  return subject_of(seen);
}
Result<Subject> plot_kept(store::Transaction& tx, const Call& call) {
  TRY(const SeenPlot seen, plot_to_change(tx, call));
  return subject_of(seen);
}
Result<Subject> tree_seen(store::Transaction& tx, const Call& call) {
  TRY(const SeenTree seen, seen_tree(tx, call));
  if (!seen.inside) return errors::tree_not_found;
  return subject_of(seen);
}
Result<Subject> tree_kept(store::Transaction& tx, const Call& call) {
  TRY(const SeenTree seen, tree_to_change(tx, call));
  return subject_of(seen);
}

// Where the photographs of one kind of thing are, and what is said of them.
struct Album {
  std::string_view name, summary, path, one, added, removed;
  std::int64_t quota;  // bytes of one plot or tree; our choice
  ErrorCode not_found, not_yours;
  Result<Subject> (*seen)(store::Transaction&, const Call&);
  Result<Subject> (*kept)(store::Transaction&, const Call&);
  const store::Sql &list, &find, &bytes, &insert, &remove;
};
constexpr Album plots{.name = "plot",
                      .summary = "The photographs of a plot, for those in its scope.",
                      .path = "/api/v1/green/plots/{plot}/photos",
                      .one = "/api/v1/green/plots/{plot}/photos/{photo}",
                      .added = "green.photo.add",
                      .removed = "green.photo.remove",
                      .quota = 100 << 20,
                      .not_found = errors::plot_not_found,
                      .not_yours = errors::not_your_plot,
                      .seen = plot_seen,
                      .kept = plot_kept,
                      .list = sql::photos_of_plot,
                      .find = sql::photo_of_plot,
                      .bytes = sql::photo_bytes_of_plot,
                      .insert = sql::insert_plot_photo,
                      .remove = sql::remove_plot_photo};
constexpr Album trees{.name = "tree",
                      .summary = "The photographs of a tree, for those in its scope.",
                      .path = "/api/v1/green/trees/{tree}/photos",
                      .one = "/api/v1/green/trees/{tree}/photos/{photo}",
                      .added = "green.tree-photo.add",
                      .removed = "green.tree-photo.remove",
                      .quota = 40 << 20,
                      .not_found = errors::tree_not_found,
                      .not_yours = errors::not_your_tree,
                      .seen = tree_seen,
                      .kept = tree_kept,
                      .list = sql::photos_of_tree,
                      .find = sql::photo_of_tree,
                      .bytes = sql::photo_bytes_of_tree,
                      .insert = sql::insert_tree_photo,
                      .remove = sql::remove_tree_photo};

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

std::string audit_name(const Album& album, std::int64_t of, std::int64_t photo) {
  return std::string(album.name) + "/" + std::to_string(of) + "/photo/" + std::to_string(photo);
}

// How far a photograph was taken from what it shows, where that is a doubt.
class Distance {
 public:
  explicit Distance(const Park& ground)
      : ground_(ground), parks_{ground}, index_(parks_, Coordinates::Degrees, ParkIndex::furthest) {}

  std::optional<std::int64_t> doubtful(const Photo& photo) const {
    const bool drawn = !ground_.shape.empty(), placed = ground_.point != geo::Position{};
    if (!photo.latitude || !photo.longitude || (!drawn && !placed)) return std::nullopt;
    const geo::Position at{*photo.longitude, *photo.latitude};
    double metres = 0;
    if (drawn) {
      const auto nearest = index_.nearest(at);
      metres = nearest ? nearest->metres : ParkIndex::furthest;
    } else {
      metres = std::min(geodesic_m(at.lon, at.lat, ground_.point.lon, ground_.point.lat), ParkIndex::furthest);
    }
    return metres > doubtful_m ? std::optional(std::llround(metres)) : std::nullopt;
  }

 private:
  const Park& ground_;
  std::vector<Park> parks_;
  ParkIndex index_;
};

Photo read_photo(const store::Row& row) {
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
          .longitude = place(6),
          .far_m = {}};
}

Result<Response> list(const Album& album, const Green& green, const Call& call, int status = 200) {
  TRY(const Photos found, green.database().reading([&](store::Transaction& tx) -> Result<Photos> {
    TRY(const Subject subject, album.seen(tx, call));
    Photos photos{tx.all(album.list, {{"of_id", subject.id}}, read_photo), subject.may_edit};
    const Distance distance(subject.ground);
    for (Photo& photo : photos.items) photo.far_m = distance.doubtful(photo);
    return photos;
  }));
  return http::ok_json(found, status);
}

Result<Done> insert(const Album& album, store::Transaction& tx, identity::AuditEntry& entry, const Call& call,
                    const http::Attachment& upload, const Taken& taken, const std::string& stored_name) {
  TRY(const Subject subject, album.kept(tx, call));
  const auto size = static_cast<std::int64_t>(upload.content.size());
  const auto used = tx.one(album.bytes, {{"of_id", subject.id}}, [](const store::Row& row) { return row.integer(0); });
  if (used.value_or(0) + size > album.quota) return Error{errors::photos_full, "file", http::megabytes(album.quota)};
  const std::int64_t id = tx.insert(album.insert, {{"of_id", subject.id},
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
  entry.concerns(subject.unit);
  entry.change(audit_name(album, subject.id, id), "", "sha256 " + upload.sha256);
  return Done{};
}

Result<Response> add(const Album& album, const Green& green, const Call& call) {
  // Rights first: nobody learns from a file's faults that a foreign plot or tree is there.
  TRY(const Subject subject, green.database().reading([&](store::Transaction& tx) { return album.kept(tx, call); }));
  auto upload = http::read_attachment(call, upload_errors);
  auto taken = taken_of(call);
  Problems problems = upload ? Problems{} : upload.problems();
  if (!taken) problems.insert(problems.end(), taken.problems().begin(), taken.problems().end());
  if (upload && !upload->type.starts_with("image/")) problems.push_back({errors::photo_type, "file", {}});
  if (!problems.empty()) return problems;
  const auto keep = [&](const std::string& stored_name) {
    const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) {
      return insert(album, tx, entry, call, *upload, *taken, stored_name);
    };
    return green.identity().audit().transact<Done>(identity::author_of(call), album.added, work);
  };
  TRY_VOID(green.files().save_with(upload->content, keep));
  return list(album, green, call, 201);
}

struct StoredPhoto {
  std::string name, type, stored_name, sha256;
  bool as_sent = false;
};
Result<StoredPhoto> find_photo(const Album& album, store::Transaction& tx, const Subject& subject, const Call& call) {
  const auto id = call.path_integer("photo");
  auto found =
      id ? tx.one(album.find, {{"id", *id}, {"of_id", subject.id}},
                  [&](const store::Row& row) {
                    return StoredPhoto{row.string(0), row.string(1), row.string(2), row.string(3), subject.may_edit};
                  })
         : std::nullopt;
  if (!found) return errors::photo_not_found;
  return std::move(*found);
}

Result<Response> send(const Album& album, const Green& green, const Call& call) {
  TRY(const StoredPhoto found, green.database().reading([&](store::Transaction& tx) -> Result<StoredPhoto> {
    TRY(const Subject subject, album.seen(tx, call));
    return find_photo(album, tx, subject, call);
  }));
  std::string content = green.files().load_or_fault(found.stored_name);
  // A camera writes where it stood, and often whose it is: that stays with those who keep the register.
  if (!found.as_sent) content = without_metadata(content);
  return http::attachment_response(found.name, found.type, std::move(content));
}

Result<Response> take_out(const Album& album, const Green& green, const Call& call) {
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::string> {
    TRY(const Subject subject, album.kept(tx, call));
    TRY(const StoredPhoto found, find_photo(album, tx, subject, call));
    const std::int64_t id = *call.path_integer("photo");
    tx.run(album.remove, {{"id", id}, {"now", call.now}, {"person_id", identity::actor_of(call).id}});
    entry.concerns(subject.unit);
    entry.change(audit_name(album, subject.id, id), "sha256 " + found.sha256, "");
    return found.stored_name;
  };
  TRY(const std::string stored_name,
      green.identity().audit().transact<std::string>(identity::author_of(call), album.removed, work));
  green.files().remove(stored_name);
  return Response{.status = 204, .content_type = "", .body = ""};
}

void add_album(std::vector<http::Endpoint>& table, const Album& album, Green& green) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = album.path,
                   .permission = signed_in,
                   .summary = album.summary,
                   .response = http::schema_of<Photos>(),
                   .errors = {album.not_found},
                   .handler = [&album, &green](const Call& call) { return list(album, green, call); }});
  table.push_back(
      {.method = Method::Post,
       .path = album.path,
       .permission = signed_in,
       .summary = "Attach a photograph (multipart: file, takenOn, latitude, longitude): JPEG or PNG by content, 20 MB.",
       .response = http::schema_of<Photos>(),
       .errors = {album.not_found, album.not_yours, errors::photo_missing, errors::photo_too_many, errors::photo_name,
                  errors::photo_empty, errors::photo_too_large, errors::photo_type, errors::photos_full, errors::photo_place,
                  errors::bad_plot_day, errors::plot_day_ahead},
       .idempotency_key = true,
       .body_limit = http::attachment_body_limit,
       .upload = true,
       .handler = [&album, &green](const Call& call) { return add(album, green, call); }});
  table.push_back({.method = Method::Get,
                   .path = album.one,
                   .permission = signed_in,
                   .summary =
                       "The photograph, as an attachment in a sandbox; as it was sent for those who keep the register, for "
                       "others without what the camera wrote into it.",
                   .errors = {album.not_found, errors::photo_not_found},
                   .handler = [&album, &green](const Call& call) { return send(album, green, call); }});
  table.push_back({.method = Method::Delete,
                   .path = album.one,
                   .permission = signed_in,
                   .summary = "Take a photograph out; who and when stays known.",
                   .errors = {album.not_found, album.not_yours, errors::photo_not_found},
                   .handler = [&album, &green](const Call& call) { return take_out(album, green, call); }});
}

}  // namespace

void add_photo_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  add_album(table, plots, green);
  add_album(table, trees, green);
}

}  // namespace muang::green
