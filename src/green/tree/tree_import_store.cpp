// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_import_store.hpp"

#include <algorithm>
#include <cmath>

#include "green/sql.hpp"
#include "green/tile/tree_sums.hpp"
#include "green/tree/tree_store.hpp"
#include "http/json.hpp"

namespace muang::green {
namespace {

std::string params_json(const Params& params) {
  http::Json::Object object;
  for (const auto& [name, value] : params) object.emplace_back(name, value);
  return http::write_json(http::Json(std::move(object)));
}

Params params_of_json(std::string_view text) {
  Params params;
  const auto json = http::parse_json(text);
  const auto* object = json ? json->as<http::Json::Object>() : nullptr;
  if (!object) return params;
  for (const auto& [name, value] : *object) {
    if (const auto* word = value.as<std::string>()) params.emplace_back(name, *word);
  }
  return params;
}

std::int32_t or_none(const std::optional<std::int64_t>& value) {
  return value ? static_cast<std::int32_t>(*value) : KeptTree::none;
}
std::optional<std::int64_t> or_null(std::int32_t value) {
  return value == KeptTree::none ? std::nullopt : std::optional<std::int64_t>(value);
}

StoredTree tree_of(const TreeData& data, const TreeImportOrder& order, const TreeImportRows& rows, const KeptTree& row) {
  StoredTree tree{.id = row.tree, .unit = order.unit};
  tree.code = rows.code(row);
  if (row.species >= 0) tree.species = data.carbon.species.all()[static_cast<std::size_t>(row.species)].scientific;
  tree.species_text = rows.texts().text(row.species_text);
  if (row.has_place) tree.place = row.place;
  if (row.planted != KeptTree::none) tree.planted_on = date_of_count(row.planted).iso();
  tree.campaign = rows.texts().text(row.campaign);
  tree.tree_class = order.tree_class;
  tree.age_text = rows.texts().text(row.age);
  tree.note = rows.texts().text(row.note);
  return tree;
}

}  // namespace

TownPlace place_of_town(store::Transaction& tx, OrgUnitId unit) {
  TownPlace place{.point = {}, .reach_mm = town_reach_mm(std::nullopt)};
  tx.query(sql::place_of_town, {{"unit_id", unit}}, [&](const store::Row& row) {
    place.reach_mm = town_reach_mm(row.maybe_real(2));
    if (row.is_null(0) || row.is_null(1)) return;
    place.point = TreePlace{std::llround(row.real(0) * 1e7), std::llround(row.real(1) * 1e7)};
  });
  return place;
}

std::vector<KnownTree> known_trees(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::trees_to_compare, {{"unit_id", unit}}, [](const store::Row& row) {
    KnownTree tree{.id = row.integer(0),
                   .code = row.string(1),
                   .species_key = row.text(2).empty() ? species_key(row.text(3)) : row.string(2),
                   .place = {},
                   .last_day = or_none(row.maybe_integer(6)),
                   .girth_mm = or_none(row.maybe_integer(7)),
                   .dbh_mm = or_none(row.maybe_integer(8)),
                   .height_mm = or_none(row.maybe_integer(9))};
    if (!row.is_null(4)) tree.place = TreePlace{row.integer(4), row.integer(5)};
    return tree;
  });
}

std::optional<EarlierTreeFile> earlier_tree_file(store::Transaction& tx, OrgUnitId unit, const std::string& sha256,
                                                 const std::string& accepted) {
  return tx.one(sql::tree_import_of_file, {{"unit_id", unit}, {"sha256", sha256}, {"accepted", accepted}},
                [](const store::Row& row) {
                  return EarlierTreeFile{row.integer(0), row.integer(1)};
                });
}

std::int64_t insert_tree_import(store::Transaction& tx, const TreeImportDone& done) {
  const TreeImportCounts& counts = done.counts;
  return tx.insert(sql::insert_tree_import, {{"unit_id", done.unit},
                                             {"file_name", done.file_name},
                                             {"sha256", done.sha256},
                                             {"accepted", done.accepted_text},
                                             {"row_count", counts.rows},
                                             {"new_trees", counts.new_trees},
                                             {"repeats", counts.repeats},
                                             {"known", counts.known},
                                             {"refused", counts.refused},
                                             {"left_out", counts.left_out},
                                             {"warnings", counts.warnings},
                                             {"now", done.at},
                                             {"person_id", done.by}});
}

void insert_tree_rows(store::Transaction& tx, const TreeData& data, const TreeImportOrder& order, TreeImportRows& rows,
                      const TreeImportDone& done) {
  std::int64_t next = done.counts.new_trees > 0 ? take_numbers(tx, done.counts.new_trees) : 0;
  TreeSums sums;
  for (KeptTree& row : rows.rows()) {
    if (row.fate != Fate::New) continue;
    row.tree = next++;
    const StoredTree tree = tree_of(data, order, rows, row);
    insert_tree(tx, tree, done.id, done.at, done.by);
    sums.came(tree);
    if (!tree.planted_on.empty()) insert_event(tx, tree, "planted", done.at, done.by);
  }
  sums.write(tx);
  for (KeptTree& row : rows.rows()) {
    if (row.fate == Fate::Repeat && row.tree == 0) row.tree = rows.rows()[row.first].tree;
  }
  std::size_t at = 0;
  tx.append(sql::append_tree_measurement, [&](std::span<std::optional<std::int64_t>> out) {
    while (at < rows.rows().size()) {
      const KeptTree& row = rows.rows()[at++];
      if ((row.fate != Fate::New && row.fate != Fate::Repeat) || !row.measured() || row.tree == 0) continue;
      out[0] = row.tree;
      out[1] = row.day;
      out[2] = or_null(row.girth_mm);
      out[3] = or_null(row.dbh_mm);
      out[4] = or_null(row.height_mm);
      out[5] = or_null(row.crown_mm);
      out[6] = done.id;
      out[7] = done.at;
      out[8] = done.by.value;
      return true;
    }
    return false;
  });
  if (done.counts.repeats > 0)
    tx.run(sql::touch_repeated_trees,
           {{"unit_id", order.unit}, {"import_id", done.id}, {"now", done.at}, {"person_id", done.by}});
}

void insert_tree_findings(store::Transaction& tx, std::int64_t import, const std::vector<TreeFinding>& findings) {
  std::int64_t place = 0;
  for (const TreeFinding& finding : findings) {
    tx.send(sql::insert_tree_import_finding, {{"import_id", import},
                                              {"place", place++},
                                              {"row_number", finding.row},
                                              {"column_title", finding.column},
                                              {"code", finding.rule->code},
                                              {"accepted", finding.accepted},
                                              {"params", params_json(finding.params)}});
  }
}

std::optional<TreeImportDone> find_tree_import(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::find_tree_import, {{"id", id}}, [](const store::Row& row) {
    TreeImportDone done{.id = row.integer(0),
                        .unit = OrgUnitId{row.integer(1)},
                        .file_name = row.string(2),
                        .sha256 = row.string(3),
                        .accepted_text = row.string(4)};
    done.counts = {row.integer(5), row.integer(6),  row.integer(7), row.integer(8),
                   row.integer(9), row.integer(10), row.integer(11)};
    done.at = row.integer(12);
    done.by = PersonId{row.integer(13)};
    done.by_name = row.maybe_text(14).value_or("");
    return done;
  });
}

std::vector<TreeFinding> findings_of_import(store::Transaction& tx, std::int64_t import, std::size_t most) {
  auto findings = tx.all(sql::tree_import_findings, {{"import_id", import}, {"most", most}}, [](const store::Row& row) {
    return TreeFinding{static_cast<std::uint32_t>(row.integer(0)), row.string(1), find_tree_rule(row.text(2)),
                       params_of_json(row.text(4)), row.flag(3)};
  });
  std::erase_if(findings, [](const TreeFinding& finding) { return finding.rule == nullptr; });
  return findings;
}

}  // namespace muang::green
