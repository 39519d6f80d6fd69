// SPDX-License-Identifier: Apache-2.0
// One row of a file of trees: what it says, and what is noticed about it. What depends on other rows (neighbours, codes,
// trees that are known) is the business of tree_import.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"
#include "green/tree/position_rules.hpp"
#include "green/tree/species_text_rules.hpp"
#include "green/tree/tree_finding_rules.hpp"

namespace muang::green {

// As far as a species is known to grow: data/green/species-maximum.csv.
struct SpeciesLimit {
  std::string scientific, certainty, source;
  std::optional<std::int64_t> height_mm, girth_mm;
};

// What no tree reaches. Heights and diameters: data/green/carbon-parameters.csv. Crowns: the
// widest that was measured, a rain tree of Humboldt's with 190 feet (59.6 m), so a radius above 30 m is a diameter or an
// error.
struct TreeLimits {
  std::int64_t height_mm = 120'000, girth_mm = 15'708;  // 500 cm of diameter
  std::int64_t crown_radius_mm = 30'000;
  std::int64_t breast_height_mm = 1'300;
  std::int64_t girth_dbh_mm = 31;  // π × 1 cm of diameter: further apart, girth and diameter differ
};

struct TreeCell {
  std::string_view text;
  std::string_view title;    // as written
  std::int64_t unit_mm = 0;  // that the title names; 0: none
  bool there() const { return !title.empty(); }
};
struct TreeCells {
  TreeCell code, species, girth, dbh, height, crown, lat, lon, day, age, planted, campaign, note;
  bool crown_is_radius = false;
};

struct CheckedTree {
  std::string code, species_text, age_text, campaign, note;
  const Species* species = nullptr;
  std::optional<TreePlace> place;
  std::optional<std::int64_t> girth_mm, dbh_mm, height_mm, crown_mm;  // crown: its width
  std::optional<Date> day, planted;
  bool measured() const { return girth_mm || dbh_mm || height_mm || crown_mm; }
};

struct TreeCheckContext {
  const Accepted& accepted;
  const TreeLimits& limits;
  const std::vector<SpeciesLimit>& species_limits;
  Date today;
  std::optional<TreePlace> middle;  // of the town, else of the file; nothing: distance is not looked at
  std::int64_t reach_mm = 0;        // from there
};

// `reading` is that of cells.species. Appends the findings, those that are accepted marked so.
CheckedTree check_tree(const TreeCells& cells, const SpeciesReading& reading, std::uint32_t row,
                       const TreeCheckContext& context, std::vector<TreeFinding>& findings);

// Whether the row is left out: an error that is not accepted.
bool is_refused(const std::vector<TreeFinding>& findings, std::size_t from);

// "2019-07-13", "2562-07-13", "13/7/2562", "13-07-2019", and the number of a day in a workbook ("43659"): a year from 2400
// on is of the Buddhist era.
std::optional<Date> read_day(std::string_view cell);

// "2.75 m" with as many decimals as it has.
std::string metres_text(std::int64_t mm);

}  // namespace muang::green
