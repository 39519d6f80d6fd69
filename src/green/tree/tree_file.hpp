// SPDX-License-Identifier: Apache-2.0
// A file of trees, row by row: CSV (UTF-8 or TIS-620) or XLSX. For this slice only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "green/tree/tree_check_rules.hpp"
#include "green/tree/tree_columns_rules.hpp"

namespace muang::green {

// Where the fields stand in a row.
class TreeTitles {
 public:
  // E5685, E5686.
  static Result<TreeTitles> of(const std::vector<std::string>& titles);
  // The cells point into `row`, which must stay.
  TreeCells cells(const std::vector<std::string>& row) const;
  bool holds(TreeField field) const { return places_[static_cast<std::size_t>(field)].has_value(); }
  const std::vector<std::string>& ignored() const { return ignored_; }

 private:
  struct Place {
    std::size_t at = 0;
    TreeColumn column;
    std::string title;
  };
  TreeCell cell(const std::vector<std::string>& row, TreeField field) const;
  std::array<std::optional<Place>, tree_field_count> places_;
  std::vector<std::string> ignored_;
};

// Calls `heading` once, then `row` for each row that is not empty, with its number in the file; a Problem of either ends it.
// E5512, E5516, E5687 to E5690.
Result<Done> read_tree_file(const std::filesystem::path& file, const std::filesystem::path& readfile,
                            const std::function<Result<Done>(const std::vector<std::string>&)>& heading,
                            const std::function<Result<Done>(std::uint32_t, const std::vector<std::string>&)>& row);

}  // namespace muang::green
