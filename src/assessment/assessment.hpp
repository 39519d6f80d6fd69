// SPDX-License-Identifier: Apache-2.0
// The self-assessment (SAR): what other slices, the command line and the composition root may ask of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/framework.hpp"
#include "assessment/scoring.hpp"
#include "base/texts.hpp"
#include "http/endpoint.hpp"
#include "identity/identity.hpp"

namespace muang::city {
class City;
}

namespace muang::assessment {

using FactKeys = std::set<std::string, std::less<>>;

struct AssessmentSettings {
  std::filesystem::path frameworks;                   // share/data/frameworks
  std::filesystem::path files;                        // where evidence is kept
  std::int64_t evidence_quota = 500LL * 1024 * 1024;  // bytes for each unit
  std::optional<FactKeys> fact_keys;                  // of the city's catalogue; empty: not checked
  city::City* city = nullptr;                         // LPA marks are published there; nothing without it
  const Texts* texts = nullptr;                       // words for the lines of a bulk answer and for roles
};

// A framework folder that cannot be used: all its problems, each with file and line. Stops the start.
struct FrameworkFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class AssessmentService {
 public:
  AssessmentService(identity::Identity& identity,
                    AssessmentSettings settings);  // reads all frameworks; throws FrameworkFault

  identity::Identity& identity() const { return identity_; }
  store::Database& database() const { return identity_.database(); }
  const AssessmentSettings& settings() const { return settings_; }
  const std::map<std::string, Framework, std::less<>>& frameworks() const { return frameworks_; }
  const Framework* find_framework(std::string_view edition) const;
  const Framework& framework(std::string_view edition) const;  // of a row in the database: it exists
  // Levels as the department set them on the last day of that fiscal year (over the file's), with this pass mark.
  Yardstick yardstick(store::Transaction& tx, const Framework& framework, int pass_mark, int fiscal_year) const;

 private:
  identity::Identity& identity_;
  AssessmentSettings settings_;
  std::map<std::string, Framework, std::less<>> frameworks_;
};

// The two endpoint tables of this slice.
std::vector<http::Endpoint> endpoints_answers(AssessmentService& service);   // frameworks, sheets, answers, evidence, LPA
std::vector<http::Endpoint> endpoints_workflow(AssessmentService& service);  // rounds, transitions, marks, inbox, means

// Reads one edition's folder; throws FrameworkFault. For the command line, which has no database.
Framework read_framework(const std::filesystem::path& folder, const std::optional<FactKeys>& fact_keys = {});

// {"answers":[{"indicator":"ESC-01","process":8,…},…]} → the score as JSON, or every problem with its path.
Result<std::string> score_answers_json(const Framework& framework, std::string_view kind, std::string_view json);
// An LPA mark as typed → hundredths; nothing below 0, above max_lpa or with more than two decimals.
std::optional<std::int64_t> lpa_hundredths(double value);

}  // namespace muang::assessment
