// SPDX-License-Identifier: Apache-2.0
#include "green/tile/vector_tile_rules.hpp"

namespace muang::green {
namespace {

// Field numbers and kinds of vector_tile.proto 2.1; "wire types" are those of protocol buffers.
enum : std::uint64_t { varint_wire = 0, bytes_wire = 2 };
enum : std::uint64_t { point_kind = 1, polygon_kind = 3 };
enum : std::uint64_t { move_to = 1, line_to = 2, close_path = 7 };

void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

void put_number(std::string& out, std::uint64_t field, std::uint64_t value) {
  put_varint(out, field << 3 | varint_wire);
  put_varint(out, value);
}

void put_bytes(std::string& out, std::uint64_t field, std::string_view bytes) {
  put_varint(out, field << 3 | bytes_wire);
  put_varint(out, bytes.size());
  out += bytes;
}

// The pen: every move is told from where it stands.
class Pen {
 public:
  void command(std::uint64_t what, std::uint64_t count) { put_varint(bytes, count << 3 | what); }
  void go(TilePoint to) {
    put_varint(bytes, zigzag(std::int64_t{to.x} - at_.x));
    put_varint(bytes, zigzag(std::int64_t{to.y} - at_.y));
    at_ = to;
  }
  std::string bytes;

 private:
  TilePoint at_;
};

}  // namespace

void TileLayer::add_shape(std::uint64_t id, const TileShape& shape, const TileTags& tags) {
  Pen pen;
  for (const TilePolygon& polygon : shape) {
    for (const TileRing& ring : polygon) {
      pen.command(move_to, 1);
      pen.go(ring.front());
      pen.command(line_to, ring.size() - 1);
      for (std::size_t i = 1; i < ring.size(); ++i) pen.go(ring[i]);
      pen.command(close_path, 1);
    }
  }
  add(id, polygon_kind, pen.bytes, tags);
}

void TileLayer::add_point(std::uint64_t id, TilePoint at, const TileTags& tags) {
  Pen pen;
  pen.command(move_to, 1);
  pen.go(at);
  add(id, point_kind, pen.bytes, tags);
}

void TileLayer::add(std::uint64_t id, std::uint64_t kind, const std::string& geometry, const TileTags& tags) {
  std::string numbers, feature;
  for (const auto& [key, value] : tags) {
    put_varint(numbers, key_number(key));
    put_varint(numbers, value_number(value));
  }
  put_number(feature, 1, id);
  if (!numbers.empty()) put_bytes(feature, 2, numbers);
  put_number(feature, 3, kind);
  put_bytes(feature, 4, geometry);
  put_bytes(features_, 2, feature);
}

std::uint64_t TileLayer::key_number(std::string_view key) {
  if (const auto found = key_numbers_.find(key); found != key_numbers_.end()) return found->second;
  put_bytes(keys_, 3, key);
  return key_numbers_.emplace(key, key_numbers_.size()).first->second;
}

std::uint64_t TileLayer::value_number(const TileValue& value) {
  const auto [place, fresh] = value_numbers_.emplace(value, value_numbers_.size());
  if (!fresh) return place->second;
  std::string bytes;
  if (const auto* text = std::get_if<std::string>(&value)) put_bytes(bytes, 1, *text);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) put_number(bytes, 6, zigzag(*whole));
  if (const auto* yes = std::get_if<bool>(&value)) put_number(bytes, 7, *yes ? 1 : 0);
  put_bytes(values_, 4, bytes);
  return place->second;
}

void TileLayer::append_to(std::string& tile) const {
  std::string layer;
  put_number(layer, 15, 2);  // version
  put_bytes(layer, 1, name_);
  layer += features_ + keys_ + values_;
  put_number(layer, 5, static_cast<std::uint64_t>(tile_extent));
  put_bytes(tile, 3, layer);
}

}  // namespace muang::green
