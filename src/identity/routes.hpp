// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "identity/service.hpp"

namespace muang::identity {

std::vector<http::Endpoint> endpoints(IdentityService& identity);  // the two below and the audit trail
std::vector<http::Endpoint> unit_endpoints(IdentityService& identity);
std::vector<http::Endpoint> session_endpoints(IdentityService& identity);
std::vector<http::Endpoint> people_endpoints(IdentityService& identity);
std::vector<http::Endpoint> audit_endpoints(IdentityService& identity);

}  // namespace muang::identity
