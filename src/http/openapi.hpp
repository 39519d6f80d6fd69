// SPDX-License-Identifier: Apache-2.0
// What the endpoint tables say, for others: an OpenAPI 3.1 document and the TypeScript types of the web app. Both depend on
// the tables alone and come out in the same order every time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/endpoint.hpp"

namespace muang::http {

std::string openapi_document(const std::vector<Endpoint>& endpoints, std::string_view version);
std::string typescript_types(const std::vector<Endpoint>& endpoints);

}  // namespace muang::http
