// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a plot's photographs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct PlotPhoto {
  std::int64_t id = 0, size = 0;
  std::string name, type, taken_on, at, by;
  std::optional<double> latitude, longitude;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &PlotPhoto::id, "The photograph."),
                      field("name", &PlotPhoto::name, "Name of the file."),
                      field("type", &PlotPhoto::type, "By its content.", http::Limits{.values = "image/jpeg|image/png"}),
                      field("size", &PlotPhoto::size, "Bytes."),
                      field("takenOn", &PlotPhoto::taken_on, "Day on which it was taken; empty: not stated."),
                      field("latitude", &PlotPhoto::latitude, "Where it was taken, degrees; null: not stated."),
                      field("longitude", &PlotPhoto::longitude, "As latitude."),
                      field("at", &PlotPhoto::at, "When it was attached."),
                      field("by", &PlotPhoto::by, "By whom.")};
  }
};
struct PlotPhotos {
  std::vector<PlotPhoto> items;
  bool may_edit = false;
  static constexpr auto fields() {
    return std::tuple{http::field("items", &PlotPhotos::items, "By the day on which they were taken."),
                      http::field("mayEdit", &PlotPhotos::may_edit, "The caller may attach and take out.")};
  }
};

}  // namespace muang::green
