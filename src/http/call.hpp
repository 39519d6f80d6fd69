// SPDX-License-Identifier: Apache-2.0
// One request on its way through the house, and the answer. Knows nothing of sockets.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/core/id.hpp"
#include "base/core/result.hpp"

namespace muang::http {

enum class Method { Get, Post, Put, Patch, Delete };
enum class Language { Thai, English };

// Who calls. Identity derives its Actor from it; http itself asks only whether somebody has signed in.
struct Caller {
  virtual ~Caller() = default;
  virtual bool is_signed_in() const = 0;
  virtual std::int64_t person() const = 0;   // 0 for the public
  virtual std::int64_t session() const = 0;  // 0 for the public
};

struct UploadedFile {
  std::string field, name, declared_type;  // the name as sent: never used as a path
  std::string content;
};

struct Call {
  Method method = Method::Get;
  std::string path;                                             // decoded, without the query
  std::map<std::string, std::string, std::less<>> path_values;  // {unit} → "17"
  std::multimap<std::string, std::string, std::less<>> query;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;
  std::vector<UploadedFile> files;                       // of multipart/form-data
  std::map<std::string, std::string, std::less<>> form;  // its plain fields
  std::string address;  // of the client; from a forwarded header only behind a configured proxy
  std::string request_id;
  Language language = Language::Thai;
  Instant now = 0;
  std::shared_ptr<const Caller> caller;

  std::string_view header(std::string_view name) const;  // empty when absent
  std::optional<std::string> query_value(std::string_view name) const;
  std::optional<std::int64_t> path_integer(std::string_view name) const;  // nullopt: not a whole number
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // ETag, Location, Content-Disposition …
};

using Handler = std::function<Result<Response>(const Call&)>;

}  // namespace muang::http
