// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/core/check.hpp"
#include "waste/climate/emissions_input.hpp"
#include "waste/indicator/indicators.hpp"

namespace muang::waste {
namespace {

constexpr double kilograms_a_tonne = 1000;
constexpr std::string_view composition = "composition:thailand";

class YearGas {
 public:
  YearGas(const ClimateData& data, GasOfYear& out) : data_(data), out_(out) {}

  // M·L0·(1 − OX) over the fractions of the national composition, GPC eq. 8.3. Nothing recovered is taken off: what a site
  // captures is counted at the site.
  void site(const std::string& kind, std::int64_t kg) {
    const double mcf = use("site", kind, "mcf"), ox = use("site", kind, "ox");
    const double f = use("default", "site", "f"), docf = use("default", "site", "docf");
    double ch4 = 0;
    for (const std::string& fraction : fractions()) {
      const double tonnes = tonnes_of(kg) * use(composition, fraction, "share");
      const double doc = use("fraction", fraction, "doc");
      if (doc > 0) ch4 += methane_commitment(tonnes, methane_potential(mcf, doc, docf, f), 0, ox);
    }
    add(kind, kg, {.ch4 = ch4, .n2o = 0, .co2 = 0});
  }

  void treatment(const std::string& method, std::int64_t kg, const std::string& id) {
    EmissionsBody body{.treatments = std::vector<TreatmentBody>{{out_year(), method, {}}}};
    for (const std::string& fraction : fractions())
      body.treatments->front().tonnes[fraction] = tonnes_of(kg) * use(composition, fraction, "share");
    const auto input = treatments_input(body, data_.factors);
    if (!input) return;
    for (const FactorView& factor : input->factors) name(factor);
    add(id, kg, input->treatments.front().gases);
  }

 private:
  static double tonnes_of(std::int64_t kg) { return static_cast<double>(kg) / kilograms_a_tonne; }
  static int out_year() { return 2000; }  // the year plays no part in a treatment
  const std::vector<std::string>& fractions() {
    if (fractions_.empty()) {
      for (const std::string_view name : gas_fractions)
        if (const Factor* share = data_.factors.find(composition, name, "share"); share && share->value > 0)
          fractions_.emplace_back(name);
    }
    return fractions_;
  }
  double use(std::string_view group, const std::string& key, std::string_view parameter) {
    const Factor* factor = data_.factors.find(group, key, parameter);
    if (!factor) return 0;
    name({std::string(group) + "." + key + "." + std::string(parameter), factor->value, factor->unit, factor->source,
          factor->certainty, factor->recorded});
    return factor->value;
  }
  void name(const FactorView& factor) {
    const bool known = std::ranges::any_of(out_.factors, [&](const FactorView& one) { return one.name == factor.name; });
    if (!known) out_.factors.push_back(factor);
  }
  void add(const std::string& id, std::int64_t kg, const Gases& gases) {
    const GasSet set{out_.gwp.set, out_.gwp.ch4, out_.gwp.n2o};
    out_.rows.push_back({id, "inferred", kg, gases.ch4, gases.n2o, gases.co2, co2_equivalent(gases, set)});
    out_.co2e += out_.rows.back().co2e;
  }

  const ClimateData& data_;
  GasOfYear& out_;
  std::vector<std::string> fractions_;
};

}  // namespace

GasOfYear gas_of_year(const ClimateData& data, const YearFigures& figures) {
  const auto set = data.factors.gas_set("AR5");
  ENSURE(set, "the table has the potentials of AR5");
  GasOfYear gas{.gwp = {set->name, 100, set->ch4, set->n2o}, .convention = "methane-commitment"};
  YearGas year(data, gas);
  std::int64_t known = 0;
  for (const auto& [way, kg] : figures.by_gas) {
    if (kg <= 0 || way.first == "none") continue;
    known += kg;
    way.first == "site" ? year.site(way.second, kg) : year.treatment(way.second, kg, way.second);
  }
  if (figures.sums.utilised_food > 0) year.treatment("composting", figures.sums.utilised_food, "food-at-source");
  const std::int64_t recycled = figures.sums.utilised - figures.sums.utilised_food;
  const std::int64_t rest =
      figures.sums.generated - known - figures.sums.utilised_food - std::max<std::int64_t>(0, recycled);
  gas.not_counted = std::max<std::int64_t>(0, rest);
  return gas;
}

}  // namespace muang::waste
