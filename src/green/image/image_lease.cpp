// SPDX-License-Identifier: Apache-2.0
#include "green/image/image_lease.hpp"

#include <chrono>
#include <exception>

#include "base/log.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

constexpr std::chrono::milliseconds between{lease_ms / 4};

}  // namespace

ImageLease::ImageLease(Green& green, std::int64_t job, Instant until)
    : green_(green), job_(job), until_(until), thread_([this](const std::stop_token& stop) { renew(stop); }) {}

Instant ImageLease::end() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  return until_;
}

// Not through the audited gate: nothing is said of anybody's figures, and the trail would be full of it.
void ImageLease::renew(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, stop, between, [&] { return stop.stop_requested(); })) {
    try {
      const Instant next = green_.identity().now() + lease_ms;
      std::int64_t held = 0;
      const auto work = [&](store::Transaction& tx) {
        held = tx.run(sql::renew_image_lease, {{"id", job_}, {"held", until_}, {"until", next}});
        return true;
      };
      green_.database().write(work);
      if (held != 1) return;
      until_ = next;
    } catch (const std::exception& fault) {
      log().write(LogLine(Severity::Warning, "image job lease").add("fault", fault.what()));
    }
  }
}

}  // namespace muang::green
