// SPDX-License-Identifier: Apache-2.0
#include "http/problem.hpp"

#include "http/json.hpp"

namespace muang::http {

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return status < 400 ? "OK" : "Error";
  }
}

std::string_view language_code(Language language) { return language == Language::Thai ? "th" : "en"; }

Response problem_response(const Problems& problems, const Texts& texts, Language language, const std::string& request_id) {
  ENSURE(!problems.empty(), "a refusal names its problem");
  const Error& first = problems.front();
  const int status = first.code.http_status;
  Problem problem{.type = "urn:muang:error:" + code_text(first.code),
                  .title = std::string(reason_phrase(status)),
                  .status = status,
                  .code = code_text(first.code),
                  .detail = texts.error_text(language_code(language), first),
                  .problems = {},
                  .request_id = request_id};
  Response response{.status = status, .content_type = "application/problem+json"};
  for (const auto& one : problems) {
    problem.problems.push_back(
        {code_text(one.code), one.field, texts.error_text("th", one), texts.error_text("en", one), {}});
    for (const auto& [name, value] : one.params) problem.problems.back().params.emplace(name, value);
  }
  for (const auto& [name, value] : first.params) {
    if (name == "seconds" && (status == 429 || status == 503 || status == 409))
      response.headers.emplace_back("Retry-After", value);
    if (name == "allow" && status == 405) response.headers.emplace_back("Allow", value);
  }
  response.body = write_json(problem);
  return response;
}

}  // namespace muang::http
