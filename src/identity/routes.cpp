// SPDX-License-Identifier: Apache-2.0
#include "identity/routes.hpp"

#include <iterator>

namespace muang::identity {

std::vector<http::Endpoint> endpoints(IdentityService& identity) {
  std::vector<http::Endpoint> all;
  for (auto part : {session_endpoints, people_endpoints, unit_endpoints, audit_endpoints}) {
    auto rows = part(identity);
    std::move(rows.begin(), rows.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace muang::identity
