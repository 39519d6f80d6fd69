// SPDX-License-Identifier: Apache-2.0
// What a person enters of a green plot. Days ISO, years B.E.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "http/json.hpp"

namespace muang::green {

inline constexpr std::string_view status_values = "planned|existing|added|restored|lost";
// And what becomes of a plot by a step of its own.
inline constexpr std::string_view shown_status_values = "planned|existing|added|restored|lost|merged|split";
// Our choice of words: no official code list of land status, rights or permanence was found.
inline constexpr std::string_view owner_values = "|state|local-government|religious|private|other";
inline constexpr std::string_view document_values = "|title-deed|certificate-of-use|public-land|state-property|none|other";
inline constexpr std::string_view right_values = "|owner|permission|agreement|lease|none";
inline constexpr std::string_view permanence_values = "|permanent|promised|temporary";
inline constexpr std::string_view access_values = "|open|partly|closed";
inline constexpr std::string_view large_tree_values = "|main|some|none";
inline constexpr std::string_view diversity_values = "|varied|few|single";
inline constexpr std::string_view upkeep_values = "|regular|occasional|none";

struct PlotEntry {
  std::string name_th, type;
  std::optional<std::string> name_en;
  std::optional<http::Json> geometry;
  std::optional<bool> repair, repaired;
  std::optional<std::string> stated_area, area_reason, owner_kind, owner_name, document_kind, document_number, right_of_use;
  std::optional<std::string> permanence, access, hours, keeper, large_trees, diversity, upkeep, plan, planting, note;
  std::optional<int> promised_until, planned_year;
  std::optional<std::int64_t> budget_baht, planned_baht;
  std::vector<std::string> facilities;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    constexpr Limits name{.max_length = 300}, text{.max_length = 2000};
    return std::tuple{
        field("nameTh", &PlotEntry::name_th, "Name in Thai.", name),
        field("nameEn", &PlotEntry::name_en, "In English.", name),
        field("type", &PlotEntry::type, "Type of green area: its code, its name or its older name.", name),
        field("geometry", &PlotEntry::geometry,
              "Outline as GeoJSON: Polygon, MultiPolygon, Feature or a collection of one; null: not drawn yet."),
        field("repair", &PlotEntry::repair, "The person has seen the proposed repair and wants it."),
        field("repaired", &PlotEntry::repaired,
              "The outline sent is the repair of one that was drawn; the person wanted it. Told of the plot from then on."),
        field("statedArea", &PlotEntry::stated_area, "As the deed says, in its spelling.", Limits{.max_length = 400}),
        field("areaReason", &PlotEntry::area_reason, "Why that differs from the outline by more than 5 %.", text),
        field("ownerKind", &PlotEntry::owner_kind, "Who owns the land.", Limits{.values = owner_values}),
        field("ownerName", &PlotEntry::owner_name, "Its name. Not public.", name),
        field("documentKind", &PlotEntry::document_kind, "Land document: โฉนด, น.ส. 3, น.ส.ล., ราชพัสดุ …",
              Limits{.values = document_values}),
        field("documentNumber", &PlotEntry::document_number, "Its number. Not public.", name),
        field("rightOfUse", &PlotEntry::right_of_use, "By what right the town uses it.", Limits{.values = right_values}),
        field("permanence", &PlotEntry::permanence, "Whether it stays green.", Limits{.values = permanence_values}),
        field("promisedUntil", &PlotEntry::promised_until, "Last year of the promise, B.E."),
        field("access", &PlotEntry::access, "Who may enter; empty: as its type has it.", Limits{.values = access_values}),
        field("hours", &PlotEntry::hours, "When it is open.", name),
        field("keeper", &PlotEntry::keeper, "Who looks after it. Not public.", name),
        field("budgetBaht", &PlotEntry::budget_baht, "Upkeep a year, baht. Not public."),
        field("facilities", &PlotEntry::facilities, "What is there.", Limits{.max_items = 40}),
        field("largeTrees", &PlotEntry::large_trees, "Large trees in it.", Limits{.values = large_tree_values}),
        field("diversity", &PlotEntry::diversity, "Plants in kind and number.", Limits{.values = diversity_values}),
        field("upkeep", &PlotEntry::upkeep, "How it is kept.", Limits{.values = upkeep_values}),
        field("plan", &PlotEntry::plan, "The plan that adds it.", text),
        field("planting", &PlotEntry::planting, "The planting it belongs to.", text),
        field("plannedYear", &PlotEntry::planned_year, "Fiscal year in which it is to be added, B.E."),
        field("plannedBaht", &PlotEntry::planned_baht, "What that costs, baht. Not public."),
        field("note", &PlotEntry::note, "Not public.", text)};
  }
};
struct NewPlot {
  std::string status;
  std::optional<std::string> day, reason;
  PlotEntry entry;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("status", &NewPlot::status, "What it is now.", http::Limits{.values = status_values}),
        field("day", &NewPlot::day, "Since when; existing and planned may leave it out.", http::Limits{.max_length = 20}),
        field("reason", &NewPlot::reason, "Why; lost asks for it.", http::Limits{.max_length = 2000}),
        field("entry", &NewPlot::entry, "The entry.")};
  }
};
struct PlotStatusBody {
  std::string status;
  std::optional<std::string> day, reason;
  std::optional<bool> corrects;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("status", &PlotStatusBody::status, "What it became.", http::Limits{.values = status_values}),
        field("day", &PlotStatusBody::day, "On which day.", http::Limits{.max_length = 20}),
        field("reason", &PlotStatusBody::reason, "Why; lost and a correction ask for it.", http::Limits{.max_length = 2000}),
        field("corrects", &PlotStatusBody::corrects, "The last status or its day was a mistake: this stands in its place.")};
  }
};

}  // namespace muang::green
