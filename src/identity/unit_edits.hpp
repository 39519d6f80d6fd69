// SPDX-License-Identifier: Apache-2.0
// A person enters the true day of a change, or a new one: a dated row; nothing is overwritten.
#pragma once

#include "identity/dto.hpp"
#include "identity/service.hpp"

namespace muang::identity {

Result<UnitDetail> change_unit(IdentityService& identity, OrgUnitId unit, std::int64_t version, const UnitChange& change,
                               const Author& author);

}  // namespace muang::identity
