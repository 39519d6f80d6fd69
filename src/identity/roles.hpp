// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "identity/identity.hpp"

namespace muang::identity {

bool role_may(Role role, Permission permission);
bool role_fits(Role role, UnitClass unit_class);  // a grant of this role may name a unit of this class
std::vector<Permission> permissions_of(const std::vector<Grant>& grants);

}  // namespace muang::identity
