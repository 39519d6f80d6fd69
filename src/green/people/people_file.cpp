// SPDX-License-Identifier: Apache-2.0
#include "green/people/people_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "base/text.hpp"
#include "geo/map_file.hpp"
#include "green/people/people_errors.hpp"
#include "green/tree/position_rules.hpp"
#include "green/tree/tree_file.hpp"
#include "green/tree_rows.hpp"
#include "http/json.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

constexpr std::size_t most_faults = 1000, most_needs = 20;
constexpr std::int64_t most_people = 10'000'000'000;  // as the command reads them (access_input.cpp)
constexpr double most_area_km2 = 5.2e8, most_need = 1e12, most_metres = 2.1e7, e7 = 1e7;

enum Field : std::uint8_t {
  Code,
  Name,
  People,
  Households,
  Lat,
  Lon,
  X,
  Y,
  TreesSeen,
  Canopy,
  GreenArea,
  Area,
  field_count
};
struct Title {
  Field field;
  std::string_view name;  // as it stands in our own files
  std::array<std::string_view, 6> usual;
};
constexpr Title titles[]{{Code, "id", {"code", "รหัส", "รหัสชุมชน", "รหัสตำบล", "community_id", ""}},
                         {Name, "name", {"name_th", "ชื่อ", "ชื่อชุมชน", "ชุมชน", "ตำบล", "community"}},
                         {People, "people", {"population", "ประชากร", "จำนวนประชากร", "จำนวนคน", "pop", ""}},
                         {Households, "households", {"ครัวเรือน", "จำนวนครัวเรือน", "หลังคาเรือน", "", "", ""}},
                         {Lat, "lat", {"latitude", "ละติจูด", "", "", "", ""}},
                         {Lon, "lon", {"lng", "long", "longitude", "ลองจิจูด", "", ""}},
                         {X, "x", {"easting", "utm_e", "e", "", "", ""}},
                         {Y, "y", {"northing", "utm_n", "n", "", "", ""}},
                         {TreesSeen, "trees_seen", {"ต้นไม้ที่เห็น", "จำนวนต้นไม้ที่มองเห็น", "", "", "", ""}},
                         {Canopy, "canopy_percent", {"เรือนยอด", "ร้อยละเรือนยอด", "", "", "", ""}},
                         {GreenArea, "green_m2", {"พื้นที่สีเขียว", "พื้นที่สีเขียว_(ตร.ม.)", "", "", "", ""}},
                         {Area, "area_km2", {"area", "พื้นที่", "พื้นที่_(ตร.กม.)", "", "", ""}}};

struct Place {
  std::size_t at = 0;
  std::string title;
};

class Heading {
 public:
  Result<Done> read(const std::vector<std::string>& row, const std::string& crs) {
    Problems problems;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string key = title_key(row[i]);
      const auto* known = find(key);
      if (!known && key.starts_with("need_") && needs.size() < most_needs) {
        needs.push_back({i, need_name(key)});
      } else if (!known) {
        if (!key.empty()) ignored.push_back(text::trim(row[i]).substr(0, 60));
      } else if (places_[known->field]) {
        problems.push_back(
            {errors::people_column_twice, "row 1", {{"first", places_[known->field]->title}, {"second", row[i]}}});
      } else {
        places_[known->field] = Place{i, text::trim(row[i])};
      }
    }
    std::string missing;
    const auto need = [&](bool there, const char* names) {
      if (!there) missing += (missing.empty() ? "" : ", ") + std::string(names);
    };
    need(has(Code) || has(Name), "id");
    need(has(People), "people");
    need((has(Lat) && has(Lon)) || metres(), "lat, lon");
    if (!missing.empty()) problems.push_back({errors::people_column_missing, "row 1", {{"columns", missing}}});
    if (metres() && crs.empty()) problems.push_back({errors::people_metres_without_system, "crs", {}});
    if (!problems.empty()) return problems;
    return Done{};
  }
  bool has(Field field) const { return places_[field].has_value(); }
  bool metres() const { return !(has(Lat) && has(Lon)) && has(X) && has(Y); }
  const Place* place(Field field) const { return places_[field] ? &*places_[field] : nullptr; }
  std::vector<Place> needs;
  std::vector<std::string> ignored;

 private:
  static const Title* find(const std::string& key) {
    for (const Title& one : titles)
      if (key == one.name || (!key.empty() && std::ranges::find(one.usual, key) != one.usual.end())) return &one;
    return nullptr;
  }
  static std::string need_name(std::string key) {
    std::ranges::replace(key, ',', '_');
    return key.substr(0, 60);
  }
  std::array<std::optional<Place>, field_count> places_;
};

class Rows {
 public:
  Rows(const Heading& heading, PeopleFile& file) : heading_(heading), file_(file) {}

  void take(std::uint32_t row, const std::vector<std::string>& cells) {
    cells_ = &cells;
    row_ = row;
    fault_ = false;
    ++file_.row_count;
    PeoplePlace place{.code = cell(heading_.place(Code)), .name = cell(heading_.place(Name)).substr(0, 200)};
    if (place.code.empty()) place.code = place.name;
    if (place.code.empty()) fault(errors::people_code_missing, nullptr, {});
    const auto before = seen_.try_emplace(place.code, row);
    if (!place.code.empty() && !before.second)
      fault(errors::people_code_twice, heading_.place(Code),
            {{"code", place.code.substr(0, 60)}, {"row", std::to_string(before.first->second)}});
    place.people = decimal(heading_.place(People), 3, most_people, true).value_or(0);
    place.households = decimal(heading_.place(Households), 0, most_people, false);
    place.trees_seen = real(heading_.place(TreesSeen), 0, 1e6);
    place.canopy_percent = real(heading_.place(Canopy), 0, 100);
    place.green_m2 = real(heading_.place(GreenArea), 0, most_area_km2 * 1e6);
    place.area_km2 = real(heading_.place(Area), 0, most_area_km2);
    for (const Place& need : heading_.needs) place.needs.push_back(real(&need, -most_need, most_need));
    heading_.metres() ? take_metres() : take_degrees(place);
    if (fault_) return;
    file_.places.push_back(std::move(place));
    file_.rows.push_back(row);
  }
  const std::string& metres_csv() const { return metres_; }

 private:
  std::string cell(const Place* place) const {
    return place && place->at < cells_->size() ? text::trim((*cells_)[place->at]) : std::string();
  }
  void fault(ErrorCode code, const Place* place, Params params) {
    fault_ = true;
    if (file_.faults.size() == most_faults) return;
    file_.faults.push_back(
        {code, "row " + std::to_string(row_) + (place ? ", column " + place->title : std::string()), std::move(params)});
  }
  void wrong_number(const Place* place, const std::string& said, const std::string& least, const std::string& most) {
    fault(errors::people_number_wrong, place, {{"text", said.substr(0, 60)}, {"minimum", least}, {"maximum", most}});
  }
  // A number from 0 in steps of 10^-decimals.
  std::optional<std::int64_t> decimal(const Place* place, int decimals, std::int64_t most, bool needed) {
    const std::string said = cell(place);
    if (said.empty() && !needed) return std::nullopt;
    const auto number = text::parse_number(said);
    const auto value = number ? number->scaled_to(decimals) : std::nullopt;
    std::int64_t step = 1;
    for (int i = 0; i < decimals; ++i) step *= 10;
    if (value && *value >= 0 && *value <= most * step) return value;
    wrong_number(place, said, "0", text::format_grouped(most, 0));
    return std::nullopt;
  }
  std::optional<double> real(const Place* place, double least, double most) {
    const std::string said = cell(place);
    if (said.empty()) return std::nullopt;
    if (const auto number = text::parse_number(said)) {
      const std::string plain = text::format_scaled(number->units, number->decimals);
      double value = 0;
      std::from_chars(plain.data(), plain.data() + plain.size(), value);
      if (value >= least && value <= most) return value;
    }
    wrong_number(place, said, text::format_grouped(static_cast<std::int64_t>(least), 0),
                 text::format_grouped(static_cast<std::int64_t>(most), 0));
    return std::nullopt;
  }
  void take_degrees(PeoplePlace& place) {
    const std::string lat = cell(heading_.place(Lat)), lon = cell(heading_.place(Lon));
    const auto north = degrees_e7(lat), east = degrees_e7(lon);
    if (!north || !east)
      return fault(errors::people_place_unreadable, heading_.place(north ? Lon : Lat),
                   {{"text", (north ? lon : lat).substr(0, 60)}});
    const TreePlace at{*north, *east};
    if (is_swapped(at)) return fault(errors::people_place_swapped, heading_.place(Lat), {});
    if (!in_country(at))
      return fault(errors::people_place_elsewhere, heading_.place(Lat),
                   {{"lat", lat.substr(0, 20)}, {"lon", lon.substr(0, 20)}});
    place.lat_e7 = *north;
    place.lon_e7 = *east;
  }
  void take_metres() {
    const auto x = real(heading_.place(X), -most_metres, most_metres),
               y = real(heading_.place(Y), -most_metres, most_metres);
    if (!x || !y) {
      const bool said = !cell(heading_.place(X)).empty() && !cell(heading_.place(Y)).empty();
      if (!said) fault(errors::people_place_unreadable, heading_.place(X), {{"text", ""}});
      return;
    }
    if (fault_) return;
    char line[80];
    std::snprintf(line, sizeof line, "%.4f,%.4f\n", *x, *y);
    metres_ += line;
  }

  const Heading& heading_;
  PeopleFile& file_;
  const std::vector<std::string>* cells_ = nullptr;
  std::uint32_t row_ = 0;
  bool fault_ = false;
  std::map<std::string, std::uint32_t> seen_;
  std::string metres_;
};

// The rows' metres become degrees where all coordinate systems are known: in the child that reads maps.
Result<Done> transform(const std::string& metres, const std::string& crs, PeopleFile& file) {
  const std::string csv = "x,y\n" + metres;
  TRY(const geo::MapFile map, geo::read_map_file(std::string_view(csv), {.crs = crs, .encoding = {}}));
  for (std::size_t i = 0; i < file.places.size() && i < map.features.size(); ++i) {
    const auto json = http::parse_json(map.features[i].geometry);
    const http::Json* pair = json ? json->find("coordinates") : nullptr;
    const auto* list = pair ? pair->as<http::Json::List>() : nullptr;
    const double* lon = list && list->size() > 1 ? (*list)[0].as<double>() : nullptr;
    const double* lat = lon ? (*list)[1].as<double>() : nullptr;
    PeoplePlace& place = file.places[i];
    if (lat) place.lat_e7 = std::llround(*lat * e7), place.lon_e7 = std::llround(*lon * e7);
    if (lat && in_country({place.lat_e7, place.lon_e7})) continue;
    file.faults.push_back({errors::people_place_elsewhere,
                           "row " + std::to_string(file.rows[i]),
                           {{"lat", lat ? std::to_string(*lat) : ""}, {"lon", lat ? std::to_string(*lon) : ""}}});
  }
  return Done{};
}

std::string cell_of(const std::string& text) {
  std::string cell = "\"";
  for (const char c : report::guard_formula(text)) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

std::string cell_of(const std::optional<double>& value) {
  if (!value) return {};
  char out[400];  // the longest double without an exponent
  char* const end = std::to_chars(out, out + sizeof out, *value, std::chars_format::fixed).ptr;
  return std::string(out, end);
}

}  // namespace

Result<PeopleFile> read_people_file(const std::filesystem::path& path, const std::filesystem::path& readfile,
                                    const std::string& crs) {
  PeopleFile file;
  Heading heading;
  Rows rows(heading, file);
  const auto begin = [&](const std::vector<std::string>& row) { return heading.read(row, crs); };
  const auto take = [&](std::uint32_t row, const std::vector<std::string>& cells) -> Result<Done> {
    if (file.row_count == static_cast<std::int64_t>(most_people_places))
      return Error{errors::people_too_many, "file", {{"maximum", text::format_grouped(most_people_places, 0)}}};
    rows.take(row, cells);
    return Done{};
  };
  TRY_VOID(read_tree_file(path, readfile, begin, take));
  for (const Place& need : heading.needs) file.need_names.push_back(need.title);
  file.ignored = heading.ignored;
  if (heading.metres() && !file.places.empty()) TRY_VOID(transform(rows.metres_csv(), crs, file));
  const bool anybody = std::ranges::any_of(file.places, [](const PeoplePlace& place) { return place.people > 0; });
  if (!anybody && file.faults.empty()) file.faults.push_back({errors::people_nobody, "", {}});
  return file;
}

std::string people_csv(const std::vector<std::string>& need_names, const std::vector<PeoplePlace>& places) {
  std::string out = "\xEF\xBB\xBFid,name,people,households,lat,lon,trees_seen,canopy_percent,green_m2,area_km2";
  for (const std::string& need : need_names) out += "," + need;
  out += "\r\n";
  for (const PeoplePlace& place : places) {
    out += cell_of(place.code) + ',' + cell_of(place.name) + ',' + text::format_scaled(place.people, 3) + ',' +
           (place.households ? std::to_string(*place.households) : "") + ',' + text::format_scaled(place.lat_e7, 7) + ',' +
           text::format_scaled(place.lon_e7, 7);
    for (const auto& value : {place.trees_seen, place.canopy_percent, place.green_m2, place.area_km2})
      out += ',' + cell_of(value);
    for (const auto& need : place.needs) out += ',' + cell_of(need);
    out += "\r\n";
  }
  return out;
}

}  // namespace muang::green
