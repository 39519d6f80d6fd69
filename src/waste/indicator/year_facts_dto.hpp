// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a year's facts. Values are scaled: value × 10^-decimals.
#pragma once

#include "waste/month/month_dto.hpp"

namespace muang::waste {

struct YearFactRow {
  std::string key, label_th, label_en, unit_th, unit_en, certainty;
  int decimals = 0;
  std::optional<std::int64_t> value, standing;
  std::string standing_source, state;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("key", &YearFactRow::key, "Of the catalogue."),
        field("labelTh", &YearFactRow::label_th, "In Thai."),
        field("labelEn", &YearFactRow::label_en, "In English."),
        field("unitTh", &YearFactRow::unit_th, "In Thai."),
        field("unitEn", &YearFactRow::unit_en, "In English."),
        field("decimals", &YearFactRow::decimals, "Of both values."),
        field("value", &YearFactRow::value, "What the reports give; null: cannot be said."),
        field("certainty", &YearFactRow::certainty, "Of it."),
        field("standing", &YearFactRow::standing, "What stands in the city database; null: no number."),
        field("standingSource", &YearFactRow::standing_source, "Its source."),
        field("state", &YearFactRow::state, "none: nothing stands; typed: somebody's; older: published, and changed since.",
              http::Limits{.values = "none|same|older|typed"})};
  }
};
struct YearFactsView {
  int year = 0;
  std::int64_t months = 0;
  bool destinations_named = false, may_publish = false;
  std::vector<YearFactRow> facts;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &YearFactsView::year, "Calendar year, B.E."),
                      field("months", &YearFactsView::months, "Approved months of it; twelve are needed."),
                      field("destinationsNamed", &YearFactsView::destinations_named, "The reports say where waste went."),
                      field("mayPublish", &YearFactsView::may_publish, "The caller may publish now."),
                      field("facts", &YearFactsView::facts, "What would be published.")};
  }
};
struct PublishBody {
  bool replace = false;
  static constexpr auto fields() {
    return std::tuple{http::field("replace", &PublishBody::replace, "Replaces figures that somebody typed.")};
  }
};

}  // namespace muang::waste
