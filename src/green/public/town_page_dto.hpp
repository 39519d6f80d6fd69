// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a town's green as everybody sees it: no land documents, owners, money or persons.
#pragma once

#include "green/plot/summary_dto.hpp"
#include "green/tree/tree_entry_rules.hpp"

namespace muang::green {

struct PublicPlot {
  std::int64_t id = 0;
  std::string name_th, name_en, type, type_name_th, type_name_en, type_certainty, area_from, hours;
  std::optional<PlotArea> area;
  std::vector<std::string> facilities;
  SustainableView sustainable;
  std::optional<double> west, south, east, north;
  bool demo = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &PublicPlot::id, "The plot."),
        field("nameTh", &PublicPlot::name_th, "Its name in Thai."),
        field("nameEn", &PublicPlot::name_en, "In English; may be empty."),
        field("type", &PublicPlot::type, "Code of the type of green area."),
        field("typeNameTh", &PublicPlot::type_name_th, "In Thai."),
        field("typeNameEn", &PublicPlot::type_name_en, "In English."),
        field("typeCertainty", &PublicPlot::type_certainty, "Of the Thai wording."),
        field("area", &PublicPlot::area, "Of the outline, else as stated."),
        field("areaFrom", &PublicPlot::area_from, "Where that comes from.", http::Limits{.values = "outline|stated"}),
        field("hours", &PublicPlot::hours, "When it is open; empty: not said."),
        field("facilities", &PublicPlot::facilities, "What is there."),
        field("sustainable", &PublicPlot::sustainable, "Whether it lasts, with the reasons."),
        field("west", &PublicPlot::west, "Box of the outline, degrees, WGS 84; null: not drawn."),
        field("south", &PublicPlot::south, "As west."),
        field("east", &PublicPlot::east, "As west."),
        field("north", &PublicPlot::north, "As west."),
        field("demo", &PublicPlot::demo, "Invented, for demonstration.")};
  }
};
struct PublicPlots {
  std::vector<PublicPlot> items;
  std::string next;
  std::int64_t total = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("items", &PublicPlots::items, "By Thai name."),
                      field("next", &PublicPlots::next, "Cursor; empty: the last page."),
                      field("total", &PublicPlots::total, "Plots that anybody may enter.")};
  }
};
struct PublicTree {
  std::int64_t id = 0;
  std::string name_th, species, tree_class, age_text, measured_on;
  std::optional<std::int64_t> lat_e7, lon_e7, girth_mm, dbh_mm, height_mm;
  bool demo = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &PublicTree::id, "The tree's number."),
        field("nameTh", &PublicTree::name_th, "Thai name of the species; as written where it is not in the list."),
        field("species", &PublicTree::species, "Scientific name; empty: not in the list."),
        field("class", &PublicTree::tree_class, "Why it is of note.", http::Limits{.values = tree_classes}),
        field("ageText", &PublicTree::age_text, "Age as people say it; may be empty."),
        field("measuredOn", &PublicTree::measured_on, "Day; empty: never measured."),
        field("girthMm", &PublicTree::girth_mm, "Girth at 1.30 m then."),
        field("dbhMm", &PublicTree::dbh_mm, "Diameter at 1.30 m then, where that was measured."),
        field("heightMm", &PublicTree::height_mm, "Height then."),
        field("latE7", &PublicTree::lat_e7, "Ten-millionths of a degree; null: not known, or on private land."),
        field("lonE7", &PublicTree::lon_e7, "As latE7."),
        field("demo", &PublicTree::demo, "Invented, for demonstration.")};
  }
};
struct PublicTrees {
  std::vector<PublicTree> items;
  std::string next;
  std::int64_t total = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("items", &PublicTrees::items, "By number."),
                      field("next", &PublicTrees::next, "Cursor; empty: the last page."),
                      field("total", &PublicTrees::total, "Trees of note that stand.")};
  }
};
struct AcceptedProposal {
  std::int64_t id = 0, lat_e7 = 0, lon_e7 = 0;
  std::string name_th, name_en, type, type_name_th, type_name_en, status, public_text, decided_on;
  bool demo = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &AcceptedProposal::id, "Number."),
        field("latE7", &AcceptedProposal::lat_e7, "Place."),
        field("lonE7", &AcceptedProposal::lon_e7, "Place."),
        field("nameTh", &AcceptedProposal::name_th, "The planned plot."),
        field("nameEn", &AcceptedProposal::name_en, "In English; may be empty."),
        field("type", &AcceptedProposal::type, "Its type."),
        field("typeNameTh", &AcceptedProposal::type_name_th, "In Thai."),
        field("typeNameEn", &AcceptedProposal::type_name_en, "In English."),
        field("status", &AcceptedProposal::status, "What became of the plan.", http::Limits{.values = status_values}),
        field("publicText", &AcceptedProposal::public_text, "The town's words; may be empty."),
        field("decidedOn", &AcceptedProposal::decided_on, "Day."),
        field("demo", &AcceptedProposal::demo, "Invented, for demonstration.")};
  }
};
struct PublicTown {
  std::int64_t unit_id = 0;
  std::string uid, full_name_th, full_name_en;
  int year = 0;
  bool registered = false, demo = false;
  std::optional<GreenMeasure> open;
  GreenBase people;
  std::vector<GreenTargetRow> targets;
  PublicPlots plots;
  PublicTrees trees;
  std::vector<AcceptedProposal> accepted;
  std::int64_t kept_days = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("unitId", &PublicTown::unit_id, "The local government."),
        field("uid", &PublicTown::uid, "Its stable key."),
        field("fullNameTh", &PublicTown::full_name_th, "Its name in Thai."),
        field("fullNameEn", &PublicTown::full_name_en, "In English; may be empty."),
        field("year", &PublicTown::year, "Fiscal year of the figures, B.E."),
        field("registered", &PublicTown::registered, "It has entered plots; else no figure is known, which is not 0."),
        field("demo", &PublicTown::demo, "Something shown here is invented, for demonstration."),
        field("open", &PublicTown::open, "Green that anybody may enter."),
        field("people", &PublicTown::people, "Registered people, with source and certainty."),
        field("targets", &PublicTown::targets, "Open green against each mark, with where the mark comes from."),
        field("plots", &PublicTown::plots, "The first plots."),
        field("trees", &PublicTown::trees, "The first trees of note."),
        field("accepted", &PublicTown::accepted, "What citizens proposed and the town took into its plan, at most 100."),
        field("keptDays", &PublicTown::kept_days, "Days after a decision at which name and contact are erased.")};
  }
};

}  // namespace muang::green
