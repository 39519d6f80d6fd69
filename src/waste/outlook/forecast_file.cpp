// SPDX-License-Identifier: Apache-2.0
#include "waste/outlook/forecast_file.hpp"

#include <map>

#include "base/text.hpp"
#include "http/json.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/outlook/forecast_views.hpp"
#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

const std::vector<PlainColumn> columns{{"month"}, {"tonnes"}, {"population", false}, {"boundary_change", false}};
constexpr double largest_tonnes = 1e9, largest_population = 1e9, largest_space = 1e9, hundred = 100;

void need(Problems& problems, double value, double minimum, double maximum, const std::string& place) {
  if (value >= minimum && value <= maximum) return;
  problems.push_back(
      {errors::number_out_of_range, place, {{"minimum", fixed_text(minimum, 0)}, {"maximum", fixed_text(maximum, 0)}}});
}

struct FileMonths {
  std::vector<MonthlyWaste> months;
  std::optional<Month> ends;  // a boundary change behind the last figure
  Problems problems;
};

// A boundary change in a month without a figure holds from the next month that has one.
FileMonths read_months(const PlainCsv& csv) {
  FileMonths file;
  std::map<Month, std::size_t> seen;
  std::map<Month, std::string> changes;
  for (const auto& row : csv.rows()) {
    const std::string typed = csv.cell(row, "month");
    const auto month = parse_month_cell(typed);
    if (!month) {
      file.problems.push_back({errors::month_unreadable, place_of(row.line, "month"), {{"text", excerpt(typed)}}});
    } else if (const auto [first, fresh] = seen.try_emplace(*month, row.line); !fresh) {
      file.problems.push_back(
          {errors::month_twice, place_of(row.line, "month"), {{"month", typed}, {"first", std::to_string(first->second)}}});
    }
    const auto tonnes = csv.number(row, "tonnes", false, file.problems);
    if (tonnes) need(file.problems, *tonnes, 0, largest_tonnes, place_of(row.line, "tonnes"));
    const auto people = csv.number(row, "population", false, file.problems);
    if (people && !(*people > 0 && *people <= largest_population))
      file.problems.push_back({errors::population_not_positive, place_of(row.line, "population"), {}});
    if (!month) continue;
    const std::string change = csv.cell(row, "boundary_change");
    if (!change.empty()) changes[*month] = change;
    if (tonnes) file.months.push_back({*month, *tonnes, people, {}});
  }
  if (file.months.size() > longest_series) {
    file.problems.push_back({errors::series_too_long, "file", {{"maximum", std::to_string(longest_series)}}});
    return file;
  }
  for (const auto& [from, name] : changes) {
    MonthlyWaste* first = nullptr;
    for (auto& month : file.months) {
      if (month.month >= from && (!first || month.month < first->month)) first = &month;
    }
    if (first) first->boundary_change = name;
    if (!first && !file.ends) file.ends = from;
  }
  if (file.months.empty() && file.problems.empty()) file.problems.push_back({errors::no_months, "file", {}});
  return file;
}

void check_options(const ForecastOptions& options, Problems& problems) {
  if (options.horizon < 1 || options.horizon > longest_horizon)
    problems.push_back(
        {errors::horizon_out_of_range, "horizon", {{"minimum", "1"}, {"maximum", std::to_string(longest_horizon)}}});
  if (!options.landfill) return;
  need(problems, options.landfill->remaining_m3, 0, largest_space, "remainingM3");
  need(problems, options.landfill->tonnes_a_m3, 0, 3, "density");  // 3 t/m³ is rock
  need(problems, options.landfill->density_relative_sd, 0, 1, "densitySd");
  need(problems, options.landfill->cover_share, 0, 1, "coverShare");
}

std::string as_text(const ForecastView& view, const Texts& texts, std::string_view language) {
  const auto word = [&](const std::string& key) { return texts.get(language, "waste-climate.forecast." + key); };
  const auto number = [](const std::optional<double>& value, int decimals) {
    return value ? fixed_text(*value, decimals) : std::string("-");
  };
  std::vector<std::vector<std::string>> methods{{word("method"), word("mape"), word("mad"), word("rmse"), word("errors")}};
  for (const ForecastMethodView& one : view.methods) {
    const auto mape = one.mape ? std::optional(*one.mape * hundred) : std::nullopt;
    methods.push_back({(one.chosen ? "* " : "  ") + word(one.method), number(mape, 2), number(one.mad, 2),
                       number(one.rmse, 2), std::to_string(one.errors)});
  }
  std::string out;
  if (!view.methods.empty()) out += text_table(methods) + "\n";
  std::vector<std::vector<std::string>> months{{word("month"), word("per-day"), word("low"), word("high"), word("tonnes")}};
  for (const PointView& one : view.forecast) {
    months.push_back({language == "en" ? one.month : one.month_be, fixed_text(one.tonnes_per_day, 2), number(one.low, 2),
                      number(one.high, 2), fixed_text(one.tonnes, 1)});
  }
  if (!view.forecast.empty()) out += text_table(months) + "\n";
  if (view.landfill) {
    const auto day = [&](const std::optional<std::string>& iso) {
      const auto date = iso ? Date::parse_iso(*iso) : std::nullopt;
      return !date ? std::string("-") : language == "en" ? *iso : text::thai_date(*date);
    };
    out += text_table({{word("landfill-full"), word("landfill-early"), word("landfill-late"), word("landfill-capacity")},
                       {day(view.landfill->full), day(view.landfill->early), day(view.landfill->late),
                        fixed_text(view.landfill->capacity_tonnes, 0)}}) +
           "\n";
  }
  for (const NoteView& one : view.notes) out += (language == "en" ? one.text_en : one.text_th) + "\n";
  return out;
}

}  // namespace

std::optional<Month> parse_month_cell(std::string_view typed) {
  const std::string plain = text::arabic_digits(text::trim(typed));
  const std::size_t dash = plain.find('-');
  if (dash != 4 || plain.size() < 6 || plain.size() > 7) return std::nullopt;
  const auto year = text::parse_year(plain.substr(0, dash));
  int month = 0;
  for (const char c : plain.substr(dash + 1)) {
    if (c < '0' || c > '9') return std::nullopt;
    month = month * 10 + (c - '0');
  }
  if (!year || month < 1 || month > season) return std::nullopt;
  return Month{*year, month};
}

Result<std::string> forecast_file(std::string_view csv, const ForecastOptions& options, const Texts& texts) {
  Problems problems;
  check_options(options, problems);
  const auto table = PlainCsv::read(csv, columns);
  if (!table) problems.insert(problems.end(), table.problems().begin(), table.problems().end());
  if (!table) return problems;
  FileMonths file = read_months(*table);
  problems.insert(problems.end(), file.problems.begin(), file.problems.end());
  if (!problems.empty()) return problems;
  const std::size_t count = file.months.size();
  Segment segment = newest_segment(std::move(file.months));
  segment.ends = file.ends;
  const Forecast ahead = forecast(segment, options.horizon);
  const ForecastView view = forecast_view(segment, ahead, count, options.landfill, texts);
  return options.format == AnswerFormat::Json ? http::write_json(view) : as_text(view, texts, options.language);
}

}  // namespace muang::waste
