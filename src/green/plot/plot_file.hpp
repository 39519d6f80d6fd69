// SPDX-License-Identifier: Apache-2.0
// A map file → plots of the register: read in a child, looked at row by row as if each were typed, and, when the person says
// so, all acceptable rows entered in one transaction. A plot whose outline is there already is left, so a file that is
// imported twice doubles nothing. For this slice only.
#pragma once

#include <string>
#include <vector>

#include "green/green.hpp"
#include "green/plot/plot_file_dto.hpp"
#include "green/plot/plots.hpp"

namespace muang::green {

inline constexpr std::size_t most_file_plots = 5000;  // ours; more come in parts

// What the person says of the file as a whole.
struct PlotFileOrder {
  std::string crs, encoding;  // as geo/map_file.hpp
  PlotFileColumns columns;    // titles; an empty one is looked for among the usual ones
  std::string type, status = "existing", day, reason, area_reason;  // for rows that say nothing themselves
  bool repair = false;                                              // the proposed repairs were seen and are wanted
  bool dry_run = false;
};

Result<PlotFileReport> import_plots(Green& green, const http::Call& call, const PlotUnit& unit, const PlotFileOrder& order,
                                    const http::UploadedFile& file);

}  // namespace muang::green
