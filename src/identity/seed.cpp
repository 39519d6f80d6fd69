// SPDX-License-Identifier: Apache-2.0
// Files → tables. New units and new dated rows are added; nothing that a person edited is overwritten: a file's row dated on
// or before a person's edit of the same field is kept for the record but does not count.
#include <map>
#include <set>
#include <tuple>

#include "base/core/check.hpp"
#include "identity/sql.hpp"
#include "identity/unit_files.hpp"

namespace muang::identity {
namespace {

using FieldKey = std::tuple<std::int64_t, std::string>;  // unit, "kind" "name" or "parent"

class Seeder {
 public:
  explicit Seeder(store::Transaction& tx) : tx_(tx) {
    tx.query(sql::unit_ids, {}, [&](const store::Row& row) { ids_[row.string(1)] = row.integer(0); });
    tx.query(sql::seeded_rows, {},
             [&](const store::Row& row) { seeded_.emplace(row.integer(0), row.string(1), row.string(2)); });
    tx.query(sql::edited_until, {}, [&](const store::Row& row) {
      edited_[{row.integer(0), row.string(1)}] = row.string(2);
    });
  }

  // Of these only what is no unit yet; returns how many that were.
  std::size_t add_new(std::vector<FileUnit> units) {
    std::erase_if(units, [&](const FileUnit& unit) { return ids_.contains(unit.record.uid); });
    add(units);
    return units.size();
  }

  std::size_t add(const std::vector<FileUnit>& units) {
    for (const FileUnit& unit : units) add_unit(unit);
    for (const FileUnit& unit : units) {
      const std::int64_t id = ids_.at(unit.record.uid);
      for (const KindRow& row : unit.record.kinds) add_kind(id, row);
      for (const NameRow& row : unit.record.names) add_name(id, row);
      for (const FileParent& row : unit.parents) add_parent(id, row);
      for (const PopulationRow& row : unit.record.populations) {
        tx_.send(
            sql::insert_population,
            {{"unit_id", id}, {"day", row.day.iso()}, {"persons", row.persons}, {"rule", population_rule_code(row.rule)}});
      }
      if (unit.record.ended) {
        tx_.send(sql::end_unit, {{"id", id},
                                 {"earliest", unit.record.ended->earliest},
                                 {"latest", unit.record.ended->latest},
                                 {"merged_into", ids_.at(unit.merged_into)}});
      }
    }
    return added_;
  }

 private:
  void add_unit(const FileUnit& unit) {
    const UnitRecord& r = unit.record;
    if (ids_.contains(r.uid)) return;
    ids_[r.uid] = tx_.insert(sql::insert_unit, {{"uid", r.uid},
                                                {"class", class_code(r.unit_class)},
                                                {"code", r.code},
                                                {"dla_code", unit.dla_code},
                                                {"in_programme", r.in_programme},
                                                {"region_th", r.region_th},
                                                {"region_en", r.region_en},
                                                {"district_code", unit.district_code},
                                                {"district_th", r.district_th},
                                                {"district_en", r.district_en},
                                                {"size_class", unit.size_class},
                                                {"area_km2", r.area_km2},
                                                {"latitude", r.latitude},
                                                {"longitude", r.longitude},
                                                {"coordinate_source", r.coordinate_source},
                                                {"listed_from", r.listed_from}});
    fresh_.insert(ids_[r.uid]);
    ++added_;
  }

  // Whether the row is new, and if so whether it counts.
  enum class Place { Known, Counts, Superseded };
  Place place(std::int64_t unit, const char* field, const std::string& seed_key, const Span& from) {
    if (fresh_.contains(unit)) return Place::Counts;
    if (seeded_.contains({unit, field, seed_key})) return Place::Known;
    ++added_;
    const auto edit = edited_.find({unit, field});
    return edit != edited_.end() && from.latest <= edit->second ? Place::Superseded : Place::Counts;
  }

  void add_kind(std::int64_t unit, const KindRow& row) {
    const std::string key = row.from.latest + " " + std::string(kind_code(row.kind));
    const Place at = place(unit, "kind", key, row.from);
    if (at == Place::Known) return;
    if (at == Place::Counts && !fresh_.contains(unit)) {
      tx_.run(sql::supersede_kind, {{"unit_id", unit}, {"day", row.from.latest}, {"kind", kind_code(row.kind)}});
    }
    tx_.send(sql::insert_kind, {{"unit_id", unit},
                                {"kind", kind_code(row.kind)},
                                {"earliest", row.from.earliest},
                                {"latest", row.from.latest},
                                {"source", row.source},
                                {"certainty", row.certainty},
                                {"seed_key", key},
                                {"superseded", at == Place::Superseded}});
  }

  void add_name(std::int64_t unit, const NameRow& row) {
    const std::string key = row.from.latest + " " + row.name_th;
    const Place at = place(unit, "name", key, row.from);
    if (at == Place::Known) return;
    if (at == Place::Counts && !fresh_.contains(unit)) {
      tx_.run(sql::supersede_name, {{"unit_id", unit}, {"day", row.from.latest}, {"name_th", row.name_th}});
    }
    tx_.send(sql::insert_name, {{"unit_id", unit},
                                {"name_th", row.name_th},
                                {"name_en", row.name_en},
                                {"earliest", row.from.earliest},
                                {"latest", row.from.latest},
                                {"source", row.source},
                                {"certainty", row.certainty},
                                {"seed_key", key},
                                {"superseded", at == Place::Superseded}});
  }

  void add_parent(std::int64_t unit, const FileParent& row) {
    const std::string key = row.from.latest + " " + row.uid;
    const std::int64_t parent = ids_.at(row.uid);
    const Place at = place(unit, "parent", key, row.from);
    if (at == Place::Known) return;
    if (at == Place::Counts && !fresh_.contains(unit)) {
      tx_.run(sql::supersede_parent, {{"unit_id", unit}, {"day", row.from.latest}, {"parent_id", parent}});
    }
    tx_.send(sql::insert_parent, {{"unit_id", unit},
                                  {"parent_id", parent},
                                  {"earliest", row.from.earliest},
                                  {"latest", row.from.latest},
                                  {"source", row.source},
                                  {"certainty", row.certainty},
                                  {"seed_key", key},
                                  {"superseded", at == Place::Superseded}});
  }

  store::Transaction& tx_;
  std::map<std::string, std::int64_t> ids_;
  std::set<std::tuple<std::int64_t, std::string, std::string>> seeded_;
  std::map<FieldKey, std::string> edited_;
  std::set<std::int64_t> fresh_;
  std::size_t added_ = 0;
};

}  // namespace

void seed_units(Identity& identity, const std::filesystem::path& data_folder) {
  const std::filesystem::path folder = data_folder / "org-units";
  const std::string now_digest = digest_of_unit_files(folder);
  const auto known = identity.database().reading([](store::Transaction& tx) {
    return tx.one(sql::seed_digest, {{"file", "org-units"}}, [](const store::Row& row) { return row.string(0); });
  });
  if (known == now_digest) return;
  const std::vector<FileUnit> units = read_unit_files(folder);
  const Author author{{}, {}, identity.now()};
  const auto done =
      identity.audit().transact<Done>(author, "units.seed", [&](store::Transaction& tx, AuditEntry& entry) -> Result<Done> {
        const std::size_t added = Seeder(tx).add(units);
        tx.run(sql::save_seed_digest, {{"file", "org-units"}, {"sha256", now_digest}, {"seeded_at", author.now}});
        entry.change("units/files", known.value_or(""), now_digest + ", rows added: " + std::to_string(added));
        entry.bump("units");
        return Done{};
      });
  ENSURE(done.ok(), "seeding either works or throws");
}

SaoList::SaoList(const std::filesystem::path& data_folder) : folder_(data_folder / "org-units") {
  for (const FileUnit& unit : read_sao_file(folder_)) ++count_[unit.parents.front().uid];
}

std::size_t SaoList::count_in(std::string_view province_uid) const {
  const auto found = count_.find(province_uid);
  return found == count_.end() ? 0 : found->second;
}

std::size_t SaoList::bring_in(store::Transaction& tx, std::string_view province_uid, const Date& day) const {
  std::vector<FileUnit> units = read_sao_file(folder_);
  std::erase_if(units, [&](const FileUnit& unit) { return unit.parents.front().uid != province_uid; });
  for (FileUnit& unit : units) unit.record.listed_from = day.iso();
  return Seeder(tx).add_new(std::move(units));
}

}  // namespace muang::identity
