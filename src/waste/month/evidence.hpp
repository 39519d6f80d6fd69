// SPDX-License-Identifier: Apache-2.0
// Files that prove a monthly report. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/month/months.hpp"

namespace muang::waste {

// Bytes that one month of one unit may keep in files, all revisions together: five of the largest size. Ours: some 30
// photographs of a phone.
inline constexpr std::int64_t evidence_quota = 100 << 20;

// Of all revisions, oldest first; also what was taken out.
std::vector<MonthEvidence> evidence_of_month(store::Transaction& tx, OrgUnitId unit, const Month& month);

void add_evidence_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
