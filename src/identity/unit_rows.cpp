// SPDX-License-Identifier: Apache-2.0
// Rows of the unit tables → Directory.
#include "base/core/check.hpp"
#include "base/text.hpp"
#include "identity/sql.hpp"
#include "identity/unit_tree.hpp"

namespace muang::identity {
namespace {

UnitRecord read_unit(const store::Row& row) {
  UnitRecord unit{.id = {row.integer(0)}, .uid = row.string(1)};
  const auto unit_class = parse_class(row.text(2));
  ENSURE(unit_class, "identity_units.class is one of the classes");
  unit.unit_class = *unit_class;
  unit.code = row.string(3);
  unit.in_programme = row.flag(4);
  unit.region_th = row.string(5);
  unit.region_en = row.string(6);
  unit.district_th = row.string(7);
  unit.district_en = row.string(8);
  unit.area_km2 = row.maybe_real(9);
  unit.latitude = row.maybe_real(10);
  unit.longitude = row.maybe_real(11);
  unit.coordinate_source = row.string(12);
  if (!row.is_null(14)) unit.ended = Span{row.maybe_text(13), row.string(14)};
  unit.merged_into = {row.maybe_integer(15).value_or(0)};
  unit.version = row.integer(16);
  unit.listed_from = row.maybe_text(17);
  return unit;
}

// Byte order sorts Thai wrongly (leading vowels), so each name gets its collation key once.
void add_thai_order(Directory& directory) {
  for (UnitRecord& unit : directory.records) {
    if (!unit.names.empty()) unit.thai_order = text::sort_key(unit.names.back().name_th);
  }
}

}  // namespace

std::shared_ptr<Directory> load_directory(store::Transaction& tx) {
  auto directory = std::make_shared<Directory>();
  tx.query(sql::load_units, {}, [&](const store::Row& row) {
    directory->by_id[row.integer(0)] = directory->records.size();
    directory->records.push_back(read_unit(row));
  });
  const auto unit = [&](const store::Row& row) -> UnitRecord& {
    return directory->records[directory->by_id.at(row.integer(0))];
  };
  const auto span = [](const store::Row& row, int at) { return Span{row.maybe_text(at), row.string(at + 1)}; };
  tx.query(sql::load_kinds, {}, [&](const store::Row& row) {
    const auto kind = parse_kind(row.text(1));
    ENSURE(kind, "identity_unit_kinds.kind is one of the kinds");
    unit(row).kinds.push_back({*kind, span(row, 2), row.string(4), row.string(5)});
  });
  tx.query(sql::load_names, {}, [&](const store::Row& row) {
    unit(row).names.push_back({row.string(1), row.string(2), span(row, 3), row.string(5), row.string(6)});
  });
  tx.query(sql::load_parents, {}, [&](const store::Row& row) {
    unit(row).parents.push_back({{row.integer(1)}, span(row, 2), row.string(4), row.string(5)});
  });
  tx.query(sql::load_populations, {}, [&](const store::Row& row) {
    const auto day = Date::parse_iso(row.text(1));
    const auto rule = parse_population_rule(row.text(3));
    ENSURE(day && rule, "identity_unit_populations holds days and known rules");
    unit(row).populations.push_back({row.integer(2), *day, *rule});
  });
  add_thai_order(*directory);
  return directory;
}

}  // namespace muang::identity
