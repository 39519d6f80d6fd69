// SPDX-License-Identifier: Apache-2.0
// The total of `muang green carbon`, behind the trees.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct SpreadView {
  int draws = 0;
  std::string seed;
  double mean = 0, sd = 0, low = 0, high = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("draws", &SpreadView::draws, "Monte Carlo draws."),
                      field("seed", &SpreadView::seed, "The same seed gives the same figures."),
                      field("co2eMeanKg", &SpreadView::mean, "Mean of the draws, kg CO2e."),
                      field("co2eSdKg", &SpreadView::sd, "Standard deviation, kg CO2e."),
                      field("co2eLowKg", &SpreadView::low, "2.5 % of the draws are below, kg CO2e."),
                      field("co2eHighKg", &SpreadView::high, "2.5 % of the draws are above, kg CO2e.")};
  }
};

struct CountView {
  std::string code, th, en;
  std::int64_t trees = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &CountView::code, "As at the trees."), field("trees", &CountView::trees, "How many."),
                      field("th", &CountView::th, "Thai."), field("en", &CountView::en, "English.")};
  }
};

struct UsedEquationView {
  std::string code, certainty, source;
  std::int64_t trees = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &UsedEquationView::code, "Equation."),
                      field("trees", &UsedEquationView::trees, "Trees computed with it."),
                      field("certainty", &UsedEquationView::certainty, "published or recalled."),
                      field("source", &UsedEquationView::source, "Where it is printed.")};
  }
};

struct NoteView {
  std::string code, th, en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &NoteView::code, "Note."), field("th", &NoteView::th, "Thai."),
                      field("en", &NoteView::en, "English.")};
  }
};

struct QuotedView {
  std::string what, unit, certainty, source, th, en;
  double low = 0, high = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("what", &QuotedView::what, "A figure of public talk; never added."),
                      field("low", &QuotedView::low, "From."),
                      field("high", &QuotedView::high, "To."),
                      field("unit", &QuotedView::unit, "Unit."),
                      field("certainty", &QuotedView::certainty, "Certainty."),
                      field("source", &QuotedView::source, "Who says it."),
                      field("th", &QuotedView::th, "Thai."),
                      field("en", &QuotedView::en, "English.")};
  }
};

struct CarbonTotalView {
  std::int64_t trees = 0, computed = 0;
  std::optional<double> stem, branch, leaf, above_ground, root, carbon, co2e;  // null: of no tree, or not of every one
  std::string root_method;
  double root_ratio = 0, carbon_fraction = 0;
  std::optional<SpreadView> uncertainty;
  std::vector<UsedEquationView> equations;
  std::vector<CountView> reasons, flags;
  std::vector<NoteView> notes;
  std::vector<QuotedView> quoted;
  static constexpr auto fields() {
    using http::field;
    using T = CarbonTotalView;
    return std::tuple{field("trees", &T::trees, "Trees of the file."),
                      field("computed", &T::computed, "Trees in the sums below."),
                      field("stemKg", &T::stem, "kg, where each computed tree has it."),
                      field("branchKg", &T::branch, "kg, where each computed tree has it."),
                      field("leafKg", &T::leaf, "kg, where each computed tree has it."),
                      field("aboveGroundKg", &T::above_ground, "kg, where each computed tree has it."),
                      field("rootKg", &T::root, "kg, where each computed tree has it."),
                      field("carbonKg", &T::carbon, "kg of carbon."),
                      field("co2eKg", &T::co2e, "kg CO2e."),
                      field("rootMethod", &T::root_method, "ratio or equation: one for the whole report."),
                      field("rootRatio", &T::root_ratio, "Below by above ground."),
                      field("carbonFraction", &T::carbon_fraction, "kg of carbon a kg of dry mass."),
                      field("uncertainty", &T::uncertainty, "Of the sum of CO2e."),
                      field("equations", &T::equations, "Equations used."),
                      field("reasons", &T::reasons, "Why trees have no figure."),
                      field("flags", &T::flags, "What is to be read beside the figures."),
                      field("notes", &T::notes, "About the whole."),
                      field("quoted", &T::quoted, "Public figures, quoted only.")};
  }
};

}  // namespace muang::green
