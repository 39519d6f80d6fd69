// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the carbon of trees of the register: kg of CO2e, with 95 % of the draws, or the reason why there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/carbon_dto.hpp"
#include "http/fields.hpp"

namespace muang::green {

struct MeasuredCarbonView {
  std::string day, equation, equation_certainty, equation_source;
  std::optional<double> dbh_cm, height_m, above_ground_kg, root_kg, carbon_kg, co2e_kg, low_kg, high_kg;
  std::vector<NoteView> reasons, flags;
  static constexpr auto fields() {
    using http::field;
    using T = MeasuredCarbonView;
    return std::tuple{field("day", &T::day, "Day of measuring."),
                      field("equation", &T::equation, "Equation; empty: none."),
                      field("equationCertainty", &T::equation_certainty, "published or recalled."),
                      field("equationSource", &T::equation_source, "Where it is printed."),
                      field("dbhCm", &T::dbh_cm, "Diameter that went in."),
                      field("heightM", &T::height_m, "Height that went in."),
                      field("aboveGroundKg", &T::above_ground_kg, "Dry mass above ground."),
                      field("rootKg", &T::root_kg, "Dry mass of the root."),
                      field("carbonKg", &T::carbon_kg, "Carbon."),
                      field("co2eKg", &T::co2e_kg, "CO2e; null: the reasons say why."),
                      field("co2eLowKg", &T::low_kg, "2.5 % of the draws are below."),
                      field("co2eHighKg", &T::high_kg, "2.5 % of the draws are above."),
                      field("reasons", &T::reasons, "Why there is no figure; empty: there is one."),
                      field("flags", &T::flags, "What is to be read beside the figure.")};
  }
};
struct GrowthView {
  std::string from, to;
  double years = 0;
  std::optional<double> co2e_kg_year, low_kg_year, high_kg_year;
  bool shrunk = false;
  std::vector<NoteView> reasons;
  static constexpr auto fields() {
    using http::field;
    using T = GrowthView;
    return std::tuple{
        field("from", &T::from, "Earlier day."),
        field("to", &T::to, "Later day."),
        field("years", &T::years, "Of 365.25 days."),
        field("co2eKgYear", &T::co2e_kg_year, "Taken up, kg CO2e a year; below 0: it lost wood or a measure is wrong."),
        field("lowKgYear", &T::low_kg_year, "2.5 % of the draws are below."),
        field("highKgYear", &T::high_kg_year, "2.5 % of the draws are above."),
        field("shrunk", &T::shrunk, "Below 0."),
        field("reasons", &T::reasons, "Why there is no figure.")};
  }
};
struct TreeCarbonPage {
  std::int64_t tree = 0;
  std::string root_method;
  double root_ratio = 0, carbon_fraction = 0;
  int draws = 0;
  std::vector<MeasuredCarbonView> measurements;
  std::vector<GrowthView> growth;
  std::vector<NoteView> notes;
  std::vector<QuotedView> quoted;
  static constexpr auto fields() {
    using http::field;
    using T = TreeCarbonPage;
    return std::tuple{field("tree", &T::tree, "The tree."),
                      field("rootMethod", &T::root_method, "ratio or equation: one for the whole page."),
                      field("rootRatio", &T::root_ratio, "Below by above ground."),
                      field("carbonFraction", &T::carbon_fraction, "kg of carbon a kg of dry mass."),
                      field("draws", &T::draws, "Monte Carlo draws."),
                      field("measurements", &T::measurements, "By day."),
                      field("growth", &T::growth, "From each measurement to the next."),
                      field("notes", &T::notes, "About the whole."),
                      field("quoted", &T::quoted, "Public figures, quoted only.")};
  }
};

struct GrowthTotalView {
  std::int64_t trees = 0, computed = 0, shrunk = 0;
  std::optional<double> co2e_kg_year, low_kg_year, high_kg_year;
  std::vector<CountView> reasons;
  static constexpr auto fields() {
    using http::field;
    using T = GrowthTotalView;
    return std::tuple{
        field("trees", &T::trees, "Trees that stand."),
        field("computed", &T::computed, "Of these with two measurements that can be compared."),
        field("shrunk", &T::shrunk, "Of these that lost wood, or one measure is wrong; they are in the sum."),
        field("co2eKgYear", &T::co2e_kg_year, "Taken up by the computed trees, kg CO2e a year; null: by none."),
        field("lowKgYear", &T::low_kg_year, "2.5 % of the draws are below."),
        field("highKgYear", &T::high_kg_year, "2.5 % of the draws are above."),
        field("reasons", &T::reasons, "Why the others have no figure.")};
  }
};
struct UnitCarbonPage {
  std::int64_t unit_id = 0;
  std::string first_day, last_day;
  CarbonTotalView total;
  GrowthTotalView growth;
  static constexpr auto fields() {
    using http::field;
    using T = UnitCarbonPage;
    return std::tuple{field("unitId", &T::unit_id, "The town."),
                      field("firstDay", &T::first_day, "Oldest of the last measurements; empty: none."),
                      field("lastDay", &T::last_day, "Newest of them."),
                      field("total", &T::total, "Of the trees that stand, each by its last measurement."),
                      field("growth", &T::growth, "Between the last two measurements of each.")};
  }
};

}  // namespace muang::green
