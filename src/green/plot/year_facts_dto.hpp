// SPDX-License-Identifier: Apache-2.0
// JSON shapes of what a fiscal year gives to the city database. Values are scaled: value × 10^-decimals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct GreenFactRow {
  std::string key, label_th, label_en, unit_th, unit_en, certainty;
  int decimals = 0;
  std::optional<std::int64_t> value, standing;
  std::string standing_source, state;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("key", &GreenFactRow::key, "Of the catalogue."),
        field("labelTh", &GreenFactRow::label_th, "In Thai."),
        field("labelEn", &GreenFactRow::label_en, "In English."),
        field("unitTh", &GreenFactRow::unit_th, "In Thai."),
        field("unitEn", &GreenFactRow::unit_en, "In English."),
        field("decimals", &GreenFactRow::decimals, "Of both values."),
        field("value", &GreenFactRow::value, "What the register gives; null: cannot be said."),
        field("certainty", &GreenFactRow::certainty, "Of it."),
        field("standing", &GreenFactRow::standing, "What stands in the city database; null: no number."),
        field("standingSource", &GreenFactRow::standing_source, "Its source."),
        field("state", &GreenFactRow::state, "none: nothing stands; typed: somebody's; older: published, and changed since.",
              http::Limits{.values = "none|same|older|typed"})};
  }
};
struct GreenFacts {
  int year = 0;
  bool registered = false, may_publish = false;
  std::vector<GreenFactRow> facts;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &GreenFacts::year, "Fiscal year, B.E."),
                      field("registered", &GreenFacts::registered, "There are plots; else nothing can be published."),
                      field("mayPublish", &GreenFacts::may_publish, "The caller may publish now."),
                      field("facts", &GreenFacts::facts, "What would be published.")};
  }
};
struct GreenPublishBody {
  bool replace = false;
  static constexpr auto fields() {
    return std::tuple{http::field("replace", &GreenPublishBody::replace, "Replaces figures that somebody typed.")};
  }
};

}  // namespace muang::green
