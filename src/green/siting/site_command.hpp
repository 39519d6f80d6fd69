// SPDX-License-Identifier: Apache-2.0
// `muang green site`: files named on the command line → the answer, or every problem in Thai and English.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/texts.hpp"
#include "green/siting/siting.hpp"
#include "green/siting/siting_input.hpp"

namespace muang::green {

struct SiteArguments {
  std::string demand, candidates, distances;  // files; distances may be empty
  SitingRequest request;
  ExactLimits limits;
};

// Words of the form --name=value, as muang hands them on (it has checked numbers and the model). Throws std::runtime_error.
SiteArguments site_arguments(const std::vector<std::string>& words);

// 0: answered; 1: refused.
int run_site(const SiteArguments& arguments, const Texts& texts, std::ostream& out, std::ostream& err);

}  // namespace muang::green
