// SPDX-License-Identifier: Apache-2.0
// Answers that stay exact while the version counters of their topics do not move. One instance a thread: no locks.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/call.hpp"

namespace muang::http {

// The counters that the write gate bumps, as one number that moves whenever one of them does. Used by one thread at a time.
struct VersionReader {
  virtual ~VersionReader() = default;
  virtual std::int64_t current(const std::vector<std::string>& topics) = 0;
};

struct KeptAnswer {
  std::string head, body;  // ready to be sent, but for the tail (wire.hpp)
  std::string head_304, etag;
  std::vector<std::string> topics;
  std::int64_t version = 0;  // read before the answer was computed
  std::size_t row = 0;       // of the endpoint table, for metrics
};

class KeptAnswers {
 public:
  explicit KeptAnswers(std::size_t most_bytes) : most_bytes_(most_bytes) {}
  static void make_key(std::string& out, std::string_view target, Language language, bool gzip);
  std::shared_ptr<const KeptAnswer> find(const std::string& key) const;
  void put(const std::string& key, std::shared_ptr<const KeptAnswer> answer);  // drops the oldest when it is full
  void drop(const std::string& key);
  std::size_t bytes() const { return bytes_; }

 private:
  using Order = std::list<std::string>;
  struct Place {
    std::shared_ptr<const KeptAnswer> answer;
    Order::iterator order;
  };
  std::size_t most_bytes_, bytes_ = 0;
  std::unordered_map<std::string, Place> places_;
  Order order_;
};

// Makes the two forms of an answer that can be kept. Runs on a worker: it may compress.
std::shared_ptr<const KeptAnswer> keep(const Response& response, bool gzip_accepted, std::vector<std::string> topics,
                                       std::int64_t version, std::size_t row);

}  // namespace muang::http
