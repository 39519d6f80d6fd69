// SPDX-License-Identifier: Apache-2.0
#include "store/versions.hpp"

#include "store/sql.hpp"

namespace muang::store {

std::vector<std::int64_t> versions_of(Transaction& tx, std::span<const std::string_view> topics) {
  std::vector<std::int64_t> versions;
  for (const std::string_view topic : topics) {
    versions.push_back(
        tx.one(sql::version_of, {{"topic", topic}}, [](const Row& row) { return row.integer(0); }).value_or(0));
  }
  return versions;
}

void bump_version(Transaction& tx, std::string_view topic) { tx.run(sql::bump_version, {{"topic", topic}}); }

VersionWatch::VersionWatch(Database& database) : database_(database) {}
VersionWatch::~VersionWatch() = default;

std::vector<std::int64_t> VersionWatch::versions(std::span<const std::string_view> topics) {
  std::vector<std::int64_t> versions;
  versions.reserve(topics.size());
  auto source = take();  // lost when reading throws: the next call opens a new one
  source->read(topics, versions);
  give_back(std::move(source));
  return versions;
}

std::string VersionWatch::stamp(std::span<const std::string_view> topics) {
  std::string text;
  for (const std::int64_t version : versions(topics)) {
    if (!text.empty()) text += '.';
    text += std::to_string(version);
  }
  return text;
}

std::unique_ptr<VersionSource> VersionWatch::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto source = std::move(idle_.back());
      idle_.pop_back();
      return source;
    }
  }
  return database_.version_source();
}

void VersionWatch::give_back(std::unique_ptr<VersionSource> source) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(source));
}

}  // namespace muang::store
