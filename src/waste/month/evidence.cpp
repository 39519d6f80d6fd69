// SPDX-License-Identifier: Apache-2.0
#include "waste/month/evidence.hpp"

#include "http/attachments.hpp"
#include "waste/month/evidence_errors.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/sql.hpp"

namespace muang::waste {

std::vector<MonthEvidence> evidence_of_month(store::Transaction& tx, OrgUnitId unit, const Month& month) {
  return tx.all(sql::evidence_of_month, {{"unit_id", unit}, {"month", month.index()}}, [](const store::Row& row) {
    MonthEvidence evidence{.id = row.integer(0),
                           .revision = row.integer(1),
                           .size = row.integer(3),
                           .name = row.string(2),
                           .type = row.string(4),
                           .at = iso_instant(row.integer(5)),
                           .by = row.string(6)};
    if (const auto removed = row.maybe_integer(7)) {
      evidence.removed_at = iso_instant(*removed);
      evidence.removed_by = row.string(8);
    }
    return evidence;
  });
}

namespace {

using http::Call;
using http::Response;

constexpr http::AttachmentErrors upload_errors{.missing = errors::evidence_missing,
                                               .too_many = errors::evidence_too_many,
                                               .name = errors::evidence_name,
                                               .empty = errors::evidence_empty,
                                               .too_large = errors::evidence_too_large,
                                               .type = errors::evidence_type};

struct Place {
  Target target;
  Month month;
  std::string subject(std::int64_t evidence) const {
    return "unit/" + std::to_string(target.unit->id.value) + "/waste/" + month_text(month) + "/evidence/" +
           std::to_string(evidence);
  }
};
Result<Place> place_of(const Waste& waste, const Call& call) {
  TRY(Target target, target_of(call, waste));
  TRY(const Month month, month_of(call));
  return Place{std::move(target), month};
}
Result<Place> writing_place_of(const Waste& waste, const Call& call) {
  TRY(Place place, place_of(waste, call));
  if (!place.target.hands.officer) return errors::not_your_report;
  return place;
}

Result<StoredReport> open_report(store::Transaction& tx, const Place& place) {
  auto stored = newest_report(tx, place.target.unit->id, place.month);
  if (!stored) return Error{errors::evidence_too_early, "file", {}};
  if (stored->state != ReportState::Draft) return errors::report_closed;
  return std::move(*stored);
}

Result<MonthEvidence> insert(store::Transaction& tx, identity::AuditEntry& entry, const Place& place, const Call& call,
                             const http::Attachment& upload, const std::string& stored_name) {
  TRY(const StoredReport report, open_report(tx, place));
  const auto size = static_cast<std::int64_t>(upload.content.size());
  const auto used = tx.one(sql::evidence_bytes_of_month, {{"unit_id", report.unit}, {"month", place.month.index()}},
                           [](const store::Row& row) { return row.integer(0); });
  if (used.value_or(0) + size > evidence_quota) {
    return Error{errors::evidence_full, "file", http::megabytes(evidence_quota)};
  }
  const auto& actor = identity::actor_of(call);
  const auto id = tx.insert(sql::insert_evidence, {{"report_id", report.id},
                                                   {"name", upload.name},
                                                   {"media_type", upload.type},
                                                   {"size", size},
                                                   {"sha256", upload.sha256},
                                                   {"stored_name", stored_name},
                                                   {"now", call.now},
                                                   {"person_id", actor.id}});
  entry.concerns(report.unit);
  entry.change(place.subject(id), "", "sha256 " + upload.sha256);
  return MonthEvidence{.id = id,
                       .revision = report.revision,
                       .size = size,
                       .name = upload.name,
                       .type = upload.type,
                       .at = iso_instant(call.now),
                       .by = actor.display_name};
}

Result<Response> add(const Waste& waste, const Call& call) {
  TRY(const Place place, writing_place_of(waste, call));
  TRY(const http::Attachment upload, http::read_attachment(call, upload_errors));
  const auto keep = [&](const std::string& stored_name) {
    const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) {
      return insert(tx, entry, place, call, upload, stored_name);
    };
    return waste.identity().audit().transact<MonthEvidence>(identity::author_of(call), "waste.evidence.add", work);
  };
  TRY(const MonthEvidence added, waste.files().save_with(upload.content, keep));
  return http::ok_json(added, 201);
}

struct StoredEvidence {
  std::int64_t revision;
  std::string name, type, stored_name, sha256;
};
std::optional<StoredEvidence> find_evidence(store::Transaction& tx, const Place& place, const Call& call) {
  const auto id = call.path_integer("evidence");
  if (!id) return std::nullopt;
  return tx.one(sql::evidence_file, {{"id", *id}, {"unit_id", place.target.unit->id}, {"month", place.month.index()}},
                [](const store::Row& row) {
                  return StoredEvidence{row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4)};
                });
}

Result<Response> send(const Waste& waste, const Call& call) {
  TRY(const Place place, place_of(waste, call));
  const auto found = waste.database().reading([&](store::Transaction& tx) { return find_evidence(tx, place, call); });
  if (!found) return errors::evidence_not_found;
  return http::attachment_response(found->name, found->type, waste.files().load_or_fault(found->stored_name));
}

Result<Response> take_out(const Waste& waste, const Call& call) {
  TRY(const Place place, writing_place_of(waste, call));
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::string> {
    const auto found = find_evidence(tx, place, call);
    if (!found) return errors::evidence_not_found;
    TRY(const StoredReport report, open_report(tx, place));
    if (found->revision != report.revision) {
      return Error{errors::evidence_of_former, {}, {{"revision", std::to_string(found->revision)}}};
    }
    const std::int64_t id = *call.path_integer("evidence");
    tx.run(sql::remove_evidence, {{"id", id}, {"now", call.now}, {"person_id", identity::actor_of(call).id}});
    entry.concerns(report.unit);
    entry.change(place.subject(id), "sha256 " + found->sha256, "");
    return found->stored_name;
  };
  TRY(const std::string stored_name,
      waste.identity().audit().transact<std::string>(identity::author_of(call), "waste.evidence.remove", work));
  waste.files().remove(stored_name);
  return Response{.status = 204, .content_type = "", .body = ""};
}

}  // namespace

void add_evidence_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/units/{unit}/waste/{month}/evidence";
  constexpr std::string_view one = "/api/v1/units/{unit}/waste/{month}/evidence/{evidence}";
  table.push_back(
      {.method = Method::Post,
       .path = path,
       .permission = signed_in,
       .summary = "Attach a file to a draft (multipart: file): PDF, JPEG, PNG, XLSX or DOCX by content, 20 MB at most.",
       .response = http::schema_of<MonthEvidence>(),
       .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_month, errors::month_ahead,
                  errors::not_your_report, errors::report_closed, errors::evidence_missing, errors::evidence_too_many,
                  errors::evidence_name, errors::evidence_empty, errors::evidence_too_large, errors::evidence_type,
                  errors::evidence_full, errors::evidence_too_early},
       .idempotency_key = true,
       .body_limit = http::attachment_body_limit,
       .upload = true,
       .handler = [&waste](const Call& call) { return add(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = one,
                   .permission = signed_in,
                   .summary = "The file, as an attachment in a sandbox.",
                   .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_month, errors::month_ahead,
                              errors::evidence_not_found},
                   .handler = [&waste](const Call& call) { return send(waste, call); }});
  table.push_back({.method = Method::Delete,
                   .path = one,
                   .permission = signed_in,
                   .summary = "Take a file out of a draft; who and when stays known.",
                   .errors = {errors::report_not_found, errors::no_report_unit, errors::bad_month, errors::month_ahead,
                              errors::not_your_report, errors::report_closed, errors::evidence_not_found,
                              errors::evidence_of_former, errors::evidence_too_early},
                   .handler = [&waste](const Call& call) { return take_out(waste, call); }});
}

}  // namespace muang::waste
