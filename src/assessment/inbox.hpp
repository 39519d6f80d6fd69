// SPDX-License-Identifier: Apache-2.0
// What lies on whose desk: rows of one round as the caller may see them, filtered, counted and in order. For this slice
// only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/workflow.hpp"

namespace muang::assessment {

struct InboxRow {
  SheetRow sheet;
  const identity::OrgUnit* unit = nullptr;
  const identity::OrgUnit* province = nullptr;
  std::optional<std::int64_t> self, area;  // millionths of a percent
  bool self_passed = false, area_passed = false;
  Instant since = 0;  // when the sheet came to the desk where it lies
};

enum class InboxOrder { Waiting, Name, Province, State, Self, Area, Difference };
struct InboxFilter {
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::string state, kind, text;  // empty: all
  OrgUnitId province;             // 0: all
  InboxOrder order = InboxOrder::Waiting;
  bool descending = false;
};

std::optional<InboxOrder> parse_order(std::string_view code);
// Rows under all filters but the state's, so that the counts by state can be made from them.
std::vector<InboxRow> inbox_rows(store::Transaction& tx, const identity::Actor& actor, const identity::UnitTree& tree,
                                 const InboxFilter& filter);
// A row's place in the order: a number, then the unit. Names are numbered in Thai order.
struct InboxKey {
  std::int64_t number = 0, unit = 0;
  friend auto operator<=>(const InboxKey&, const InboxKey&) = default;
};
class InboxSorter {
 public:
  InboxSorter(const InboxFilter& filter, const identity::UnitTree& tree);
  InboxKey key(const InboxRow& row) const;  // already turned round when descending
 private:
  InboxFilter filter_;
  std::vector<std::pair<std::int64_t, std::int64_t>> rank_;  // unit → place in Thai order, sorted by unit
};

std::vector<std::string> inbox_findings(store::Transaction& tx, const InboxRow& row, std::size_t indicators);

}  // namespace muang::assessment
