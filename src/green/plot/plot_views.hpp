// SPDX-License-Identifier: Apache-2.0
// Plots as the wire shows them. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/plot/plot_dto.hpp"
#include "green/plot/plot_store.hpp"

namespace muang::green {

PlotArea area_view(std::int64_t cm2);
std::optional<PlotArea> area_view(const std::optional<std::int64_t>& cm2);

// Whose eyes: a row for the public tells name, type, status, area and place alone.
PlotRow row_of(const Green& green, const StoredPlot& stored, bool inside, int gregorian_year);
SustainableView sustainable_view(const Green& green, const StoredPlot& stored, int gregorian_year);
PlotEntry public_part(PlotEntry entry);

// A finding with its words (green-register.finding-<code>).
PlotFindingView finding_view(const Texts& texts, const char* code, const char* severity, const char* field,
                             const Params& params = {});
http::Json geometry_json(const geo::Shape& shape);  // null for an empty one

// E5635 names the first green plot of the unit whose border crosses that of the shape too often to be joined with it.
Result<Done> not_tangled(store::Transaction& tx, OrgUnitId unit, const geo::Shape& shape, std::int64_t except);

// What there is to see of a shape among the unit's green plots and its boundary: overlaps with the ground in question, parts
// outside, slivers. `except`: the plot itself.
std::vector<PlotFindingView> ground_findings(store::Transaction& tx, const Green& green, OrgUnitId unit,
                                             const geo::Shape& shape, std::int64_t except);

}  // namespace muang::green
