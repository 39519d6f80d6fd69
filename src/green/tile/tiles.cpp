// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "green/sql.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/cluster_rules.hpp"
#include "green/tile/simplify_rules.hpp"
#include "green/tile/stored_outline_rules.hpp"
#include "green/tile/vector_tile_rules.hpp"

namespace muang::green {
namespace {

constexpr double steps_a_degree = 1e7;
constexpr std::int32_t least_side = 2 * units_of_pixel;  // our choice: what is smaller is a mark
constexpr std::int64_t least_area = std::int64_t{2} * units_of_pixel * units_of_pixel;  // twice a square pixel's
// Our choices: from this zoom on trees stand by themselves, unless there are so many that a phone could not draw them.
constexpr int zoom_of_single_trees = 14;
constexpr std::size_t most_single_trees = 20'000;

std::int64_t e7(double degrees) { return std::llround(degrees * steps_a_degree); }

struct Frame {
  TileAddress tile;
  std::int64_t west, south, east, north, least;
  Frame(const TileAddress& address, std::int32_t margin) : tile(address) {
    const DegreeBox box = degrees_of(address, margin);
    west = e7(box.west), south = e7(box.south), east = e7(box.east), north = e7(box.north);
    least = e7(degrees_of_units(address.z, least_side));
  }
  TilePoint at(std::int64_t lon_e7, std::int64_t lat_e7) const {
    return tile_point(tile, static_cast<double>(lon_e7) / steps_a_degree, static_cast<double>(lat_e7) / steps_a_degree);
  }
};

struct TilePlot {
  std::int64_t id, unit, cm2;
  std::string type, status, name;
  TilePoint middle;
  TileOutline outline;
  TileShape shape;  // simplified and cut
};

TilePoint middle_of(const Frame& frame, const store::Row& row, int first) {
  return frame.at((row.integer(first) + row.integer(first + 2)) / 2, (row.integer(first + 1) + row.integer(first + 3)) / 2);
}

using Params = std::vector<store::Param>;

std::vector<TilePlot> plots_of(store::Transaction& tx, const Frame& frame, const store::Sql& statement,
                               const Params& params) {
  std::vector<TilePlot> plots;
  tx.query(statement, params, [&](const store::Row& row) {
    plots.push_back({.id = row.integer(0),
                     .unit = row.integer(1),
                     .cm2 = row.is_null(5) ? 0 : row.integer(5),
                     .type = row.string(2),
                     .status = row.string(3),
                     .name = row.string(4),
                     .middle = middle_of(frame, row, 6),
                     .outline = tile_outline(frame.tile, row.text(10))});
  });
  std::sort(plots.begin(), plots.end(), [](const TilePlot& a, const TilePlot& b) { return a.id < b.id; });
  std::vector<TileShape> shapes;
  for (TilePlot& plot : plots) shapes.push_back(std::move(plot.outline.shape));
  simplify(shapes, least_triangle(frame.tile.z));
  for (std::size_t i = 0; i < plots.size(); ++i) plots[i].shape = clipped(shapes[i], plots[i].outline.cut ? 1 : least_area);
  return plots;
}

void append_plots(std::string& tile, const std::vector<TilePlot>& plots) {
  TileLayer layer("plots");
  for (const TilePlot& plot : plots) {
    if (plot.shape.empty()) continue;
    layer.add_shape(
        static_cast<std::uint64_t>(plot.id), plot.shape,
        {{"unit", plot.unit}, {"type", plot.type}, {"status", plot.status}, {"name", plot.name}, {"cm2", plot.cm2}});
  }
  if (!layer.empty()) layer.append_to(tile);
}

void append_marks(std::string& tile, const std::vector<TileMark>& marks) {
  TileLayer layer("plot_marks");
  for (const TileCluster& one : clusters_of(marks))
    layer.add_point(static_cast<std::uint64_t>(one.id), one.at, {{"count", one.count}, {"cm2", one.weight}});
  if (!layer.empty()) layer.append_to(tile);
}

void append_trees(store::Transaction& tx, std::string& tile, const Frame& frame, std::optional<OrgUnitId> unit) {
  static constexpr std::array<std::string_view, 4> classes{"ordinary", "heritage", "royal", "notable"};
  Params params{{"west", frame.west}, {"south", frame.south}, {"east", frame.east}, {"north", frame.north}};
  if (unit) params.emplace_back("unit_id", *unit);
  std::vector<TileMark> marks;  // weight: place of the class
  tx.query(unit ? sql::tile_trees_of_unit : sql::tile_known_trees, params, [&](const store::Row& row) {
    const auto place = std::find(classes.begin(), classes.end(), row.text(3)) - classes.begin();
    marks.push_back({row.integer(0), frame.at(row.integer(2), row.integer(1)), place});
  });
  TileLayer layer("trees");
  if (frame.tile.z >= zoom_of_single_trees && marks.size() <= most_single_trees) {
    std::sort(marks.begin(), marks.end(), [](const TileMark& a, const TileMark& b) { return a.id < b.id; });
    for (const TileMark& one : marks) {
      const auto name = classes.at(static_cast<std::size_t>(one.weight) % classes.size());
      layer.add_point(static_cast<std::uint64_t>(one.id), one.at,
                      {{"class", std::string(name)}, {"count", std::int64_t{1}}});
    }
  } else {
    for (const TileCluster& one : clusters_of(marks))
      layer.add_point(static_cast<std::uint64_t>(one.id), one.at, {{"count", one.count}});
  }
  if (!layer.empty()) layer.append_to(tile);
}

}  // namespace

std::string tile_bytes(store::Transaction& tx, const TileAddress& address, std::optional<OrgUnitId> unit) {
  const Frame frame(address, tile_margin);
  Params params{
      {"west", frame.west}, {"south", frame.south}, {"east", frame.east}, {"north", frame.north}, {"least", frame.least}};
  if (unit) params.emplace_back("unit_id", *unit);
  const std::vector<TilePlot> plots = plots_of(tx, frame, unit ? sql::tile_plots_of_unit : sql::tile_public_plots, params);
  std::vector<TileMark> marks;
  tx.query(unit ? sql::tile_marks_of_unit : sql::tile_public_marks, params, [&](const store::Row& row) {
    marks.push_back({row.integer(0), middle_of(frame, row, 2), row.is_null(1) ? 0 : row.integer(1)});
  });
  // A strip that is long enough to be read but too thin to be seen.
  for (const TilePlot& plot : plots) {
    if (plot.shape.empty()) marks.push_back({plot.id, plot.middle, plot.cm2});
  }
  std::string tile;
  append_plots(tile, plots);
  append_marks(tile, marks);
  append_trees(tx, tile, Frame(address, 0), unit);
  return tile;
}

}  // namespace muang::green
