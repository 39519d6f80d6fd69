// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_plots.hpp"

#include <algorithm>
#include <numeric>

#include "green/area_text_rules.hpp"
#include "green/demo/demo_outlines.hpp"

namespace muang::green {
namespace {

constexpr const char* park_names[] = {"สวนสาธารณะเฉลิมพระเกียรติ", "สวนสุขภาพ", "สวนสาธารณะหนองน้ำ", "สวนสาธารณะริมน้ำ"};
constexpr const char* pocket_names[] = {"สวนหย่อมหน้าสำนักงานเทศบาล", "สวนหย่อมชุมชนตลาด", "สนามเด็กเล่นและสวนหย่อม"};
constexpr const char* farm_names[] = {"พื้นที่เกษตรชุมชน", "สวนผลไม้ชุมชน", "นาข้าวชุมชน"};
constexpr const char* wild_names[] = {"ป่าชุมชน", "พื้นที่ชุ่มน้ำ", "แนวป่าริมห้วย"};

template <std::size_t N>
std::string pick(const char* const (&names)[N], Dice& dice) {
  return names[dice.below(static_cast<int>(N))];
}

class Planner {
 public:
  Planner(const DemoTown& town, const Date& today, std::uint64_t seed)
      : town_(town),
        today_(today),
        dice_(Dice::seed_of(town.uid, seed)),
        ground_(town.latitude, town.longitude, town.area_km2 * 1e6),
        cells_(cell_count) {
    std::iota(cells_.begin(), cells_.end(), 0);
    for (std::size_t i = cells_.size() - 1; i > 0; --i)
      std::swap(cells_[i], cells_[static_cast<std::size_t>(dice_.below(static_cast<int>(i) + 1))]);
  }

  DemoPlots plan() {
    // Thousandths of the town's area: all green 50 to 145 % of what is asked, open green 20 to 150 % of 5 %.
    const std::int64_t all = town_.share_percent * between(500, 1450) / 100, open = between(10, 75);
    std::int64_t left = std::max<std::int64_t>(0, all - add_parks(open));
    left -= add_field("2.2", "พื้นที่สีเขียวในโรงเรียนและสถานที่ราชการ", between(4, 15));
    add_strip();
    add_bulk(left);
    if (in_hundred(30)) add_field("6", "ที่ดินรอการพัฒนา", between(3, 15));
    if (in_hundred(35)) add_candidate("1", "สวนสาธารณะแห่งใหม่", between(3, 10));
    if (in_hundred(20)) lay_overlap();
    if (!made_.overlap && in_hundred(8)) lose_one();
    return std::move(made_);
  }

 protected:
  bool in_hundred(int percent) { return dice_.below(100) < percent; }
  std::int64_t between(int low, int high) { return low + dice_.below(high - low + 1); }  // both included

  StoredPlot& add(const std::string& type, const std::string& name, const geo::Shape& shape, bool open) {
    StoredPlot plot{
        .unit = town_.unit, .name_th = name + " " + town_.name_th + " (สาธิต)", .type = type, .open = open, .demo = true};
    set_outline(plot, shape);
    plot.access = open ? "open" : "";
    say_area(plot);
    say_care(plot);
    say_since(plot);
    made_.plots.push_back(std::move(plot));
    return made_.plots.back();
  }

  int free_cell() {
    if (cells_.empty()) return -1;
    const int cell = cells_.back();
    cells_.pop_back();
    return cell;
  }

  geo::Shape field(int cell, std::int64_t thousandths) {
    return ground_.field(cell, town_.area_km2 * 1e3 * static_cast<double>(thousandths), dice_);
  }

  // Returns the thousandths that found a place.
  std::int64_t add_field(const std::string& type, const std::string& name, std::int64_t thousandths, bool open = false) {
    const int cell = thousandths > 0 ? free_cell() : -1;
    if (cell < 0) return 0;
    add(type, name, field(cell, thousandths), open);
    used_.push_back(cell);
    return thousandths;
  }

  std::int64_t add_parks(std::int64_t open) {
    constexpr std::int64_t most = 45;
    const std::int64_t pocket = std::min<std::int64_t>(open, between(1, 4));
    std::int64_t done = add_field("1", pick(pocket_names, dice_), pocket, true);
    while (done < open && !cells_.empty())
      done += add_field("1", pick(park_names, dice_), std::min(most, open - done), true);
    return done;
  }

  void add_strip() {
    const int cell = dice_.below(cell_count);
    StoredPlot& plot =
        add("3.1", "แนวต้นไม้ริมถนนสายหลัก", ground_.strip(cell, static_cast<double>(between(6, 14)), dice_), true);
    plot.permanence = "permanent";
  }

  void add_bulk(std::int64_t left) {
    constexpr std::int64_t most = 48;
    constexpr std::size_t kept_free = 2;  // for what is planned
    for (int i = dice_.below(3); left > 0 && cells_.size() > kept_free; ++i) {
      const std::int64_t part = std::min(most, left);
      if (i % 3 == 0) left -= add_field("5", pick(wild_names, dice_), part, in_hundred(15));
      if (i % 3 == 1) left -= add_field("4", pick(farm_names, dice_), part);
      if (i % 3 == 2) left -= add_field("2.1", "พื้นที่สีเขียวในที่ดินเอกชน", part);
    }
  }

  StoredPlot* add_candidate(const std::string& type, const std::string& name, std::int64_t thousandths) {
    const int cell = free_cell();
    if (cell < 0) return nullptr;
    StoredPlot& plot = add(type, name, field(cell, thousandths), true);
    plan_it(plot, 1 + dice_.below(3));
    return &plot;
  }

  void plan_it(StoredPlot& plot, int years_ahead) {
    constexpr std::int64_t cm2_a_baht = 50;  // 200 baht a m²: invented
    plot.status = PlotStatus::Planned;
    plot.since.clear();
    plot.owner_kind = in_hundred(60) ? "state" : "local-government";
    plot.planned_year = FiscalYear::containing(today_).gregorian() + years_ahead;
    plot.planned_baht = plot.computed_cm2.value_or(0) / cm2_a_baht / 1000 * 1000;
    plot.plan = "แผนพัฒนาท้องถิ่น (สาธิต)";
  }

  // A small park that reaches into the plot that was drawn last.
  void lay_overlap() {
    if (used_.empty()) return;
    add("1", pick(pocket_names, dice_),
        ground_.field_at(used_.back(), 0.02, 0.02, 0.01 * town_.area_km2 * 1e6 / cell_count, dice_), true);
    made_.overlap = true;
  }

  void lose_one() {
    for (StoredPlot& plot : made_.plots) {
      if (plot.type != "4" && plot.type != "2.1") continue;
      plot.status = PlotStatus::Lost;
      plot.since = day_in_past(2);
      return;
    }
  }

  std::string day_in_past(int years) {
    const int year = today_.year - 1 - dice_.below(years);
    return Date{year, 1 + dice_.below(12), 1 + dice_.below(28)}.iso();
  }

  void say_since(StoredPlot& plot) {
    if (!in_hundred(25)) return;
    plot.status = PlotStatus::Added;
    plot.since = day_in_past(4);
  }

  // Most deeds differ a little from what is drawn, a few by more than 5 %, with a reason.
  void say_area(StoredPlot& plot) {
    if (!in_hundred(55)) return;
    const bool far = in_hundred(6);
    const std::int64_t permille = far ? between(880, 940) : between(985, 1015);
    const std::int64_t cm2 = *plot.computed_cm2 / 1000 * permille / cm2_per_wah2 * cm2_per_wah2;
    plot.stated_cm2 = cm2;
    plot.stated_text = print_area(cm2, {.spelling = in_hundred(70) ? AreaSpelling::Dashed : AreaSpelling::Short});
    if (far) plot.area_reason = "เอกสารไม่รวมทางน้ำและทางเดิน (สาธิต)";
  }

  void say_care(StoredPlot& plot) {
    const bool park = plot.type == "1" || plot.type == "5";
    if (!in_hundred(park ? 80 : 45)) return;  // the others have not said yet
    plot.large_trees = in_hundred(park ? 75 : 35) ? "main" : "some";
    plot.diversity = in_hundred(park ? 70 : 30) ? "varied" : "few";
    plot.upkeep = in_hundred(75) ? "regular" : "occasional";
    plot.permanence = in_hundred(60) ? "permanent" : "promised";
    if (plot.permanence == "promised") plot.promised_until = today_.year + between(-1, 15);
    plot.owner_kind = plot.type == "2.1" || plot.type == "4" ? "private" : "local-government";
  }

  const DemoTown& town_;
  const Date today_;
  Dice dice_;
  DemoGround ground_;
  std::vector<int> cells_, used_;
  DemoPlots made_;
};

// One town to look at: every type and every field.
class DetailedPlanner : Planner {
 public:
  using Planner::Planner;

  DemoPlots plan() {
    lake_park();
    for (const auto& [type, name, part, open] :
         {Row{"1", "สวนหย่อมหน้าสำนักงานเทศบาล", 2, true}, Row{"1", "สวนสุขภาพประชาร่วมใจ", 12, true},
          Row{"2.1", "สวนในหมู่บ้านจัดสรร", 9, false}, Row{"2.2", "พื้นที่สีเขียวโรงเรียนเทศบาล", 7, false},
          Row{"2.2", "ลานวัดกลาง", 4, true}, Row{"2.3", "แนวกันชนรอบบ่อบำบัดน้ำเสีย", 6, false},
          Row{"4", "สวนผลไม้ชุมชนริมโขง", 34, false}, Row{"5", "ป่าบุ่งป่าทามริมห้วย", 40, true},
          Row{"6", "ที่ดินราชพัสดุรอการพัฒนา", 11, false}}) {
      add_field(type, name, part, open);
      fill(made_.plots.back());
    }
    add_strips();
    changed_plots();
    candidates();
    lay_overlap();
    fill(made_.plots.back());
    deed_only();
    return std::move(made_);
  }

 private:
  struct Row {
    const char *type, *name;
    int thousandths;
    bool open;
  };

  void fill(StoredPlot& plot) {
    const bool own = plot.type != "2.1" && plot.type != "4";
    plot.owner_kind = own ? "local-government" : "private";
    plot.owner_name = own ? "เทศบาล (สาธิต)" : "เอกชน (สาธิต)";
    plot.document_kind = own ? "public-land" : "title-deed";
    plot.document_number = "สาธิต " + std::to_string(between(1000, 9999));
    plot.right_of_use = own ? "owner" : "agreement";
    plot.keeper = "กองสาธารณสุขและสิ่งแวดล้อม (สาธิต)";
    plot.budget_baht = between(20, 400) * 1000;
    plot.hours = plot.open ? "05.00–20.00 น." : "";
    plot.facilities = plot.type == "1" ? "sign path seats bins lighting toilets exercise" : "";
    plot.planting = "ปลูกต้นไม้วันต้นไม้ประจำปีของชาติ (สาธิต)";
    if (plot.permanence.empty()) {
      plot.large_trees = "some";
      plot.diversity = "varied";
      plot.upkeep = "regular";
      plot.permanence = "permanent";
    }
  }

  // Wholly sustainable, with a pond cut out.
  void lake_park() {
    add_field("1", "สวนสาธารณะหนองน้ำกลางเมือง", 30, true);
    StoredPlot& plot = made_.plots.back();
    geo::Shape shape = shape_of(plot.outline);
    const geo::Shape pond = ground_.field_at(used_.back(), 0, 0, 0.008 * town_.area_km2 * 1e6, dice_);
    shape.polygons.front().holes.push_back(pond.polygons.front().outer);
    geo::normalise(shape);
    set_outline(plot, shape);
    plot.stated_text.clear();
    plot.stated_cm2.reset();
    fill(plot);
    plot.large_trees = "main";
    plot.diversity = "varied";
    plot.upkeep = "regular";
    plot.permanence = "permanent";
    plot.promised_until.reset();
    plot.status = PlotStatus::Existing;
    plot.since.clear();
  }

  void add_strips() {
    for (const auto& [type, name] :
         {std::pair("3.1", "แนวต้นไม้ถนนสายหลัก"), std::pair("3.2", "ริมตลิ่งแม่น้ำ"), std::pair("3.3", "แนวใต้สายส่งไฟฟ้า")}) {
      add(type, name, ground_.strip(free_cell(), static_cast<double>(between(8, 16)), dice_), true);
      fill(made_.plots.back());
    }
  }

  void changed_plots() {
    add_field("2.1", "สวนเดิมที่สร้างเป็นอาคาร", 3);
    StoredPlot& lost = made_.plots.back();
    fill(lost);
    lost.status = PlotStatus::Lost;
    lost.since = Date{today_.year, 2, 11}.iso();
    add_field("1", "สวนริมห้วยที่ฟื้นฟู", 5, true);
    StoredPlot& restored = made_.plots.back();
    fill(restored);
    restored.status = PlotStatus::Restored;
    restored.since = Date{today_.year, 5, 20}.iso();
  }

  void candidates() {
    if (StoredPlot* plot = add_candidate("6", "ที่ราชพัสดุข้างศูนย์ราชการ", 8)) fill_plan(*plot, 1, "state");
    StoredPlot& road = add("3.1", "เกาะกลางและไหล่ทางถนนเลี่ยงเมือง", ground_.strip(used_.front(), 12, dice_), true);
    fill_plan(road, 2, "state");
    StoredPlot& corner = add("1", "สวนกระเป๋าหัวมุมตลาด", ground_.field_at(used_.front(), 0.42, 0.42, 2400, dice_), true);
    fill_plan(corner, 1, "local-government");
  }

  void fill_plan(StoredPlot& plot, int years_ahead, const char* owner) {
    plan_it(plot, years_ahead);
    plot.owner_kind = owner;
  }

  // Known from its deed alone.
  void deed_only() {
    StoredPlot plot{.unit = town_.unit,
                    .name_th = "สวนชุมชนที่ยังไม่ได้วาด " + town_.name_th + " (สาธิต)",
                    .type = "1",
                    .open = true,
                    .demo = true};
    plot.access = "open";
    plot.stated_text = "1 ไร่ 46 ตร.ว.";
    plot.stated_cm2 = cm2_per_rai + 46 * cm2_per_wah2;
    fill(plot);
    made_.plots.push_back(std::move(plot));
  }
};

}  // namespace

DemoPlots plan_demo_plots(const DemoTown& town, const Date& today, std::uint64_t seed, bool detailed) {
  return detailed ? DetailedPlanner(town, today, seed).plan() : Planner(town, today, seed).plan();
}

std::vector<PlotEvent> demo_events(const StoredPlot& plot) {
  std::vector<PlotEvent> events;
  if (plot.status == PlotStatus::Lost || plot.status == PlotStatus::Restored) events.push_back({PlotStatus::Existing, {}});
  events.push_back({plot.status, Date::parse_iso(plot.since)});
  return events;
}

}  // namespace muang::green
