// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tile_form_rules.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/core/check.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/varint.hpp"

namespace muang::green {
namespace {

// Rounds corners as they come; corners that fall on one place are one.
class Rounded {
 public:
  explicit Rounded(const TileAddress& tile) : tile_(tile), grid_(band_of(tile.z).last) {}
  void begin(std::size_t corners) {
    ring_.clear();
    ring_.reserve(corners);
  }
  // A place on the grid of the band's last zoom.
  void add(TilePoint place) {
    const TilePoint at = in_tile(tile_, place, grid_);
    if (ring_.empty() || ring_.back() != at) ring_.push_back(at);
  }
  // Into the polygon; false: nothing is seen of it.
  bool end(TilePolygon& polygon) {
    while (ring_.size() > 1 && ring_.back() == ring_.front()) ring_.pop_back();
    const std::int64_t area = std::abs(twice_area(ring_));
    if (area == 0 || (polygon.empty() && area < least_area)) return false;
    polygon.push_back(std::move(ring_));
    return true;
  }

 private:
  TileAddress tile_;
  int grid_;
  TileRing ring_;
};

template <class Work>
void each_corner(const TileRing& ring, const std::uint8_t* zooms, int z, Work work) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (zooms[i] <= z) work(ring[i]);
  }
}

std::size_t drawn_corners(const std::vector<std::uint8_t>& zooms, int z) {
  std::size_t count = 0;
  for (const std::uint8_t zoom : zooms) count += zoom <= z ? 1 : 0;
  return count;
}

void put_corners(std::string& out, const TileShape& world, const std::vector<std::uint8_t>& zooms, int z, TilePoint from) {
  const int grid = band_of(z).last;
  std::size_t first = 0;
  for (const TilePolygon& polygon : world) {
    put_varint(out, polygon.size());
    for (const TileRing& ring : polygon) {
      std::size_t corners = 0;
      each_corner(ring, zooms.data() + first, z, [&](TilePoint) { ++corners; });
      put_varint(out, corners);
      each_corner(ring, zooms.data() + first, z, [&](TilePoint corner) {
        const TilePoint at = on_grid(corner, deepest_zoom, grid);
        put_varint(out, zigzag(std::int64_t{at.x} - from.x));
        put_varint(out, zigzag(std::int64_t{at.y} - from.y));
        from = at;
      });
      first += ring.size();
    }
  }
}

void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

std::string_view take_text(VarintReader& in) { return in.bytes(static_cast<std::size_t>(in.next())); }

TileShape read_shape(VarintReader in, const TileAddress& tile, TilePoint from) {
  TileShape shape;
  Rounded rounded(tile);
  while (!in.empty()) {
    TilePolygon polygon;
    bool seen = true;
    for (std::uint64_t rings = in.next(); rings > 0; --rings) {
      const std::uint64_t corners = in.next();
      rounded.begin(seen ? static_cast<std::size_t>(corners) : 0);
      for (std::uint64_t i = 0; i < corners; ++i) {
        from.x += static_cast<std::int32_t>(unzigzag(in.next()));
        from.y += static_cast<std::int32_t>(unzigzag(in.next()));
        if (seen) rounded.add(from);
      }
      if (seen && !rounded.end(polygon)) seen = !polygon.empty();
    }
    if (!polygon.empty()) shape.push_back(std::move(polygon));
  }
  return shape;
}

}  // namespace

TileShape shape_at(const TileAddress& tile, const TileShape& world, const std::vector<std::uint8_t>& zooms) {
  TileShape shape;
  Rounded rounded(tile);
  std::size_t first = 0;
  for (const TilePolygon& polygon : world) {
    TilePolygon drawn;
    bool seen = true;
    for (const TileRing& ring : polygon) {
      if (seen) {
        rounded.begin(ring.size());
        each_corner(ring, zooms.data() + first, tile.z,
                    [&](TilePoint corner) { rounded.add(on_grid(corner, deepest_zoom, band_of(tile.z).last)); });
        if (!rounded.end(drawn)) seen = !drawn.empty();
      }
      first += ring.size();
    }
    if (!drawn.empty()) shape.push_back(std::move(drawn));
  }
  return shape;
}

int drawn_from(const TileShape& world, const std::vector<std::uint8_t>& zooms) {
  const std::int32_t side = box_of(world).side();
  int z = never_seen;
  while (z > 0 && side >> (deepest_zoom - (z - 1)) >= least_side && !shape_at({z - 1, 0, 0}, world, zooms).empty()) --z;
  return z;
}

std::string form_of(const FormWords& words, const TileShape& world, const std::vector<std::uint8_t>& zooms,
                    const ZoomBand& band, int first) {
  const WorldBox box = box_of(world);
  const TilePoint corner = on_grid({box.west, box.north}, deepest_zoom, band.last);
  std::string form;
  put_varint(form, static_cast<std::uint64_t>(words.unit));
  put_varint(form, static_cast<std::uint64_t>(words.cm2));
  put_text(form, words.type);
  put_text(form, words.status);
  put_text(form, words.name);
  put_varint(form, static_cast<std::uint64_t>(corner.x));
  put_varint(form, static_cast<std::uint64_t>(corner.y));
  // From coarse to fine; a zoom that draws the same corners as the next one has none of its own.
  for (int z = std::max(band.first, std::min(first, band.last)); z <= band.last; ++z) {
    if (z < band.last && drawn_corners(zooms, z) == drawn_corners(zooms, z + 1)) continue;
    std::string corners;
    put_corners(corners, world, zooms, z, corner);
    put_varint(form, static_cast<std::uint64_t>(z));
    put_text(form, corners);
  }
  return form;
}

ReadForm read_form(std::string_view form, const TileAddress& tile) {
  VarintReader in(form);
  ReadForm read;
  read.words.unit = static_cast<std::int64_t>(in.next());
  read.words.cm2 = static_cast<std::int64_t>(in.next());
  read.words.type = take_text(in);
  read.words.status = take_text(in);
  read.words.name = take_text(in);
  TilePoint from;
  from.x = static_cast<std::int32_t>(in.next());
  from.y = static_cast<std::int32_t>(in.next());
  for (;;) {
    const auto last = static_cast<int>(in.next());
    const std::string_view corners = take_text(in);
    if (last < tile.z) continue;
    read.shape = read_shape(VarintReader(corners), tile, from);
    return read;
  }
}

}  // namespace muang::green
