// SPDX-License-Identifier: Apache-2.0
// On real sockets: kept answers stay exact.
#include "http/server_scene_test.hpp"

using namespace muang;
using namespace muang::http;
using namespace muang::http::testing;
using namespace muang::http::server_scene;

TEST_CASE("a kept answer is exact after a write, and not computed twice without one") {
  for (const bool local : {true, false}) {
    House house(local);
    Client client(house.start());
    for (int value = 1; value <= 50; ++value) {
      house.write(value);
      CHECK(body_of(client.get("/api/v1/kept")) == std::to_string(value));
      CHECK(body_of(client.get("/api/v1/kept")) == std::to_string(value));
    }
    CHECK(house.computed == 50);
  }
}

TEST_CASE("a kept answer never lags behind an acknowledged write while others read") {
  House house;
  const auto port = house.start({.io_threads = 2});
  std::atomic<bool> done{false};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      Client client(port);
      while (!done) client.get("/api/v1/kept");
    });
  }
  Client writer(port);
  int behind = 0;
  for (int value = 1; value <= 300; ++value) {
    house.write(value);
    if (body_of(writer.get("/api/v1/kept")) != std::to_string(value)) ++behind;
  }
  done = true;
  for (auto& reader : readers) reader.join();
  CHECK(behind == 0);
}

TEST_CASE("a write that happens while an answer is computed makes it stale at once") {
  for (const bool local : {true, false}) {
    House house(local);
    Client client(house.start());
    house.during = [&] {
      if (house.stored == 0) house.write(1);
    };
    CHECK(body_of(client.get("/api/v1/kept")) == "0");  // as it was when the request came
    CHECK(body_of(client.get("/api/v1/kept")) == "1");
  }
}

TEST_CASE("an unchanged answer is 304, and a large one compressed for who accepts it") {
  House house;
  Client client(house.start());
  const auto first = client.get("/api/v1/kept");
  const auto etag = header_of(first, "ETag");
  CHECK(etag.size() > 10);
  CHECK(status_of(client.get("/api/v1/kept", "If-None-Match: " + etag + "\r\n")) == "HTTP/1.1 304");
  house.write(5);
  CHECK(status_of(client.get("/api/v1/kept", "If-None-Match: " + etag + "\r\n")) == "HTTP/1.1 200");
  for (int i = 0; i < 2; ++i) {
    const auto packed = client.get("/api/v1/kept?size=5000", "Accept-Encoding: gzip\r\n");
    CHECK(header_of(packed, "Content-Encoding") == "gzip");
    CHECK(packed.size() < 2000);
    CHECK(body_of(client.get("/api/v1/kept?size=5000")).size() == 5001);
  }
  CHECK(status_of(client.get("/api/v1/kept?colour=1")) == "HTTP/1.1 400");
}
