// SPDX-License-Identifier: Apache-2.0
// Statistics of zones on rasters held in memory; figures by hand, and the laws: cut, order and threads change nothing.
#include "green/raster/zonal.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <random>

#include "green/raster/ndvi.hpp"
#include "green/raster_errors.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

namespace {

template <class T>
constexpr CellType type_of = std::is_same_v<T, std::uint8_t>    ? CellType::U8
                             : std::is_same_v<T, std::uint16_t> ? CellType::U16
                             : std::is_same_v<T, std::int16_t>  ? CellType::I16
                             : std::is_same_v<T, float>         ? CellType::F32
                                                                : CellType::F64;

template <class T>
class MemoryReader : public RasterReader {
 public:
  MemoryReader(const std::vector<T>& values, std::int64_t columns) : values_(values), columns_(columns) {}
  bool read(const GridWindow& window, void* values, std::uint8_t* mask) override {
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const auto from = static_cast<std::size_t>((window.row + row) * columns_ + window.column);
      const auto columns = static_cast<std::size_t>(window.columns), to = static_cast<std::size_t>(row) * columns;
      std::memcpy(static_cast<T*>(values) + to, values_.data() + from, columns * sizeof(T));
      for (std::size_t i = 0; mask && i < columns; ++i)
        mask[to + i] = values_[from + i] == T{1} ? 0 : 255;  // ones are masked
    }
    return true;
  }

 private:
  const std::vector<T>& values_;
  std::int64_t columns_;
};

template <class T>
Raster raster_of(const std::vector<T>& values, std::int64_t columns) {
  Raster raster;
  raster.shape.grid = {
      .columns = columns, .rows = static_cast<std::int64_t>(values.size()) / columns, .affine = {0, 10, 0, 0, 0, -10}};
  raster.shape.type = type_of<T>;
  raster.open = [&values, columns] { return std::make_unique<MemoryReader<T>>(values, columns); };
  return raster;
}

Zone box(double left, double top, double right, double bottom) {
  Zone zone(1, "1");
  zone.add_ring({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, false);
  return zone;
}

ZonalRequest everything() {
  ZonalRequest request;
  request.stats.set();
  return request;
}

template <class T>
ZoneFigures one(const Raster& raster, const Zone& zone, ZonalRequest request = everything()) {
  const auto answer = zonal(raster, std::nullopt, {zone}, request);
  REQUIRE(answer.ok());
  return answer->front();
}

Zone star(unsigned seed, double side) {
  std::mt19937 dice(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<GridPoint> ring;
  const GridPoint middle{side * unit(dice), side * unit(dice)};
  for (int i = 0; i < 40; ++i) {
    const double angle = (i + unit(dice) * 0.9) * 2 * std::numbers::pi / 40, r = side * 0.4 * (0.3 + unit(dice));
    ring.push_back({middle.x + r * std::cos(angle), middle.y + r * std::sin(angle)});
  }
  Zone zone(seed, std::to_string(seed));
  zone.add_ring(ring, false);
  return zone;
}

bool same(const ZoneFigures& a, const ZoneFigures& b) {
  return a.reason == b.reason && a.count == b.count && a.sum == b.sum && a.mean == b.mean && a.least == b.least &&
         a.greatest == b.greatest && a.variance == b.variance && a.median == b.median && a.majority == b.majority &&
         a.area_m2 == b.area_m2 && a.fractions == b.fractions && a.weighted_sum == b.weighted_sum;
}

}  // namespace

TEST_CASE("cells count with the share covered: by hand, on a raster of 2 × 2 classes") {
  const std::vector<std::uint8_t> classes{1, 2,  //
                                          3, 4};
  // The right half of 1 and 3 and the whole of 2 and 4.
  const ZoneFigures f = one<std::uint8_t>(raster_of(classes, 2), box(0.5, 0, 2, 2));
  CHECK(f.count == 3);
  CHECK(f.sum == 8);  // 0.5 + 1.5 + 2 + 4
  CHECK(*f.mean == doctest::Approx(8.0 / 3));
  CHECK(f.least == 1);
  CHECK(f.greatest == 4);
  // Σ share v² = 0.5 + 4.5 + 4 + 16 = 25; 25/3 − 64/9
  CHECK(*f.variance == doctest::Approx(11.0 / 9));
  CHECK(f.median == 2.5);  // 1 and 2 hold half of it, exactly
  CHECK(f.majority == 4);  // 2 and 4 have as much: the larger
  CHECK(f.area_m2 == 300);
  CHECK(f.fractions == std::vector<std::pair<double, double>>{{1, 0.5 / 3}, {2, 1.0 / 3}, {3, 0.5 / 3}, {4, 1.0 / 3}});
}

TEST_CASE("every type of cell gives the same figures, with no data left out") {
  const auto figures = [](auto type) {
    using T = decltype(type);
    std::vector<T> values;
    for (int i = 0; i < 64 * 64; ++i) values.push_back(static_cast<T>(i * 7 % 101));
    Raster raster = raster_of(values, 64);
    raster.shape.nodata = 13;
    return one<T>(raster, star(3, 64));
  };
  const ZoneFigures bytes = figures(std::uint8_t{});
  CHECK(bytes.count > 100);
  CHECK(bytes.fractions.size() == 100);
  CHECK(same(figures(std::uint16_t{}), bytes));
  CHECK(same(figures(std::int16_t{}), bytes));
  CHECK(same(figures(float{}), bytes));
  CHECK(same(figures(double{}), bytes));
}

TEST_CASE("blocks and threads change no bit, with real numbers, weights and all statistics") {
  std::mt19937 dice(11);
  std::vector<float> values(300 * 300);
  std::vector<double> weight(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = i % 97 == 0 ? std::nanf("")
                            : std::ldexp(static_cast<float>(dice() % 5000) - 2500, static_cast<int>(dice() % 40) - 20);
    weight[i] = static_cast<double>(dice()) / 3;
  }
  std::vector<Zone> zones;
  for (unsigned seed = 1; seed <= 30; ++seed) zones.push_back(star(seed, 300));
  Raster raster = raster_of(values, 300);
  const std::optional<Raster> weights = raster_of(weight, 300);
  const auto expected = zonal(raster, weights, zones, everything());
  REQUIRE(expected.ok());
  for (const auto& [columns, rows, threads] : {std::tuple{300, 1, 1U}, {17, 600, 3U}, {600, 600, 2U}}) {
    raster.shape.block_columns = columns;
    raster.shape.block_rows = rows;
    ZonalRequest request = everything();
    request.threads = threads;
    const auto again = zonal(raster, weights, zones, request);
    REQUIRE(again.ok());
    for (std::size_t i = 0; i < zones.size(); ++i) CHECK(same((*again)[i], (*expected)[i]));
  }
}

TEST_CASE("two halves have the sum of the whole") {
  std::vector<std::uint16_t> values(100 * 100);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint16_t>(i * 37);
  const Raster raster = raster_of(values, 100);
  const auto answer =
      zonal(raster, std::nullopt, {box(3.3, 4.4, 88.8, 77.7), box(3.3, 4.4, 50.1, 77.7), box(50.1, 4.4, 88.8, 77.7)},
            everything());
  REQUIRE(answer.ok());
  CHECK(*(*answer)[1].sum + *(*answer)[2].sum == doctest::Approx(*(*answer)[0].sum).epsilon(1e-14));
  CHECK((*answer)[1].count + (*answer)[2].count == doctest::Approx((*answer)[0].count).epsilon(1e-14));
}

TEST_CASE("a value that hardly varies far from zero keeps its variance") {
  std::vector<double> values(100);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = 1e6 + (i % 2 == 0 ? 1e-3 : -1e-3);
  CHECK(*one<double>(raster_of(values, 10), box(0, 0, 10, 10)).variance == doctest::Approx(1e-6).epsilon(1e-6));
}

TEST_CASE("scale and offset change the figures as if the values had been changed") {
  const std::vector<std::int16_t> values{10, 20, 30, 40};
  ZonalRequest request = everything();
  request.scale = -0.5;
  request.offset = 3;
  const ZoneFigures f = one<std::int16_t>(raster_of(values, 2), box(0, 0, 2, 2), request);
  CHECK(f.sum == -38);
  CHECK(f.least == -17);
  CHECK(f.greatest == -2);
  CHECK(f.median == -9.5);
  CHECK(*f.variance == doctest::Approx(125 * 0.25));
}

TEST_CASE("no data is no data: all masked, outside, crossing itself, nothing at all") {
  const std::vector<std::uint8_t> ones(100, 1);
  Raster raster = raster_of(ones, 10);
  raster.shape.has_mask = true;
  Zone bow(4, "bow");
  bow.add_ring({{1, 1}, {8, 8}, {8, 1}, {1, 8}}, false);
  Zone twice(5, "twice");
  twice.add_ring({{1, 1}, {5, 1}, {5, 5}, {1, 5}}, false);
  twice.add_ring({{3, 3}, {7, 3}, {7, 7}, {3, 7}}, false);
  Zone empty(6, "empty");
  empty.add_ring({{1, 1}, {5, 1}}, false);
  empty.refuse(ZoneReason::Empty);
  const auto answer = zonal(raster, std::nullopt, {box(1, 1, 3, 3), box(20, 20, 30, 30), bow, twice, empty}, everything());
  REQUIRE(answer.ok());
  CHECK((*answer)[0].reason == ZoneReason::NoData);
  CHECK_FALSE((*answer)[0].sum.has_value());
  CHECK_FALSE((*answer)[0].mean.has_value());
  CHECK((*answer)[1].reason == ZoneReason::OutsideRaster);
  CHECK((*answer)[2].reason == ZoneReason::CrossesItself);
  CHECK((*answer)[3].reason == ZoneReason::CrossesItself);
  CHECK((*answer)[4].reason == ZoneReason::Empty);
  const auto nowhere = zonal(raster, std::nullopt, {box(20, 20, 30, 30)}, everything());
  REQUIRE_FALSE(nowhere.ok());
  CHECK(nowhere.problems().front().code == errors::zones_meet_no_cell);
}

TEST_CASE("weights: Σ share × w × v by hand; on another grid they are refused") {
  const std::vector<std::uint8_t> values{10, 20, 30, 40};
  const std::vector<double> weight{1, 2, 0.5, std::nan("")};
  const std::optional<Raster> weights = raster_of(weight, 2);
  const auto answer = zonal(raster_of(values, 2), weights, {box(0.5, 0, 2, 2)}, everything());
  REQUIRE(answer.ok());
  CHECK(answer->front().weight == 2.75);        // 0.5 × 1 + 2 + 0.5 × 0.5
  CHECK(answer->front().weighted_sum == 52.5);  // 5 + 40 + 7.5
  CHECK(*answer->front().weighted_mean == doctest::Approx(52.5 / 2.75));
  const std::optional<Raster> other = raster_of(weight, 4);
  const auto refused = zonal(raster_of(values, 2), other, {box(0, 0, 2, 2)}, everything());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problems().front().code == errors::weights_on_other_grid);
}

TEST_CASE("the index: exact median also when it has to be found in two halves; nothing where there is nothing") {
  const std::vector<double> red{1, 1, 1, 0}, nir{3, 1, 2, 0};
  const NdviRequest request{.thresholds = {0.3}};
  const auto figures = ndvi(raster_of(red, 2), raster_of(nir, 2), request);
  REQUIRE(figures.ok());
  CHECK(figures->valid == 3);
  CHECK(*figures->median == doctest::Approx(1.0 / 3));
  CHECK(figures->above.front().cells == 2);
  CHECK(figures->above.front().area_m2 == 200);
  std::vector<double> many(1500 * 1500, 1), other(many.size(), 3);
  std::fill(other.begin(), other.begin() + static_cast<std::ptrdiff_t>(other.size() / 2), 1.0);
  const auto halves = ndvi(raster_of(many, 1500), raster_of(other, 1500), request);
  REQUIRE(halves.ok());
  CHECK(halves->median == 0.25);
  const std::vector<double> none(4, 0);
  const auto nothing = ndvi(raster_of(none, 2), raster_of(none, 2), request);
  REQUIRE(nothing.ok());
  CHECK_FALSE(nothing->mean.has_value());
}
