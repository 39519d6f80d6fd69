// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_trees.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <unordered_map>

#include "base/core/dice.hpp"
#include "green/sql.hpp"
#include "green/tile/tree_sums.hpp"

namespace muang::green {
namespace {

struct DemoSpecies {
  const char *scientific, *thai;
};
constexpr std::array<DemoSpecies, 14> common{{{"Samanea saman", "จามจุรี"},
                                              {"Pterocarpus indicus", "ประดู่บ้าน"},
                                              {"Tamarindus indica", "มะขาม"},
                                              {"Lagerstroemia speciosa", "อินทนิลน้ำ"},
                                              {"Cassia fistula", "ราชพฤกษ์"},
                                              {"Tabebuia rosea", "ชมพูพันธุ์ทิพย์"},
                                              {"Terminalia catappa", "หูกวาง"},
                                              {"Mimusops elengi", "พิกุล"},
                                              {"Delonix regia", "หางนกยูงฝรั่ง"},
                                              {"Alstonia scholaris", "พญาสัตบรรณ"},
                                              {"Swietenia macrophylla", "มะฮอกกานีใบใหญ่"},
                                              {"Mangifera indica", "มะม่วง"},
                                              {"Azadirachta indica", "สะเดา"},
                                              {"Peltophorum pterocarpum", "นนทรี"}}};
constexpr std::array<DemoSpecies, 4> old_trees{{{"Ficus religiosa", "โพธิ์"},
                                                {"Dipterocarpus alatus", "ยางนา"},
                                                {"Samanea saman", "จามจุรี"},
                                                {"Hopea odorata", "ตะเคียนทอง"}}};

Date years_before(const Date& today, int years, int month, int day) { return {today.year - years, month, day}; }

class Planner {
 public:
  Planner(const DemoTown& town, const std::vector<DemoPlotBox>& plots, const Date& today, std::uint64_t seed, bool detailed)
      : town_(town), plots_(plots), today_(today), detailed_(detailed), dice_(Dice::seed_of(town.uid + "/trees", seed)) {}

  std::vector<DemoTree> run() {
    const int count = detailed_ ? demo_trees_detailed : demo_trees_a_town;
    std::vector<DemoTree> trees;
    for (int i = 0; i < count; ++i) trees.push_back(tree(i));
    return trees;
  }

 private:
  DemoTree tree(int i) {
    DemoTree made;
    StoredTree& tree = made.tree;
    const bool old = i == 0 || (detailed_ && i < 4);  // one of note in each town
    const bool street = !old && (plots_.empty() || dice_.below(3) == 0);
    const DemoSpecies& species =
        old ? old_trees[static_cast<std::size_t>(dice_.below(4))] : common[static_cast<std::size_t>(dice_.below(14))];
    tree.unit = town_.unit;
    tree.species = species.scientific;
    tree.species_text = species.thai;
    tree.setting = street ? "street" : old ? "temple" : "park";
    tree.demo = true;
    tree.place = street || plots_.empty() ? street_place() : plot_place(tree);
    if (detailed_) tree.code = "สาธิต-" + std::to_string(1000 + i).substr(1);
    if (old) {
      constexpr std::array<const char*, 4> classes{"heritage", "notable", "royal", "heritage"};
      tree.tree_class = classes[static_cast<std::size_t>(detailed_ ? i : dice_.below(4))];
      tree.age_text = "ประมาณ " + std::to_string(80 + 10 * dice_.below(20)) + " ปี";
    }
    int age = old ? 90 : 3 + dice_.below(30);
    if (!old && dice_.below(4) == 0) age = plant(tree);
    measure(made, age, old);
    if (detailed_) fate(made, i);
    return made;
  }

  // A campaign of some years ago.
  int plant(StoredTree& tree) {
    const int years = 2 + dice_.below(5);
    tree.planted_on = years_before(today_, years, 6, 5).iso();
    tree.campaign = "ปลูกต้นไม้วันสิ่งแวดล้อมโลก " + std::to_string(today_.year - years + buddhist_offset);
    return years;
  }

  TreePlace street_place() {
    const double reach = std::min(0.004, std::sqrt(town_.area_km2) / 400);
    return {std::llround((town_.latitude + (dice_.unit() - 0.5) * 2 * reach) * 1e7),
            std::llround((town_.longitude + (dice_.unit() - 0.5) * 2 * reach) * 1e7)};
  }

  // In the middle of the box of a plot, where its outline surely is.
  TreePlace plot_place(StoredTree& tree) {
    const DemoPlotBox& box = plots_[static_cast<std::size_t>(dice_.below(static_cast<int>(plots_.size())))];
    tree.plot = box.plot;
    const auto within = [&](std::int64_t low, std::int64_t high) {
      return low + std::llround(static_cast<double>(high - low) * (0.3 + 0.4 * dice_.unit()));
    };
    return {within(box.south_e7, box.north_e7), within(box.west_e7, box.east_e7)};
  }

  Measurement measured_at(double girth_cm, const Date& day) {
    const double diameter = girth_cm / std::numbers::pi;
    const double height = 28 * (1 - std::exp(-0.035 * diameter)) + 1.5;
    Measurement measured{.day = day,
                         .girth_mm = std::llround(girth_cm * 10),
                         .dbh_mm = {},
                         .height_mm = std::llround(height * 20) * 50,  // to 5 cm, as an instrument is read
                         .crown_mm = std::llround(diameter * 1.6) * 100,
                         .method = "tape",
                         .health = {},
                         .risk = {},
                         .note = {}};
    if (!detailed_) return measured;
    constexpr std::array<const char*, 6> healths{"good", "good", "good", "fair", "fair", "poor"};
    measured.health = healths[static_cast<std::size_t>(dice_.below(6))];
    measured.risk = measured.health == "poor" ? "moderate" : "low";
    return measured;
  }

  void measure(DemoTree& made, int age, bool old) {
    if (!detailed_ && dice_.below(10) == 0) return;  // known, not yet measured
    const double yearly = 1 + 3 * dice_.unit();
    const double now = old ? 300 + 250 * dice_.unit() : 12 + yearly * age + 4 * dice_.unit();
    const int times = detailed_ ? 3 : dice_.below(4) == 0 ? 2 : 1;
    for (int k = times - 1; k >= 0; --k) {
      const int ago = 1 + 2 * k;
      if (!made.tree.planted_on.empty() && ago >= age) continue;
      made.measured.push_back(measured_at(std::max(12.0, now - yearly * 2 * k),
                                          years_before(today_, ago, 1 + dice_.below(12), 1 + dice_.below(28))));
    }
  }

  // Of the town in full detail: one tree in ten was moved, died, was removed or replaced.
  void fate(DemoTree& made, int i) {
    if (i < 4 || i % 10 != 0) return;
    constexpr std::array<std::array<const char*, 2>, 4> fates{{{"moved", "ขยายถนน (สาธิต)"},
                                                               {"dead", "แล้งจัด (สาธิต)"},
                                                               {"removed", "ลำต้นผุ เสี่ยงล้ม (สาธิต)"},
                                                               {"replaced", "ล้มจากพายุ (สาธิต)"}}};
    const auto& [status, reason] = fates[static_cast<std::size_t>(i / 10 % 4)];
    made.tree.status = status;
    made.tree.status_reason = reason;
    made.tree.status_on = Date{today_.year, 1, 1 + i % 28}.iso();
  }

  const DemoTown& town_;
  const std::vector<DemoPlotBox>& plots_;
  Date today_;
  bool detailed_;
  Dice dice_;
};

std::unordered_map<std::int64_t, std::vector<DemoPlotBox>> boxes(store::Transaction& tx) {
  std::unordered_map<std::int64_t, std::vector<DemoPlotBox>> found;
  tx.query(sql::demo_plot_boxes, {}, [&](const store::Row& row) {
    found[row.integer(0)].push_back({row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)});
  });
  return found;
}

struct Measured {
  std::int64_t tree;
  Measurement measurement;
};

// What a plain append cannot hold is written one by one: the town in full detail alone has it.
void write(store::Transaction& tx, const std::vector<Measured>& all, const DemoGreenPlan& plan) {
  for (const auto& [tree, measurement] : all) {
    if (!measurement.health.empty()) insert_measurement(tx, tree, measurement, plan.now, plan.person);
  }
  std::size_t at = 0;
  tx.append(sql::append_demo_measurement, [&](std::span<std::optional<std::int64_t>> out) {
    while (at < all.size() && !all[at].measurement.health.empty()) ++at;
    if (at == all.size()) return false;
    const auto& [tree, one] = all[at++];
    out[0] = tree;
    out[1] = day_count(one.day);
    out[2] = one.girth_mm;
    out[3] = one.height_mm;
    out[4] = one.crown_mm;
    out[5] = plan.now;
    out[6] = plan.person.value;
    return true;
  });
}

}  // namespace

std::vector<DemoTree> plan_demo_trees(const DemoTown& town, const std::vector<DemoPlotBox>& plots, const Date& today,
                                      std::uint64_t seed, bool detailed) {
  return Planner(town, plots, today, seed, detailed).run();
}

DemoTreeCounts make_demo_trees(store::Transaction& tx, const Green& green, const DemoGreenPlan& plan) {
  const Date today = Date::of_instant(plan.now);
  const auto plots = boxes(tx);
  const auto towns = demo_towns(tx, green);
  std::int64_t next = take_numbers(tx, static_cast<std::int64_t>(towns.size()) * demo_trees_detailed);
  DemoTreeCounts counts;
  TreeSums sums;
  std::vector<Measured> measured;
  for (const DemoTown& town : towns) {
    const auto own = plots.find(town.unit.value);
    for (DemoTree& made : plan_demo_trees(town, own == plots.end() ? std::vector<DemoPlotBox>{} : own->second, today,
                                          plan.seed, town.unit == plan.detailed)) {
      made.tree.id = next++;
      insert_tree(tx, made.tree, 0, plan.now, plan.person);
      sums.came(made.tree);
      ++counts.trees;
      for (Measurement& one : made.measured) measured.push_back({made.tree.id, std::move(one)});
    }
  }
  sums.write(tx);
  counts.measurements = static_cast<std::int64_t>(measured.size());
  write(tx, measured, plan);
  tx.run(sql::demo_planted_events, {{"now", plan.now}, {"person_id", plan.person}});
  tx.run(sql::demo_tree_events, {{"now", plan.now}, {"person_id", plan.person}});
  return counts;
}

}  // namespace muang::green
