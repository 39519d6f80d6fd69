// SPDX-License-Identifier: Apache-2.0
#include "base/sandbox.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <semaphore>
#include <thread>
#include <utility>

namespace muang {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
};

// Bytes go through a file in memory and not through a pipe: ZIP readers seek.
Descriptor open_input(const SandboxInput& input) {
  if (const auto* path = std::get_if<std::filesystem::path>(&input))
    return Descriptor(::open(path->c_str(), O_RDONLY | O_CLOEXEC));
  auto bytes = std::get<std::string_view>(input);
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  while (file.get() >= 0 && !bytes.empty()) {
    const auto n = ::write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return Descriptor();
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (file.get() >= 0) ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

void limit(int what, rlim_t most) {
  const rlimit value{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &value);
}

// Between fork and exec of a process with threads: nothing here may allocate or take a lock.
[[noreturn]] void become(const char* program, char* const* arguments, int in, int out, int err,
                         const SandboxLimits& limits) {
  static char path[] = "PATH=/usr/bin:/bin", language[] = "LANG=C.UTF-8", home[] = "HOME=/nonexistent";
  static char* const environment[] = {path, language, home, nullptr};
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (::unshare(CLONE_NEWNET) != 0) ::unshare(CLONE_NEWUSER | CLONE_NEWNET);  // where the system allows it
  if (::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0 || ::chdir("/") != 0) ::_exit(127);
  ::syscall(SYS_close_range, 3u, ~0u, 0u);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 64);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count() / 1000 + 1));
  if (limits.memory_bytes > 0) limit(RLIMIT_AS, limits.memory_bytes);
  ::execve(program, arguments, environment);
  ::_exit(127);
}

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000));
}

// Takes what there is; false at the end of the stream. What is above `most` is counted and thrown away.
bool take(int fd, std::string& into, std::size_t most, bool& over) {
  char bytes[65536];
  const auto n = ::read(fd, bytes, sizeof bytes);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  const auto room = most - std::min(most, into.size());
  into.append(bytes, std::min(room, static_cast<std::size_t>(n)));
  over = over || static_cast<std::size_t>(n) > room;
  return n > 0;
}

void read_outputs(Pipe& out, Pipe& err, const SandboxLimits& limits, Clock::time_point deadline,
                  const std::function<bool()>& wanted, SandboxResult& result) {
  constexpr std::size_t most_errors = 4096;
  constexpr auto ask_again = std::chrono::milliseconds(500);
  bool too_much = false, ignored = false;
  while (out.read.get() >= 0 || err.read.get() >= 0) {
    std::array<pollfd, 2> wait{{{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}}};  // poll skips -1
    const auto until = wanted ? std::min(deadline, Clock::now() + ask_again) : deadline;
    const int ready = ::poll(wait.data(), wait.size(), milliseconds_until(until));
    if (wanted && !wanted()) result.end = SandboxResult::End::NotWanted;
    if (result.end == SandboxResult::End::NotWanted) return;
    if (ready == 0 && until < deadline) continue;
    if (ready == 0) result.end = SandboxResult::End::OutOfTime;
    if (ready == 0) return;
    if (wait[0].revents && !take(out.read.get(), result.output, limits.output_bytes, too_much)) out.read.close();
    if (wait[1].revents && !take(err.read.get(), result.errors, most_errors, ignored)) err.read.close();
    if (too_much) result.end = SandboxResult::End::TooMuchOutput;
    if (too_much) return;
  }
}

// True when the child has ended before the deadline; it may have closed its outputs long before.
bool reap(pid_t child, Clock::time_point deadline, int& status) {
  for (;;) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) return true;
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace

SandboxResult run_limited(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const SandboxInput& input, const SandboxLimits& limits, const std::function<bool()>& wanted) {
  using End = SandboxResult::End;
  SandboxResult result;
  Descriptor in = open_input(input);
  Pipe out, err;
  if (in.get() < 0 || out.read.get() < 0 || err.read.get() < 0) return result;
  std::string name = program.string();
  std::vector<std::string> copies(arguments);
  std::vector<char*> words{name.data()};
  for (auto& word : copies) words.push_back(word.data());
  words.push_back(nullptr);
  const auto deadline = Clock::now() + limits.time;
  const pid_t child = ::fork();
  if (child < 0) return result;
  if (child == 0) become(name.c_str(), words.data(), in.get(), out.write.get(), err.write.get(), limits);
  ::setpgid(child, child);  // in both, so that neither has to wait for the other
  out.write.close();
  err.write.close();
  result.end = End::Exited;
  read_outputs(out, err, limits, deadline, wanted, result);
  int status = 0;
  if (result.end != End::Exited || !reap(child, deadline, status)) {
    if (result.end == End::Exited) result.end = End::OutOfTime;
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return result;
  }
  ::kill(-child, SIGKILL);  // what it may have left behind
  if (WIFSIGNALED(status)) {
    result.signal = WTERMSIG(status);
    result.end = result.signal == SIGXCPU ? End::OutOfTime : End::Killed;
  } else {
    result.exit_code = WEXITSTATUS(status);
    if (result.exit_code == 127) result.end = End::NotStarted;
  }
  return result;
}

std::filesystem::path program_beside(std::string_view name) {
  std::error_code none;
  return std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / name;
}

namespace {

constexpr int most_children = 2;
std::counting_semaphore<most_children>& child_places() {
  static std::counting_semaphore<most_children> places{most_children};
  return places;
}

}  // namespace

ChildPlace::ChildPlace() : taken_(child_places().try_acquire_for(std::chrono::seconds(2))) {}
ChildPlace::~ChildPlace() {
  if (taken_) child_places().release();
}

}  // namespace muang
