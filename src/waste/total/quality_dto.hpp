// SPDX-License-Identifier: Apache-2.0
// JSON shapes of data quality. Points 0 to 100; rates in grams a day or a person and day.
#pragma once

#include "waste/month/month_dto.hpp"

namespace muang::waste {

struct QualityPartView {
  std::string id;
  std::optional<int> points;
  int weight = 0, good = 0, of = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &QualityPartView::id, "What is judged.",
                            http::Limits{.values = "completeness|timeliness|consistency|plausibility"}),
                      field("points", &QualityPartView::points, "Null: there is nothing to judge."),
                      field("weight", &QualityPartView::weight, "In the score; the weights are ours."),
                      field("good", &QualityPartView::good, "Months that are good."),
                      field("of", &QualityPartView::of, "Months that were judged.")};
  }
};
struct QualityFinding {
  std::string month, rule, severity, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("month", &QualityFinding::month, "B.E.; empty: the whole."),
        field("rule", &QualityFinding::rule, "Of the months' rules, or Q01 to Q04."),
        field("severity", &QualityFinding::severity, "How grave.", http::Limits{.values = "error|warning|info"}),
        field("textTh", &QualityFinding::text_th, "In Thai."), field("textEn", &QualityFinding::text_en, "In English.")};
  }
};
struct QualityMonth {
  std::string month;
  std::optional<std::int64_t> grams_a_day, grams_a_person_day;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("month", &QualityMonth::month, "B.E."),
                      field("gramsADay", &QualityMonth::grams_a_day, "Generated; null: no report."),
                      field("gramsAPersonDay", &QualityMonth::grams_a_person_day, "By registered and latent population.")};
  }
};
struct QualityView {
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, kind, first, last;
  int score = 0;
  std::vector<QualityPartView> parts;
  std::int64_t band_low = 0, band_high = 0, band_median = 0;
  std::vector<QualityFinding> findings;
  std::vector<QualityMonth> months;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("unitId", &QualityView::unit_id, "The local government."),
        field("fullNameTh", &QualityView::full_name_th, "In Thai, with its kind."),
        field("fullNameEn", &QualityView::full_name_en, "In English; may be empty."),
        field("kind", &QualityView::kind, "Whose band is shown.",
              http::Limits{.values = "city|town|subdistrict|sao|pattaya"}),
        field("first", &QualityView::first, "First month looked at, B.E."),
        field("last", &QualityView::last, "Last month that is due, B.E."),
        field("score", &QualityView::score, "0 to 100, weighted mean of the parts."),
        field("parts", &QualityView::parts, "The four qualities."),
        field("bandLow", &QualityView::band_low, "Usual among towns of this kind: grams a person a day, from."),
        field("bandHigh", &QualityView::band_high, "To."),
        field("bandMedian", &QualityView::band_median, "Their median; 0: too few towns, the band of rule R04."),
        field("findings", &QualityView::findings, "Newest month first; what concerns the whole stands first."),
        field("months", &QualityView::months, "Oldest first.")};
  }
};
struct QualityRow {
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, province_name_th, province_name_en, kind;
  int score = 0, findings = 0;
  std::optional<int> completeness, timeliness, consistency, plausibility;
  std::int64_t grams_a_day = 0;
  std::string month, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("unitId", &QualityRow::unit_id, "The local government."),
        field("fullNameTh", &QualityRow::full_name_th, "In Thai, with its kind."),
        field("fullNameEn", &QualityRow::full_name_en, "In English; may be empty."),
        field("provinceNameTh", &QualityRow::province_name_th, "Its province in Thai."),
        field("provinceNameEn", &QualityRow::province_name_en, "Its province in English."),
        field("kind", &QualityRow::kind, "Its kind.", http::Limits{.values = "city|town|subdistrict|sao|pattaya"}),
        field("score", &QualityRow::score, "0 to 100."),
        field("findings", &QualityRow::findings, "Errors and warnings."),
        field("completeness", &QualityRow::completeness, "Points."),
        field("timeliness", &QualityRow::timeliness, "Points."),
        field("consistency", &QualityRow::consistency, "Points."),
        field("plausibility", &QualityRow::plausibility, "Points."),
        field("gramsADay", &QualityRow::grams_a_day, "Generated in the newest reported month."),
        field("month", &QualityRow::month, "Of the newest error or warning, B.E.; empty: there is none."),
        field("textTh", &QualityRow::text_th, "What it says, in Thai."),
        field("textEn", &QualityRow::text_en, "What it says, in English.")};
  }
};
struct QualityList {
  std::string first, last;
  std::int64_t of = 0;
  std::vector<QualityRow> items;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("first", &QualityList::first, "First month looked at, B.E."),
        field("last", &QualityList::last, "Last month that is due, B.E."),
        field("of", &QualityList::of, "Local governments that report in the caller's scope."),
        field("items", &QualityList::items, "Where to look first: worst score, then most waste; at most 250.")};
  }
};

}  // namespace muang::waste
