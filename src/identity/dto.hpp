// SPDX-License-Identifier: Apache-2.0
// JSON shapes of identity. Years are B.E.; days are ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::identity {

using http::field;
using http::Limits;

struct UnitBrief {
  std::int64_t id = 0;
  std::string uid, unit_class;
  std::optional<std::string> kind;
  std::string name_th, name_en, full_name_th, full_name_en;
  std::optional<std::int64_t> province_id;
  std::optional<std::string> province_uid, province_name_th, province_name_en;
  std::optional<std::int64_t> office_number, population, population_year;
  static constexpr auto fields() {
    return std::tuple{
        field("id", &UnitBrief::id, "Our own key; it never changes."),
        field("uid", &UnitBrief::uid, "Text key: TH, REO-12, TH-49, LG-0001."),
        field("class", &UnitBrief::unit_class, "What it is.",
              Limits{.values = "nation|department|regional-office|province|local-government"}),
        field("kind", &UnitBrief::kind, "Kind of a local government on the day.",
              Limits{.values = "city|town|subdistrict|sao|pattaya"}),
        field("nameTh", &UnitBrief::name_th, "Thai name without the kind."),
        field("nameEn", &UnitBrief::name_en, "English name; empty when no source has one."),
        field("fullNameTh", &UnitBrief::full_name_th, "Thai name with the kind."),
        field("fullNameEn", &UnitBrief::full_name_en, "English name with the kind; may be empty."),
        field("provinceId", &UnitBrief::province_id, "Province of a local government."),
        field("provinceUid", &UnitBrief::province_uid, "ISO 3166-2 code of the province."),
        field("provinceNameTh", &UnitBrief::province_name_th, "Thai name of the province."),
        field("provinceNameEn", &UnitBrief::province_name_en, "English name of the province."),
        field("officeNumber", &UnitBrief::office_number, "Number of the regional environment office, 1 to 16."),
        field("population", &UnitBrief::population, "Registered population, last figure up to the day."),
        field("populationYear", &UnitBrief::population_year, "B.E. year at whose end (31 December) it was counted.")};
  }
};

struct KindPeriod {
  std::string kind;
  std::optional<std::string> valid_from, valid_from_latest, valid_to;
  std::string source, certainty;
  static constexpr auto fields() {
    return std::tuple{
        field("kind", &KindPeriod::kind, "Kind in this period."),
        field("validFrom", &KindPeriod::valid_from, "Earliest day on which it began; null: before the records."),
        field("validFromLatest", &KindPeriod::valid_from_latest,
              "When the true date is unknown: the day on which it is known to hold, and from which it counts."),
        field("validTo", &KindPeriod::valid_to, "First day on which it counts no more; null: still so."),
        field("source", &KindPeriod::source, "Where this is said."),
        field("certainty", &KindPeriod::certainty, "official, published, inferred or recalled.")};
  }
};

struct NamePeriod {
  std::string name_th, name_en;
  std::optional<std::string> valid_from, valid_from_latest, valid_to;
  std::string source, certainty;
  static constexpr auto fields() {
    return std::tuple{
        field("nameTh", &NamePeriod::name_th, "Thai name in this period."),
        field("nameEn", &NamePeriod::name_en, "English name, or empty."),
        field("validFrom", &NamePeriod::valid_from, "Earliest day on which it began; null: before the records."),
        field("validFromLatest", &NamePeriod::valid_from_latest, "Latest day on which it began, when the date is unknown."),
        field("validTo", &NamePeriod::valid_to, "First day on which it counts no more; null: still so."),
        field("source", &NamePeriod::source, "Where this is said."),
        field("certainty", &NamePeriod::certainty, "official, published, inferred or recalled.")};
  }
};

struct ParentPeriod {
  std::int64_t parent_id = 0;
  std::string parent_name_th, parent_name_en;
  std::optional<std::string> valid_from, valid_from_latest, valid_to;
  std::string confidence, source;
  static constexpr auto fields() {
    return std::tuple{
        field("parentId", &ParentPeriod::parent_id, "The unit above."),
        field("parentNameTh", &ParentPeriod::parent_name_th, "Its Thai name."),
        field("parentNameEn", &ParentPeriod::parent_name_en, "Its English name."),
        field("validFrom", &ParentPeriod::valid_from, "Earliest day on which it began; null: before the records."),
        field("validFromLatest", &ParentPeriod::valid_from_latest,
              "Latest day on which it began, when the date is unknown."),
        field("validTo", &ParentPeriod::valid_to, "First day on which it counts no more; null: still so."),
        field("confidence", &ParentPeriod::confidence,
              "Of a province's office: seat, direct, indirect, recalled; else a certainty."),
        field("source", &ParentPeriod::source, "Where this is said.")};
  }
};

struct PopulationPoint {
  std::string date;
  std::int64_t persons = 0;
  std::optional<std::string> flag;
  std::string source;
  static constexpr auto fields() {
    return std::tuple{
        field("date", &PopulationPoint::date, "Day of the count."),
        field("persons", &PopulationPoint::persons, "Registered persons."),
        field("flag", &PopulationPoint::flag, "area-coverage or shared-equally when it is no register of the unit's own."),
        field("source", &PopulationPoint::source, "Whose figure it is.")};
  }
};

struct KindCounts {
  std::int64_t city = 0, town = 0, subdistrict = 0, sao = 0, pattaya = 0;
  static constexpr auto fields() {
    return std::tuple{
        field("city", &KindCounts::city, "City municipalities (เทศบาลนคร)."),
        field("town", &KindCounts::town, "Town municipalities (เทศบาลเมือง)."),
        field("subdistrict", &KindCounts::subdistrict, "Subdistrict municipalities (เทศบาลตำบล)."),
        field("sao", &KindCounts::sao, "Subdistrict administrative organisations (อบต.) that the database knows."),
        field("pattaya", &KindCounts::pattaya, "Pattaya.")};
  }
};

struct UnitDetail : UnitBrief {
  std::string code, region_th, region_en, district_th, district_en, coordinate_source;
  std::optional<double> area_km2, latitude, longitude;
  std::optional<std::int64_t> merged_into;
  std::vector<KindPeriod> kinds;
  std::vector<NamePeriod> names;
  std::vector<ParentPeriod> parents;
  std::vector<PopulationPoint> populations;
  std::optional<KindCounts> children;
  std::int64_t version = 0;
  static constexpr auto fields() {
    return std::tuple_cat(
        UnitBrief::fields(),
        std::tuple{field("code", &UnitDetail::code, "ISO 3166-2 of a province, registration code of a local government."),
                   field("regionTh", &UnitDetail::region_th, "Region of a province, Thai."),
                   field("regionEn", &UnitDetail::region_en, "Region of a province, English."),
                   field("districtTh", &UnitDetail::district_th, "District, Thai."),
                   field("districtEn", &UnitDetail::district_en, "District, English."),
                   field("areaKm2", &UnitDetail::area_km2, "Area in square kilometres."),
                   field("latitude", &UnitDetail::latitude, "WGS 84."),
                   field("longitude", &UnitDetail::longitude, "WGS 84."),
                   field("coordinateSource", &UnitDetail::coordinate_source, "office or tambon-centroid."),
                   field("mergedInto", &UnitDetail::merged_into, "The unit that took this one in."),
                   field("kinds", &UnitDetail::kinds, "Kinds, oldest first."),
                   field("names", &UnitDetail::names, "Names, oldest first."),
                   field("parents", &UnitDetail::parents, "Units above, oldest first."),
                   field("populations", &UnitDetail::populations, "Years without a figure are absent."),
                   field("children", &UnitDetail::children, "Local governments within, by kind."),
                   field("version", &UnitDetail::version, "Send as If-Match when changing the unit.")});
  }
};

struct ProvinceCounts {
  std::string uid, code, name_th, name_en;
  std::int64_t city = 0, town = 0, subdistrict = 0;
  static constexpr auto fields() {
    return std::tuple{field("uid", &ProvinceCounts::uid, "Key of the province."),
                      field("code", &ProvinceCounts::code, "ISO 3166-2."),
                      field("nameTh", &ProvinceCounts::name_th, "Thai name."),
                      field("nameEn", &ProvinceCounts::name_en, "English name."),
                      field("city", &ProvinceCounts::city, "City municipalities."),
                      field("town", &ProvinceCounts::town, "Town municipalities."),
                      field("subdistrict", &ProvinceCounts::subdistrict, "Subdistrict municipalities.")};
  }
};

struct UnitCounts {
  std::string on;
  std::int64_t total = 0;
  KindCounts by_kind;
  std::vector<ProvinceCounts> provinces;
  static constexpr auto fields() {
    return std::tuple{field("on", &UnitCounts::on, "The day."),
                      field("total", &UnitCounts::total, "Municipalities: city, town and subdistrict."),
                      field("byKind", &UnitCounts::by_kind, "By kind."),
                      field("provinces", &UnitCounts::provinces, "By province; empty when by=kind.")};
  }
};

struct UnitChange {
  std::string field_name, value, valid_from, source, certainty, reason;
  std::optional<std::string> value_en;
  static constexpr auto fields() {
    return std::tuple{
        field("field", &UnitChange::field_name, "What changes.", Limits{.values = "kind|name|parent"}),
        field("value", &UnitChange::value, "The new kind, Thai name, or uid of the unit above.", Limits{.max_length = 300}),
        field("valueEn", &UnitChange::value_en, "The new English name.", Limits{.max_length = 300}),
        field("validFrom", &UnitChange::valid_from, "First day (YYYY-MM-DD).", Limits{.max_length = 10}),
        field("source", &UnitChange::source, "Where this is said.", Limits{.max_length = 500}),
        field("certainty", &UnitChange::certainty, "How sure.", Limits{.values = "official|published|inferred|recalled"}),
        field("reason", &UnitChange::reason, "Why it is entered.", Limits{.max_length = 1000})};
  }
};

}  // namespace muang::identity
