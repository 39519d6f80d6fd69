// SPDX-License-Identifier: Apache-2.0
// Counters by topic that the write gate bumps in the same transaction as the data. An answer kept under the stamp that was
// read BEFORE its data is exact: a commit in between makes the data newer than its stamp, never older.
#pragma once

#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace muang::store {

// One counter a topic, 0 for a topic never bumped.
std::vector<std::int64_t> versions_of(Transaction& tx, std::span<const std::string_view> topics);
void bump_version(Transaction& tx, std::string_view topic);

// Asks for the counters outside a transaction: about a microsecond on the embedded engine when nothing was committed since,
// one point select on PostgreSQL. Several threads may call.
class VersionWatch {
 public:
  explicit VersionWatch(Database& database);
  ~VersionWatch();
  std::vector<std::int64_t> versions(std::span<const std::string_view> topics);
  std::string stamp(std::span<const std::string_view> topics);  // "12.7.0": equal stamps, equal data
  std::string stamp(std::initializer_list<std::string_view> topics) {
    return stamp(std::span(topics.begin(), topics.size()));
  }

 private:
  std::unique_ptr<VersionSource> take();
  void give_back(std::unique_ptr<VersionSource> source);
  Database& database_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<VersionSource>> idle_;
};

}  // namespace muang::store
