// SPDX-License-Identifier: Apache-2.0
#include "green/green.hpp"

namespace muang::green {

Green::Green(identity::Identity& identity, const Texts& texts, const std::filesystem::path& data, city::City& city,
             const std::filesystem::path& files)
    : identity_(identity), texts_(texts), city_(city), types_(TypeBook::read(data / "green/types.csv")), files_(files) {}

std::vector<http::Endpoint> endpoints(Green&) { return {}; }

}  // namespace muang::green
