// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/fee_rules.hpp"

#include <algorithm>

#include "waste/flow/balance_errors.hpp"

namespace muang::waste {

namespace {

bool in_range(std::int64_t value, std::int64_t maximum) { return value >= 0 && value <= maximum; }

Params limits(std::int64_t minimum, std::int64_t maximum) {
  return {{"minimum", std::to_string(minimum)}, {"maximum", std::to_string(maximum)}};
}

Problems check_quantity(const FeeQuantity& quantity) {
  Problems problems;
  if (quantity.millilitres && !in_range(*quantity.millilitres, max_fee_quantity)) {
    problems.push_back({errors::fee_amount_wrong, "millilitres", limits(0, max_fee_quantity)});
  }
  if (quantity.grams && !in_range(*quantity.grams, max_fee_quantity)) {
    problems.push_back({errors::fee_amount_wrong, "grams", limits(0, max_fee_quantity)});
  }
  return problems;
}

std::int64_t half_units_of(std::int64_t amount, std::int64_t unit, FeeRounding rounding) {
  const std::int64_t rest = amount % unit;
  std::int64_t halves = 2 * (amount / unit);
  if (rest > 0) halves += rounding == FeeRounding::Half && rest <= unit - rest ? 1 : 2;
  return halves;
}

// Above the limit in either measure that both state.
bool exceeds(const FeeQuantity& quantity, const FeeMeasure& limit) {
  return (quantity.millilitres && limit.millilitres > 0 && *quantity.millilitres > limit.millilitres) ||
         (quantity.grams && limit.grams > 0 && *quantity.grams > limit.grams);
}

bool comparable(const FeeQuantity& quantity, const FeeMeasure& limit) {
  return !limit.stated() || (quantity.millilitres && limit.millilitres > 0) || (quantity.grams && limit.grams > 0);
}

bool in_band(const FeeQuantity& quantity, const FeeRow& row) {
  if (!comparable(quantity, row.over) || !comparable(quantity, row.up_to)) return false;
  if (row.over.stated() && !exceeds(quantity, row.over)) return false;
  return !row.up_to.stated() || !exceeds(quantity, row.up_to);
}

// a × b ÷ c compared with d × e ÷ f would overflow; unit sizes do not: prices per unit are compared as a × f with d × c by
// long division of each.
bool dearer(std::int64_t satang, std::int64_t unit, std::int64_t other_satang, std::int64_t other_unit) {
  while (true) {  // continued fractions: compare the whole parts, then the turned remainders
    const std::int64_t whole = satang / unit, other_whole = other_satang / other_unit;
    if (whole != other_whole) return whole > other_whole;
    satang %= unit;
    other_satang %= other_unit;
    if (satang == 0 || other_satang == 0) return satang > 0;
    // r/u > s/v  ⇔  v/s > u/r
    std::swap(satang, other_unit);
    std::swap(unit, other_satang);
  }
}

bool above(const FeeRow& row, const FeeRow& ceiling) {
  if (ceiling.rounding == FeeRounding::Flat || row.rounding == FeeRounding::Flat) return row.satang > ceiling.satang;
  if (row.unit.millilitres > 0 && ceiling.unit.millilitres > 0) {
    return dearer(row.satang, row.unit.millilitres, ceiling.satang, ceiling.unit.millilitres);
  }
  if (row.unit.grams > 0 && ceiling.unit.grams > 0) {
    return dearer(row.satang, row.unit.grams, ceiling.satang, ceiling.unit.grams);
  }
  return row.satang > ceiling.satang;
}

bool same_band(const FeeMeasure& a, const FeeMeasure& b) { return a.millilitres == b.millilitres && a.grams == b.grams; }

// Millionths of part ÷ whole, halves up, digit by digit: the product would not fit.
std::int64_t millionths(std::int64_t part, std::int64_t whole) {
  if (part / whole >= max_satang / 1'000'000) return max_satang;  // a thousand million times over: no share any more
  std::int64_t out = part / whole, rest = part % whole;
  for (int digit = 0; digit < 6; ++digit) {
    out = 10 * out + 10 * rest / whole;
    rest = 10 * rest % whole;
  }
  return out + (rest >= whole - rest ? 1 : 0);
}

}  // namespace

Result<std::int64_t> fee_half_units(const FeeQuantity& quantity, const FeeMeasure& unit, FeeRounding rounding) {
  if (Problems problems = check_quantity(quantity); !problems.empty()) return problems;
  if (rounding == FeeRounding::Flat) return std::int64_t{2};
  std::optional<std::int64_t> halves;
  if (quantity.millilitres && unit.millilitres > 0) {
    halves = half_units_of(*quantity.millilitres, unit.millilitres, rounding);
  }
  if (quantity.grams && unit.grams > 0) {
    halves = std::max(halves.value_or(0), half_units_of(*quantity.grams, unit.grams, rounding));
  }
  if (!halves) return Error{errors::fee_unit_missing, "", {}};
  return *halves;
}

Result<FeeBill> bill_by_row(const FeeQuantity& quantity, const FeeRow& row) {
  if (!in_range(row.satang, max_satang)) return Error{errors::fee_amount_wrong, "satang", limits(0, max_satang)};
  TRY(const std::int64_t halves, fee_half_units(quantity, row.unit, row.rounding));
  if (halves > 0 && row.satang > 2 * (max_satang / halves)) {
    return Error{errors::fee_amount_wrong, "satang", limits(0, max_satang)};
  }
  if (halves % 2 != 0 && row.satang % 2 != 0) return Error{errors::fee_not_halvable, "satang", {{"id", row.id}}};
  const std::int64_t satang = halves % 2 == 0 ? halves / 2 * row.satang : row.satang / 2 * halves;
  return FeeBill{row.id, halves, satang};
}

Result<FeeBill> bill(const FeeQuantity& quantity, FeeService service, FeeWaste waste, FeePeriod period, int year,
                     const std::vector<FeeRow>& schedule) {
  if (Problems problems = check_quantity(quantity); !problems.empty()) return problems;
  for (const FeeRow& row : schedule) {
    if (row.service != service || row.waste != waste || row.period != period || !row.holds_in(year)) continue;
    if (in_band(quantity, row)) return bill_by_row(quantity, row);
  }
  return Error{errors::fee_row_missing, "", {{"year", std::to_string(year)}}};
}

std::vector<CeilingFinding> check_ceilings(const std::vector<FeeRow>& schedule, const std::vector<FeeRow>& ceilings,
                                           int year) {
  std::vector<CeilingFinding> findings;
  for (const FeeRow& row : schedule) {
    if (!row.holds_in(year)) continue;
    bool found = false;
    for (const FeeRow& ceiling : ceilings) {
      const bool same = ceiling.act == row.act && ceiling.service == row.service && ceiling.waste == row.waste &&
                        ceiling.period == row.period && ceiling.holds_in(year);
      if (!same) continue;
      // A ceiling of a band holds for that band; one without a band for the lowest band, the household's.
      const bool whole = !ceiling.over.stated() && !ceiling.up_to.stated();
      const bool flat = row.rounding == FeeRounding::Flat || ceiling.rounding == FeeRounding::Flat;
      if (flat && whole && row.over.stated()) continue;
      if (flat && !whole && !(same_band(row.over, ceiling.over) && same_band(row.up_to, ceiling.up_to))) continue;
      found = true;
      if (above(row, ceiling)) {
        findings.push_back({errors::fee_above_ceiling, row.id, ceiling.id, ceiling.certainty != "unverified"});
      }
    }
    if (!found) findings.push_back({errors::fee_ceiling_missing, row.id, "", true});
  }
  return findings;
}

Result<FeeRecovery> fee_recovery(const FeeAccount& account) {
  Problems problems;
  if (!in_range(account.billed, max_satang)) problems.push_back({errors::fee_amount_wrong, "billed", limits(0, max_satang)});
  if (!in_range(account.collected, max_satang)) {
    problems.push_back({errors::fee_amount_wrong, "collected", limits(0, max_satang)});
  }
  if (account.cost && !in_range(*account.cost, max_satang)) {
    problems.push_back({errors::fee_amount_wrong, "cost", limits(0, max_satang)});
  }
  if (!problems.empty()) return problems;
  FeeRecovery out;
  if (account.billed > 0) out.collected_share = millionths(account.collected, account.billed);
  if (account.cost && *account.cost > 0) out.cost_recovery = millionths(account.collected, *account.cost);
  if (account.cost) out.shortfall = *account.cost - account.collected;
  out.collected_above_billed = account.collected > account.billed;
  return out;
}

std::string baht_text(std::int64_t satang) {
  const std::int64_t whole = satang / 100, rest = satang % 100 < 0 ? -(satang % 100) : satang % 100;
  std::string text = (satang < 0 && whole == 0 ? "-" : "") + std::to_string(whole);
  if (rest == 0) return text;
  text += rest < 10 ? ".0" : ".";
  return text + std::to_string(rest);
}

}  // namespace muang::waste
