// SPDX-License-Identifier: Apache-2.0
#include "http/wire.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <regex>

#include "http/cursor.hpp"
#include "http/errors.hpp"
#include "http/multipart.hpp"
#include "http/problem.hpp"
#include "http/testing.hpp"

using namespace muang;
using namespace muang::http;
using namespace muang::http::testing;

TEST_CASE("a target is decoded once, and unclean ones are refused") {
  const auto target = parse_target("/api/%E0%B8%81?q=a+b%2Bc&x&q=2");
  REQUIRE(target);
  CHECK(target->path == "/api/ก");
  CHECK(target->query.find("q")->second == "a b+c");
  CHECK(target->query.count("q") == 2);
  CHECK(parse_target("/%2525")->path == "/%25");
  for (const char* bad : {"", "*", "http://a/b", "/a/../b", "/%2e%2e/etc/passwd", "/a/.", "//a", "/a%00", "/a%0d%0a", "/%ff",
                          "/%", "/%4", "/a%5cb", "/?a=%zz", "/?%ff=1"}) {
    CAPTURE(bad);
    CHECK(!parse_target(bad));
  }
  std::string many = "/?";
  for (int i = 0; i < 101; ++i) many += "a=1&";
  CHECK(!parse_target(many));
}

TEST_CASE("language and encoding follow the headers") {
  CHECK(preferred_language("") == Language::Thai);
  CHECK(preferred_language("en-GB,en;q=0.9,th;q=0.8") == Language::English);
  CHECK(preferred_language("th-TH,en") == Language::Thai);
  CHECK(preferred_language("fr, en") == Language::English);
  CHECK(accepts_gzip("gzip, deflate, br"));
  CHECK(accepts_gzip("br;q=1, gzip;q=0.5"));
  CHECK(!accepts_gzip("gzip;q=0"));
  CHECK(!accepts_gzip("br"));
}

TEST_CASE("addresses are truncated for the log and believed only from configured proxies") {
  CHECK(truncated_address("203.0.113.77") == "203.0.113.0");
  CHECK(truncated_address("2001:db8:1:2::5") == "2001:db8:1::");
  CHECK(truncated_address("::ffff:203.0.113.77") == "203.0.113.0");
  CHECK(truncated_address("<script>") == "");
  CHECK(client_address("10.0.0.1", "1.2.3.4", {}) == "10.0.0.1");
  CHECK(client_address("10.0.0.1", "6.6.6.6, 1.2.3.4", {"10.0.0.0/8"}) == "1.2.3.4");
  CHECK(client_address("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.9", {"10.0.0.0/8"}) == "1.2.3.4");
  CHECK(client_address("10.0.0.1", "nonsense", {"10.0.0.0/8"}) == "10.0.0.1");
  CHECK(client_address("11.0.0.1", "1.2.3.4", {"10.0.0.0/8"}) == "11.0.0.1");
}

TEST_CASE("a cursor reads back on its own list and nowhere else") {
  auto call = call_of(Method::Get, "/api/v1/people");
  call.query = {{"unit", "5"}, {"limit", "50"}};
  const CursorValues row{"เมือง", "17", ""};
  const auto cursor = next_cursor(call, row);
  const auto reads = [](Call next, const std::string& text) {
    next.query.emplace("cursor", text);
    const auto values = read_cursor(next);
    return values.ok() ? **values : CursorValues{code_text(values.problems()[0].code)};
  };
  const CursorValues refused{"E9017"};
  CHECK(reads(call, cursor) == row);
  call.query.find("limit")->second = "10";
  CHECK(reads(call, cursor) == row);
  auto other = call;
  other.query.find("unit")->second = "6";
  CHECK(reads(other, cursor) == refused);
  other = call;
  other.path = "/api/v1/units";
  CHECK(reads(other, cursor) == refused);
  for (std::size_t i = 0; i < cursor.size(); i += 3) {
    std::string changed = cursor;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK(reads(call, changed) == refused);
  }
  for (const auto& bad : {std::string(), std::string("x"), std::string("%%%"), std::string(10'000, 'A')})
    CHECK(reads(call, bad) == refused);
  CHECK(read_cursor(call_of(Method::Get, "/a"))->has_value() == false);
  call.query.find("limit")->second = "0";
  CHECK(!page_limit(call));
}

TEST_CASE("a form is split into fields and files; the name of a file stays a name") {
  const std::string type = "multipart/form-data; boundary=\"x y\"";
  const auto form = parse_multipart(
      type,
      "--x y\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\nprocess\r\n"
      "--x y\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../../etc/pass;wd \\\"ก\\\".pdf\"\r\n"
      "Content-Type: application/pdf\r\n\r\n\r\n--x\r\n--\r\n--x y--\r\nepilogue");
  REQUIRE(form.ok());
  CHECK(form->fields.at("part") == "process");
  CHECK(form->files.at(0).name == "../../etc/pass;wd \"ก\".pdf");
  CHECK(form->files.at(0).declared_type == "application/pdf");
  CHECK(form->files.at(0).content.starts_with("\r\n--x\r\n"));
}

TEST_CASE("a broken form is refused") {
  const auto code = [](std::string_view type, std::string_view body) {
    const auto form = parse_multipart(type, body);
    return form.ok() ? std::string("read") : code_text(form.problems()[0].code);
  };
  const std::string head = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";
  CHECK(code("multipart/form-data; boundary=b", "--b\r\n" + head + "1\r\n--b--") == "read");
  CHECK(code("multipart/mixed; boundary=b", "") == "E9029");
  for (const auto& [type, body] : std::vector<std::pair<std::string, std::string>>{
           {"multipart/form-data", "--b\r\n" + head + "1\r\n--b--"},
           {"multipart/form-data; boundary=", "----"},
           {"multipart/form-data; boundary=" + std::string(71, 'b'), ""},
           {"multipart/form-data; boundary=b", ""},
           {"multipart/form-data; boundary=b", "--b"},
           {"multipart/form-data; boundary=b", "--b\r\n" + head + "1"},
           {"multipart/form-data; boundary=b", "--b\r\n" + head + "1\r\n--b"},
           {"multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\n1\r\n--b--"},
           {"multipart/form-data; boundary=b", "--b\r\nContent-Type: a\r\n\r\n1\r\n--b--"},
           {"multipart/form-data; boundary=b", "--b\r\n" + head + "1\r\n--b\r\n" + head + "2\r\n--b--"},
           {"multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\xff\"\r\n\r\n1\r\n--b--"},
           {"multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--b--"},
           {"multipart/form-data; boundary=b", "--b\r\n" + std::string(9000, 'x') + ": 1\r\n" + head + "1\r\n--b--"},
           {"multipart/form-data; boundary=b", "--b\r\n" + head + std::string(70'000, 'x') + "\r\n--b--"}}) {
    CAPTURE(body.substr(0, 80));
    CHECK(code(type, body) == "E9018");
  }
  std::string many;
  for (int i = 0; i < 60; ++i)
    many += "--b\r\nContent-Disposition: form-data; name=\"a" + std::to_string(i) + "\"\r\n\r\n1\r\n";
  CHECK(code("multipart/form-data; boundary=b", many + "--b--") == "E9018");
}

TEST_CASE("every code of this door has its text in both languages") {
  std::ifstream in(MUANG_SOURCE_DIR "/src/http/errors.hpp");
  const std::string header{std::istreambuf_iterator<char>(in), {}};
  const std::regex code(R"(ErrorCode \w+\{(\d{4}), (\d{3})\})");
  int found = 0;
  for (std::sregex_iterator at(header.begin(), header.end(), code), end; at != end; ++at, ++found) {
    CAPTURE((*at)[1].str());
    CHECK(texts().has("th", "E" + (*at)[1].str()));
    CHECK(texts().has("en", "E" + (*at)[1].str()));
    CHECK(reason_phrase(std::stoi((*at)[2].str())) != "Error");
  }
  CHECK(found >= 35);
}

TEST_CASE("a problem speaks both languages, carries its place and tells when to come back") {
  const Problems problems{{too_many_requests, "", {{"seconds", "7"}}},
                          {too_long, "answers[0].reasons", {{"maximum", "10"}}}};
  const auto response = problem_response(problems, texts(), Language::English, "abc");
  CHECK(response.status == 429);
  CHECK(response.content_type == "application/problem+json");
  CHECK(response.headers.at(0) == std::pair<std::string, std::string>("Retry-After", "7"));
  const auto problem = read_json<Problem>(response.body);
  REQUIRE(problem.ok());
  CHECK(problem->code == "E9032");
  CHECK(problem->detail == "Too many requests. Wait 7 seconds and try again.");
  CHECK(problem->problems.at(1).place == "answers[0].reasons");
  CHECK(problem->problems.at(1).text_th.find("10") != std::string::npos);
  CHECK(problem->request_id == "abc");
}

TEST_CASE("an answer's head carries the safety headers, and a handler may send a stricter policy") {
  const auto head = head_of({.body = "{}"}, 2);
  for (const char* line : {"HTTP/1.1 200 OK\r\n", "Content-Length: 2\r\n", "X-Content-Type-Options: nosniff\r\n",
                           "frame-ancestors 'none'", "Cross-Origin-Opener-Policy: same-origin\r\n"}) {
    CHECK(head.find(line) != std::string::npos);
  }
  CHECK(head.find("Server:") == std::string::npos);
  CHECK(head.find("unsafe-inline") == std::string::npos);
  const auto own = head_of({.headers = {{"Content-Security-Policy", "sandbox"}}}, 0);
  CHECK(own.find("Content-Security-Policy: sandbox\r\n") != std::string::npos);
  CHECK(own.find("default-src") == std::string::npos);
  CHECK(head_of({.status = 204}, 0).find("Content-Length") == std::string::npos);
  CHECK_THROWS_AS(head_of({.headers = {{"Location", "/a\r\nX: y"}}}, 0), Bug);
}
