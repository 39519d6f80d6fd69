// SPDX-License-Identifier: Apache-2.0
#include "green/plot/summary.hpp"

#include <charconv>

#include "base/text.hpp"
#include "green/plot/bases.hpp"
#include "green/plot/criteria.hpp"
#include "green/plot/plan.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary_rules.hpp"
#include "green/plot/sums.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr int first_year = 2540, last_year = 2700;  // B.E.
constexpr double hundredths = 100;

double percent(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(share_hundredths(part, whole)) / hundredths;
}

std::size_t place(Measure measure) { return static_cast<std::size_t>(measure); }

class Summary {
 public:
  Summary(store::Transaction& tx, const Green& green, const PlotUnit& seen, FiscalYear year)
      : tx_(tx), green_(green), seen_(seen), year_(year), there_(unit_green(tx, seen.unit->id, year)) {}

  GreenSummary make() {
    Bases bases = bases_of(tx_, green_, seen_.unit->id, year_);
    view_.year = year_.buddhist();
    view_.unit_id = seen_.unit->id.value;
    view_.full_name_th = seen_.unit->full_name_th();
    view_.full_name_en = seen_.unit->full_name_en();
    if (seen_.unit->kind) view_.kind = identity::kind_code(*seen_.unit->kind);
    view_.inside = seen_.inside;
    view_.may_edit = seen_.may_edit;
    view_.registered = there_.has_value();
    if (there_ && there_->standing_since > 0)
      view_.standing_since = std::to_string(there_->standing_since + buddhist_offset);
    view_.area = std::move(bases.area);
    view_.people = std::move(bases.people);
    view_.latent = std::move(bases.latent);
    add_measures();
    for (const GreenTarget& target : green_.targets().targets) add_target(target);
    Plan plan = plan_of(tx_, green_, seen_.unit->id, year_);
    add_after_plan(plan);
    add_criteria(plan);
    if (seen_.inside) {
      view_.candidates = std::move(plan.candidates);
      view_.plan = std::move(plan.years);
    }
    return std::move(view_);
  }

 private:
  std::string text(const char* language, const std::string& key, const Params& params = {}) const {
    return green_.texts().get(language, "green-register." + key, params);
  }

  void add_measure(const std::string& id, std::string th, std::string en, const MeasureSum& sum) {
    GreenMeasure row{.measure = id,
                     .name_th = std::move(th),
                     .name_en = std::move(en),
                     .plots = sum.plots,
                     .stated_plots = sum.stated_plots,
                     .sum = area_view(sum.sum_cm2),
                     .once = area_view(sum.once_cm2),
                     .counted_twice = area_view(sum.sum_cm2 - sum.once_cm2)};
    if (view_.area.value) row.share_percent = percent(sum.once_cm2, *view_.area.value);
    view_.measures.push_back(std::move(row));
  }

  void add_measures() {
    if (!there_) return;
    for (const auto& [id, measure] :
         {std::pair("all", Measure::All), std::pair("open", Measure::Open), std::pair("sustainable", Measure::Sustainable)})
      add_measure(id, text("th", std::string("measure-") + id), text("en", std::string("measure-") + id),
                  there_->measures[place(measure)]);
    for (const GreenType& type : green_.types().all()) {
      if (type.parent.empty())
        add_measure(type.code, type.thai, type.english, there_->measures[static_cast<std::size_t>(type.code.front() - '0')]);
    }
  }

  void add_target(const GreenTarget& target) {
    if (!target.fits(view_.kind)) return;
    if (target.measure != "open") add_row(target, "all", Measure::All);
    if (target.measure != "all") add_row(target, "open", Measure::Open);
  }

  void add_row(const GreenTarget& target, const char* measure, Measure which) {
    GreenTargetRow row{.id = target.id,
                       .measure = measure,
                       .unit = target.unit,
                       .name_th = target.thai,
                       .name_en = target.english,
                       .met = "unknown",
                       .met_with_latent = "unknown",
                       .certainty = target.certainty,
                       .source = target.source,
                       .target = target.value};
    const GreenBase& base = target.unit == "percent" ? view_.area : view_.people;
    if (!there_) {
      row.missing_th = text("th", "missing-plots");
      row.missing_en = text("en", "missing-plots");
    } else if (!base.value) {
      row.missing_th = base.missing_th;
      row.missing_en = base.missing_en;
    } else {
      fill(row, target, there_->measures[place(which)].once_cm2, *base.value);
    }
    view_.targets.push_back(std::move(row));
  }

  void fill(GreenTargetRow& row, const GreenTarget& target, std::int64_t once, std::int64_t base) const {
    const auto answer = [](std::int64_t gap) { return gap == 0 ? "yes" : "no"; };
    if (target.unit == "percent") {
      const std::int64_t gap = missing_to_share(target.value, once, base);
      row.value = percent(once, base);
      row.met = answer(gap);
      row.gap = area_view(gap);
      return;
    }
    const auto person = [&](std::int64_t people) {
      return static_cast<double>(person_hundredths(once, people)) / hundredths;
    };
    const std::int64_t gap = missing_to_person(target.value, once, base);
    row.value = person(base);
    row.met = answer(gap);
    row.gap = area_view(gap);
    if (!view_.latent.value) return;
    const std::int64_t all = base + *view_.latent.value, more = missing_to_person(target.value, once, all);
    row.value_with_latent = person(all);
    row.met_with_latent = answer(more);
    row.gap_with_latent = area_view(more);
  }

  void add_after_plan(const Plan& plan) {
    if (!there_ || !view_.area.value) return;
    const auto after = [&](Measure measure, std::int64_t gain) {
      return percent(there_->measures[place(measure)].once_cm2 + gain, *view_.area.value);
    };
    view_.share_after_plan_percent = after(Measure::All, plan.gain_cm2);
    view_.open_share_after_plan_percent = after(Measure::Open, plan.open_gain_cm2);
  }

  // What the register says of a criterion: an answer and the key of its words.
  std::tuple<std::string, std::string, Params> answer_of(const GreenCriterion& criterion, const Plan& plan) const {
    for (const GreenTargetRow& row : view_.targets) {
      if (row.id == criterion.answer_from) return {row.met, "criterion-target-" + row.met, {}};
    }
    if (criterion.answer_from == "sustainable") {
      if (!there_) return {"unknown", "missing-plots", {}};
      const std::int64_t all = there_->measures[0].once_cm2;
      const std::int64_t part = all > 0 ? share_hundredths(there_->measures[place(Measure::Sustainable)].once_cm2, all) : 0;
      return {"unknown", "criterion-sustainable", {{"percent", text::format_scaled(part, 2)}}};
    }
    if (criterion.answer_from == "trees") {
      const auto again = tx_.one(sql::trees_measured_again, {{"unit_id", seen_.unit->id}},
                                 [](const store::Row& row) { return row.integer(0); });
      if (again.value_or(0) == 0) return {"no", "criterion-no-growth", {}};
      return {"unknown", "criterion-growth", {{"count", std::to_string(*again)}}};
    }
    const std::size_t planned = plan.candidates.size();
    if (planned == 0) return {"no", "criterion-no-plan", {}};
    return {"unknown", "criterion-plan", {{"count", std::to_string(planned)}}};
  }

  static void tell_answer(GreenCriterionRow& row, const CriterionAnswer& said) {
    row.note = said.note;
    row.said_by = said.by;
    if (said.at > 0) row.said_at = iso_instant(said.at);
  }

  void add_criteria(const Plan& plan) {
    auto said = criterion_answers(tx_, seen_.unit->id, year_);
    for (const GreenCriterion& criterion : green_.targets().criteria) {
      const auto [answer, key, params] = answer_of(criterion, plan);
      view_.criteria.push_back({.number = criterion.number,
                                .group = criterion.group,
                                .name_th = criterion.thai,
                                .name_en = criterion.english,
                                .answer = answer,
                                .text_th = text("th", key, params),
                                .text_en = text("en", key, params),
                                .certainty = criterion.certainty,
                                .source = criterion.source,
                                .said = said[criterion.number].answer,
                                .version = said[criterion.number].version,
                                .may_answer = seen_.may_edit && may_be_answered(criterion)});
      if (seen_.inside) tell_answer(view_.criteria.back(), said[criterion.number]);
    }
  }

  store::Transaction& tx_;
  const Green& green_;
  const PlotUnit& seen_;
  FiscalYear year_;
  std::optional<UnitGreen> there_;
  GreenSummary view_;
};

Result<Response> summary(const Green& green, const Call& call) {
  TRY(const GreenSummary made, green_summary(green, call));
  return http::ok_json(made);
}

}  // namespace

Result<FiscalYear> asked_year(const Call& call) {
  const auto text = call.query_value("year");
  if (!text || text->empty()) return FiscalYear::containing(Date::of_instant(call.now));
  int year = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), year);
  if (fault != std::errc() || end != text->data() + text->size() || year < first_year || year > last_year)
    return Error{errors::bad_plot_year, "year", {{"year", text->substr(0, 20)}}};
  return FiscalYear::from_buddhist(year);
}

std::optional<UnitGreen> unit_green(store::Transaction& tx, OrgUnitId unit, FiscalYear year) {
  std::optional<UnitGreen> found;
  tx.query(sql::unit_year, {{"unit_id", unit}, {"year", year.gregorian()}}, [&](const store::Row& row) {
    if (!found) found.emplace();
    found->standing_since = static_cast<int>(row.integer(0));
    found->measures.at(static_cast<std::size_t>(row.integer(1))) = {row.integer(2), row.integer(3), row.integer(4),
                                                                    row.integer(5)};
  });
  return found;
}

Result<GreenSummary> green_summary(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  TRY(const FiscalYear year, asked_year(call));
  return green.database().reading([&](store::Transaction& tx) { return Summary(tx, green, seen, year).make(); });
}

void add_summary_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back(
      {.method = http::Method::Get,
       .path = "/api/v1/units/{unit}/green/summary",
       .permission = open_to_public,
       .summary = "What a town's green comes to against the targets; sums are public, candidates and their cost are not.",
       .query = {{"year", "integer", "Fiscal year, B.E.; without it this one."}},
       .response = http::schema_of<GreenSummary>(),
       .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_year},
       .handler = [&green](const Call& call) { return summary(green, call); }});
}

}  // namespace muang::green
