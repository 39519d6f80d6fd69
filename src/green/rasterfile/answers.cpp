// SPDX-License-Identifier: Apache-2.0
#include "green/rasterfile/answers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/json_text.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

std::string number(double value) {
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value == 0 ? 0.0 : value);
  return {digits.data(), end.ptr};
}

std::string number_or(const std::optional<double>& value, const std::string& none) {
  return value && std::isfinite(*value) ? number(*value) : none;
}

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string csv_cell(const std::string& text) {
  std::string cell = report::guard_formula(text);
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) cell.insert(at, 1, '"');
  return "\"" + cell + "\"";
}

std::optional<double> figure(const ZoneFigures& figures, Stat stat) {
  switch (stat) {
    case Stat::Count:
      return figures.reason == ZoneReason::None || figures.reason == ZoneReason::NoData
                 ? std::optional<double>(figures.count)
                 : std::nullopt;
    case Stat::Sum:
      return figures.sum;
    case Stat::Mean:
      return figures.mean;
    case Stat::Min:
      return figures.least;
    case Stat::Max:
      return figures.greatest;
    case Stat::Stdev:
      return figures.stdev;
    case Stat::Variance:
      return figures.variance;
    case Stat::Median:
      return figures.median;
    case Stat::Majority:
      return figures.majority;
    case Stat::Area:
      return figures.area_m2;
    case Stat::Frac:
      break;
  }
  return std::nullopt;
}

std::vector<ZoneColumn> fractions_of(const std::vector<ZoneFigures>& figures) {
  std::set<double> values;
  for (const ZoneFigures& zone : figures)
    for (const auto& [value, share] : zone.fractions) values.insert(value);
  std::vector<ZoneColumn> columns;
  std::map<double, std::size_t> place;
  for (const double value : values) {
    place[value] = columns.size();
    columns.push_back({"frac_" + number(value), std::vector<std::optional<double>>(figures.size())});
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i].fractions.empty()) continue;
    for (ZoneColumn& column : columns) column.values[i] = 0;
    for (const auto& [value, share] : figures[i].fractions) columns[place[value]].values[i] = share;
  }
  return columns;
}

using WeightFigure = std::optional<double> ZoneFigures::*;
constexpr std::array<std::pair<const char*, WeightFigure>, 3> weight_figures{
    {{"weight", &ZoneFigures::weight},
     {"weighted_sum", &ZoneFigures::weighted_sum},
     {"weighted_mean", &ZoneFigures::weighted_mean}}};

}  // namespace

std::vector<ZoneColumn> columns_of(const std::vector<ZoneFigures>& figures, const RasterArguments& arguments) {
  std::vector<ZoneColumn> columns;
  for (const Stat stat : arguments.stats) {
    if (stat == Stat::Frac) {
      for (ZoneColumn& column : fractions_of(figures)) columns.push_back(std::move(column));
      continue;
    }
    ZoneColumn column{stat == Stat::Area ? "area_m2" : std::string(stat_name(stat)), {}};
    for (const ZoneFigures& zone : figures) column.values.push_back(figure(zone, stat));
    columns.push_back(std::move(column));
  }
  for (const auto& [name, member] : weight_figures) {
    if (arguments.weights.empty()) break;
    ZoneColumn column{name, {}};
    for (const ZoneFigures& zone : figures) column.values.push_back(zone.*member);
    columns.push_back(std::move(column));
  }
  return columns;
}

void write_csv(std::ostream& out, const std::vector<Zone>& zones, const std::vector<ZoneFigures>& figures,
               const std::vector<ZoneColumn>& columns) {
  out << "id";
  for (const ZoneColumn& column : columns) out << ',' << column.name;
  out << ",reason\r\n";
  for (std::size_t i = 0; i < zones.size(); ++i) {
    out << csv_cell(zones[i].id());
    for (const ZoneColumn& column : columns) out << ',' << number_or(column.values[i], "");
    out << ',' << reason_code(figures[i].reason) << "\r\n";
  }
}

void write_json(std::ostream& out, const std::vector<Zone>& zones, const std::vector<ZoneFigures>& figures,
                const RasterArguments& arguments, double scale, double offset) {
  out << "{\"scale\":" << number(scale) << ",\"offset\":" << number(offset) << ",\"zones\":[";
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const ZoneFigures& zone = figures[i];
    out << (i > 0 ? ",\n" : "\n") << "{\"id\":" << quoted(zones[i].id());
    for (const Stat stat : arguments.stats) {
      if (stat != Stat::Frac) {
        out << ",\"" << (stat == Stat::Area ? "areaM2" : stat_name(stat)) << "\":" << number_or(figure(zone, stat), "null");
        continue;
      }
      out << ",\"frac\":{";
      for (std::size_t f = 0; f < zone.fractions.size(); ++f)
        out << (f > 0 ? ",\"" : "\"") << number(zone.fractions[f].first) << "\":" << number(zone.fractions[f].second);
      out << "}";
    }
    if (!arguments.weights.empty())
      out << ",\"weight\":" << number_or(zone.weight, "null") << ",\"weightedSum\":" << number_or(zone.weighted_sum, "null")
          << ",\"weightedMean\":" << number_or(zone.weighted_mean, "null");
    out << ",\"reason\":" << (zone.reason == ZoneReason::None ? "null" : quoted(reason_code(zone.reason))) << "}";
  }
  out << "\n]}\n";
}

void write_json(std::ostream& out, const NdviFigures& figures, double scale, double offset) {
  out << "{\"scale\":" << number(scale) << ",\"offset\":" << number(offset) << ",\"cells\":" << figures.cells
      << ",\"valid\":" << figures.valid << ",\"mean\":" << number_or(figures.mean, "null")
      << ",\"median\":" << number_or(figures.median, "null") << ",\"min\":" << number_or(figures.least, "null")
      << ",\"max\":" << number_or(figures.greatest, "null") << ",\"stdev\":" << number_or(figures.stdev, "null")
      << ",\"above\":[";
  for (std::size_t i = 0; i < figures.above.size(); ++i)
    out << (i > 0 ? "," : "") << "{\"threshold\":" << number(figures.above[i].threshold)
        << ",\"cells\":" << figures.above[i].cells << ",\"areaM2\":" << number(figures.above[i].area_m2) << "}";
  out << "],\"reason\":" << (figures.valid == 0 ? "\"no-data\"" : "null") << "}\n";
}

}  // namespace muang::green
