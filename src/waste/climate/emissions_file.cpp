// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/emissions_file.hpp"

#include <algorithm>

#include "base/core/calendar.hpp"
#include "http/json.hpp"
#include "waste/climate/emissions_input.hpp"
#include "waste/text_table.hpp"

namespace muang::waste {
namespace {

std::vector<EmissionYearView> year_views(const std::vector<DecayYear>& years, const GasSet& gwp) {
  std::vector<EmissionYearView> views;
  for (const DecayYear& year : years) {
    views.push_back({year.year, year.ch4_generated, year.ch4_emitted, co2_equivalent({year.ch4_emitted, 0, 0}, gwp),
                     year.not_yet_decomposed});
  }
  return views;
}

double total_co2e(const std::vector<EmissionYearView>& years) {
  double sum = 0;
  for (const auto& year : years) sum += year.co2e;
  return sum;
}

ScenarioView scenario_view(const PlannedScenario& plan, const EmissionsInput& input, double base_co2e,
                           const GasFactors& factors) {
  const ScenarioCase changed = apply_scenario(input.decay, plan.scenario);
  ScenarioView view{.name = plan.name, .base_co2e = base_co2e};
  view.years = year_views(decay(changed.input), input.gwp);
  view.site_co2e = total_co2e(view.years);
  const int last = input.decay.until;
  for (std::size_t i = 0; i < changed.diverted.size() && input.decay.first_year + static_cast<int>(i) <= last; ++i) {
    view.diverted_tonnes += changed.diverted[i];
    view.turned_away_tonnes += changed.turned_away[i];
  }
  view.treatment_co2e = co2_equivalent(biological_gases(factors, plan.food_goes_to, view.diverted_tonnes), input.gwp);
  view.difference_co2e = view.site_co2e + view.treatment_co2e - view.base_co2e;
  return view;
}

class Notes {
 public:
  Notes(const Texts& texts, std::vector<NoteView>& out) : texts_(texts), out_(out) {}
  void add(const std::string& key, const Params& english = {}, const Params& thai = {}) {
    const std::string at = "waste-climate.gas." + key;
    out_.push_back({key, texts_.get("th", at, thai.empty() ? english : thai), texts_.get("en", at, english)});
  }

 private:
  const Texts& texts_;
  std::vector<NoteView>& out_;
};

void note_recovery(const std::vector<DecayYear>& years, Notes& notes) {
  const auto list = [&](int offset) {
    std::string text;
    for (const DecayYear& year : years) {
      if (year.recovery_exceeds) text += (text.empty() ? "" : ", ") + std::to_string(year.year + offset);
    }
    return text;
  };
  if (!list(0).empty()) notes.add("recovery-exceeds", {{"years", list(0)}}, {{"years", list(buddhist_offset)}});
}

void add_notes(const EmissionsInput& input, const std::vector<DecayYear>& years, Notes notes) {
  if (!years.empty()) notes.add("convention-" + std::string(name_of(input.decay.convention)));
  note_recovery(years, notes);
  if (!years.empty() && years.back().not_yet_decomposed > 0) {
    const auto params = [&](int offset) {
      return Params{{"year", std::to_string(years.back().year + offset)},
                    {"tonnes", fixed_text(years.back().not_yet_decomposed, 1)}};
    };
    notes.add("still-to-come", params(0), params(buddhist_offset));
  }
  const auto recalled = [](const FactorView& factor) { return factor.certainty == "published-recalled"; };
  if (std::ranges::any_of(input.factors, recalled)) notes.add("recalled-factors");
  notes.add("estimate-only");
}

}  // namespace

EmissionsView emissions_view(const EmissionsInput& input, const GasFactors& factors, const Texts& texts) {
  const auto years = input.decay.deposits.empty() ? std::vector<DecayYear>() : decay(input.decay);
  EmissionsView view{.convention = std::string(name_of(input.decay.convention)),
                     .gwp = {input.gwp.name, 100, input.gwp.ch4, input.gwp.n2o},
                     .years = year_views(years, input.gwp)};
  for (const PlannedTreatment& one : input.treatments) {
    view.treatments.push_back({one.year, one.method, one.tonnes, one.gases.ch4, one.gases.n2o, one.gases.co2,
                               co2_equivalent(one.gases, input.gwp)});
  }
  const double base = total_co2e(view.years);
  for (const PlannedScenario& plan : input.scenarios) view.scenarios.push_back(scenario_view(plan, input, base, factors));
  add_notes(input, years, Notes(texts, view.notes));
  view.factors = input.factors;
  return view;
}

Result<std::string> emissions_file(std::string_view json, const std::filesystem::path& data_folder, const Texts& texts) {
  const GasFactors factors = GasFactors::load(data_folder);
  TRY(const EmissionsBody body, http::read_json<EmissionsBody>(json));
  TRY(const EmissionsInput input, emissions_input(body, factors));
  return http::write_json(emissions_view(input, factors, texts));
}

}  // namespace muang::waste
