// SPDX-License-Identifier: Apache-2.0
// Means of the indicators over the announced results of a round. Each round's points lie packed in memory (two and a half
// thousand sheets are one scan of 340 kB); after a write only the sheets that changed are read again. The counter of changes
// lives in the database, so the answer is exact within the same second, also with several servers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/core/calendar.hpp"
#include "identity/identity.hpp"
#include "store/database.hpp"

namespace muang::assessment {

enum class GroupBy { Province, Kind, Office, Nation };

struct GroupMeans {
  std::string id;  // "TH-49", "town", "12", "TH"
  OrgUnitId unit;  // of a province or an office
  std::int64_t sheets = 0;
  std::vector<std::int64_t> sums;  // millionths of a point, in the edition's order
  double mean(std::size_t indicator) const {
    return static_cast<double>(sums[indicator]) / 1e6 / static_cast<double>(sheets);
  }
};

class MeansKeeper {
 public:
  // Groups without a sheet are left out. `tree` is that of the round's last day.
  std::vector<GroupMeans> means(store::Transaction& tx, FiscalYear year, GroupBy by,
                                const std::shared_ptr<const identity::UnitTree>& tree);
  std::string edition(FiscalYear year);  // of the round as last read

 private:
  struct Scan;
  Scan& refreshed(store::Transaction& tx, FiscalYear year);
  std::mutex mutex_;
  std::map<int, std::shared_ptr<Scan>> years_;
};

}  // namespace muang::assessment
