// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the flows. Masses in kg of the period; places on the drawing in its own units.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

inline constexpr std::string_view stage_values =
    "unexplained|generation|collection|transfer|sorting|treatment|source-use|recovered|proper|improper|leakage|unaccounted";
inline constexpr std::string_view mark_values = "reported|adjusted|computed|unobservable";

struct FlowNodeView {
  std::string stage;
  std::int64_t kg = 0;
  double x = 0, y = 0, width = 0, height = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("stage", &FlowNodeView::stage, "What it stands for.", http::Limits{.values = stage_values}),
                      field("kg", &FlowNodeView::kg, "What comes in, or what leaves where that is more."),
                      field("x", &FlowNodeView::x, "Left edge."),
                      field("y", &FlowNodeView::y, "Upper edge."),
                      field("width", &FlowNodeView::width, "Width."),
                      field("height", &FlowNodeView::height, "Height.")};
  }
};
struct FlowLinkView {
  int from = 0, to = 0;
  std::int64_t kg = 0;
  std::string mark;
  double from_y = 0, to_y = 0, thickness = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("from", &FlowLinkView::from, "Place in nodes."),
                      field("to", &FlowLinkView::to, "Place in nodes."),
                      field("kg", &FlowLinkView::kg, "What flows."),
                      field("mark", &FlowLinkView::mark, "How the figure is known.", http::Limits{.values = mark_values}),
                      field("fromY", &FlowLinkView::from_y, "Upper edge where it leaves."),
                      field("toY", &FlowLinkView::to_y, "Upper edge where it arrives."),
                      field("thickness", &FlowLinkView::thickness, "Height of the band.")};
  }
};
struct FlowDrawing {
  std::vector<FlowNodeView> nodes;
  std::vector<FlowLinkView> links;
  static constexpr auto fields() {
    return std::tuple{http::field("nodes", &FlowDrawing::nodes, "By column, then from the top."),
                      http::field("links", &FlowDrawing::links, "By from, then from the top.")};
  }
};
struct FlowRowView {
  std::string from, to, mark;
  std::optional<std::int64_t> reported, received;
  std::int64_t adjusted = 0, sd = 0;
  double residual = 0;
  int parts = 0, suspicious = 0, unobservable = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("from", &FlowRowView::from, "Stage that it leaves.", http::Limits{.values = stage_values}),
        field("to", &FlowRowView::to, "Stage that it reaches.", http::Limits{.values = stage_values}),
        field("reported", &FlowRowView::reported, "As the towns, after a site the sites, say; null: nobody does."),
        field("received", &FlowRowView::received, "Weighed at the sites, where they do."),
        field("adjusted", &FlowRowView::adjusted, "After the reconciliation."),
        field("sd", &FlowRowView::sd, "Standard deviation of the adjusted figure, parts taken as independent."),
        field("residual", &FlowRowView::residual, "Largest normalised residual of a part."),
        field("parts", &FlowRowView::parts, "Figures behind it."),
        field("suspicious", &FlowRowView::suspicious, "Of these above the threshold."),
        field("unobservable", &FlowRowView::unobservable, "Of these that nothing determines."),
        field("mark", &FlowRowView::mark, "How most of it is known.", http::Limits{.values = mark_values})};
  }
};
struct SuspiciousView {
  std::string kind, unit_name_th, unit_name_en, site_name_th, site_name_en;
  std::int64_t unit_id = 0, facility_id = 0, reported = 0, adjusted = 0;
  std::optional<std::int64_t> received;
  double residual = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("kind", &SuspiciousView::kind, "Which figure: generated, delivered …"),
                      field("unitId", &SuspiciousView::unit_id, "The town; 0: none."),
                      field("unitNameTh", &SuspiciousView::unit_name_th, "The town in Thai."),
                      field("unitNameEn", &SuspiciousView::unit_name_en, "The town in English; may be empty."),
                      field("facilityId", &SuspiciousView::facility_id, "The site; 0: none."),
                      field("siteNameTh", &SuspiciousView::site_name_th, "The site in Thai."),
                      field("siteNameEn", &SuspiciousView::site_name_en, "The site in English; may be empty."),
                      field("reported", &SuspiciousView::reported, "As reported."),
                      field("received", &SuspiciousView::received, "What the site weighed of a delivery."),
                      field("adjusted", &SuspiciousView::adjusted, "After the reconciliation."),
                      field("residual", &SuspiciousView::residual, "Normalised residual.")};
  }
};
struct UncertaintyView {
  std::string figure, known_by, certainty, source;
  int percent = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("figure", &UncertaintyView::figure, "Which figure."),
                      field("knownBy", &UncertaintyView::known_by, "How it is known; empty: however."),
                      field("percent", &UncertaintyView::percent, "Standard deviation, of the figure."),
                      field("certainty", &UncertaintyView::certainty, "Of this row."),
                      field("source", &UncertaintyView::source, "Of this row.")};
  }
};
struct FlowsView {
  std::string scope, id, name_th, name_en, first, last;
  int units = 0, reported = 0, months = 0, tested = 0, suspicious_count = 0;
  bool balanced = true;
  std::int64_t grams_a_day = 0;
  double threshold = 0, width = 0, height = 0;
  FlowDrawing reported_drawing, adjusted_drawing;
  std::vector<FlowRowView> rows;
  std::vector<SuspiciousView> suspicious;
  std::vector<UncertaintyView> uncertainty;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("scope", &FlowsView::scope, "Whose flows.", http::Limits{.values = "town|cluster|province|office|nation"}),
        field("id", &FlowsView::id, "Stable key of the unit, or the cluster's id."),
        field("nameTh", &FlowsView::name_th, "In Thai."),
        field("nameEn", &FlowsView::name_en, "In English; may be empty."),
        field("first", &FlowsView::first, "First month, B.E."),
        field("last", &FlowsView::last, "Last month, B.E."),
        field("units", &FlowsView::units, "Local governments in the scope."),
        field("reported", &FlowsView::reported, "Of these with an approved month."),
        field("months", &FlowsView::months, "Approved months of them."),
        field("gramsADay", &FlowsView::grams_a_day,
              "Reported as generated, each town over the days of its approved months."),
        field("balanced", &FlowsView::balanced, "False: the figures could not be reconciled; adjusted is empty."),
        field("tested", &FlowsView::tested, "Figures that others can contradict."),
        field("threshold", &FlowsView::threshold, "Normalised residual above which one is suspicious."),
        field("suspiciousCount", &FlowsView::suspicious_count, "Towns and sites with a suspicious figure."),
        field("width", &FlowsView::width, "Of the drawings."),
        field("height", &FlowsView::height, "Of the drawings."),
        field("reportedDrawing", &FlowsView::reported_drawing, "As reported."),
        field("adjustedDrawing", &FlowsView::adjusted_drawing, "After the reconciliation."),
        field("rows", &FlowsView::rows, "The same flows as a table."),
        field("suspicious", &FlowsView::suspicious, "Worst first, at most 100; empty in the public answer."),
        field("uncertainty", &FlowsView::uncertainty, "How sure each kind of figure is taken to be.")};
  }
};

}  // namespace muang::waste
