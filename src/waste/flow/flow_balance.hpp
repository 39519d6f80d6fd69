// SPDX-License-Identifier: Apache-2.0
// The account of flows_rules.hpp, reconciled. For this slice only.
#pragma once

#include "waste/flow/flows_rules.hpp"

namespace muang::waste {

// No mass below nothing: an unknown flow that comes out negative is taken as nothing and the rest balanced again.
Result<Balance> balanced_account(FlowAccount account);

}  // namespace muang::waste
