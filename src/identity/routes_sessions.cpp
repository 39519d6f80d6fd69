// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"
#include "identity/errors.hpp"
#include "identity/routes.hpp"
#include "identity/sessions.hpp"

namespace muang::identity {
namespace {

using http::Call;
using http::Method;
using http::Response;

// The name of the scheme comes from the proxy in front; a client that makes it up only harms its own cookie.
std::string set_cookie(const Call& call, const std::string& token, Instant lasts) {
  std::string value = std::string(http::session_cookie) + "=" + token +
                      "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(lasts / second);
  if (call.header("x-forwarded-proto") == "https") value += "; Secure";
  return value;
}

Response private_json(const Me& me) {
  Response response = http::ok_json(me);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response came_in(IdentityService& identity, const Call& call, const SignedIn& in) {
  Response response = private_json(describe(identity, *actor_of_person(identity, in.person)));
  response.headers.emplace_back("Set-Cookie", set_cookie(call, in.token, session_longest));
  return response;
}

Result<Response> sign_in_call(IdentityService& identity, const Call& call, const SignIn& body) {
  TRY(const SignedIn in, sign_in(identity, body, call.address, author_of(call)));
  return came_in(identity, call, in);
}

Result<Response> me(IdentityService& identity, const Call& call) { return private_json(describe(identity, actor_of(call))); }

Result<Response> sign_out_call(IdentityService& identity, const Call& call) {
  TRY_VOID(sign_out(identity, actor_of(call), author_of(call)));
  return Response{.status = 204, .headers = {{"Set-Cookie", set_cookie(call, "", 0)}}};
}

Result<Response> password(IdentityService& identity, const Call& call, const PasswordChange& body) {
  TRY_VOID(change_password(identity, actor_of(call), body, author_of(call)));
  return Response{.status = 204};
}

Result<Response> look(IdentityService& identity, const Call& call) {
  TRY(const LinkView view, look_at_link(identity, call.path_values.at("token"), call.now));
  Response response = http::ok_json(view);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> use(IdentityService& identity, const Call& call, const LinkUse& body) {
  TRY(const SignedIn in, use_link(identity, call.path_values.at("token"), body, author_of(call)));
  return came_in(identity, call, in);
}

}  // namespace

std::vector<http::Endpoint> session_endpoints(IdentityService& identity) {
  return {
      {.method = Method::Post,
       .path = "/api/v1/session",
       .permission = open_to_public,
       .summary = "Sign in.",
       .request = http::schema_of<SignIn>(),
       .response = http::schema_of<Me>(),
       .errors = {errors::wrong_login, errors::too_many_attempts},
       .body_limit = 4096,
       .handler = http::with_body<SignIn>(
           [&identity](const Call& call, const SignIn& body) { return sign_in_call(identity, call, body); })},
      {.method = Method::Get,
       .path = "/api/v1/session",
       .permission = open_to_public,
       .summary = "Who I am; signedIn is false for the public.",
       .response = http::schema_of<Me>(),
       .handler = [&identity](const Call& call) { return me(identity, call); }},
      {.method = Method::Delete,
       .path = "/api/v1/session",
       .permission = open_to_public,
       .summary = "Sign out.",
       .handler = [&identity](const Call& call) { return sign_out_call(identity, call); }},
      {.method = Method::Put,
       .path = "/api/v1/session/password",
       .permission = signed_in,
       .summary = "Change my password; every other session of mine ends.",
       .request = http::schema_of<PasswordChange>(),
       .errors = {errors::wrong_current_password, errors::password_too_short, errors::password_too_common,
                  errors::password_too_long, errors::too_many_attempts},
       .body_limit = 8192,
       .handler = http::with_body<PasswordChange>(
           [&identity](const Call& call, const PasswordChange& body) { return password(identity, call, body); })},
      {.method = Method::Get,
       .path = "/api/v1/links/{token}",
       .permission = open_to_public,
       .summary = "What a one-time link is for.",
       .response = http::schema_of<LinkView>(),
       .errors = {errors::link_not_found},
       .handler = [&identity](const Call& call) { return look(identity, call); }},
      {.method = Method::Post,
       .path = "/api/v1/links/{token}",
       .permission = open_to_public,
       .summary = "Use a one-time link: set the password and come in.",
       .request = http::schema_of<LinkUse>(),
       .response = http::schema_of<Me>(),
       .errors = {errors::link_not_found, errors::login_malformed, errors::login_taken, errors::name_missing,
                  errors::password_too_short, errors::password_too_common, errors::password_too_long},
       .body_limit = 8192,
       .handler = http::with_body<LinkUse>(
           [&identity](const Call& call, const LinkUse& body) { return use(identity, call, body); })},
  };
}

}  // namespace muang::identity
