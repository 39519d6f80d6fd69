// SPDX-License-Identifier: Apache-2.0
// For tests: callers without identity, and a table of endpoints without slices.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/texts.hpp"
#include "http/etag.hpp"
#include "http/idempotency.hpp"
#include "http/kept.hpp"
#include "http/router.hpp"

namespace muang::http::testing {

struct Somebody : Caller {
  explicit Somebody(std::int64_t who) : id(who) {}
  std::int64_t id;
  bool is_signed_in() const override { return id != 0; }
  std::int64_t person() const override { return id; }
  std::int64_t session() const override { return id; }
};

// The cookie muang_session=N signs person N in; person 1 may do everything, the others nothing special.
struct CookieAuthoriser : Authoriser {
  Result<std::shared_ptr<const Caller>> identify(const Call& call) override {
    const auto value = cookie(call, session_cookie);
    return std::shared_ptr<const Caller>(std::make_shared<Somebody>(value.empty() ? 0 : std::stoll(std::string(value))));
  }
  bool allows(const Caller& caller, Permission) override { return caller.person() == 1; }
};

struct Note {
  std::string text;
  static constexpr auto fields() { return std::tuple{field("text", &Note::text, "The text.", Limits{.max_length = 100})}; }
};

inline const Texts& texts() {
  static const Texts all = Texts::load(MUANG_SOURCE_DIR "/locales");
  return all;
}

inline Call call_of(Method method, std::string path, std::string body = "") {
  Call call{.method = method, .path = std::move(path)};
  call.body = std::move(body);
  call.request_id = "test";
  if (!call.body.empty()) call.headers["content-type"] = "application/json";
  return call;
}
inline Call own_page(Call call, std::string_view person = "1") {
  call.headers["cookie"] = "a=b; muang_session=" + std::string(person);
  call.headers["sec-fetch-site"] = "same-origin";
  call.headers["x-requested-with"] = "muang";
  return call;
}

inline std::string code_of(const Response& response) {
  const auto json = parse_json(response.body);
  const Json* code = json ? json->find("code") : nullptr;
  return code && code->as<std::string>() ? *code->as<std::string>() : std::to_string(response.status);
}

}  // namespace muang::http::testing
