// SPDX-License-Identifier: Apache-2.0
#include "assessment/means.hpp"

#include <algorithm>
#include <cstring>

#include "assessment/sql.hpp"

namespace muang::assessment {

namespace {

constexpr std::uint32_t unanswered = 0xFFFFFFFF;
constexpr int no_group = -1;

std::vector<std::uint32_t> unpacked(store::Bytes bytes) {
  std::vector<std::uint32_t> points(bytes.size() / 4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto byte = [&](std::size_t k) { return static_cast<std::uint32_t>(bytes[i * 4 + k]); };
    points[i] = byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
    if (points[i] == unanswered) points[i] = 0;  // an unanswered indicator counts 0 of 30
  }
  return points;
}

const identity::OrgUnit* group_unit(GroupBy by, const identity::OrgUnit& town, const identity::UnitTree& tree) {
  return by == GroupBy::Province ? tree.find(town.province) : by == GroupBy::Office ? tree.find(town.office) : nullptr;
}

}  // namespace

// Sheets of one round, row by row; `points` holds `width` numbers a row.
struct MeansKeeper::Scan {
  struct Grouping {
    std::shared_ptr<const identity::UnitTree> tree;
    std::size_t of_generation = 0;
    std::vector<int> group_of_row;
    std::vector<GroupMeans> groups;  // without sums and counts
  };
  bool loaded = false;
  std::int64_t seen = 0;
  std::size_t width = 0, generation = 0;  // the generation moves when rows come
  std::string edition;
  std::vector<OrgUnitId> units;
  std::vector<std::string> kinds;
  std::vector<bool> announced;
  std::vector<std::uint32_t> points;
  std::unordered_map<std::int64_t, std::size_t> row_of;
  std::map<GroupBy, Grouping> groupings;

  void put(const store::Row& row) {
    const std::int64_t sheet = row.integer(0);
    const auto fresh = unpacked(row.bytes(4));
    if (width == 0) width = fresh.size();
    edition = row.string(3);
    if (fresh.size() != width) return;  // another edition in the same round: not comparable
    const auto [place, is_new] = row_of.try_emplace(sheet, units.size());
    if (is_new) {
      units.push_back(OrgUnitId{row.integer(1)});
      kinds.push_back(row.string(2));
      announced.push_back(true);
      points.resize(points.size() + width);
      ++generation;
    }
    announced[place->second] = true;
    std::copy(fresh.begin(), fresh.end(), points.begin() + static_cast<std::ptrdiff_t>(place->second * width));
  }

  void drop(std::int64_t sheet) {  // its place stays, in case the result is announced again
    if (const auto found = row_of.find(sheet); found != row_of.end()) announced[found->second] = false;
  }

  void regroup(Grouping& grouping, GroupBy by, const std::shared_ptr<const identity::UnitTree>& tree) {
    grouping = {tree, generation, std::vector<int>(units.size(), no_group), {}};
    std::unordered_map<std::string, int> index;
    for (std::size_t row = 0; row < units.size(); ++row) {
      const auto* town = tree->find(units[row]);
      if (town == nullptr) continue;
      const auto* unit = group_unit(by, *town, *tree);
      if (unit == nullptr && (by == GroupBy::Province || by == GroupBy::Office)) continue;
      const std::string id = unit ? unit->uid : by == GroupBy::Kind ? kinds[row] : "TH";
      const auto [place, is_new] = index.try_emplace(id, static_cast<int>(grouping.groups.size()));
      if (is_new) grouping.groups.push_back({id, unit ? unit->id : OrgUnitId{}, 0, {}});
      grouping.group_of_row[row] = place->second;
    }
  }

  std::vector<GroupMeans> sums(GroupBy by, const std::shared_ptr<const identity::UnitTree>& tree) {
    Grouping& grouping = groupings[by];
    if (grouping.tree != tree || grouping.of_generation != generation) regroup(grouping, by, tree);
    std::vector<GroupMeans> groups = grouping.groups;
    for (auto& group : groups) group.sums.assign(width, 0);
    for (std::size_t row = 0; row < units.size(); ++row) {
      const int place = grouping.group_of_row[row];
      if (place == no_group || !announced[row]) continue;
      GroupMeans& group = groups[static_cast<std::size_t>(place)];
      ++group.sheets;
      std::int64_t* sum = group.sums.data();
      const std::uint32_t* point = points.data() + row * width;
      for (std::size_t i = 0; i < width; ++i) sum[i] += point[i];
    }
    std::erase_if(groups, [](const auto& group) { return group.sheets == 0; });
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return groups;
  }
};

MeansKeeper::Scan& MeansKeeper::refreshed(store::Transaction& tx, FiscalYear year) {
  auto& scan = years_[year.gregorian()];
  if (!scan) scan = std::make_shared<Scan>();
  if (!scan->loaded) {
    scan->seen = tx.one(sql::last_change, {}, [](const store::Row& row) { return row.integer(0); }).value_or(0);
    tx.query(sql::announced_points, {{"fiscal_year", year.gregorian()}}, [&](const store::Row& row) { scan->put(row); });
    scan->loaded = true;
    return *scan;
  }
  tx.query(sql::changed_points, {{"fiscal_year", year.gregorian()}, {"seen", scan->seen}}, [&](const store::Row& row) {
    if (row.flag(5)) {
      scan->put(row);
    } else {
      scan->drop(row.integer(0));
    }
    scan->seen = row.integer(6);
  });
  return *scan;
}

std::vector<GroupMeans> MeansKeeper::means(store::Transaction& tx, FiscalYear year, GroupBy by,
                                           const std::shared_ptr<const identity::UnitTree>& tree) {
  const std::lock_guard lock(mutex_);
  return refreshed(tx, year).sums(by, tree);
}

std::string MeansKeeper::edition(FiscalYear year) {
  const std::lock_guard lock(mutex_);
  const auto found = years_.find(year.gregorian());
  return found == years_.end() ? std::string() : found->second->edition;
}

}  // namespace muang::assessment
