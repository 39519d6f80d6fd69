// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "store/database.hpp"

namespace muang::identity {

// Links committed audit rows in order of their ids. Sequence numbers are given here and not by the writers, because on
// PostgreSQL a lower id may become visible after a higher one.
class AuditSealer {
 public:
  explicit AuditSealer(store::Database& database) : database_(database) {}
  ~AuditSealer() { stop(); }
  AuditSealer(const AuditSealer&) = delete;
  AuditSealer& operator=(const AuditSealer&) = delete;

  void start();
  void stop();
  void notice();  // a row was written: seal soon
  std::size_t seal_all();
  std::string fault() const;

 private:
  std::size_t seal_batch();
  void loop();
  void attempt();
  store::Database& database_;
  mutable std::mutex mutex_;
  std::mutex sealing_;  // the background thread and seal_all
  std::condition_variable wake_;
  std::thread thread_;
  bool stopping_ = false, noticed_ = false;
  std::string fault_;
};

std::string random_salt();

}  // namespace muang::identity
