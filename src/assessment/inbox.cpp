// SPDX-License-Identifier: Apache-2.0
#include "assessment/inbox.hpp"

#include <algorithm>
#include <array>

#include "assessment/sql.hpp"

namespace muang::assessment {

namespace {

constexpr std::array<std::string_view, 7> orders{"waiting", "name", "province", "state", "self", "area", "difference"};

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool says(const std::string& haystack, const std::string& lowered_needle) {
  return lower(haystack).find(lowered_needle) != std::string::npos;
}

bool speaks_of(const InboxRow& row, const std::string& text) {
  if (text.empty()) return true;
  return says(row.unit->name_th, text) || says(row.unit->name_en, text) || says(row.unit->full_name_th(), text) ||
         (row.province && (says(row.province->name_th, text) || says(row.province->name_en, text)));
}

// Columns as inbox_sheets lists them.
InboxRow read_row(const store::Row& row, int fiscal_year) {
  InboxRow read;
  SheetRow& sheet = read.sheet;
  sheet.id = SheetId{row.integer(0)};
  sheet.unit = OrgUnitId{row.integer(1)};
  sheet.fiscal_year = fiscal_year;
  sheet.kind = row.string(2);
  sheet.pass_mark = static_cast<int>(row.integer(3));
  sheet.state = row.string(4);
  sheet.national_state = row.string(5);
  sheet.came_back = row.flag(6);
  sheet.version = row.integer(7);
  sheet.answered = row.integer(8);
  read.self = row.maybe_integer(9);
  read.self_passed = row.flag(10);
  read.area = row.maybe_integer(11);
  read.area_passed = row.flag(12);
  sheet.updated_at = row.integer(18);
  sheet.level = row.maybe_text(19);
  sheet.edition = row.string(20);
  const SheetState state = parse_state(sheet.state).value();
  const int column = state == SheetState::Draft ? 18 : 12 + static_cast<int>(state);  // submitted_at … announced_at: 13 … 17
  read.since = row.maybe_integer(column).value_or(sheet.updated_at);
  return read;
}

std::optional<std::int64_t> difference(const InboxRow& row) {
  if (!row.self || !row.area) return std::nullopt;
  return *row.self - *row.area;
}

}  // namespace

std::optional<InboxOrder> parse_order(std::string_view code) {
  const auto* found = std::find(orders.begin(), orders.end(), code);
  if (found == orders.end()) return std::nullopt;
  return static_cast<InboxOrder>(found - orders.begin());
}

std::vector<InboxRow> inbox_rows(store::Transaction& tx, const identity::Actor& actor, const identity::UnitTree& tree,
                                 const InboxFilter& filter) {
  std::vector<InboxRow> rows;
  const std::string text = lower(filter.text);
  const int year = filter.year.gregorian();
  tx.query(sql::inbox_sheets, {{"fiscal_year", year}}, [&](const store::Row& row) {
    const auto* unit = tree.find(OrgUnitId{row.integer(1)});
    if (!unit || (filter.province && unit->province != filter.province)) return;
    if (!filter.kind.empty() && row.text(2) != filter.kind) return;
    const Sight sight = sight_of(actor, *unit, year);
    if (sight == Sight::None) return;
    InboxRow read = read_row(row, year);
    if (!reaches(sight, read.sheet)) return;
    read.unit = unit;
    read.province = tree.find(unit->province);
    if (speaks_of(read, text)) rows.push_back(std::move(read));
  });
  return rows;
}

InboxSorter::InboxSorter(const InboxFilter& filter, const identity::UnitTree& tree) : filter_(filter) {
  if (filter.order != InboxOrder::Name && filter.order != InboxOrder::Province) return;
  std::int64_t place = 0;
  for (const auto& unit : tree.units()) rank_.emplace_back(unit.id.value, place++);
  std::sort(rank_.begin(), rank_.end());
}

InboxKey InboxSorter::key(const InboxRow& row) const {
  const auto rank = [&](OrgUnitId unit) {
    const auto found = std::lower_bound(rank_.begin(), rank_.end(), std::pair{unit.value, std::int64_t{0}});
    return found != rank_.end() && found->first == unit.value ? found->second : 0;
  };
  std::int64_t number = 0;
  switch (filter_.order) {
    case InboxOrder::Waiting:
      number = row.since;
      break;  // the longest waiting first
    case InboxOrder::Name:
      number = rank(row.unit->id);
      break;
    case InboxOrder::Province:
      number = rank(row.unit->province);
      break;
    case InboxOrder::State:
      number = static_cast<std::int64_t>(parse_state(row.sheet.state).value());
      break;
    case InboxOrder::Self:
      number = row.self.value_or(-1);
      break;
    case InboxOrder::Area:
      number = row.area.value_or(-1);
      break;
    case InboxOrder::Difference:
      number = difference(row).value_or(-1'000'000'000);
      break;
  }
  return filter_.descending ? InboxKey{-number, -row.unit->id.value} : InboxKey{number, row.unit->id.value};
}

std::vector<std::string> inbox_findings(store::Transaction& tx, const InboxRow& row, std::size_t indicators) {
  std::vector<std::string> findings;
  const bool handed_in = row.sheet.state != "draft";
  if (row.sheet.answered < static_cast<std::int64_t>(indicators)) findings.emplace_back("incomplete");
  if (row.area ? !row.area_passed : row.self && !row.self_passed) findings.emplace_back("below-pass");
  constexpr std::int64_t five_percent = 5'000'000;
  if (const auto gap = difference(row); gap && (*gap > five_percent || *gap < -five_percent)) {
    findings.emplace_back("difference-over-5");
  }
  if (row.sheet.came_back && !handed_in) findings.emplace_back("came-back");
  const auto bare =
      tx.one(sql::answers_without_evidence, {{"sheet_id", row.sheet.id}}, [](const store::Row& r) { return r.integer(0); });
  if (bare.value_or(0) > 0) findings.emplace_back("evidence-missing");
  return findings;
}

}  // namespace muang::assessment
