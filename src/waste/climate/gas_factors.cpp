// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/gas_factors.hpp"

#include <fstream>
#include <iterator>
#include <set>

#include "base/core/calendar.hpp"
#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

const std::vector<PlainColumn> columns{{"group"}, {"key"},    {"parameter"}, {"value"},    {"low"}, {"high"},
                                       {"unit"},  {"source"}, {"certainty"}, {"recorded"}, {"note"}};
const std::set<std::string, std::less<>> certainties{"official", "published", "re-read", "published-recalled", "inferred"};

}  // namespace

GasFactors GasFactors::load(const std::filesystem::path& data_folder) {
  const auto path = data_folder / "factors/waste-gas.csv";
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto csv = PlainCsv::read(bytes, columns);
  if (!csv) throw GasFactorsFault("factors/waste-gas.csv:1: the file is missing or its columns are not those expected");
  GasFactors all;
  std::string faults;
  for (const auto& row : csv->rows()) {
    const auto text = [&](std::string_view column) { return csv->cell(row, column); };
    const auto value = number_in(text("value"));
    Factor factor{text("group"),
                  text("key"),
                  text("parameter"),
                  value.value_or(0),
                  number_in(text("low")),
                  number_in(text("high")),
                  text("unit"),
                  text("source"),
                  text("certainty"),
                  text("recorded"),
                  text("note")};
    const bool whole = value && *value >= 0 && !factor.unit.empty() && !factor.source.empty() &&
                       certainties.contains(factor.certainty) && Date::parse_iso(factor.recorded) &&
                       (!factor.low || !factor.high || *factor.low <= *factor.high);
    const std::string at = "factors/waste-gas.csv:" + std::to_string(row.line) + ": ";
    if (!whole) faults += at + "a value, unit, source, certainty and date are needed, and low to high in order\n";
    if (!all.factors_.try_emplace({factor.group, factor.key, factor.parameter}, factor).second)
      faults += at + "the factor is there twice\n";
  }
  if (!faults.empty()) throw GasFactorsFault(faults);
  return all;
}

const Factor* GasFactors::find(std::string_view group, std::string_view key, std::string_view parameter) const {
  const auto found = factors_.find({std::string(group), std::string(key), std::string(parameter)});
  return found == factors_.end() ? nullptr : &found->second;
}

std::string GasFactors::keys(std::string_view group) const {
  std::set<std::string> names;
  for (const auto& [id, factor] : factors_) {
    if (factor.group == group) names.insert(factor.key);
  }
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string GasFactors::groups(std::string_view prefix) const {
  std::set<std::string> names;
  for (const auto& [id, factor] : factors_) {
    if (factor.group.starts_with(prefix)) names.insert(factor.group.substr(prefix.size()));
  }
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::optional<GasSet> GasFactors::gas_set(std::string_view name) const {
  const Factor* ch4 = find("gwp", name, "ch4");
  const Factor* n2o = find("gwp", name, "n2o");
  if (!ch4 || !n2o) return std::nullopt;
  return GasSet{std::string(name), ch4->value, n2o->value};
}

}  // namespace muang::waste
