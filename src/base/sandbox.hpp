// SPDX-License-Identifier: Apache-2.0
// Files from people are read by another program: a child with little memory, little time, no network and none of our
// descriptors. Whatever a file does to the parser, it does it there.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
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
  enum class End { Exited, OutOfTime, TooMuchOutput, Killed, NotWanted, NotStarted };
  End end = End::NotStarted;
  int exit_code = -1;  // when Exited
  int signal = 0;      // when Killed: SIGKILL, SIGXCPU, SIGSEGV …
  std::string output;  // standard output
  std::string errors;  // the first 4 KB of standard error: for the log, never for the wire
  bool ok() const { return end == End::Exited && exit_code == 0; }
};

// Standard input of the child: bytes, or a file opened for it. Both can be sought in, and read as /dev/stdin.
using SandboxInput = std::variant<std::string_view, std::filesystem::path>;

// `wanted` is asked twice a second while there is one; when it says no, the child is ended.
SandboxResult run_limited(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const SandboxInput& input, const SandboxLimits& limits = {},
                          const std::function<bool()>& wanted = {});

// muang-readfile and its like lie in the folder of the running program.
std::filesystem::path program_beside(std::string_view name);

// Few children read files at a time, so that the other workers stay free. Waits two seconds for a place.
class ChildPlace {
 public:
  ChildPlace();
  ~ChildPlace();
  ChildPlace(const ChildPlace&) = delete;
  ChildPlace& operator=(const ChildPlace&) = delete;
  bool taken() const { return taken_; }

 private:
  bool taken_;
};

// For `memory_bytes`: what a child may map that GDAL's libraries alone fill with some 300 MB. None under an address
// sanitizer, which reserves terabytes of addresses.
constexpr std::size_t child_memory(std::size_t bytes) {
#if defined(__SANITIZE_ADDRESS__)
  return bytes * 0;
#else
  return bytes;
#endif
}

}  // namespace muang
