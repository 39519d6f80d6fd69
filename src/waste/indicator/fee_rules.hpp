// SPDX-License-Identifier: Apache-2.0
// Fees for collecting and disposing of waste: what a quantity costs by a local ordinance, whether the ordinance stays under
// the ceiling of its act in that year, and how much of the cost comes back. Exact in satang; quantities in millilitres and
// grams. The rows and their sources are data/waste/fees.csv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::waste {

inline constexpr std::int64_t max_satang = 1'000'000'000'000'000;    // 10 million million baht
inline constexpr std::int64_t max_fee_quantity = 1'000'000'000'000;  // a million m³, a million tonnes

enum class FeeService : std::uint8_t { Collection, Disposal };
enum class FeeWaste : std::uint8_t { General, Infectious };
enum class FeePeriod : std::uint8_t { Month, Time };  // a month of daily collection, or one collection
enum class FeeRounding : std::uint8_t {
  Flat,   // one price for the whole band
  Whole,  // every unit begun counts as one
  Half,   // a remainder of up to half a unit counts as half, above that as one (Bangkok 2562, item 6.1.2)
};

struct FeeQuantity {  // of one day, or of one collection; what was not measured is absent
  std::optional<std::int64_t> millilitres, grams;
};

// A side of a band or the size of a unit. 0: not stated in that measure.
struct FeeMeasure {
  std::int64_t millilitres = 0, grams = 0;
  bool stated() const { return millilitres > 0 || grams > 0; }
};

struct FeeRow {
  std::string id, act, issuer;  // issuer: "bangkok"; of a ceiling: "act"
  FeeService service = FeeService::Collection;
  FeeWaste waste = FeeWaste::General;
  FeePeriod period = FeePeriod::Month;
  FeeMeasure over, up_to;  // the band: over < quantity ≤ up_to; not stated: without a limit
  FeeMeasure unit;
  FeeRounding rounding = FeeRounding::Flat;
  std::int64_t satang = 0;                  // per unit, or for the band
  std::optional<int> valid_from, valid_to;  // years B.E.; absent: not stated by the source
  std::string source, certainty;            // "official", "published", "inferred" or "unverified"
  bool holds_in(int year) const { return (!valid_from || *valid_from <= year) && (!valid_to || year <= *valid_to); }
};

struct FeeBill {
  std::string row;
  std::int64_t half_units = 0;  // 2 is one unit
  std::int64_t satang = 0;
};

// Half units of a quantity: measured in both, the larger counts (our choice: the ordinance says "or").
Result<std::int64_t> fee_half_units(const FeeQuantity& quantity, const FeeMeasure& unit, FeeRounding rounding);

// The price by one row.
Result<FeeBill> bill_by_row(const FeeQuantity& quantity, const FeeRow& row);

// The price by the row of a schedule whose band holds the quantity in that year (B.E.).
Result<FeeBill> bill(const FeeQuantity& quantity, FeeService service, FeeWaste waste, FeePeriod period, int year,
                     const std::vector<FeeRow>& schedule);

struct CeilingFinding {
  ErrorCode code;  // fee_above_ceiling or fee_ceiling_missing
  std::string row, ceiling;
  bool certain = true;  // false: the ceiling's source is not verified, so this is a question and no verdict
};

// Each row of an ordinance beside the ceilings of its act in that year. Prices per unit are compared exactly.
std::vector<CeilingFinding> check_ceilings(const std::vector<FeeRow>& schedule, const std::vector<FeeRow>& ceilings,
                                           int year);

struct FeeAccount {  // of one period, satang
  std::int64_t billed = 0, collected = 0;
  std::optional<std::int64_t> cost;
};

struct FeeRecovery {                            // millionths, halves up: 1,000,000 is all of it
  std::optional<std::int64_t> collected_share;  // collected ÷ billed; absent when nothing was billed
  std::optional<std::int64_t> cost_recovery;    // collected ÷ cost; absent when the cost is unknown or 0
  std::optional<std::int64_t> shortfall;        // cost − collected, satang; negative: a surplus
  bool collected_above_billed = false;          // arrears of former periods came in: to be explained, no error
};

Result<FeeRecovery> fee_recovery(const FeeAccount& account);

// "480", "240.50": baht without trailing zeros.
std::string baht_text(std::int64_t satang);

}  // namespace muang::waste
