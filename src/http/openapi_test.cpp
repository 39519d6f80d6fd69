// SPDX-License-Identifier: Apache-2.0
#include "http/openapi.hpp"

#include <doctest/doctest.h>

#include "http/errors.hpp"
#include "http/testing.hpp"

using namespace muang;
using namespace muang::http;
using namespace muang::http::testing;

namespace {

struct Leaf {
  std::string kind;
  std::optional<double> area;
  std::vector<Leaf> children;
  static constexpr auto fields() {
    return std::tuple{field("kind", &Leaf::kind, "Kind.", Limits{.values = "city|town"}),
                      field("area", &Leaf::area, "Area."), field("children", &Leaf::children, "Below.")};
  }
};
struct Sent {
  std::optional<std::string> note;
  static constexpr auto fields() { return std::tuple{field("note", &Sent::note, "A note.")}; }
};

std::vector<Endpoint> table() {
  const auto none = [](const Call&) -> Result<Response> { return Response{}; };
  return {{.method = Method::Put,
           .path = "/api/v1/units/{unit}",
           .permission = Permission("units.manage"),
           .summary = "Change.",
           .request = schema_of<Sent>(),
           .response = schema_of<Leaf>(),
           .errors = {ErrorCode{3011, 409}},
           .if_match = true,
           .handler = none},
          {.method = Method::Get,
           .path = "/api/v1/units/{unit}",
           .permission = open_to_public,
           .summary = "A unit.",
           .query = {{"on", "string", "Day."}},
           .response = schema_of<Page<Leaf>>(),
           .handler = none}};
}

}  // namespace

TEST_CASE("the document is valid JSON, names every struct and lists the codes of each endpoint") {
  const auto text = openapi_document(table(), "1.0.0");
  CHECK(text == openapi_document(table(), "1.0.0"));
  const auto document = parse_json(text);
  REQUIRE(document.ok());
  const Json* put = document->find("paths")->find("/api/v1/units/{unit}")->find("put");
  CHECK(*put->find("operationId")->as<std::string>() == "putUnitsByUnit");
  CHECK(*put->find("responses")->find("409")->find("description")->as<std::string>() == "Conflict: E3011");
  CHECK(*put->find("responses")->find("412")->find("description")->as<std::string>() == "Precondition Failed: E9027");
  const Json* schemas = document->find("components")->find("schemas");
  for (const char* name : {"Leaf", "LeafPage", "Sent", "Problem", "ProblemItem"}) CHECK(schemas->find(name) != nullptr);
  CHECK(schemas->find("Sent")->find("required") == nullptr);
  CHECK(schemas->find("Leaf")->find("required")->as<Json::List>()->size() == 3);
}

TEST_CASE("the types say what may be left out, what may be null and which words are allowed") {
  const auto types = typescript_types(table());
  CHECK(types.find("export interface Sent {\n  /** A note. */\n  \"note\"?: string | null;\n}") != std::string::npos);
  CHECK(types.find("\"kind\": \"city\" | \"town\";") != std::string::npos);
  CHECK(types.find("\"area\": number | null;") != std::string::npos);
  CHECK(types.find("\"children\": Array<Leaf>;") != std::string::npos);
  CHECK(types.find(
            "\"PUT /api/v1/units/{unit}\": {\n    path: { \"unit\": string | number; };\n    query: { };\n    body: Sent;\n"
            "    response: Leaf;\n    ifMatch: true;") != std::string::npos);
}
