// SPDX-License-Identifier: Apache-2.0
#include "waste/month/report_rules.hpp"

#include <cstdlib>

#include "waste/figure_text.hpp"
#include "waste/month/report_fields_rules.hpp"

namespace muang::waste {
namespace {

constexpr Rule all_rules[] = {
    {"R01", Severity::Error, "month"},   {"R02", Severity::Error, "month"},   {"R03", Severity::Error, "month"},
    {"R04", Severity::Warning, "month"}, {"R05", Severity::Warning, "month"}, {"R06", Severity::Warning, "month"},
    {"R07", Severity::Error, "month"},   {"R08", Severity::Warning, "month"}, {"R09", Severity::Error, "month"},
    {"R10", Severity::Warning, "month"}, {"R11", Severity::Error, "month"},   {"R12", Severity::Info, "month"},
    {"R13", Severity::Error, "month"},   {"R14", Severity::Warning, "month"}, {"R15", Severity::Error, "fees"},
    {"M01", Severity::Error, "month"},   {"M02", Severity::Error, "month"},   {"M03", Severity::Error, "month"},
    {"M04", Severity::Error, "month"},   {"M05", Severity::Error, "month"},   {"M06", Severity::Error, "month"},
    {"M07", Severity::Warning, "month"}, {"M08", Severity::Warning, "month"}, {"M09", Severity::Error, "month"},
    {"M10", Severity::Error, "month"},   {"M11", Severity::Warning, "month"}, {"M12", Severity::Error, "month"},
    {"M13", Severity::Warning, "month"},
};

constexpr std::int64_t distance(std::int64_t a, std::int64_t b) { return a < b ? b - a : a - b; }
// |a − b| above `percent` of b, exactly.
constexpr bool differs(std::int64_t a, std::int64_t b, std::int64_t percent) { return distance(a, b) * 100 > percent * b; }

// One report under the rules. What is impossible (negative, absurdly large) is named once and then left out, so that the
// other rules neither repeat it nor overflow.
class Check {
 public:
  Check(const MonthReport& report, const ReportContext& context, const ReportLimits& limits)
      : report_(report), context_(context), limits_(limits) {}

  std::vector<Finding> amounts() {
    take_out_impossible();
    balance();
    return std::move(findings_);
  }

  std::vector<Finding> run() {
    take_out_impossible();
    month_exists_ = report_.period.exists();
    balance();
    sums();
    rates();
    against_history();
    day_count();
    copied_forward();
    composition();
    receipts();
    stocks();
    calendar();
    required();
    deliveries();
    people();
    kilograms_and_money();
    std::ranges::stable_sort(findings_, {}, [](const Finding& f) { return order_of(f.rule); });
    return std::move(findings_);
  }

 private:
  static std::size_t order_of(std::string_view rule) {
    std::size_t at = 0;
    while (at < std::size(all_rules) && all_rules[at].id != rule) ++at;
    return at;
  }

  void find(std::string_view rule, Severity severity, std::string field, Params params = {}) {
    findings_.push_back({rule, severity, std::move(field), std::move(params)});
  }
  Severity computed() const { return report_.origin == Origin::Form ? Severity::Error : Severity::Warning; }

  // `where` is called only when there is something to say.
  template <class Where>
  void limit(Figure& figure, std::int64_t most, Where where) {
    if (!figure || (*figure >= 0 && *figure <= most)) return;
    find(*figure < 0 ? "M02" : "M03", Severity::Error, std::string(where()));
    figure.reset();
  }

  void take_out_impossible() {
    for (const NumberField& field : number_fields()) {
      const std::int64_t most = field.unit == Unit::Kilograms ? limits_.most_kg
                                : field.unit == Unit::Satang  ? limits_.most_satang
                                                              : limits_.most_people;
      limit(report_.*(field.member), most, [&] { return field.name; });
    }
    for (std::size_t i = 0; i < report_.deliveries.size(); ++i) {
      limit(report_.deliveries[i].kg, limits_.most_kg, [&] { return at_delivery(i, "kg"); });
      limit(report_.deliveries[i].receipt_kg, limits_.most_kg, [&] { return at_delivery(i, "receipt"); });
    }
    for (std::size_t i = 0; i < composition_classes; ++i) {
      limit(report_.composition[i], 100'00 * 10, [&] { return "composition[" + std::to_string(i) + "]"; });
    }
  }

  static std::string at_delivery(std::size_t i, const char* member) {
    return "deliveries[" + std::to_string(i) + "]." + member;
  }

  // R01 and R02.
  void balance() {
    const Figure &whole = report_.generated, &hauled = report_.collected;
    if (!whole || !hauled) return;
    if (const auto finding = check_collected(whole, hauled, limits_)) findings_.push_back(*finding);
    if (*hauled > *whole) return;  // R02 has said it; the parts cannot close either
    if (!report_.source_utilised) return;
    const std::int64_t used = *report_.source_utilised;
    const bool typed = report_.uncollected.has_value();
    const std::int64_t parts = used + *hauled + (typed ? *report_.uncollected : 0);
    if (typed ? !differs(parts, *whole, limits_.sum_percent) : parts * 100 <= *whole * (100 + limits_.sum_percent)) return;
    Severity severity = computed();
    // More used and hauled than generated: the same tolerance as for collected, because towns weigh one and estimate the
    // other.
    if (!typed && parts * 100 <= *whole * limits_.collected_warning_percent) severity = Severity::Warning;
    find("R01", severity, "generated",
         {{"generated", tonnes_text(*whole)}, {"parts", tonnes_text(parts)}, {"difference", tonnes_text(parts - *whole)}});
  }

  // R03: parts of what is used at source, and deliveries by site.
  void sums() {
    if (report_.source_utilised) {
      const std::int64_t parts =
          report_.utilised_food.value_or(0) + report_.utilised_recycle.value_or(0) + report_.utilised_other.value_or(0);
      if (parts > *report_.source_utilised + 1) {  // one kilogram: the last digit
        find("R03", computed(), "source_utilised",
             {{"whole", tonnes_text(*report_.source_utilised)}, {"parts", tonnes_text(parts)}});
      }
    }
    if (!report_.collected || report_.deliveries.empty()) return;
    std::int64_t delivered = 0;
    for (const Delivery& delivery : report_.deliveries) delivered += delivery.kg.value_or(0);
    if (differs(delivered, *report_.collected, limits_.delivered_percent)) {
      find("R03", computed(), "deliveries", {{"whole", tonnes_text(*report_.collected)}, {"parts", tonnes_text(delivered)}});
    }
  }

  // R04: the rate a person a day, and the change from the same month last year.
  void rates() {
    if (!report_.generated || !month_exists_) return;
    const std::int64_t people = report_.population_registered.value_or(0) + report_.population_latent.value_or(0);
    if (const auto rate = grams_a_person_day(*report_.generated, people, report_.period.days())) {
      if (*rate < limits_.rate_low_grams || *rate > limits_.rate_high_grams) {
        find("R04", Severity::Warning, "generated",
             {{"variant", "rate"},
              {"value", scaled_text(*rate, 3)},
              {"low", scaled_text(limits_.rate_low_grams, 3)},
              {"high", scaled_text(limits_.rate_high_grams, 3)}});
      }
    }
    change("R04", context_.year_ago_generated, context_.year_ago_days, limits_.year_change_percent);
    change("M13", context_.last_generated, context_.last_days, limits_.month_change_percent);
  }

  void change(std::string_view rule, const Figure& before, int days, std::int64_t percent) {
    if (!before || *before <= 0 || *before > limits_.most_kg || days < 28 || days > 31) return;
    const std::int64_t now = grams_a_day(*report_.generated, report_.period.days()), then = grams_a_day(*before, days);
    if (then <= 0 || !differs(now, then, percent)) return;
    Params params{
        {"value", tonnes_a_day_text(now)}, {"before", tonnes_a_day_text(then)}, {"limit", std::to_string(percent)}};
    if (rule == "R04") params.emplace_back("variant", "year");
    find(rule, Severity::Warning, "generated", std::move(params));
  }

  // R05 and R06; a unit slip explains the outlier, so it is said alone.
  void against_history() {
    if (!report_.generated || !month_exists_) return;
    std::vector<std::int64_t> series;
    for (const std::int64_t value : context_.history) {
      if (value >= 0 && value <= limits_.most_kg * 1000) series.push_back(value);
    }
    if (series.size() < 3) return;
    const std::int64_t now = grams_a_day(*report_.generated, report_.period.days());
    std::vector<std::int64_t> sorted = series;
    const std::int64_t median = spread_of(sorted).median2 / 2;
    if (const UnitSlip slip = unit_slip(now, median, report_.period.days()); slip != UnitSlip::None) {
      find("R06", Severity::Warning, "generated",
           {{"variant", std::string(unit_slip_code(slip))},
            {"value", tonnes_a_day_text(now)},
            {"median", tonnes_a_day_text(median)}});
      return;
    }
    if (static_cast<std::int64_t>(series.size()) < limits_.outlier_months) return;
    const std::int64_t z = modified_z_hundredths(now, series);
    if (z > limits_.outlier_hundredths) {
      find("R05", Severity::Warning, "generated",
           {{"z", scaled_text(z, 2)}, {"value", tonnes_a_day_text(now)}, {"median", tonnes_a_day_text(median)}});
    }
  }

  void day_count() {  // R07
    if (!report_.days || !month_exists_ || *report_.days == report_.period.days()) return;
    find("R07", computed(), "days",
         {{"days", std::to_string(*report_.days)}, {"expected", std::to_string(report_.period.days())}});
  }

  void copied_forward() {  // R08
    const Figure &a = report_.generated, &b = context_.last_generated, &c = context_.before_last_generated;
    if (a && b && c && *a > 0 && *a == *b && *b == *c)
      find("R08", Severity::Warning, "generated", {{"value", tonnes_text(*a)}});
  }

  void composition() {  // R09
    std::int64_t sum = 0;
    bool any = false;
    for (const Figure& share : report_.composition) {
      any = any || share.has_value();
      sum += share.value_or(0);
    }
    if (any && distance(sum, 100'00) > limits_.composition_hundredths) {
      find("R09", Severity::Error, "composition", {{"sum", scaled_text(sum, 2)}});
    }
  }

  void receipts() {  // R10
    for (std::size_t i = 0; i < report_.deliveries.size(); ++i) {
      const Delivery& delivery = report_.deliveries[i];
      if (!delivery.kg || !delivery.receipt_kg || !differs(*delivery.kg, *delivery.receipt_kg, limits_.receipt_percent))
        continue;
      find("R10", Severity::Warning, at_delivery(i, "kg"),
           {{"delivered", tonnes_text(*delivery.kg)}, {"received", tonnes_text(*delivery.receipt_kg)}});
    }
  }

  void stocks() {  // R11
    if (report_.hazardous_sent && report_.hazardous_collected && report_.hazardous_opening) {
      const std::int64_t there = *report_.hazardous_opening + *report_.hazardous_collected;
      if (*report_.hazardous_sent > there) {
        find("R11", Severity::Error, "hazardous_sent",
             {{"out", grouped(*report_.hazardous_sent)}, {"there", grouped(there)}, {"unit", "kg"}});
      }
    }
    const Figure uncollected = report_.uncollected ? report_.uncollected : computed_uncollected(report_);
    if (report_.residual_month && uncollected && report_.improper &&
        *report_.residual_month > *uncollected + *report_.improper) {
      find("R11", Severity::Error, "residual_month",
           {{"out", tonnes_text(*report_.residual_month)},
            {"there", tonnes_text(*uncollected + *report_.improper)},
            {"unit", "t"}});
    }
  }

  // R12 late, R13 closed, R14 break, M04 a month that does not exist or is not over yet begun.
  void calendar() {
    if (!month_exists_ || report_.period > Month::of(context_.today)) {
      return find("M04", Severity::Error, "period", {});
    }
    const Month next = report_.period + 1;
    const Date due{next.year, next.month, static_cast<int>(limits_.due_day)};
    if (context_.today > due) find("R12", Severity::Info, "period", {{"due", due.iso()}});
    if (context_.closed && !context_.has_revision_reason) find("R13", Severity::Error, "period", {});
    if (context_.kind_changed) find("R14", Severity::Warning, "period", {});
  }

  void required() {  // M01
    for (const NumberField& field : number_fields()) {
      if (!field.required || report_.*(field.member) || named(field.name)) continue;
      find("M01", Severity::Error, std::string(field.name));
    }
    if (report_.known_by == KnownBy::Unstated) find("M01", Severity::Error, "known_by");
  }
  bool named(std::string_view field) const {
    return std::ranges::any_of(findings_, [&](const Finding& f) { return f.field == field && f.rule.starts_with("M0"); });
  }

  void deliveries() {  // M05, M12
    for (std::size_t i = 0; i < report_.deliveries.size(); ++i) {
      const Delivery& delivery = report_.deliveries[i];
      const bool before = delivery.opened && report_.period < *delivery.opened;
      const bool after = delivery.closed && report_.period > *delivery.closed;
      if ((before || after) && delivery.kg.value_or(0) > 0) {
        find("M05", Severity::Error, at_delivery(i, "facility"), {{"tonnes", tonnes_text(*delivery.kg)}});
      }
      if (!delivery.kg && !named(at_delivery(i, "kg"))) find("M01", Severity::Error, at_delivery(i, "kg"));
      for (std::size_t j = 0; j < i; ++j) {
        if (report_.deliveries[j].facility != delivery.facility) continue;
        find("M12", Severity::Error, at_delivery(i, "facility"), {{"row", std::to_string(j + 1)}});
        break;
      }
    }
  }

  void people() {  // M06, M07
    if (report_.population_registered && *report_.population_registered == 0) {
      find("M01", Severity::Error, "population_registered");
    }
    at_most_households(report_.households_served, "households_served");
    at_most_households(report_.wet_bin_households, "wet_bin_households");
    const Figure &now = report_.population_registered, &then = context_.last_population;
    if (now && then && *then > 0 && *then <= limits_.most_people &&
        differs(*now, *then, limits_.population_change_percent)) {
      find("M07", Severity::Warning, "population_registered", {{"value", grouped(*now)}, {"before", grouped(*then)}});
    }
  }
  void at_most_households(const Figure& figure, const char* field) {
    if (figure && report_.households && *figure > *report_.households) {
      find("M06", Severity::Error, field, {{"value", grouped(*figure)}, {"households", grouped(*report_.households)}});
    }
  }

  void kilograms_and_money() {  // M08 to M11
    const Figure& hazardous = report_.hazardous_collected;
    if (hazardous && report_.population_registered &&
        *hazardous * 1000 > limits_.hazardous_grams_person * *report_.population_registered) {
      find("M08", Severity::Warning, "hazardous_collected", {{"value", grouped(*hazardous)}});
    }
    if (report_.infectious_generated.value_or(0) > 0 && report_.manifests.value_or(0) == 0) {
      find("M09", Severity::Error, "manifests", {{"value", grouped(*report_.infectious_generated)}});
    }
    if (report_.fees_collected && report_.fees_billed) {
      const std::int64_t due = *report_.fees_billed + report_.fees_arrears.value_or(0);
      if (*report_.fees_collected > due) {
        find("M10", Severity::Error, "fees_collected",
             {{"value", scaled_text(*report_.fees_collected, 2)}, {"due", scaled_text(due, 2)}});
      }
    }
    if (report_.collected && report_.trips && report_.largest_vehicle && *report_.trips > 0 &&
        *report_.largest_vehicle > 0 && *report_.collected / *report_.trips > *report_.largest_vehicle) {
      find("M11", Severity::Warning, "trips",
           {{"load", tonnes_text(*report_.collected / *report_.trips)}, {"vehicle", tonnes_text(*report_.largest_vehicle)}});
    }
  }

  MonthReport report_;  // a copy, without what is impossible
  const ReportContext& context_;
  const ReportLimits& limits_;
  bool month_exists_ = true;
  std::vector<Finding> findings_;
};

}  // namespace

std::span<const Rule> rules() { return all_rules; }

std::vector<Finding> check_report(const MonthReport& report, const ReportContext& context, const ReportLimits& limits) {
  return Check(report, context, limits).run();
}

std::vector<Finding> check_amounts(const MonthReport& report, const ReportLimits& limits) {
  return Check(report, {}, limits).amounts();
}

HandIn hand_in(const std::vector<Finding>& findings, bool has_note) {
  if (has_errors(findings)) return HandIn::Stopped;
  return has_warnings(findings) && !has_note ? HandIn::NeedsReason : HandIn::Ready;
}

Figure computed_uncollected(const MonthReport& report) {
  if (!report.generated || !report.source_utilised || !report.collected) return std::nullopt;
  return std::max<std::int64_t>(0, *report.generated - *report.source_utilised - *report.collected);
}

}  // namespace muang::waste
