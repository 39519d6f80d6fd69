// SPDX-License-Identifier: Apache-2.0
#include "base/sandbox.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string>
#include <thread>

using namespace muang;
using namespace std::chrono_literals;
using End = SandboxResult::End;

namespace {
SandboxResult shell(const std::string& script, std::string_view input = "", SandboxLimits limits = {.time = 5s}) {
  return run_limited("/bin/sh", {"-c", script}, input, limits);
}
}  // namespace

TEST_CASE("a child reads its input, which it can seek in, and answers") {
  const std::string input(300'000, 'x');
  const auto result = shell("wc -c; head -c 2 /dev/stdin; echo oops >&2; exit 3", input);
  CHECK(result.end == End::Exited);
  CHECK(result.exit_code == 3);
  CHECK(result.output.starts_with("300000"));
  CHECK(result.errors == "oops\n");
  CHECK(run_limited("/bin/cat", {}, std::filesystem::path("/etc/hostname")).ok());
}

TEST_CASE("a child that takes too long is killed with its children") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(shell("sleep 30 & sleep 30", "", {.time = 300ms}).end == End::OutOfTime);
  CHECK(shell("exec >&- 2>&-; sleep 30", "", {.time = 300ms}).end == End::OutOfTime);
  CHECK(shell("while :; do :; done", "", {.time = 300ms}).end == End::OutOfTime);
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("a child that nobody wants any longer is ended, with its children; one that is wanted goes on") {
  const auto begin = std::chrono::steady_clock::now();
  int asked = 0;
  const auto twice = [&] { return ++asked < 3; };
  CHECK(run_limited("/bin/sh", {"-c", "sleep 30 & sleep 30"}, std::string_view(), {.time = 20s}, twice).end ==
        End::NotWanted);
  CHECK(asked == 3);
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
  const auto whole =
      run_limited("/bin/sh", {"-c", "sleep 1; echo done"}, std::string_view(), {.time = 20s}, [] { return true; });
  CHECK(whole.output == "done\n");
}

TEST_CASE("a child that writes or takes too much is stopped") {
  const auto flood = shell("yes", "", {.time = 5s, .output_bytes = 100'000});
  CHECK(flood.end == End::TooMuchOutput);
  CHECK(flood.output.size() == 100'000);
  const auto large =
      shell("head -c 300000000 /dev/zero | tail -c 300000000 | wc -c", "", {.time = 5s, .memory_bytes = 64u << 20});
  CHECK(large.output.find("300000000") == std::string::npos);
  const auto file =
      shell("f=$(mktemp); head -c 3000000 /dev/zero > $f; wc -c < $f; rm $f", "", {.time = 5s, .file_bytes = 1'000'000});
  CHECK(file.output.find("3000000") == std::string::npos);
}

TEST_CASE("a child gets none of our descriptors and none of our environment") {
  const int secret = ::open("/etc/hostname", O_RDONLY);
  ::setenv("MUANG_SECRET", "1", 1);
  const auto result = shell("ls /proc/$$/fd | wc -l; echo \"[$MUANG_SECRET]\"; cat <&" + std::to_string(secret));
  ::close(secret);
  CHECK(result.output.find("[]") != std::string::npos);
  CHECK(result.exit_code != 0);
}

TEST_CASE("what does not exist is not started, and a crash is a crash") {
  CHECK(run_limited("/nonexistent/program", {}, std::string_view()).end == End::NotStarted);
  CHECK(run_limited("/bin/cat", {}, std::filesystem::path("/nonexistent/file")).end == End::NotStarted);
  const auto crash = shell("kill -SEGV $$");
  CHECK(crash.end == End::Killed);
  CHECK(crash.signal == SIGSEGV);
}

TEST_CASE("several children at once do not hold each other's pipes open") {
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 5; ++k) good += shell("cat", "hello").output == "hello" ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(good == 40);
}
