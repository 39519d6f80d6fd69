// SPDX-License-Identifier: Apache-2.0
// data/waste/flow-uncertainty.csv, checked as a whole. For this slice only.
#pragma once

#include <filesystem>

#include "waste/flow/flows_rules.hpp"

namespace muang::waste {

// Throws std::runtime_error naming file and line: a percentage from 1 to 200, a source and a certainty in each row.
FlowUncertainty read_flow_uncertainty(const std::filesystem::path& folder);

}  // namespace muang::waste
