// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_carbon.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "green/carbon_total.hpp"
#include "green/sql.hpp"
#include "green/tree/tree_carbon_dto.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/trees.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr int usual_draws = 200, fewest_draws = 40;
constexpr std::int64_t most_work = 4'000'000;  // draws of trees: some two seconds of a processor

// A city of a hundred thousand trees gets fewer draws, so that nobody waits: what is drawn for each tree alone averages out
// in such a sum. The answer says how many they were.
int draws_for(std::int64_t trees) {
  return static_cast<int>(std::clamp<std::int64_t>(most_work / std::max<std::int64_t>(trees, 1), fewest_draws, usual_draws));
}

double shown(double value) { return std::round(value * 1000) / 1000; }
std::optional<double> shown(const std::optional<double>& value) {
  return value ? std::optional(shown(*value)) : std::nullopt;
}

Error bad(const char* name, const std::string& value) {
  return {errors::tree_filter_bad, name, {{"value", value.substr(0, 60)}}};
}

// What the query chooses; the rest as `muang green carbon` has it.
struct Plan {
  CarbonRequest request;
  CarbonChoice choice;
};
Result<Plan> plan_of(const Call& call, const CarbonData& data) {
  Plan plan;
  Problems problems;
  const auto equation = [&](const char* name, bool height) -> const Equation* {
    const std::string code = call.query_value(name).value_or("");
    if (code.empty() || (!height && code == "auto")) return nullptr;
    const Equation* found = data.book.find(code);
    const bool fits =
        found && (height ? found->term(Part::Height).has_value() : found->gives_biomass() || found->gives_carbon());
    if (!fits) problems.push_back(bad(name, code));
    return fits ? found : nullptr;
  };
  plan.choice.equation = equation("equation", false);
  plan.choice.height = equation("height", true);
  plan.request.draws = usual_draws;
  if (plan.choice.equation) plan.request.equation = plan.choice.equation->code;
  const std::string root = call.query_value("root").value_or("ratio");
  if (root != "ratio" && root != "equation") problems.push_back(bad("root", root));
  plan.choice.root = plan.request.root = root == "equation" ? RootMethod::Equation : RootMethod::Ratio;
  if (!problems.empty()) return problems;
  return plan;
}

TreeInput input_of(const Green& green, const std::string& species, bool named, const std::string& setting,
                   const Measurement& measured) {
  TreeInput input;
  if (measured.girth_mm) input.girth_cm = static_cast<double>(*measured.girth_mm) / 10;
  if (measured.dbh_mm && !measured.girth_mm) input.dbh_cm = static_cast<double>(*measured.dbh_mm) / 10;
  if (measured.height_mm) input.height_m = static_cast<double>(*measured.height_mm) / 1000;
  input.species = species.empty() ? nullptr : green.trees().carbon.species.find(species);
  input.species_stated = named;
  input.street = setting == "street";
  return input;
}

NoteView note(const Texts& texts, const std::string& key, std::string_view code) {
  return {std::string(code), texts.get("th", key), texts.get("en", key)};
}
NoteView growth_note(const Texts& texts, GrowthReason reason) {
  return note(texts, "green-trees.growth-" + std::string(growth_reason_code(reason)), growth_reason_code(reason));
}

std::optional<std::size_t> species_number(const Green& green, const TreeInput& input) {
  return input.species ? std::optional(green.trees().carbon.species.index_of(*input.species)) : std::nullopt;
}

MeasuredCarbonView view_of(const Green& green, const Measurement& measured, const TreeCarbon& carbon,
                           const std::optional<Spread>& spread) {
  MeasuredCarbonView view{.day = measured.day.iso()};
  if (const auto mm = diameter_mm(measured)) view.dbh_cm = static_cast<double>(*mm) / 10;
  if (carbon.stand.height > 0) view.height_m = shown(carbon.stand.height);
  if (carbon.equation) {
    view.equation = carbon.equation->code;
    view.equation_certainty = carbon.equation->certainty;
    view.equation_source = carbon.equation->source;
  }
  for (std::size_t i = 0; i < flag_count; ++i) {
    const auto flag = static_cast<Flag>(i);
    if ((carbon.flags & bit(flag)) != 0)
      view.flags.push_back(note(green.texts(), "green.flag-" + std::string(flag_code(flag)), flag_code(flag)));
  }
  if (!carbon.complete()) {
    view.reasons.push_back(
        note(green.texts(), "green.reason-" + std::string(reason_code(carbon.reason)), reason_code(carbon.reason)));
    return view;
  }
  view.above_ground_kg = shown(carbon.biomass.above_ground);
  view.root_kg = shown(carbon.biomass.root);
  view.carbon_kg = shown(carbon.carbon_kg);
  view.co2e_kg = shown(carbon.co2e_kg);
  if (!spread) return view;
  view.low_kg = shown(spread->low);
  view.high_kg = shown(spread->high);
  return view;
}

GrowthView growth_view(const Green& green, const Uncertainty& uncertainty, const Uncertainty::Tree& tree,
                       const DatedCarbon& earlier, const DatedCarbon& later, RootMethod root) {
  const Growth growth = growth_between(earlier, later);
  GrowthView view{.from = earlier.day.iso(),
                  .to = later.day.iso(),
                  .years = shown(growth.years),
                  .co2e_kg_year = shown(growth.co2e_kg_year),
                  .shrunk = growth.shrunk};
  if (growth.reason != GrowthReason::None) {
    view.reasons.push_back(growth_note(green.texts(), growth.reason));
    return view;
  }
  const Spread spread = uncertainty.growth(tree, earlier.carbon, later.carbon, growth.years, root);
  view.low_kg_year = shown(spread.low);
  view.high_kg_year = shown(spread.high);
  return view;
}

TreeCarbonPage carbon_page(const Green& green, const StoredTree& tree, const std::vector<StoredMeasurement>& measured,
                           const Plan& plan) {
  const CarbonData& data = green.trees().carbon;
  const Uncertainty uncertainty(plan.request.seed, plan.request.draws, data.species.all().size(), data.parameters);
  CarbonTotal total(0);
  TreeCarbonPage page{.tree = tree.id, .draws = plan.request.draws};
  std::optional<DatedCarbon> before;
  unsigned occasion = 0;
  for (const StoredMeasurement& one : measured) {
    const TreeInput input = input_of(green, tree.species, !tree.species_text.empty(), tree.setting, one.measured);
    const TreeCarbon carbon = carbon_of(input, data.book, data.parameters, plan.choice);
    total.add(carbon);
    const Uncertainty::Tree drawn{static_cast<std::uint64_t>(tree.id), species_number(green, input), occasion++ % 16};
    std::vector<double> draws(static_cast<std::size_t>(plan.request.draws), 0.0);
    if (carbon.complete()) uncertainty.add(drawn, carbon, plan.choice.root, draws);
    page.measurements.push_back(view_of(green, one.measured, carbon, carbon.complete() ? spread_of(draws) : std::nullopt));
    const DatedCarbon now{one.measured.day, carbon};
    if (before) page.growth.push_back(growth_view(green, uncertainty, drawn, *before, now, plan.choice.root));
    before = now;
  }
  CarbonTotalView whole = total.view(plan.request, data, green.texts(), {});
  page.root_method = whole.root_method;
  page.root_ratio = whole.root_ratio;
  page.carbon_fraction = whole.carbon_fraction;
  page.notes = std::move(whole.notes);
  page.quoted = std::move(whole.quoted);
  return page;
}

// Carbon of a town: one row a measurement, by tree and day, so that only the last two of a tree are at hand.
class UnitCarbon {
 public:
  UnitCarbon(const Green& green, const Plan& plan)
      : green_(green),
        plan_(plan),
        uncertainty_(plan.request.seed, plan.request.draws, green.trees().carbon.species.all().size(),
                     green.trees().carbon.parameters),
        total_(static_cast<std::size_t>(plan.request.draws)),
        growth_draws_(static_cast<std::size_t>(plan.request.draws), 0.0) {}

  void take(const store::Row& row) {
    if (row.integer(0) != tree_) finish_tree();
    tree_ = row.integer(0);
    const CarbonData& data = green_.trees().carbon;
    Measurement measured;
    if (!row.is_null(4)) measured.day = date_of_count(row.integer(4));
    measured.girth_mm = row.maybe_integer(5);
    measured.dbh_mm = row.maybe_integer(6);
    measured.height_mm = row.maybe_integer(7);
    const TreeInput input = input_of(green_, row.string(1), !row.text(2).empty(), row.string(3), measured);
    before_ = now_;
    now_ = DatedCarbon{measured.day, carbon_of(input, data.book, data.parameters, plan_.choice)};
    species_ = species_number(green_, input);
    measured_ += row.is_null(4) ? 0 : 1;
  }

  UnitCarbonPage page(OrgUnitId unit) {
    finish_tree();
    UnitCarbonPage page{.unit_id = unit.value,
                        .total = total_.view(plan_.request, green_.trees().carbon, green_.texts(), {})};
    if (first_) page.first_day = first_->iso(), page.last_day = last_->iso();
    page.growth = growth_;
    page.growth.trees = page.total.trees;
    for (const GrowthReason reason : {GrowthReason::NotComputed, GrowthReason::OtherEquation}) {
      const std::int64_t count = reasons_[static_cast<std::size_t>(reason)];
      const NoteView words = growth_note(green_.texts(), reason);
      if (count > 0) page.growth.reasons.push_back({words.code, words.th, words.en, count});
    }
    if (once_ > 0) {
      const NoteView words = note(green_.texts(), "green-trees.growth-measured-once", "measured-once");
      page.growth.reasons.push_back({words.code, words.th, words.en, once_});
    }
    if (growth_.computed == 0) return page;
    page.growth.co2e_kg_year = shown(sum_);
    if (const auto spread = spread_of(growth_draws_)) {
      page.growth.low_kg_year = shown(spread->low);
      page.growth.high_kg_year = shown(spread->high);
    }
    return page;
  }

 private:
  void finish_tree() {
    if (tree_ == 0) return;
    total_.add(now_->carbon);
    const auto number = static_cast<std::uint64_t>(tree_);
    if (now_->carbon.complete()) uncertainty_.add({number, species_, 1}, now_->carbon, plan_.choice.root, total_.draws());
    if (measured_ > 0) {
      if (!first_ || now_->day < *first_) first_ = now_->day;
      if (!last_ || now_->day > *last_) last_ = now_->day;
    }
    if (measured_ >= 2)
      grow(number);
    else
      ++once_;
    measured_ = 0;
    before_.reset();
    now_.reset();
  }

  void grow(std::uint64_t number) {
    const Growth growth = growth_between(*before_, *now_);
    if (growth.reason != GrowthReason::None) {
      ++reasons_[static_cast<std::size_t>(growth.reason)];
      return;
    }
    ++growth_.computed;
    growth_.shrunk += growth.shrunk;
    sum_ += *growth.co2e_kg_year;
    later_.assign(growth_draws_.size(), 0.0);
    earlier_.assign(growth_draws_.size(), 0.0);
    uncertainty_.add({number, species_, 1}, now_->carbon, plan_.choice.root, later_);
    uncertainty_.add({number, species_, 0}, before_->carbon, plan_.choice.root, earlier_);
    for (std::size_t i = 0; i < growth_draws_.size(); ++i) growth_draws_[i] += (later_[i] - earlier_[i]) / growth.years;
  }

  const Green& green_;
  const Plan& plan_;
  Uncertainty uncertainty_;
  CarbonTotal total_;
  std::int64_t tree_ = 0, once_ = 0;
  int measured_ = 0;
  std::optional<DatedCarbon> before_, now_;
  std::optional<std::size_t> species_;
  std::optional<Date> first_, last_;
  GrowthTotalView growth_;
  std::array<std::int64_t, 4> reasons_{};
  double sum_ = 0;
  std::vector<double> growth_draws_, later_, earlier_;
};

Result<Response> of_tree(const Green& green, const Call& call) {
  TRY(const Plan plan, plan_of(call, green.trees().carbon));
  TRY(const TreeCarbonPage page, green.database().reading([&](store::Transaction& tx) -> Result<TreeCarbonPage> {
    TRY(const SeenTree seen, seen_tree(tx, call));
    return carbon_page(green, seen.tree, measurements_of(tx, seen.tree.id), plan);
  }));
  return http::ok_json(page);
}

Result<Response> of_unit(const Green& green, const Call& call) {
  TRY(const TreeTown town, town_inside(call, green));
  TRY(Plan plan, plan_of(call, green.trees().carbon));
  const UnitCarbonPage page = green.database().reading([&](store::Transaction& tx) {
    plan.request.draws = draws_for(count_trees(tx, town.unit->id, {}));
    UnitCarbon carbon(green, plan);
    tx.query(sql::measured_standing_trees, {{"unit_id", town.unit->id}}, [&](const store::Row& row) { carbon.take(row); });
    return carbon.page(town.unit->id);
  });
  return http::ok_json(page);
}

}  // namespace

void add_tree_carbon_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  const std::vector<http::QueryParameter> choice{
      {"equation", "string", "A code of the equations, or auto."},
      {"root", "string", "ratio or equation: one for all trees."},
      {"height", "string", "Equation for heights that are missing; absent: none."}};
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/trees/{tree}/carbon",
                   .permission = open_to_public,
                   .summary = "Biomass and carbon of a tree at each measurement, and what it took up between them.",
                   .query = choice,
                   .response = http::schema_of<TreeCarbonPage>(),
                   .errors = {errors::tree_not_found, errors::tree_filter_bad},
                   .handler = [&green](const Call& call) { return of_tree(green, call); }});
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/green/tree-carbon",
       .permission = signed_in,
       .summary = "Carbon of the trees of a town that stand, by their last measurement, and their yearly growth.",
       .query = choice,
       .response = http::schema_of<UnitCarbonPage>(),
       .errors = {errors::tree_not_found, errors::no_tree_unit, errors::tree_filter_bad},
       .handler = [&green](const Call& call) { return of_unit(green, call); }});
}

}  // namespace muang::green
