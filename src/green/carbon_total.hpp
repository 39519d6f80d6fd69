// SPDX-License-Identifier: Apache-2.0
// Sums over trees and what is said about them. For carbon_file.cpp only.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/texts.hpp"
#include "green/carbon_dto.hpp"
#include "green/carbon_file.hpp"
#include "green/uncertainty_rules.hpp"

namespace muang::green {

class CarbonTotal {
 public:
  explicit CarbonTotal(std::size_t draws) : draws_(draws, 0.0) {}
  void add(const TreeCarbon& tree);
  void add(const CarbonTotal& other);  // in the order of the file, so that the sums are the same for any number of threads
  std::vector<double>& draws() { return draws_; }
  CarbonSums sums() const { return {trees_, computed_}; }
  CarbonTotalView view(const CarbonRequest& request, const CarbonData& data, const Texts& texts,
                       const std::vector<std::string>& ignored_columns) const;

 private:
  struct Sum {
    double kg = 0;
    std::int64_t trees = 0;
    void add(const std::optional<double>& value);
    void add(const Sum& other);
  };
  std::optional<double> of_all(const Sum& sum) const;

  std::int64_t trees_ = 0, computed_ = 0;
  Sum stem_, branch_, leaf_, above_ground_, root_, carbon_, co2e_;
  std::array<std::int64_t, reason_count> reasons_{};
  std::array<std::int64_t, flag_count> flags_{};
  std::map<const Equation*, std::int64_t> equations_;
  std::vector<double> draws_;  // kg CO2e of all trees in each draw
};

}  // namespace muang::green
