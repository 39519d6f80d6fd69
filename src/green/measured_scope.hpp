// SPDX-License-Identifier: Apache-2.0
// The ground that images and map files are brought in for: a local government, a province or the nation. For this slice
// only.
#pragma once

#include <memory>

#include "green/green.hpp"
#include "http/call.hpp"

namespace muang::green {

struct MeasuredScope {
  const identity::OrgUnit* unit = nullptr;
  std::shared_ptr<const identity::UnitTree> tree;
  bool may_measure = false;
};
// Foreign and unknown alike: `hidden`.
Result<MeasuredScope> scope_of(const Green& green, const identity::Actor& actor, OrgUnitId id, ErrorCode hidden);
Result<MeasuredScope> scope_of_path(const Green& green, const http::Call& call, ErrorCode hidden);  // {unit}: id or uid

}  // namespace muang::green
