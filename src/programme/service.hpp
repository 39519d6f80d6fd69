// SPDX-License-Identifier: Apache-2.0
// The parts of endpoints(). For this slice only.
#pragma once

#include <vector>

#include "programme/dto.hpp"
#include "programme/programme.hpp"

namespace muang::programme {

Result<std::optional<FiscalYear>> year_asked(const http::Call& call);  // ?year=2562, absent: nothing
ProvinceName name_of(const identity::OrgUnit& province);
std::vector<ProvinceName> missing_of(const PublicCoverage& coverage);  // empty when there is no data
bool is_demo(store::Transaction& tx, FiscalYear year);

void add_coverage_endpoints(std::vector<http::Endpoint>& table, Programme& programme);
void add_candidate_endpoints(std::vector<http::Endpoint>& table, Programme& programme);
void add_front_endpoints(std::vector<http::Endpoint>& table, Programme& programme);
void add_todo_endpoints(std::vector<http::Endpoint>& table, Programme& programme);
void add_record_endpoints(std::vector<http::Endpoint>& table, Programme& programme);

}  // namespace muang::programme
