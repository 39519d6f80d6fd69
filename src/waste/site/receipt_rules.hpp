// SPDX-License-Identifier: Apache-2.0
// A month of a site as its keeper weighed it, beside what the towns say they delivered. Pure. Masses in kg.
#pragma once

#include <span>
#include <vector>

#include "waste/site/facility_rules.hpp"

namespace muang::waste {

struct Receipt {
  std::int64_t unit = 0;
  Figure kg;         // as received; nothing: the site names no receipt from this unit
  Figure delivered;  // as the town reports, approved or not; nothing: it reports no delivery
};
struct Transfer {
  std::int64_t to = 0;
  std::int64_t kg = 0;
};
struct SiteMonth {
  Group group = Group::Landfill;
  std::vector<Receipt> receipts;
  Figure from_others;
  Figure sent_on;  // everything sent to other places; `transfers` are those of the register
  std::vector<Transfer> transfers;
  Figure removed_stock, left_over;  // old waste taken out; this month's waste that joins the stock
  Figure recovered, gas_recovered;  // kg of material; kg of CH4
};

// What came in; nothing when nothing is stated.
Figure received_in(const SiteMonth& month);
// R10: the two sides of one delivery are further apart than the limit, measured on the receipt.
bool sides_differ(Figure delivered, Figure received, const ReportLimits& limits = {});

// M02 and M03 on every amount, R03 transfers above what was sent on, S15 of a transfer station, R10 for each town whose
// delivery and receipt differ. Fields: "receipts[i].kg", "fromOthers", "transfers[i].kg" …
std::vector<Finding> check_site_month(const SiteMonth& month, const ReportLimits& limits = {});

// R11 over the months of a site in their order: the old waste of the register is what lay there before the first month
// reported; no month takes out more than lies there. Nothing when the register states no old waste.
struct StockMove {
  Month month;
  std::int64_t left = 0, removed = 0;
};
struct StockFault {
  Month month;
  std::int64_t out = 0, there = 0;
};
std::optional<StockFault> first_stock_fault(Figure opening, std::span<const StockMove> moves);
// What lies there after the last move.
Figure stock_after(Figure opening, std::span<const StockMove> moves);

// How a transfer station's waste is disposed of: its deliveries share the fate of what it sent on, in whole kg that sum up.
// Without transfers nobody knows.
struct Fate {
  std::int64_t proper = 0, improper = 0, unclassified = 0;
  std::int64_t sum() const { return proper + improper + unclassified; }
};
Fate share_fate(std::int64_t kg, const Fate& sent_on);

}  // namespace muang::waste
