// SPDX-License-Identifier: Apache-2.0
#include "green/carbon_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <future>
#include <istream>
#include <ostream>

#include "base/core/dice.hpp"
#include "base/json_text.hpp"
#include "base/text.hpp"
#include "green/carbon_total.hpp"
#include "green/green_errors.hpp"
#include "green/tree_rows.hpp"
#include "http/json.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

// Our choice: large enough that a thread pays, small enough that a file of any length stays in a few megabytes.
constexpr std::size_t chunk_rows = 1024;
constexpr double fraction_least = 0.3, fraction_most = 0.7;  // our choice: no wood is known outside
constexpr unsigned most_threads = 64;

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

struct Plan {
  CarbonRequest request;
  const CarbonData* data = nullptr;
  CarbonParameters parameters;
  CarbonChoice choice;
  TreeColumns columns;
};

struct ChunkAnswer {
  std::string text;
  CarbonTotal total;
};

Error out_of_range(const char* option, const char* minimum, const char* maximum) {
  return {errors::option_out_of_range, option, {{"option", option}, {"minimum", minimum}, {"maximum", maximum}}};
}

Result<const Equation*> equation_named(const EquationBook& book, const std::string& code, bool of_height) {
  std::string codes;
  for (const Equation& equation : book.equations) {
    const bool wanted = equation.term(Part::Height).has_value() == of_height;
    if (wanted && equation.code == code) return &equation;
    if (wanted) codes += (codes.empty() ? "" : ", ") + equation.code;
  }
  return Error{errors::equation_unknown, of_height ? "--height" : "--equation", {{"equation", code}, {"equations", codes}}};
}

Result<Plan> plan_of(const CarbonRequest& request, const CarbonData& data) {
  Plan plan{.request = request, .data = &data, .parameters = data.parameters, .choice = {}, .columns = {}};
  Problems problems;
  const auto keep = [&](const auto& result, auto& target) {
    if (result) target = *result;
    if (!result) problems.insert(problems.end(), result.problems().begin(), result.problems().end());
  };
  if (request.equation != "auto") keep(equation_named(data.book, request.equation, false), plan.choice.equation);
  if (!request.height.empty()) keep(equation_named(data.book, request.height, true), plan.choice.height);
  if (request.draws < 0 || request.draws == 1 || request.draws > most_draws)
    problems.push_back(out_of_range("--draws", "2", "10000"));
  plan.choice.root = request.root;
  plan.parameters.carbon_fraction = request.carbon_fraction.value_or(data.parameters.carbon_fraction);
  if (!(plan.parameters.carbon_fraction >= fraction_least && plan.parameters.carbon_fraction <= fraction_most))
    problems.push_back(out_of_range("--carbon-fraction", "0.3", "0.7"));
  if (!problems.empty()) return problems;
  return plan;
}

class ChunkReader {
 public:
  ChunkReader(const Plan& plan, const Uncertainty* uncertainty) : plan_(plan), uncertainty_(uncertainty) {}

  ChunkAnswer read(const std::vector<Row>& rows, bool first) const {
    ChunkAnswer answer{.text = {}, .total = CarbonTotal(uncertainty_ ? static_cast<std::size_t>(uncertainty_->draws()) : 0)};
    for (const Row& row : rows) {
      const TreeInput input = input_of(row);
      const TreeCarbon carbon = carbon_of(input, plan_.data->book, plan_.parameters, plan_.choice);
      answer.total.add(carbon);
      std::optional<double> sd;
      if (uncertainty_ && carbon.complete()) {
        Uncertainty::Tree tree{.number = number_of(row)};
        if (input.species) tree.species = plan_.data->species.index_of(*input.species);
        sd = uncertainty_->add(tree, carbon, plan_.request.root, answer.total.draws());
      }
      if (plan_.request.format == CarbonFormat::Json) {
        answer.text += first ? "" : ",\n";
        append_json_tree(answer.text, row, carbon, sd);
      } else {
        append_csv_tree(answer.text, row, carbon, sd);
      }
      first = false;
    }
    return answer;
  }

 private:
  static std::string cell(const Row& row, std::size_t column) {
    return column < row.cells.size() ? text::trim(row.cells[column]) : std::string();
  }

  static std::optional<double> measure(const Row& row, std::size_t column, bool& unreadable) {
    const std::string typed = cell(row, column);
    if (typed.empty()) return std::nullopt;
    const auto number = text::parse_number(typed);
    if (!number) {
      unreadable = true;
      return std::nullopt;
    }
    return static_cast<double>(number->units) / std::pow(10.0, number->decimals);
  }

  TreeInput input_of(const Row& row) const {
    const TreeColumns& at = plan_.columns;
    TreeInput input;
    input.dbh_cm = measure(row, at.dbh, input.dbh_unreadable);
    input.girth_cm = measure(row, at.girth, input.dbh_unreadable);
    input.height_m = measure(row, at.height, input.height_unreadable);
    input.density = measure(row, at.density, input.density_unreadable);
    const std::string species = cell(row, at.species);
    input.species_stated = !species.empty();
    input.species = species.empty() ? nullptr : plan_.data->species.find(species);
    input.forest = cell(row, at.forest);
    const std::string setting = cell(row, at.setting);
    input.street = setting == "street" || setting == "ถนน";
    return input;
  }

  // The same id has the same errors, wherever it stands in the file.
  std::uint64_t number_of(const Row& row) const {
    const std::string id = cell(row, plan_.columns.id);
    return id.empty() ? row.line : Dice::seed_of(id, 0);
  }

  static void append_kg(std::string& out, const std::optional<double>& kg, std::string_view none) {
    if (!kg || !std::isfinite(*kg)) {
      out += none;
      return;
    }
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *kg, std::chars_format::fixed, 4);
    out.append(digits.data(), end.ptr);
  }

  static std::array<std::optional<double>, 7> figures_of(const TreeCarbon& c) {
    const bool root_known = c.biomass.root && c.reason != Reason::RootWithoutEquation;
    return {
        c.biomass.stem, c.biomass.branch, c.biomass.leaf, c.biomass.above_ground, root_known ? c.biomass.root : std::nullopt,
        c.carbon_kg,    c.co2e_kg};
  }

  void append_json_tree(std::string& out, const Row& row, const TreeCarbon& c, const std::optional<double>& sd) const {
    static constexpr std::array<std::string_view, 7> names{"stemKg", "branchKg", "leafKg", "aboveGroundKg",
                                                           "rootKg", "carbonKg", "co2eKg"};
    out += "{\"id\":";
    append_json_string(out, cell(row, plan_.columns.id));
    const auto figures = figures_of(c);
    for (std::size_t i = 0; i < names.size(); ++i) {
      out.append(",\"").append(names[i]).append("\":");
      append_kg(out, figures[i], "null");
    }
    out += ",\"reason\":";
    if (c.reason == Reason::None) {
      out += "null";
    } else {
      append_json_string(out, reason_code(c.reason));
    }
    out += ",\"co2eSdKg\":";
    append_kg(out, sd, "null");
    out += ",\"equation\":";
    if (c.equation) append_json_string(out, c.equation->code);
    if (!c.equation) out += "null";
    out += ",\"flags\":[";
    append_flags(out, c.flags, "\"", ",");
    out += "]}";
  }

  void append_csv_tree(std::string& out, const Row& row, const TreeCarbon& c, const std::optional<double>& sd) const {
    std::string id = report::guard_formula(cell(row, plan_.columns.id));
    if (id.find_first_of(",\"\n") != std::string::npos) {
      for (std::size_t at = 0; (at = id.find('"', at)) != std::string::npos; at += 2) id.insert(at, 1, '"');
      id = "\"" + id + "\"";
    }
    out += id;
    for (const auto& kg : figures_of(c)) {
      out += ',';
      append_kg(out, kg, "");
    }
    out.append(",").append(reason_code(c.reason)).append(",");
    append_kg(out, sd, "");
    out.append(",").append(c.equation ? c.equation->code : "").append(",");
    append_flags(out, c.flags, "", " ");
    out += "\r\n";
  }

  static void append_flags(std::string& out, Flags flags, std::string_view quote, std::string_view between) {
    bool first = true;
    for (std::size_t i = 0; i < flag_count; ++i) {
      const auto flag = static_cast<Flag>(i);
      if ((flags & bit(flag)) == 0) continue;
      out.append(first ? "" : between).append(quote).append(flag_code(flag)).append(quote);
      first = false;
    }
  }

  const Plan& plan_;
  const Uncertainty* uncertainty_;
};

Result<bool> take_chunk(TreeRows& file, std::vector<Row>& rows) {
  rows.clear();
  Row row;
  while (rows.size() < chunk_rows) {
    TRY(const bool there, file.next(row.cells));
    if (!there) break;
    row.line = file.line();
    rows.push_back(std::move(row));
    row = {};
  }
  return !rows.empty();
}

// Chunks are read on as many threads as there are, and written and summed in the order of the file.
Result<Done> write_trees(TreeRows& file, std::ostream& out, const ChunkReader& reader, unsigned threads,
                         CarbonTotal& total) {
  const unsigned at_once = std::clamp(threads, 1U, most_threads);
  bool first = true, more = true;
  while (more) {
    std::vector<std::future<ChunkAnswer>> running;
    for (unsigned i = 0; i < at_once && more; ++i) {
      std::vector<Row> rows;
      TRY(more, take_chunk(file, rows));
      if (!more) break;
      running.push_back(
          std::async(std::launch::async, [&reader, rows = std::move(rows), first] { return reader.read(rows, first); }));
      first = false;
    }
    for (auto& answer : running) {
      const ChunkAnswer chunk = answer.get();
      out << chunk.text;
      total.add(chunk.total);
    }
  }
  if (first) return Error{errors::trees_file_empty, "file", {}};
  return Done{};
}

}  // namespace

Result<CarbonSums> write_carbon(std::istream& in, std::ostream& out, const CarbonRequest& request, const CarbonData& data,
                                const Texts& texts, std::string* total) {
  TRY(Plan plan, plan_of(request, data));
  TreeRows file(in);
  TRY(plan.columns, file.heading());
  std::optional<Uncertainty> uncertainty;
  if (request.draws > 0) uncertainty.emplace(request.seed, request.draws, data.species.all().size(), plan.parameters);
  CarbonTotal sums(static_cast<std::size_t>(request.draws));
  const bool json = request.format == CarbonFormat::Json;
  out << (json ? "{\"trees\":[\n"
               : "id,stemKg,branchKg,leafKg,aboveGroundKg,rootKg,carbonKg,co2eKg,reason,co2eSdKg,equation,flags\r\n");
  TRY_VOID(write_trees(file, out, ChunkReader(plan, uncertainty ? &*uncertainty : nullptr), request.threads, sums));
  const std::string view = http::write_json(sums.view(request, data, texts, plan.columns.ignored));
  if (json) out << "],\n\"total\":" << view << "}\n";
  if (total) *total = view;
  return sums.sums();
}

}  // namespace muang::green
