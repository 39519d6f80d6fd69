// SPDX-License-Identifier: Apache-2.0
// The programme that the other systems serve: coverage of the 76 provinces, candidates of those that are missing, what each
// role has to do next, and the numbers of the front page.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/texts.hpp"
#include "http/endpoint.hpp"
#include "identity/identity.hpp"
#include "programme/coverage_rules.hpp"

namespace muang::programme {

struct ProgrammeSettings {
  std::filesystem::path data;    // share/data
  const Texts* texts = nullptr;  // words of to-do lines and announcements
};

// A data file that cannot be used: file, line and why. Stops the start.
struct ProgrammeFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// How many towns a published report names in one round.
struct PublishedCount {
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::string scope, source, certainty;
  std::int64_t total = 0;
  std::optional<std::int64_t> excellent;
};
struct Region {
  std::string th, en;
};

class Programme {
 public:
  Programme(assessment::AssessmentService& assessment,
            ProgrammeSettings settings);  // reads the data files; throws ProgrammeFault

  identity::Identity& identity() const { return assessment_.identity(); }
  store::Database& database() const { return assessment_.database(); }
  const assessment::AssessmentService& assessment() const { return assessment_; }
  const std::vector<PublishedCount>& published() const { return published_; }
  const Region& region(std::string_view province_uid) const;  // empty words when unknown
  std::string text(std::string_view language, std::string_view key,
                   const Params& params = {}) const;  // of locales/*/programme.json

 private:
  assessment::AssessmentService& assessment_;
  ProgrammeSettings settings_;
  std::vector<PublishedCount> published_;
  std::map<std::string, Region, std::less<>> regions_;
};

// Adds what <data>/programme/coverage-records.csv holds and the database does not know yet. After identity::seed_units.
void seed_programme(identity::Identity& identity, const std::filesystem::path& data);

std::vector<http::Endpoint> endpoints(Programme& programme);

// The public standing of the provinces after the round of `year`: announced results and records alone.
struct PublicCoverage {
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::optional<FiscalYear> data_from;
  bool known = false;  // false: no data for that year
  int covered = 0;
  std::vector<ProvinceStanding> standings;          // in the order of the province codes
  std::vector<const identity::OrgUnit*> provinces;  // the same order; they live as long as the tree
  std::vector<RoundCount> rounds;
};
PublicCoverage public_coverage(store::Transaction& tx, const identity::UnitTree& tree, std::optional<FiscalYear> year);

// What muang coverage prints: "json" or text, with a line end.
std::string coverage_report(store::Database& database, int year_be, std::string_view format);

}  // namespace muang::programme
