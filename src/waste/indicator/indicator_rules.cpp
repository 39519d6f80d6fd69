// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/indicator_rules.hpp"

#include <algorithm>
#include <array>

namespace muang::waste {
namespace {

constexpr std::int64_t million = 1'000'000, grams_a_kilogram = 1000;

Indicator share(std::string_view id, std::int64_t part, std::int64_t whole, std::string_view certainty) {
  return {id, millionths(part, whole), part, whole, std::string(certainty)};
}

Indicator rate(std::string_view id, std::int64_t kg, std::int64_t person_days, std::string_view certainty) {
  Indicator made{id, {}, kg, person_days, std::string(certainty)};
  if (person_days > 0) made.value = proportion(kg, grams_a_kilogram, person_days);
  return made;
}

}  // namespace

ReportSums& ReportSums::operator+=(const ReportSums& other) {
  reports += other.reports;
  generated += other.generated;
  weighed += other.weighed;
  utilised += other.utilised;
  utilised_food += other.utilised_food;
  collected += other.collected;
  uncollected += other.uncollected;
  rated += other.rated;
  registered_days += other.registered_days;
  latent_days += other.latent_days;
  return *this;
}

void FateSums::add(std::int64_t kg, const SiteFate& fate) {
  if (fate.group == Group::Transfer) return add_unknown(kg);
  delivered += kg;
  (fate.value == DisposalClass::Proper ? proper : fate.value == DisposalClass::Improper ? improper : unknown) += kg;
  certainty = weaker_certainty(certainty, fate.certainty);
  if (fate.group == Group::Recovery) {
    recovery += kg;
    if (fate.controlled) recovery_controlled += kg;
    if (fate.recycles) recycled += kg;
    return;
  }
  disposal += kg;
  if (fate.controlled) disposal_controlled += kg;
  if (fate.group == Group::Landfill) landfilled += kg;
}

void FateSums::add_unknown(std::int64_t kg) {
  delivered += kg;
  unknown += kg;
}

std::string_view weaker_certainty(std::string_view a, std::string_view b) {
  constexpr std::array<std::string_view, 4> order{"official", "published", "inferred", "recalled"};
  const auto place = [&](std::string_view one) { return std::ranges::find(order, one) - order.begin(); };
  return place(a) >= place(b) ? a : b;
}

std::int64_t proportion(std::int64_t a, std::int64_t b, std::int64_t c) {
  if (b == 0) return 0;
  const std::int64_t whole = a / c, rest = a % c;
  const std::int64_t limit = INT64_MAX / b / 2;
  if (rest <= limit) return whole * b + (rest * b + c / 2) / c;
  const std::int64_t shrink = rest / limit + 1;  // drops less than a billionth of the whole
  return whole * b + (rest / shrink * b) / (c / shrink);
}

std::optional<std::int64_t> millionths(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  return part >= 0 ? proportion(part, million, whole) : -proportion(-part, million, whole);
}

std::vector<Indicator> indicators_of(const ReportSums& sums, const FateSums& fates, std::int64_t rejects_millionths) {
  // An amount that was estimated makes whatever is divided by it an estimate.
  const std::string_view known = sums.weighed == sums.generated ? "official" : "inferred";
  const std::int64_t kept = million - rejects_millionths;
  const std::int64_t controlled = proportion(fates.recovery_controlled, kept, million) + fates.disposal_controlled;
  std::vector<Indicator> all{
      rate("generated_person_registered", sums.rated, sums.registered_days, known),
      rate("generated_person_latent", sums.rated, sums.latent_days, weaker_certainty(known, "inferred")),
      share("collected", sums.collected, sums.generated, known),
      share("utilised", sums.utilised, sums.generated, known),
      share("proper", sums.utilised + fates.proper, sums.generated, weaker_certainty(known, fates.certainty)),
      share("sdg_11_6_1", controlled, sums.generated, "inferred"),
      share("sdg_11_6_1_high", controlled + proportion(sums.utilised, kept, million), sums.generated, "inferred"),
      share("sdg_12_5_1", sums.utilised + fates.recycled, sums.generated, "inferred")};
  // Collected and nowhere said where to: what became of it cannot be said, and is not nothing.
  if (sums.collected > 0 && fates.delivered == 0) {
    for (Indicator& one : all) {
      if (one.id == "proper" || one.id.starts_with("sdg_11_6_1")) one.value.reset();
    }
  }
  return all;
}

}  // namespace muang::waste
