// SPDX-License-Identifier: Apache-2.0
#include "waste/demo/demo_sites.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "base/core/dice.hpp"

namespace muang::waste {
namespace {

struct Kind {
  const char* method;
  int of_2564;  // sites of this kind on the national page of 2564
};
// Joint sites in the order in which the largest towns get them.
constexpr std::array<Kind, 7> joint_kinds{{{"wte", 8},
                                           {"incinerator_apc", 1},
                                           {"integrated", 20},
                                           {"mbt", 5},
                                           {"rdf", 7},
                                           {"sanitary_landfill", 70},
                                           {"compost", 5}}};
constexpr Kind small_dump{"controlled_dump_small", 177};
constexpr std::array<Kind, 4> improper_kinds{
    {{"controlled_dump_large", 4}, {"incinerator_no_apc", 63}, {"open_dump", 1707}, {"open_burning", 70}}};
constexpr int proper_2561 = 595, improper_2561 = 2171, transfer_2561 = 23;

// Ours: how often a town without a joint site of its own brings its waste to one of its province, and how often only a part.
constexpr int joins_percent = 32, splits_percent = 25;
// One fault lasts a calendar year; 36 months touch four, the outer ones in part: 19 % of the links make 5 % of deliveries.
constexpr int faulty_links_percent = 19;

template <class Kinds>
std::vector<std::string> deck(int total, const Kinds& kinds) {
  std::vector<int> weights;
  for (const Kind& kind : kinds) weights.push_back(kind.of_2564);
  const std::vector<int> counts = shared_out(total, weights);
  std::vector<std::string> cards;
  for (std::size_t i = 0; i < counts.size(); ++i)
    cards.insert(cards.end(), static_cast<std::size_t>(counts[i]), kinds[i].method);
  return cards;
}

template <class T>
void shuffle(std::vector<T>& all, Dice& dice) {
  for (std::size_t i = all.size(); i > 1; --i)
    std::swap(all[i - 1], all[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
}

// Degrees: good enough for who is nearest within a province.
double distance2(const DemoPlace& a, const DemoPlace& b) {
  if (!a.latitude || !a.longitude || !b.latitude || !b.longitude) return 1e9;
  const double north = *a.latitude - *b.latitude, east = *a.longitude - *b.longitude;
  return north * north + east * east;
}

std::string_view noun_th(std::string_view method, bool joint) {
  if (method == "transfer_station") return "สถานีขนถ่ายขยะมูลฝอย";
  if (joint) return "ศูนย์กำจัดขยะมูลฝอย";
  return method == "incinerator_no_apc" || method == "open_burning" ? "ที่เผาขยะมูลฝอย" : "ที่ทิ้งขยะมูลฝอย";
}
std::string_view noun_en(std::string_view method, bool joint) {
  if (method == "transfer_station") return "Transfer station of ";
  return joint ? "Waste centre of " : "Waste site of ";
}

class Planner {
 public:
  Planner(const std::vector<DemoPlace>& towns, const DemoYears& years, std::uint64_t seed)
      : towns_(towns), years_(years), seed_(seed), own_(towns.size()) {
    order_.resize(towns.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::sort(order_, [&](int a, int b) {
      const auto &one = towns_[at(a)], &other = towns_[at(b)];
      return one.people != other.people ? one.people > other.people : one.uid < other.uid;
    });
  }

  DemoSitePlan run() {
    place_joint_sites();
    place_transfer_stations();
    place_own_sites();
    for (int town = 0; town < static_cast<int>(towns_.size()); ++town) link(town);
    return std::move(plan_);
  }

 private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  Dice dice_of(int town, std::uint64_t salt) const { return Dice(Dice::seed_of(towns_[at(town)].uid, seed_ + salt)); }

  int add(int town, const std::string& method, bool joint) {
    const DemoPlace& keeper = towns_[at(town)];
    Dice dice = dice_of(town, 11 + own_[at(town)].size());
    DemoSite site{.keeper = town};
    site.joint = joint;
    site.name_th.append(noun_th(method, joint)).append(" ").append(keeper.name_th);
    if (!own_[at(town)].empty()) site.name_th.append(" แห่งที่ 2");
    site.name_th.append(" (สาธิต)");
    if (!keeper.name_en.empty()) {
      site.name_en.append(noun_en(method, joint)).append(keeper.name_en);
      if (!own_[at(town)].empty()) site.name_en.append(", second");
      site.name_en.append(" (demo)");
    }
    site.weighs = joint || method == "transfer_station" || method == "controlled_dump_large" ||
                  dice.below(100) < (method == "controlled_dump_small" ? 50 : 20);
    if (joint) site.others_permille = dice.below(40);
    describe(site, method, keeper, dice);
    own_[at(town)].push_back(static_cast<int>(plan_.sites.size()));
    plan_.sites.push_back(std::move(site));
    return own_[at(town)].back();
  }

  void describe(DemoSite& site, const std::string& method, const DemoPlace& keeper, Dice& dice) const {
    Facility& entry = site.entry;
    entry.method = method;
    if (keeper.latitude && keeper.longitude) {  // within three kilometres of the town's place
      entry.latitude_micro = std::llround((*keeper.latitude + 0.04 * (dice.unit() - 0.5)) * 1e6);
      entry.longitude_micro = std::llround((*keeper.longitude + 0.04 * (dice.unit() - 0.5)) * 1e6);
    }
    entry.opened = Month{1990 + dice.below(25), 1 + dice.below(12)};
    const std::int64_t rai = site.joint ? 40 + dice.below(160) : 2 + dice.below(18);
    entry.area_square_metres = rai * 1600;
    const bool buries = method.ends_with("landfill") || method.ends_with("dump") || method.starts_with("controlled") ||
                        method == "integrated";
    if (buries) {
      entry.depth_centimetres = site.joint ? 600 + 50 * dice.below(12) : 150 + 50 * dice.below(8);
      entry.capacity_cubic_metres = *entry.area_square_metres * *entry.depth_centimetres / 100;
      entry.capacity_left_cubic_metres = *entry.capacity_cubic_metres * (15 + dice.below(70)) / 100;
      entry.stock_kg = (*entry.capacity_cubic_metres - *entry.capacity_left_cubic_metres) * 700;
    }
    for (const std::string_view control : controls) {
      const int percent = site.joint ? 85 : method.starts_with("controlled") ? 55 : 8;
      const bool ticked = control == "weighing" ? site.weighs : dice.below(100) < percent;
      if (ticked) entry.ticked |= control_bit(control).value_or(0);
    }
    entry.water_metres = 100 + 50 * dice.below(60);
    entry.flood_prone = dice.below(100) < 7;
  }

  // One for the largest town of each province, the rest to the next largest of the country.
  void place_joint_sites() {
    std::vector<int> weights;
    int joint = 0;
    for (const Kind& kind : joint_kinds) joint += kind.of_2564;
    const std::vector<int> counts = shared_out(proper_2561, {joint, small_dump.of_2564});
    small_dumps_ = counts[1];
    std::vector<int> hosts, others;
    for (const int town : order_) {
      const bool first = !joint_of_.contains(towns_[at(town)].province);
      if (first) joint_of_[towns_[at(town)].province];
      (first ? hosts : others).push_back(town);
    }
    hosts.insert(hosts.end(), others.begin(), others.end());
    const std::vector<std::string> cards = deck(counts[0], joint_kinds);
    hosts.resize(std::min(hosts.size(), cards.size()));
    std::ranges::sort(hosts, [&](int a, int b) { return towns_[at(a)].people > towns_[at(b)].people; });
    for (std::size_t i = 0; i < hosts.size(); ++i)
      joint_of_[towns_[at(hosts[i])].province].push_back(add(hosts[i], cards[i], true));
  }

  void place_transfer_stations() {
    int left = transfer_2561;
    for (const int town : order_) {
      if (left == 0) break;
      if (!own_[at(town)].empty() || joint_of_[towns_[at(town)].province].empty()) continue;
      plan_.sites[at(add(town, "transfer_station", false))].send_to = nearest_joint(town);
      --left;
    }
  }

  // One for each town that has none, the rest as second sites.
  void place_own_sites() {
    std::vector<std::string> cards = deck(improper_2561, improper_kinds);
    cards.insert(cards.end(), at(small_dumps_), small_dump.method);
    Dice dice(seed_ + 7);
    shuffle(cards, dice);
    std::vector<int> without, with;
    for (const int town : order_) (own_[at(town)].empty() ? without : with).push_back(town);
    std::vector<int> second = without;
    shuffle(second, dice);
    without.insert(without.end(), second.begin(), second.end());
    for (std::size_t i = 0; i < cards.size() && i < without.size(); ++i) add(without[i], cards[i], false);
  }

  int nearest_joint(int town) const {
    const auto& there = joint_of_.at(towns_[at(town)].province);
    return *std::ranges::min_element(
        there, {}, [&](int site) { return distance2(towns_[at(town)], towns_[at(plan_.sites[at(site)].keeper)]); });
  }

  void link(int town) {
    Dice dice = dice_of(town, 23);
    const auto& own = own_[at(town)];
    const auto joint = joint_of_.find(towns_[at(town)].province);
    const bool may_join = joint != joint_of_.end() && !joint->second.empty();
    const bool settled = !own.empty() && (plan_.sites[at(own[0])].joint || plan_.sites[at(own[0])].send_to >= 0);
    if (settled) return connect({.town = town, .site = own[0]}, dice);
    const bool joins = may_join && (own.empty() || dice.below(100) < joins_percent);
    if (!joins && own.empty()) return;
    const int first = joins ? nearest_joint(town) : own[0];
    const int second =
        !joins ? (own.size() > 1 ? own[1] : -1) : (!own.empty() && dice.below(100) < splits_percent ? own[0] : -1);
    if (second < 0) return connect({.town = town, .site = first}, dice);
    const int part = 550 + dice.below(350);
    connect({.town = town, .site = first, .to_permille = part}, dice);
    connect({.town = town, .site = second, .from_permille = part}, dice);
  }

  void connect(DemoLink link, Dice& dice) {
    if (plan_.sites[at(link.site)].weighs && dice.below(100) < faulty_links_percent) {
      link.faulty_year = years_.first + dice.below(years_.last - years_.first + 1);
      // Ours: a site that weighs too little by 8–30 %, or too much by 8–60 % (loads of others under this town's name).
      link.faulty_permille = dice.below(2) == 0 ? 700 + dice.below(220) : 1080 + dice.below(520);
    }
    plan_.links.push_back(link);
  }

  const std::vector<DemoPlace>& towns_;
  const DemoYears years_;
  const std::uint64_t seed_;
  int small_dumps_ = 0;
  std::vector<int> order_;                             // largest first
  std::vector<std::vector<int>> own_;                  // sites by town
  std::map<std::int64_t, std::vector<int>> joint_of_;  // by province
  DemoSitePlan plan_;
};

}  // namespace

std::vector<int> shared_out(int total, const std::vector<int>& weights) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<int> shares;
  std::vector<std::pair<std::int64_t, std::size_t>> rests;
  int given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::int64_t exact = std::int64_t{total} * weights[i];
    shares.push_back(static_cast<int>(exact / sum));
    given += shares.back();
    rests.emplace_back(-(exact % sum), i);
  }
  std::ranges::sort(rests);
  for (int i = 0; i < total - given; ++i) ++shares[rests[static_cast<std::size_t>(i)].second];
  return shares;
}

DemoSitePlan plan_demo_sites(const std::vector<DemoPlace>& towns, const DemoYears& years, std::uint64_t seed) {
  return Planner(towns, years, seed).run();
}

}  // namespace muang::waste
