// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/version_source.hpp"

#include <unordered_map>

#include "store/sql.hpp"
#include "store/sqlite/connection.hpp"

namespace muang::store::sqlite {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// The counters read since the last change that was seen.
class KeptVersions {
 public:
  void forget_if_changed(std::int64_t state) {
    if (state == state_) return;
    versions_.clear();
    state_ = state;
  }
  template <class F>
  std::int64_t get(std::string_view topic, F load) {
    if (const auto found = versions_.find(topic); found != versions_.end()) return found->second;
    const std::int64_t version = load(topic);
    versions_.emplace(topic, version);
    return version;
  }

 private:
  std::int64_t state_ = -1;
  std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>> versions_;
};

constexpr Sql data_version{"store.data_version", "PRAGMA data_version", "", {}};

class FileVersionSource : public VersionSource {
 public:
  FileVersionSource(const std::string& path, const Options& options) : connection_(path, Connection::Use::Read, options) {}
  void read(std::span<const std::string_view> topics, std::vector<std::int64_t>& versions) override {
    // A commit between the two reads only makes the counter newer than the state: the next call reads it again.
    std::int64_t state = 0;
    connection_.query(data_version, {}, [&](const Row& row) { state = row.integer(0); });
    kept_.forget_if_changed(state);
    for (const std::string_view topic : topics) {
      versions.push_back(kept_.get(topic, [&](std::string_view wanted) {
        std::int64_t version = 0;
        const Param param("topic", wanted);
        connection_.query(sql::version_of, Params(&param, 1), [&](const Row& row) { version = row.integer(0); });
        return version;
      }));
    }
  }

 private:
  Connection connection_;
  KeptVersions kept_;
};

class MemoryVersionSource : public VersionSource {
 public:
  MemoryVersionSource(Database& database, const std::atomic<std::int64_t>& commits)
      : database_(database), commits_(commits) {}
  void read(std::span<const std::string_view> topics, std::vector<std::int64_t>& versions) override {
    kept_.forget_if_changed(commits_.load());
    for (const std::string_view topic : topics) {
      versions.push_back(kept_.get(topic, [&](std::string_view wanted) {
        return database_
            .reading([&](Transaction& tx) {
              return tx.one(sql::version_of, {{"topic", wanted}}, [](const Row& row) { return row.integer(0); });
            })
            .value_or(0);
      }));
    }
  }

 private:
  Database& database_;
  const std::atomic<std::int64_t>& commits_;
  KeptVersions kept_;
};

}  // namespace

std::unique_ptr<VersionSource> file_version_source(const std::string& path, const Options& options) {
  return std::make_unique<FileVersionSource>(path, options);
}

std::unique_ptr<VersionSource> memory_version_source(Database& database, const std::atomic<std::int64_t>& commits) {
  return std::make_unique<MemoryVersionSource>(database, commits);
}

}  // namespace muang::store::sqlite
