// SPDX-License-Identifier: Apache-2.0
#include "green/people/people_store.hpp"

#include <charconv>

#include "green/sql.hpp"

namespace muang::green {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  std::size_t from = 0;
  for (std::size_t comma = text.find(','); comma != std::string::npos; comma = text.find(',', from)) {
    parts.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) all += (i > 0 ? "," : "") + parts[i];
  return all;
}

std::vector<std::optional<double>> needs_of(const std::string& text, std::size_t count) {
  std::vector<std::optional<double>> needs(count);
  const auto parts = split(text);
  for (std::size_t i = 0; i < count && i < parts.size(); ++i) {
    double value = 0;
    const auto [end, fault] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), value);
    if (fault == std::errc() && end != parts[i].data()) needs[i] = value;
  }
  return needs;
}

std::string needs_text(const std::vector<std::optional<double>>& needs) {
  std::vector<std::string> parts;
  for (const auto& need : needs) {
    char out[32] = {};
    const char* end = need ? std::to_chars(out, out + sizeof out, *need).ptr : out;
    parts.emplace_back(static_cast<const char*>(out), end);
  }
  return joined(parts);
}

PeopleSet set_of(const store::Row& row) {
  return {.id = row.integer(0),
          .unit = OrgUnitId{row.integer(1)},
          .year = static_cast<int>(row.integer(2)),
          .version = row.integer(3),
          .kind = row.string(4),
          .source = row.string(5),
          .certainty = row.string(6),
          .file_name = row.string(7),
          .sha256 = row.string(8),
          .need_names = split(row.string(9)),
          .places = row.integer(10),
          .people = row.integer(11),
          .cells = row.integer(12),
          .demo = row.flag(13),
          .at = row.integer(14),
          .by = row.string(15)};
}

}  // namespace

std::vector<PeopleSet> people_sets(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::people_sets, {{"unit_id", unit}}, set_of);
}

std::optional<PeopleSet> people_set(store::Transaction& tx, OrgUnitId unit, std::optional<int> year) {
  for (PeopleSet& set : people_sets(tx, unit))
    if (!year || set.year <= *year) return std::move(set);
  return std::nullopt;
}

std::vector<PeoplePlace> people_places(store::Transaction& tx, const PeopleSet& set) {
  return tx.all(sql::people_places, {{"set_id", set.id}}, [&](const store::Row& row) {
    return PeoplePlace{.code = row.string(0),
                       .name = row.string(1),
                       .people = row.integer(2),
                       .households = row.maybe_integer(3),
                       .lat_e7 = row.integer(4),
                       .lon_e7 = row.integer(5),
                       .trees_seen = row.maybe_real(6),
                       .canopy_percent = row.maybe_real(7),
                       .green_m2 = row.maybe_real(8),
                       .area_km2 = row.maybe_real(9),
                       .needs = needs_of(row.string(10), set.need_names.size())};
  });
}

std::int64_t insert_people(store::Transaction& tx, const PeopleSet& set, const std::vector<PeoplePlace>& places,
                           PersonId person) {
  std::int64_t people = 0;
  for (const PeoplePlace& place : places) people += place.people;
  const std::int64_t id = tx.insert(sql::insert_people_set, {{"unit_id", set.unit},
                                                             {"year", set.year},
                                                             {"version", set.version},
                                                             {"kind", set.kind},
                                                             {"source", set.source},
                                                             {"certainty", set.certainty},
                                                             {"file_name", set.file_name},
                                                             {"sha256", set.sha256},
                                                             {"need_names", joined(set.need_names)},
                                                             {"places", places.size()},
                                                             {"people", people},
                                                             {"cells", set.cells},
                                                             {"demo", set.demo},
                                                             {"now", set.at},
                                                             {"person_id", person}});
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PeoplePlace& place = places[i];
    tx.send(sql::insert_people_place, {{"set_id", id},
                                       {"place", i + 1},
                                       {"code", place.code},
                                       {"name", place.name},
                                       {"people", place.people},
                                       {"households", place.households},
                                       {"lat_e7", place.lat_e7},
                                       {"lon_e7", place.lon_e7},
                                       {"trees_seen", place.trees_seen},
                                       {"canopy_percent", place.canopy_percent},
                                       {"green_m2", place.green_m2},
                                       {"area_km2", place.area_km2},
                                       {"needs", needs_text(place.needs)}});
  }
  return id;
}

}  // namespace muang::green
