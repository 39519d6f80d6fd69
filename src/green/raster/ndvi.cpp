// SPDX-License-Identifier: Apache-2.0
#include "green/raster/ndvi.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <thread>

#include "green/raster/exact_sum_rules.hpp"
#include "green/raster_errors.hpp"

namespace muang::green {
namespace {

constexpr std::size_t bins = 65536;
constexpr std::int64_t most_kept = std::int64_t{1} << 20;  // values near the median: 8 MiB, our choice

struct Bands {
  const Raster& red;
  const Raster& nir;
  const NdviRequest& request;
  std::vector<GridWindow> windows;
};

// The index of window after window; `take(window, values)` may be called from several threads.
class Reader {
 public:
  explicit Reader(const Bands& bands) : bands_(bands), red_(bands.red.open()), nir_(bands.nir.open()) {}

  bool read(const GridWindow& window, std::vector<double>& values) {
    if (!red_ || !nir_) return false;
    values.resize(window.cells());
    other_.resize(window.cells());
    if (!read_band(*red_, bands_.red.shape, window, values) || !read_band(*nir_, bands_.nir.shape, window, other_))
      return false;
    const double scale = bands_.request.scale, offset = bands_.request.offset;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = ndvi_of(values[i], other_[i], scale, offset);
    return true;
  }

 private:
  bool read_band(RasterReader& reader, const RasterShape& shape, const GridWindow& window, std::vector<double>& values) {
    if (shape.has_mask) mask_.resize(window.cells());
    if (!reader.read(window, values.data(), shape.has_mask ? mask_.data() : nullptr)) return false;
    const double none = std::numeric_limits<double>::quiet_NaN();
    if (shape.nodata && !std::isnan(*shape.nodata)) std::replace(values.begin(), values.end(), *shape.nodata, none);
    for (std::size_t i = 0; shape.has_mask && i < values.size(); ++i)
      if (mask_[i] == 0) values[i] = none;
    return true;
  }

  const Bands& bands_;
  std::unique_ptr<RasterReader> red_, nir_;
  std::vector<double> other_;
  std::vector<std::uint8_t> mask_;
};

template <class Part, class Take>
bool for_each_window(const Bands& bands, unsigned threads, std::vector<Part>& parts, const Take& take) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> whole = true;
  const auto work = [&](Part& part) {
    Reader reader(bands);
    std::vector<double> values;
    for (std::size_t i = 0; whole && (i = next++) < bands.windows.size();) {
      if (!reader.read(bands.windows[i], values) || !take(part, bands.windows[i], values)) whole = false;
    }
  };
  parts.resize(std::clamp(threads, 1U, 64U));
  std::vector<std::thread> running;
  for (std::size_t i = 1; i < parts.size(); ++i) running.emplace_back([&, i] { work(parts[i]); });
  work(parts[0]);
  for (std::thread& thread : running) thread.join();
  return whole;
}

struct Part {
  std::int64_t valid = 0;
  ExactSum sum, square;
  double least = std::numeric_limits<double>::infinity(), greatest = -std::numeric_limits<double>::infinity();
  std::vector<std::int64_t> above;
  std::vector<ExactSum> area;
};

void take_cells(Part& part, const Bands& bands, const GridWindow& window, const std::vector<double>& values) {
  const std::vector<double>& thresholds = bands.request.thresholds;
  part.above.resize(thresholds.size());
  part.area.resize(thresholds.size());
  std::vector<std::int64_t> in_row(thresholds.size());
  for (std::int32_t row = 0; row < window.rows; ++row) {
    const double* const line = values.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(window.columns);
    std::fill(in_row.begin(), in_row.end(), 0);
    for (std::int32_t i = 0; i < window.columns; ++i) {
      const double v = line[i];
      if (std::isnan(v)) continue;
      ++part.valid;
      part.sum.add(whole_cell, v);
      const double square = v * v;
      part.square.add(whole_cell, square);
      part.least = std::min(part.least, v);
      part.greatest = std::max(part.greatest, v);
      for (std::size_t t = 0; t < thresholds.size(); ++t) in_row[t] += v > thresholds[t] ? 1 : 0;
    }
    const double area = bands.red.shape.grid.cell_area_m2(window.row + row);
    for (std::size_t t = 0; t < thresholds.size(); ++t) {
      part.above[t] += in_row[t];
      part.area[t].add(in_row[t] * whole_cell, area);
    }
  }
}

NdviFigures figures_of(const std::vector<Part>& parts, const Bands& bands) {
  Part all;
  all.above.resize(bands.request.thresholds.size());
  all.area.resize(bands.request.thresholds.size());
  for (const Part& part : parts) {
    all.valid += part.valid;
    all.sum.add(part.sum);
    all.square.add(part.square);
    all.least = std::min(all.least, part.least);
    all.greatest = std::max(all.greatest, part.greatest);
    for (std::size_t t = 0; t < part.above.size(); ++t) {
      all.above[t] += part.above[t];
      all.area[t].add(part.area[t]);
    }
  }
  const Grid& grid = bands.red.shape.grid;
  NdviFigures figures{.cells = grid.columns * grid.rows, .valid = all.valid};
  if (all.valid == 0) return figures;
  const auto count = static_cast<long double>(all.valid);
  const long double mean = all.sum.value() / count;
  figures.mean = static_cast<double>(mean);
  figures.stdev = static_cast<double>(std::sqrt(std::max(0.0L, all.square.value() / count - mean * mean)));
  figures.least = all.least;
  figures.greatest = all.greatest;
  for (std::size_t t = 0; t < all.above.size(); ++t)
    figures.above.push_back({bands.request.thresholds[t], all.above[t], static_cast<double>(all.area[t].value())});
  return figures;
}

// The values of rank `rank` and `rank + 1` (or the last) stand between two bounds that close in, until few enough lie
// between.
class Median {
 public:
  Median(const Bands& bands, const NdviFigures& figures)
      : bands_(bands),
        low_(*figures.least),
        high_(*figures.greatest),
        first_((figures.valid - 1) / 2),
        second_(figures.valid / 2),
        between_(figures.valid) {}

  std::optional<double> find() {
    while (between_ > most_kept && low_ < high_ && !apart_) {
      if (!narrow()) return std::nullopt;
    }
    if (apart_) return apart_;
    if (low_ >= high_) return low_;
    std::vector<std::vector<double>> parts;
    const bool whole =
        for_each_window(bands_, bands_.request.threads, parts, [this](auto& part, const auto&, const auto& values) {
          for (const double v : values)
            if (v >= low_ && v <= high_) part.push_back(v);
          return true;
        });
    if (!whole) return std::nullopt;
    std::vector<double> kept;
    for (const auto& part : parts) kept.insert(kept.end(), part.begin(), part.end());
    std::sort(kept.begin(), kept.end());
    return std::midpoint(kept[static_cast<std::size_t>(first_ - below_)], kept[static_cast<std::size_t>(second_ - below_)]);
  }

 private:
  std::size_t bin_of(double value) const {
    return std::min(bins - 1, static_cast<std::size_t>((value - low_) / (high_ - low_) * static_cast<double>(bins)));
  }

  struct Counts {
    std::vector<std::int64_t> cells = std::vector<std::int64_t>(bins, 0);
    std::vector<double> least = std::vector<double>(bins, std::numeric_limits<double>::infinity());
    std::vector<double> greatest = std::vector<double>(bins, -std::numeric_limits<double>::infinity());
  };

  bool narrow() {
    std::vector<Counts> parts;
    const bool whole =
        for_each_window(bands_, bands_.request.threads, parts, [this](auto& part, const auto&, const auto& values) {
          for (const double v : values) {
            if (!(v >= low_ && v <= high_)) continue;
            const std::size_t bin = bin_of(v);
            ++part.cells[bin];
            part.least[bin] = std::min(part.least[bin], v);
            part.greatest[bin] = std::max(part.greatest[bin], v);
          }
          return true;
        });
    if (!whole) return false;
    Counts all;
    for (const Counts& part : parts) {
      for (std::size_t i = 0; i < bins; ++i) {
        all.cells[i] += part.cells[i];
        all.least[i] = std::min(all.least[i], part.least[i]);
        all.greatest[i] = std::max(all.greatest[i], part.greatest[i]);
      }
    }
    std::int64_t seen = below_;
    std::size_t from = 0;
    while (seen + all.cells[from] <= first_) seen += all.cells[from++];
    below_ = seen;
    std::size_t to = from;
    while (seen + all.cells[to] <= second_) seen += all.cells[to++];
    // In two bins: the last of one and the first of the other.
    if (to != from) apart_ = std::midpoint(all.greatest[from], all.least[to]);
    between_ = all.cells[from];
    low_ = all.least[from];
    high_ = all.greatest[from];
    return true;
  }

  const Bands& bands_;
  double low_, high_;
  std::int64_t first_, second_, below_ = 0, between_;
  std::optional<double> apart_;
};

bool write_windows(const Bands& bands, const NdviWindow& write) {
  Reader reader(bands);
  std::vector<double> values;
  std::vector<float> narrow;
  return std::all_of(bands.windows.begin(), bands.windows.end(), [&](const GridWindow& window) {
    if (!reader.read(window, values)) return false;
    narrow.assign(values.begin(), values.end());
    return write(window, narrow.data());
  });
}

}  // namespace

double ndvi_of(double red, double nir, double scale, double offset) {
  const double index = raw_index(red, nir, scale, offset);
  return std::isfinite(index) ? index : std::numeric_limits<double>::quiet_NaN();
}

Result<NdviFigures> ndvi(const Raster& red, const Raster& nir, const NdviRequest& request, const NdviWindow& write) {
  const Grid &a = red.shape.grid, &b = nir.shape.grid;
  if (a.columns != b.columns || a.rows != b.rows || a.affine != b.affine) return Error{errors::bands_differ, "--nir", {}};
  const Bands bands{.red = red, .nir = nir, .request = request, .windows = windows_of(red.shape)};
  std::vector<Part> parts;
  const bool whole = for_each_window(bands, request.threads, parts, [&](Part& part, const auto& window, const auto& values) {
    take_cells(part, bands, window, values);
    return true;
  });
  const Error broken{errors::raster_broken, "--red", {}};
  if (!whole) return broken;
  NdviFigures figures = figures_of(parts, bands);
  if (figures.valid > 0) {
    figures.median = Median(bands, figures).find();
    if (!figures.median) return broken;
  }
  if (write && !write_windows(bands, write)) return broken;
  return figures;
}

}  // namespace muang::green
