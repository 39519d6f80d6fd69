// SPDX-License-Identifier: Apache-2.0
#include "waste/site/receipt_rules.hpp"

#include "waste/figure_text.hpp"

namespace muang::waste {
namespace {

constexpr std::int64_t distance(std::int64_t a, std::int64_t b) { return a < b ? b - a : a - b; }

class SiteMonthCheck {
 public:
  SiteMonthCheck(const SiteMonth& month, const ReportLimits& limits) : month_(month), limits_(limits) {}

  std::vector<Finding> run() {
    amounts();
    if (!findings_.empty()) return std::move(findings_);  // nothing can be reckoned with them
    sums();
    sides();
    return std::move(findings_);
  }

 private:
  void amount(Figure figure, std::string field) {
    if (!figure || (*figure >= 0 && *figure <= limits_.most_kg)) return;
    findings_.push_back(
        {*figure < 0 ? "M02" : "M03", Severity::Error, std::move(field), {{"value", std::to_string(*figure)}}});
  }
  static std::string at(const char* list, std::size_t i) { return std::string(list) + "[" + std::to_string(i) + "].kg"; }

  void amounts() {
    for (std::size_t i = 0; i < month_.receipts.size(); ++i) amount(month_.receipts[i].kg, at("receipts", i));
    for (std::size_t i = 0; i < month_.transfers.size(); ++i) amount(month_.transfers[i].kg, at("transfers", i));
    amount(month_.from_others, "fromOthers");
    amount(month_.sent_on, "sentOn");
    amount(month_.removed_stock, "removedStock");
    amount(month_.left_over, "leftOver");
    amount(month_.recovered, "recovered");
    amount(month_.gas_recovered, "gasRecovered");
  }

  void sums() {
    std::int64_t named = 0;
    for (const Transfer& transfer : month_.transfers) named += transfer.kg;
    if (named > month_.sent_on.value_or(0)) {
      findings_.push_back({"R03",
                           Severity::Error,
                           "sentOn",
                           {{"whole", tonnes_text(month_.sent_on.value_or(0))}, {"parts", tonnes_text(named)}}});
    }
    if (month_.group != Group::Transfer) return;
    if (auto finding = check_transfer(received_in(month_), month_.sent_on)) {
      finding->field = "sentOn";
      findings_.push_back(*finding);
    }
  }

  void sides() {
    for (std::size_t i = 0; i < month_.receipts.size(); ++i) {
      const Receipt& receipt = month_.receipts[i];
      if (!sides_differ(receipt.delivered, receipt.kg.value_or(0), limits_)) continue;
      findings_.push_back({"R10",
                           Severity::Warning,
                           at("receipts", i),
                           {{"variant", "site"},
                            {"delivered", tonnes_text(*receipt.delivered)},
                            {"received", tonnes_text(receipt.kg.value_or(0))}}});
    }
  }

  const SiteMonth& month_;
  const ReportLimits& limits_;
  std::vector<Finding> findings_;
};

}  // namespace

Figure received_in(const SiteMonth& month) {
  Figure sum = month.from_others;
  for (const Receipt& receipt : month.receipts) {
    if (receipt.kg) sum = sum.value_or(0) + *receipt.kg;
  }
  return sum;
}

bool sides_differ(Figure delivered, Figure received, const ReportLimits& limits) {
  if (!delivered || !received || *delivered < 0 || *delivered > limits.most_kg) return false;
  return distance(*delivered, *received) * 100 > limits.receipt_percent * *received;
}

std::vector<Finding> check_site_month(const SiteMonth& month, const ReportLimits& limits) {
  return SiteMonthCheck(month, limits).run();
}

std::optional<StockFault> first_stock_fault(Figure opening, std::span<const StockMove> moves) {
  if (!opening) return std::nullopt;
  std::int64_t there = *opening;
  for (const StockMove& move : moves) {
    there += move.left;
    if (move.removed > there) return StockFault{move.month, move.removed, there};
    there -= move.removed;
  }
  return std::nullopt;
}

Figure stock_after(Figure opening, std::span<const StockMove> moves) {
  if (!opening) return std::nullopt;
  std::int64_t there = *opening;
  for (const StockMove& move : moves) there += move.left - move.removed;
  return there;
}

Fate share_fate(std::int64_t kg, const Fate& sent_on) {
  constexpr std::int64_t fine = 1'000'000;  // shares to a millionth: kg × share stays inside 64 bits
  Fate shares = sent_on;
  while (shares.sum() > fine) {
    shares.proper /= 2;
    shares.improper /= 2;
    shares.unclassified /= 2;
  }
  const std::int64_t whole = shares.sum();
  if (whole <= 0) return {.unclassified = kg};
  Fate fate{kg * shares.proper / whole, kg * shares.improper / whole, kg * shares.unclassified / whole};
  const std::int64_t rest = kg - fate.sum();  // a kilogram or two that rounding left: to the larger part
  (shares.proper >= shares.improper ? fate.proper : fate.improper) += rest;
  return fate;
}

}  // namespace muang::waste
