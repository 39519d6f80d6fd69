// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "green/sql.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/mark_steps.hpp"
#include "green/tile/tile_form_rules.hpp"
#include "green/tile/tile_search.hpp"
#include "green/tile/tree_sums.hpp"
#include "green/tile/vector_tile_rules.hpp"

namespace muang::green {
namespace {

constexpr double steps_a_degree = 1e7;
// Our choices: from this zoom on trees stand by themselves, unless there are so many that a phone could not draw them.
constexpr int zoom_of_single_trees = 14;
static_assert(zoom_of_single_trees - 1 <= last_zoom_of_tree_sums);
constexpr std::array<std::string_view, 4> classes{"ordinary", "heritage", "royal", "notable"};
// The deepest zoom is where each has to be in reach.
constexpr std::size_t most_trees_far = 5'000, most_trees_near = 20'000;

using Params = std::vector<store::Param>;

std::int64_t e7(double degrees) { return std::llround(degrees * steps_a_degree); }

// Rows one after another in one text.
struct KeptForms {
  struct Row {
    std::int64_t id = 0;
    std::size_t first = 0, length = 0;
  };
  std::vector<Row> rows;
  std::string bytes;
};

KeptForms forms_in(store::Transaction& tx, const TileAddress& tile, std::optional<OrgUnitId> unit) {
  Params params = search_params(cell_of(tile));
  append_box(params, box_of(tile, tile_margin));
  params.insert(params.end(), {{"band", band_of(tile.z).number}, {"shapes", shapes_of(band_of(tile.z))}, {"zoom", tile.z}});
  if (unit) params.emplace_back("unit_id", *unit);
  KeptForms forms;
  tx.query(unit ? sql::tile_shapes_of_unit : sql::tile_public_shapes, params, [&](const store::Row& row) {
    const store::Bytes form = row.bytes(1);
    forms.rows.push_back({row.integer(0), forms.bytes.size(), form.size()});
    forms.bytes.append(reinterpret_cast<const char*>(form.data()), form.size());
  });
  // One that lies in several cells was found in each.
  std::ranges::sort(forms.rows, {}, &KeptForms::Row::id);
  const auto twice = std::ranges::unique(forms.rows, {}, &KeptForms::Row::id);
  forms.rows.erase(twice.begin(), twice.end());
  return forms;
}

void append_plots(store::Transaction& tx, std::string& tile, const TileAddress& address, std::optional<OrgUnitId> unit) {
  TileLayer layer("plots");
  const KeptForms forms = forms_in(tx, address, unit);
  for (const KeptForms::Row& one : forms.rows) {
    ReadForm read = read_form(std::string_view(forms.bytes).substr(one.first, one.length), address);
    const TileShape shape = clipped(std::move(read.shape));
    if (shape.empty()) continue;
    const FormWords& words = read.words;
    layer.add_shape(
        static_cast<std::uint64_t>(one.id), shape,
        {{"unit", words.unit}, {"type", words.type}, {"status", words.status}, {"name", words.name}, {"cm2", words.cm2}});
  }
  if (!layer.empty()) layer.append_to(tile);
}

std::vector<TileMark> marks_in(store::Transaction& tx, const TileAddress& tile, std::optional<OrgUnitId> unit) {
  const auto step = std::find_if(mark_steps.begin(), mark_steps.end(), [&](const MarkStep& s) { return tile.z <= s.last; });
  const bool summed = step != mark_steps.end();
  const int finer = 2 * ((summed ? step->square_zoom : deepest_zoom) - tile.z);
  const std::int64_t first = in_turn(tile.x, tile.y);
  Params params{{"first", first << finer}, {"end", (first + 1) << finer}, {"zoom", tile.z}};
  if (summed) params.emplace_back("step", step->square_zoom);
  if (unit) params.emplace_back("unit_id", *unit);
  std::vector<TileMark> marks;
  tx.query(summed ? (unit ? sql::tile_sums_of_unit : sql::tile_public_sums)
                  : (unit ? sql::tile_marks_of_unit : sql::tile_public_marks),
           params, [&](const store::Row& row) {
             marks.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)});
           });
  return marks;
}

void append_marks(store::Transaction& tx, std::string& tile, const TileAddress& address, std::optional<OrgUnitId> unit) {
  TileLayer layer("plot_marks");
  for (const TileCluster& one : clusters_of(address, marks_in(tx, address, unit)))
    layer.add_point(static_cast<std::uint64_t>(one.id), one.at, {{"count", one.count}, {"cm2", one.weight}});
  if (!layer.empty()) layer.append_to(tile);
}

// Where none is drawn by itself.
std::vector<TileMark> tree_sums_in(store::Transaction& tx, const TileAddress& tile, OrgUnitId unit) {
  const int finer = 2 * (tree_square_zoom - tile.z);
  const std::int64_t first = in_turn(tile.x, tile.y);
  std::vector<TileMark> marks;
  tx.query(sql::tile_tree_sums, {{"unit_id", unit}, {"first", first << finer}, {"end", (first + 1) << finer}},
           [&](const store::Row& row) {
             marks.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), 0});
           });
  return marks;
}

void append_clusters(TileLayer& layer, const TileAddress& address, const std::vector<TileMark>& marks) {
  for (const TileCluster& one : clusters_of(address, marks))
    layer.add_point(static_cast<std::uint64_t>(one.id), one.at, {{"count", one.count}});
}

std::vector<TileMark> trees_in(store::Transaction& tx, const TileAddress& address, std::optional<OrgUnitId> unit) {
  const DegreeBox box = degrees_of(address, 0);
  Params params{{"west", e7(box.west)}, {"south", e7(box.south)}, {"east", e7(box.east)}, {"north", e7(box.north)}};
  if (unit) params.emplace_back("unit_id", *unit);
  std::vector<TileMark> marks;  // weight: place of the class
  tx.query(unit ? sql::tile_trees_of_unit : sql::tile_known_trees, params, [&](const store::Row& row) {
    const auto place = std::find(classes.begin(), classes.end(), row.text(3)) - classes.begin();
    marks.push_back(mark_at(row.integer(0), world_of({row.integer(1), row.integer(2)}), place));
  });
  return marks;
}

void append_trees(store::Transaction& tx, std::string& tile, const TileAddress& address, std::optional<OrgUnitId> unit) {
  const bool summed = unit && address.z < zoom_of_single_trees;
  std::vector<TileMark> marks = summed ? tree_sums_in(tx, address, *unit) : trees_in(tx, address, unit);
  TileLayer layer("trees");
  if (address.z >= zoom_of_single_trees && marks.size() <= (address.z == deepest_zoom ? most_trees_near : most_trees_far)) {
    std::ranges::sort(marks, {}, &TileMark::ids);
    for (const TileMark& one : marks) {
      const TilePoint world{static_cast<std::int32_t>(one.x), static_cast<std::int32_t>(one.y)};
      layer.add_point(
          static_cast<std::uint64_t>(one.ids), in_tile(address, world, deepest_zoom),
          {{"class", classes.at(static_cast<std::size_t>(one.weight) % classes.size())}, {"count", std::int64_t{1}}});
    }
  } else {
    append_clusters(layer, address, marks);
  }
  if (!layer.empty()) layer.append_to(tile);
}

}  // namespace

std::string tile_bytes(store::Transaction& tx, const TileAddress& address, std::optional<OrgUnitId> unit) {
  std::string tile;
  append_plots(tx, tile, address, unit);
  append_marks(tx, tile, address, unit);
  append_trees(tx, tile, address, unit);
  return tile;
}

}  // namespace muang::green
