// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_photos.hpp"

#include "green/plot/register_errors.hpp"
#include "green/sql.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/tree_photo_dto.hpp"
#include "green/tree/trees.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr std::int64_t photo_quota = 40 << 20;  // of one tree, some ten photographs of a phone; our choice
constexpr http::AttachmentErrors upload_errors{.missing = errors::photo_missing,
                                               .too_many = errors::photo_too_many,
                                               .name = errors::photo_name,
                                               .empty = errors::photo_empty,
                                               .too_large = errors::photo_too_large,
                                               .type = errors::photo_type};

std::string subject(std::int64_t tree, std::int64_t photo) {
  return "tree/" + std::to_string(tree) + "/photo/" + std::to_string(photo);
}

Result<SeenTree> tree_inside(store::Transaction& tx, const Call& call) {
  TRY(SeenTree seen, seen_tree(tx, call));
  if (!seen.inside) return errors::tree_not_found;
  return seen;
}

Result<Response> list(const Green& green, const Call& call, int status = 200) {
  TRY(const TreePhotos found, green.database().reading([&](store::Transaction& tx) -> Result<TreePhotos> {
    TRY(const SeenTree seen, tree_inside(tx, call));
    TreePhotos photos{.may_edit = seen.may_edit};
    tx.query(sql::photos_of_tree, {{"tree_id", seen.tree.id}}, [&](const store::Row& row) {
      photos.items.push_back({.id = row.integer(0),
                              .size = row.integer(3),
                              .name = row.string(1),
                              .type = row.string(2),
                              .at = iso_instant(row.integer(4)),
                              .by = row.string(5)});
    });
    return photos;
  }));
  return http::ok_json(found, status);
}

Result<Done> insert(store::Transaction& tx, identity::AuditEntry& entry, const Call& call, const http::Attachment& upload,
                    const std::string& stored_name) {
  TRY(const SeenTree seen, tree_to_change(tx, call));
  const std::int64_t tree = seen.tree.id, size = static_cast<std::int64_t>(upload.content.size());
  const auto used =
      tx.one(sql::photo_bytes_of_tree, {{"tree_id", tree}}, [](const store::Row& row) { return row.integer(0); });
  if (used.value_or(0) + size > photo_quota) return Error{errors::photos_full, "file", http::megabytes(photo_quota)};
  const std::int64_t id = tx.insert(sql::insert_tree_photo, {{"tree_id", tree},
                                                             {"name", upload.name},
                                                             {"media_type", upload.type},
                                                             {"size", size},
                                                             {"sha256", upload.sha256},
                                                             {"stored_name", stored_name},
                                                             {"now", call.now},
                                                             {"person_id", identity::actor_of(call).id}});
  entry.concerns(seen.tree.unit);
  entry.change(subject(tree, id), "", "sha256 " + upload.sha256);
  return Done{};
}

Result<Response> add(const Green& green, const Call& call) {
  // Rights first: nobody learns from a file's faults that a foreign tree is there.
  TRY(const SeenTree seen, green.database().reading([&](store::Transaction& tx) { return tree_to_change(tx, call); }));
  TRY(const http::Attachment upload, http::read_attachment(call, upload_errors));
  if (!upload.type.starts_with("image/")) return Error{errors::photo_type, "file", {}};
  const auto keep = [&](const std::string& stored_name) {
    const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) {
      return insert(tx, entry, call, upload, stored_name);
    };
    return green.identity().audit().transact<Done>(identity::author_of(call), "green.tree-photo.add", work);
  };
  TRY_VOID(green.files().save_with(upload.content, keep));
  return list(green, call, 201);
}

struct StoredPhoto {
  std::string name, type, stored_name, sha256;
};
std::optional<StoredPhoto> find_photo(store::Transaction& tx, std::int64_t tree, const Call& call) {
  const auto id = call.path_integer("photo");
  if (!id) return std::nullopt;
  return tx.one(sql::photo_of_tree, {{"id", *id}, {"tree_id", tree}}, [](const store::Row& row) {
    return StoredPhoto{row.string(0), row.string(1), row.string(2), row.string(3)};
  });
}

Result<Response> send(const Green& green, const Call& call) {
  TRY(const StoredPhoto found, green.database().reading([&](store::Transaction& tx) -> Result<StoredPhoto> {
    TRY(const SeenTree seen, tree_inside(tx, call));
    auto photo = find_photo(tx, seen.tree.id, call);
    if (!photo) return errors::photo_not_found;
    return std::move(*photo);
  }));
  return http::attachment_response(found.name, found.type, green.files().load_or_fault(found.stored_name));
}

Result<Response> take_out(const Green& green, const Call& call) {
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::string> {
    TRY(const SeenTree seen, tree_to_change(tx, call));
    const auto found = find_photo(tx, seen.tree.id, call);
    if (!found) return errors::photo_not_found;
    const std::int64_t id = *call.path_integer("photo");
    tx.run(sql::remove_tree_photo, {{"id", id}, {"now", call.now}, {"person_id", identity::actor_of(call).id}});
    entry.concerns(seen.tree.unit);
    entry.change(subject(seen.tree.id, id), "sha256 " + found->sha256, "");
    return found->stored_name;
  };
  TRY(const std::string stored_name,
      green.identity().audit().transact<std::string>(identity::author_of(call), "green.tree-photo.remove", work));
  green.files().remove(stored_name);
  return Response{.status = 204, .content_type = "", .body = ""};
}

}  // namespace

void add_tree_photo_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/green/trees/{tree}/photos", one = "/api/v1/green/trees/{tree}/photos/{photo}";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = signed_in,
                   .summary = "Photographs of a tree, for those in its scope.",
                   .response = http::schema_of<TreePhotos>(),
                   .errors = {errors::tree_not_found},
                   .handler = [&green](const Call& call) { return list(green, call); }});
  table.push_back(
      {.method = Method::Post,
       .path = path,
       .permission = signed_in,
       .summary = "Attach a photograph (multipart: file): JPEG or PNG by content, 20 MB at most.",
       .response = http::schema_of<TreePhotos>(),
       .errors = {errors::tree_not_found, errors::not_your_tree, errors::photo_missing, errors::photo_too_many,
                  errors::photo_name, errors::photo_empty, errors::photo_too_large, errors::photo_type, errors::photos_full},
       .idempotency_key = true,
       .body_limit = http::attachment_body_limit,
       .upload = true,
       .handler = [&green](const Call& call) { return add(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = one,
                   .permission = signed_in,
                   .summary = "The photograph, as an attachment in a sandbox.",
                   .errors = {errors::tree_not_found, errors::photo_not_found},
                   .handler = [&green](const Call& call) { return send(green, call); }});
  table.push_back({.method = Method::Delete,
                   .path = one,
                   .permission = signed_in,
                   .summary = "Take a photograph out; who and when stays known.",
                   .errors = {errors::tree_not_found, errors::not_your_tree, errors::photo_not_found},
                   .handler = [&green](const Call& call) { return take_out(green, call); }});
}

}  // namespace muang::green
