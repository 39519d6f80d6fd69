// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the register of green plots. Areas are whole cm² with rai-ngan-square wah beside them, days ISO, years B.E.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/plot/plot_entry_dto.hpp"
#include "http/json.hpp"

namespace muang::green {

struct PlotArea {
  std::int64_t cm2 = 0;
  std::string rai;
  static constexpr auto fields() {
    return std::tuple{http::field("cm2", &PlotArea::cm2, "Square centimetres, exact; 10,000 a m²."),
                      http::field("rai", &PlotArea::rai, "Rai-ngan-square wah: 4-2-0; square wah to two decimals.")};
  }
};
struct PlotRow {
  std::int64_t id = 0, unit_id = 0, version = 0;
  std::string name_th, name_en, type, type_name_th, type_name_en, type_certainty, status, since, sustainable;
  std::optional<PlotArea> area;
  std::string area_from;
  bool has_outline = false, open = false, demo = false;
  std::optional<double> west, south, east, north;
  std::optional<int> planned_year;
  std::optional<std::int64_t> planned_baht;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("id", &PlotRow::id, "The plot."),
        field("unitId", &PlotRow::unit_id, "The local government that keeps it."),
        field("version", &PlotRow::version, "For If-Match."),
        field("nameTh", &PlotRow::name_th, "Its name in Thai."),
        field("nameEn", &PlotRow::name_en, "In English; may be empty."),
        field("type", &PlotRow::type, "Code of the type of green area: 1, 2.1 …"),
        field("typeNameTh", &PlotRow::type_name_th, "In Thai."),
        field("typeNameEn", &PlotRow::type_name_en, "In English."),
        field("typeCertainty", &PlotRow::type_certainty, "Of the Thai wording.",
              Limits{.values = "official|published|inferred|recalled"}),
        field("status", &PlotRow::status, "Planned is not green yet, lost no more; merged and split: in other plots.",
              Limits{.values = shown_status_values}),
        field("since", &PlotRow::since, "Day of the status; empty: not known."),
        field("sustainable", &PlotRow::sustainable, "By this year; empty outside of the scope.",
              Limits{.values = "|yes|no|unknown"}),
        field("area", &PlotRow::area, "What is counted: of the outline, else as stated."),
        field("areaFrom", &PlotRow::area_from, "Where that comes from.", Limits{.values = "outline|stated"}),
        field("hasOutline", &PlotRow::has_outline, "It is drawn."),
        field("open", &PlotRow::open, "Anybody may enter."),
        field("demo", &PlotRow::demo, "Invented for the demonstration."),
        field("west", &PlotRow::west, "Box of the outline, degrees, WGS 84."),
        field("south", &PlotRow::south, "As west."),
        field("east", &PlotRow::east, "As west."),
        field("north", &PlotRow::north, "As west."),
        field("plannedYear", &PlotRow::planned_year, "Fiscal year of the plan, B.E.; null outside of the scope."),
        field("plannedBaht", &PlotRow::planned_baht, "Cost by the plan; as above.")};
  }
};
struct PlotList {
  std::vector<PlotRow> items;
  std::int64_t plots = 0, drawn = 0;
  PlotArea sum;
  bool inside = false, may_edit = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("items", &PlotList::items, "By Thai name."),
                      field("plots", &PlotList::plots, "How many are listed."),
                      field("drawn", &PlotList::drawn, "How many of them have an outline."),
                      field("sum", &PlotList::sum, "Of the listed, plot by plot: ground in two plots counts twice here."),
                      field("inside", &PlotList::inside, "The caller reads the unit's register; else public plots alone."),
                      field("mayEdit", &PlotList::may_edit, "The caller may enter and change plots.")};
  }
};
struct PlotFindingView {
  std::string code, severity, field, text_th, text_en;
  std::optional<std::int64_t> plot;
  std::optional<PlotArea> area;
  http::Json geometry;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("code", &PlotFindingView::code, "overlap, overlap-sliver, outside, sliver, area-differs, repaired, …"),
        field("severity", &PlotFindingView::severity, "A warning is to be looked at.",
              http::Limits{.values = "error|warning|info"}),
        field("field", &PlotFindingView::field, "Field of the entry that it is about."),
        field("textTh", &PlotFindingView::text_th, "In Thai."),
        field("textEn", &PlotFindingView::text_en, "In English."),
        field("plot", &PlotFindingView::plot, "The other plot."),
        field("area", &PlotFindingView::area, "Of the overlap, or of what lies outside."),
        field("geometry", &PlotFindingView::geometry, "GeoJSON of that ground, for hatching; null where there is none.")};
  }
};
struct SustainableReason {
  std::string criterion, answer, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("criterion", &SustainableReason::criterion, "One of the four questions.",
                            http::Limits{.values = "large-trees|diversity|upkeep|permanence"}),
                      field("answer", &SustainableReason::answer, "By the entry.", http::Limits{.values = "yes|no|unknown"}),
                      field("textTh", &SustainableReason::text_th, "Why, in Thai."),
                      field("textEn", &SustainableReason::text_en, "In English.")};
  }
};
struct SustainableView {
  std::string value, certainty;
  int year = 0;
  std::vector<SustainableReason> reasons;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("value", &SustainableView::value, "Yes when all four are.", http::Limits{.values = "yes|no|unknown"}),
        field("year", &SustainableView::year, "B.E. year for which a promise is looked at."),
        field("certainty", &SustainableView::certainty, "The definition is official, the four questions are inferred."),
        field("reasons", &SustainableView::reasons, "Question by question.")};
  }
};
struct PlotPage {
  PlotRow plot;
  PlotEntry entry;
  bool inside = false, may_edit = false;
  std::optional<PlotArea> computed, stated;
  std::optional<double> difference_percent;
  bool repaired = false;
  std::optional<SustainableView> sustainable;
  std::vector<PlotFindingView> findings;
  std::vector<std::string> next_statuses;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("plot", &PlotPage::plot, "As in the list."),
        field("entry", &PlotPage::entry, "What was entered, to be changed; outside of the scope its public part alone."),
        field("inside", &PlotPage::inside, "The caller reads the register: everything is told."),
        field("mayEdit", &PlotPage::may_edit, "The caller may save."),
        field("computed", &PlotPage::computed, "Of the outline, on the ellipsoid."),
        field("stated", &PlotPage::stated, "As the deed says; null outside of the scope."),
        field("differencePercent", &PlotPage::difference_percent, "Stated against computed, of the computed."),
        field("repaired", &PlotPage::repaired, "The outline crossed itself and was repaired on the person's word."),
        field("sustainable", &PlotPage::sustainable, "With its reasons; null outside of the scope."),
        field("findings", &PlotPage::findings, "What there is to look at; empty outside of the scope."),
        field("nextStatuses", &PlotPage::next_statuses, "What the plot may become.")};
  }
};
struct OutlineBody {
  http::Json geometry;
  std::optional<std::int64_t> plot;
  std::optional<std::string> stated_area;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("geometry", &OutlineBody::geometry, "GeoJSON: Polygon, MultiPolygon, Feature or a collection of one."),
        field("plot", &OutlineBody::plot, "The plot that is being changed: it does not overlap itself."),
        field("statedArea", &OutlineBody::stated_area, "As the deed says, to be compared.",
              http::Limits{.max_length = 400})};
  }
};
struct OutlineFault {
  std::string code, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &OutlineFault::code, "E5535 to E5541."),
                      field("textTh", &OutlineFault::text_th, "In Thai, with the place."),
                      field("textEn", &OutlineFault::text_en, "In English.")};
  }
};
struct OutlineCheck {
  bool valid = false;
  std::vector<OutlineFault> faults;
  http::Json repaired;
  std::optional<PlotArea> area, stated;
  std::optional<double> difference_percent;
  bool reason_needed = false;
  std::vector<PlotFindingView> findings;
  bool boundary_known = false, boundary_approximate = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("valid", &OutlineCheck::valid, "The outline as drawn can be saved."),
        field("faults", &OutlineCheck::faults, "Why not, and where."),
        field("repaired", &OutlineCheck::repaired, "GeoJSON of a proposed repair, used only when the person says so."),
        field("area", &OutlineCheck::area, "Of the outline, or of the proposed repair."),
        field("stated", &OutlineCheck::stated, "What the stated area was read as."),
        field("differencePercent", &OutlineCheck::difference_percent, "Stated against computed, of the computed."),
        field("reasonNeeded", &OutlineCheck::reason_needed, "They differ by more than 5 %: saving asks why."),
        field("findings", &OutlineCheck::findings, "Overlaps, slivers, parts outside."),
        field("boundaryKnown", &OutlineCheck::boundary_known, "The town's boundary is known; else nothing lies outside."),
        field("boundaryApproximate", &OutlineCheck::boundary_approximate, "It is joined from parts that are not its own.")};
  }
};
struct OtherPlot {
  std::int64_t id = 0;
  std::string name_th, name_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &OtherPlot::id, "The plot."), field("nameTh", &OtherPlot::name_th, "Its name in Thai."),
                      field("nameEn", &OtherPlot::name_en, "In English; may be empty.")};
  }
};
struct PlotEventView {
  std::string status, day, reason, at, by, step, undone;
  bool superseded = false;
  std::vector<OtherPlot> others;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("status", &PlotEventView::status, "What it became, or stayed.", http::Limits{.values = shown_status_values}),
        field("step", &PlotEventView::step, "Plots became one, or one became several.",
              http::Limits{.values = "|merged|split"}),
        field("others", &PlotEventView::others, "The other plots of that step."),
        field("undone", &PlotEventView::undone, "Why that step was taken back."),
        field("day", &PlotEventView::day, "When; empty: not known."),
        field("reason", &PlotEventView::reason, "Why."),
        field("at", &PlotEventView::at, "When that was entered."),
        field("by", &PlotEventView::by, "By whom."),
        field("superseded", &PlotEventView::superseded, "Entered by mistake and corrected by a later row.")};
  }
};
struct PlotChangeView {
  std::string field_name, before, after;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("field", &PlotChangeView::field_name, "Field of the entry."),
                      field("before", &PlotChangeView::before, "As it was."),
                      field("after", &PlotChangeView::after, "As it became.")};
  }
};
struct PlotRevisionView {
  std::int64_t version = 0;
  std::string at, by;
  std::vector<PlotChangeView> changes;
  http::Json outline_before;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("version", &PlotRevisionView::version, "From 1."), field("at", &PlotRevisionView::at, "When."),
                      field("by", &PlotRevisionView::by, "By whom."),
                      field("changes", &PlotRevisionView::changes, "Field by field."),
                      field("outlineBefore", &PlotRevisionView::outline_before, "The outline that was replaced, GeoJSON.")};
  }
};
struct PlotHistory {
  std::vector<PlotEventView> events;
  std::vector<PlotRevisionView> revisions;
  std::string undoable;
  static constexpr auto fields() {
    return std::tuple{http::field("undoable", &PlotHistory::undoable, "The step of this plot that can be taken back.",
                                  http::Limits{.values = "|merged|split"}),
                      http::field("events", &PlotHistory::events, "What happened on the ground, oldest first."),
                      http::field("revisions", &PlotHistory::revisions, "What was saved, newest first.")};
  }
};

}  // namespace muang::green
