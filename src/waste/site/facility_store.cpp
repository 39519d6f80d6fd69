// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_store.hpp"

#include <map>

#include "waste/sql.hpp"

namespace muang::waste {
namespace {

struct AmountColumn {
  const char* name;
  Figure Facility::*member;
};
// In the order of the table's columns from latitude_micro on; the months stand between them.
constexpr AmountColumn place_columns[] = {{"latitude_micro", &Facility::latitude_micro},
                                          {"longitude_micro", &Facility::longitude_micro}};
constexpr AmountColumn size_columns[] = {{"area_square_metres", &Facility::area_square_metres},
                                         {"depth_centimetres", &Facility::depth_centimetres},
                                         {"capacity_cubic_metres", &Facility::capacity_cubic_metres},
                                         {"capacity_left_cubic_metres", &Facility::capacity_left_cubic_metres},
                                         {"stock_kg", &Facility::stock_kg}};

DisposalClass parse_class(std::string_view code) {
  for (const auto value : {DisposalClass::Proper, DisposalClass::Improper}) {
    if (class_code(value) == code) return value;
  }
  return DisposalClass::Unknown;
}

std::optional<Month> month_at(const store::Row& row, int column) {
  const auto index = row.maybe_integer(column);
  return index ? std::optional(Month::from_index(static_cast<int>(*index))) : std::nullopt;
}

StoredFacility read_row(const store::Row& row) {
  StoredFacility stored{.id = row.integer(0),
                        .unit = OrgUnitId{row.integer(1)},
                        .name_th = row.string(2),
                        .name_en = row.string(3),
                        .operator_kind = row.string(5),
                        .operator_name = row.string(6),
                        .note = row.string(22),
                        .entry = {},
                        .override_from = {},
                        .version = row.integer(23)};
  Facility& entry = stored.entry;
  entry.method = row.string(4);
  int column = 7;
  for (const AmountColumn& one : place_columns) entry.*one.member = row.maybe_integer(column++);
  entry.opened = month_at(row, column++);
  entry.closed = month_at(row, column++);
  for (const AmountColumn& one : size_columns) entry.*one.member = row.maybe_integer(column++);
  entry.ticked = static_cast<Checklist>(row.integer(16));
  entry.water_metres = row.maybe_integer(17);
  if (!row.is_null(18)) entry.flood_prone = row.flag(18);
  if (const DisposalClass value = parse_class(row.text(19)); value != DisposalClass::Unknown)
    entry.by_inspector = Override{value, row.string(20)};
  if (const auto year = row.maybe_integer(21)) stored.override_from = static_cast<int>(*year);
  return stored;
}

std::vector<store::Param> params_of(const StoredFacility& stored, Instant now, PersonId person) {
  const Facility& entry = stored.entry;
  const auto index = [](const std::optional<Month>& month) { return month ? std::optional(month->index()) : std::nullopt; };
  std::vector<store::Param> params{
      {"unit_id", stored.unit},
      {"name_th", stored.name_th},
      {"name_en", stored.name_en},
      {"method", entry.method},
      {"operator_kind", stored.operator_kind},
      {"operator_name", stored.operator_name},
      {"opened", index(entry.opened)},
      {"closed", index(entry.closed)},
      {"ticked", entry.ticked},
      {"water_metres", entry.water_metres},
      {"flood_prone", entry.flood_prone},
      {"override_class", entry.by_inspector ? class_code(entry.by_inspector->value) : std::string_view()},
      {"override_reason", entry.by_inspector ? std::string_view(entry.by_inspector->reason) : std::string_view()},
      {"override_from", stored.override_from},
      {"note", stored.note},
      {"now", now},
      {"person_id", person}};
  for (const AmountColumn& one : place_columns) params.emplace_back(one.name, entry.*one.member);
  for (const AmountColumn& one : size_columns) params.emplace_back(one.name, entry.*one.member);
  return params;
}

Month month_of_column(const store::Row& row, int column) { return Month::from_index(static_cast<int>(row.integer(column))); }

void add_month(Load& load, const Month& month, std::int64_t kg) {
  load.kg += kg;
  load.days += month.days();
}

}  // namespace

std::optional<Override> StoredFacility::override_in(int year) const {
  return override_from && year < *override_from ? std::nullopt : entry.by_inspector;
}

std::vector<StoredFacility> all_facilities(store::Transaction& tx) { return tx.all(sql::facilities_all, {}, read_row); }

std::optional<StoredFacility> find_facility(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::facility_by_id, {{"id", id}}, read_row);
}

std::int64_t insert_facility(store::Transaction& tx, const StoredFacility& stored, Instant now, PersonId person) {
  const auto params = params_of(stored, now, person);
  std::optional<std::int64_t> id;
  tx.query(sql::insert_facility, store::Params(params), [&](const store::Row& row) { id = row.integer(0); });
  return id.value();
}

bool save_facility(store::Transaction& tx, const StoredFacility& stored, Instant now, PersonId person) {
  auto params = params_of(stored, now, person);
  params.emplace_back("id", stored.id);
  params.emplace_back("version", stored.version);
  return tx.run(sql::save_facility, store::Params(params)) == 1;
}

Load load_of(store::Transaction& tx, std::int64_t facility, const Month& first, const Month& last) {
  std::map<Month, std::int64_t> months;
  const auto span = [&](const store::Sql& statement) {
    tx.query(statement, {{"facility_id", facility}, {"first", first.index()}, {"last", last.index()}},
             [&](const store::Row& row) { months.insert_or_assign(month_of_column(row, 0), row.integer(1)); });
  };
  span(sql::delivered_to_site);
  span(sql::received_at_site);
  Load load;
  for (const auto& [month, kg] : months) add_month(load, month, kg);
  return load;
}

}  // namespace muang::waste
