// SPDX-License-Identifier: Apache-2.0
#include "base/texts.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "base/json_text.hpp"
#include "base/random.hpp"

using namespace muang;

TEST_CASE("nested keys of a text file are joined with dots, and what is no text is refused") {
  const auto flat = read_flat_json(R"({"a":{"b":"ก"},"c":"d"})", "x.json");
  CHECK(flat.at("a.b") == "ก");
  CHECK(flat.size() == 2);
  CHECK_THROWS_AS(read_flat_json(R"({"a":1})", "x.json"), std::runtime_error);
  CHECK_THROWS_AS(read_flat_json(R"({"a":"1","a":"2"})", "x.json"), std::runtime_error);
  CHECK_THROWS_AS(read_flat_json("{", "x.json"), std::runtime_error);
}

TEST_CASE("the placeholders of a text are filled, and an unknown one stays to be seen") {
  const auto texts = Texts::load(MUANG_SOURCE_DIR "/locales");
  CHECK(texts.get("en", "E9032", {{"seconds", "7"}}) == "Too many requests. Wait 7 seconds and try again.");
  CHECK(texts.get("en", "E9032").find("{seconds}") != std::string::npos);
  CHECK(texts.get("th", "E0000") == "E0000");
  CHECK_THROWS_AS(Texts::load("/nowhere"), std::runtime_error);
}

TEST_CASE("request ids and tokens do not repeat") {
  CHECK(next_request_id() != next_request_id());
  CHECK(random_token() != random_token());
  CHECK(random_token(32).size() == 43);
}
