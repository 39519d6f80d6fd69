// SPDX-License-Identifier: Apache-2.0
#include "http/json.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "http/endpoint.hpp"

using namespace muang;
using namespace muang::http;

namespace {

struct Line {
  std::string indicator;
  std::optional<std::int64_t> process;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &Line::indicator, "Its id.", Limits{.max_length = 10}),
                      field("process", &Line::process, "Points.", Limits{.minimum = 0, .maximum = 10})};
  }
};
struct Form {
  std::string kind;
  double area = 0;
  bool final = false;
  int count = 0;
  std::vector<Line> answers;
  std::map<std::string, double> shares;
  std::optional<std::string> note;
  static constexpr auto fields() {
    return std::tuple{field("kind", &Form::kind, "Kind.", Limits{.values = "city|town"}),
                      field("area", &Form::area, "Area."),
                      field("final", &Form::final, "Final?"),
                      field("count", &Form::count, "Count.", Limits{.minimum = 0}),
                      field("answers", &Form::answers, "Answers.", Limits{.max_items = 3}),
                      field("shares", &Form::shares, "Shares."),
                      field("note", &Form::note, "Note.")};
  }
};
struct Wider : Line {
  int extra = 0;
  static constexpr auto fields() {
    return std::tuple_cat(Line::fields(), std::tuple{field("extra", &Wider::extra, "More.")});
  }
};

constexpr auto good = R"({"kind":"town","area":1.5,"final":true,"count":2,"answers":[{"indicator":"ESC-01","process":8},)"
                      R"({"indicator":"ESC-02","process":null}],"shares":{"wet":0.4},"note":"น้ำ\n\"ก\""})";

std::string problem_list(const Problems& problems) {
  std::string out;
  for (const auto& problem : problems) out += code_text(problem.code) + " " + problem.field + "\n";
  return out;
}
std::string refused(std::string_view text) {
  const auto form = read_json<Form>(text);
  return form ? "accepted" : problem_list(form.problems());
}

}  // namespace

TEST_CASE("a body that fits its description is read and written back to the same bytes") {
  const auto form = read_json<Form>(good);
  REQUIRE(form.ok());
  CHECK(form->answers.size() == 2);
  CHECK(form->answers[0].process == 8);
  CHECK(!form->answers[1].process);
  CHECK(form->note == "น้ำ\n\"ก\"");
  CHECK(write_json(*form) == good);
}

TEST_CASE("every problem of a body is named at once, with its path") {
  CHECK(refused(R"({"kind":"village","area":"x","final":1,"count":-1,"answers":[{"indicator":"ESC-01","process":8.5},)"
                R"({"process":11,"colour":1},{"indicator":"12345678901"}],"shares":{"a":1,"a":2},"kind":"town"})") ==
        "E9008 kind\nE9002 area\nE9002 final\nE9007 count\nE9002 answers[0].process\nE9007 answers[1].process\n"
        "E9004 answers[1].colour\nE9003 answers[1].indicator\nE9006 answers[2].indicator\nE9005 shares.a\nE9005 kind\n");
  CHECK(refused("{}") == "E9003 kind\nE9003 area\nE9003 final\nE9003 count\nE9003 answers\nE9003 shares\n");
  CHECK(refused("[]") == "E9002 \n");
  CHECK(refused("null") == "E9002 \n");
}

TEST_CASE("what is no JSON is refused with its own code") {
  CHECK(refused("") == "E9012 \n");
  CHECK(refused("  \n") == "E9012 \n");
  for (const char* text : {"{", "{\"kind\":NaN}", "{'kind':1}", "{\"a\":1,}", "{} {}", "{\"a\":01}", "{\"a\":1e999}",
                           "{\"a\":\"\\ud800\"}", "\xEF\xBB\xBF"}) {
    CAPTURE(text);
    CHECK(refused(text) == "E9001 \n");
  }
  CHECK(refused("{\"kind\":\"\xff\"}") == "E9011 \n");
  CHECK(refused(std::string(100'000, '[') + std::string(100'000, ']')) == "E9010 \n");
  CHECK(refused(std::string(40, '[') + std::string(40, ']')) == "E9010 \n");
}

TEST_CASE("control characters, long lists and numbers outside the exact range are refused") {
  const auto with = [](std::string_view line) { return read_json<Line>(line); };
  CHECK(problem_list(with("{\"indicator\":\"a\\u0000b\"}").problems()) == "E9013 indicator\n");
  CHECK(problem_list(with("{\"indicator\":\"a\",\"process\":18446744073709551615}").problems()) == "E9007 process\n");
  CHECK(with("{\"indicator\":\"a\",\"process\":8.0}").ok());
  CHECK(problem_list(read_json<Wider>("{\"indicator\":\"a\",\"extra\":4294967296}").problems()) == "E9007 extra\n");
  CHECK(write_json(Wider{{"x", 1}, 2}) == R"({"indicator":"x","process":1,"extra":2})");
  std::string many = R"({"kind":"town","area":1,"final":true,"count":2,"shares":{},"answers":[)";
  for (int i = 0; i < 4; ++i) many += R"({"indicator":"a"},)";
  many.back() = ']';
  CHECK(refused(many + "}") == "E9009 answers\n");
}

TEST_CASE("a hostile list does not make an endless answer") {
  std::string text = "{";
  for (int i = 0; i < 5000; ++i) text += "\"x" + std::to_string(i) + "\":1,";
  text.back() = '}';
  const auto form = read_json<Form>(text);
  CHECK(form.problems().size() == max_problems);
}

TEST_CASE("numbers are written as the shortest decimal that reads back") {
  CHECK(write_json(0.1) == "0.1");
  CHECK(write_json(70.0) == "70");
  CHECK(write_json(69.99999999999999) == "69.99999999999999");
  CHECK(write_json(std::nan("")) == "null");
  CHECK(write_json(std::vector<double>{1e300, -0.5}) == "[1e+300,-0.5]");
  CHECK(write_json(Json(Json::Object{{"a", Json::List{1, nullptr, true, "x\ty"}}})) == R"({"a":[1,null,true,"x\u0009y"]})");
}

TEST_CASE("a schema knows name, slice and fields of its struct") {
  const auto& schema = schema_of<Form>().get();
  CHECK(schema.kind == Schema::Kind::Object);
  CHECK(schema.name == "Form");
  CHECK(schema.properties.size() == 7);
  CHECK(schema.properties[6].optional);
  CHECK(schema.properties[4].type.get().item == schema_of<Line>());
  CHECK(schema_of<Page<Line>>().get().name == "LinePage");
  CHECK(detail::slice_name("muang::http::Page<muang::city::Fact>") == "city");
}
