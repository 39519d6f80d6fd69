// SPDX-License-Identifier: Apache-2.0
// muang openapi: the API as it is served, from the endpoint tables.
#include "http/openapi.hpp"

#include <iostream>

#include "cli/house.hpp"

namespace muang::cli {

int run_openapi(const Common& common, bool typescript) {
  Common memory = common;
  memory.database = "sqlite::memory:";
  House house(memory, {}, House::Seed::No);
  const auto endpoints = house.endpoints();
  std::cout << (typescript ? http::typescript_types(endpoints) : http::openapi_document(endpoints, program_version));
  return 0;
}

}  // namespace muang::cli
