// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_store.hpp"

#include "green/sql.hpp"

namespace muang::green {
namespace {

std::optional<TreePlace> place_at(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return TreePlace{row.integer(column), row.integer(column + 1)};
}

StoredTree read_tree(const store::Row& row) {
  return {.id = row.integer(0),
          .unit = OrgUnitId{row.integer(1)},
          .plot = row.maybe_integer(2),
          .code = row.string(3),
          .species = row.string(4),
          .species_text = row.string(5),
          .place = place_at(row, 6),
          .planted_on = row.string(8),
          .campaign = row.string(9),
          .tree_class = row.string(10),
          .setting = row.string(11),
          .age_text = row.string(12),
          .note = row.string(13),
          .status = row.string(14),
          .status_on = row.string(15),
          .status_reason = row.string(16),
          .successor = row.maybe_integer(17),
          .demo = row.flag(18),
          .version = row.integer(19)};
}

Measurement read_measures(const store::Row& row, int column) {
  return {.day = date_of_count(row.integer(column)),
          .girth_mm = row.maybe_integer(column + 1),
          .dbh_mm = row.maybe_integer(column + 2),
          .height_mm = row.maybe_integer(column + 3),
          .crown_mm = row.maybe_integer(column + 4),
          .method = {},
          .health = {},
          .risk = {},
          .note = {}};
}

std::optional<std::int64_t> lat_of(const std::optional<TreePlace>& place) {
  return place ? std::optional(place->lat_e7) : std::nullopt;
}
std::optional<std::int64_t> lon_of(const std::optional<TreePlace>& place) {
  return place ? std::optional(place->lon_e7) : std::nullopt;
}

std::vector<store::Param> params_of(const StoredTree& tree, Instant now, PersonId person) {
  return {{"id", tree.id},
          {"plot_id", tree.plot},
          {"code", tree.code},
          {"species", tree.species},
          {"species_text", tree.species_text},
          {"lat_e7", lat_of(tree.place)},
          {"lon_e7", lon_of(tree.place)},
          {"planted_on", tree.planted_on},
          {"campaign", tree.campaign},
          {"class", tree.tree_class},
          {"setting", tree.setting},
          {"age_text", tree.age_text},
          {"note", tree.note},
          {"status", tree.status},
          {"status_on", tree.status_on},
          {"status_reason", tree.status_reason},
          {"successor_id", tree.successor},
          {"now", now},
          {"person_id", person}};
}

std::vector<store::Param> params_of(const TreeFilter& filter, OrgUnitId unit) {
  const TreePlace south_west = filter.south_west.value_or(TreePlace{}), north_east = filter.north_east.value_or(TreePlace{});
  return {{"unit_id", unit},
          {"special", filter.special},
          {"species", filter.species},
          {"class", filter.tree_class},
          {"status", filter.status},
          {"pattern", filter.pattern},
          {"framed", filter.south_west.has_value()},
          {"south", south_west.lat_e7},
          {"north", north_east.lat_e7},
          {"west", south_west.lon_e7},
          {"east", north_east.lon_e7}};
}

std::vector<store::Param> params_of(std::int64_t tree, const Measurement& measured, Instant now, PersonId person) {
  return {{"tree_id", tree},
          {"day", day_count(measured.day)},
          {"girth_mm", measured.girth_mm},
          {"dbh_mm", measured.dbh_mm},
          {"height_mm", measured.height_mm},
          {"crown_mm", measured.crown_mm},
          {"method", measured.method},
          {"health", measured.health},
          {"risk", measured.risk},
          {"note", measured.note},
          {"now", now},
          {"person_id", person}};
}

}  // namespace

std::vector<ListedTree> trees_of(store::Transaction& tx, OrgUnitId unit, const TreeFilter& filter, std::int64_t after,
                                 int most) {
  auto params = params_of(filter, unit);
  params.emplace_back("after", after);
  params.emplace_back("most", most);
  std::vector<ListedTree> trees;
  tx.query(sql::trees_page, store::Params(params), [&](const store::Row& row) {
    trees.push_back({read_tree(row), row.is_null(20) ? std::nullopt : std::optional(read_measures(row, 20))});
  });
  return trees;
}

std::int64_t count_trees(store::Transaction& tx, OrgUnitId unit, const TreeFilter& filter) {
  const auto params = params_of(filter, unit);
  std::int64_t count = 0;
  tx.query(sql::trees_counted, store::Params(params), [&](const store::Row& row) { count = row.integer(0); });
  return count;
}

std::optional<StoredTree> find_tree(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::tree_by_id, {{"id", id}}, read_tree);
}

std::optional<std::int64_t> tree_with_code(store::Transaction& tx, OrgUnitId unit, const std::string& code) {
  if (code.empty()) return std::nullopt;
  return tx.one(sql::tree_by_code, {{"unit_id", unit}, {"code", code}},
                [](const store::Row& row) { return row.integer(0); });
}

bool is_plot_of(store::Transaction& tx, std::int64_t plot, OrgUnitId unit) {
  return tx.query(sql::plot_of_town, {{"plot_id", plot}, {"unit_id", unit}}, [](const store::Row&) {}) > 0;
}

std::int64_t take_numbers(store::Transaction& tx, std::int64_t count) {
  return tx.insert(sql::take_tree_numbers, {{"count", count}}) - count + 1;
}

void insert_tree(store::Transaction& tx, const StoredTree& tree, std::int64_t import, Instant now, PersonId person) {
  auto params = params_of(tree, now, person);
  params.emplace_back("unit_id", tree.unit);
  params.emplace_back("demo", tree.demo);
  params.emplace_back("import_id", import != 0 ? std::optional(import) : std::nullopt);
  tx.send(sql::insert_tree, store::Params(params));
}

bool save_tree(store::Transaction& tx, const StoredTree& tree, Instant now, PersonId person) {
  auto params = params_of(tree, now, person);
  params.emplace_back("version", tree.version);
  return tx.run(sql::save_tree, store::Params(params)) == 1;
}

std::vector<StoredMeasurement> measurements_of(store::Transaction& tx, std::int64_t tree) {
  return tx.all(sql::measurements_of_tree, {{"tree_id", tree}}, [](const store::Row& row) {
    StoredMeasurement stored{read_measures(row, 0), row.integer(9), row.string(10)};
    stored.measured.method = row.string(5);
    stored.measured.health = row.string(6);
    stored.measured.risk = row.string(7);
    stored.measured.note = row.string(8);
    return stored;
  });
}

void insert_measurement(store::Transaction& tx, std::int64_t tree, const Measurement& measured, Instant now,
                        PersonId person) {
  const auto params = params_of(tree, measured, now, person);
  tx.send(sql::insert_measurement, store::Params(params));
}

void correct_measurement(store::Transaction& tx, std::int64_t tree, const Measurement& measured, Instant now,
                         PersonId person) {
  const auto params = params_of(tree, measured, now, person);
  tx.run(sql::correct_measurement, store::Params(params));
}

void insert_event(store::Transaction& tx, const StoredTree& tree, const std::string& kind, Instant now, PersonId person) {
  tx.send(sql::insert_tree_event, {{"tree_id", tree.id},
                                   {"unit_id", tree.unit},
                                   {"day", kind == "planted" ? tree.planted_on : tree.status_on},
                                   {"kind", kind},
                                   {"reason", kind == "planted" ? std::string() : tree.status_reason},
                                   {"successor_id", tree.successor},
                                   {"lat_e7", lat_of(tree.place)},
                                   {"lon_e7", lon_of(tree.place)},
                                   {"now", now},
                                   {"person_id", person}});
}

void move_planting(store::Transaction& tx, const StoredTree& tree, Instant now, PersonId person) {
  tx.run(sql::drop_planting, {{"tree_id", tree.id}});
  if (!tree.planted_on.empty()) insert_event(tx, tree, "planted", now, person);
}

std::vector<TreeEvent> events_of(store::Transaction& tx, std::int64_t tree) {
  return tx.all(sql::events_of_tree, {{"tree_id", tree}}, [](const store::Row& row) {
    return TreeEvent{row.string(0), row.string(1), row.string(2), row.maybe_integer(3), row.integer(4), row.string(5)};
  });
}

}  // namespace muang::green
