// SPDX-License-Identifier: Apache-2.0
// `muang green site`: places and candidates of CSV files → sites as JSON.
#pragma once

#include <string>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "green/siting/siting.hpp"
#include "green/siting/siting_input.hpp"

namespace muang::green {

Result<std::string> site_json(const SitingFiles& files, const SitingRequest& request, const ExactLimits& limits,
                              const Texts& texts);

}  // namespace muang::green
