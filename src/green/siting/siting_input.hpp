// SPDX-License-Identifier: Apache-2.0
// Places, candidates and distances from CSV, as a problem in whole numbers.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "green/siting/siting_rules.hpp"

namespace muang::green {

struct SitingRequest {
  SitingModel model = SitingModel::PMedian;
  std::optional<int> sites;
  std::optional<double> radius_m;
};

struct SitingFiles {
  std::istream* demand = nullptr;      // id, weight; x, y in metres or lat, lon unless distances are given
  std::istream* candidates = nullptr;  // id; x, y or lat, lon
  std::istream* distances = nullptr;   // demand, candidate, distance in metres; or nothing
};

struct SitingInput {
  SitingProblem problem;
  std::vector<std::string> places, candidates;  // ids
  std::int64_t weight_parts = 1;                // of one person in a weight: 1, 10, 100 or 1000; finer weights are rounded
  bool weights_rounded = false;
  std::string distance;  // file | metres | ellipsoid
};

// Every problem of the files and the request at once (E5570 to E5589).
Result<SitingInput> read_siting(const SitingFiles& files, const SitingRequest& request);

std::string_view model_name(SitingModel model);
std::optional<SitingModel> model_named(std::string_view name);

inline constexpr std::size_t most_pairs = 4'000'000;  // our choice: 32 MB a table

}  // namespace muang::green
