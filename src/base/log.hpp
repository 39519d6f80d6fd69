// SPDX-License-Identifier: Apache-2.0
// JSON lines to a file descriptor. Lines are gathered and written together by flush(), which the server calls several times
// a second; warnings and errors are written at once. Personal data never enters: no names, no bodies, no queries.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace muang {

enum class Severity { Info, Warning, Error };

class LogLine {
 public:
  LogLine(Severity severity, std::string_view message);
  LogLine& add(std::string_view key, std::string_view value) &;
  LogLine& add(std::string_view key, std::int64_t value) &;
  LogLine& add(std::string_view key, int value) & { return add(key, static_cast<std::int64_t>(value)); }
  LogLine&& add(std::string_view key, int value) && { return std::move(add(key, value)); }
  LogLine& add(std::string_view key, double value) &;
  LogLine&& add(std::string_view key, std::string_view value) && { return std::move(add(key, value)); }
  LogLine&& add(std::string_view key, std::int64_t value) && { return std::move(add(key, value)); }
  LogLine&& add(std::string_view key, double value) && { return std::move(add(key, value)); }

 private:
  friend class Log;
  Severity severity_;
  std::string text_;
};

class Log {
 public:
  explicit Log(int descriptor) : descriptor_(descriptor) {}
  ~Log() { flush(); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  void write(LogLine line);
  void flush();

 private:
  void drain();  // with the lock held
  const int descriptor_;
  std::mutex mutex_;
  std::string waiting_;
};

Log& log();  // standard error

}  // namespace muang
