// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>

#include "green/sql.hpp"
#include "green/tree/measure_text_rules.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/trees.hpp"
#include "http/cursor.hpp"

namespace muang::green {
namespace {

using http::Call;
namespace p = identity::permissions;

Error bad_filter(const char* name, const std::string& value) {
  return {errors::tree_filter_bad, name, {{"value", value.substr(0, 60)}}};
}

bool is_one_of(std::string_view value, std::string_view list) {
  while (!list.empty()) {
    const auto end = std::min(list.find('|'), list.size());
    if (list.substr(0, end) == value) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

std::string like_pattern(const std::string& words) {
  if (words.empty()) return {};
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return pattern + "%";
}

// "west,south,east,north" in degrees, as GeoJSON has it.
bool read_frame(const std::string& text, TreeFilter& filter) {
  std::array<std::int64_t, 4> values{};
  std::string_view rest = text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto end = std::min(rest.find(','), rest.size());
    const auto value = degrees_e7(rest.substr(0, end));
    if (!value || (i + 1 == values.size()) != (end == rest.size())) return false;
    values[i] = *value;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  filter.south_west = TreePlace{values[1], values[0]};
  filter.north_east = TreePlace{values[3], values[2]};
  return values[0] <= values[2] && values[1] <= values[3];
}

Result<TreeFilter> filter_of(const Call& call, const Green& green, bool inside) {
  TreeFilter filter{.species = {},
                    .tree_class = call.query_value("class").value_or(""),
                    .status = call.query_value("status").value_or(""),
                    .pattern = like_pattern(call.query_value("q").value_or("")),
                    .special = !inside,
                    .south_west = {},
                    .north_east = {}};
  Problems problems;
  if (!filter.tree_class.empty() && !is_one_of(filter.tree_class, tree_classes))
    problems.push_back(bad_filter("class", filter.tree_class));
  if (!filter.status.empty() && !is_one_of(filter.status, tree_statuses))
    problems.push_back(bad_filter("status", filter.status));
  if (const auto name = call.query_value("species"); name && !name->empty()) {
    const Species* species = green.trees().carbon.species.find(*name);
    if (species)
      filter.species = species->scientific;
    else
      problems.push_back(bad_filter("species", *name));
  }
  if (filter.pattern.size() > 200) problems.push_back(bad_filter("q", filter.pattern));
  if (const auto frame = call.query_value("bbox"); frame && !frame->empty() && !read_frame(*frame, filter))
    problems.push_back(bad_filter("bbox", *frame));
  if (!problems.empty()) return problems;
  return filter;
}

MeasurementView view_of(const StoredMeasurement& stored, bool inside) {
  const Measurement& measured = stored.measured;
  MeasurementView view{.day = measured.day.iso(),
                       .girth_mm = measured.girth_mm,
                       .dbh_mm = measured.dbh_mm,
                       .height_mm = measured.height_mm,
                       .crown_mm = measured.crown_mm,
                       .method = measured.method,
                       .health = measured.health,
                       .at = iso_instant(stored.at)};
  if (!inside) return view;
  view.risk = measured.risk;
  view.note = measured.note;
  view.by = stored.by;
  return view;
}

// Where exactly a tree of note stands at a home, or on private land that is not open, is nobody else's to know.
void hide_private_place(store::Transaction& tx, TreeRow& row) {
  const auto hidden = tx.one(sql::tree_place_is_hidden, {{"id", row.id}}, [](const store::Row&) { return true; });
  if (!hidden) return;
  row.lat_e7.reset();
  row.lon_e7.reset();
}

// A measure beyond what the species is known to reach, and a girth that became smaller: each may be an error of measuring.
void notice(const Green& green, const StoredTree& tree, const std::vector<StoredMeasurement>& measured, TreePage& page) {
  const auto tell = [&](const std::string& code, const Params& params) {
    page.notices.push_back({code, green.texts().get("th", "green-trees." + code, params),
                            green.texts().get("en", "green-trees." + code, params)});
  };
  const Measurement* before = nullptr;
  for (const StoredMeasurement& one : measured) {
    if (before) {
      const auto then = diameter_mm(*before), now = diameter_mm(one.measured);
      if (then && now && *now < *then)
        tell("T70", {{"day", one.measured.day.iso()}, {"metres", metres_text(*now)}, {"before", metres_text(*then)}});
    }
    before = &one.measured;
  }
  const SpeciesLimit* limit = green.trees().limit_of(tree.species);
  if (!before || !limit) return;
  const auto compare = [&](const std::optional<std::int64_t>& value, const std::optional<std::int64_t>& most) {
    if (value && most && *value > *most)
      tell("T22", {{"metres", metres_text(*value)},
                   {"most", metres_text(*most)},
                   {"species", page.tree.name_th},
                   {"source", limit->source},
                   {"certainty", limit->certainty}});
  };
  compare(before->height_mm, limit->height_mm);
  compare(before->girth_mm, limit->girth_mm);
}

}  // namespace

Result<TreeTown> tree_town(const Call& call, const Green& green) {
  const auto& actor = identity::actor_of(call);
  TreeTown town{.tree = actor.tree ? actor.tree : green.identity().tree_now()};
  const auto id = call.path_integer("unit");
  town.unit = id ? town.tree->find(OrgUnitId{*id}) : town.tree->find_uid(call.path_values.at("unit"));
  if (!town.unit) return errors::tree_not_found;
  if (town.unit->unit_class != identity::UnitClass::LocalGovernment) return errors::no_tree_unit;
  town.inside = actor.may(p::read_green, town.unit->id);
  town.may_record = actor.may(p::record_green, town.unit->id);
  return town;
}

Result<TreeTown> town_inside(const Call& call, const Green& green) {
  TRY(TreeTown town, tree_town(call, green));
  if (!town.inside) return errors::tree_not_found;
  return town;
}

Result<TreeTown> town_to_record(const Call& call, const Green& green) {
  TRY(TreeTown town, town_inside(call, green));
  if (!town.may_record) return errors::not_your_tree;
  return town;
}

Result<SeenTree> seen_tree(store::Transaction& tx, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("tree");
  auto tree = id ? find_tree(tx, *id) : std::nullopt;
  if (!tree) return errors::tree_not_found;
  const bool inside = actor.may(p::read_green, tree->unit);
  if (!inside && tree->tree_class == "ordinary") return errors::tree_not_found;
  const bool may_edit = actor.may(p::record_green, tree->unit);
  return SeenTree{std::move(*tree), inside, may_edit};
}

Result<SeenTree> tree_to_change(store::Transaction& tx, const Call& call) {
  TRY(SeenTree seen, seen_tree(tx, call));
  if (!seen.inside) return errors::tree_not_found;
  if (!seen.may_edit) return errors::not_your_tree;
  return seen;
}

TreeRow row_of(const Green& green, const StoredTree& tree, const std::optional<Measurement>& last) {
  const Species* species = green.trees().carbon.species.find(tree.species);
  TreeRow row{.id = tree.id,
              .unit_id = tree.unit.value,
              .version = tree.version,
              .plot_id = tree.plot,
              .code = tree.code,
              .name_th = species ? species->thai : tree.species_text,
              .species = tree.species,
              .species_text = tree.species_text,
              .listed = species != nullptr,
              .planted_on = tree.planted_on,
              .campaign = tree.campaign,
              .tree_class = tree.tree_class,
              .setting = tree.setting,
              .status = tree.status,
              .status_on = tree.status_on,
              .demo = tree.demo};
  if (tree.place) {
    row.lat_e7 = tree.place->lat_e7;
    row.lon_e7 = tree.place->lon_e7;
  }
  if (!last) return row;
  row.measured_on = last->day.iso();
  row.girth_mm = last->girth_mm;
  row.dbh_mm = last->dbh_mm;
  row.height_mm = last->height_mm;
  row.crown_mm = last->crown_mm;
  return row;
}

Result<TreeList> list_trees(const Green& green, const Call& call) {
  TRY(const TreeTown town, tree_town(call, green));
  TRY(const TreeFilter filter, filter_of(call, green, town.inside));
  TRY(const auto cursor, http::read_cursor(call));
  TRY(const int limit, http::page_limit(call));
  std::int64_t after = 0;
  if (cursor && !cursor->empty())
    std::from_chars(cursor->front().data(), cursor->front().data() + cursor->front().size(), after);
  TreeList list{.inside = town.inside, .may_record = town.may_record};
  green.database().read([&](store::Transaction& tx) {
    const auto trees = trees_of(tx, town.unit->id, filter, after, limit + 1);
    for (const ListedTree& one : trees) {
      if (list.items.size() == static_cast<std::size_t>(limit)) {
        list.next = http::next_cursor(call, {std::to_string(list.items.back().id)});
        break;
      }
      list.items.push_back(row_of(green, one.tree, one.last));
      if (!town.inside) hide_private_place(tx, list.items.back());
    }
    list.total = count_trees(tx, town.unit->id, filter);
  });
  return list;
}

Result<TreePage> tree_page(const Green& green, const Call& call, std::int64_t id) {
  Call one = call;
  one.path_values.insert_or_assign("tree", std::to_string(id));
  return green.database().reading([&](store::Transaction& tx) -> Result<TreePage> {
    TRY(const SeenTree seen, seen_tree(tx, one));
    const StoredTree& tree = seen.tree;
    const auto measured = measurements_of(tx, tree.id);
    TreePage page{.tree = row_of(green, tree, measured.empty() ? std::nullopt : std::optional(measured.back().measured)),
                  .age_text = tree.age_text,
                  .successor = tree.successor,
                  .version = tree.version,
                  .inside = seen.inside,
                  .may_edit = seen.may_edit};
    if (const auto* unit = green.identity().tree_now()->find(tree.unit)) {
      page.unit_name_th = unit->full_name_th();
      page.unit_name_en = unit->full_name_en();
    }
    for (const StoredMeasurement& stored : measured) page.measurements.push_back(view_of(stored, seen.inside));
    for (TreeEvent& event : events_of(tx, tree.id)) {
      page.events.push_back({event.day, event.kind, seen.inside ? event.reason : "", iso_instant(event.at),
                             seen.inside ? event.by : "", event.successor});
    }
    if (!seen.inside) {
      hide_private_place(tx, page.tree);
      return page;
    }
    page.note = tree.note;
    page.status_reason = tree.status_reason;
    notice(green, tree, measured, page);
    return page;
  });
}

}  // namespace muang::green
