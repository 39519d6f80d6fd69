// SPDX-License-Identifier: Apache-2.0
// The audit trail as the department reads it. Named routes_audit: the chain itself lives in audit*.cpp.
#include <limits>

#include "http/cursor.hpp"
#include "identity/errors.hpp"
#include "identity/routes.hpp"
#include "identity/sql.hpp"
#include "identity/unit_views.hpp"

namespace muang::identity {

struct AuditChange {
  std::string subject;
  std::optional<std::string> before, after, digest;
  static constexpr auto fields() {
    return std::tuple{field("subject", &AuditChange::subject, "What was changed."),
                      field("before", &AuditChange::before, "The old value."),
                      field("after", &AuditChange::after, "The new value."),
                      field("digest", &AuditChange::digest, "Stands for a personal value, which is not kept here.")};
  }
};

struct AuditItem {
  std::int64_t id = 0, at = 0, person_id = 0;
  std::optional<std::string> person_name;
  std::string actor, action;
  std::optional<std::int64_t> unit_id;
  std::vector<AuditChange> changes;
  bool sealed = false;
  static constexpr auto fields() {
    return std::tuple{field("id", &AuditItem::id, "Number of the row."),
                      field("at", &AuditItem::at, "Milliseconds since 1970 UTC."),
                      field("personId", &AuditItem::person_id, "Who; 0: nobody with an account."),
                      field("personName", &AuditItem::person_name, "Name as shown."),
                      field("actor", &AuditItem::actor, "public: somebody who had not signed in sent it.",
                            http::Limits{.values = "person|public|system"}),
                      field("action", &AuditItem::action, "What was done."),
                      field("unitId", &AuditItem::unit_id, "The unit that it concerns."),
                      field("changes", &AuditItem::changes, "What it changed."),
                      field("sealed", &AuditItem::sealed, "Linked into the chain.")};
  }
};

namespace {

std::optional<std::string> text_of(const http::Json& object, std::string_view key) {
  const http::Json* found = object.find(key);
  const auto* text = found ? found->as<std::string>() : nullptr;
  return text ? std::optional(*text) : std::nullopt;
}

// A row of a request that nobody signed in for is the public's; without a request the program acted by itself.
std::string actor_word(std::int64_t person, std::string_view request_id) {
  if (person != 0) return "person";
  return request_id.empty() ? "system" : "public";
}

std::vector<AuditChange> changes_of(std::string_view body) {
  std::vector<AuditChange> changes;
  const auto json = http::parse_json(body);
  const http::Json* found = json ? json->find("changes") : nullptr;
  const auto* list = found ? found->as<http::Json::List>() : nullptr;
  if (!list) return changes;
  for (const http::Json& one : *list) {
    changes.push_back(
        {text_of(one, "subject").value_or(""), text_of(one, "before"), text_of(one, "after"), text_of(one, "digest")});
  }
  return changes;
}

Result<http::Response> list(IdentityService& identity, const http::Call& call) {
  const Actor& actor = actor_of(call);
  std::optional<OrgUnitId> unit_id;
  if (const auto text = call.query_value("unit")) {
    const OrgUnit* unit = unit_named(*actor.tree, *text);
    if (!unit) return errors::unit_not_found;
    unit_id = unit->id;
  }
  TRY(const int limit, http::page_limit(call));
  TRY(const auto cursor, http::read_cursor(call));
  const std::int64_t before =
      cursor && !cursor->empty() ? std::atoll(cursor->front().c_str()) : std::numeric_limits<std::int64_t>::max();
  http::Page<AuditItem> page;
  identity.database().read([&](store::Transaction& tx) {
    tx.query(sql::list_audit, {{"before", before}, {"unit_id", unit_id}, {"limit", limit}}, [&](const store::Row& row) {
      page.items.push_back({.id = row.integer(0),
                            .at = row.integer(1),
                            .person_id = row.integer(2),
                            .person_name = row.maybe_text(3),
                            .actor = actor_word(row.integer(2), row.text(8)),
                            .action = row.string(4),
                            .unit_id = row.maybe_integer(5),
                            .changes = changes_of(row.text(6)),
                            .sealed = row.flag(7)});
    });
  });
  if (page.items.size() == static_cast<std::size_t>(limit))
    page.next_cursor = http::next_cursor(call, {std::to_string(page.items.back().id)});
  http::Response response = http::ok_json(page);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

std::vector<http::Endpoint> audit_endpoints(IdentityService& identity) {
  return {{.method = http::Method::Get,
           .path = "/api/v1/audit",
           .permission = permissions::read_audit,
           .summary = "Who changed what, newest first.",
           .query = {{"unit", "string", "only what concerns this unit"},
                     {"limit", "integer", "rows a page"},
                     {"cursor", "string", "from nextCursor"}},
           .response = http::schema_of<http::Page<AuditItem>>(),
           .errors = {errors::unit_not_found},
           .handler = [&identity](const http::Call& call) { return list(identity, call); }}};
}

}  // namespace muang::identity
