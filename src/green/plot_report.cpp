// SPDX-License-Identifier: Apache-2.0
#include "green/plot_report.hpp"

#include "base/text.hpp"
#include "green/area_text_rules.hpp"
#include "green/plot_dto.hpp"
#include "green/rai_text.hpp"
#include "http/json.hpp"

namespace muang::green {
namespace {

AreaView view_of(std::int64_t cm2) {
  const RaiNganWah parts = split_area(cm2);
  return {.m2 = static_cast<double>(cm2) / static_cast<double>(cm2_per_m2),
          .wah2 = static_cast<double>(parts.wah_cm2) / static_cast<double>(cm2_per_wah2),
          .rai = parts.rai,
          .ngan = parts.ngan};
}

std::optional<AreaView> view_of(const std::optional<std::int64_t>& cm2) {
  return cm2 ? std::optional(view_of(*cm2)) : std::nullopt;
}

std::int64_t number_of(std::size_t place) { return static_cast<std::int64_t>(place) + 1; }

class Report {
 public:
  Report(const PlotSurvey& survey, const Texts& texts, std::string_view language)
      : survey_(survey), texts_(texts), language_(language) {}

  std::string text() {
    for (std::size_t i = 0; i < survey_.plots.size(); ++i) add_plot(i);
    for (const PlotOverlap& overlap : survey_.overlaps) {
      Params params = area(overlap.cm2);
      params.emplace_back("first", title(overlap.first));
      params.emplace_back("second", title(overlap.second));
      line("", overlap.sliver ? "overlap-sliver" : "overlap", std::move(params));
    }
    line("", "sum", area(survey_.sum_cm2));
    line("", "once", area(survey_.once_cm2));
    if (survey_.outside_cm2) line("", "ground-outside", area(*survey_.outside_cm2));
    if (survey_.left_out > 0) line("", "left-out", {{"count", std::to_string(survey_.left_out)}});
    if (survey_.town_repaired) line("", "town-repaired", {});
    return std::move(out_);
  }

 private:
  void line(const char* indent, const char* key, Params params) {
    out_ += indent + texts_.get(language_, "green-plots." + std::string(key), params) + "\n";
  }

  std::string title(std::size_t place) const {
    const SurveyedPlot& plot = survey_.plots[place];
    const std::string& name = plot.name.empty() ? plot.id : plot.name;
    return std::to_string(number_of(place)) + (name.empty() ? "" : " " + name);
  }

  static Params area(std::int64_t cm2) {
    constexpr std::int64_t cm2_per_hundredth = cm2_per_m2 / 100;
    return {{"squareMetres", text::format_grouped((cm2 + cm2_per_hundredth / 2) / cm2_per_hundredth, 2)},
            {"raiNganWah", rai_text(cm2)}};
  }

  void add_plot(std::size_t place) {
    const SurveyedPlot& plot = survey_.plots[place];
    Params params = area(plot.cm2.value_or(0));
    params.emplace_back("plot", title(place));
    line("", plot.cm2 ? "plot" : "plot-invalid", std::move(params));
    for (const Error& fault : plot.faults)
      out_ += "    " + code_text(fault.code) + " " + texts_.error_text(language_, fault) + "\n";
    if (plot.repaired) line("    ", "repaired", {});
    if (plot.sliver) line("    ", "sliver", {});
    if (plot.outside_cm2.value_or(0) > 0) line("    ", "outside", area(*plot.outside_cm2));
  }

  const PlotSurvey& survey_;
  const Texts& texts_;
  std::string language_;
  std::string out_;
};

}  // namespace

std::string plot_report_json(const PlotSurvey& survey, const Texts& texts) {
  PlotSurveyView view;
  for (std::size_t i = 0; i < survey.plots.size(); ++i) {
    const SurveyedPlot& plot = survey.plots[i];
    PlotView row{.number = number_of(i),
                 .id = plot.id,
                 .name = plot.name,
                 .area = view_of(plot.cm2),
                 .outside = view_of(plot.outside_cm2),
                 .valid = plot.faults.empty(),
                 .repaired = plot.repaired,
                 .sliver = plot.sliver,
                 .faults = {}};
    for (const Error& fault : plot.faults)
      row.faults.push_back({code_text(fault.code), texts.error_text("th", fault), texts.error_text("en", fault)});
    view.plots.push_back(std::move(row));
  }
  for (const PlotOverlap& overlap : survey.overlaps)
    view.overlaps.push_back({number_of(overlap.first), number_of(overlap.second), view_of(overlap.cm2), overlap.sliver});
  view.total = {.plots = static_cast<std::int64_t>(survey.plots.size()),
                .left_out = static_cast<std::int64_t>(survey.left_out),
                .sum = view_of(survey.sum_cm2),
                .once = view_of(survey.once_cm2),
                .outside = view_of(survey.outside_cm2),
                .town_repaired = survey.town_repaired};
  return http::write_json(view);
}

std::string plot_report_text(const PlotSurvey& survey, const Texts& texts, std::string_view language) {
  return Report(survey, texts, language).text();
}

}  // namespace muang::green
