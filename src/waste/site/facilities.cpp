// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facilities.hpp"

#include <algorithm>

#include "waste/figure_text.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/site/facility_entry.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/facility_views.hpp"
#include "waste/site/receipt_store.hpp"

namespace muang::waste {
namespace {

using http::Call;
namespace p = identity::permissions;

bool may_keep(const identity::Actor& actor, OrgUnitId unit) {
  return actor.may(p::edit_waste, unit) || actor.may(p::check_waste, unit);
}

std::string subject(std::int64_t facility, const std::string& name) {
  return "facility/" + std::to_string(facility) + "/" + name;
}

void record(identity::AuditEntry& entry, const StoredFacility& before, const StoredFacility& after) {
  entry.concerns(after.unit);
  entry.bump("waste");
  const auto was = texts_of(before), is = texts_of(after);
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i].second != is[i].second) entry.change(subject(after.id, is[i].first), was[i].second, is[i].second);
  }
}

// What the rules of an entry look at: what comes in after the closing month, else what came in the last twelve months.
std::optional<std::int64_t> received_now(store::Transaction& tx, const StoredFacility& stored, const Date& today) {
  const Month now = Month::of(today);
  const Month first = stored.entry.closed ? *stored.entry.closed + 1 : now + -11;
  return first > now ? std::nullopt : load_of(tx, stored.id, first, now).grams_day();
}

// The entry as it would be stored, or everything that stands against it.
Result<StoredFacility> entered(store::Transaction& tx, const Waste& waste, const FacilityEntry& body, StoredFacility stored,
                               const Date& today) {
  Problems problems = write_entry(body, stored);
  stored.entry.received_grams_day = received_now(tx, stored, today);
  for (const Finding& finding : check_facility(waste.book(), stored.entry, today)) {
    if (finding.severity == Severity::Error) problems.push_back(refusal(finding));
  }
  if (const auto fault = first_stock_fault(stored.entry.stock_kg, stock_moves(tx, stored.id))) {
    problems.push_back(
        {errors::stock_below_zero, "stockKg", {{"out", tonnes_text(fault->out)}, {"there", tonnes_text(fault->there)}}});
  }
  if (!problems.empty()) return problems;
  return stored;
}

}  // namespace

Result<Site> site_of(store::Transaction& tx, const Call& call, const Waste& waste) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("facility");
  auto stored = id ? find_facility(tx, *id) : std::nullopt;
  if (!stored) return errors::facility_not_found;
  Site site{.stored = std::move(*stored), .tree = actor.tree ? actor.tree : waste.identity().tree_now()};
  site.unit = site.tree->find(site.stored.unit);
  site.inside = actor.may(p::read_waste, site.stored.unit);
  site.may_edit = may_keep(actor, site.stored.unit);
  site.may_override = actor.may(p::check_waste, site.stored.unit);
  return site;
}

Result<Site> site_to_change(store::Transaction& tx, const Call& call, const Waste& waste) {
  TRY(Site site, site_of(tx, call, waste));
  if (!site.inside) return errors::facility_not_found;
  if (!site.may_edit) return errors::not_your_facility;
  return site;
}

Result<FacilityPage> facility_page(const Waste& waste, const Call& call, std::int64_t id) {
  const Date today = Date::of_instant(call.now);
  TRY(const int year, calendar_year(call, today.year));
  Call one = call;
  one.path_values.insert_or_assign("facility", std::to_string(id));
  return waste.database().reading([&](store::Transaction& tx) -> Result<FacilityPage> {
    TRY(const Site site, site_of(tx, one, waste));
    const Load load = load_of(tx, site.stored.id, {year, 1}, {year, 12});
    FacilityPage page = page_of(waste, site, year, load, today);
    page.stock_now_kg = stock_after(site.stored.entry.stock_kg, stock_moves(tx, site.stored.id));
    if (!site.inside) return page;
    Facility entry = site.stored.entry;
    entry.received_grams_day = received_now(tx, site.stored, today);
    page.findings = site_findings(waste, check_facility(waste.book(), entry, today));
    return page;
  });
}

Result<std::int64_t> enter_facility(Waste& waste, const Call& call, const NewFacility& body) {
  const auto& actor = identity::actor_of(call);
  const OrgUnitId unit{body.unit_id};
  const auto* found = actor.tree ? actor.tree->find(unit) : nullptr;
  if (!found || !actor.may(p::read_waste, unit)) return errors::report_not_found;
  if (found->unit_class != identity::UnitClass::LocalGovernment) return errors::no_report_unit;
  if (!may_keep(actor, unit)) return errors::not_your_facility;
  return waste.identity().audit().transact<std::int64_t>(
      identity::author_of(call), "waste.facility",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::int64_t> {
        TRY(StoredFacility next, entered(tx, waste, body.entry, {.unit = unit}, Date::of_instant(call.now)));
        next.id = insert_facility(tx, next, call.now, actor.id);
        record(entry, {}, next);
        return next.id;
      });
}

Result<Done> change_facility(Waste& waste, const Call& call, const FacilityEntry& body, std::int64_t version) {
  return waste.identity().audit().transact<Done>(
      identity::author_of(call), "waste.facility", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const Site site, site_to_change(tx, call, waste));
        if (site.stored.version != version) return errors::stale_facility;
        TRY(const StoredFacility next, entered(tx, waste, body, site.stored, Date::of_instant(call.now)));
        if (!save_facility(tx, next, call.now, identity::actor_of(call).id)) return errors::stale_facility;
        record(entry, site.stored, next);
        return Done{};
      });
}

Result<Done> decide_class(Waste& waste, const Call& call, const ClassBody& body, std::int64_t version) {
  const int from = body.from_year.value_or(Date::of_instant(call.now).year + buddhist_offset);
  Problems problems;
  if (from < first_report_year || from > last_report_year)
    problems.push_back({errors::bad_year, "fromYear", {{"year", std::to_string(from)}}});
  if (body.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    problems.push_back({errors::class_reason_needed, "reason", {}});
  return waste.identity().audit().transact<Done>(
      identity::author_of(call), "waste.facility-class",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const Site site, site_to_change(tx, call, waste));
        if (!site.may_override) return errors::not_your_facility;
        if (site.stored.version != version) return errors::stale_facility;
        if (!problems.empty()) return problems;
        StoredFacility next = site.stored;
        const auto* method = waste.book().find_method(next.entry.method);
        if (method && method->group == Group::Transfer) return errors::no_class_here;
        next.entry.by_inspector.reset();
        next.override_from.reset();
        if (body.disposal_class != "rule") {
          const bool proper = body.disposal_class == class_code(DisposalClass::Proper);
          next.entry.by_inspector = Override{proper ? DisposalClass::Proper : DisposalClass::Improper, body.reason};
          next.override_from = from - buddhist_offset;
        }
        if (!save_facility(tx, next, call.now, identity::actor_of(call).id)) return errors::stale_facility;
        record(entry, site.stored, next);
        if (!next.entry.by_inspector) entry.change(subject(next.id, "ruleReason"), "", body.reason);
        return Done{};
      });
}

}  // namespace muang::waste
