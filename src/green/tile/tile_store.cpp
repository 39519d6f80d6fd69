// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tile_store.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "green/plot/plot_rules.hpp"
#include "green/sql.hpp"
#include "green/tile/mark_steps.hpp"
#include "green/tile/simplify_rules.hpp"
#include "green/tile/stored_outline_rules.hpp"
#include "green/tile/tile_form_rules.hpp"
#include "green/tile/tile_search.hpp"
#include "green/tile/tree_sums.hpp"

namespace muang::green {
namespace {

using Ids = std::set<std::int64_t>;

// A number that two different texts do not share but by chance (FNV-1a, Fowler, Noll and Vo, 64 bits).
class Digest {
 public:
  Digest& add(std::string_view text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    value_ = (value_ ^ 0xFF) * 0x100000001B3;  // no byte of UTF-8: an end
    return *this;
  }
  std::int64_t value() const { return static_cast<std::int64_t>(value_); }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

// A row of green_tile_plots.
struct KeptPlot {
  std::int64_t id = 0, unit = 0, version = 0, outline = 0, forms = 0;
  bool is_public = false;
  int drawn_from = never_seen;
  std::int64_t cm2 = 0;
  std::optional<std::int64_t> place;
  TilePoint middle;
  WorldBox box;
};

std::int32_t place_at(const store::Row& row, int column) { return static_cast<std::int32_t>(row.integer(column)); }

std::optional<KeptPlot> kept_plot(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::tile_kept_plot, {{"id", id}}, [&](const store::Row& row) {
    return KeptPlot{.id = id,
                    .unit = row.integer(0),
                    .version = row.integer(1),
                    .outline = row.integer(2),
                    .forms = row.integer(3),
                    .is_public = row.flag(4),
                    .drawn_from = static_cast<int>(row.integer(5)),
                    .cm2 = row.integer(6),
                    .place = row.maybe_integer(7),
                    .middle = {place_at(row, 8), place_at(row, 9)},
                    .box = {place_at(row, 10), place_at(row, 11), place_at(row, 12), place_at(row, 13)}};
  });
}

struct SourcePlot {
  std::int64_t unit = 0, version = 0, cm2 = 0, outline = 0;
  std::string type, status, name;
  bool is_public = false;
  TileShape shape;
};

SourcePlot source_plot(store::Transaction& tx, std::int64_t id) {
  return tx
      .one(sql::tile_source, {{"id", id}},
           [](const store::Row& row) {
             const PlotStatus status = parse_status(row.text(3)).value();
             const std::string_view outline = is_closed(status) ? std::string_view() : row.text(7);  // nobody's ground
             return SourcePlot{.unit = row.integer(0),
                               .version = row.integer(1),
                               .cm2 = row.integer(5),
                               .outline = Digest().add(outline).value(),
                               .type = row.string(2),
                               .status = row.string(3),
                               .name = row.string(4),
                               .is_public = row.flag(6) && is_green(status),
                               .shape = world_shape(outline)};
           })
      .value();
}

// One run over a set of plots: reads, weighs, writes.
class TileWork {
 public:
  explicit TileWork(store::Transaction& tx) : tx_(tx) {}

  // Their neighbours are taken anew with them, where their outlines have changed.
  void change(const std::vector<std::int64_t>& ids) {
    std::vector<WorldBox> moved;
    for (const std::int64_t id : ids) {
      const SourcePlot& plot = read(id);
      targets_.insert(id);
      const auto kept = kept_plot(tx_, id);
      if (kept && kept->outline == plot.outline) continue;
      if (kept) moved.push_back(kept->box);
      moved.push_back(box_of(plot.shape));
    }
    for (const WorldBox& box : moved) add_near(box, targets_);
    read_beside();
  }
  void drop(std::int64_t id) {
    const auto kept = kept_plot(tx_, id);
    if (!kept) return;
    forget(*kept);
    tx_.run(sql::forget_tile_plot, {{"plot_id", id}});
    add_near(kept->box, targets_);
    read_beside();
  }
  void change_all() {
    tx_.query(sql::tile_all_plots, {}, [&](const store::Row& row) { targets_.insert(row.integer(0)); });
    for (const std::int64_t id : targets_) read(id);
  }

  void write() {
    std::vector<const TileShape*> shapes;
    for (const auto& [id, plot] : plots_) shapes.push_back(&plot.shape);
    const std::vector<std::uint8_t> zooms = corner_zooms(shapes);
    auto first = zooms.begin();
    for (const auto& [id, plot] : plots_) {
      auto end = first;
      for (const TilePolygon& polygon : plot.shape) {
        for (const TileRing& ring : polygon) end += static_cast<std::ptrdiff_t>(ring.size());
      }
      if (targets_.contains(id)) write_plot(id, plot, {first, end});
      first = end;
    }
    write_cells();
    write_sums();
  }

 private:
  const SourcePlot& read(std::int64_t id) {
    const auto found = plots_.find(id);
    return found != plots_.end() ? found->second : plots_.emplace(id, source_plot(tx_, id)).first->second;
  }

  void read_beside() {
    Ids beside;
    for (const std::int64_t id : targets_) add_near(box_of(read(id).shape), beside);
    for (const std::int64_t id : beside) read(id);
  }

  void add_near(const WorldBox& box, Ids& ids) {
    if (box.empty()) return;
    for (const std::int64_t cell : cells_of(box, zoom_bands.back(), deepest_zoom)) {
      std::vector<store::Param> params = search_params(cell);
      append_box(params, box);
      tx_.query(sql::tile_plots_near, params, [&](const store::Row& row) { ids.insert(row.integer(0)); });
    }
  }

  void write_plot(std::int64_t id, const SourcePlot& plot, const std::vector<std::uint8_t>& zooms) {
    const WorldBox box = box_of(plot.shape);
    KeptPlot next{.id = id,
                  .unit = plot.unit,
                  .version = plot.version,
                  .outline = plot.outline,
                  .is_public = plot.is_public,
                  .cm2 = plot.cm2,
                  .box = box};
    std::vector<std::string> forms(zoom_bands.size());
    if (!box.empty()) {
      next.drawn_from = drawn_from(plot.shape, zooms);
      next.middle = {box.west + (box.east - box.west) / 2, box.north + (box.south - box.north) / 2};
      next.place = square_at(next.middle, deepest_zoom);
      for (const ZoomBand& band : zoom_bands) {
        if (!has_row(next, band)) continue;
        forms[static_cast<std::size_t>(band.number)] =
            form_of({plot.unit, plot.cm2, plot.type, plot.status, plot.name}, plot.shape, zooms, band, next.drawn_from);
      }
    }
    Digest digest;
    for (const std::string& form : forms) digest.add(form);
    next.forms = digest.add(next.is_public ? "public" : "").value();
    const auto kept = kept_plot(tx_, id);
    if (kept && kept->version == next.version && kept->forms == next.forms) return;
    if (kept) forget(*kept);
    keep(next, forms);
  }

  // Of the last band every drawn plot has one: it is how neighbours are found.
  static bool has_row(const KeptPlot& plot, const ZoomBand& band) {
    return !plot.box.empty() && (plot.drawn_from <= band.last || band.last == deepest_zoom);
  }

  void forget(const KeptPlot& kept) {
    for (const ZoomBand& band : zoom_bands) {
      if (!has_row(kept, band)) continue;
      tx_.send(sql::forget_tile_shape, {{"id", shapes_of(band) + kept.id}});
      for (const std::int64_t cell : cells_of(kept.box, band, kept.drawn_from))
        tx_.send(sql::forget_tile_cell, {{"band", band.number}, {"cell", cell}, {"plot_id", kept.id}});
    }
    count(kept, -1);
  }

  void keep(const KeptPlot& next, const std::vector<std::string>& forms) {
    for (const ZoomBand& band : zoom_bands) {
      if (!has_row(next, band)) continue;
      const std::string& form = forms[static_cast<std::size_t>(band.number)];
      tx_.send(sql::insert_tile_shape, {{"id", shapes_of(band) + next.id}, {"form", std::as_bytes(std::span(form))}});
      for (const std::int64_t cell : cells_of(next.box, band, next.drawn_from)) cells_.push_back({band.number, cell, next});
    }
    tx_.send(sql::keep_tile_plot, {{"plot_id", next.id},
                                   {"unit_id", next.unit},
                                   {"version", next.version},
                                   {"outline", next.outline},
                                   {"forms", next.forms},
                                   {"is_public", next.is_public},
                                   {"drawn_from", next.drawn_from},
                                   {"cm2", next.cm2},
                                   {"place", next.place},
                                   {"x", next.middle.x},
                                   {"y", next.middle.y},
                                   {"west", next.box.west},
                                   {"north", next.box.north},
                                   {"east", next.box.east},
                                   {"south", next.box.south}});
    count(next, 1);
  }

  // In the order of the table, so that its pages are full.
  void write_cells() {
    std::sort(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) {
      return std::tie(a.band, a.cell, a.plot.id) < std::tie(b.band, b.cell, b.plot.id);
    });
    for (const auto& [band, cell, plot] : cells_) {
      std::vector<store::Param> params{{"band", band},
                                       {"cell", cell},
                                       {"plot_id", plot.id},
                                       {"drawn_from", plot.drawn_from},
                                       {"is_public", plot.is_public},
                                       {"unit_id", plot.unit}};
      append_box(params, plot.box);
      tx_.send(sql::insert_tile_cell, params);
    }
  }

  struct Sum {
    std::int64_t plots = 0, cm2 = 0, x = 0, y = 0, ids = 0;
  };
  using SumKey = std::tuple<int, std::int64_t, int, bool, std::int64_t>;  // step, square, drawn from, public, unit

  void count(const KeptPlot& plot, std::int64_t sign) {
    if (!plot.place) return;
    for (const MarkStep& step : mark_steps) {
      if (plot.drawn_from <= step.first) continue;
      const int drawn = std::min(plot.drawn_from, step.last + 1);  // whatever lies beyond is the same here
      Sum& sum = sums_[{step.square_zoom, square_at(plot.middle, step.square_zoom), drawn, plot.is_public, plot.unit}];
      sum.plots += sign;
      sum.cm2 += sign * plot.cm2;
      sum.x += sign * plot.middle.x;
      sum.y += sign * plot.middle.y;
      sum.ids += sign * plot.id;
    }
  }

  void write_sums() {
    for (const auto& [key, sum] : sums_) {
      const auto& [step, square, drawn, is_public, unit] = key;
      tx_.send(sql::add_tile_sum, {{"step", step},
                                   {"square", square},
                                   {"drawn_from", drawn},
                                   {"is_public", is_public},
                                   {"unit_id", unit},
                                   {"plots", sum.plots},
                                   {"cm2", sum.cm2},
                                   {"x", sum.x},
                                   {"y", sum.y},
                                   {"ids", sum.ids}});
    }
  }

  struct Cell {
    int band;
    std::int64_t cell;
    KeptPlot plot;
  };

  store::Transaction& tx_;
  std::map<std::int64_t, SourcePlot> plots_;
  Ids targets_;
  std::vector<Cell> cells_;
  std::map<SumKey, Sum> sums_;
};

}  // namespace

void tiles_follow(store::Transaction& tx, std::span<const OrgUnitId> units) {
  std::vector<std::int64_t> changed;
  for (const OrgUnitId unit : units) {
    tx.query(sql::tile_changed_plots, {{"unit_id", unit}},
             [&](const store::Row& row) { changed.push_back(row.integer(0)); });
  }
  if (changed.empty()) return;
  TileWork work(tx);
  work.change(changed);
  work.write();
}

void tiles_follow_all(store::Transaction& tx) {
  TileWork work(tx);
  work.change_all();
  work.write();
}

void tiles_forget(store::Transaction& tx, std::int64_t plot) {
  TileWork work(tx);
  work.drop(plot);
  work.write();
}

void fill_tiles(Green& green) {
  constexpr std::int64_t plots_at_once = 5'000;  // our choice: some 10 MiB
  std::vector<std::pair<OrgUnitId, std::int64_t>> missing;
  green.database().read([&](store::Transaction& tx) {
    if (tx.one(sql::tile_plots_missing, {}, [](const store::Row& row) { return row.integer(0); }).value() == 0) return;
    missing = tx.all(sql::tile_units_missing, {},
                     [](const store::Row& row) { return std::pair(OrgUnitId{row.integer(0)}, row.integer(1)); });
  });
  for (std::size_t at = 0; at < missing.size();) {
    std::vector<OrgUnitId> units;
    for (std::int64_t plots = 0; at < missing.size() && plots < plots_at_once; ++at) {
      units.push_back(missing[at].first);
      plots += missing[at].second;
    }
    const auto filled =
        green.identity().audit().transact<Done>({.now = green.identity().now()}, "green.tiles",
                                                [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
                                                  tiles_follow(tx, units);
                                                  entry.change("tiles", "", std::to_string(units.size()) + " units");
                                                  return Done{};
                                                });
    ENSURE(filled.ok(), "filling tiles refuses nothing");
  }
  fill_tree_sums(green);
}

}  // namespace muang::green
