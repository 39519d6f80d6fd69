// SPDX-License-Identifier: Apache-2.0
// A row of an endpoint table. From these rows: the router, OpenAPI 3.1 and the TypeScript types; there is no other door.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/core/error.hpp"
#include "base/core/permission.hpp"
#include "http/call.hpp"
#include "http/json.hpp"
#include "http/schema.hpp"

namespace muang::http {

struct QueryParameter {
  std::string_view name;
  std::string_view type = "string";  // string | integer | boolean
  std::string_view description;
  bool required = false;
};

// What the caches may do with a GET. `topics` are version counters that the write gate bumps; while none of them moved,
// the kept bytes are the exact answer. Only answers that are the same for every caller may be kept.
struct Kept {
  std::vector<std::string> topics;  // empty: never kept
};

struct Endpoint {
  Method method;
  std::string_view path;  // "/api/v1/units/{unit}/facts"
  Permission permission;  // no default: leaving it out does not compile
  std::string_view summary;
  std::vector<QueryParameter> query = {};
  SchemaRef request = {};   // empty: no body
  SchemaRef response = {};  // empty: no JSON body (files, 204)
  std::vector<ErrorCode> errors = {};
  bool if_match = false;         // 428 without, 412 when stale (the use case compares)
  bool idempotency_key = false;  // honoured on POST that creates
  std::size_t body_limit = 1 << 20;
  bool upload = false;  // the body is multipart/form-data with files; nothing else is accepted
  Kept kept = {};
  Handler handler;
};

// Wraps a use case that takes a described body: all shape problems are answered before it is called.
template <Described Body, class F>
Handler with_body(F use_case) {
  return [use_case](const Call& call) -> Result<Response> {
    TRY(const Body body, read_json<Body>(call.body));
    return use_case(call, body);
  };
}

template <Described T>
Response ok_json(const T& value, int status = 200) {
  return {.status = status, .body = write_json(value)};
}

}  // namespace muang::http
