// SPDX-License-Identifier: Apache-2.0
#include "green/boundary/tambon_coverage.hpp"

#include "green/data_file.hpp"

namespace muang::green {

TambonCoverage::TambonCoverage(const std::filesystem::path& file) {
  const DataFile rows(file);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string& tambon = rows.cell(row, "tambon_code");
    if (tambon.size() != 6) rows.fail(row, "a tambon's code has six digits");
    tambons_[rows.stated(row, "dopa_code")].push_back({tambon, rows.number(row, "whole") == 1});
    known_.insert(tambon);
  }
}

const std::vector<CoveredTambon>& TambonCoverage::of(const std::string& dopa_code) const {
  static const std::vector<CoveredTambon> nothing;
  const auto found = tambons_.find(dopa_code);
  return found == tambons_.end() ? nothing : found->second;
}

}  // namespace muang::green
