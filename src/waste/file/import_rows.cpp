// SPDX-License-Identifier: Apache-2.0
#include "waste/file/import_rows.hpp"

#include <algorithm>
#include <chrono>

#include "base/core/check.hpp"

namespace muang::waste {
namespace {

constexpr int month_bits = 10, first_index = 2000 * 12;  // the check takes months of 2000 to 2059

}  // namespace

std::int64_t day_number(const Date& date) {
  using namespace std::chrono;
  const year_month_day day{year{date.year}, month{static_cast<unsigned>(date.month)},
                           std::chrono::day{static_cast<unsigned>(date.day)}};
  return sys_days{day}.time_since_epoch().count();
}

std::uint32_t ImportRows::key_of(std::uint32_t unit, int month_index) {
  const int slot = month_index - first_index;
  ENSURE(slot >= 0 && slot < 1 << month_bits, "a month that the check accepts");
  return (unit << month_bits) | static_cast<std::uint32_t>(slot);
}

void ImportRows::expect(std::size_t rows) { rows_.reserve(std::min(rows, most + 1)); }

void ImportRows::add(std::span<const ImportRow> rows) {
  for (const ImportRow& row : rows) {
    if (too_many()) return;
    const int month = row.month.index();
    if (rows_.empty()) first_ = last_ = month;
    first_ = std::min(first_, month);
    last_ = std::max(last_, month);
    const std::int64_t day = row.reported_on.year < 1970 ? 0 : day_number(row.reported_on);
    rows_.push_back({.key = key_of(row.unit, month),
                     .row = row.row,
                     .generated = static_cast<std::uint64_t>(row.generated),
                     .reported_on = static_cast<std::uint64_t>(day >= 0 && day < 1 << 16 ? day : 0),
                     .left = 0});
    has_composition_ = has_composition_ || row.organic >= 0 || row.recyclable >= 0 || row.general >= 0 || row.hazardous >= 0;
    has_disposal_ = has_disposal_ || row.disposal != 0;
    if (row.collected || row.source_utilised || row.uncollected || row.population)
      more_.push_back({row.row, row.collected, row.source_utilised, row.uncollected, row.population});
  }
}

void ImportRows::sort() { std::ranges::sort(rows_, {}, &Kept::key); }

void ImportRows::take_all() {
  for (Kept& kept : rows_) kept.left = 0;
  left_ = 0;
}

void ImportRows::leave(std::uint32_t unit, const Month& month) {
  const std::uint32_t key = key_of(unit, month.index());
  const auto found = std::ranges::lower_bound(rows_, key, {}, [](const Kept& kept) { return kept.key; });
  if (found == rows_.end() || found->key != key || found->left) return;
  found->left = 1;
  ++left_;
}

void ImportRows::each_left(const std::function<void(std::uint32_t, const Month&)>& each) const {
  for (const Kept& kept : rows_) {
    if (kept.left) each(kept.row, Month::from_index(static_cast<int>(kept.key & ((1U << month_bits) - 1)) + first_index));
  }
}

void ImportRows::read(const Kept& kept, ImportRow& row) const {
  row = ImportRow{.row = kept.row,
                  .unit = kept.key >> month_bits,
                  .month = Month::from_index(static_cast<int>(kept.key & ((1U << month_bits) - 1)) + first_index),
                  .reported_on = {.year = 0},
                  .generated = static_cast<std::int64_t>(kept.generated)};
  if (more_.empty()) return;
  const auto more = std::ranges::lower_bound(more_, kept.row, {}, &More::row);
  if (more == more_.end() || more->row != kept.row) return;
  row.collected = more->collected;
  row.source_utilised = more->source_utilised;
  row.uncollected = more->uncollected;
  row.population = more->population;
}

bool ImportRows::Cursor::next(ImportRow& row) {
  while (at_ < rows_.rows_.size() && rows_.rows_[at_].left) ++at_;
  if (at_ == rows_.rows_.size()) return false;
  const Kept& kept = rows_.rows_[at_++];
  rows_.read(kept, row);
  day_ = static_cast<std::int64_t>(kept.reported_on);
  return true;
}

void ImportSums::add(const ImportRow& row) {
  ++months;
  generated += row.generated;
  source_utilised += row.source_utilised.value_or(0);
  collected += row.collected.value_or(0);
  uncollected += row.uncollected.value_or(0);
  if (row.population.value_or(0) <= 0) return;
  rated += row.generated;
  person_days += *row.population * row.month.days();
}

bool ImportRows::UnitSums::next(std::uint32_t& unit, ImportSums& sums) {
  const int first = first_.index() - first_index, last = last_.index() - first_index;
  const auto& rows = rows_.rows_;
  const auto is_within = [&](const Kept& kept) {
    const int slot = static_cast<int>(kept.key & ((1U << month_bits) - 1));
    return !kept.left && slot >= first && slot <= last;
  };
  while (at_ < rows.size() && !is_within(rows[at_])) ++at_;
  if (at_ == rows.size()) return false;
  unit = rows[at_].key >> month_bits;
  sums = {};
  ImportRow row;
  for (; at_ < rows.size() && rows[at_].key >> month_bits == unit; ++at_) {
    if (!is_within(rows[at_])) continue;
    rows_.read(rows[at_], row);
    sums.add(row);
  }
  return true;
}

}  // namespace muang::waste
