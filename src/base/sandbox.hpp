// SPDX-License-Identifier: Apache-2.0
// Files from people are read by another program: a child with little memory, little time, no network and none of our
// descriptors. Whatever a file does to the parser, it does it there.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muang {

struct SandboxLimits {
  std::chrono::milliseconds time{20'000};  // on the wall; the processor's time is limited to the same
  std::size_t memory_bytes = 512u << 20;   // address space; 0: no limit
  std::size_t output_bytes = 32u << 20;    // of standard output
  std::size_t file_bytes = 64u << 20;      // of a file that it writes
};

struct SandboxResult {
  enum class End { Exited, OutOfTime, TooMuchOutput, Killed, NotStarted };
  End end = End::NotStarted;
  int exit_code = -1;  // when Exited
  int signal = 0;      // when Killed: SIGKILL, SIGXCPU, SIGSEGV …
  std::string output;  // standard output
  std::string errors;  // the first 4 KB of standard error: for the log, never for the wire
  bool ok() const { return end == End::Exited && exit_code == 0; }
};

// Standard input of the child: bytes, or a file opened for it. Both can be sought in, and read as /dev/stdin.
using SandboxInput = std::variant<std::string_view, std::filesystem::path>;

SandboxResult run_limited(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const SandboxInput& input, const SandboxLimits& limits = {});

}  // namespace muang
