// SPDX-License-Identifier: Apache-2.0
// What the programme may ask of the assessment: which towns are announced, and how far the others are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/core/calendar.hpp"
#include "base/core/id.hpp"
#include "http/json.hpp"
#include "store/database.hpp"

namespace muang::assessment {

// Topics that the write gate bumps: "assessment" when a public result or a round changes, "coverage" with every public
// result.
inline constexpr const char* results_topic = "assessment";
inline constexpr const char* coverage_topic = "coverage";

// A public result: passed, certified and announced.
struct AnnouncedResult {
  OrgUnitId unit;
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::string level;
};
std::vector<AnnouncedResult> announced_results(store::Transaction& tx);

// The announced results of one unit for its public page: {year (B.E.), totalPercent, passed, level}.
std::vector<http::Json> public_results(store::Transaction& tx, OrgUnitId unit);

struct Announcement {
  AnnouncedResult result;
  Instant at = 0;
};
std::vector<Announcement> last_announcements(store::Transaction& tx);  // ten, newest first

struct LevelCount {
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::string level;
  std::int64_t towns = 0;
};
std::vector<LevelCount> announced_counts(store::Transaction& tx);

// Not for the public: a sheet of a round that is not announced.
struct SheetProgress {
  OrgUnitId unit;
  std::string kind, state, level;
  std::int64_t pass_mark = 0, answered = 0;
  std::optional<std::int64_t> self_millionths, area_millionths;  // of a percent
  bool area_passed = false, came_back = false;
};
std::vector<SheetProgress> unannounced_sheets(store::Transaction& tx, FiscalYear year);

struct RoundSpan {
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::string edition;
  Date opens, closes;
  bool demo = false;
  bool any_announced = false;
};
std::vector<RoundSpan> rounds(store::Transaction& tx);  // newest first

}  // namespace muang::assessment
