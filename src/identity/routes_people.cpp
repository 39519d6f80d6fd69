// SPDX-License-Identifier: Apache-2.0
#include "http/cursor.hpp"
#include "identity/committees.hpp"
#include "identity/errors.hpp"
#include "identity/people.hpp"
#include "identity/routes.hpp"
#include "identity/unit_views.hpp"

namespace muang::identity {
namespace {

using http::Call;
using http::Method;
using http::Response;

template <http::Described T>
Response private_json(const T& value, int status = 200) {
  Response response = http::ok_json(value, status);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> list(IdentityService& identity, const Call& call) {
  const Actor& actor = actor_of(call);
  OrgUnitId within;
  if (const auto text = call.query_value("unit")) {
    const OrgUnit* unit = unit_named(*actor.tree, *text);
    if (!unit) return errors::unit_not_found;
    if (!actor.may(permissions::invite_people, unit->id)) return errors::not_allowed;
    within = unit->id;
  }
  TRY(const int limit, http::page_limit(call));
  TRY(const auto cursor, http::read_cursor(call));
  const std::int64_t after = cursor && !cursor->empty() ? std::atoll(cursor->front().c_str()) : 0;
  auto page = list_people(identity, actor, within, after, static_cast<std::size_t>(limit));
  if (page.next_cursor) page.next_cursor = http::next_cursor(call, {*page.next_cursor});
  return private_json(page);
}

Result<Response> invite_call(IdentityService& identity, const Call& call, const PersonInvite& body) {
  TRY(const IssuedLink link, invite(identity, actor_of(call), body, author_of(call)));
  return private_json(link, 201);
}

Result<Response> reset_call(IdentityService& identity, const Call& call) {
  const auto person = call.path_integer("person");
  if (!person) return errors::person_not_found;
  TRY(const IssuedLink link, reset(identity, actor_of(call), {*person}, author_of(call)));
  return private_json(link);
}

Result<Response> edit_call(IdentityService& identity, const Call& call, const PersonEdit& body) {
  const auto person = call.path_integer("person");
  if (!person) return errors::person_not_found;
  TRY(const PersonView view, edit_person(identity, actor_of(call), {*person}, body, author_of(call)));
  return private_json(view);
}

Result<FiscalYear> year_of(const Call& call) {
  const auto year = call.path_integer("year");
  if (!year || *year < 2500 || *year > 2700) return Error{errors::bad_year, "year", {}};
  return FiscalYear::from_buddhist(static_cast<int>(*year));
}

Result<Response> committees(IdentityService& identity, const Call& call) {
  TRY(const FiscalYear year, year_of(call));
  return private_json(committees_of(identity, year));
}

Result<Response> appoint_call(IdentityService& identity, const Call& call, const CommitteeView& body) {
  TRY(const FiscalYear year, year_of(call));
  TRY(const CommitteeView view, appoint(identity, year, body, author_of(call)));
  return private_json(view, 201);
}

const std::vector<ErrorCode> change_errors{errors::person_not_found, errors::not_allowed,   errors::role_does_not_fit,
                                           errors::unit_not_found,   errors::no_unit_given, errors::not_yourself,
                                           errors::name_missing};

}  // namespace

std::vector<http::Endpoint> people_endpoints(IdentityService& identity) {
  return {
      {.method = Method::Get,
       .path = "/api/v1/people",
       .permission = permissions::invite_people,
       .summary = "People within my scope.",
       .query = {{"unit", "string", "only those of this unit and below it"},
                 {"limit", "integer", "rows a page"},
                 {"cursor", "string", "from nextCursor"}},
       .response = http::schema_of<http::Page<PersonView>>(),
       .errors = {errors::unit_not_found, errors::not_allowed},
       .handler = [&identity](const Call& call) { return list(identity, call); }},
      {.method = Method::Post,
       .path = "/api/v1/people",
       .permission = permissions::invite_people,
       .summary = "Invite a person; the one-time link is shown this once.",
       .request = http::schema_of<PersonInvite>(),
       .response = http::schema_of<IssuedLink>(),
       .errors = {errors::not_allowed, errors::unit_not_found, errors::role_does_not_fit, errors::no_unit_given,
                  errors::login_malformed, errors::login_taken, errors::name_missing},
       .idempotency_key = true,
       .handler = http::with_body<PersonInvite>(
           [&identity](const Call& call, const PersonInvite& body) { return invite_call(identity, call, body); })},
      {.method = Method::Post,
       .path = "/api/v1/people/{person}/reset",
       .permission = permissions::invite_people,
       .summary = "Issue a one-time link to set a new password.",
       .response = http::schema_of<IssuedLink>(),
       .errors = {errors::person_not_found, errors::not_allowed, errors::person_inactive},
       .handler = [&identity](const Call& call) { return reset_call(identity, call); }},
      {.method = Method::Patch,
       .path = "/api/v1/people/{person}",
       .permission = permissions::invite_people,
       .summary = "Disable, enable, rename or move a person.",
       .request = http::schema_of<PersonEdit>(),
       .response = http::schema_of<PersonView>(),
       .errors = change_errors,
       .handler = http::with_body<PersonEdit>(
           [&identity](const Call& call, const PersonEdit& body) { return edit_call(identity, call, body); })},
      {.method = Method::Get,
       .path = "/api/v1/rounds/{year}/committees",
       .permission = signed_in,
       .summary = "Committees of a round.",
       .response = http::schema_of<CommitteeList>(),
       .errors = {errors::bad_year},
       .handler = [&identity](const Call& call) { return committees(identity, call); }},
      {.method = Method::Post,
       .path = "/api/v1/rounds/{year}/committees",
       .permission = permissions::appoint_committees,
       .summary = "Appoint a committee by order.",
       .request = http::schema_of<CommitteeView>(),
       .response = http::schema_of<CommitteeView>(),
       .errors = {errors::bad_year, errors::bad_committee, errors::bad_day},
       .idempotency_key = true,
       .handler = http::with_body<CommitteeView>(
           [&identity](const Call& call, const CommitteeView& body) { return appoint_call(identity, call, body); })},
  };
}

}  // namespace muang::identity
