// SPDX-License-Identifier: Apache-2.0
#include "assessment/lpa_facts.hpp"

#include "city/city.hpp"

namespace muang::assessment {

Result<Done> publish_lpa(const AssessmentService& service, store::Transaction& tx, identity::AuditEntry& entry,
                         const SheetRow& sheet, std::string_view line, const Answer& answer,
                         const identity::Author& author) {
  const Indicator* indicator = service.framework(sheet.edition).find_indicator(line);
  if (!service.settings().city || !indicator || indicator->scoring != Scoring::Lpa || !indicator->base_data_number)
    return Done{};
  const city::PublishedFact fact{
      .unit = sheet.unit,
      .key = "lpa_" + std::to_string(*indicator->base_data_number),
      .period = Period::fiscal(FiscalYear::from_gregorian(sheet.fiscal_year)),
      .scaled = answer.lpa_score,
      .decimals = 2,
      .owner = "assessment",
      .source = "SAR " + std::string(line) + (answer.lpa_max ? " / " + std::to_string(*answer.lpa_max / hundredths) : ""),
      .certainty = "published",
  };
  return service.settings().city->publish_fact(tx, entry, fact, author);
}

}  // namespace muang::assessment
