// SPDX-License-Identifier: Apache-2.0
// `muang green carbon`: a CSV of trees → biomass and carbon of each and of all, as JSON or CSV, streamed.
//
// Columns: id, dbh_cm or girth_cm (at 1.30 m), and where they are there species, wood_density (g/cm³), height_m, forest
// (mixed-deciduous, dry-dipterocarp, dry-evergreen, mangrove), setting (street: a pruned tree at a road).
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "green/carbon_data.hpp"

namespace muang::green {

enum class CarbonFormat : std::uint8_t { Json, Csv };

struct CarbonRequest {
  std::string equation = "auto";  // a code of allometry.csv, or auto
  std::string height;             // a code of a height equation for trees without one, or empty
  RootMethod root = RootMethod::Ratio;
  std::optional<double> carbon_fraction;  // 0.3 to 0.7; nothing: that of the data
  CarbonFormat format = CarbonFormat::Json;
  int draws = 200;  // 0: no uncertainty
  std::uint64_t seed = 2566;
  unsigned threads = 1;
};

struct CarbonSums {
  std::int64_t trees = 0, computed = 0;
};

// Nothing is written when the heading or the request is refused; a broken row later ends the writing and is told.
// CSV has the trees alone; `total`, when given, takes the total as JSON either way.
Result<CarbonSums> write_carbon(std::istream& in, std::ostream& out, const CarbonRequest& request, const CarbonData& data,
                                const Texts& texts, std::string* total = nullptr);

}  // namespace muang::green
