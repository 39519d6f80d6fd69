// SPDX-License-Identifier: Apache-2.0
#include "waste/site/receipts.hpp"

#include <algorithm>
#include <set>

#include "waste/figure_text.hpp"
#include "waste/month/month_store.hpp"
#include "waste/month/months.hpp"
#include "waste/site/disposal.hpp"
#include "waste/site/facility_entry.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/facility_views.hpp"
#include "waste/site/receipt_store.hpp"

namespace muang::waste {
namespace {

using http::Call;

constexpr std::size_t most_receipts = 1000, most_transfers = 60;

// The stored month with what the towns say, towns that only they name included.
void add_said(StoredSiteMonth& stored, const std::map<std::int64_t, Said>& said) {
  std::set<std::int64_t> named;
  for (Receipt& receipt : stored.month.receipts) {
    named.insert(receipt.unit);
    if (const auto found = said.find(receipt.unit); found != said.end()) receipt.delivered = found->second.kg;
  }
  for (const auto& [unit, delivery] : said) {
    if (!named.contains(unit)) stored.month.receipts.push_back({unit, {}, delivery.kg});
  }
}

ReceiptRow row_of(const Receipt& receipt, const std::map<std::int64_t, Said>& said, const identity::UnitTree& tree,
                  bool site_reported) {
  ReceiptRow row{.unit_id = receipt.unit};
  if (const auto* unit = tree.find(OrgUnitId{receipt.unit})) {
    row.unit_name_th = unit->full_name_th();
    row.unit_name_en = unit->full_name_en();
    if (const auto* province = tree.find(unit->province)) {
      row.province_name_th = province->name_th;
      row.province_name_en = province->name_en;
    }
  }
  if (const auto found = said.find(receipt.unit); found != said.end()) row.delivered_state = found->second.state;
  row.kg = receipt.kg;
  row.delivered_kg = receipt.delivered;
  if (!site_reported || !receipt.delivered) return row;
  row.difference_kg = receipt.kg.value_or(0) - *receipt.delivered;
  row.differs = sides_differ(receipt.delivered, receipt.kg.value_or(0));
  return row;
}

std::vector<TransferRow> transfer_rows(store::Transaction& tx, const SiteMonth& month) {
  std::vector<TransferRow> rows;
  for (const Transfer& transfer : month.transfers) {
    const auto to = find_facility(tx, transfer.to);
    rows.push_back({transfer.to, transfer.kg, to ? to->name_th : "", to ? to->name_en : ""});
  }
  return rows;
}

SiteMonthView view_of(store::Transaction& tx, const Waste& waste, const Site& site, const Month& period) {
  StoredSiteMonth stored = find_site_month(tx, site.stored.id, period);
  const auto said = said_delivered(tx, site.stored.id, period);
  SiteMonthView view{.facility_id = site.stored.id,
                     .version = stored.version,
                     .name_th = site.stored.name_th,
                     .name_en = site.stored.name_en,
                     .month = month_text(period),
                     .known_by = std::string(known_by_code(stored.known_by)),
                     .note = stored.note,
                     .days = period.days(),
                     .may_edit = site.may_edit};
  const SiteMonth& month = stored.month;
  view.received_kg = received_in(month);
  add_said(stored, said);
  for (const Receipt& receipt : month.receipts) {
    view.receipts.push_back(row_of(receipt, said, *site.tree, stored.version > 0));
    if (receipt.delivered) view.delivered_kg = view.delivered_kg.value_or(0) + *receipt.delivered;
  }
  view.transfers = transfer_rows(tx, month);
  view.from_others = month.from_others;
  view.sent_on = month.sent_on;
  view.removed_stock = month.removed_stock;
  view.left_over = month.left_over;
  view.recovered = month.recovered;
  view.gas_recovered = month.gas_recovered;
  view.stock_kg = stock_after(site.stored.entry.stock_kg, stock_moves(tx, site.stored.id));
  if (stored.version > 0) view.findings = site_findings(waste, check_site_month(month));
  return view;
}

void check_receipts(const SiteMonthEdit& edit, const identity::UnitTree& tree, Problems& problems) {
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < edit.receipts.size(); ++i) {
    const std::int64_t unit = edit.receipts[i].unit_id;
    const std::string at = "receipts[" + std::to_string(i) + "].unitId";
    const auto* found = tree.find(OrgUnitId{unit});
    if (!found || found->unit_class != identity::UnitClass::LocalGovernment) {
      problems.push_back({errors::unknown_unit, at, {{"unit", std::to_string(unit)}}});
    } else if (!seen.insert(unit).second) {
      problems.push_back({errors::unit_twice, at, {{"unit", std::to_string(unit)}}});
    }
  }
}

void check_transfers(store::Transaction& tx, const SiteMonthEdit& edit, std::int64_t site, Problems& problems) {
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < edit.transfers.size(); ++i) {
    const std::int64_t to = edit.transfers[i].facility_id;
    const std::string at = "transfers[" + std::to_string(i) + "].facilityId";
    if (to == site || !find_facility(tx, to)) {
      problems.push_back({errors::unknown_facility, at, {{"facility", std::to_string(to)}}});
    } else if (!seen.insert(to).second) {
      problems.push_back({errors::facility_twice, at, {{"facility", std::to_string(to)}}});
    }
  }
}

SiteMonth month_from(const SiteMonthEdit& edit, Group group) {
  SiteMonth month{.group = group,
                  .from_others = edit.from_others,
                  .sent_on = edit.sent_on,
                  .removed_stock = edit.removed_stock,
                  .left_over = edit.left_over,
                  .recovered = edit.recovered,
                  .gas_recovered = edit.gas_recovered};
  for (const ReceiptEdit& receipt : edit.receipts) month.receipts.push_back({receipt.unit_id, receipt.kg, {}});
  for (const TransferEdit& transfer : edit.transfers) month.transfers.push_back({transfer.facility_id, transfer.kg});
  return month;
}

// The months of the site as they would be with this one: no month takes out more old waste than lies there.
void check_stock_with(store::Transaction& tx, const Site& site, const StoredSiteMonth& next, Problems& problems) {
  auto moves = stock_moves(tx, site.stored.id);
  std::erase_if(moves, [&](const StockMove& move) { return move.month == next.period; });
  const StockMove now{next.period, next.month.left_over.value_or(0), next.month.removed_stock.value_or(0)};
  moves.insert(std::ranges::upper_bound(moves, now.month, {}, &StockMove::month), now);
  const auto fault = first_stock_fault(site.stored.entry.stock_kg, moves);
  if (!fault) return;
  problems.push_back(
      {errors::stock_below_zero, "removedStock", {{"out", tonnes_text(fault->out)}, {"there", tonnes_text(fault->there)}}});
}

Problems against(store::Transaction& tx, const Site& site, const SiteMonthEdit& edit, const StoredSiteMonth& next) {
  if (edit.receipts.size() > most_receipts)
    return {{errors::too_many_rows, "receipts", {{"limit", std::to_string(most_receipts)}}}};
  if (edit.transfers.size() > most_transfers)
    return {{errors::too_many_rows, "transfers", {{"limit", std::to_string(most_transfers)}}}};
  Problems problems;
  check_receipts(edit, *site.tree, problems);
  check_transfers(tx, edit, site.stored.id, problems);
  bool amounts_real = true;
  for (const Finding& finding : check_site_month(next.month)) {
    if (finding.severity != Severity::Error) continue;
    problems.push_back(refusal(finding));
    amounts_real = amounts_real && finding.rule != "M02" && finding.rule != "M03";
  }
  const Facility& entry = site.stored.entry;
  const bool open = (!entry.opened || *entry.opened <= next.period) && (!entry.closed || next.period <= *entry.closed);
  if (!open && received_in(next.month).value_or(0) > 0)
    problems.push_back({errors::site_not_open, "receipts", {{"month", month_text(next.period)}}});
  if (amounts_real) check_stock_with(tx, site, next, problems);
  return problems;
}

std::vector<std::pair<std::string, std::string>> texts_of(const StoredSiteMonth& stored) {
  const SiteMonth& month = stored.month;
  const auto text = [](const Figure& figure) { return figure ? std::to_string(*figure) : std::string(); };
  std::string receipts, transfers;
  for (const Receipt& one : month.receipts) receipts += std::to_string(one.unit) + ":" + text(one.kg) + " ";
  for (const Transfer& one : month.transfers) transfers += std::to_string(one.to) + ":" + std::to_string(one.kg) + " ";
  return {{"receipts", receipts},
          {"fromOthers", text(month.from_others)},
          {"sentOn", text(month.sent_on)},
          {"transfers", transfers},
          {"removedStock", text(month.removed_stock)},
          {"leftOver", text(month.left_over)},
          {"recovered", text(month.recovered)},
          {"gasRecovered", text(month.gas_recovered)},
          {"knownBy", std::string(known_by_code(stored.known_by))},
          {"note", stored.note}};
}

void record(identity::AuditEntry& entry, const Site& site, const StoredSiteMonth& before, const StoredSiteMonth& after) {
  entry.concerns(site.stored.unit);
  entry.bump("waste");
  const std::string subject = "facility/" + std::to_string(after.facility) + "/month/" + month_text(after.period) + "/";
  const auto was = texts_of(before), is = texts_of(after);
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i].second != is[i].second) entry.change(subject + is[i].first, was[i].second, is[i].second);
  }
}

}  // namespace

Result<SiteMonthView> site_month(const Waste& waste, const Call& call) {
  TRY(const Month period, month_of(call));
  return waste.database().reading([&](store::Transaction& tx) -> Result<SiteMonthView> {
    TRY(const Site site, site_of(tx, call, waste));
    if (!site.inside) return errors::facility_not_found;
    return view_of(tx, waste, site, period);
  });
}

Result<Done> save_site_month(Waste& waste, const Call& call, const SiteMonthEdit& edit, std::int64_t version) {
  TRY(const Month period, month_of(call));
  return waste.identity().audit().transact<Done>(identity::author_of(call), "waste.site-month",
                                                 [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
                                                   TRY(const Site site, site_to_change(tx, call, waste));
                                                   const StoredSiteMonth before =
                                                       find_site_month(tx, site.stored.id, period);
                                                   if (before.version != version) return errors::stale_facility;
                                                   const auto* method = waste.book().find_method(site.stored.entry.method);
                                                   StoredSiteMonth next = before;
                                                   next.month = month_from(edit, method ? method->group : Group::Landfill);
                                                   next.known_by = parse_known_by(edit.known_by.value_or(""));
                                                   next.note = edit.note.value_or("");
                                                   if (auto problems = against(tx, site, edit, next); !problems.empty())
                                                     return problems;
                                                   if (!save_site_month(tx, next, call.now, identity::actor_of(call).id))
                                                     return errors::stale_facility;
                                                   record(entry, site, before, next);
                                                   return Done{};
                                                 });
}

}  // namespace muang::waste
