// SPDX-License-Identifier: Apache-2.0
#include "green/raster/index_above.hpp"

#include <cmath>

#include "green/raster/ndvi.hpp"
#include "green/raster_errors.hpp"

namespace muang::green {
namespace {

constexpr std::uint8_t none = 255;

template <class T>
class Band {
 public:
  explicit Band(const Raster& raster) : shape_(raster.shape), reader_(raster.open()) {}
  bool is_open() const { return reader_ != nullptr; }
  bool read(const GridWindow& window) {
    values_.resize(window.cells());
    if (shape_.has_mask) mask_.resize(window.cells());
    return reader_->read(window, values_.data(), shape_.has_mask ? mask_.data() : nullptr);
  }
  const T* values() const { return values_.data(); }
  void strike(std::uint8_t* classes) const {
    const bool has_nodata = shape_.nodata.has_value();
    const T nodata = has_nodata ? static_cast<T>(*shape_.nodata) : T{};
    for (std::size_t i = 0; has_nodata && i < values_.size(); ++i) classes[i] = values_[i] == nodata ? none : classes[i];
    for (std::size_t i = 0; i < mask_.size(); ++i) classes[i] = mask_[i] == 0 ? none : classes[i];
  }

 private:
  const RasterShape shape_;
  std::unique_ptr<RasterReader> reader_;
  std::vector<T> values_;
  std::vector<std::uint8_t> mask_;
};

template <class T>
class AboveReader : public RasterReader {
 public:
  AboveReader(const Raster& red, const Raster& nir, const IndexAbove& request) : red_(red), nir_(nir), request_(request) {}
  bool is_open() const { return red_.is_open() && nir_.is_open(); }

  bool read(const GridWindow& window, void* values, std::uint8_t*) override {
    if (!red_.read(window) || !nir_.read(window)) return false;
    auto* const classes = static_cast<std::uint8_t*>(values);
    const double scale = request_.scale, offset = request_.offset, threshold = request_.threshold;
    const T *const red = red_.values(), *const nir = nir_.values();
    for (std::size_t i = 0; i < window.cells(); ++i) {
      const double index = raw_index(static_cast<double>(red[i]), static_cast<double>(nir[i]), scale, offset);
      const std::uint8_t above = index > threshold ? 1 : 0;
      classes[i] = std::abs(index) <= std::numeric_limits<double>::max() ? above : none;  // not for NaN and infinity
    }
    red_.strike(classes);
    nir_.strike(classes);
    return true;
  }

 private:
  Band<T> red_, nir_;
  IndexAbove request_;
};

template <class T>
std::unique_ptr<RasterReader> reader_of(const Raster& red, const Raster& nir, const IndexAbove& request) {
  auto reader = std::make_unique<AboveReader<T>>(red, nir, request);
  if (!reader->is_open()) return nullptr;
  return reader;
}

}  // namespace

Result<Raster> index_above(const Raster& red, const Raster& nir, const IndexAbove& request) {
  const Grid &a = red.shape.grid, &b = nir.shape.grid;
  if (a.columns != b.columns || a.rows != b.rows || a.affine != b.affine) return Error{errors::bands_differ, "--nir", {}};
  ENSURE(red.shape.type == nir.shape.type, "bands of two types are opened as doubles");
  Raster raster;
  raster.shape = red.shape;
  raster.shape.type = CellType::U8;
  raster.shape.nodata = none;
  raster.shape.has_mask = false;
  raster.open = [red, nir, request]() -> std::unique_ptr<RasterReader> {
    switch (red.shape.type) {
      case CellType::U8:
        return reader_of<std::uint8_t>(red, nir, request);
      case CellType::U16:
        return reader_of<std::uint16_t>(red, nir, request);
      case CellType::I16:
        return reader_of<std::int16_t>(red, nir, request);
      case CellType::F32:
        return reader_of<float>(red, nir, request);
      case CellType::F64:
        break;
    }
    return reader_of<double>(red, nir, request);
  };
  return raster;
}

}  // namespace muang::green
