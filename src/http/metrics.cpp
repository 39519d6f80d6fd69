// SPDX-License-Identifier: Apache-2.0
#include "http/metrics.hpp"

#include <algorithm>

#include "http/router.hpp"

namespace muang::http {

namespace {
void value(std::string& out, std::string_view name, std::string_view kind, std::string_view help, std::int64_t number) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(kind);
  out.append("\n").append(name).append(" ").append(std::to_string(number)).append("\n");
}
}  // namespace

Metrics::Metrics(const std::vector<Endpoint>& endpoints) {
  for (const auto& endpoint : endpoints) {
    names_.push_back(std::string(method_name(endpoint.method)) + " " + std::string(endpoint.path));
  }
  for (const char* other : {"web", "system", "none"}) names_.emplace_back(other);
  classes_ = std::make_unique<std::array<std::atomic<std::uint64_t>, 5>[]>(names_.size());
}

void Metrics::answered(std::size_t row, int status, std::int64_t microseconds) {
  const auto of = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  classes_[row][of].fetch_add(1, std::memory_order_relaxed);
  const auto bucket = std::lower_bound(bounds_.begin(), bounds_.end(), microseconds) - bounds_.begin();
  buckets_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  microseconds_.fetch_add(static_cast<std::uint64_t>(microseconds), std::memory_order_relaxed);
}

std::string Metrics::text() const {
  std::string out =
      "# HELP muang_requests_total Answers by endpoint and status class.\n# TYPE muang_requests_total counter\n";
  for (std::size_t row = 0; row < names_.size(); ++row) {
    for (std::size_t of = 0; of < 5; ++of) {
      const auto count = classes_[row][of].load(std::memory_order_relaxed);
      if (count == 0) continue;
      out += "muang_requests_total{endpoint=\"" + names_[row] + "\",status=\"" + std::to_string(of + 1) + "xx\"} " +
             std::to_string(count) + "\n";
    }
  }
  out += "# HELP muang_request_seconds From the request's header to its answer.\n# TYPE muang_request_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i <= bounds_.size(); ++i) {
    sum += buckets_[i].load(std::memory_order_relaxed);
    std::string bound = "+Inf";
    if (i < bounds_.size()) {
      bound.clear();
      append_json(bound, static_cast<double>(bounds_[i]) / 1e6);
    }
    out += "muang_request_seconds_bucket{le=\"" + bound + "\"} " + std::to_string(sum) + "\n";
  }
  std::string seconds;
  append_json(seconds, static_cast<double>(microseconds_.load()) / 1e6);
  out += "muang_request_seconds_sum " + seconds + "\nmuang_request_seconds_count " + std::to_string(sum) + "\n";
  value(out, "muang_open_connections", "gauge", "Open connections.", open_connections.load());
  value(out, "muang_refused_connections_total", "counter", "Connections over the limit.", refused_connections.load());
  value(out, "muang_waiting_for_worker", "gauge", "Requests that wait for a worker or run on one.",
        waiting_for_worker.load());
  value(out, "muang_kept_hits_total", "counter", "Kept answers sent.", static_cast<std::int64_t>(kept_hits_.load()));
  value(out, "muang_kept_misses_total", "counter", "Answers computed to be kept.",
        static_cast<std::int64_t>(kept_misses_.load()));
  return out;
}

}  // namespace muang::http
