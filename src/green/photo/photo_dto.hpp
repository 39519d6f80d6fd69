// SPDX-License-Identifier: Apache-2.0
// JSON shapes of photographs of a plot or of a tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct Photo {
  std::int64_t id = 0, size = 0;
  std::string name, type, taken_on, at, by;
  std::optional<double> latitude, longitude;
  std::optional<std::int64_t> far_m;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &Photo::id, "The photograph."),
                      field("name", &Photo::name, "Name of the file."),
                      field("type", &Photo::type, "By its content.", http::Limits{.values = "image/jpeg|image/png"}),
                      field("size", &Photo::size, "Bytes."),
                      field("takenOn", &Photo::taken_on, "Day on which it was taken; empty: not stated."),
                      field("latitude", &Photo::latitude, "Where it was taken, degrees; null: not stated."),
                      field("longitude", &Photo::longitude, "As latitude."),
                      field("farM", &Photo::far_m,
                            "Taken more than 200 m from the plot or tree: so many metres, at most 50,000. To be looked at."),
                      field("at", &Photo::at, "When it was attached."),
                      field("by", &Photo::by, "By whom.")};
  }
};
struct Photos {
  std::vector<Photo> items;
  bool may_edit = false;
  static constexpr auto fields() {
    return std::tuple{http::field("items", &Photos::items, "By the day on which they were taken."),
                      http::field("mayEdit", &Photos::may_edit, "The caller may attach and take out.")};
  }
};

}  // namespace muang::green
