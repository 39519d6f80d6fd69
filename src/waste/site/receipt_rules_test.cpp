// SPDX-License-Identifier: Apache-2.0
#include "waste/site/receipt_rules.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace muang::waste;

namespace {
std::vector<std::string> said(const SiteMonth& month) {
  std::vector<std::string> lines;
  for (const Finding& one : check_site_month(month)) lines.push_back(std::string(one.rule) + " " + one.field);
  return lines;
}
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("R10 from the site's side: more than 5 % apart, a town that the site does not name included") {
  CHECK(said({.receipts = {{1, 100'000, 105'000}, {2, 100'000, 105'001}, {3, std::nullopt, 10}, {4, 7, std::nullopt}}}) ==
        Lines{"R10 receipts[1].kg", "R10 receipts[2].kg"});
  CHECK(said({.receipts = {{1, 0, 0}}}).empty());
}

TEST_CASE("impossible amounts are all named, and nothing is reckoned with them") {
  const SiteMonth month{.receipts = {{1, -1, 5}},
                        .from_others = 100'000'000'001,
                        .sent_on = -2,
                        .transfers = {{9, -3}},
                        .gas_recovered = std::numeric_limits<std::int64_t>::max()};
  CHECK(said(month) ==
        Lines{"M02 receipts[0].kg", "M02 transfers[0].kg", "M03 fromOthers", "M02 sentOn", "M03 gasRecovered"});
}

TEST_CASE("transfers are parts of what was sent on; a transfer station sends out what came in, within 2 %") {
  CHECK(said({.sent_on = 10, .transfers = {{9, 11}}}) == Lines{"R03 sentOn"});
  SiteMonth station{.group = Group::Transfer, .receipts = {{1, 900, 900}}, .from_others = 100, .sent_on = 1020};
  CHECK(said(station).empty());
  station.sent_on = 1021;
  CHECK(said(station) == Lines{"S15 sentOn"});
  station.group = Group::Landfill;
  CHECK_MESSAGE(said(station).empty(), "a site with a stock may send out old waste");
}

TEST_CASE("old waste never falls below zero in any month; what was left over may be taken out later") {
  const std::vector<StockMove> moves{{{2022, 1}, 50, 0}, {{2022, 2}, 0, 140}, {{2022, 3}, 0, 11}};
  CHECK_FALSE(first_stock_fault(101, moves));
  const auto fault = first_stock_fault(100, moves);
  REQUIRE(fault);
  CHECK(fault->month == Month{2022, 3});
  CHECK(fault->out == 11);
  CHECK(fault->there == 10);
  CHECK_FALSE(first_stock_fault(std::nullopt, moves));
  CHECK(stock_after(101, moves) == Figure(0));
}

TEST_CASE("what a transfer station took shares the fate of what it sent on, to the kilogram") {
  const Fate fate = share_fate(1001, {.proper = 2, .improper = 1, .unclassified = 0});
  CHECK(fate.proper == 668);
  CHECK(fate.improper == 333);
  CHECK(fate.unclassified == 0);
  CHECK(share_fate(7, {}).unclassified == 7);
  const Fate large = share_fate(1'200'000'000'000, {.proper = 1'200'000'000'000, .improper = 0, .unclassified = 0});
  CHECK(large.proper == 1'200'000'000'000);
  CHECK(large.sum() == 1'200'000'000'000);
}
