// SPDX-License-Identifier: Apache-2.0
#include "green/tile/stored_outline_rules.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "base/core/check.hpp"

namespace muang::green {
namespace {

class OutlineReader {
 public:
  OutlineReader(const TileAddress& tile, std::string_view text)
      : tile_(tile), box_(degrees_of(tile, tile_margin + 1)), at_(text.data()), end_(text.data() + text.size()) {}

  TileOutline read(bool several) {
    if (!several) {
      outline_.shape.push_back(polygon());
    } else {
      list([&] { outline_.shape.push_back(polygon()); });
    }
    return std::move(outline_);
  }

 private:
  bool take(char wanted) {
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }
  void need(char wanted) { ENSURE(take(wanted), "a stored outline is as the register writes it"); }
  template <class Item>
  void list(Item item) {
    need('[');
    if (take(']')) return;
    do item();
    while (take(','));
    need(']');
  }
  double number() {
    double value = 0;
    const auto [stop, fault] = std::from_chars(at_, end_, value);
    ENSURE(fault == std::errc(), "a stored outline has numbers");
    at_ = stop;
    return value;
  }
  // The sides of the box beyond which a place lies, a bit each.
  unsigned beyond(double lon, double lat) const {
    return (lon < box_.west ? 1U : 0U) | (lon > box_.east ? 2U : 0U) | (lat < box_.south ? 4U : 0U) |
           (lat > box_.north ? 8U : 0U);
  }
  TilePolygon polygon() {
    TilePolygon rings;
    list([&] { ring(rings.emplace_back()); });
    return rings;
  }
  void ring(TileRing& out) {
    struct Corner {
      double lon, lat;
      unsigned beyond;
    };
    // The last two that were read; the one before the last is kept, the last one may still go.
    std::optional<Corner> kept, last;
    const auto keep = [&](const Corner& corner) {
      out.push_back(tile_point(tile_, corner.lon, corner.lat));
      kept = corner;
    };
    list([&] {
      need('[');
      const double lon = number();
      need(',');
      const double lat = number();
      need(']');
      const Corner next{lon, lat, beyond(lon, lat)};
      if (last && kept && (kept->beyond & last->beyond & next.beyond) != 0) {
        outline_.cut = true;
      } else if (last) {
        keep(*last);
      }
      last = next;
    });
    if (last) keep(*last);
  }

  TileAddress tile_;
  DegreeBox box_;
  TileOutline outline_;
  const char* at_;
  const char* end_;
};

}  // namespace

TileOutline tile_outline(const TileAddress& tile, std::string_view outline) {
  if (outline.empty()) return {};
  constexpr std::string_view one = R"({"type":"Polygon","coordinates":)",
                             several = R"({"type":"MultiPolygon","coordinates":)";
  const bool is_one = outline.starts_with(one);
  ENSURE(is_one || outline.starts_with(several), "a stored outline is a polygon or several");
  return OutlineReader(tile, outline.substr(is_one ? one.size() : several.size())).read(!is_one);
}

}  // namespace muang::green
