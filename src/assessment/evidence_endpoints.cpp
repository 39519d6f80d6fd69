// SPDX-License-Identifier: Apache-2.0
#include "assessment/answers.hpp"
#include "assessment/errors.hpp"
#include "assessment/sql.hpp"
#include "http/attachments.hpp"

namespace muang::assessment {

namespace p = identity::permissions;

namespace {

using http::Call;
using http::Method;
using http::Response;

constexpr http::AttachmentErrors upload_errors{errors::file_missing, errors::too_many_files, errors::file_name,
                                               errors::file_empty,   errors::file_too_large, errors::file_type};

std::optional<std::string> part_of(const Call& call) {
  const auto part = call.form.find("part");
  return part != call.form.end() && !part->second.empty() ? std::optional(part->second) : std::nullopt;
}

Result<std::string> line_of_request(const Framework& framework, const Call& call, const std::optional<std::string>& part) {
  const std::string& id = call.path_values.at("indicator");
  const auto line = framework.line_of(id);
  if (!line) return Error{errors::indicator_unknown, "indicator", {{"indicator", id.substr(0, 40)}}};
  if (!part) return framework.lines[*line].id;
  for (const Part& known : framework.parts) {
    if (known.id == *part) return framework.lines[*line].id;
  }
  return Error{errors::part_unknown, "part", {{"part", part->substr(0, 40)}}};
}

Result<EvidenceView> insert(store::Transaction& tx, identity::AuditEntry& entry, const AssessmentService& service,
                            const Call& call, const Writing& writing, const http::Attachment& upload,
                            const std::string& stored_name) {
  const auto part = part_of(call);
  TRY(const OpenSheet open, open_sheet(tx, entry, writing, call.now));
  TRY(const std::string line, line_of_request(service.framework(open.sheet.edition), call, part));
  const auto used = tx.one(sql::evidence_bytes_of_unit, {{"unit_id", open.sheet.unit}},
                           [](const store::Row& row) { return row.integer(0); });
  const auto quota = service.settings().evidence_quota;
  if (used.value_or(0) + static_cast<std::int64_t>(upload.content.size()) > quota) {
    return Error{errors::quota_full, "file", http::megabytes(quota)};
  }
  const auto& actor = identity::actor_of(call);
  const auto id = tx.insert(sql::insert_evidence, {{"sheet_id", open.sheet.id},
                                                   {"indicator", line},
                                                   {"part", part},
                                                   {"name", upload.name},
                                                   {"media_type", upload.type},
                                                   {"size", upload.content.size()},
                                                   {"sha256", upload.sha256},
                                                   {"stored_name", stored_name},
                                                   {"now", call.now},
                                                   {"person", actor.id}});
  entry.change(answer_subject(open.sheet, line) + "/evidence/" + std::to_string(id), "", "sha256 " + upload.sha256);
  return EvidenceView{id,
                      upload.name,
                      static_cast<std::int64_t>(upload.content.size()),
                      upload.type,
                      part,
                      instant_text(call.now),
                      actor.display_name};
}

Result<Response> add(const AssessmentService& service, const Call& call) {
  TRY(const Writing writing, prepare_writing(call, service));
  TRY(const http::Attachment upload, http::read_attachment(call, upload_errors));
  const auto keep = [&](const std::string& stored_name) {
    const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) {
      return insert(tx, entry, service, call, writing, upload, stored_name);
    };
    return service.identity().audit().transact<EvidenceView>(identity::author_of(call), "assessment.evidence.add", work);
  };
  TRY(const EvidenceView added, http::FileStore(service.settings().files).save_with(upload.content, keep));
  return http::ok_json(added, 201);
}

struct StoredEvidence {
  std::string name, type, stored_name, sha256;
};
std::optional<StoredEvidence> find_evidence(store::Transaction& tx, SheetId sheet, const Call& call) {
  const auto id = call.path_integer("evidence");
  if (!id) return std::nullopt;
  return tx.one(sql::evidence_row, {{"id", *id}, {"sheet_id", sheet}, {"indicator", call.path_values.at("indicator")}},
                [](const store::Row& row) {
                  return StoredEvidence{row.string(0), row.string(1), row.string(3), row.string(4)};
                });
}

Result<Response> send(const AssessmentService& service, const Call& call) {
  TRY(const Place place, sheet_place(call, service));
  const auto found = service.database().reading([&](store::Transaction& tx) -> std::optional<StoredEvidence> {
    const auto sheet = seen_sheet(tx, place);
    return sheet ? find_evidence(tx, sheet->id, call) : std::nullopt;
  });
  if (!found) return errors::evidence_not_found;
  const http::FileStore files(service.settings().files);
  return http::attachment_response(found->name, found->type, files.load_or_fault(found->stored_name));
}

Result<Response> take_out(const AssessmentService& service, const Call& call) {
  TRY(const Writing writing, prepare_writing(call, service));
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::string> {
    if (!find_sheet(tx, writing.place.unit->id, writing.place.year.gregorian())) return errors::evidence_not_found;
    TRY(const OpenSheet open, open_sheet(tx, entry, writing, call.now));
    const auto found = find_evidence(tx, open.sheet.id, call);
    if (!found) return errors::evidence_not_found;
    tx.run(sql::remove_evidence,
           {{"id", *call.path_integer("evidence")}, {"now", call.now}, {"person", identity::actor_of(call).id}});
    entry.change(
        answer_subject(open.sheet, call.path_values.at("indicator")) + "/evidence/" + call.path_values.at("evidence"),
        "sha256 " + found->sha256, "");
    return found->stored_name;
  };
  TRY(const std::string stored_name,
      service.identity().audit().transact<std::string>(identity::author_of(call), "assessment.evidence.remove", work));
  http::FileStore(service.settings().files).remove(stored_name);
  return Response{.status = 204, .content_type = "", .body = ""};
}

}  // namespace

void add_evidence_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  constexpr std::string_view path = "/api/v1/units/{unit}/sheets/{year}/answers/{indicator}/evidence";
  constexpr std::string_view one = "/api/v1/units/{unit}/sheets/{year}/answers/{indicator}/evidence/{evidence}";
  table.push_back(
      {.method = Method::Post,
       .path = path,
       .permission = p::edit_sheet,
       .summary = "Attach a file (multipart: file, part): PDF, JPEG, PNG, XLSX or DOCX by content, 20 MB at most.",
       .response = http::schema_of<EvidenceView>(),
       .errors = {errors::file_missing, errors::too_many_files, errors::file_name, errors::file_empty,
                  errors::file_too_large, errors::file_type, errors::part_unknown, errors::quota_full,
                  errors::not_your_sheet, errors::sheet_closed, errors::sheet_handed_in, errors::indicator_unknown},
       .idempotency_key = true,
       .body_limit = http::attachment_body_limit,
       .upload = true,
       .handler = [&service](const Call& call) { return add(service, call); }});
  table.push_back({.method = Method::Get,
                   .path = one,
                   .permission = signed_in,
                   .summary = "The file, as an attachment in a sandbox.",
                   .errors = {errors::evidence_not_found},
                   .handler = [&service](const Call& call) { return send(service, call); }});
  table.push_back(
      {.method = Method::Delete,
       .path = one,
       .permission = p::edit_sheet,
       .summary = "Take the file out; who and when stays known.",
       .errors = {errors::evidence_not_found, errors::not_your_sheet, errors::sheet_closed, errors::sheet_handed_in},
       .handler = [&service](const Call& call) { return take_out(service, call); }});
}

}  // namespace muang::assessment
