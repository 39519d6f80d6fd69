// SPDX-License-Identifier: Apache-2.0
// The right of one server to work on an image job. It lasts some seconds and is renewed while the work lasts, so that the
// job of a server that died is soon taken up by another, or by itself after a restart. For this slice only.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "base/core/id.hpp"
#include "green/green.hpp"

namespace muang::green {

inline constexpr std::int64_t lease_ms = 20'000;  // ours: as long as a job waits after a server died

class ImageLease {
 public:
  // `until`: how long it was taken for, epoch milliseconds.
  ImageLease(Green& green, std::int64_t job, Instant until);
  ~ImageLease() { end(); }
  ImageLease(const ImageLease&) = delete;
  ImageLease& operator=(const ImageLease&) = delete;

  // Renews no more. Until when it is held: who stores with another end has lost it meanwhile.
  Instant end();

 private:
  void renew(const std::stop_token& stop);

  Green& green_;
  std::int64_t job_;
  Instant until_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace muang::green
