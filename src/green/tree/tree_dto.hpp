// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the register of trees. Days are ISO ("2019-07-13"), places ten-millionths of a degree, measures
// millimetres.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/tree/tree_entry_rules.hpp"
#include "http/fields.hpp"

namespace muang::green {

struct TreeRow {
  std::int64_t id = 0, unit_id = 0, version = 0;
  std::optional<std::int64_t> plot_id, lat_e7, lon_e7;
  std::string code, name_th, species, species_text;
  bool listed = false;
  std::string planted_on, campaign, tree_class, setting, status, status_on;
  bool demo = false;
  std::string measured_on;
  std::optional<std::int64_t> girth_mm, dbh_mm, height_mm, crown_mm;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("id", &TreeRow::id, "The tree's number, for ever."),
        field("unitId", &TreeRow::unit_id, "The local government that keeps it."),
        field("plotId", &TreeRow::plot_id, "The green plot it stands in; null: none."),
        field("latE7", &TreeRow::lat_e7, "Ten-millionths of a degree north, WGS 84; null: not known."),
        field("lonE7", &TreeRow::lon_e7, "Ten-millionths of a degree east."),
        field("code", &TreeRow::code, "The code that the town gives; may be empty."),
        field("nameTh", &TreeRow::name_th, "Thai name of the species; as written where it is not in the list."),
        field("species", &TreeRow::species, "Scientific name; empty: not in the list."),
        field("speciesText", &TreeRow::species_text, "The name as it was written."),
        field("listed", &TreeRow::listed, "The species is in the list."),
        field("version", &TreeRow::version, "For If-Match."),
        field("plantedOn", &TreeRow::planted_on, "Day of planting; empty: not known."),
        field("campaign", &TreeRow::campaign, "The planting campaign; may be empty."),
        field("class", &TreeRow::tree_class, "heritage: รุกขมรดก; royal: ต้นไม้ทรงปลูก.", Limits{.values = tree_classes}),
        field("setting", &TreeRow::setting, "Where it stands; empty: not known.", Limits{.values = tree_settings}),
        field("status", &TreeRow::status, "What became of it.", Limits{.values = tree_statuses}),
        field("statusOn", &TreeRow::status_on, "Since when; may be empty."),
        field("demo", &TreeRow::demo, "Invented, for demonstration."),
        field("measuredOn", &TreeRow::measured_on, "Day of the last measurement; empty: never measured."),
        field("girthMm", &TreeRow::girth_mm, "Girth at 1.30 m then."),
        field("dbhMm", &TreeRow::dbh_mm, "Diameter at 1.30 m then, where that was measured."),
        field("heightMm", &TreeRow::height_mm, "Height then."),
        field("crownMm", &TreeRow::crown_mm, "Width of the crown then.")};
  }
};
struct TreeList {
  std::vector<TreeRow> items;
  std::string next;
  std::int64_t total = 0;
  bool inside = false, may_record = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("items", &TreeList::items, "By number."),
                      field("next", &TreeList::next, "Cursor; empty: the last page."),
                      field("total", &TreeList::total, "Trees that the filters hold, all pages."),
                      field("inside", &TreeList::inside, "The caller sees every tree; others see those of note."),
                      field("mayRecord", &TreeList::may_record, "The caller may enter trees here.")};
  }
};

struct MeasurementBody {
  std::string day;
  std::optional<std::int64_t> girth_mm, dbh_mm, height_mm, crown_mm;
  std::optional<std::string> method, health, risk, note;
  std::optional<bool> corrects;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{field("day", &MeasurementBody::day, "Day of measuring."),
                      field("girthMm", &MeasurementBody::girth_mm, "Girth at 1.30 m."),
                      field("dbhMm", &MeasurementBody::dbh_mm, "Diameter at 1.30 m, where no girth was taken."),
                      field("heightMm", &MeasurementBody::height_mm, "Height."),
                      field("crownMm", &MeasurementBody::crown_mm, "Width of the crown."),
                      field("method", &MeasurementBody::method, "How it was measured.", Limits{.values = measure_methods}),
                      field("health", &MeasurementBody::health, "Health.", Limits{.values = tree_healths}),
                      field("risk", &MeasurementBody::risk, "Risk to people.", Limits{.values = tree_risks}),
                      field("note", &MeasurementBody::note, "Remark.", Limits{.max_length = 1000}),
                      field("corrects", &MeasurementBody::corrects, "It takes the place of the measurement of that day.")};
  }
};
struct TreeEntry {
  std::string species;
  std::optional<std::string> code, planted_on, campaign, tree_class, setting, age_text, note;
  std::optional<std::int64_t> plot_id, lat_e7, lon_e7;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("species", &TreeEntry::species, "Thai or scientific name, or what people call it.", Limits{.max_length = 300}),
        field("code", &TreeEntry::code, "The town's code.", Limits{.max_length = 120}),
        field("plantedOn", &TreeEntry::planted_on, "Day of planting."),
        field("campaign", &TreeEntry::campaign, "Planting campaign.", Limits{.max_length = 300}),
        field("class", &TreeEntry::tree_class, "Class; absent: ordinary.", Limits{.values = tree_classes}),
        field("setting", &TreeEntry::setting, "Where it stands.", Limits{.values = tree_settings}),
        field("ageText", &TreeEntry::age_text, "Age as people say it.", Limits{.max_length = 120}),
        field("note", &TreeEntry::note, "Remark, for those in scope.", Limits{.max_length = 2000}),
        field("plotId", &TreeEntry::plot_id, "Green plot of the same town."),
        field("latE7", &TreeEntry::lat_e7, "Ten-millionths of a degree north, WGS 84."),
        field("lonE7", &TreeEntry::lon_e7, "Ten-millionths of a degree east.")};
  }
};
struct NewTree {
  TreeEntry entry;
  std::optional<MeasurementBody> measurement;
  static constexpr auto fields() {
    return std::tuple{http::field("entry", &NewTree::entry, "The tree."),
                      http::field("measurement", &NewTree::measurement, "Its first measurement.")};
  }
};
struct TreeStatusBody {
  std::string status, reason;
  std::optional<std::string> day;
  std::optional<std::int64_t> successor, lat_e7, lon_e7;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("status", &TreeStatusBody::status, "What became of it.", http::Limits{.values = tree_statuses}),
        field("reason", &TreeStatusBody::reason, "Why.", http::Limits{.max_length = 1000}),
        field("day", &TreeStatusBody::day, "When; absent: today."),
        field("successor", &TreeStatusBody::successor, "The tree that stands in its place now, of the same town."),
        field("latE7", &TreeStatusBody::lat_e7, "Where it was moved to."),
        field("lonE7", &TreeStatusBody::lon_e7, "Where it was moved to.")};
  }
};

struct MeasurementView {
  std::string day;
  std::optional<std::int64_t> girth_mm, dbh_mm, height_mm, crown_mm;
  std::string method, health, risk, note, at, by;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("day", &MeasurementView::day, "Day of measuring."),
                      field("girthMm", &MeasurementView::girth_mm, "Girth at 1.30 m."),
                      field("dbhMm", &MeasurementView::dbh_mm, "Diameter at 1.30 m."),
                      field("heightMm", &MeasurementView::height_mm, "Height."),
                      field("crownMm", &MeasurementView::crown_mm, "Width of the crown."),
                      field("method", &MeasurementView::method, "How."),
                      field("health", &MeasurementView::health, "Health."),
                      field("risk", &MeasurementView::risk, "Risk to people; told inside."),
                      field("note", &MeasurementView::note, "Remark; told inside."),
                      field("at", &MeasurementView::at, "When it was written."),
                      field("by", &MeasurementView::by, "Who wrote it; told inside.")};
  }
};
struct TreeEventView {
  std::string day, kind, reason, at, by;
  std::optional<std::int64_t> successor;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("day", &TreeEventView::day, "When it happened."),
                      field("kind", &TreeEventView::kind, "planted or the status."),
                      field("reason", &TreeEventView::reason, "Why; told inside."),
                      field("at", &TreeEventView::at, "When it was written."),
                      field("by", &TreeEventView::by, "Who wrote it; told inside."),
                      field("successor", &TreeEventView::successor, "The tree in its place.")};
  }
};
struct TreeNotice {
  std::string code, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &TreeNotice::code, "Rule: T22 …"), field("textTh", &TreeNotice::text_th, "In Thai."),
                      field("textEn", &TreeNotice::text_en, "In English.")};
  }
};
struct TreePage {
  TreeRow tree;
  std::string unit_name_th, unit_name_en, age_text, note, status_reason;
  std::optional<std::int64_t> successor;
  std::int64_t version = 0;
  bool inside = false, may_edit = false;
  std::vector<MeasurementView> measurements;
  std::vector<TreeEventView> events;
  std::vector<TreeNotice> notices;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("tree", &TreePage::tree, "As in the list."),
                      field("unitNameTh", &TreePage::unit_name_th, "Who keeps it, in Thai."),
                      field("unitNameEn", &TreePage::unit_name_en, "In English; may be empty."),
                      field("ageText", &TreePage::age_text, "Age as people say it."),
                      field("note", &TreePage::note, "Remark; told inside."),
                      field("statusReason", &TreePage::status_reason, "Why the status; told inside."),
                      field("successor", &TreePage::successor, "The tree in its place."),
                      field("version", &TreePage::version, "For If-Match."),
                      field("inside", &TreePage::inside, "It lies in the caller's scope."),
                      field("mayEdit", &TreePage::may_edit, "The caller may change it."),
                      field("measurements", &TreePage::measurements, "By day."),
                      field("events", &TreePage::events, "In the order in which they were written."),
                      field("notices", &TreePage::notices, "What the rules notice now; told inside.")};
  }
};

struct SpeciesRow {
  std::string scientific, name_th, group, certainty;
  std::vector<std::string> also;
  std::optional<double> density, height_most_m, girth_most_m;
  std::string limit_certainty, limit_source;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("scientific", &SpeciesRow::scientific, "Scientific name."),
                      field("nameTh", &SpeciesRow::name_th, "Thai name."),
                      field("group", &SpeciesRow::group, "tree, mangrove or palm."),
                      field("certainty", &SpeciesRow::certainty, "How sure the wood density is."),
                      field("also", &SpeciesRow::also, "Other names, spellings and synonyms."),
                      field("density", &SpeciesRow::density, "g/cm³ of dry mass by fresh volume."),
                      field("heightMostM", &SpeciesRow::height_most_m, "Height that it is known to reach; null: not known."),
                      field("girthMostM", &SpeciesRow::girth_most_m, "Girth that it is known to reach; null: not known."),
                      field("limitCertainty", &SpeciesRow::limit_certainty, "How sure these are."),
                      field("limitSource", &SpeciesRow::limit_source, "Where they come from.")};
  }
};
struct SpeciesTable {
  std::vector<SpeciesRow> items;
  static constexpr auto fields() { return std::tuple{http::field("items", &SpeciesTable::items, "By Thai name.")}; }
};

}  // namespace muang::green
