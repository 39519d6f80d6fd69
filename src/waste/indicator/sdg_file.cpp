// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/sdg_file.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/core/calendar.hpp"
#include "base/text.hpp"
#include "http/json.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/indicator/indicator_data.hpp"
#include "waste/indicator/sdg_dto.hpp"
#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

const std::vector<PlainColumn> sdg_columns{{"city"},
                                           {"generated"},
                                           {"recovered_with_rejects"},
                                           {"recovered_controlled"},
                                           {"received_disposal"},
                                           {"controlled_share"},
                                           {"year", false},
                                           {"population", false},
                                           {"latent_population", false},
                                           {"utilised", false},
                                           {"properly_disposed", false},
                                           {"recycled_in_area", false},
                                           {"exported_for_recycling", false},
                                           {"imported_for_recycling", false}};
constexpr double largest_figure = 1e12, hundred = 100;

struct CityRow {
  std::size_t line = 0;
  std::string city;
  std::optional<int> year;  // C.E.
  CityWaste waste;
  std::optional<double> population, latent, utilised, proper, recycled, exported, imported;
};

class RowReader {
 public:
  RowReader(const PlainCsv& csv, const IndicatorData& data, Problems& problems)
      : csv_(csv), data_(data), problems_(problems) {}

  std::optional<CityRow> read(const report::CsvRow& row) {
    const std::size_t before = problems_.size();
    CityRow out{.line = row.line, .city = csv_.cell(row, "city")};
    if (out.city.empty()) say(errors::csv_cell_missing, row, "city", {{"column", "city"}});
    read_year(row, out);
    CityWaste& waste = out.waste;
    const auto generated = figure(row, "generated", true);
    waste = {generated.value_or(0), figure(row, "recovered_with_rejects", true).value_or(0),
             figure(row, "recovered_controlled", true).value_or(0), figure(row, "received_disposal", true).value_or(0), 0};
    if (generated && *generated <= 0) say(errors::generated_not_positive, row, "generated");
    read_share(row, waste);
    out.population = figure(row, "population", false), out.latent = figure(row, "latent_population", false);
    out.utilised = figure(row, "utilised", false), out.proper = figure(row, "properly_disposed", false);
    out.recycled = figure(row, "recycled_in_area", false);
    out.exported = figure(row, "exported_for_recycling", false);
    out.imported = figure(row, "imported_for_recycling", false);
    if (problems_.size() == before) check_whole(row, out);
    check_repeated(row, out);
    if (problems_.size() != before) return std::nullopt;
    return out;
  }

 private:
  void say(ErrorCode code, const report::CsvRow& row, std::string_view column, Params params = {}) {
    problems_.push_back({code, place_of(row.line, column), std::move(params)});
  }
  std::optional<double> figure(const report::CsvRow& row, std::string_view column, bool needed) {
    const auto value = csv_.number(row, column, needed, problems_);
    if (!value || (*value >= 0 && *value <= largest_figure)) return value;
    say(errors::number_out_of_range, row, column, {{"minimum", "0"}, {"maximum", "1000000000000"}});
    return std::nullopt;
  }
  void read_year(const report::CsvRow& row, CityRow& out) {
    const std::string typed = csv_.cell(row, "year");
    if (typed.empty()) return;
    out.year = text::parse_year(typed);
    if (!out.year)
      say(errors::gas_year_out_of_range, row, "year", {{"year", excerpt(typed)}, {"first", "1857"}, {"last", "2157"}});
  }
  void read_share(const report::CsvRow& row, CityWaste& waste) {
    const std::string typed = csv_.cell(row, "controlled_share");
    if (typed.empty() && waste.received_disposal == 0) return;  // a share of nothing
    if (typed.empty()) return say(errors::csv_cell_missing, row, "controlled_share", {{"column", "controlled_share"}});
    const auto share = parse_share(typed);
    if (!share) return say(errors::share_out_of_range, row, "controlled_share", {{"text", excerpt(typed)}});
    waste.controlled_share = *share;
  }
  void check_whole(const report::CsvRow& row, const CityRow& city) {
    const CityWaste& waste = city.waste;
    if (waste.recovered_controlled > waste.recovered_with_rejects) {
      say(errors::controlled_above_recovered, row, "recovered_controlled",
          {{"controlled", csv_.cell(row, "recovered_controlled")}, {"recovered", csv_.cell(row, "recovered_with_rejects")}});
    }
    const double limit = data_.parameter("collected-refused-above");
    const double collected = std::max(collected_share(waste, data_.parameter("rejects-share")), sdg_11_6_1(waste));
    if (collected > limit) {
      say(errors::collected_far_above_generated, row, "generated",
          {{"percent", fixed_text(collected * hundred, 1)}, {"limit", fixed_text(limit * hundred, 0)}});
    }
    if (city.utilised.value_or(0) + city.proper.value_or(0) > waste.generated * limit)
      say(errors::part_above_generated, row, "utilised", {{"generated", csv_.cell(row, "generated")}});
    if (city.recycled.value_or(0) + city.exported.value_or(0) - city.imported.value_or(0) > waste.generated * limit)
      say(errors::part_above_generated, row, "recycled_in_area", {{"generated", csv_.cell(row, "generated")}});
  }
  void check_repeated(const report::CsvRow& row, const CityRow& city) {
    if (city.city.empty()) return;
    const auto [first, fresh] = seen_.try_emplace({city.city, city.year.value_or(0)}, row.line);
    if (!fresh) say(errors::city_twice, row, "city", {{"city", city.city}, {"first", std::to_string(first->second)}});
  }

  const PlainCsv& csv_;
  const IndicatorData& data_;
  Problems& problems_;
  std::map<std::pair<std::string, int>, std::size_t> seen_;
};

class Answer {
 public:
  Answer(const IndicatorData& data, const Texts& texts) : data_(data), texts_(texts) {}

  SdgView build(const std::vector<CityRow>& rows) {
    SdgView view;
    view.rejects_share = data_.parameter("rejects-share");
    for (const CityRow& row : rows) {
      history_[row.city].push_back(&row);
      view.cities.push_back(city_view(row));
    }
    for (const auto& [city, years] : history_) add_targets(city, years, view);
    return view;
  }

 private:
  static std::optional<double> share(const std::optional<double>& part, double whole) {
    if (!part) return std::nullopt;
    return *part / whole;
  }

  CityView city_view(const CityRow& row) {
    CityView view{.city = row.city};
    const double generated = row.waste.generated;
    if (row.year) view.year_be = *row.year + buddhist_offset;
    view.collected_share = collected_share(row.waste, data_.parameter("rejects-share"));
    view.sdg1161 = sdg_11_6_1(row.waste);
    if (row.recycled)
      view.sdg1251 = sdg_12_5_1(*row.recycled, row.exported.value_or(0), row.imported.value_or(0), generated);
    if (row.population) view.kg_person_day = kilograms_a_person_day(generated, *row.population);
    if (row.population && row.latent)
      view.kg_person_day_latent = kilograms_a_person_day(generated, *row.population + *row.latent);
    view.utilised_share = share(row.utilised, generated);
    view.proper_share = proper_of(row);
    if (view.collected_share > 1 || view.sdg1161 > 1) {
      note(view, "collected-above", {{"percent", fixed_text(std::max(view.collected_share, view.sdg1161) * hundred, 1)}});
      view.flagged = true;
    }
    compare(row, view);
    return view;
  }

  // Properly managed is what is utilised or properly disposed: under that reading 2564 gives the published 69 %.
  static std::optional<double> proper_of(const CityRow& row) {
    if (!row.utilised || !row.proper) return std::nullopt;
    return (*row.utilised + *row.proper) / row.waste.generated;
  }

  // A year C.E. among the params is shown as B.E. in Thai.
  void note(CityView& view, const std::string& key, Params params, int year = 0) {
    const auto add = [&](std::optional<std::string>& text, std::string_view language, int shown) {
      Params with_year = params;
      if (year > 0) with_year.emplace_back("year", std::to_string(shown));
      text = (text ? *text + " " : "") + texts_.get(language, "waste-climate.sdg." + key, with_year);
    };
    add(view.note, "en", year);
    add(view.note_th, "th", year + buddhist_offset);
  }

  void compare(const CityRow& row, CityView& view) {
    const PublishedCity* known = data_.find_city(row.city);
    if (!known) return;
    const std::string published = fixed_text(known->published_sdg, 2);
    const bool same_year = !row.year || *row.year == known->year;
    if (!same_year || !same_figures(row.waste, known->waste))
      return note(view, "other-figures", {{"published", published}}, known->year);
    view.published_sdg = known->published_sdg;
    view.published_collected = known->published_collected_share;
    const auto check = compare_published(row.waste, known->published_sdg, data_.parameter("published-tolerance"),
                                         {data_.parameter("rejects-share-alternative"), data_.parameter("rejects-share")});
    const std::map<PublishedReading, std::string> keys{{PublishedReading::Agrees, "agrees"},
                                                       {PublishedReading::AllRecoveryLess, "all-recovery-less"},
                                                       {PublishedReading::AllRecovery, "all-recovery"},
                                                       {PublishedReading::Unexplained, "unexplained"}};
    note(view, keys.at(check.reading),
         {{"published", published},
          {"computed", fixed_text(check.computed, 4)},
          {"alternative", fixed_text(check.alternative, 4)},
          {"rejects", fixed_text(check.rejects * hundred, 0)}},
         known->year);
    view.flagged = view.flagged || check.reading != PublishedReading::Agrees;
    const double gap = view.collected_share - known->published_collected_share;
    if (std::max(gap, -gap) > data_.parameter("collected-tolerance"))
      note(view, "collected-differs",
           {{"published", fixed_text(known->published_collected_share, 2)},
            {"computed", fixed_text(view.collected_share, 4)}});
  }

  void add_targets(const std::string& city, const std::vector<const CityRow*>& rows, SdgView& view) {
    add_target(city, rows, "target-proper", &Answer::proper_of, view);
    add_target(
        city, rows, "target-utilised", [](const CityRow& row) { return share(row.utilised, row.waste.generated); }, view);
  }

  template <class Measure>
  void add_target(const std::string& city, const std::vector<const CityRow*>& rows, const std::string& id, Measure measure,
                  SdgView& view) {
    std::vector<ShareOfYear> years;
    for (const CityRow* row : rows) {
      const auto value = measure(*row);
      if (row->year && value) years.push_back({*row->year, *value});
    }
    const auto parameter = data_.parameters.find(id);
    if (years.empty() || parameter == data_.parameters.end()) return;
    const auto progress = target_progress(std::move(years), parameter->second.value, parameter->second.by_year);
    view.targets.push_back({city, id, parameter->second.value, parameter->second.by_year + buddhist_offset,
                            progress.year + buddhist_offset, progress.share, progress.distance, progress.needed_per_year,
                            progress.trend_per_year, progress.expected, parameter->second.source,
                            parameter->second.certainty});
  }

  const IndicatorData& data_;
  const Texts& texts_;
  std::map<std::string, std::vector<const CityRow*>> history_;
};

std::string percent(const std::optional<double>& share) { return share ? fixed_text(*share * hundred, 1) : ""; }

std::string as_text(const SdgView& view, const Texts& texts, std::string_view language) {
  const auto word = [&](const std::string& key) { return texts.get(language, "waste-climate.sdg." + key); };
  std::vector<std::vector<std::string>> rows{{word("city"), word("year"), word("kg-person-day"), word("collected"),
                                              word("sdg1161"), word("published"), word("sdg1251")}};
  std::string notes;
  for (const CityView& city : view.cities) {
    rows.push_back({city.city, city.year_be ? std::to_string(*city.year_be) : "",
                    city.kg_person_day ? fixed_text(*city.kg_person_day, 2) : "", percent(city.collected_share),
                    fixed_text(city.sdg1161, 4), city.published_sdg ? fixed_text(*city.published_sdg, 2) : "",
                    city.sdg1251 ? fixed_text(*city.sdg1251, 4) : ""});
    const auto& note = language == "en" ? city.note : city.note_th;
    if (note) notes += (city.flagged ? "! " : "  ") + city.city + ": " + *note + "\n";
  }
  std::string out = text_table(rows);
  if (!notes.empty()) out += "\n" + notes;
  if (view.targets.empty()) return out;
  std::vector<std::vector<std::string>> targets{{word("city"), word("target"), word("year"), word("share"), word("aim"),
                                                 word("distance"), word("needed"), word("trend"), word("expected")}};
  for (const TargetView& one : view.targets) {
    targets.push_back({one.city, word(one.id), std::to_string(one.year_be), percent(one.share),
                       percent(one.target) + " (" + std::to_string(one.by_be) + ")", percent(one.distance),
                       percent(one.needed_per_year), percent(one.trend_per_year), percent(one.expected)});
  }
  return out + "\n" + text_table(targets, 2);
}

}  // namespace

Result<std::string> sdg_file(std::string_view csv, const std::filesystem::path& data_folder, const Texts& texts,
                             AnswerFormat format, std::string_view language) {
  const IndicatorData data = load_indicator_data(data_folder);
  TRY(const PlainCsv file, PlainCsv::read(csv, sdg_columns));
  Problems problems;
  RowReader reader(file, data, problems);
  std::vector<CityRow> rows;
  for (const auto& row : file.rows()) {
    if (auto city = reader.read(row)) rows.push_back(std::move(*city));
  }
  if (!problems.empty()) return problems;
  const SdgView view = Answer(data, texts).build(rows);
  return format == AnswerFormat::Json ? http::write_json(view) : as_text(view, texts, language);
}

}  // namespace muang::waste
