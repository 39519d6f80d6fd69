// SPDX-License-Identifier: Apache-2.0
// A typed entry of the register ↔ the stored plot. For this slice only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/core/result.hpp"
#include "green/plot/plot_entry_dto.hpp"
#include "green/plot/plot_store.hpp"
#include "green/type_file.hpp"

namespace muang::green {

// Equipment that an entry may tick: that of the 15-minute park (thailand4.com/th/MiEH, published) and, our choice, what
// visitors ask for beside it.
extern const std::vector<std::string_view> plot_facilities;

struct ReadOutline {
  geo::Shape shape;     // as drawn, normalised
  Problems faults;      // E5535 to E5541; empty: it is valid
  geo::Shape repaired;  // a proposal when it is not valid; empty when nothing is left or it is a tangle
};
// GeoJSON of one plot, as an object or as a text. What cannot be read at all, or lies elsewhere, is a problem of field
// "geometry".
Result<ReadOutline> read_outline(const http::Json& geometry);
// Of as many features as there are, at least one.
Result<std::vector<ReadOutline>> read_outlines(const http::Json& geometry);

// Writes the entry over what is stored and says everything that stands against it.
Problems write_entry(const PlotEntry& entry, const TypeBook& types, StoredPlot& stored);
PlotEntry entry_of(const StoredPlot& stored);  // the other way, as it is shown

// Every stored value by its JSON name, for the audit and for the history. An outline stands as its area.
std::vector<std::pair<std::string, std::string>> texts_of(const StoredPlot& stored);

Params difference_params(std::int64_t stated_cm2, std::int64_t computed_cm2);  // stated, computed, percent

}  // namespace muang::green
