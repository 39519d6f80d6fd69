// SPDX-License-Identifier: Apache-2.0
// One province, one environmentally sustainable city: which provinces are covered after a round. Pure; a province covered
// once stays covered. Years are the rounds' fiscal years, never the dates of the news.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"

namespace muang::programme {

enum class Standing { None, Joined, Passed, Certified };
std::string_view standing_code(Standing standing);  // "none" "joined" "passed" "certified"

// How far one town came in one round.
struct TownResult {
  std::int64_t province = 0, unit = 0;
  FiscalYear year = FiscalYear::from_gregorian(2019);
  bool joined = false;     // handed in
  bool passed = false;     // the area score reaches the pass mark of its kind
  bool certified = false;  // by the steering committee
  bool announced = false;  // by the department
  std::string level;
};

// What a source says about a province after a round.
struct Record {
  std::int64_t id = 0, province = 0, unit = 0;  // unit 0: the source names no town
  FiscalYear year = FiscalYear::from_gregorian(2019);
  bool passed = false;
  bool whole_list = false;  // part of a list that speaks of every province; only such a list makes a year's count known
  std::string source, certainty;
};

inline constexpr std::string_view own_result = "muang";  // the source of a standing that our own announced result gives

struct ProvinceStanding {
  std::int64_t province = 0;
  Standing standing = Standing::None;
  bool covered = false;
  std::optional<FiscalYear> since;  // the first round that covers it, as far as is known
  std::int64_t unit = 0;            // the town by which it is covered, 0: the source names none
  std::string level, source, certainty;
};

// The standing of each province after the round of `year`, in the order of `provinces`. A result covers when it passed, was
// certified and is announced; what is not announced raises the standing only, so hand in announced results alone when the
// public asks.
std::vector<ProvinceStanding> standing_after(FiscalYear year, const std::vector<std::int64_t>& provinces,
                                             const std::vector<TownResult>& results, const std::vector<Record>& records);

// The first year whose count is known; nothing before it is zero, it is unknown.
std::optional<FiscalYear> data_from(const std::vector<Record>& records, const std::vector<TownResult>& results);

struct RoundCount {
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::optional<int> covered;  // nothing: no data
};
std::vector<RoundCount> counts_by_round(FiscalYear first, FiscalYear last, const std::vector<std::int64_t>& provinces,
                                        const std::vector<TownResult>& results, const std::vector<Record>& records);

}  // namespace muang::programme
