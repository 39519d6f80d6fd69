// SPDX-License-Identifier: Apache-2.0
// Plots drawn with letters go through the store and come back as the sums that each write keeps, on both engines. A cell is
// about 11 m; x lies in A and in B.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/texts.hpp"
#include "city/city.hpp"
#include "engines.hpp"
#include "geo/drawn_map_test.hpp"
#include "green/plot/summary.hpp"
#include "green/plot/sums.hpp"
#include "identity/service.hpp"
#include "store/migrations.hpp"

using namespace muang;
using namespace muang::green;

namespace {

const std::filesystem::path root = MUANG_SOURCE_DIR;
const geo::Drawing map{"AAxxBB..",  //
                       "AAxxBBCC"};
constexpr PersonId person{1};

struct Town {
  store::Transaction& tx;
  const Green& green;
  OrgUnitId unit;

  std::int64_t enter(const std::string& name, const std::string& letters, const std::string& type, bool open,
                     const PlotEvent& event) {
    StoredPlot plot{.unit = unit, .status = event.status, .name_th = name, .type = type, .open = open};
    set_outline(plot, geo::drawn(map, letters));
    const std::int64_t id = insert_plot(tx, plot, 1, person);
    insert_event(tx, id, event, "", 1, person);
    REQUIRE(sums_follow(tx, green, unit));
    return id;
  }

  void become(std::int64_t id, const PlotEvent& event) {
    StoredPlot plot = find_plot(tx, id).value();
    plot.status = event.status;
    REQUIRE(save_plot(tx, plot, 2, person));
    insert_event(tx, id, event, "", 2, person);
    REQUIRE(sums_follow(tx, green, unit));
  }

  // Sum and ground once of a measure, in cells.
  std::pair<double, double> cells(int buddhist, Measure measure) const {
    const auto there = unit_green(tx, unit, FiscalYear::from_buddhist(buddhist));
    REQUIRE(there);
    const MeasureSum& sum = there->measures.at(static_cast<std::size_t>(measure));
    return {geo::cells(sum.sum_cm2), geo::cells(sum.once_cm2)};
  }
};

void check(Town town) {
  using Pair = std::pair<double, double>;
  CHECK(!unit_green(town.tx, town.unit, FiscalYear::from_buddhist(2569)));
  const std::int64_t a = town.enter("ก", "Ax", "1", true, {PlotStatus::Existing, {}});
  const std::int64_t b = town.enter("ข", "Bx", "2.1", false, {PlotStatus::Added, Date{2025, 10, 1}});
  town.enter("ค", "C", "5", false, {PlotStatus::Planned, {}});
  CHECK(town.cells(2568, Measure::All) == Pair(8, 8));
  CHECK(town.cells(2569, Measure::All) == Pair(16, 12));
  CHECK(town.cells(2569, Measure::Open) == Pair(8, 8));
  CHECK(town.cells(2569, static_cast<Measure>(2)) == Pair(8, 8));
  CHECK(town.cells(2569, static_cast<Measure>(5)) == Pair(0, 0));

  const auto near_c = neighbours_of(town.tx, town.unit, geo::drawn(map, "C"), 0);
  CHECK(near_c.size() == 1);  // the boxes of B and C touch; planned C itself is not green
  const auto near_a = neighbours_of(town.tx, town.unit, geo::drawn(map, "Ax"), a);
  REQUIRE(near_a.size() == 1);
  CHECK(near_a[0].id == b);
  CHECK(geo::cells(geo::intersection(geo::drawn(map, "Ax"), near_a[0].shape)) == 4);

  town.become(b, {PlotStatus::Lost, Date{2026, 10, 1}});
  CHECK(town.cells(2569, Measure::All) == Pair(16, 12));
  CHECK(town.cells(2570, Measure::All) == Pair(8, 8));
  town.become(a, {PlotStatus::Lost, Date{2027, 10, 1}});
  CHECK(town.cells(2571, Measure::All) == Pair(0, 0));
  CHECK(town.cells(2571, Measure::Open) == Pair(0, 0));
}

}  // namespace

TEST_CASE("a town's plots are counted once, year by year, as each write leaves them") {
  const Texts texts = Texts::load(root / "locales");
  test::on_each_engine([&](const test::Place& place) {
    const auto database = store::Database::open(place.url);
    store::migrate(*database, test::migrations_folder());
    identity::IdentityService identity(*database);
    identity::seed_units(identity, root / "data");
    const auto city = city::make_city(identity, texts, {.data_folder = root / "data"});
    const Green green(identity, texts, root / "data", *city, root / "nowhere");
    const auto tree = identity.tree_now();
    const OrgUnitId unit = tree->local_governments_of(tree->find_uid("TH-49")->id).front()->id;
    database->write([&](store::Transaction& tx) {
      check({tx, green, unit});
      return true;
    });
  });
}
