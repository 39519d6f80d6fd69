// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the register of facilities. Months are B.E. ("2565-03"), places millionths of a degree, masses kg.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "waste/finding_views.hpp"

namespace muang::waste {

inline constexpr std::string_view operator_kinds = "|local-government|joint|private|other";
inline constexpr std::string_view class_values = "unknown|proper|improper|not-disposal";
inline constexpr std::string_view level_values = "none|limited|basic|improved|full";

struct FacilityRow {
  std::int64_t id = 0, unit_id = 0;
  std::string name_th, name_en, unit_name_th, unit_name_en, province, province_name_th, province_name_en;
  std::string method, method_name_th, method_name_en, operator_kind, operator_name;
  std::optional<std::int64_t> latitude_micro, longitude_micro;
  std::string opened, closed;
  bool open = false, controlled = false, overridden = false;
  std::string control_level, disposal_class, derived_class, method_by_tonnage, certainty;
  int rule_version = 0;
  std::int64_t received_kg = 0;
  std::optional<std::int64_t> received_grams_day;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("id", &FacilityRow::id, "The facility."),
        field("unitId", &FacilityRow::unit_id, "The local government that keeps the entry."),
        field("nameTh", &FacilityRow::name_th, "Its name in Thai."),
        field("nameEn", &FacilityRow::name_en, "In English; may be empty."),
        field("unitNameTh", &FacilityRow::unit_name_th, "Who keeps the entry, in Thai."),
        field("unitNameEn", &FacilityRow::unit_name_en, "In English; may be empty."),
        field("province", &FacilityRow::province, "Province of the keeper: TH-49."),
        field("provinceNameTh", &FacilityRow::province_name_th, "In Thai."),
        field("provinceNameEn", &FacilityRow::province_name_en, "In English."),
        field("method", &FacilityRow::method, "Method as registered."),
        field("methodNameTh", &FacilityRow::method_name_th, "In Thai."),
        field("methodNameEn", &FacilityRow::method_name_en, "In English."),
        field("operatorKind", &FacilityRow::operator_kind, "Who runs it.", Limits{.values = operator_kinds}),
        field("operatorName", &FacilityRow::operator_name, "Its name."),
        field("latitudeMicro", &FacilityRow::latitude_micro, "Millionths of a degree north, WGS 84."),
        field("longitudeMicro", &FacilityRow::longitude_micro, "Millionths of a degree east."),
        field("opened", &FacilityRow::opened, "First month that takes waste, B.E.; empty: not known."),
        field("closed", &FacilityRow::closed, "Last month that takes waste, B.E.; empty: it has not closed."),
        field("open", &FacilityRow::open, "It takes waste this month."),
        field("controlLevel", &FacilityRow::control_level, "By the checklist, capped by the method.",
              Limits{.values = level_values}),
        field("controlled", &FacilityRow::controlled, "Basic and above: counts for SDG 11.6.1."),
        field("class", &FacilityRow::disposal_class, "Of the year asked for.", Limits{.values = class_values}),
        field("derivedClass", &FacilityRow::derived_class, "What the rule of the year says.",
              Limits{.values = class_values}),
        field("overridden", &FacilityRow::overridden, "An inspector decided otherwise."),
        field("methodByTonnage", &FacilityRow::method_by_tonnage, "Method as what it received in the year has it."),
        field("ruleVersion", &FacilityRow::rule_version, "B.E. year of the rule version that was read."),
        field("certainty", &FacilityRow::certainty, "How sure that rule is.",
              Limits{.values = "|official|published|inferred|recalled"}),
        field("receivedKg", &FacilityRow::received_kg, "In the year: as weighed there, else as the towns deliver."),
        field("receivedGramsDay", &FacilityRow::received_grams_day, "A day, over the months with figures; null: none.")};
  }
};
struct FacilityList {
  int year = 0;
  std::vector<FacilityRow> items;
  static constexpr auto fields() {
    return std::tuple{http::field("year", &FacilityList::year, "B.E., January to December."),
                      http::field("items", &FacilityList::items, "By Thai name.")};
  }
};
struct FacilityPage {
  FacilityRow facility;
  int year = 0;
  std::optional<std::int64_t> area_square_metres, depth_centimetres, capacity_cubic_metres, capacity_left_cubic_metres;
  std::optional<std::int64_t> stock_kg, stock_now_kg, water_metres;
  std::optional<bool> flood_prone;
  std::vector<std::string> controls;
  std::int64_t version = 0;
  bool inside = false, may_edit = false, may_override = false;
  std::string note, override_reason;
  std::optional<int> override_from_year;
  std::vector<FindingView> findings;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("facility", &FacilityPage::facility, "As in the list."),
        field("year", &FacilityPage::year, "Year of class and amounts, B.E."),
        field("areaSquareMetres", &FacilityPage::area_square_metres, "Area."),
        field("depthCentimetres", &FacilityPage::depth_centimetres, "Depth."),
        field("capacityCubicMetres", &FacilityPage::capacity_cubic_metres, "Whole capacity."),
        field("capacityLeftCubicMetres", &FacilityPage::capacity_left_cubic_metres, "Capacity left."),
        field("stockKg", &FacilityPage::stock_kg, "Old waste that lay there before the first month reported."),
        field("stockNowKg", &FacilityPage::stock_now_kg, "That and what was left over, less what was taken out."),
        field("waterMetres", &FacilityPage::water_metres, "To the nearest water."),
        field("floodProne", &FacilityPage::flood_prone, "The place is flooded at times; null: not known."),
        field("controls", &FacilityPage::controls, "What the checklist ticks."),
        field("version", &FacilityPage::version, "For If-Match."),
        field("inside", &FacilityPage::inside, "It lies in the caller's scope: note, findings and override are told."),
        field("mayEdit", &FacilityPage::may_edit, "The caller may save."),
        field("mayOverride", &FacilityPage::may_override, "The caller may give it another class, with a reason."),
        field("note", &FacilityPage::note, "The keeper's note; empty outside of the scope."),
        field("overrideReason", &FacilityPage::override_reason, "Why an inspector decided otherwise; as above."),
        field("overrideFromYear", &FacilityPage::override_from_year, "B.E. year from which that holds."),
        field("findings", &FacilityPage::findings, "What the rules notice now; as above.")};
  }
};
struct FacilityEntry {
  std::string name_th, method;
  std::optional<std::string> name_en, operator_kind, operator_name, opened, closed, note;
  std::optional<std::int64_t> latitude_micro, longitude_micro, area_square_metres, depth_centimetres;
  std::optional<std::int64_t> capacity_cubic_metres, capacity_left_cubic_metres, stock_kg, water_metres;
  std::optional<bool> flood_prone;
  std::vector<std::string> controls;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("nameTh", &FacilityEntry::name_th, "Name in Thai.", Limits{.max_length = 300}),
        field("nameEn", &FacilityEntry::name_en, "In English.", Limits{.max_length = 300}),
        field("method", &FacilityEntry::method, "One of the methods.", Limits{.max_length = 60}),
        field("operatorKind", &FacilityEntry::operator_kind, "Who runs it.", Limits{.values = operator_kinds}),
        field("operatorName", &FacilityEntry::operator_name, "Its name.", Limits{.max_length = 300}),
        field("latitudeMicro", &FacilityEntry::latitude_micro, "Millionths of a degree north, WGS 84."),
        field("longitudeMicro", &FacilityEntry::longitude_micro, "Millionths of a degree east."),
        field("opened", &FacilityEntry::opened, "First month that takes waste, B.E.", Limits{.max_length = 20}),
        field("closed", &FacilityEntry::closed, "Last month that takes waste; null: open, or open again.",
              Limits{.max_length = 20}),
        field("areaSquareMetres", &FacilityEntry::area_square_metres, "Area."),
        field("depthCentimetres", &FacilityEntry::depth_centimetres, "Depth."),
        field("capacityCubicMetres", &FacilityEntry::capacity_cubic_metres, "Whole capacity."),
        field("capacityLeftCubicMetres", &FacilityEntry::capacity_left_cubic_metres, "Capacity left."),
        field("stockKg", &FacilityEntry::stock_kg, "Old waste that lay there before the first month reported."),
        field("controls", &FacilityEntry::controls, "What is there of the checklist.", Limits{.max_items = 20}),
        field("waterMetres", &FacilityEntry::water_metres, "To the nearest water."),
        field("floodProne", &FacilityEntry::flood_prone, "The place is flooded at times."),
        field("note", &FacilityEntry::note, "Not public.", Limits{.max_length = 2000})};
  }
};
struct NewFacility {
  std::int64_t unit_id = 0;
  FacilityEntry entry;
  static constexpr auto fields() {
    return std::tuple{http::field("unitId", &NewFacility::unit_id, "The local government that keeps the entry."),
                      http::field("entry", &NewFacility::entry, "The entry.")};
  }
};
struct ClassBody {
  std::string disposal_class, reason;
  std::optional<int> from_year;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("class", &ClassBody::disposal_class, "rule: the rule's answer again.",
                            http::Limits{.values = "proper|improper|rule"}),
                      field("reason", &ClassBody::reason, "Why.", http::Limits{.max_length = 1000}),
                      field("fromYear", &ClassBody::from_year, "B.E. year from which it holds; null: this year.")};
  }
};

}  // namespace muang::waste
