// SPDX-License-Identifier: Apache-2.0
// What `muang waste sdg --format json` prints. Shares 0 to 1, unrounded; null where the columns for it are not there.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct CityView {
  std::string city;
  std::optional<int> year_be;
  double collected_share = 0, sdg1161 = 0;
  std::optional<double> sdg1251, kg_person_day, kg_person_day_latent, utilised_share, proper_share;
  std::optional<double> published_sdg, published_collected;
  bool flagged = false;
  std::optional<std::string> note, note_th;
  static constexpr auto fields() {
    return std::tuple{
        http::field("city", &CityView::city, "As given."),
        http::field("yearBe", &CityView::year_be, "B.E."),
        http::field("collectedShare", &CityView::collected_share, "Waste Wise Cities: may pass 1, then it is flagged."),
        http::field("sdg1161", &CityView::sdg1161, "Collected and managed in controlled facilities ÷ generated."),
        http::field("sdg1251", &CityView::sdg1251, "Recycling rate."),
        http::field("kgPersonDay", &CityView::kg_person_day, "Per registered person, generated being t/day."),
        http::field("kgPersonDayWithLatent", &CityView::kg_person_day_latent, "Latent population included."),
        http::field("utilisedShare", &CityView::utilised_share, "utilised ÷ generated."),
        http::field("properShare", &CityView::proper_share, "(utilised + properly disposed) ÷ generated."),
        http::field("publishedSdg1161", &CityView::published_sdg, "What UN-Habitat published for the same figures."),
        http::field("publishedCollectedShare", &CityView::published_collected, "The same."),
        http::field("flagged", &CityView::flagged, "Something in the note has to be looked at."),
        http::field("note", &CityView::note, "English."),
        http::field("noteTh", &CityView::note_th, "Thai.")};
  }
};

struct TargetView {
  std::string city, id;
  double target = 0;
  int by_be = 0, year_be = 0;
  double share = 0, distance = 0;
  std::optional<double> needed_per_year, trend_per_year, expected;
  std::string source, certainty;
  static constexpr auto fields() {
    return std::tuple{http::field("city", &TargetView::city, "As given."),
                      http::field("id", &TargetView::id, "target-proper or target-utilised."),
                      http::field("target", &TargetView::target, "Share."),
                      http::field("byBe", &TargetView::by_be, "B.E. year of the target."),
                      http::field("yearBe", &TargetView::year_be, "Year of the latest figure."),
                      http::field("share", &TargetView::share, "Latest."),
                      http::field("distance", &TargetView::distance, "target - share; 0 or below: reached."),
                      http::field("neededPerYear", &TargetView::needed_per_year, "To get there in time."),
                      http::field("trendPerYear", &TargetView::trend_per_year, "Least squares over the years given."),
                      http::field("expected", &TargetView::expected, "Where the trend leads in the year of the target."),
                      http::field("source", &TargetView::source, "Of the target."),
                      http::field("certainty", &TargetView::certainty, "Of the target.")};
  }
};

struct SdgView {
  std::vector<CityView> cities;
  std::vector<TargetView> targets;
  double rejects_share = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("cities", &SdgView::cities, "In the order of the file."),
                      http::field("targets", &SdgView::targets, "Of the plan B.E. 2565–2570, for rows with a year."),
                      http::field("rejectsShare", &SdgView::rejects_share, "Of recovered material, in collectedShare.")};
  }
};

}  // namespace muang::waste
