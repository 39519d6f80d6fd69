// SPDX-License-Identifier: Apache-2.0
#include "green/tile/vector_tile_rules.hpp"

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

// The pen: every move is told from where it stands.
class Pen {
 public:
  explicit Pen(std::string& bytes) : bytes_(bytes) { bytes_.clear(); }
  void command(std::uint64_t what, std::uint64_t count) { put_varint(bytes_, count << 3 | what); }
  void go(TilePoint to) {
    put_varint(bytes_, zigzag(std::int64_t{to.x} - at_.x));
    put_varint(bytes_, zigzag(std::int64_t{to.y} - at_.y));
    at_ = to;
  }

 private:
  std::string& bytes_;
  TilePoint at_;
};

}  // namespace

void TileLayer::add_shape(std::uint64_t id, const TileShape& shape, TileTags tags) {
  Pen pen(geometry_);
  for (const TilePolygon& polygon : shape) {
    for (const TileRing& ring : polygon) {
      pen.command(move_to, 1);
      pen.go(ring.front());
      pen.command(line_to, ring.size() - 1);
      for (std::size_t i = 1; i < ring.size(); ++i) pen.go(ring[i]);
      pen.command(close_path, 1);
    }
  }
  add(id, polygon_kind, tags);
}

void TileLayer::add_point(std::uint64_t id, TilePoint at, TileTags tags) {
  Pen pen(geometry_);
  pen.command(move_to, 1);
  pen.go(at);
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
  const auto [place, fresh] = value_numbers_.emplace(value_, value_numbers_.size());
  if (fresh) put_bytes(values_, 4, value_);
  return place->second;
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
