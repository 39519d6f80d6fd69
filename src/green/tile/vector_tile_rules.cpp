// SPDX-License-Identifier: Apache-2.0
#include "green/tile/vector_tile_rules.hpp"

#include <algorithm>
#include <functional>

#include "green/tile/varint.hpp"

namespace muang::green {
namespace {

// Field numbers and kinds of vector_tile.proto 2.1; "wire types" are those of protocol buffers.
enum : std::uint64_t { varint_wire = 0, bytes_wire = 2 };
enum : std::uint64_t { point_kind = 1, polygon_kind = 3 };
enum : std::uint64_t { move_to = 1, line_to = 2, close_path = 7 };

void put_number(std::string& out, std::uint64_t field, std::uint64_t value) {
  put_varint(out, field << 3 | varint_wire);
  put_varint(out, value);
}

void put_bytes(std::string& out, std::uint64_t field, std::string_view bytes) {
  put_varint(out, field << 3 | bytes_wire);
  put_varint(out, bytes.size());
  out += bytes;
}

// The pen: every move is told from where it stands. It writes into room that was made beforehand.
class Pen {
 public:
  Pen(std::string& bytes, std::size_t corners, std::size_t rings) : bytes_(bytes) {
    constexpr std::size_t most_of_number = 5, numbers_of_corner = 2, commands_of_ring = 3;
    bytes_.resize((corners * numbers_of_corner + rings * commands_of_ring) * most_of_number);
    next_ = bytes_.data();
  }
  ~Pen() { bytes_.resize(static_cast<std::size_t>(next_ - bytes_.data())); }
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;
  void command(std::uint64_t what, std::size_t count) { put(static_cast<std::uint32_t>(count << 3 | what)); }
  void go(TilePoint to) {
    put(turned(to.x - at_.x));
    put(turned(to.y - at_.y));
    at_ = to;
  }

 private:
  static std::uint32_t turned(std::int32_t value) { return static_cast<std::uint32_t>(zigzag(value)); }
  void put(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) *next_++ = static_cast<char>(value | 0x80);
    *next_++ = static_cast<char>(value);
  }
  std::string& bytes_;
  char* next_;
  TilePoint at_;
};

}  // namespace

void TileLayer::add_shape(std::uint64_t id, const TileShape& shape, TileTags tags) {
  std::size_t corners = 0, rings = 0;
  for (const TilePolygon& polygon : shape) {
    for (const TileRing& ring : polygon) corners += ring.size(), ++rings;
  }
  {
    Pen pen(geometry_, corners, rings);
    for (const TilePolygon& polygon : shape) {
      for (const TileRing& ring : polygon) {
        pen.command(move_to, 1);
        pen.go(ring.front());
        pen.command(line_to, ring.size() - 1);
        for (std::size_t i = 1; i < ring.size(); ++i) pen.go(ring[i]);
        pen.command(close_path, 1);
      }
    }
  }
  add(id, polygon_kind, tags);
}

void TileLayer::add_point(std::uint64_t id, TilePoint at, TileTags tags) {
  {
    Pen pen(geometry_, 1, 1);
    pen.command(move_to, 1);
    pen.go(at);
  }
  add(id, point_kind, tags);
}

void TileLayer::add(std::uint64_t id, std::uint64_t kind, TileTags tags) {
  numbers_.clear();
  feature_.clear();
  for (const auto& [key, value] : tags) {
    put_varint(numbers_, key_number(key));
    put_varint(numbers_, value_number(value));
  }
  put_number(feature_, 1, id);
  if (!numbers_.empty()) put_bytes(feature_, 2, numbers_);
  put_number(feature_, 3, kind);
  put_bytes(feature_, 4, geometry_);
  put_bytes(features_, 2, feature_);
}

// A handful.
std::uint64_t TileLayer::key_number(std::string_view key) {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] == key) return i;
  }
  keys_.emplace_back(key);
  return keys_.size() - 1;
}

std::uint64_t TileLayer::value_number(const TileValue& value) {
  value_.clear();
  if (const auto* text = std::get_if<std::string_view>(&value)) put_bytes(value_, 1, *text);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) put_number(value_, 6, zigzag(*whole));
  if (const auto* yes = std::get_if<bool>(&value)) put_number(value_, 7, *yes ? 1 : 0);
  const auto same = [&](const Kept& kept) { return std::string_view(values_).substr(kept.first, kept.length) == value_; };
  if (value_slots_.size() < 2 * (kept_values_.size() + 1)) widen();
  const std::size_t mask = value_slots_.size() - 1;
  const std::uint64_t hash = std::hash<std::string_view>()(value_);
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  for (; value_slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Kept& kept = kept_values_[value_slots_[slot] - 1];
    if (kept.hash == hash && same(kept)) return value_slots_[slot] - 1;
  }
  put_varint(values_, 4 << 3 | bytes_wire);
  put_varint(values_, value_.size());
  kept_values_.push_back({hash, values_.size(), value_.size()});
  values_ += value_;
  value_slots_[slot] = static_cast<std::uint32_t>(kept_values_.size());
  return kept_values_.size() - 1;
}

void TileLayer::widen() {
  value_slots_.assign(std::max<std::size_t>(64, 4 * value_slots_.size()), 0);
  const std::size_t mask = value_slots_.size() - 1;
  for (std::size_t i = 0; i < kept_values_.size(); ++i) {
    std::size_t slot = static_cast<std::size_t>(kept_values_[i].hash) & mask;
    while (value_slots_[slot] != 0) slot = (slot + 1) & mask;
    value_slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void TileLayer::append_to(std::string& tile) const {
  std::string head, tail;
  put_number(head, 15, 2);  // version
  put_bytes(head, 1, name_);
  std::string keys;
  for (const std::string& key : keys_) put_bytes(keys, 3, key);
  put_number(tail, 5, static_cast<std::uint64_t>(tile_extent));
  put_varint(tile, 3 << 3 | bytes_wire);
  put_varint(tile, head.size() + features_.size() + keys.size() + values_.size() + tail.size());
  tile += head;
  tile += features_;
  tile += keys;
  tile += values_;
  tile += tail;
}

}  // namespace muang::green
