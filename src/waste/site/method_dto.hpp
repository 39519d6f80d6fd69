// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the tables behind the register: methods, control ladder, proper and improper. For forms and explanations.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

inline constexpr std::string_view group_values = "landfill|thermal|recovery|transfer";

struct MethodView {
  std::string id, name_th, name_en, group, control_at_most, certainty, source;
  std::optional<std::int64_t> below_grams_day, from_grams_day;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &MethodView::id, "Method."),
                      field("nameTh", &MethodView::name_th, "In Thai."),
                      field("nameEn", &MethodView::name_en, "In English."),
                      field("group", &MethodView::group, "Which ladder is asked.", http::Limits{.values = group_values}),
                      field("controlAtMost", &MethodView::control_at_most, "Highest level, whatever is ticked."),
                      field("belowGramsDay", &MethodView::below_grams_day, "Its name says: below this."),
                      field("fromGramsDay", &MethodView::from_grams_day, "Its name says: from this on."),
                      field("certainty", &MethodView::certainty, "How sure the row is."),
                      field("source", &MethodView::source, "Where it stands.")};
  }
};
struct RungView {
  std::string group, level, certainty, source;
  std::vector<std::string> needs;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("group", &RungView::group, "Of methods.", http::Limits{.values = group_values}),
                      field("level", &RungView::level, "Level of control."),
                      field("needs", &RungView::needs, "All of these give the level."),
                      field("certainty", &RungView::certainty, "How sure the row is."),
                      field("source", &RungView::source, "Where it stands.")};
  }
};
struct ProperView {
  int version = 0;
  std::string method, disposal_class, certainty, source;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("version", &ProperView::version, "B.E. year from which it holds, until the next version."),
                      field("method", &ProperView::method, "Method, by tonnage."),
                      field("class", &ProperView::disposal_class, "What it counts as."),
                      field("certainty", &ProperView::certainty, "How sure the row is."),
                      field("source", &ProperView::source, "Where it stands.")};
  }
};
struct MethodTables {
  std::vector<MethodView> methods;
  std::vector<std::string> controls;
  std::vector<RungView> ladder;
  std::vector<ProperView> rules;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("methods", &MethodTables::methods, "In the order of the register."),
                      field("controls", &MethodTables::controls, "Items of the checklist."),
                      field("ladder", &MethodTables::ladder, "What each level of control asks for."),
                      field("rules", &MethodTables::rules, "Proper and improper by rule version.")};
  }
};

}  // namespace muang::waste
