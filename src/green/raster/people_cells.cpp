// SPDX-License-Identifier: Apache-2.0
#include "green/raster/people_cells.hpp"

#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "green/people/people_errors.hpp"
#include "green/raster/exact_sum_rules.hpp"
#include "green/raster_errors.hpp"

namespace muang::green {
namespace {

constexpr std::int64_t parts = std::int64_t{1} << 20;  // of a person
constexpr double m2_in_km2 = 1e6;

class Blocks {
 public:
  explicit Blocks(std::size_t most) : most_(most) {}

  void add(std::int64_t row, std::int64_t column, std::int64_t people) {
    ++cells_;
    blocks_[{row / side_, column / side_}].add(
        {.people = people, .rows = Int128{2 * row + 1} * people, .columns = Int128{2 * column + 1} * people});
    while (blocks_.size() > most_) join();
  }

  PeopleCells places() const {
    PeopleCells found{.side = side_, .cells = cells_, .thousandths = 0, .places = {}};
    Int128 so_far = 0;
    for (const auto& [at, block] : blocks_) {
      so_far += block.people;
      // What rounding left over goes to the next place, so that nobody is lost.
      const std::int64_t until = static_cast<std::int64_t>((so_far * 1000 + parts / 2) / parts);
      const std::int64_t thousandths = until - found.thousandths;
      found.thousandths = until;
      if (thousandths <= 0) continue;
      const auto weight = static_cast<double>(2 * block.people);
      found.places.push_back(
          {.row = at.first * side_,
           .column = at.second * side_,
           .middle = {.x = static_cast<double>(block.columns) / weight, .y = static_cast<double>(block.rows) / weight},
           .thousandths = thousandths});
    }
    return found;
  }

 private:
  struct Block {
    Int128 people = 0, rows = 0, columns = 0;  // rows, columns: twice the middle of each cell × its people
    void add(const Block& other) {
      people += other.people;
      rows += other.rows;
      columns += other.columns;
    }
  };
  using Map = std::map<std::pair<std::int64_t, std::int64_t>, Block>;

  void join() {
    side_ *= 2;
    Map wider;
    for (const auto& [at, block] : blocks_) wider[{at.first / 2, at.second / 2}].add(block);
    blocks_ = std::move(wider);
  }

  std::size_t most_;
  std::int64_t side_ = 1, cells_ = 0;
  Map blocks_;
};

class Walk {
 public:
  Walk(const Raster& raster, const Zone& outline, const PeopleRequest& request)
      : raster_(raster), outline_(outline), request_(request), blocks_(request.most_places) {}

  Result<PeopleCells> run() {
    const auto reader = raster_.open();
    if (!reader) return Error{errors::raster_broken, "--raster", {}};
    for (const GridWindow& window : windows_of(raster_.shape)) {
      const GridWindow part = outline_.within(window);
      if (part.cells() == 0) continue;
      values_.resize(part.cells());
      mask_.resize(raster_.shape.has_mask ? part.cells() : 0);
      if (!reader->read(part, values_.data(), mask_.empty() ? nullptr : mask_.data()))
        return Error{errors::raster_broken, "--raster", {}};
      take(part);
    }
    if (!met_) return Error{errors::zones_meet_no_cell, "--zones", {}};
    if (too_many_)
      return Error{errors::people_number_wrong,
                   "--raster",
                   {{"text", text::format_grouped(std::llround(std::min(*too_many_, 1e18)), 0)},
                    {"minimum", "0"},
                    {"maximum", text::format_grouped(std::llround(most_people_of_cell), 0)}}};
    return blocks_.places();
  }

 private:
  void take(const GridWindow& part) {
    coverage_.begin(part);
    outline_.add_to(coverage_, part);
    const auto stride = static_cast<std::size_t>(part.columns);
    coverage_.sweep([&](std::size_t row, std::size_t column, std::size_t length, std::int64_t share) {
      met_ = true;
      const std::int64_t grid_row = part.row + static_cast<std::int64_t>(row);
      const double area = request_.per_km2 ? raster_.shape.grid.cell_area_m2(grid_row) / m2_in_km2 : 1;
      const double part_of_cell = static_cast<double>(share) / static_cast<double>(whole_cell) * area;
      for (std::size_t i = column; i < column + length; ++i) {
        const double people = value(row * stride + i) * part_of_cell;
        if (people > most_people_of_cell) too_many_ = people;
        const std::int64_t counted = people > 0 && !too_many_ ? std::llround(people * static_cast<double>(parts)) : 0;
        if (counted > 0) blocks_.add(grid_row, part.column + static_cast<std::int64_t>(i), counted);
      }
    });
  }

  double value(std::size_t at) const {
    const double stored = values_[at];
    const bool nothing = !std::isfinite(stored) || (raster_.shape.nodata && stored == *raster_.shape.nodata) ||
                         (!mask_.empty() && mask_[at] == 0);
    return nothing ? 0 : stored * request_.scale + request_.offset;
  }

  const Raster& raster_;
  const Zone& outline_;
  const PeopleRequest& request_;
  Blocks blocks_;
  Coverage coverage_;
  std::vector<double> values_;
  std::vector<std::uint8_t> mask_;
  bool met_ = false;
  std::optional<double> too_many_;
};

}  // namespace

Result<PeopleCells> people_cells(const Raster& raster, const Zone& outline, const PeopleRequest& request) {
  return Walk(raster, outline, request).run();
}

}  // namespace muang::green
