// SPDX-License-Identifier: Apache-2.0
#include "city/forms.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/period_rules.hpp"
#include "http/errors.hpp"

namespace muang::city {
namespace {

constexpr int first_form_year = 2550;  // B.E.; the programme began in 2547, its records are younger

Result<Entered> entered_of(const FactEdit& edit) {
  Entered entered;
  if (edit.value) entered.number = typed_number(*edit.value);
  if (edit.code) entered.code = static_cast<int>(*edit.code);
  if (edit.quality && !edit.quality->empty()) {
    entered.quality = parse_quality(*edit.quality);
    if (!entered.quality) return Error{errors::unknown_quality, "quality", {{"qualities", std::string(quality_values)}}};
  }
  return entered;
}

Result<const FactDefinition*> typed_fact(const Catalogue& catalogue, std::string_view key, const Period& period,
                                         Instant now) {
  const FactDefinition* fact = catalogue.find(key);
  if (!fact) return Error{errors::unknown_fact, {}, {{"key", std::string(key)}}};
  const auto year = form_of(period);
  if (!year || period.kind() != fact->period_kind) {
    const auto expected =
        period_for(fact->period_kind, year.value_or(FiscalYear::containing(last_day(period)))).period.text();
    return Error{errors::wrong_period, {}, {{"period", period.text()}, {"expected", expected}}};
  }
  TRY_VOID(form_year(year->buddhist(), now));
  if (fact->type == FactType::Linked) return Error{errors::linked_fact, {}, {{"owner", fact->owner}}};
  return fact;
}

StoredFact stored_of(const FactDefinition& fact, const Period& period, FactValue value, const FactEdit& edit) {
  StoredFact stored;
  stored.key = fact.key;
  stored.period = period;
  stored.value = value;
  stored.decimals = fact.decimals;
  stored.note = text::trim(edit.note.value_or(""));
  stored.source = text::trim(edit.source.value_or(""));
  stored.reason = text::trim(edit.reason.value_or(""));
  stored.certainty = value.filled() ? "published" : "";
  stored.status = "typed";
  stored.owner = "city";
  return stored;
}

RevisionView revision_view(const StoredFact& fact) {
  RevisionView view{.version = fact.version, .value = json_number(fact.value.scaled, fact.decimals)};
  if (fact.value.code) view.code = *fact.value.code;
  if (fact.value.quality) view.quality = quality_code(*fact.value.quality);
  view.note = fact.note;
  view.source = fact.source;
  view.certainty = fact.certainty;
  view.reason = fact.reason;
  view.status = fact.status;
  view.at = iso_instant(fact.at);
  view.by = fact.by.value;
  view.by_name = fact.by_name;
  return view;
}

// What the answer to a saved line says: the line itself and what it does to the form.
SavedFact saved_view(City& city, store::Transaction& tx, OrgUnitId unit, std::string_view key, FiscalYear year) {
  FactForm form = form_view(city, tx, unit, year);
  SavedFact saved{.findings = std::move(form.findings), .filled = form.filled, .of = form.of};
  const auto line = std::ranges::find(form.facts, key, &FactLine::key);
  ENSURE(line != form.facts.end(), "the saved fact is of the catalogue");
  saved.fact = std::move(*line);
  return saved;
}

}  // namespace

Result<FiscalYear> form_year(std::int64_t buddhist_year, Instant now) {
  const int last = FiscalYear::containing(Date::of_instant(now)).buddhist() + 1;
  if (buddhist_year < first_form_year || buddhist_year > last) {
    return Error{
        errors::year_out_of_range, "year", {{"first", std::to_string(first_form_year)}, {"last", std::to_string(last)}}};
  }
  return FiscalYear::from_buddhist(static_cast<int>(buddhist_year));
}

Result<SavedFact> put_fact(City& city, OrgUnitId unit, std::string_view key, const Period& period, const FactEdit& edit,
                           std::int64_t version, const identity::Author& author) {
  TRY(const FactDefinition* fact, typed_fact(city.catalogue(), key, period, author.now));
  TRY(const Entered entered, entered_of(edit));
  TRY(const FactValue value, accept(*fact, entered, fact->type == FactType::Code ? "code" : "value"));
  return city.identity().audit().transact<SavedFact>(
      author, "city.fact", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<SavedFact> {
        const auto before = load_fact(tx, unit, key, period);
        if ((before ? before->version : 0) != version) return http::stale;
        if (before && before->status == "published") return Error{errors::linked_fact, {}, {{"owner", before->owner}}};
        StoredFact next = stored_of(*fact, period, value, edit);
        save_fact(tx, entry, unit, next, before, author);
        return saved_view(city, tx, unit, key, *form_of(period));
      });
}

Result<CopiedCount> copy_forward(City& city, OrgUnitId unit, FiscalYear year, const identity::Author& author) {
  const auto copy = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<CopiedCount> {
    CopiedCount count;
    const auto facts = load_form(tx, unit, year - 1, year);
    for (const auto& fact : city.catalogue().facts) {
      if (fact.type == FactType::Linked) continue;
      const auto target = period_for(fact.period_kind, year).period;
      const StoredFact* from = find_in(facts, fact.key, period_for(fact.period_kind, year - 1).period);
      const StoredFact* there = find_in(facts, fact.key, target);
      const bool taken = there && (there->value.filled() || !there->note.empty() || !there->reason.empty());
      if (!from || !from->value.filled() || taken) continue;
      StoredFact next = *from;
      next.period = target;
      next.status = "copied";
      next.owner = "city";
      next.reason.clear();  // it explained last year's change
      next.source = from->source;
      save_fact(tx, entry, unit, next, there ? std::optional(*there) : std::nullopt, author);
      ++count.copied;
    }
    return count;
  };
  return city.identity().audit().transact<CopiedCount>(author, "city.copy-forward", copy);
}

std::vector<RevisionView> read_revisions(City& city, OrgUnitId unit, std::string_view key, const Period& period) {
  return city.identity().database().reading([&](store::Transaction& tx) {
    std::vector<RevisionView> views;
    for (const auto& fact : load_revisions(tx, unit, key, period)) views.push_back(revision_view(fact));
    return views;
  });
}

}  // namespace muang::city
