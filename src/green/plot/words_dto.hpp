// SPDX-License-Identifier: Apache-2.0
// JSON shapes of what an entry may choose from.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct GreenTypeView {
  std::string code, parent, name_th, name_en, former_th, certainty, name_certainty, source;
  std::vector<std::string> examples;
  std::optional<bool> open;
  bool permanent = true;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &GreenTypeView::code, "1, 2.1 …"),
                      field("parent", &GreenTypeView::parent, "Empty: a type."),
                      field("nameTh", &GreenTypeView::name_th, "In Thai."),
                      field("nameEn", &GreenTypeView::name_en, "In English."),
                      field("formerTh", &GreenTypeView::former_th, "Its older name; accepted."),
                      field("examples", &GreenTypeView::examples, "In Thai."),
                      field("open", &GreenTypeView::open, "As a rule anybody may enter; null: depends on the place."),
                      field("permanent", &GreenTypeView::permanent, "false: ground that waits to be built on."),
                      field("certainty", &GreenTypeView::certainty, "Of the type."),
                      field("nameCertainty", &GreenTypeView::name_certainty, "Of the Thai wording."),
                      field("source", &GreenTypeView::source, "Where it comes from.")};
  }
};
struct GreenWords {
  std::vector<GreenTypeView> types;
  std::vector<std::string> facilities;
  static constexpr auto fields() {
    return std::tuple{http::field("types", &GreenWords::types, "The six types with their subtypes."),
                      http::field("facilities", &GreenWords::facilities, "What a plot may have.")};
  }
};

}  // namespace muang::green
