// SPDX-License-Identifier: Apache-2.0
#include "identity/service.hpp"

#include <chrono>

namespace muang::identity {
namespace {

constexpr std::size_t max_days = 16;

Instant machine_clock() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

IdentityService::IdentityService(store::Database& database, std::function<Instant()> clock)
    : database_(database), audit_(database), watch_(database), clock_(clock ? std::move(clock) : machine_clock) {}

// Loaded outside the lock: a reader that waits for the database must not make the others wait for it.
std::shared_ptr<const Directory> IdentityService::directory(std::int64_t version) const {
  {
    const std::lock_guard lock(mutex_);
    if (directory_ && directory_->version == version) return directory_;
  }
  const auto fresh = database_.reading([](store::Transaction& tx) { return load_directory(tx); });
  fresh->version = version;
  const std::lock_guard lock(mutex_);
  if (!directory_ || directory_->version < version) {
    directory_ = fresh;
    days_.clear();
  }
  return directory_;
}

std::shared_ptr<const DayTree> IdentityService::snapshot_on(const Date& day) const {
  static constexpr std::string_view topics[]{"units"};
  const auto known = directory(watch_.versions(topics).front());
  const std::lock_guard lock(mutex_);
  if (known != directory_) return std::make_shared<DayTree>(known, day);  // somebody loaded a newer one meanwhile
  if (days_.size() > max_days) days_.clear();
  auto& kept = days_[day.iso()];
  if (!kept) kept = std::make_shared<DayTree>(known, day);
  return kept;
}

std::unique_ptr<Identity> make_identity(store::Database& database, std::function<Instant()> clock) {
  return std::make_unique<IdentityService>(database, std::move(clock));
}

}  // namespace muang::identity
