// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/emissions_input.hpp"

#include <algorithm>
#include <set>

#include "base/core/calendar.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t most_fractions = 100, most_entries = 2000, most_scenarios = 20;
constexpr double deep_metres = 5;       // IPCC 2006 vol. 5 table 3.1
constexpr double deepest_metres = 200;  // deeper than any landfill
constexpr int first_buddhist = 2400;    // a year from here on is B.E.; the rules end at C.E. 2399

int common_era(int year) { return year >= first_buddhist ? year - buddhist_offset : year; }

class InputReader {
 public:
  InputReader(const EmissionsBody& body, const GasFactors& factors) : body_(body), factors_(factors) {}

  Result<EmissionsInput> read() {
    read_choices();
    read_site();
    if (body_.fractions.size() > most_fractions) {
      too_many("fractions", most_fractions);
    } else {
      for (const auto& [name, fraction] : body_.fractions) read_fraction(name, fraction);
    }
    read_deposits();
    read_recovery();
    for (Error& problem : check_parameters(input_.decay)) problems_.push_back(std::move(problem));
    if (deposits_read_) {
      for (Error& problem : check_years(input_.decay)) problems_.push_back(std::move(problem));
    } else {
      year_fits(input_.decay.until, "until");
    }
    read_treatments();
    read_scenarios();
    return answer();
  }

  Result<EmissionsInput> read_treatments_alone() {
    read_choices();
    read_treatments();
    return answer();
  }

 private:
  Result<EmissionsInput> answer() {
    if (!problems_.empty()) return std::move(problems_);
    return std::move(input_);
  }
  void say(ErrorCode code, std::string field, Params params = {}) {
    problems_.push_back({code, std::move(field), std::move(params)});
  }
  void too_many(std::string field, std::size_t maximum) {
    say(errors::too_many_entries, std::move(field), {{"maximum", std::to_string(maximum)}});
  }
  void unknown(std::string field, const std::string& value, const std::string& values) {
    say(errors::choice_unknown, std::move(field), {{"value", excerpt(value)}, {"values", values}});
  }
  bool in_range(double value, double minimum, double maximum, std::string field) {
    if (value >= minimum && value <= maximum) return true;
    say(errors::number_out_of_range, std::move(field),
        {{"minimum", std::to_string(static_cast<long long>(minimum))},
         {"maximum", std::to_string(static_cast<long long>(maximum))}});
    return false;
  }
  bool year_fits(int year, std::string field) {
    if (year >= first_decay_year && year <= last_decay_year) return true;
    say(errors::gas_year_out_of_range, std::move(field),
        {{"year", std::to_string(year)},
         {"first", std::to_string(first_decay_year)},
         {"last", std::to_string(last_decay_year)}});
    return false;
  }

  void note_factor(const std::string& name, const Factor& factor) {
    const bool known = std::ranges::any_of(input_.factors, [&](const FactorView& one) { return one.name == name; });
    if (!known)
      input_.factors.push_back({name, factor.value, factor.unit, factor.source, factor.certainty, factor.recorded});
  }
  void note_given(const std::string& name, double value, const std::string& unit) {
    input_.factors.push_back({name, value, unit, "given in the file", "given", std::nullopt});
  }
  // The number of the file, else that of the table; `where` is its path in the input.
  std::optional<double> choose(const std::optional<double>& given, const Factor* factor, const std::string& where,
                               const std::string& unit) {
    if (given) {
      note_given(where, *given, unit);
      return given;
    }
    if (!factor) return std::nullopt;
    note_factor(where, *factor);
    return factor->value;
  }

  void read_choices() {
    const std::string convention = body_.convention.value_or("ipcc2006");
    if (const auto known = parse_convention(convention)) {
      input_.decay.convention = *known;
    } else {
      unknown("convention", convention, "ipcc2006, same-year, midpoint");
    }
    const std::string gwp = body_.gwp.value_or("AR5");
    if (const auto set = factors_.gas_set(gwp)) {
      input_.gwp = *set;
      note_factor("gwp.ch4", *factors_.find("gwp", gwp, "ch4"));
      note_factor("gwp.n2o", *factors_.find("gwp", gwp, "n2o"));
    } else {
      unknown("gwp", gwp, factors_.keys("gwp"));
    }
    climate_ = "decay-rate:" + body_.climate.value_or("tropical-moist-wet");
    if (!factors_.find(climate_, "food", "k")) unknown("climate", *body_.climate, factors_.groups("decay-rate:"));
    const std::string guidelines = body_.guidelines.value_or("ipcc2006");
    refined_ = guidelines == "ipcc2019";
    if (!refined_ && guidelines != "ipcc2006") unknown("guidelines", guidelines, "ipcc2006, ipcc2019");
    input_.decay.until = common_era(body_.until);
  }

  void read_site() {
    const SiteBody& site = body_.site;
    const Factor *mcf = nullptr, *ox = nullptr;
    if (site.depth_metres) in_range(*site.depth_metres, 0, deepest_metres, "site.depthMetres");
    if (site.type) {
      const std::string kind = site_kind(*site.type, site.depth_metres);
      mcf = factors_.find("site", kind, "mcf");
      ox = factors_.find("site", kind, "ox");
      if (!mcf) unknown("site.type", *site.type, "open_dump, " + factors_.keys("site"));
    }
    const auto chosen = choose(site.mcf, mcf, "site.mcf", "share");
    if (!chosen && !site.type) say(errors::site_without_mcf, "site.mcf");
    DecaySite& out = input_.decay.site;
    out.mcf = chosen.value_or(0);
    out.ox = choose(site.ox, ox, "site.ox", "share").value_or(0);
    out.f = choose(site.f, factors_.find("default", "site", "f"), "site.f", "volume share of CH4").value_or(0);
    const Factor* delay = factors_.find("default", "site", "delay_months");
    out.delay_months = choose(site.delay_months, delay, "site.delayMonths", "months").value_or(6);
    if (site.docf) note_given("site.docf", *site.docf, "share of DOC");
  }

  void read_fraction(const std::string& name, const FractionBody& fraction) {
    const std::string at = "fractions." + name;
    const auto doc = choose(fraction.doc, factors_.find("fraction", name, "doc"), at + ".doc", "t C per t wet");
    // What holds no degradable carbon never decays, whatever its k.
    const Factor* rate = factors_.find(climate_, name, "k");
    const auto k = doc == 0.0 && !rate && !fraction.k ? doc : choose(fraction.k, rate, at + ".k", "per year");
    if (!doc) say(errors::fraction_without_factor, at + ".doc", {{"fraction", name}, {"factor", "doc"}});
    if (!k) say(errors::fraction_without_factor, at + ".k", {{"fraction", name}, {"factor", "k"}});
    std::optional<double> docf = fraction.docf;
    if (docf) note_given(at + ".docf", *docf, "share of DOC");
    const Factor* refined = refined_ ? factors_.find("fraction", name, "docf_2019") : nullptr;
    if (!docf && refined) docf = choose({}, refined, at + ".docf", "");
    if (!docf && body_.site.docf) docf = body_.site.docf;
    if (!docf) docf = choose({}, factors_.find("default", "site", "docf"), "site.docf", "");
    order_[name] = input_.decay.fractions.size();
    input_.decay.fractions.push_back({name, doc.value_or(0), docf.value_or(0), k.value_or(0)});
  }

  void read_deposits() {
    DecayCase& out = input_.decay;
    if (body_.deposits.size() > most_entries) return too_many("deposits", most_entries);
    if (body_.deposits.empty()) return say(errors::no_deposits, "deposits");
    int first = last_decay_year, last = first_decay_year;
    bool whole = true;
    for (std::size_t i = 0; i < body_.deposits.size(); ++i) {
      const int year = common_era(body_.deposits[i].year);
      whole = year_fits(year, "deposits[" + std::to_string(i) + "].year") && whole;
      first = std::min(first, year), last = std::max(last, year);
    }
    if (!whole) return;
    deposits_read_ = true;
    out.first_year = first;
    out.deposits.assign(static_cast<std::size_t>(last - first + 1), std::vector<double>(out.fractions.size(), 0));
    std::set<int> years;
    for (std::size_t i = 0; i < body_.deposits.size(); ++i) {
      const std::string at = "deposits[" + std::to_string(i) + "]";
      const int year = common_era(body_.deposits[i].year);
      if (!years.insert(year).second) say(errors::gas_year_twice, at + ".year", {{"year", std::to_string(year)}});
      for (const auto& [name, tonnes] : body_.deposits[i].tonnes) {
        const auto found = order_.find(name);
        if (found == order_.end()) {
          say(errors::fraction_not_described, at + ".tonnes." + name, {{"fraction", name}});
        } else if (in_range(tonnes, 0, max_tonnes_a_year, at + ".tonnes." + name)) {
          out.deposits[static_cast<std::size_t>(year - first)][found->second] = tonnes;
        }
      }
    }
  }

  void read_recovery() {
    if (!body_.recovery) return;
    if (body_.recovery->size() > most_entries) return too_many("recovery", most_entries);
    std::set<int> years;
    for (std::size_t i = 0; i < body_.recovery->size(); ++i) {
      const RecoveryBody& one = (*body_.recovery)[i];
      const std::string at = "recovery[" + std::to_string(i) + "]";
      const int year = common_era(one.year);
      if (!years.insert(year).second) say(errors::gas_year_twice, at + ".year", {{"year", std::to_string(year)}});
      if (!year_fits(year, at + ".year") || !in_range(one.ch4_tonnes, 0, max_tonnes_a_year, at + ".ch4Tonnes")) continue;
      if (input_.decay.deposits.empty()) continue;
      if (year < input_.decay.first_year) {  // nothing lies there yet: gas cannot have been caught
        if (one.ch4_tonnes > 0) in_range(one.ch4_tonnes, 0, 0, at + ".ch4Tonnes");
        continue;
      }
      const auto index = static_cast<std::size_t>(year - input_.decay.first_year);
      auto& recovered = input_.decay.recovered;
      if (recovered.size() <= index) recovered.resize(index + 1, 0);
      recovered[index] = one.ch4_tonnes;
    }
  }

  void read_treatments() {
    if (!body_.treatments) return;
    if (body_.treatments->size() > most_entries) return too_many("treatments", most_entries);
    for (std::size_t i = 0; i < body_.treatments->size(); ++i) {
      const TreatmentBody& one = (*body_.treatments)[i];
      const std::string at = "treatments[" + std::to_string(i) + "]";
      if (!factors_.find("treatment", one.method, "ch4")) {
        unknown(at + ".method", one.method, factors_.keys("treatment"));
        continue;
      }
      const int year = common_era(one.year);
      if (year_fits(year, at + ".year")) plan_treatment(one, year, at);
    }
  }

  double factor_of(const std::string& method, const std::string& parameter) {
    const Factor* factor = factors_.find("treatment", method, parameter);
    if (!factor) return 0;
    note_factor("treatment." + method + "." + parameter, *factor);
    return factor->value;
  }

  void plan_treatment(const TreatmentBody& one, int year, const std::string& at) {
    const bool burns = factors_.find("treatment", one.method, "oxidation") != nullptr;
    std::vector<BurnedFraction> burned;
    double tonnes = 0;
    for (const auto& [name, mass] : one.tonnes) {
      const std::string here = at + ".tonnes." + name;
      if (!in_range(mass, 0, max_tonnes_a_year, here)) continue;
      tonnes += mass;
      if (!burns) continue;
      const Factor* dry = factors_.find("fraction", name, "dry_matter");
      const Factor* carbon = factors_.find("fraction", name, "total_carbon_dry");
      const Factor* fossil = factors_.find("fraction", name, "fossil_carbon_share");
      if (!dry || !carbon || !fossil) {
        unknown(here, name, factors_.keys("fraction"));
        continue;
      }
      note_factor("fractions." + name + ".dryMatter", *dry);
      note_factor("fractions." + name + ".totalCarbonDry", *carbon);
      note_factor("fractions." + name + ".fossilCarbonShare", *fossil);
      burned.push_back({mass, dry->value, carbon->value, fossil->value});
    }
    const double ch4 = factor_of(one.method, "ch4");
    Gases gases;
    if (!burns) {
      gases = biological_treatment(tonnes, ch4, factor_of(one.method, "n2o"));
    } else if (factors_.find("treatment", one.method, "n2o_dry")) {
      const double oxidation = factor_of(one.method, refined_ ? "oxidation_2019" : "oxidation");
      gases = open_burning(burned, ch4, factor_of(one.method, "n2o_dry"), oxidation);
    } else {
      gases = incineration(burned, ch4, factor_of(one.method, "n2o"), factor_of(one.method, "oxidation"));
    }
    input_.treatments.push_back({year, one.method, tonnes, gases});
  }

  void read_scenarios() {
    if (!body_.scenarios) return;
    if (body_.scenarios->size() > most_scenarios) return too_many("scenarios", most_scenarios);
    std::set<std::string> names;
    for (std::size_t i = 0; i < body_.scenarios->size(); ++i) {
      const std::string at = "scenarios[" + std::to_string(i) + "]";
      const ScenarioBody& one = (*body_.scenarios)[i];
      if (!names.insert(one.name).second) say(errors::scenario_twice, at + ".name", {{"name", one.name}});
      read_scenario(one, at);
    }
  }

  void read_scenario(const ScenarioBody& one, const std::string& at) {
    if (!one.closes && !one.capture && !one.separate_food) return say(errors::scenario_changes_nothing, at);
    PlannedScenario plan{one.name, {}, "composting"};
    if (one.closes) {
      plan.scenario.closes = common_era(*one.closes);
      year_fits(*plan.scenario.closes, at + ".closes");
    }
    if (one.capture) {
      plan.scenario.capture_from = common_era(one.capture->from);
      year_fits(*plan.scenario.capture_from, at + ".capture.from");
      in_range(one.capture->share, 0, 1, at + ".capture.share");
      plan.scenario.capture_share = one.capture->share;
    }
    if (one.separate_food) {
      plan.scenario.separate_from = common_era(one.separate_food->from);
      year_fits(*plan.scenario.separate_from, at + ".separateFood.from");
      in_range(one.separate_food->share, 0, 1, at + ".separateFood.share");
      plan.scenario.separate_share = one.separate_food->share;
      plan.food_goes_to = one.separate_food->to.value_or("composting");
      if (plan.food_goes_to != "composting" && plan.food_goes_to != "anaerobic-digestion") {
        unknown(at + ".separateFood.to", plan.food_goes_to, "composting, anaerobic-digestion");
      } else {
        factor_of(plan.food_goes_to, "ch4"), factor_of(plan.food_goes_to, "n2o");  // named among the factors
      }
      const auto food = order_.find("food");
      if (food == order_.end()) {
        say(errors::fraction_not_described, at + ".separateFood", {{"fraction", "food"}});
      } else {
        plan.scenario.food = food->second;
      }
    }
    input_.scenarios.push_back(std::move(plan));
  }

  const EmissionsBody& body_;
  const GasFactors& factors_;
  EmissionsInput input_;
  Problems problems_;
  std::map<std::string, std::size_t> order_;
  std::string climate_;
  bool refined_ = false, deposits_read_ = false;
};

}  // namespace

std::string site_kind(std::string_view type, std::optional<double> depth_metres) {
  if (type != "open_dump") return std::string(type);
  return !depth_metres ? "uncategorised" : *depth_metres >= deep_metres ? "unmanaged-deep" : "unmanaged-shallow";
}

Gases biological_gases(const GasFactors& factors, const std::string& method, double tonnes) {
  const Factor* ch4 = factors.find("treatment", method, "ch4");
  const Factor* n2o = factors.find("treatment", method, "n2o");
  ENSURE(ch4 && n2o, "the method was checked");
  return biological_treatment(tonnes, ch4->value, n2o->value);
}

Result<EmissionsInput> emissions_input(const EmissionsBody& body, const GasFactors& factors) {
  return InputReader(body, factors).read();
}

Result<EmissionsInput> treatments_input(const EmissionsBody& body, const GasFactors& factors) {
  return InputReader(body, factors).read_treatments_alone();
}

}  // namespace muang::waste
