// SPDX-License-Identifier: Apache-2.0
// Shares of area, m² a person, and what is missing to a target. Pure, whole numbers. Targets: data/green/targets.csv.
#pragma once

#include <cstdint>

namespace muang::green {

// Percent in hundredths, rounded half up: 1525 is 15.25 %. whole > 0.
std::int64_t share_hundredths(std::int64_t part_cm2, std::int64_t whole_cm2);
// What is missing to `percent` of the whole, up to the next cm²; 0: the target is met, exactly.
std::int64_t missing_to_share(std::int64_t percent, std::int64_t part_cm2, std::int64_t whole_cm2);

// m² a person in hundredths, rounded half up. people > 0.
std::int64_t person_hundredths(std::int64_t cm2, std::int64_t people);
std::int64_t missing_to_person(std::int64_t square_metres, std::int64_t cm2, std::int64_t people);

}  // namespace muang::green
