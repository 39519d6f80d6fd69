// SPDX-License-Identifier: Apache-2.0
// The one implementation of City.
#pragma once

#include "city/city.hpp"

namespace muang::city {

class CityService : public City {
 public:
  CityService(identity::Identity& identity, const Texts& texts, const Settings& settings);
  const Catalogue& catalogue() const override { return catalogue_; }
  identity::Identity& identity() override { return identity_; }
  const Texts& texts() const override { return texts_; }
  Result<Done> publish_fact(store::Transaction& tx, identity::AuditEntry& entry, const PublishedFact& fact,
                            const identity::Author& author) override;
  std::vector<FactReading> read_facts(store::Transaction& tx, OrgUnitId unit, std::span<const std::string> keys,
                                      std::span<const FiscalYear> years) const override;
  void set_results(ResultsOf results) override { results_ = std::move(results); }
  const ResultsOf& results() const override { return results_; }
  const std::filesystem::path& readfile() const override { return readfile_; }

 private:
  identity::Identity& identity_;
  const Texts& texts_;
  Catalogue catalogue_;
  std::filesystem::path readfile_;
  ResultsOf results_;
};

}  // namespace muang::city
