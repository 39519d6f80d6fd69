// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <ctime>

#include "base/json_text.hpp"

namespace muang {

namespace {

std::string utc_now() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  // gmtime and the formatting are paid once a second
  thread_local std::time_t second = 0;
  thread_local char head[24] = "";
  if (now.tv_sec != second) {
    std::tm parts{};
    second = now.tv_sec;
    std::strftime(head, sizeof head, "%Y-%m-%dT%H:%M:%S.", gmtime_r(&second, &parts));
  }
  const long ms = now.tv_nsec / 1'000'000;
  std::string out(head);
  for (const long part : {ms / 100, ms / 10 % 10, ms % 10}) out += static_cast<char>('0' + part);
  return out + 'Z';
}

}  // namespace

LogLine::LogLine(Severity severity, std::string_view message) : severity_(severity) {
  text_.reserve(256);
  text_ = "{\"at\":\"" + utc_now() + "\",\"level\":\"";
  text_ += severity == Severity::Info ? "info" : severity == Severity::Warning ? "warning" : "error";
  text_ += "\",\"event\":";
  append_json_string(text_, message);
}

LogLine& LogLine::add(std::string_view key, std::string_view value) & {
  text_ += ',';
  append_json_string(text_, key);
  text_ += ':';
  append_json_string(text_, value);
  return *this;
}

LogLine& LogLine::add(std::string_view key, std::int64_t value) & {
  text_ += ',';
  append_json_string(text_, key);
  text_ += ':';
  text_ += std::to_string(value);
  return *this;
}

LogLine& LogLine::add(std::string_view key, double value) & {
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  text_ += ',';
  append_json_string(text_, key);
  text_.append(1, ':').append(digits, end);
  return *this;
}

void Log::write(LogLine line) {
  constexpr std::size_t enough = 64 << 10;
  const std::lock_guard lock(mutex_);
  waiting_ += line.text_;
  waiting_ += "}\n";
  if (line.severity_ != Severity::Info || waiting_.size() > enough) drain();
}

void Log::flush() {
  const std::lock_guard lock(mutex_);
  drain();
}

void Log::drain() {
  for (std::size_t done = 0; done < waiting_.size();) {
    const auto written = ::write(descriptor_, waiting_.data() + done, waiting_.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;  // a log that cannot be written must not stop the service
    done += static_cast<std::size_t>(written);
  }
  waiting_.clear();
}

Log& log() {
  static Log standard_error(STDERR_FILENO);
  return standard_error;
}

}  // namespace muang
