// SPDX-License-Identifier: Apache-2.0
#include "city/repository.hpp"

#include "base/text.hpp"
#include "city/period_rules.hpp"
#include "city/sql.hpp"

namespace muang::city {
namespace {

Period stored_period(std::string_view text) {
  const auto period = Period::parse(text);
  ENSURE(period, "a stored period reads back");
  return *period;
}

StoredFact read_row(const store::Row& row) {
  StoredFact fact;
  fact.key = row.string(0);
  fact.period = stored_period(row.text(1));
  fact.value.scaled = row.maybe_integer(2);
  fact.decimals = static_cast<int>(row.integer(3));
  if (const auto code = row.maybe_integer(4)) fact.value.code = static_cast<int>(*code);
  fact.value.quality = parse_quality(row.text(5));
  fact.note = row.string(6);
  fact.source = row.string(7);
  fact.certainty = row.string(8);
  fact.reason = row.string(9);
  fact.status = row.string(10);
  fact.owner = row.string(11);
  fact.version = row.integer(12);
  fact.at = row.integer(13);
  fact.by = {row.integer(14)};
  return fact;
}

std::string value_text(const StoredFact& fact) {
  if (fact.value.scaled) return text::format_scaled(*fact.value.scaled, fact.decimals);
  if (fact.value.code) return "code " + std::to_string(*fact.value.code);
  return fact.value.quality ? std::string(quality_code(*fact.value.quality)) : std::string();
}

std::string quality_text(const FactValue& value) {
  return value.quality ? std::string(quality_code(*value.quality)) : std::string();
}

}  // namespace

bool StoredFact::same_content(const StoredFact& other) const {
  return value == other.value && decimals == other.decimals && note == other.note && source == other.source &&
         reason == other.reason && certainty == other.certainty;
}

std::vector<StoredFact> load_form(store::Transaction& tx, OrgUnitId unit, FiscalYear first, FiscalYear last) {
  return tx.all(sql::find_form, {{"unit_id", unit}, {"first_year", first.gregorian()}, {"last_year", last.gregorian()}},
                read_row);
}

std::vector<StoredFact> load_all(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::find_all_of_unit, {{"unit_id", unit}}, read_row);
}

std::optional<StoredFact> load_fact(store::Transaction& tx, OrgUnitId unit, std::string_view key, const Period& period) {
  return tx.one(sql::find_fact, {{"unit_id", unit}, {"fact_key", key}, {"period", period.text()}}, read_row);
}

std::vector<StoredFact> load_revisions(store::Transaction& tx, OrgUnitId unit, std::string_view key, const Period& period) {
  const auto read = [&](const store::Row& row) {
    StoredFact fact;
    fact.key = key;
    fact.period = period;
    fact.version = row.integer(0);
    fact.value.scaled = row.maybe_integer(1);
    fact.decimals = static_cast<int>(row.integer(2));
    if (const auto code = row.maybe_integer(3)) fact.value.code = static_cast<int>(*code);
    fact.value.quality = parse_quality(row.text(4));
    fact.note = row.string(5);
    fact.source = row.string(6);
    fact.certainty = row.string(7);
    fact.reason = row.string(8);
    fact.status = row.string(9);
    fact.owner = row.string(10);
    fact.at = row.integer(11);
    fact.by = {row.integer(12)};
    fact.by_name = row.string(13);
    return fact;
  };
  return tx.all(sql::find_revisions, {{"unit_id", unit}, {"fact_key", key}, {"period", period.text()}}, read);
}

std::vector<std::pair<std::int64_t, std::string>> load_names(store::Transaction& tx, OrgUnitId unit, FiscalYear year) {
  return tx.all(sql::find_names, {{"unit_id", unit}, {"form_year", year.gregorian()}},
                [](const store::Row& row) { return std::pair(row.integer(0), row.string(1)); });
}

void save_fact(store::Transaction& tx, identity::AuditEntry& entry, OrgUnitId unit, StoredFact& fact,
               const std::optional<StoredFact>& before, const identity::Author& author) {
  const auto form = form_of(fact.period);
  ENSURE(form, "a fact stands on the form of some year");
  fact.version = (before ? before->version : 0) + 1;
  fact.at = author.now;
  fact.by = author.person;
  const std::string period = fact.period.text(), quality = quality_text(fact.value);
  tx.run(sql::save_fact, {{"unit_id", unit},
                          {"fact_key", fact.key},
                          {"period", period},
                          {"form_year", form->gregorian()},
                          {"scaled", fact.value.scaled},
                          {"decimals", fact.decimals},
                          {"code", fact.value.code},
                          {"quality", quality},
                          {"note", fact.note},
                          {"source", fact.source},
                          {"certainty", fact.certainty},
                          {"reason", fact.reason},
                          {"status", fact.status},
                          {"owner", fact.owner},
                          {"version", fact.version},
                          {"at", fact.at},
                          {"person_id", fact.by}});
  tx.run(sql::add_revision, {{"unit_id", unit}, {"fact_key", fact.key}, {"period", period}});
  const std::string subject = "unit/" + std::to_string(unit.value) + "/fact/" + fact.key + "/" + period;
  entry.change(subject, before ? value_text(*before) : std::string(), value_text(fact));
  entry.concerns(unit);
  entry.bump("city/" + std::to_string(unit.value));
  entry.bump("city");
}

const StoredFact* find_in(const std::vector<StoredFact>& facts, std::string_view key, const Period& period) {
  for (const auto& fact : facts) {
    if (fact.key == key && fact.period == period) return &fact;
  }
  return nullptr;
}

}  // namespace muang::city
