// SPDX-License-Identifier: Apache-2.0
// Erases who sent a proposal when it was decided long enough ago, or not within a year: at the start of the server and every
// hour after it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "green/green.hpp"

namespace muang::green {

class ContactEraser {
 public:
  explicit ContactEraser(Green& green) : green_(green) {}
  ~ContactEraser() { stop(); }
  ContactEraser(const ContactEraser&) = delete;
  ContactEraser& operator=(const ContactEraser&) = delete;

  void start();
  void stop();
  std::size_t step(Instant now);  // how many were erased; for the thread and for tests

 private:
  void loop();

  Green& green_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
  bool stopping_ = false;
};

}  // namespace muang::green
