// SPDX-License-Identifier: Apache-2.0
// Which sub-districts (tambons) a local government covers: data/org-units/tambon-coverage.csv. For this slice only.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muang::green {

struct CoveredTambon {
  std::string code;  // DOPA, six digits
  bool whole = false;
};

class TambonCoverage {
 public:
  // Read when boundaries are brought in, and gone afterwards: 8,586 rows. A file that is not whole throws.
  explicit TambonCoverage(const std::filesystem::path& file);
  bool knows(const std::string& tambon) const { return known_.contains(tambon); }
  const std::vector<CoveredTambon>& of(const std::string& dopa_code) const;  // empty: nothing is known

 private:
  std::unordered_map<std::string, std::vector<CoveredTambon>> tambons_;
  std::unordered_set<std::string> known_;
};

}  // namespace muang::green
