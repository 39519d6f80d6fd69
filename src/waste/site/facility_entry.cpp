// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_entry.hpp"

#include <algorithm>
#include <array>

#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/site/facility_errors.hpp"

namespace muang::waste {
namespace {

constexpr int first_site_year = 2443;  // C.E. 1900, as far back as the rules of a site go

struct Word {
  std::string_view rule, json;
};
constexpr std::array<Word, 10> json_names{{{"area", "areaSquareMetres"},
                                           {"depth", "depthCentimetres"},
                                           {"received", "closed"},
                                           {"stock", "stockKg"},
                                           {"water", "waterMetres"},
                                           {"capacity", "capacityCubicMetres"},
                                           {"capacity_left", "capacityLeftCubicMetres"},
                                           {"location", "latitudeMicro"},
                                           {"flood_prone", "floodProne"},
                                           {"override", "class"}}};

ErrorCode code_of(std::string_view rule) {
  if (rule == "S02") return errors::more_left_than_whole;
  if (rule == "S04") return errors::closed_before_opened;
  if (rule == "S06") return errors::closed_but_receives;
  if (rule == "S07") return errors::outside_the_country;
  if (rule == "S08") return errors::unknown_method;
  if (rule == "S12") return errors::class_reason_needed;
  if (rule == "S13") return errors::member_elsewhere;
  if (rule == "S14") return errors::host_not_member;
  if (rule == "S15") return errors::more_out_than_in;
  if (rule == "M02" || rule == "M03") return errors::amount_impossible;
  if (rule == "R03") return errors::transfers_above_sent;
  if (rule == "R11") return errors::stock_below_zero;
  return errors::impossible_value;
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::optional<Month> month_from(const std::optional<std::string>& text, const char* field, Problems& problems) {
  if (!text || text->empty()) return std::nullopt;
  const auto month = parse_be_month(*text, first_site_year);
  if (!month) problems.push_back({errors::bad_month, field, {{"month", text->substr(0, 20)}}});
  return month;
}

Checklist ticked_from(const std::vector<std::string>& names, Problems& problems) {
  Checklist ticked = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const auto bit = control_bit(names[i])) {
      ticked = static_cast<Checklist>(ticked | *bit);
    } else {
      problems.push_back(
          {errors::unknown_control, "controls[" + std::to_string(i) + "]", {{"name", names[i].substr(0, 60)}}});
    }
  }
  return ticked;
}

std::string number_text(const Figure& figure) { return figure ? std::to_string(*figure) : std::string(); }
std::string month_or_nothing(const std::optional<Month>& month) { return month ? month_text(*month) : std::string(); }

}  // namespace

std::string json_name(const std::string& field) {
  const auto found = std::ranges::find(json_names, field, &Word::rule);
  return found == json_names.end() ? field : std::string(found->json);
}

Error refusal(const Finding& finding) { return {code_of(finding.rule), json_name(finding.field), finding.params}; }

Problems write_entry(const FacilityEntry& entry, StoredFacility& stored) {
  Problems problems;
  if (blank(entry.name_th)) problems.push_back({errors::name_missing, "nameTh", {}});
  stored.name_th = entry.name_th;
  stored.name_en = entry.name_en.value_or("");
  stored.operator_kind = entry.operator_kind.value_or("");
  stored.operator_name = entry.operator_name.value_or("");
  stored.note = entry.note.value_or("");
  Facility& site = stored.entry;
  site.method = entry.method;
  site.latitude_micro = entry.latitude_micro;
  site.longitude_micro = entry.longitude_micro;
  site.opened = month_from(entry.opened, "opened", problems);
  site.closed = month_from(entry.closed, "closed", problems);
  site.area_square_metres = entry.area_square_metres;
  site.depth_centimetres = entry.depth_centimetres;
  site.capacity_cubic_metres = entry.capacity_cubic_metres;
  site.capacity_left_cubic_metres = entry.capacity_left_cubic_metres;
  site.stock_kg = entry.stock_kg;
  site.ticked = ticked_from(entry.controls, problems);
  site.water_metres = entry.water_metres;
  site.flood_prone = entry.flood_prone;
  return problems;
}

std::vector<std::string> ticked_names(Checklist ticked) {
  std::vector<std::string> names;
  for (const std::string_view control : controls) {
    if ((ticked & control_bit(control).value()) != 0) names.emplace_back(control);
  }
  return names;
}

std::vector<std::pair<std::string, std::string>> texts_of(const StoredFacility& stored) {
  const Facility& site = stored.entry;
  std::string ticked;
  for (const std::string& name : ticked_names(site.ticked)) ticked += ticked.empty() ? name : " " + name;
  return {{"nameTh", stored.name_th},
          {"nameEn", stored.name_en},
          {"method", site.method},
          {"operatorKind", stored.operator_kind},
          {"operatorName", stored.operator_name},
          {"latitudeMicro", number_text(site.latitude_micro)},
          {"longitudeMicro", number_text(site.longitude_micro)},
          {"opened", month_or_nothing(site.opened)},
          {"closed", month_or_nothing(site.closed)},
          {"areaSquareMetres", number_text(site.area_square_metres)},
          {"depthCentimetres", number_text(site.depth_centimetres)},
          {"capacityCubicMetres", number_text(site.capacity_cubic_metres)},
          {"capacityLeftCubicMetres", number_text(site.capacity_left_cubic_metres)},
          {"stockKg", number_text(site.stock_kg)},
          {"controls", ticked},
          {"waterMetres", number_text(site.water_metres)},
          {"floodProne", site.flood_prone ? (*site.flood_prone ? "true" : "false") : ""},
          {"note", stored.note},
          {"class", site.by_inspector ? std::string(class_code(site.by_inspector->value)) : std::string()},
          {"classReason", site.by_inspector ? site.by_inspector->reason : std::string()},
          {"classFromYear", stored.override_from ? std::to_string(*stored.override_from + buddhist_offset) : std::string()}};
}

}  // namespace muang::waste
