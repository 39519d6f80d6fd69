// SPDX-License-Identifier: Apache-2.0
// The one implementation of Identity: the tree of units, kept per day and remade when topic "units" moves.
// The use cases are free functions beside it: sessions.hpp, people.hpp, committees.hpp, unit_edits.hpp, unit_views.hpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "identity/identity.hpp"
#include "identity/unit_tree.hpp"
#include "store/versions.hpp"

namespace muang::identity {

class IdentityService : public Identity {
 public:
  explicit IdentityService(store::Database& database, std::function<Instant()> clock = {});

  std::shared_ptr<const UnitTree> tree_on(const Date& day) const override { return snapshot_on(day); }
  std::shared_ptr<const UnitTree> tree_now() const override { return snapshot_now(); }
  Audit& audit() override { return audit_; }
  store::Database& database() override { return database_; }
  Instant now() const override { return clock_(); }

  std::shared_ptr<const DayTree> snapshot_on(const Date& day) const;
  std::shared_ptr<const DayTree> snapshot_now() const { return snapshot_on(Date::of_instant(clock_())); }

 private:
  std::shared_ptr<const Directory> directory(std::int64_t version) const;
  store::Database& database_;
  Audit audit_;
  mutable store::VersionWatch watch_;
  std::function<Instant()> clock_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Directory> directory_;
  mutable std::map<std::string, std::shared_ptr<const DayTree>> days_;  // few: emptied when it grows past max_days
};

}  // namespace muang::identity
