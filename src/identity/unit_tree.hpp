// SPDX-License-Identifier: Apache-2.0
// All that is known about the units, as loaded from the tables (Directory), and the tree as it was on one day (DayTree).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "identity/identity.hpp"

namespace muang::identity {

// Something that began between two days (both included). Equal days: the date is known. No earliest: before the records.
// Until the true date is entered it counts from `latest`, the day on which it is known to hold.
struct Span {
  std::optional<std::string> earliest;
  std::string latest;
};
struct KindRow {
  Kind kind;
  Span from;
  std::string source, certainty;
};
struct NameRow {
  std::string name_th, name_en;
  Span from;
  std::string source, certainty;
};
struct ParentRow {
  OrgUnitId parent;
  Span from;
  std::string source, certainty;
};
// Where a population comes from: the unit's own register, or a share of a neighbour's by area or in equal parts.
enum class PopulationRule : std::uint8_t { Register, AreaCoverage, SharedEqually };
std::string_view population_rule_code(PopulationRule rule);
std::optional<PopulationRule> parse_population_rule(std::string_view code);

struct PopulationRow {
  std::int64_t persons;
  Date day;
  PopulationRule rule;
};

struct UnitRecord {
  OrgUnitId id;
  std::string uid;
  UnitClass unit_class = UnitClass::Nation;
  std::string code;
  bool in_programme = true;
  std::string region_th, region_en, district_th, district_en;
  std::optional<double> area_km2, latitude, longitude;
  std::string coordinate_source;
  std::optional<std::string> listed_from;
  std::optional<Span> ended;
  OrgUnitId merged_into;
  std::int64_t version = 1;
  std::vector<KindRow> kinds;  // oldest first, as the three below; at equal days the later row wins
  std::vector<NameRow> names;
  std::vector<ParentRow> parents;
  std::vector<PopulationRow> populations;
  std::string thai_order;  // collation key of the present name
};

struct Directory {
  std::vector<UnitRecord> records;
  std::unordered_map<std::int64_t, std::size_t> by_id;
  std::int64_t version = 0;  // of topic "units"
  const UnitRecord* find(OrgUnitId id) const;
};

std::shared_ptr<Directory> load_directory(store::Transaction& tx);

// The row that holds on the day; the first one also holds before it, for nothing older is known.
template <class Row>
const Row* row_on(const std::vector<Row>& rows, const std::string& day) {
  const Row* found = rows.empty() ? nullptr : &rows.front();
  for (const Row& row : rows) {
    if (row.from.latest <= day) found = &row;
  }
  return found;
}
const PopulationRow* population_on(const UnitRecord& unit, const Date& day);

class DayTree : public UnitTree {
 public:
  DayTree(std::shared_ptr<const Directory> directory, const Date& day);
  const OrgUnit* find(OrgUnitId id) const override;
  const OrgUnit* find_uid(std::string_view uid) const override;
  const std::vector<OrgUnit>& units() const override { return units_; }
  std::vector<const OrgUnit*> local_governments_of(OrgUnitId province) const override;
  std::vector<const OrgUnit*> provinces() const override;
  bool lies_in(OrgUnitId unit, OrgUnitId above) const override;

  const UnitRecord& record(const OrgUnit& unit) const;
  const Directory& directory() const { return *directory_; }
  const std::string& day() const { return day_; }

 private:
  OrgUnit unit_on_day(const UnitRecord& record) const;
  void place_local_governments(std::vector<OrgUnit>& units) const;
  std::shared_ptr<const Directory> directory_;
  std::string day_;
  std::vector<OrgUnit> units_, unlisted_;  // unlisted: ended before the day, or listed only after it
  std::unordered_map<std::int64_t, const OrgUnit*> by_id_;
  std::unordered_map<std::string_view, const OrgUnit*> by_uid_;
};

}  // namespace muang::identity
