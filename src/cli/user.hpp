// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/texts.hpp"
#include "cli/options.hpp"
#include "identity/service.hpp"

namespace muang::cli {

// muang user list | add | invite | reset | disable. What was asked for goes to stdout, a refusal with its code to stderr.
int run_user(identity::IdentityService& identity, const Texts& texts, const UserOptions& options, bool json);

}  // namespace muang::cli
