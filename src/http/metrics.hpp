// SPDX-License-Identifier: Apache-2.0
// Counters for /metrics (Prometheus text form 0.0.4).
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/endpoint.hpp"

namespace muang::http {

class Metrics {
 public:
  explicit Metrics(const std::vector<Endpoint>& endpoints);
  // Rows behind the table's own: what is not an endpoint.
  std::size_t web_row() const { return names_.size() - 3; }
  std::size_t system_row() const { return names_.size() - 2; }  // /healthz, /metrics …
  std::size_t no_row() const { return names_.size() - 1; }      // refused before an endpoint was found
  const std::string& row_name(std::size_t row) const { return names_[row]; }

  void answered(std::size_t row, int status, std::int64_t microseconds);
  void kept_hit() { kept_hits_.fetch_add(1, std::memory_order_relaxed); }
  void kept_miss() { kept_misses_.fetch_add(1, std::memory_order_relaxed); }
  std::atomic<std::int64_t> open_connections{0}, waiting_for_worker{0}, refused_connections{0};
  std::string text() const;

 private:
  static constexpr std::array<std::int64_t, 12> bounds_{100,    250,    500,     1'000,   2'500,     5'000,
                                                        10'000, 25'000, 100'000, 500'000, 1'000'000, 10'000'000};
  std::vector<std::string> names_;                                        // "GET /api/v1/units"
  std::unique_ptr<std::array<std::atomic<std::uint64_t>, 5>[]> classes_;  // by row and 1xx…5xx
  std::array<std::atomic<std::uint64_t>, bounds_.size() + 1> buckets_{};
  std::atomic<std::uint64_t> microseconds_{0}, kept_hits_{0}, kept_misses_{0};
};

}  // namespace muang::http
