// SPDX-License-Identifier: Apache-2.0
// From towns to provinces, offices, kinds and the nation. A value stands for those who reported and says how many did.
#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/fact_rules.hpp"
#include "city/forms.hpp"
#include "city/period_rules.hpp"
#include "city/reports.hpp"
#include "city/sql.hpp"

namespace muang::city {
namespace {

using identity::OrgUnit;
using identity::UnitTree;

struct Reported {
  std::optional<std::int64_t> scaled;
  std::optional<CodeMeaning> standing;
};
using ByUnit = std::map<std::int64_t, Reported>;

ByUnit load_values(store::Transaction& tx, const FactDefinition& fact, const Period& period) {
  ByUnit values;
  tx.query(sql::find_values_of_period, {{"fact_key", fact.key}, {"period", period.text()}}, [&](const store::Row& row) {
    Reported reported;
    if (const auto scaled = row.maybe_integer(1)) {
      // Stored before the catalogue changed its decimals: brought to today's scale, or left out rather than rounded.
      reported.scaled = text::Decimal{*scaled, static_cast<int>(row.integer(2))}.scaled_to(fact.decimals);
    }
    FactValue value;
    if (const auto code = row.maybe_integer(3)) value.code = static_cast<int>(*code);
    reported.standing = standing_of(fact, value);
    values[row.integer(0)] = reported;
  });
  return values;
}

struct Group {
  std::int64_t id = 0;
  std::string name_th, name_en;
  std::int64_t sum = 0;  // scaled; 2,500 towns × 10^15 stays within 64 bits
  std::int64_t reported = 0, of = 0, meets = 0, not_measured = 0;
};

constexpr std::array<std::array<std::string_view, 3>, 5> kind_names{
    {{"city", "เทศบาลนคร", "City municipalities"},
     {"town", "เทศบาลเมือง", "Town municipalities"},
     {"subdistrict", "เทศบาลตำบล", "Subdistrict municipalities"},
     {"sao", "องค์การบริหารส่วนตำบล", "Subdistrict administrative organisations"},
     {"pattaya", "เมืองพัทยา", "Pattaya"}}};

Group group_of(const UnitTree& tree, const OrgUnit& town, std::string_view by) {
  if (by == "kind") {
    const auto& names = kind_names.at(static_cast<std::size_t>(*town.kind));
    return {
        .id = static_cast<std::int64_t>(*town.kind) + 1, .name_th = std::string(names[1]), .name_en = std::string(names[2])};
  }
  const OrgUnit* above = by == "province" ? tree.find(town.province)
                         : by == "office" ? tree.find(town.office)
                                          : tree.find_uid("TH");
  if (!above) return {};
  return {.id = above->id.value, .name_th = above->name_th, .name_en = above->name_en};
}

void add(Group& group, const Reported* reported) {
  ++group.of;
  if (!reported) return;
  if (reported->standing) {
    const bool measured = *reported->standing == CodeMeaning::Below || *reported->standing == CodeMeaning::Meets;
    measured ? ++group.reported : ++group.not_measured;
    if (*reported->standing == CodeMeaning::Meets) ++group.meets;
  } else if (reported->scaled) {
    ++group.reported;
    group.sum += *reported->scaled;
  }
}

// The quotient to `decimals` places, rounded half up; everything here is from zero up.
__extension__ using Wide = __int128;
std::int64_t divided(Wide dividend, std::int64_t divisor) {
  return static_cast<std::int64_t>((dividend + divisor / 2) / divisor);
}

RollupRow row_of(const FactDefinition& fact, const Group& group) {
  RollupRow row{
      .id = group.id, .name_th = group.name_th, .name_en = group.name_en, .reported = group.reported, .of = group.of};
  if (fact.type == FactType::Code) row.not_measured = group.not_measured;
  if (group.reported == 0 || fact.aggregation == Aggregation::None) return row;
  std::int64_t scaled = group.sum;
  int decimals = fact.decimals;
  if (fact.aggregation == Aggregation::Share) {
    scaled = divided(Wide{group.meets} * 1000, group.reported);  // per cent with one decimal
    decimals = 1;
  } else if (fact.aggregation == Aggregation::Mean) {
    scaled = divided(Wide{group.sum} * 10, group.reported);  // one decimal more than a single figure has
    decimals = fact.decimals + 1;
  }
  row.value = json_number(scaled, decimals);
  row.value_text = text::format_scaled(scaled, decimals);
  return row;
}

std::string_view aggregation_code(Aggregation aggregation) {
  constexpr std::array<std::string_view, 4> codes{"sum", "mean", "share", "none"};
  return codes.at(static_cast<std::size_t>(aggregation));
}

}  // namespace

Result<Rollup> roll_up(City& city, const identity::Actor& actor, std::string_view key, const Period& period,
                       std::string_view by) {
  const FactDefinition* fact = city.catalogue().find(key);
  if (!fact) return Error{errors::unknown_fact, "key", {{"key", std::string(key)}}};
  constexpr std::array<std::string_view, 4> groupings{"province", "office", "kind", "nation"};
  if (std::ranges::find(groupings, by) == groupings.end())
    return Error{errors::bad_rollup, "by", {{"values", "province, office, kind, nation"}}};
  if (period.kind() != fact->period_kind) {
    const auto expected = period_for(fact->period_kind, FiscalYear::containing(last_day(period))).period.text();
    return Error{errors::wrong_period, "period", {{"period", period.text()}, {"expected", expected}}};
  }
  const auto values =
      city.identity().database().reading([&](store::Transaction& tx) { return load_values(tx, *fact, period); });
  const auto tree = city.identity().tree_on(last_day(period));
  std::map<std::int64_t, Group> groups;
  std::vector<std::int64_t> order;  // Thai order, as the tree has it
  for (const auto& town : tree->units()) {
    if (town.unit_class != identity::UnitClass::LocalGovernment || !town.kind || !town.in_programme) continue;
    if (!actor.may(identity::permissions::read_facts, town.id)) continue;
    Group group = group_of(*tree, town, by);
    const auto [place, fresh] = groups.try_emplace(group.id, std::move(group));
    if (fresh) order.push_back(place->first);
    const auto found = values.find(town.id.value);
    add(place->second, found == values.end() ? nullptr : &found->second);
  }
  Rollup rollup{
      .key = fact->key, .period = period.text(), .by = std::string(by), .unit_th = fact->unit_th, .unit_en = fact->unit_en};
  rollup.aggregation = aggregation_code(fact->aggregation);
  if (fact->type == FactType::Code) {
    rollup.unit_th = "ร้อยละของแห่งที่ตรวจวัด";
    rollup.unit_en = "per cent of those measured";
  }
  for (const auto id : order) rollup.rows.push_back(row_of(*fact, groups.at(id)));
  std::ranges::sort(rollup.rows, {}, [](const RollupRow& row) { return text::sort_key(row.name_th); });
  return rollup;
}

}  // namespace muang::city
