// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/fee_rules.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <limits>
#include <sstream>

#include "waste/flow/balance_errors.hpp"
#include "waste/indicator/fee_file.hpp"

namespace muang::waste {

namespace {

std::string data_file() {
  std::ifstream in(MUANG_SOURCE_DIR "/data/waste/fees.csv", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

FeeTable table() {
  auto read = read_fees(data_file());
  REQUIRE(read);
  return *read;
}

std::int64_t litres(double value) { return static_cast<std::int64_t>(value * 1000); }

// Bangkok ordinance B.E. 2562, schedule item 6.1.2: 480 baht per unit of 13 litres or 2 kg, a remainder up to 6.5 litres or
// 1 kg is half a unit.
std::int64_t infectious(FeeQuantity quantity) {
  const auto price =
      bill(quantity, FeeService::Disposal, FeeWaste::Infectious, FeePeriod::Month, 2562, table().of_issuer("bangkok"));
  REQUIRE(price);
  return price->satang;
}

}  // namespace

TEST_CASE("Bangkok's infectious waste is billed in units and half units") {
  CHECK(infectious({litres(13), {}}) == 48000);        // the band below the units
  CHECK(infectious({litres(13) + 1, {}}) == 72000);    // 13 l and a drop: one and a half
  CHECK(infectious({litres(19.5), {}}) == 72000);      // remainder of exactly 6.5 l
  CHECK(infectious({litres(19.5) + 1, {}}) == 96000);  // above half a unit: one more
  CHECK(infectious({litres(26), {}}) == 96000);
  CHECK(infectious({{}, 2000}) == 48000);
  CHECK(infectious({{}, 3000}) == 72000);
  CHECK(infectious({{}, 3001}) == 96000);
  CHECK(infectious({{}, 10'000}) == 5 * 48000);
}

TEST_CASE("measured in both, the larger number of units counts") {
  CHECK(infectious({litres(14), 10'000}) == 5 * 48000);
  CHECK(infectious({litres(65), 2100}) == 5 * 48000);
}

TEST_CASE("every unit begun counts as one where the ordinance says so") {
  const FeeRow row{.id = "m3", .unit = {1'000'000, 0}, .rounding = FeeRounding::Whole, .satang = 200'000};
  CHECK(bill_by_row({1'000'000, {}}, row)->satang == 200'000);
  CHECK(bill_by_row({1'000'001, {}}, row)->satang == 400'000);
  CHECK(bill_by_row({0, {}}, row)->satang == 0);
}

TEST_CASE("a quantity that nobody measured in the rule's unit is refused, and so is one beyond belief") {
  const FeeRow row{.id = "kg", .unit = {0, 2000}, .rounding = FeeRounding::Half, .satang = 100};
  CHECK(bill_by_row({1000, {}}, row).problems()[0].code == errors::fee_unit_missing);
  CHECK(bill_by_row({{}, -1}, row).problems()[0].code == errors::fee_amount_wrong);
  CHECK(bill_by_row({{}, std::numeric_limits<std::int64_t>::max()}, row).problems()[0].code == errors::fee_amount_wrong);
  const FeeRow dear{.id = "dear", .unit = {0, 1}, .rounding = FeeRounding::Whole, .satang = max_satang};
  CHECK(bill_by_row({{}, 3}, dear).problems()[0].code == errors::fee_amount_wrong);
}

TEST_CASE("half a unit at an odd price is refused instead of rounded") {
  const FeeRow row{.id = "odd", .unit = {0, 2000}, .rounding = FeeRounding::Half, .satang = 101};
  CHECK(bill_by_row({{}, 2000}, row)->satang == 101);
  CHECK(bill_by_row({{}, 3000}, row).problems()[0].code == errors::fee_not_halvable);
}

TEST_CASE("the year decides which price holds") {
  const auto rows = table().of_issuer("bangkok");
  const FeeQuantity household{litres(20), {}};
  const auto price = [&](int year, FeeService service) {
    return bill(household, service, FeeWaste::General, FeePeriod::Month, year, rows);
  };
  CHECK(price(2561, FeeService::Collection)->satang == 2000);  // 20 baht, Bang Kapi district office
  CHECK(price(2562, FeeService::Collection)->satang == 4000);  // 40 + 40 = 80 baht, ordinance of 2562
  CHECK(price(2562, FeeService::Disposal)->satang == 4000);
  CHECK(price(2561, FeeService::Disposal).problems()[0].code == errors::fee_row_missing);
}

TEST_CASE("Khlong Mai's bands have no gap and no overlap") {
  const auto rows = table().of_issuer("khlong-mai");
  const std::int64_t baht[] = {50, 50, 80, 80, 100, 200, 200, 300};
  const double day[] = {1, 20, 20.001, 100, 200, 200.5, 400, 600};
  for (int i = 0; i < 8; ++i) {
    const auto price = bill({litres(day[i]), {}}, FeeService::Collection, FeeWaste::General, FeePeriod::Month, 2565, rows);
    REQUIRE(price);
    CHECK(price->satang == 100 * baht[i]);
  }
  CHECK_FALSE(bill({litres(601), {}}, FeeService::Collection, FeeWaste::General, FeePeriod::Month, 2565, rows));
}

TEST_CASE("an ordinance above the ceiling of its act is found, and an unverified ceiling is only a question") {
  const FeeTable fees = table();
  FeeRow row{.id = "ours", .act = "cleanliness-2560", .up_to = {20'000, 0}, .satang = 15'000};
  CHECK(check_ceilings({row}, fees.ceilings, 2560).empty());
  row.satang = 15'001;
  auto findings = check_ceilings({row}, fees.ceilings, 2560);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == errors::fee_above_ceiling);
  CHECK(findings[0].certain);
  findings = check_ceilings({row}, fees.ceilings, 2559);  // the act was not there yet
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == errors::fee_ceiling_missing);
  findings = check_ceilings(fees.of_issuer("khlong-mai"), fees.ceilings, 2565);
  REQUIRE(findings.size() == 5);
  CHECK(findings[0].code == errors::fee_above_ceiling);  // 50 baht beside the older 30
  CHECK_FALSE(findings[0].certain);
}

TEST_CASE("prices of different units are compared exactly") {
  const auto above = [](std::int64_t satang, std::int64_t unit, std::int64_t ceiling, std::int64_t ceiling_unit) {
    const FeeRow row{.id = "r", .act = "a", .unit = {unit, 0}, .rounding = FeeRounding::Whole, .satang = satang};
    const FeeRow limit{.id = "c", .act = "a", .unit = {ceiling_unit, 0}, .rounding = FeeRounding::Whole, .satang = ceiling};
    return !check_ceilings({row}, {limit}, 2565).empty();
  };
  CHECK_FALSE(above(100, 20, 5, 1));
  CHECK(above(101, 20, 5, 1));
  CHECK_FALSE(above(99, 20, 5, 1));
  CHECK_FALSE(above(999'999'999'999'000, 999'999'999'999, 1000, 1));  // equal: their products need 70 bits
  CHECK(above(999'999'999'999'001, 999'999'999'999, 1000, 1));
}

TEST_CASE("cost recovery is exact to a millionth, halves up") {
  const auto recovery = fee_recovery({.billed = 300, .collected = 200, .cost = 600});
  REQUIRE(recovery);
  CHECK(recovery->collected_share == 666'667);
  CHECK(recovery->cost_recovery == 333'333);
  CHECK(recovery->shortfall == 400);
  CHECK_FALSE(recovery->collected_above_billed);
  CHECK(fee_recovery({.billed = 2'000'000, .collected = 1})->collected_share == 1);  // 0.5 millionths
}

TEST_CASE("what was not billed or has no cost has no share, and arrears are marked") {
  const auto recovery = fee_recovery({.billed = 0, .collected = 5});
  REQUIRE(recovery);
  CHECK_FALSE(recovery->collected_share.has_value());
  CHECK_FALSE(recovery->cost_recovery.has_value());
  CHECK(recovery->collected_above_billed);
  CHECK_FALSE(fee_recovery({.billed = -1, .collected = 5}));
  CHECK(fee_recovery({.billed = 1, .collected = max_satang, .cost = 1})->cost_recovery == max_satang);
}

TEST_CASE("wrong cells of a fee file are named with row and column, all at once") {
  std::string file = data_file();
  const std::string head = file.substr(0, file.find('\n') + 1);
  const auto read = read_fees(head +
                              "a,fee,act,x,collection,general,month,,,5,,,,flat,-1,,,published,s,2569-11-24,\n"
                              "a,fee,act,x,burning,general,month,9,,5,,,,half,1.5,2600,2500,published,,2569-11-24,\n");
  REQUIRE_FALSE(read);
  std::string seen;
  for (const Error& problem : read.problems()) seen += problem.field + ";";
  for (const char* field :
       {"row 2, column satang", "row 3, column service", "row 3, column satang", "row 3, column source",
        "row 3, column unit_ml", "row 3, column up_to_ml", "row 3, column valid_to", "row 3, column id"}) {
    CAPTURE(field);
    CHECK(seen.find(field) != std::string::npos);
  }
  CHECK(read_fees("").problems()[0].code == errors::fee_columns_wrong);
}

TEST_CASE("baht are written without zeros that say nothing") {
  CHECK(baht_text(48'000) == "480");
  CHECK(baht_text(24'050) == "240.50");
  CHECK(baht_text(-5) == "-0.05");
}

}  // namespace muang::waste
