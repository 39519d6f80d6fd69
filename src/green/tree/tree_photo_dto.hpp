// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a tree's photographs.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct TreePhoto {
  std::int64_t id = 0, size = 0;
  std::string name, type, at, by;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &TreePhoto::id, "The photograph."),
                      field("name", &TreePhoto::name, "Name of the file."),
                      field("type", &TreePhoto::type, "By its content.", http::Limits{.values = "image/jpeg|image/png"}),
                      field("size", &TreePhoto::size, "Bytes."),
                      field("at", &TreePhoto::at, "When it was attached."),
                      field("by", &TreePhoto::by, "By whom.")};
  }
};
struct TreePhotos {
  std::vector<TreePhoto> items;
  bool may_edit = false;
  static constexpr auto fields() {
    return std::tuple{http::field("items", &TreePhotos::items, "Oldest first."),
                      http::field("mayEdit", &TreePhotos::may_edit, "The caller may attach and take out.")};
  }
};

}  // namespace muang::green
