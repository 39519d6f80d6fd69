// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_data.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "green/data_file.hpp"

namespace muang::green {

TreeData::TreeData(const std::filesystem::path& folder) : carbon(read_carbon_data(folder)), names(carbon.species) {
  const DataFile file(folder / "species-maximum.csv");
  for (std::size_t row = 0; row < file.size(); ++row) {
    SpeciesLimit limit{.scientific = file.stated(row, "scientific"),
                       .certainty = file.certainty(row),
                       .source = file.stated(row, "source")};
    if (!carbon.species.find(limit.scientific)) file.fail(row, "no such species in species.csv");
    if (const auto metres = file.number_or_none(row, "height_m")) limit.height_mm = std::llround(*metres * 1000);
    if (const auto cm = file.number_or_none(row, "dbh_cm")) limit.girth_mm = std::llround(*cm * 10 * std::numbers::pi);
    species_limits.push_back(std::move(limit));
  }
  limits.height_mm = std::llround(carbon.parameters.height_largest * 1000);
  limits.girth_mm = std::llround(carbon.parameters.dbh_largest * 10 * std::numbers::pi);
  limits.breast_height_mm = std::llround(carbon.parameters.height_smallest * 1000);
}

const SpeciesLimit* TreeData::limit_of(std::string_view scientific) const {
  const auto found = std::ranges::find(species_limits, scientific, &SpeciesLimit::scientific);
  return found == species_limits.end() ? nullptr : &*found;
}

}  // namespace muang::green
