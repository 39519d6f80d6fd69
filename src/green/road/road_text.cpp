// SPDX-License-Identifier: Apache-2.0
#include "green/road/road_text.hpp"

#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace muang::green {
namespace {

constexpr double e7 = 1e7;

void put(std::string& out, std::uint64_t value) {
  for (; value >= 128; value >>= 7) out += static_cast<char>(value | 128);
  out += static_cast<char>(value);
}
void put_signed(std::string& out, std::int64_t value) {
  put(out, (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}
  std::uint64_t take() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) throw std::runtime_error("stored roads are cut");
      const auto byte = static_cast<std::uint64_t>(bytes_[at_++]);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw std::runtime_error("stored roads are broken");
  }
  std::int64_t take_signed() {
    const std::uint64_t value = take();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }

 private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string packed_roads(const std::vector<RoadLine>& lines) {
  std::string out;
  std::int64_t lon = 0, lat = 0;
  put(out, lines.size());
  for (const RoadLine& line : lines) {
    put(out, line.size());
    for (const RoadCorner& corner : line) {
      const std::int64_t x = std::llround(corner.lon * e7), y = std::llround(corner.lat * e7);
      put_signed(out, x - lon);
      put_signed(out, y - lat);
      lon = x;
      lat = y;
    }
  }
  return out;
}

std::vector<RoadLine> unpacked_roads(std::span<const std::byte> bytes) {
  Reader reader(bytes);
  std::vector<RoadLine> lines;
  std::int64_t lon = 0, lat = 0;
  for (std::uint64_t left = reader.take(); left > 0; --left) {
    RoadLine line;
    for (std::uint64_t corners = reader.take(); corners > 0; --corners) {
      lon += reader.take_signed();
      lat += reader.take_signed();
      line.push_back({static_cast<double>(lon) / e7, static_cast<double>(lat) / e7});
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace muang::green
