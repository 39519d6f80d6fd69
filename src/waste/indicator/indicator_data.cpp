// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/indicator_data.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

const std::vector<PlainColumn> city_columns{{"city"},
                                            {"aliases"},
                                            {"country"},
                                            {"year"},
                                            {"population"},
                                            {"generated"},
                                            {"recovered_with_rejects"},
                                            {"recovered_controlled"},
                                            {"received_disposal"},
                                            {"controlled_share"},
                                            {"published_kg_person_day"},
                                            {"published_collected_share"},
                                            {"published_sdg1161"},
                                            {"source"},
                                            {"certainty"}};
const std::vector<PlainColumn> parameter_columns{{"id"},     {"value"},     {"from_be"},  {"by_be"},
                                                 {"source"}, {"certainty"}, {"recorded"}, {"note"}};

PlainCsv open_data(const std::filesystem::path& file, const std::vector<PlainColumn>& columns) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  auto csv = PlainCsv::read(bytes, columns);
  if (!csv) throw IndicatorDataFault(file.filename().string() + ":1: missing, or its columns are not those expected");
  return std::move(csv).value();
}

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '.') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

std::vector<std::string> split_names(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t bar = std::min(list.find('|', from), list.size());
    names.push_back(list.substr(from, bar - from));
    from = bar + 1;
  }
  return names;
}

void load_cities(const std::filesystem::path& folder, IndicatorData& data) {
  const PlainCsv csv = open_data(folder / "wacp-cities.csv", city_columns);
  for (const auto& row : csv.rows()) {
    Problems problems;
    const auto number = [&](std::string_view column) { return csv.number(row, column, true, problems).value_or(0); };
    PublishedCity city{.name = csv.cell(row, "city"),
                       .country = csv.cell(row, "country"),
                       .aliases = split_names(csv.cell(row, "aliases"))};
    city.year = text::parse_year(csv.cell(row, "year")).value_or(0);
    city.population = number("population");
    const auto share = parse_share(csv.cell(row, "controlled_share"));
    city.waste = {number("generated"), number("recovered_with_rejects"), number("recovered_controlled"),
                  number("received_disposal"), share.value_or(0)};
    city.published_collected_share = number("published_collected_share");
    city.published_sdg = number("published_sdg1161");
    city.source = csv.cell(row, "source"), city.certainty = csv.cell(row, "certainty");
    if (!problems.empty() || !share || city.year == 0 || city.waste.generated <= 0)
      throw IndicatorDataFault("wacp-cities.csv:" + std::to_string(row.line) + ": a figure is missing or out of range");
    data.cities.push_back(std::move(city));
  }
}

void load_parameters(const std::filesystem::path& folder, IndicatorData& data) {
  const PlainCsv csv = open_data(folder / "indicator-parameters.csv", parameter_columns);
  for (const auto& row : csv.rows()) {
    const auto value = number_in(csv.cell(row, "value"));
    const IndicatorParameter parameter{value.value_or(0), text::parse_year(csv.cell(row, "by_be")).value_or(0),
                                       csv.cell(row, "source"), csv.cell(row, "certainty"), csv.cell(row, "note")};
    if (!value || parameter.source.empty() || parameter.certainty.empty() ||
        !data.parameters.try_emplace(csv.cell(row, "id"), parameter).second)
      throw IndicatorDataFault("indicator-parameters.csv:" + std::to_string(row.line) +
                               ": a value with source and certainty is needed, each id once");
  }
}

}  // namespace

double IndicatorData::parameter(std::string_view id) const {
  const auto found = parameters.find(id);
  if (found == parameters.end()) throw IndicatorDataFault("indicator-parameters.csv has no " + std::string(id));
  return found->second.value;
}

const PublishedCity* IndicatorData::find_city(std::string_view name) const {
  const std::string wanted = plain_name(name);
  const auto found = std::ranges::find_if(cities, [&](const PublishedCity& city) {
    return plain_name(city.name) == wanted ||
           std::ranges::any_of(city.aliases, [&](const std::string& alias) { return plain_name(alias) == wanted; });
  });
  return found == cities.end() ? nullptr : &*found;
}

IndicatorData load_indicator_data(const std::filesystem::path& data_folder) {
  IndicatorData data;
  load_cities(data_folder / "waste", data);
  load_parameters(data_folder / "waste", data);
  return data;
}

std::optional<double> parse_share(std::string_view text) {
  std::optional<double> share;
  const std::string plain = text::trim(text);
  const std::size_t slash = plain.find('/');
  if (slash != std::string::npos) {
    const auto part = number_in(plain.substr(0, slash)), whole = number_in(plain.substr(slash + 1));
    if (part && whole && *whole > 0) share = *part / *whole;
  } else if (plain.ends_with('%')) {
    share = number_in(plain.substr(0, plain.size() - 1));
    if (share) *share /= 100;
  } else {
    share = number_in(plain);
  }
  return share && *share >= 0 && *share <= 1 ? share : std::nullopt;
}

}  // namespace muang::waste
