// SPDX-License-Identifier: Apache-2.0
// Reads data/facts/*.csv and checks them whole. Every fault is named with file and line, all of them at once.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "city/catalogue.hpp"

namespace muang::city {

struct CatalogueFault : std::runtime_error {  // what() lists "facts/catalogue.csv:12: …", one line a fault
  using std::runtime_error::runtime_error;
};

Catalogue load_catalogue(const std::filesystem::path& folder);  // the folder data/facts

}  // namespace muang::city
