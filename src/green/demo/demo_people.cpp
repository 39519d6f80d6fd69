// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_people.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/core/dice.hpp"
#include "green/geodesic_rules.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

constexpr std::int64_t people_unknown = 8000;
constexpr const char* names[] = {"ตลาดเก่า",  "หน้าวัด",      "ริมคลอง",   "สถานีรถไฟ", "บ้านเหนือ", "บ้านใต้",
                                 "ประตูเมือง", "หลังโรงเรียน", "สวนมะม่วง", "โรงสี",     "ท่าน้ำ",    "เมืองใหม่"};

}  // namespace

std::vector<PeoplePlace> plan_demo_people(const DemoTown& town, std::int64_t people, std::uint64_t seed, bool detailed) {
  Dice dice(Dice::seed_of(town.uid + "/people", seed));
  const int count = detailed ? demo_communities_detailed : demo_communities_a_town;
  const DegreeLengths length = degree_lengths(town.latitude);
  const double half_m = std::min(4000.0, std::sqrt(town.area_km2 * 1e6) / 2);
  std::vector<double> weights;
  double sum = 0;
  for (int i = 0; i < count; ++i) sum += weights.emplace_back(0.4 + dice.unit());
  std::vector<PeoplePlace> places;
  for (int i = 0; i < count; ++i) {
    const auto spread = [&](double metres_a_degree) {  // denser in the middle
      return std::clamp(dice.bell() / 2, -0.95, 0.95) * half_m / metres_a_degree;
    };
    const std::int64_t here = std::llround(static_cast<double>(people) * weights[static_cast<std::size_t>(i)] / sum);
    PeoplePlace place{
        .code = (i < 9 ? "0" : "") + std::to_string(i + 1),
        .name = std::string("ชุมชน") + names[i % 12] + (i < 12 ? "" : " " + std::to_string(1 + i / 12)) + " (สาธิต)",
        .people = here * 1000,
        .households = std::max<std::int64_t>(1, here * 10 / 24),
        .lat_e7 = std::llround((town.latitude + spread(length.north)) * 1e7),
        .lon_e7 = std::llround((town.longitude + spread(length.east)) * 1e7)};
    if (detailed) {
      place.area_km2 = std::round(town.area_km2 / count * (50 + dice.below(100))) / 100;
      place.canopy_percent = 4 + dice.below(34);
      if (i % 8 != 7) place.trees_seen = dice.below(7);  // nobody has looked everywhere
      place.needs = {33 + dice.below(60) / 10.0, 8 + dice.below(200) / 10.0};
    }
    places.push_back(std::move(place));
  }
  return places;
}

std::int64_t make_demo_people(store::Transaction& tx, const Green& green, const DemoGreenPlan& plan) {
  const FiscalYear year = FiscalYear::containing(Date::of_instant(plan.now));
  std::unordered_map<std::int64_t, std::int64_t> people;
  tx.query(sql::bases_of_units, {{"day", year.last_day().iso()}}, [&](const store::Row& row) {
    if (const auto persons = row.maybe_integer(2); persons && *persons > 0) people[row.integer(0)] = *persons;
  });
  std::int64_t made = 0;
  for (const DemoTown& town : demo_towns(tx, green)) {
    const bool detailed = town.unit == plan.detailed;
    const auto known = people.find(town.unit.value);
    const auto places = plan_demo_people(town, known == people.end() ? people_unknown : known->second, plan.seed, detailed);
    PeopleSet set{.unit = town.unit,
                  .year = year.gregorian(),
                  .version = 1,
                  .kind = "communities",
                  .source = "ข้อมูลสาธิต ไม่ใช่ข้อมูลจริง",
                  .certainty = "inferred",
                  .demo = true,
                  .at = plan.now};
    if (detailed) set.need_names = {"need_heat", "need_elderly"};
    insert_people(tx, set, places, plan.person);
    made += static_cast<std::int64_t>(places.size());
  }
  return made;
}

}  // namespace muang::green
