// SPDX-License-Identifier: Apache-2.0
// RFC 9457: what the wire says when a request is refused. The first problem gives the status; every problem carries its
// code, its place and its text in both languages. The log gets the cause, the wire the code.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "http/call.hpp"
#include "http/fields.hpp"

namespace muang::http {

struct ProblemItem {
  std::string code, place, text_th, text_en;
  std::map<std::string, std::string> params;
  static constexpr auto fields() {
    return std::tuple{field("code", &ProblemItem::code, "Stable code, E1000 to E9999."),
                      field("field", &ProblemItem::place, "JSON path or row and column; empty for the whole request."),
                      field("textTh", &ProblemItem::text_th, "What happened and what to do, in Thai."),
                      field("textEn", &ProblemItem::text_en, "The same in English."),
                      field("params", &ProblemItem::params, "The values that fill the text.")};
  }
};

struct Problem {
  std::string type, title;
  int status = 500;
  std::string code, detail;
  std::vector<ProblemItem> problems;
  std::string request_id;
  static constexpr auto fields() {
    return std::tuple{field("type", &Problem::type, "urn:muang:error:E3011"),
                      field("title", &Problem::title, "The HTTP status in words."),
                      field("status", &Problem::status, "The HTTP status."),
                      field("code", &Problem::code, "Code of the first problem."),
                      field("detail", &Problem::detail, "Text of the first problem, in the language asked for."),
                      field("problems", &Problem::problems, "Every problem of the request."),
                      field("requestId", &Problem::request_id, "Names the request in the log.")};
  }
};

std::string_view reason_phrase(int status);
std::string_view language_code(Language language);  // "th" or "en"

Response problem_response(const Problems& problems, const Texts& texts, Language language, const std::string& request_id);

}  // namespace muang::http
