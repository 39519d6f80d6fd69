// SPDX-License-Identifier: Apache-2.0
// JSON shapes of what a town's green comes to. Public green and all green stand apart; what is missing says why, never 0.
#pragma once

#include "green/plot/plot_dto.hpp"

namespace muang::green {

struct GreenBase {
  std::optional<std::int64_t> value;
  std::string period, source, certainty, missing_th, missing_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("value", &GreenBase::value, "People, or cm² of the local government; null: not known."),
                      field("period", &GreenBase::period, "Whose figure it is: FY2565, or a day."),
                      field("source", &GreenBase::source, "Where it comes from."),
                      field("certainty", &GreenBase::certainty, "How sure."),
                      field("missingTh", &GreenBase::missing_th, "Why there is none, in Thai."),
                      field("missingEn", &GreenBase::missing_en, "In English.")};
  }
};
struct GreenMeasure {
  std::string measure, name_th, name_en;
  std::int64_t plots = 0, stated_plots = 0;
  PlotArea sum, once, counted_twice;
  std::optional<double> share_percent;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("measure", &GreenMeasure::measure, "all, open (anybody may enter), sustainable, or 1 to 6: a type."),
        field("nameTh", &GreenMeasure::name_th, "In Thai."),
        field("nameEn", &GreenMeasure::name_en, "In English."),
        field("plots", &GreenMeasure::plots, "How many."),
        field("statedPlots", &GreenMeasure::stated_plots, "Of them counted as the deed states, without an outline."),
        field("sum", &GreenMeasure::sum, "Plot by plot."),
        field("once", &GreenMeasure::once, "Each piece of ground once."),
        field("countedTwice", &GreenMeasure::counted_twice, "The difference: overlaps."),
        field("sharePercent", &GreenMeasure::share_percent, "Of the local government's area; null: that is not known.")};
  }
};
struct GreenTargetRow {
  std::string id, measure, unit, name_th, name_en, met, met_with_latent, certainty, source, missing_th, missing_en;
  std::int64_t target = 0;
  std::optional<double> value, value_with_latent;
  std::optional<PlotArea> gap, gap_with_latent;
  static constexpr auto fields() {
    using http::field;
    constexpr http::Limits answers{.values = "yes|no|unknown"};
    return std::tuple{
        field("id", &GreenTargetRow::id, "share-of-area, open-share, person-9 …"),
        field("measure", &GreenTargetRow::measure, "Which green is held against it.", http::Limits{.values = "all|open"}),
        field("unit", &GreenTargetRow::unit, "Of target and value.", http::Limits{.values = "percent|m2-person"}),
        field("nameTh", &GreenTargetRow::name_th, "In Thai."),
        field("nameEn", &GreenTargetRow::name_en, "In English."),
        field("target", &GreenTargetRow::target, "At least."),
        field("value", &GreenTargetRow::value, "Percent, or m² a registered person; null: says why."),
        field("met", &GreenTargetRow::met, "Decided on exact areas.", answers),
        field("gap", &GreenTargetRow::gap, "What is missing; null: not known."),
        field("valueWithLatent", &GreenTargetRow::value_with_latent, "With people who live there unregistered."),
        field("metWithLatent", &GreenTargetRow::met_with_latent, "The same with them.", answers),
        field("gapWithLatent", &GreenTargetRow::gap_with_latent, "The same with them."),
        field("certainty", &GreenTargetRow::certainty, "Of the target."),
        field("source", &GreenTargetRow::source, "Of the target."),
        field("missingTh", &GreenTargetRow::missing_th, "Why there is no value, in Thai."),
        field("missingEn", &GreenTargetRow::missing_en, "In English.")};
  }
};
struct GreenCandidate {
  PlotRow plot;
  PlotArea gain;
  std::string owner_kind;
  static constexpr auto fields() {
    return std::tuple{http::field("plot", &GreenCandidate::plot, "The planned plot."),
                      http::field("gain", &GreenCandidate::gain, "Ground in it that is not green yet."),
                      http::field("ownerKind", &GreenCandidate::owner_kind, "Whose land it is.")};
  }
};
struct GreenPlanYear {
  std::optional<int> year;
  std::int64_t planned = 0, added = 0;
  PlotArea planned_area, added_area;
  std::int64_t planned_baht = 0, without_cost = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &GreenPlanYear::year, "Fiscal year, B.E.; null: the plan names none."),
                      field("planned", &GreenPlanYear::planned, "Plots planned for it and not yet added."),
                      field("plannedArea", &GreenPlanYear::planned_area, "Their area."),
                      field("plannedBaht", &GreenPlanYear::planned_baht, "Their cost, of those that state it."),
                      field("withoutCost", &GreenPlanYear::without_cost, "How many do not state it."),
                      field("added", &GreenPlanYear::added, "Plots planned for it that were added."),
                      field("addedArea", &GreenPlanYear::added_area, "Their area.")};
  }
};
struct GreenCriterionRow {
  int number = 0;
  std::string group, name_th, name_en, answer, text_th, text_en, certainty, source, said, note, said_by, said_at;
  std::int64_t version = 0;
  bool may_answer = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("number", &GreenCriterionRow::number, "Of the criteria; 4 to 11 are in no text that was found."),
        field("group", &GreenCriterionRow::group, "Of the criteria.", http::Limits{.values = "quantity|quality|management"}),
        field("nameTh", &GreenCriterionRow::name_th, "In Thai."),
        field("nameEn", &GreenCriterionRow::name_en, "In English."),
        field("answer", &GreenCriterionRow::answer, "What the register says.", http::Limits{.values = "yes|no|unknown"}),
        field("textTh", &GreenCriterionRow::text_th, "Why, in Thai."),
        field("textEn", &GreenCriterionRow::text_en, "In English."),
        field("certainty", &GreenCriterionRow::certainty, "Of the criterion."),
        field("source", &GreenCriterionRow::source, "Of the criterion."),
        field("said", &GreenCriterionRow::said, "What the town answers; empty: nothing.", http::Limits{.values = "yes|no|"}),
        field("note", &GreenCriterionRow::note, "Its reason; for those in scope, as the next two."),
        field("saidBy", &GreenCriterionRow::said_by, "Who answered."),
        field("saidAt", &GreenCriterionRow::said_at, "When; empty: never."),
        field("version", &GreenCriterionRow::version, "Of the answer, for If-Match; 0: none yet."),
        field("mayAnswer", &GreenCriterionRow::may_answer, "The caller may answer it.")};
  }
};
struct CriterionAnswerBody {
  std::string answer, note;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("answer", &CriterionAnswerBody::answer, "Empty withdraws it.", http::Limits{.values = "yes|no|"}),
        field("note", &CriterionAnswerBody::note, "Why: document, measure, place.", http::Limits{.max_length = 1000})};
  }
};
struct GreenSummary {
  int year = 0;
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, kind, standing_since;
  bool inside = false, may_edit = false, registered = false;
  GreenBase area, people, latent;
  std::vector<GreenMeasure> measures;
  std::vector<GreenTargetRow> targets;
  std::vector<GreenCandidate> candidates;
  std::vector<GreenPlanYear> plan;
  std::optional<double> share_after_plan_percent, open_share_after_plan_percent;
  std::vector<GreenCriterionRow> criteria;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("year", &GreenSummary::year, "Fiscal year, B.E.: as it stood on its last day, or stands now."),
        field("unitId", &GreenSummary::unit_id, "The local government."),
        field("fullNameTh", &GreenSummary::full_name_th, "Its name in Thai."),
        field("fullNameEn", &GreenSummary::full_name_en, "In English; may be empty."),
        field("kind", &GreenSummary::kind, "Its kind, which decides the share asked for."),
        field("inside", &GreenSummary::inside, "The caller reads the register: candidates and money are told."),
        field("mayEdit", &GreenSummary::may_edit, "The caller may enter plots."),
        field("registered", &GreenSummary::registered, "It has entered plots; else no figure is known, which is not 0."),
        field("standingSince", &GreenSummary::standing_since,
              "Fiscal year of the last change, B.E.; empty: before any day."),
        field("area", &GreenSummary::area, "Of the local government, cm²."),
        field("people", &GreenSummary::people, "Registered."),
        field("latent", &GreenSummary::latent, "Living there unregistered."),
        field("measures", &GreenSummary::measures, "All, open, sustainable and each type."),
        field("targets", &GreenSummary::targets, "Share of area, open share, m² a person."),
        field("candidates", &GreenSummary::candidates, "The next plots of the plan, by year; for those in scope."),
        field("plan", &GreenSummary::plan, "The plan by year, and what of it was added; for those in scope."),
        field("shareAfterPlanPercent", &GreenSummary::share_after_plan_percent, "All green, when every candidate is added."),
        field("openShareAfterPlanPercent", &GreenSummary::open_share_after_plan_percent, "Open green, the same."),
        field("criteria", &GreenSummary::criteria, "The criteria of quantity, quality and management.")};
  }
};

}  // namespace muang::green
