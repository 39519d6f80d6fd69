// SPDX-License-Identifier: Apache-2.0
#include "assessment/assessment.hpp"

#include "assessment/sql.hpp"

namespace muang::assessment {

AssessmentService::AssessmentService(identity::Identity& identity, AssessmentSettings settings)
    : identity_(identity), settings_(std::move(settings)) {
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(settings_.frameworks, fault)) {
    if (!entry.is_directory()) continue;
    Framework framework = read_framework(entry.path(), settings_.fact_keys);
    std::string id = framework.id;
    frameworks_.emplace(std::move(id), std::move(framework));
  }
  if (frameworks_.empty()) throw FrameworkFault(settings_.frameworks.string() + ": there is no framework");
}

const Framework* AssessmentService::find_framework(std::string_view edition) const {
  const auto found = frameworks_.find(edition);
  return found == frameworks_.end() ? nullptr : &found->second;
}

const Framework& AssessmentService::framework(std::string_view edition) const {
  const Framework* found = find_framework(edition);
  // The files of an edition that a database uses were taken away: the operator must put them back.
  if (!found)
    throw FrameworkFault("the database uses edition " + std::string(edition) + ", which is not in " +
                         settings_.frameworks.string());
  return *found;
}

Yardstick AssessmentService::yardstick(store::Transaction& tx, const Framework& framework, int pass_mark,
                                       int fiscal_year) const {
  Yardstick yardstick{pass_mark, framework.levels};
  const std::string day = FiscalYear::from_gregorian(fiscal_year).last_day().iso();
  tx.query(sql::level_settings, {{"edition", framework.id}}, [&](const store::Row& row) {
    if (row.text(3) > day) return;
    for (Level& level : yardstick.levels) {
      if (level.id != row.text(1)) continue;
      level.minimum_percent.reset();
      if (const auto minimum = row.maybe_integer(2)) level.minimum_percent = static_cast<int>(*minimum);
      level.placeholder = false;
    }
  });
  return yardstick;
}

}  // namespace muang::assessment
