// SPDX-License-Identifier: Apache-2.0
#include "green/raster/zonal.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

#include "green/raster/cell_runs.hpp"
#include "green/raster_errors.hpp"

namespace muang::green {
namespace {

constexpr unsigned most_threads = 64;
// Shares are rounded at each of the edges in a cell; what is beyond this is a polygon that covers a cell twice.
constexpr std::int64_t share_tolerance = std::int64_t{1} << 14;

struct Task {
  const Raster& raster;
  const std::optional<Raster>& weights;
  const std::vector<Zone>& zones;
  const ZonalRequest& request;
  WantedSums wanted;
  std::vector<GridWindow> windows;
  std::vector<std::vector<std::uint32_t>> zones_of;  // a window
};

struct Shared {
  std::vector<ZoneSums> sums;
  std::array<std::mutex, 64> locks;
  std::atomic<std::size_t> next = 0, values = 0;
  std::atomic<bool> broken = false, too_many = false;
};

WantedSums wanted_of(const StatSet& stats) {
  const auto has = [&](Stat stat) { return stats.test(static_cast<std::size_t>(stat)); };
  return {.squares = has(Stat::Variance) || has(Stat::Stdev),
          .extremes = has(Stat::Min) || has(Stat::Max),
          .values = has(Stat::Median) || has(Stat::Majority) || has(Stat::Frac)};
}

// Zones are put into the windows that their box meets.
void spread(Task& task) {
  task.zones_of.resize(task.windows.size());
  const GridWindow& first = task.windows.front();
  const std::int64_t across = (task.raster.shape.grid.columns + first.columns - 1) / first.columns;
  const GridWindow all{.column = 0,
                       .row = 0,
                       .columns = static_cast<std::int32_t>(task.raster.shape.grid.columns),
                       .rows = static_cast<std::int32_t>(task.raster.shape.grid.rows)};
  for (std::size_t i = 0; i < task.zones.size(); ++i) {
    if (task.zones[i].reason() != ZoneReason::None) continue;
    const GridWindow box = task.zones[i].within(all);
    if (box.cells() == 0) continue;
    for (std::int64_t y = box.row / first.rows; y <= (box.row + box.rows - 1) / first.rows; ++y)
      for (std::int64_t x = box.column / first.columns; x <= (box.column + box.columns - 1) / first.columns; ++x)
        task.zones_of[static_cast<std::size_t>(y * across + x)].push_back(static_cast<std::uint32_t>(i));
  }
}

template <class T>
class Worker {
 public:
  Worker(const Task& task, Shared& shared) : task_(task), shared_(shared) {}

  void run() {
    const auto reader = task_.raster.open();
    const auto weights = task_.weights ? task_.weights->open() : nullptr;
    if (!reader || (task_.weights && !weights)) {
      shared_.broken = true;
      return;
    }
    for (std::size_t i = 0; (i = shared_.next++) < task_.windows.size();) {
      if (shared_.broken || shared_.too_many) return;
      if (task_.zones_of[i].empty()) continue;
      if (!read(*reader, weights.get(), task_.windows[i])) {
        shared_.broken = true;
        return;
      }
      take_window(i);
    }
  }

 private:
  bool read(RasterReader& reader, RasterReader* weights, const GridWindow& window) {
    values_.resize(window.cells());
    if (task_.raster.shape.has_mask) mask_.resize(window.cells());
    if (!reader.read(window, values_.data(), mask_.empty() ? nullptr : mask_.data())) return false;
    if (!weights) return true;
    weight_.resize(window.cells());
    if (task_.weights->shape.has_mask) weight_mask_.resize(window.cells());
    return weights->read(window, weight_.data(), weight_mask_.empty() ? nullptr : weight_mask_.data());
  }

  void take_window(std::size_t index) {
    const RasterShape& shape = task_.raster.shape;
    Cells<T> cells{.values = values_.data(), .mask = mask_.empty() ? nullptr : mask_.data()};
    if (shape.nodata) {
      cells.has_nodata = true;
      cells.nodata = static_cast<T>(*shape.nodata);
    }
    CellRuns<T> runs(cells, task_.wanted);
    for (const std::uint32_t zone : task_.zones_of[index]) take_zone(zone, task_.windows[index], cells, runs);
  }

  void take_zone(std::uint32_t number, const GridWindow& window, const Cells<T>& cells, CellRuns<T>& runs) {
    const Zone& zone = task_.zones[number];
    const GridWindow part = zone.within(window);
    if (part.cells() == 0) return;
    coverage_.begin(part);
    zone.add_to(coverage_, part);
    ZoneSums sums;
    const auto stride = static_cast<std::size_t>(window.columns);
    const auto corner =
        static_cast<std::size_t>(part.row - window.row) * stride + static_cast<std::size_t>(part.column - window.column);
    const bool with_area = task_.request.stats.test(static_cast<std::size_t>(Stat::Area));
    coverage_.sweep([&](std::size_t row, std::size_t column, std::size_t length, std::int64_t share) {
      const std::size_t at = corner + row * stride + column;
      sums.met = true;
      sums.crosses |= share < -share_tolerance || share > whole_cell + share_tolerance;
      runs.add(at, length, share);
      if (with_area) add_area(cells, at, length, share, part.row + static_cast<std::int64_t>(row), sums);
      if (task_.weights) add_weights(cells, at, length, share, sums);
    });
    runs.finish(sums);
    merge(number, sums);
  }

  void add_area(const Cells<T>& cells, std::size_t at, std::size_t length, std::int64_t share, std::int64_t row,
                ZoneSums& sums) {
    std::size_t there = 0;
    for (std::size_t i = at; i < at + length; ++i) there += cells.holds(i) ? 1 : 0;
    const double area = task_.raster.shape.grid.cell_area_m2(row);
    sums.area.add(static_cast<std::int64_t>(there) * share, area);
  }

  void add_weights(const Cells<T>& cells, std::size_t at, std::size_t length, std::int64_t share, ZoneSums& sums) {
    const RasterShape& shape = task_.weights->shape;
    for (std::size_t i = at; i < at + length; ++i) {
      const double w = weight_[i];
      const bool there =
          std::isfinite(w) && !(shape.nodata && w == *shape.nodata) && (weight_mask_.empty() || weight_mask_[i] != 0);
      if (!there || !cells.holds(i)) continue;
      const double value = static_cast<double>(cells.values[i]), product = w * value;
      sums.weight.add(share, w);
      sums.weighted.add(share, product);
      sums.weighted.add(share, std::fma(w, value, -product));
    }
  }

  void merge(std::uint32_t number, const ZoneSums& sums) {
    const std::scoped_lock lock(shared_.locks[number % shared_.locks.size()]);
    ZoneSums& all = shared_.sums[number];
    const std::size_t before = all.values.size();
    all.add(sums);
    if ((shared_.values += all.values.size() - before) > most_zone_values) shared_.too_many = true;
  }

  const Task& task_;
  Shared& shared_;
  Coverage coverage_;
  std::vector<T> values_;
  std::vector<std::uint8_t> mask_, weight_mask_;
  std::vector<double> weight_;
};

void run_worker(const Task& task, Shared& shared) {
  switch (task.raster.shape.type) {
    case CellType::U8:
      Worker<std::uint8_t>(task, shared).run();
      break;
    case CellType::U16:
      Worker<std::uint16_t>(task, shared).run();
      break;
    case CellType::I16:
      Worker<std::int16_t>(task, shared).run();
      break;
    case CellType::F32:
      Worker<float>(task, shared).run();
      break;
    case CellType::F64:
      Worker<double>(task, shared).run();
      break;
  }
}

bool same_grid(const Grid& a, const Grid& b) {
  if (a.columns != b.columns || a.rows != b.rows) return false;
  for (std::size_t i = 0; i < a.affine.size(); ++i)
    if (std::abs(a.affine[i] - b.affine[i]) > 1e-9 * std::max(1.0, std::abs(a.affine[i]))) return false;
  return true;
}

}  // namespace

Result<std::vector<ZoneFigures>> zonal(const Raster& raster, const std::optional<Raster>& weights,
                                       const std::vector<Zone>& zones, const ZonalRequest& request) {
  if (weights && !same_grid(raster.shape.grid, weights->shape.grid))
    return Error{errors::weights_on_other_grid, "--weights", {}};
  Task task{.raster = raster, .weights = weights, .zones = zones, .request = request, .wanted = wanted_of(request.stats)};
  task.windows = windows_of(raster.shape);
  spread(task);
  Shared shared;
  shared.sums.resize(zones.size());
  std::vector<std::thread> threads;
  const unsigned count = std::clamp(request.threads, 1U, most_threads);
  for (unsigned i = 1; i < count; ++i) threads.emplace_back([&] { run_worker(task, shared); });
  run_worker(task, shared);
  for (std::thread& thread : threads) thread.join();
  if (shared.broken) return Error{errors::raster_broken, "--raster", {}};
  if (shared.too_many) return Error{errors::too_many_values, "--stats", {{"maximum", std::to_string(most_zone_values)}}};
  std::vector<ZoneFigures> answers;
  bool met = false;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    answers.push_back(figures_of(shared.sums[i], request.scale, request.offset));
    if (zones[i].reason() != ZoneReason::None) answers.back() = {.reason = zones[i].reason()};
    met |= shared.sums[i].met;
  }
  if (!met) return Error{errors::zones_meet_no_cell, "--zones", {}};
  return answers;
}

}  // namespace muang::green
