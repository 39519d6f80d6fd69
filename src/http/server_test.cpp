// SPDX-License-Identifier: Apache-2.0
// On real sockets: what strangers send and what slow ones do.
#include "http/server_scene_test.hpp"

using namespace muang;
using namespace muang::http;
using namespace muang::http::testing;
using namespace muang::http::server_scene;

TEST_CASE("requests on one connection are answered in turn, also when they are sent together") {
  House house;
  Client client(house.start());
  CHECK(body_of(client.get("/healthz")) == "ok\n");
  client.send(
      "GET /api/v1/slow HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/kept HTTP/1.1\r\nHost: x\r\n\r\n"
      "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nabGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(body_of(client.answer()) == "slow");
  CHECK(body_of(client.answer()) == "0");
  CHECK(body_of(client.answer()) == "ab");
  const auto last = client.answer();
  CHECK(body_of(last) == "ok\n");
  CHECK(header_of(last, "X-Request-Id").size() == 16);
  CHECK(header_of(last, "Date").ends_with(" GMT"));
  CHECK(header_of(last, "Server").empty());
}

TEST_CASE("HEAD has the head of GET and no body") {
  House house;
  Client client(house.start());
  for (int i = 0; i < 2; ++i) {  // computed, then kept
    client.send("HEAD /api/v1/kept?size=99 HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto head = client.answer(true);
    CHECK(header_of(head, "Content-Length") == "100");
    CHECK(body_of(head).empty());
  }
  CHECK(body_of(client.get("/healthz")) == "ok\n");
}

TEST_CASE("a malformed request is refused and the connection closed, the server lives on") {
  House house;
  const auto port = house.start();
  for (const std::string& bad :
       {std::string("\r\n\r\n"), std::string("GET\r\n\r\n"), std::string("GET / HTTP/9.9\r\n\r\n"),
        std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), std::string("GET /healthz HTTP/1.1\r\n\r\n"),
        std::string("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        std::string("GET /healthz HTTP/1.1\r\nHost x\r\n\r\n"),
        std::string("GET /healthz HTTP/1.1\r\nHost: x\r\n folded: y\r\nBad Name: 1\r\n\r\n"),
        std::string("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc"),
        std::string("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
        std::string(
            "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        std::string("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"),
        std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + "\r\n\r\n",
        std::string("GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n", 30)}) {
    CAPTURE(bad);
    Client client(port);
    client.send(bad);
    CHECK(status_of(client.until_closed()) == "HTTP/1.1 400");
  }
  Client odd(port);
  odd.send("BREW / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(status_of(odd.until_closed()) == "HTTP/1.1 405");
  Client good(port);
  CHECK(body_of(good.get("/healthz")) == "ok\n");
}

TEST_CASE("a promise of 20 GB is refused before a byte of it, chunks are counted, 64 MB of header end early") {
  House house;
  const auto port = house.start();
  Client promise(port);
  promise.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 21474836480\r\n\r\n");
  CHECK(status_of(promise.until_closed()) == "HTTP/1.1 413");
  Client upload(port);
  upload.send(
      "POST /api/v1/files HTTP/1.1\r\nHost: x\r\nCookie: muang_session=1\r\nExpect: 100-continue\r\nContent-Length: "
      "21474836480\r\n\r\n");
  CHECK(status_of(upload.until_closed()) == "HTTP/1.1 413");
  Client chunks(port);
  chunks.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 12; ++i) chunks.send("64\r\n" + std::string(100, 'x') + "\r\n");
  CHECK(status_of(chunks.until_closed()) == "HTTP/1.1 413");
  Client stranger(port);
  stranger.send("POST /api/v1/files HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
  CHECK(status_of(stranger.until_closed()) == "HTTP/1.1 401");
  Client header(port);
  header.send("GET / HTTP/1.1\r\nHost: x\r\n");
  const std::string line = "X-Fill: " + std::string(1 << 16, 'y') + "\r\n";
  for (int i = 0; i < 1024 && header.send(line); ++i) {
  }
  const auto refused = header.until_closed();
  CHECK((refused.empty() || status_of(refused) == "HTTP/1.1 431"));  // a reset may overtake the answer after so much
  Client large(port);
  large.send("GET / HTTP/1.1\r\nHost: x\r\nX-Fill: " + std::string(17'000, 'y') + "\r\n\r\n");
  CHECK(status_of(large.until_closed()) == "HTTP/1.1 431");
}

TEST_CASE("a body comes whole: chunked, after 100-continue, and 19 MB as a form") {
  House house;
  Client client(house.start());
  client.send(
      "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");
  CHECK(body_of(client.answer()) == "abcde");
  client.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  CHECK(status_of(client.answer()) == "HTTP/1.1 100");
  client.send("xyz");
  CHECK(body_of(client.answer()) == "xyz");
  const std::string file(19'000'000, 'f');
  const std::string form =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + file + "\r\n--b--\r\n";
  client.send(
      "POST /api/v1/files HTTP/1.1\r\nHost: x\r\nCookie: muang_session=1\r\nSec-Fetch-Site: "
      "same-origin\r\nX-Requested-With: muang\r\n"
      "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
      std::to_string(form.size()) + "\r\n\r\n" + form);
  CHECK(body_of(client.answer()) == "19000000");
}

TEST_CASE("who sends one byte at a time is closed at the deadline") {
  House house;
  const auto port = house.start({.header_deadline = 400ms, .body_deadline = 400ms, .idle_deadline = 400ms});
  const auto begin = std::chrono::steady_clock::now();
  Client slow(port), silent(port), body(port), idle(port);
  body.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n");
  CHECK(body_of(idle.get("/healthz")) == "ok\n");
  bool open = true;
  const std::string request = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: " + std::string(200, 'a');
  for (std::size_t i = 0; i < request.size() && open; ++i) {
    open = slow.send(request.substr(i, 1));
    std::this_thread::sleep_for(20ms);
  }
  CHECK(!open);
  CHECK(silent.until_closed().empty());
  CHECK(idle.until_closed().empty());
  CHECK(status_of(body.until_closed()) == "HTTP/1.1 408");
  CHECK(std::chrono::steady_clock::now() - begin < 4500ms);
}

TEST_CASE("files of the web app come from a table: pages fall back to index.html, tricks find nothing") {
  const auto folder = std::filesystem::temp_directory_path() / ("muang-web-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "assets");
  std::ofstream(folder / "index.html") << "<title>เมือง</title>";
  std::ofstream(folder / "assets/app-1a2b.js") << "let a";
  std::ofstream(folder / "assets/app-1a2b.js.gz") << "packed";
  std::filesystem::create_symlink("/etc/passwd", folder / "secret.txt");
  House house;
  Client client(house.start({.web_dir = folder}));
  CHECK(body_of(client.get("/")) == "<title>เมือง</title>");
  CHECK(body_of(client.get("/units/17?x=1")) == "<title>เมือง</title>");
  const auto script = client.get("/assets/app-1a2b.js");
  CHECK(body_of(script) == "let a");
  CHECK(header_of(script, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(body_of(client.get("/assets/app-1a2b.js", "Accept-Encoding: gzip\r\n")) == "packed");
  CHECK(status_of(client.get("/assets/app-1a2b.js", "If-None-Match: " + header_of(script, "ETag") + "\r\n")) ==
        "HTTP/1.1 304");
  for (const char* path : {"/secret.txt", "/assets/none.js", "/api/v1/none", "/assets/app-1a2b.js.gz"}) {
    CHECK(status_of(client.get(path)) == "HTTP/1.1 404");
  }
  for (const char* path : {"/assets/../index.html", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd"}) {
    Client other(house.server->port());
    CHECK(status_of(other.get(path)) == "HTTP/1.1 400");
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("the operator's addresses answer; metrics are not for what comes through a proxy") {
  House house;
  Client client(house.start());
  CHECK(body_of(client.get("/readyz")) == "ready\n");
  CHECK(body_of(client.get("/version")) == R"({"name":"muang","version":"1.2.3"})");
  client.get("/api/v1/kept");
  const auto metrics = client.get("/metrics");
  CHECK(metrics.find("muang_requests_total{endpoint=\"GET /api/v1/kept\",status=\"2xx\"} 1\n") != std::string::npos);
  CHECK(metrics.find("muang_open_connections 1\n") != std::string::npos);
  CHECK(status_of(client.get("/metrics", "X-Forwarded-For: 1.2.3.4\r\n")) == "HTTP/1.1 404");
}

TEST_CASE("stopping finishes what runs, closes what waits and refuses what comes") {
  House house;
  const auto port = house.start({.io_threads = 2});
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 20; ++i) idle.push_back(std::make_unique<Client>(port));
  CHECK(body_of(idle[0]->get("/healthz")) == "ok\n");
  std::string answer;
  std::thread running([&] {
    Client client(port);
    answer = client.get("/api/v1/slow");
  });
  std::this_thread::sleep_for(100ms);
  std::vector<std::thread> stoppers;
  for (int i = 0; i < 3; ++i) stoppers.emplace_back([&] { house.server->stop(); });
  for (auto& stopper : stoppers) stopper.join();
  const auto begin = std::chrono::steady_clock::now();
  house.server->wait();
  running.join();
  CHECK(body_of(answer) == "slow");
  CHECK(header_of(answer, "Connection") == "close");
  CHECK(std::chrono::steady_clock::now() - begin < 3s);
  Client late(port);
  CHECK(!late.connected);
}

TEST_CASE("more connections than allowed are closed at once, and others go on") {
  House house;
  const auto port = house.start({.max_connections = 3});
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<Client>(port));
    CHECK(body_of(clients.back()->get("/healthz")) == "ok\n");
  }
  Client fourth(port);
  CHECK(fourth.get("/healthz").empty());
  CHECK(body_of(clients[0]->get("/healthz")) == "ok\n");
}
