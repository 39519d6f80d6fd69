// SPDX-License-Identifier: Apache-2.0
#include "green/carbon_total.hpp"

#include <algorithm>
#include <cmath>

namespace muang::green {
namespace {

constexpr double ten_thousandths = 10'000;
double shown(double kg) { return std::round(kg * ten_thousandths) / ten_thousandths; }

std::vector<NoteView> notes_of(const CarbonRequest& request, const Texts& texts, bool unknown_residual,
                               const std::vector<std::string>& ignored) {
  std::vector<NoteView> out;
  const auto add = [&](const std::string& code, const Params& params = {}) {
    const std::string key = "green.note-" + code;
    out.push_back({code, texts.get("th", key, params), texts.get("en", key, params)});
  };
  add("forest-equations");
  add(request.root == RootMethod::Ratio ? "root-ratio" : "root-equation");
  if (request.draws > 0) add("uncertainty");
  if (request.draws > 0 && unknown_residual) add("residual-unknown");
  std::string titles;
  for (const std::string& title : ignored) titles += (titles.empty() ? "" : ", ") + title;
  if (!titles.empty()) add("columns-ignored", {{"columns", titles}});
  return out;
}

}  // namespace

void CarbonTotal::Sum::add(const std::optional<double>& value) {
  if (!value) return;
  kg += *value;
  ++trees;
}

void CarbonTotal::Sum::add(const Sum& other) {
  kg += other.kg;
  trees += other.trees;
}

void CarbonTotal::add(const TreeCarbon& tree) {
  ++trees_;
  if (!tree.complete()) {
    ++reasons_.at(static_cast<std::size_t>(tree.reason));
    return;
  }
  ++computed_;
  stem_.add(tree.biomass.stem);
  branch_.add(tree.biomass.branch);
  leaf_.add(tree.biomass.leaf);
  above_ground_.add(tree.biomass.above_ground);
  root_.add(tree.biomass.root);
  carbon_.add(tree.carbon_kg);
  co2e_.add(tree.co2e_kg);
  ++equations_[tree.equation];
  for (std::size_t i = 0; i < flag_count; ++i) flags_[i] += (tree.flags & bit(static_cast<Flag>(i))) != 0 ? 1 : 0;
}

void CarbonTotal::add(const CarbonTotal& other) {
  trees_ += other.trees_;
  computed_ += other.computed_;
  using Total = CarbonTotal;
  for (const auto sum :
       {&Total::stem_, &Total::branch_, &Total::leaf_, &Total::above_ground_, &Total::root_, &Total::carbon_, &Total::co2e_})
    (this->*sum).add(other.*sum);
  for (std::size_t i = 0; i < reason_count; ++i) reasons_[i] += other.reasons_[i];
  for (std::size_t i = 0; i < flag_count; ++i) flags_[i] += other.flags_[i];
  for (const auto& [equation, trees] : other.equations_) equations_[equation] += trees;
  for (std::size_t i = 0; i < draws_.size(); ++i) draws_[i] += other.draws_[i];
}

// A sum over some of the trees beside a sum over all of them would be read as a part of it.
std::optional<double> CarbonTotal::of_all(const Sum& sum) const {
  return computed_ > 0 && sum.trees == computed_ ? std::optional(shown(sum.kg)) : std::nullopt;
}

CarbonTotalView CarbonTotal::view(const CarbonRequest& request, const CarbonData& data, const Texts& texts,
                                  const std::vector<std::string>& ignored_columns) const {
  CarbonTotalView view{.trees = trees_, .computed = computed_};
  view.stem = of_all(stem_), view.branch = of_all(branch_), view.leaf = of_all(leaf_);
  view.above_ground = of_all(above_ground_), view.root = of_all(root_);
  view.carbon = of_all(carbon_), view.co2e = of_all(co2e_);
  view.root_method = request.root == RootMethod::Ratio ? "ratio" : "equation";
  view.root_ratio = data.parameters.root_ratio;
  view.carbon_fraction = request.carbon_fraction.value_or(data.parameters.carbon_fraction);
  if (const auto spread = spread_of(draws_); spread && computed_ > 0) {
    view.uncertainty = {.draws = request.draws,
                        .seed = std::to_string(request.seed),
                        .mean = shown(spread->mean),
                        .sd = shown(spread->sd),
                        .low = shown(spread->low),
                        .high = shown(spread->high)};
  }
  bool unknown_residual = false;
  for (const Equation& equation : data.book.equations) {  // in the order of the file
    const auto used = equations_.find(&equation);
    if (used == equations_.end()) continue;
    view.equations.push_back({equation.code, equation.certainty, equation.source, used->second});
    unknown_residual = unknown_residual || !equation.residual_sd;
  }
  const auto count = [&](std::vector<CountView>& out, const std::string& kind, std::string_view code, std::int64_t trees) {
    const std::string key = "green." + kind + "-" + std::string(code);
    if (trees > 0) out.push_back({std::string(code), texts.get("th", key), texts.get("en", key), trees});
  };
  for (std::size_t i = 1; i < reason_count; ++i)
    count(view.reasons, "reason", reason_code(static_cast<Reason>(i)), reasons_[i]);
  for (std::size_t i = 0; i < flag_count; ++i) count(view.flags, "flag", flag_code(static_cast<Flag>(i)), flags_[i]);
  view.notes = notes_of(request, texts, unknown_residual, ignored_columns);
  for (const PublicFigure& f : data.quoted) {
    const std::string key = "green.quoted-" + f.what;
    view.quoted.push_back(
        {f.what, f.unit, f.certainty, f.source, texts.get("th", key), texts.get("en", key), f.low, f.high});
  }
  return view;
}

}  // namespace muang::green
