// SPDX-License-Identifier: Apache-2.0
// Rows of waste_site_months, waste_receipts and waste_transfers. For this slice only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/core/id.hpp"
#include "store/database.hpp"
#include "waste/site/receipt_rules.hpp"

namespace muang::waste {

struct StoredSiteMonth {
  std::int64_t facility = 0;
  Month period;
  SiteMonth month;  // receipts as stored; what the towns say is in `said`
  KnownBy known_by = KnownBy::Unstated;
  std::string note;
  std::int64_t version = 0;  // 0: nothing is saved
};
StoredSiteMonth find_site_month(store::Transaction& tx, std::int64_t facility, const Month& period);
bool save_site_month(store::Transaction& tx, const StoredSiteMonth& stored, Instant now, PersonId person);  // false: stale

struct Said {
  Figure kg;
  std::string state;
};
std::map<std::int64_t, Said> said_delivered(store::Transaction& tx, std::int64_t facility, const Month& period);  // by unit

std::vector<StockMove> stock_moves(store::Transaction& tx, std::int64_t facility);

}  // namespace muang::waste
