// SPDX-License-Identifier: Apache-2.0
#include "city/service.hpp"

#include <algorithm>

#include "base/sandbox.hpp"
#include "base/text.hpp"
#include "city/catalogue_file.hpp"
#include "city/errors.hpp"
#include "city/period_rules.hpp"
#include "city/repository.hpp"

namespace muang::city {
namespace {

FactReading reading_of(const FactDefinition& fact, const ReadPeriod& read, const StoredFact* stored) {
  FactReading reading{
      .fact = &fact, .period = read.period, .read_rule = read.rule, .decimals = fact.decimals, .owner = fact.owner};
  if (!stored) return reading;
  reading.scaled = stored->value.scaled;
  reading.decimals = stored->decimals;
  reading.code = stored->value.code;
  reading.quality = stored->value.quality;
  reading.note = stored->note;
  reading.source = stored->source;
  reading.certainty = stored->certainty;
  reading.reason = stored->reason;
  reading.status = stored->status;
  reading.owner = stored->owner;
  reading.version = stored->version;
  reading.at = stored->at;
  reading.by = stored->by;
  return reading;
}

}  // namespace

std::string FactReading::text() const { return scaled ? text::format_scaled(*scaled, decimals) : std::string(); }

CityService::CityService(identity::Identity& identity, const Texts& texts, const Settings& settings)
    : identity_(identity),
      texts_(texts),
      catalogue_(load_catalogue(settings.data_folder / "facts")),
      readfile_(settings.readfile.empty() ? program_beside("muang-readfile") : settings.readfile) {}

Result<Done> CityService::publish_fact(store::Transaction& tx, identity::AuditEntry& entry, const PublishedFact& published,
                                       const identity::Author& author) {
  const FactDefinition* fact = catalogue_.find(published.key);
  if (!fact) return Error{errors::unknown_fact, published.key, {{"key", published.key}}};
  const auto form = form_of(published.period);
  if (!form || published.period.kind() != fact->period_kind) {
    const auto expected = period_for(fact->period_kind, FiscalYear::containing(last_day(published.period))).period.text();
    return Error{errors::wrong_period, published.key, {{"period", published.period.text()}, {"expected", expected}}};
  }
  Entered entered{.code = published.code, .quality = published.quality};
  if (published.scaled) entered.number = Typed{*published.scaled, published.decimals};
  if (!published.scaled && !published.code && !published.quality) entered.quality = Quality::NotMeasured;
  TRY(const FactValue value, accept(*fact, entered, published.key));
  StoredFact next;
  next.key = published.key;
  next.period = published.period;
  next.value = value;
  next.decimals = fact->decimals;
  next.note = published.note;
  next.source = published.source;
  next.certainty = published.certainty;
  next.status = "published";
  next.owner = published.owner;
  const auto before = load_fact(tx, published.unit, published.key, published.period);
  if (before && before->status == next.status && before->owner == next.owner && before->same_content(next)) return Done{};
  save_fact(tx, entry, published.unit, next, before, author);
  return Done{};
}

std::vector<FactReading> CityService::read_facts(store::Transaction& tx, OrgUnitId unit, std::span<const std::string> keys,
                                                 std::span<const FiscalYear> years) const {
  std::vector<FactReading> readings;
  if (years.empty()) return readings;
  const auto [first, last] = std::ranges::minmax(years);
  const auto facts = load_form(tx, unit, first, last);
  for (const auto& key : keys) {
    const FactDefinition* fact = catalogue_.find(key);
    ENSURE(fact, "a fact that is read is in the catalogue");
    for (const FiscalYear year : years) {
      const auto read = period_for(fact->period_kind, year);
      readings.push_back(reading_of(*fact, read, find_in(facts, key, read.period)));
    }
  }
  return readings;
}

std::unique_ptr<City> make_city(identity::Identity& identity, const Texts& texts, const Settings& settings) {
  return std::make_unique<CityService>(identity, texts, settings);
}

}  // namespace muang::city
