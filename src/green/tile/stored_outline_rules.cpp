// SPDX-License-Identifier: Apache-2.0
#include "green/tile/stored_outline_rules.hpp"

#include <charconv>
#include <utility>

#include "base/core/check.hpp"
#include "green/tile/simplify_rules.hpp"

namespace muang::green {
namespace {

class OutlineReader {
 public:
  explicit OutlineReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  TileShape read(bool several) {
    TileShape shape;
    if (!several) {
      shape.push_back(polygon());
    } else {
      list([&] { shape.push_back(polygon()); });
    }
    return shape;
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
  TilePolygon polygon() {
    TilePolygon rings;
    list([&] { ring(rings.emplace_back()); });
    return rings;
  }
  void ring(TileRing& out) {
    list([&] {
      need('[');
      const double lon = number();
      need(',');
      const double lat = number();
      need(']');
      out.push_back(world_point(lon, lat));
    });
  }

  const char* at_;
  const char* end_;
};

}  // namespace

TileShape world_shape(std::string_view outline) {
  if (outline.empty()) return {};
  constexpr std::string_view one = R"({"type":"Polygon","coordinates":)",
                             several = R"({"type":"MultiPolygon","coordinates":)";
  const bool is_one = outline.starts_with(one);
  ENSURE(is_one || outline.starts_with(several), "a stored outline is a polygon or several");
  TileShape shape = OutlineReader(outline.substr(is_one ? one.size() : several.size())).read(!is_one);
  without_repeats(shape);
  return shape;
}

}  // namespace muang::green
