// SPDX-License-Identifier: Apache-2.0
// JSON shapes of merges and splits of plots.
#pragma once

#include "green/plot/plot_dto.hpp"

namespace muang::green {

inline constexpr std::size_t most_plots_a_step = 100;  // our choice
struct AbsorbedPlot {
  std::int64_t plot = 0, version = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("plot", &AbsorbedPlot::plot, "A plot of the same local government."),
                      http::field("version", &AbsorbedPlot::version, "As it was seen.")};
  }
};
struct PlotMerge {
  std::vector<AbsorbedPlot> absorbed;
  PlotEntry entry;
  std::optional<std::string> day, reason;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("absorbed", &PlotMerge::absorbed, "The plots that go into this one.",
                            http::Limits{.max_items = most_plots_a_step}),
                      field("entry", &PlotMerge::entry, "The plot as it is afterwards, with the new outline."),
                      field("day", &PlotMerge::day, "From which day on.", http::Limits{.max_length = 20}),
                      field("reason", &PlotMerge::reason, "Why.", http::Limits{.max_length = 2000})};
  }
};
struct PlotSplit {
  std::vector<PlotEntry> parts;
  std::optional<std::string> day, reason;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("parts", &PlotSplit::parts,
              "The plots that come out of it, at least two, each entry whole: money that stands in two parts counts twice. "
              "Trees and photographs go to the part in which they lie, else to the first.",
              http::Limits{.max_items = most_plots_a_step}),
        field("day", &PlotSplit::day, "From which day on.", http::Limits{.max_length = 20}),
        field("reason", &PlotSplit::reason, "Why.", http::Limits{.max_length = 2000})};
  }
};
struct PlotParts {
  std::vector<PlotRow> parts;
  static constexpr auto fields() {
    return std::tuple{http::field("parts", &PlotParts::parts, "The new plots, as they were given.")};
  }
};
struct SuccessionUndo {
  std::string reason;
  static constexpr auto fields() {
    return std::tuple{http::field("reason", &SuccessionUndo::reason, "What was wrong.", http::Limits{.max_length = 2000})};
  }
};

}  // namespace muang::green
