// SPDX-License-Identifier: Apache-2.0
#include "waste/forecast_file.hpp"

#include <map>

#include "base/text.hpp"
#include "http/json.hpp"
#include "waste/climate_errors.hpp"
#include "waste/forecast_dto.hpp"
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

class Answer {
 public:
  Answer(const Segment& segment, const Forecast& forecast, const Texts& texts)
      : segment_(segment), forecast_(forecast), texts_(texts) {}

  ForecastView build(std::size_t months, const std::optional<LandfillSpace>& space) {
    const auto used = static_cast<int>(segment_.tonnes_a_day.size());
    view_.months = static_cast<std::int64_t>(months);
    view_.used_months = used;
    view_.used_from = month_cell(segment_.first), view_.used_to = month_cell(segment_.first + (used - 1));
    view_.left_out_months = static_cast<std::int64_t>(segment_.left_out);
    if (segment_.cut == SeriesCut::Boundary) view_.boundary_change = segment_.cut_name;
    for (const MethodScore& score : forecast_.scores) {
      MethodView method{std::string(name_of(score.method)), static_cast<std::int64_t>(score.errors), {}, {}, {},
                        score.method == forecast_.chosen};
      if (score.errors > 0) method.mape = score.mape, method.mad = score.mad, method.rmse = score.rmse;
      view_.methods.push_back(std::move(method));
    }
    if (forecast_.chosen) view_.method = std::string(name_of(*forecast_.chosen));
    for (const ForecastPoint& point : forecast_.points) {
      view_.forecast.push_back({month_cell(point.month), month_cell(point.month, buddhist_offset), point.month.days(),
                                point.tonnes_a_day, point.tonnes_a_day * point.month.days(), point.low, point.high});
    }
    add_notes(used);
    if (space) add_landfill(*space);
    return std::move(view_);
  }

 private:
  void note(const std::string& key, const Params& english = {}, const Params& thai = {}) {
    const std::string at = "waste-climate.forecast." + key;
    view_.notes.push_back({key, texts_.get("th", at, thai.empty() ? english : thai), texts_.get("en", at, english)});
  }

  void note_cut() {
    const auto params = [&](int offset) {
      return Params{{"name", segment_.cut_name},
                    {"from", month_cell(segment_.first, offset)},
                    {"months", std::to_string(segment_.left_out)}};
    };
    if (segment_.cut != SeriesCut::None)
      note(segment_.cut == SeriesCut::Boundary ? "boundary" : "gap", params(0), params(buddhist_offset));
  }

  void note_filled() {
    const auto list = [&](int offset) {
      std::string months;
      for (const Month& month : segment_.filled) months += (months.empty() ? "" : ", ") + month_cell(month, offset);
      return Params{{"months", months}};
    };
    if (!segment_.filled.empty()) note("filled", list(0), list(buddhist_offset));
  }

  void add_notes(int used) {
    note_cut();
    note_filled();
    if (segment_.ends)
      note("boundary-ahead", {{"from", month_cell(*segment_.ends)}},
           {{"from", month_cell(*segment_.ends, buddhist_offset)}});
    const std::string months = std::to_string(used);
    if (!forecast_.chosen) return note("too-short", {{"months", months}, {"needed", std::to_string(months_for_naive)}});
    if (!forecast_.sigma)
      return note("not-tested", {{"months", months}, {"needed", std::to_string(months_for_naive + origins_for_test)}});
    const bool decomposed = forecast_.scores.size() > 1 && forecast_.scores[1].method == ForecastMethod::Decomposition;
    if (!decomposed)
      note("no-decomposition", {{"needed", std::to_string(months_for_decomposition + origins_for_decomposition)}});
    note("interval");
  }

  void add_landfill(const LandfillSpace& space) {
    const auto life = landfill_life(forecast_, space);
    if (!life) return note("landfill-unknown");
    LandfillView view{.capacity_tonnes = life->capacity_tonnes};
    if (life->full) view.full = life->full->iso();
    if (life->early) view.early = life->early->iso();
    if (life->late) view.late = life->late->iso();
    view_.landfill = view;
    note(life->full ? "landfill" : "landfill-century");
    if (life->full && life->early && !life->late) note("landfill-late-open");
  }

  const Segment& segment_;
  const Forecast& forecast_;
  const Texts& texts_;
  ForecastView view_;
};

std::string as_text(const ForecastView& view, const Texts& texts, std::string_view language) {
  const auto word = [&](const std::string& key) { return texts.get(language, "waste-climate.forecast." + key); };
  const auto number = [](const std::optional<double>& value, int decimals) {
    return value ? fixed_text(*value, decimals) : std::string("-");
  };
  std::vector<std::vector<std::string>> methods{{word("method"), word("mape"), word("mad"), word("rmse"), word("errors")}};
  for (const MethodView& one : view.methods) {
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

std::string month_cell(const Month& month, int offset) {
  return std::to_string(month.year + offset) + (month.month < 10 ? "-0" : "-") + std::to_string(month.month);
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
  const ForecastView view = Answer(segment, ahead, texts).build(count, options.landfill);
  return options.format == AnswerFormat::Json ? http::write_json(view) : as_text(view, texts, options.language);
}

}  // namespace muang::waste
