// SPDX-License-Identifier: Apache-2.0
#include "identity/unit_files.hpp"

#include <array>
#include <map>
#include <set>
#include <span>

#include "base/core/calendar.hpp"
#include "identity/csv_table.hpp"
#include "identity/secrets.hpp"

namespace muang::identity {
namespace {

constexpr std::array sao_population_years{2553, 2562, 2564};
constexpr std::array population_years{2553, 2554, 2555, 2556, 2557,
                                      2560, 2561, 2562, 2563, 2564};  // 2558, 2559: not in the source
constexpr std::array<std::string_view, 3> file_names{"offices.csv", "provinces.csv", "local-governments.csv"};
const Span known_on_first_list{std::nullopt, std::string(first_list_day)};
const Span between_the_lists{std::string(day_after_first_list), std::string(second_list_day)};

using Line = CsvTable::Line;

std::string population_column(int year) { return "pop_" + std::to_string(year); }

std::vector<std::string_view> with_populations(std::vector<std::string_view> columns) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const int year : population_years) all.push_back(population_column(year));
    return all;
  }();
  columns.insert(columns.end(), names.begin(), names.end());
  return columns;
}

PopulationRule population_rule(const Line& line) {
  const auto rule = parse_population_rule(line.required("population_rule"));
  if (!rule) line.refuse("population_rule is not one of the rules");
  return *rule;
}

void read_populations(const Line& line, std::span<const int> years, PopulationRule rule, UnitRecord& unit) {
  for (const int year : years) {
    const auto persons = line.integer(population_column(year));
    if (!persons) continue;
    if (*persons < 0) line.refuse(population_column(year) + " is negative");
    unit.populations.push_back({*persons, Date{year - buddhist_offset, 12, 31}, rule});
  }
}

void read_place(const Line& line, UnitRecord& unit) {
  unit.area_km2 = line.real("area_km2", 0.01, 30'000);
  unit.latitude = line.real("latitude", 5, 21);      // Thailand lies between 5°37' and 20°28' N,
  unit.longitude = line.real("longitude", 97, 106);  // 97°21' and 105°38' E
}

Span read_span(const Line& line) {
  const std::string& earliest = line.text("earliest");
  Span span{earliest.empty() ? std::nullopt : std::optional(earliest), line.required("latest")};
  if ((span.earliest && !Date::parse_iso(*span.earliest)) || !Date::parse_iso(span.latest))
    line.refuse("earliest and latest are days (YYYY-MM-DD)");
  if (span.earliest && *span.earliest > span.latest) line.refuse("earliest lies after latest");
  return span;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& folder) {
    read_offices(folder / file_names[0]);
    read_provinces(folder / file_names[1]);
    read_local_governments(folder / file_names[2]);
  }
  std::vector<FileUnit> units;

 private:
  FileUnit& add(const Line& line, UnitClass unit_class) {
    const std::string& uid = line.required("uid");
    if (!by_uid_.emplace(uid, units.size()).second) line.refuse(uid + " is there twice");
    FileUnit& unit = units.emplace_back();
    unit.record.uid = uid;
    unit.record.unit_class = unit_class;
    return unit;
  }
  const FileUnit* find(const std::string& uid, UnitClass unit_class) const {
    const auto at = by_uid_.find(uid);
    return at != by_uid_.end() && units[at->second].record.unit_class == unit_class ? &units[at->second] : nullptr;
  }

  void read_offices(const std::filesystem::path& file) {
    const CsvTable table(file, {"uid", "class", "name_th", "name_en", "earliest", "latest", "certainty", "source"});
    for (const Line& line : table.lines()) {
      const auto unit_class = parse_class(line.required("class"));
      if (!unit_class || *unit_class > UnitClass::RegionalOffice)
        line.refuse("class is nation, department or regional-office");
      const auto known = by_uid_.find(line.required("uid"));
      FileUnit& unit =
          known == by_uid_.end() ? add(line, *unit_class) : units[known->second];  // a further name of the same unit
      const Span span = read_span(line);
      if (!unit.record.names.empty() && unit.record.names.back().from.latest >= span.latest)
        line.refuse("names are listed oldest first");
      if (unit.parents.empty() && *unit_class != UnitClass::Nation)
        unit.parents.push_back({"TH", known_on_first_list, "", "official"});
      unit.record.names.push_back(
          {line.required("name_th"), line.text("name_en"), span, line.required("source"), line.required("certainty")});
    }
  }

  void read_provinces(const std::filesystem::path& file) {
    const CsvTable table(
        file, with_populations({"uid", "dopa_code", "name_th", "name_en", "in_programme", "region_th", "region_en", "office",
                                "office_confidence", "office_source", "area_km2", "latitude", "longitude", "n_city_2562",
                                "n_town_2562", "n_subdistrict_2562"}));
    for (const Line& line : table.lines()) {
      FileUnit& unit = add(line, UnitClass::Province);
      UnitRecord& record = unit.record;
      record.code = record.uid;  // ISO 3166-2
      record.in_programme = line.required("in_programme") == "1";
      record.region_th = line.text("region_th");
      record.region_en = line.text("region_en");
      record.names.push_back({line.required("name_th"), line.required("name_en"), known_on_first_list, "", "official"});
      read_place(line, record);
      read_populations(line, population_years, PopulationRule::Register, record);
      const std::string& office = line.text("office");
      if (record.in_programme && !find(office, UnitClass::RegionalOffice)) line.refuse("no such regional office: " + office);
      unit.parents.push_back(
          {office.empty() ? "TH" : office, known_on_first_list, line.text("office_source"), line.text("office_confidence")});
      official_[record.uid] = {line.integer("n_city_2562").value_or(0), line.integer("n_town_2562").value_or(0),
                               line.integer("n_subdistrict_2562").value_or(0)};
    }
  }

  void read_local_governments(const std::filesystem::path& file) {
    const CsvTable table(
        file, with_populations({"uid", "dopa_code", "dla_code_2560", "name_th", "name_en", "kind_2562", "kind_2565",
                                "merged_into", "province", "district_code", "district_th", "district_en", "size_2560",
                                "area_km2", "latitude", "longitude", "coordinate_source", "population_rule"}));
    for (const Line& line : table.lines()) {
      FileUnit& unit = add(line, UnitClass::LocalGovernment);
      UnitRecord& record = unit.record;
      record.code = line.required("dopa_code");
      if (!codes_.insert(record.code).second) line.refuse("dopa_code " + record.code + " is there twice");
      unit.dla_code = line.text("dla_code_2560");
      unit.size_class = line.text("size_2560");
      unit.district_code = line.required("district_code");
      record.district_th = line.required("district_th");
      record.district_en = line.text("district_en");
      record.names.push_back({line.required("name_th"), line.text("name_en"), known_on_first_list, "", "published"});
      read_place(line, record);
      record.coordinate_source = line.text("coordinate_source");
      read_populations(line, population_years, population_rule(line), record);
      const std::string& province = line.required("province");
      if (!find(province, UnitClass::Province)) line.refuse("no such province: " + province);
      unit.parents.push_back({province, known_on_first_list, "", "official"});
      read_kinds(line, unit);
    }
    check_counts(table);
  }

  void read_kinds(const Line& line, FileUnit& unit) {
    const auto first = parse_kind(line.required("kind_2562"));
    if (!first) line.refuse("unknown kind: " + line.text("kind_2562"));
    if (*first <= Kind::Subdistrict) ++counted_[unit.parents[0].uid][static_cast<std::size_t>(*first)];
    unit.record.kinds.push_back(
        {*first, known_on_first_list, "list of the Department of Local Administration of 20 Dec 2562", "published"});
    unit.merged_into = line.text("merged_into");
    if (!unit.merged_into.empty()) {
      unit.record.ended = between_the_lists;
      return;
    }
    const auto second = parse_kind(line.required("kind_2565"));
    if (!second) line.refuse("unknown kind: " + line.text("kind_2565"));
    if (second != first)
      unit.record.kinds.push_back({*second, between_the_lists, "list of local governments of 10 Aug 2565", "published"});
  }

  // The list must agree with the official counts of the day, province by province.
  void check_counts(const CsvTable& table) const {
    for (const Line& line : table.lines()) {
      const std::string& merged = line.text("merged_into");
      if (!merged.empty() && !find(merged, UnitClass::LocalGovernment))
        line.refuse("merged into an unknown unit: " + merged);
    }
    for (const auto& [province, counts] : official_) {
      const auto found = counted_.find(province);
      if ((found == counted_.end() ? std::array<std::int64_t, 3>{} : found->second) != counts) {
        throw SeedFault("org-units/local-governments.csv: the municipalities of " + province +
                        " differ from the official counts in provinces.csv");
      }
    }
  }

  std::map<std::string, std::size_t, std::less<>> by_uid_;
  std::set<std::string> codes_;
  std::map<std::string, std::array<std::int64_t, 3>> official_, counted_;
};

}  // namespace

std::vector<FileUnit> read_unit_files(const std::filesystem::path& folder) { return std::move(Reader(folder).units); }

std::vector<FileUnit> read_sao_file(const std::filesystem::path& folder) {
  const CsvTable table(folder / "sao.csv",
                       {"uid", "dopa_code", "dla_code_2560", "name_th", "name_en", "province", "district_code",
                        "district_th", "district_en", "size_2560", "area_km2", "latitude", "longitude", "coordinate_source",
                        "population_rule", "pop_2553", "pop_2562", "pop_2564"});
  std::vector<FileUnit> units;
  std::set<std::string> uids, codes;
  for (const Line& line : table.lines()) {
    FileUnit& unit = units.emplace_back();
    UnitRecord& record = unit.record;
    record.unit_class = UnitClass::LocalGovernment;
    record.in_programme = false;
    record.uid = line.required("uid");
    record.code = line.required("dopa_code");
    if (!uids.insert(record.uid).second || !codes.insert(record.code).second) line.refuse("uid or dopa_code is there twice");
    unit.dla_code = line.text("dla_code_2560");
    unit.size_class = line.text("size_2560");
    unit.district_code = line.required("district_code");
    record.district_th = line.required("district_th");
    record.district_en = line.text("district_en");
    record.names.push_back({line.required("name_th"), line.text("name_en"), known_on_first_list, "", "published"});
    record.kinds.push_back(
        {Kind::Sao, known_on_first_list, "list of the Department of Local Administration of 20 Dec 2562", "published"});
    read_place(line, record);
    record.coordinate_source = line.text("coordinate_source");
    read_populations(line, sao_population_years, population_rule(line), record);
    unit.parents.push_back({line.required("province"), known_on_first_list, "", "official"});
  }
  return units;
}

std::string digest_of_unit_files(const std::filesystem::path& folder) {
  std::string all;
  for (const std::string_view name : file_names) all += read_whole_file(folder / name);
  return digest(all);
}

}  // namespace muang::identity
