// SPDX-License-Identifier: Apache-2.0
// Says on standard error what a command of more than a second is doing; silent when it is not a terminal.
#pragma once

#include <string>
#include <string_view>

namespace muang::cli {

class Progress {
 public:
  explicit Progress(std::string title);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void say(std::string_view step);

 private:
  std::string title_;
  bool terminal_;
};

}  // namespace muang::cli
