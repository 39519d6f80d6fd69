// SPDX-License-Identifier: Apache-2.0
// Whether a repair is worth trying: a ring of random corners has so many crossings that joining its pieces takes minutes.
#pragma once

#include <cstddef>

#include "geo/polygon_rules.hpp"

namespace muang::geo {

// Our choices: some 50 ms of repair, and some 0.1 s of looking.
inline constexpr std::size_t most_crossings_repaired = 1'000, most_pairs_looked_at = 20'000'000;

// At most `most` pairs of edges cross inside of both, or lie on one another. false also when looking would take longer than
// most_pairs_looked_at.
bool few_crossings(const Shape& shape, std::size_t most = most_crossings_repaired);

}  // namespace muang::geo
