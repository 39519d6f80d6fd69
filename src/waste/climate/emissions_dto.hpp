// SPDX-License-Identifier: Apache-2.0
// What `muang waste emissions` reads and prints. Tonnes; years of either era come in, years C.E. go out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct SiteBody {
  std::optional<std::string> type;
  std::optional<double> mcf, ox, f, docf, delay_months, depth_metres;
  static constexpr auto fields() {
    return std::tuple{
        http::field("type", &SiteBody::type, "Kind of site of the factor table, for mcf and ox that are not given."),
        http::field("mcf", &SiteBody::mcf, "Methane correction factor, 0 to 1."),
        http::field("ox", &SiteBody::ox, "Share of methane oxidised in the cover, 0 to 1; 0 when not given."),
        http::field("f", &SiteBody::f, "Volume share of methane in the gas, 0 to 1; IPCC default when not given."),
        http::field("docf", &SiteBody::docf, "Share of DOC that decomposes, 0 to 1; IPCC default when not given."),
        http::field("delayMonths", &SiteBody::delay_months, "Months until decay begins, 0 to 6; only in ipcc2006."),
        http::field("depthMetres", &SiteBody::depth_metres, "Of the waste; decides the MCF of open_dump at 5 m.")};
  }
};

struct FractionBody {
  std::optional<double> doc, k, docf;
  static constexpr auto fields() {
    return std::tuple{
        http::field("doc", &FractionBody::doc, "t C per t wet waste; of the factor table when not given."),
        http::field("k", &FractionBody::k, "Decay rate per year; of the factor table and climate when not given."),
        http::field("docf", &FractionBody::docf, "DOCf of this fraction (2019 Refinement), before that of the site.")};
  }
};

struct DepositBody {
  int year = 0;
  std::map<std::string, double> tonnes;
  static constexpr auto fields() {
    return std::tuple{http::field("year", &DepositBody::year, "Calendar year, C.E. or B.E."),
                      http::field("tonnes", &DepositBody::tonnes, "Wet tonnes by fraction.")};
  }
};

struct RecoveryBody {
  int year = 0;
  double ch4_tonnes = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("year", &RecoveryBody::year, "Calendar year."),
                      http::field("ch4Tonnes", &RecoveryBody::ch4_tonnes, "Methane burned or used, t.")};
  }
};

struct TreatmentBody {
  int year = 0;
  std::string method;
  std::map<std::string, double> tonnes;
  static constexpr auto fields() {
    return std::tuple{http::field("year", &TreatmentBody::year, "Calendar year."),
                      http::field("method", &TreatmentBody::method, "composting, anaerobic-digestion, open-burning, …"),
                      http::field("tonnes", &TreatmentBody::tonnes, "Wet tonnes by fraction.")};
  }
};

struct CaptureBody {
  int from = 0;
  double share = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("from", &CaptureBody::from, "First year."),
                      http::field("share", &CaptureBody::share, "Share of the methane generated, 0 to 1.")};
  }
};

struct SeparateBody {
  int from = 0;
  double share = 0;
  std::optional<std::string> to;
  static constexpr auto fields() {
    return std::tuple{http::field("from", &SeparateBody::from, "First year."),
                      http::field("share", &SeparateBody::share, "Share of each deposit of food, 0 to 1."),
                      http::field("to", &SeparateBody::to, "composting (when not given) or anaerobic-digestion.")};
  }
};

struct ScenarioBody {
  std::string name;
  std::optional<int> closes;
  std::optional<CaptureBody> capture;
  std::optional<SeparateBody> separate_food;
  static constexpr auto fields() {
    return std::tuple{http::field("name", &ScenarioBody::name, "Its name in the answer.", http::Limits{.max_length = 200}),
                      http::field("closes", &ScenarioBody::closes, "The site takes nothing from this year on."),
                      http::field("capture", &ScenarioBody::capture, "Gas is captured."),
                      http::field("separateFood", &ScenarioBody::separate_food, "More food waste is separated.")};
  }
};

struct EmissionsBody {
  SiteBody site;
  std::map<std::string, FractionBody> fractions;
  std::vector<DepositBody> deposits;
  std::optional<std::vector<RecoveryBody>> recovery;
  int until = 0;
  std::optional<std::string> convention, gwp, climate, guidelines;
  std::optional<std::vector<TreatmentBody>> treatments;
  std::optional<std::vector<ScenarioBody>> scenarios;
  static constexpr auto fields() {
    return std::tuple{http::field("site", &EmissionsBody::site, "The disposal site."),
                      http::field("fractions", &EmissionsBody::fractions, "Kinds of waste by name."),
                      http::field("deposits", &EmissionsBody::deposits, "What was brought, by year."),
                      http::field("recovery", &EmissionsBody::recovery, "Methane burned or used, by year."),
                      http::field("until", &EmissionsBody::until, "Last year of the answer."),
                      http::field("convention", &EmissionsBody::convention, "ipcc2006 (default), same-year or midpoint."),
                      http::field("gwp", &EmissionsBody::gwp, "AR4, AR5 (default) or AR6, 100 years."),
                      http::field("climate", &EmissionsBody::climate, "tropical-moist-wet (default) and others."),
                      http::field("guidelines", &EmissionsBody::guidelines, "ipcc2006 (default) or ipcc2019: DOCf by kind."),
                      http::field("treatments", &EmissionsBody::treatments, "Composting, digestion, burning."),
                      http::field("scenarios", &EmissionsBody::scenarios, "What if.")};
  }
};

struct EmissionYearView {
  int year = 0;
  double ch4_generated = 0, ch4_emitted = 0, co2e = 0, not_yet_decomposed = 0;
  static constexpr auto fields() {
    return std::tuple{
        http::field("year", &EmissionYearView::year, "C.E."),
        http::field("ch4Generated", &EmissionYearView::ch4_generated, "t CH4."),
        http::field("ch4Emitted", &EmissionYearView::ch4_emitted, "t CH4, (generated - recovered)·(1 - OX)."),
        http::field("co2e", &EmissionYearView::co2e, "t CO2e of the methane emitted."),
        http::field("notYetDecomposedDdocm", &EmissionYearView::not_yet_decomposed, "t C at the end of the year.")};
  }
};

struct GasSetView {
  std::string set;
  int horizon_years = 100;
  double ch4 = 0, n2o = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("set", &GasSetView::set, "Assessment report."),
                      http::field("horizonYears", &GasSetView::horizon_years, "100."),
                      http::field("ch4", &GasSetView::ch4, "t CO2e per t CH4."),
                      http::field("n2o", &GasSetView::n2o, "t CO2e per t N2O.")};
  }
};

struct FactorView {
  std::string name;
  double value = 0;
  std::string unit, source, certainty;
  std::optional<std::string> recorded;
  static constexpr auto fields() {
    return std::tuple{http::field("name", &FactorView::name, "Where it was used, as a path of the input."),
                      http::field("value", &FactorView::value, "Its value."),
                      http::field("unit", &FactorView::unit, "Its unit."),
                      http::field("source", &FactorView::source, "Publication and table."),
                      http::field("certainty", &FactorView::certainty, "How sure the value is."),
                      http::field("recorded", &FactorView::recorded, "When it was recorded.")};
  }
};

struct NoteView {
  std::string key, text_th, text_en;
  static constexpr auto fields() {
    return std::tuple{http::field("key", &NoteView::key, "Stable name of the note."),
                      http::field("textTh", &NoteView::text_th, "Thai."),
                      http::field("textEn", &NoteView::text_en, "English.")};
  }
};

struct TreatmentView {
  int year = 0;
  std::string method;
  double tonnes = 0, ch4 = 0, n2o = 0, fossil_co2 = 0, co2e = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("year", &TreatmentView::year, "C.E."),
                      http::field("method", &TreatmentView::method, "As given."),
                      http::field("tonnes", &TreatmentView::tonnes, "Wet."),
                      http::field("ch4", &TreatmentView::ch4, "t."),
                      http::field("n2o", &TreatmentView::n2o, "t."),
                      http::field("fossilCo2", &TreatmentView::fossil_co2, "t; carbon of plants is not counted."),
                      http::field("co2e", &TreatmentView::co2e, "t CO2e.")};
  }
};

struct ScenarioView {
  std::string name;
  double base_co2e = 0, site_co2e = 0, treatment_co2e = 0, difference_co2e = 0;
  double diverted_tonnes = 0, turned_away_tonnes = 0;
  std::vector<EmissionYearView> years;
  static constexpr auto fields() {
    return std::tuple{http::field("name", &ScenarioView::name, "As given."),
                      http::field("baseCo2e", &ScenarioView::base_co2e, "t CO2e of the site as it is, all years."),
                      http::field("siteCo2e", &ScenarioView::site_co2e, "t CO2e of the site in the scenario, all years."),
                      http::field("treatmentCo2e", &ScenarioView::treatment_co2e, "t CO2e of treating the food separated."),
                      http::field("differenceCo2e", &ScenarioView::difference_co2e, "siteCo2e + treatmentCo2e - baseCo2e."),
                      http::field("divertedTonnes", &ScenarioView::diverted_tonnes, "Food separated, t wet."),
                      http::field("turnedAwayTonnes", &ScenarioView::turned_away_tonnes,
                                  "Waste after closing, t wet; what becomes of it elsewhere is not counted."),
                      http::field("years", &ScenarioView::years, "The site, as in the main answer.")};
  }
};

struct EmissionsView {
  std::string convention;
  GasSetView gwp;
  std::vector<EmissionYearView> years;
  std::vector<TreatmentView> treatments;
  std::vector<ScenarioView> scenarios;
  std::vector<NoteView> notes;
  std::vector<FactorView> factors;
  static constexpr auto fields() {
    return std::tuple{http::field("convention", &EmissionsView::convention, "When decay begins."),
                      http::field("gwp", &EmissionsView::gwp, "Behind every co2e of this answer."),
                      http::field("years", &EmissionsView::years, "First deposit to `until`."),
                      http::field("treatments", &EmissionsView::treatments, "In the order given."),
                      http::field("scenarios", &EmissionsView::scenarios, "In the order given."),
                      http::field("notes", &EmissionsView::notes, "What must be known to read the figures."),
                      http::field("factors", &EmissionsView::factors, "Each factor with its source.")};
  }
};

}  // namespace muang::waste
