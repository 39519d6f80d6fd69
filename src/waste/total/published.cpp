// SPDX-License-Identifier: Apache-2.0
#include "waste/total/published.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "waste/month.hpp"
#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

constexpr std::array<std::string_view, 4> metrics{"msw_generated", "msw_utilised", "msw_properly_disposed",
                                                  "msw_improperly_disposed"};

const std::vector<PlainColumn> columns{{"year_be"}, {"year_ce"},   {"area_level"}, {"area"},      {"metric"}, {"value"},
                                       {"unit"},    {"source_id"}, {"source"},     {"certainty"}, {"use"},    {"note"}};

double tonnes_a_day(double value, std::string_view unit, int year_be) {
  const int days = days_of_year(year_be - buddhist_offset, DayBasis::Calendar);
  return unit == "t/day" ? value : unit == "t/year" ? value / days : value * 1e6 / days;
}

// Official before published; of equals the first in the file.
void choose_drawn(std::vector<PublishedFigure>& figures) {
  std::map<std::pair<int, std::string>, PublishedFigure*> chosen;
  for (PublishedFigure& figure : figures) {
    PublishedFigure*& best = chosen[{figure.year, figure.metric}];
    if (!best || (figure.certainty == "official" && best->certainty != "official")) best = &figure;
  }
  for (auto& [key, figure] : chosen) figure->drawn = true;
}

}  // namespace

std::vector<PublishedFigure> read_published(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto csv = PlainCsv::read(bytes, columns);
  if (!csv) throw std::runtime_error(file.string() + ": missing, or its columns are not those expected");
  std::vector<PublishedFigure> figures;
  Problems problems;
  for (const auto& row : csv->rows()) {
    const std::string metric = csv->cell(row, "metric"), unit = csv->cell(row, "unit");
    if (csv->cell(row, "area_level") != "country" || csv->cell(row, "use") != "figure") continue;
    if (std::ranges::find(metrics, metric) == metrics.end()) continue;
    PublishedFigure figure{.year = static_cast<int>(csv->number(row, "year_be", true, problems).value_or(0)),
                           .metric = metric,
                           .unit = unit,
                           .source = csv->cell(row, "source"),
                           .certainty = csv->cell(row, "certainty"),
                           .note = csv->cell(row, "note"),
                           .value = csv->number(row, "value", true, problems).value_or(0)};
    const bool known = unit == "t/day" || unit == "t/year" || unit == "Mt/year";
    if (!problems.empty() || !known) throw std::runtime_error(file.string() + ": year, value or unit of " + metric);
    figure.tonnes_a_day = tonnes_a_day(figure.value, unit, figure.year);
    figures.push_back(std::move(figure));
  }
  std::ranges::stable_sort(figures, {}, &PublishedFigure::year);
  choose_drawn(figures);
  return figures;
}

}  // namespace muang::waste
