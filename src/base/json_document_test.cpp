// SPDX-License-Identifier: Apache-2.0
#include "base/json_document.hpp"

#include <doctest/doctest.h>

namespace muang {

TEST_CASE("a document is walked without being copied, and a wrong kind is nothing") {
  const JsonDocument document(R"({"a":[1,2.5,"x",null],"b":{"c":true},"a":9})", 8);
  REQUIRE(document.ok());
  const auto list = document.root().find("a");
  REQUIRE(list);
  CHECK(list->size() == 4);
  double sum = 0;
  list->each_item([&](const JsonElement& item) { sum += item.number().value_or(0); });
  CHECK(sum == 3.5);
  CHECK(document.root().size() == 3);
  CHECK(document.root().find("b")->find("c")->kind() == JsonKind::Bool);
  CHECK(!list->find("a"));
  CHECK(!list->text());
  CHECK(!document.root().find("none"));
}

TEST_CASE("a text that cannot be read says why") {
  CHECK(!JsonDocument("", 8).ok());
  CHECK(!JsonDocument("{\"a\":NaN}", 8).fault().empty());
  CHECK(!JsonDocument("[[[[1]]]]", 2).ok());
}

}  // namespace muang
