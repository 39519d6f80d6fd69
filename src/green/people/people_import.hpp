// SPDX-License-Identifier: Apache-2.0
// A file of people → the set of a year, after a look at every row; and how sets are shown. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/people/people_dto.hpp"
#include "green/people/people_store.hpp"
#include "green/plot/plots.hpp"

namespace muang::green {

// Whose eyes: file and person are for those in scope.
PeopleSetView people_set_view(const PeopleSet& set, bool inside);

// Of the query: year, kind, source, certainty, crs, dry-run. E5811 for each that is wrong, and the faults of the file. What
// was stored under the year is replaced only when the call names its version (E5812).
Result<PeopleReport> import_people(Green& green, const http::Call& call);

}  // namespace muang::green
