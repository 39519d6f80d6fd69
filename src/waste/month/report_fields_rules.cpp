// SPDX-License-Identifier: Apache-2.0
#include "waste/month/report_fields_rules.hpp"

#include <charconv>

#include "base/core/flat_json.hpp"

namespace muang::waste {
namespace {

constexpr NumberField fields[] = {
    {"population_registered", &MonthReport::population_registered, Unit::Count, true},
    {"population_latent", &MonthReport::population_latent, Unit::Count, false},
    {"households", &MonthReport::households, Unit::Count, false},
    {"households_served", &MonthReport::households_served, Unit::Count, true},
    {"generated", &MonthReport::generated, Unit::Kilograms, true},
    {"source_utilised", &MonthReport::source_utilised, Unit::Kilograms, true},
    {"utilised_food", &MonthReport::utilised_food, Unit::Kilograms, true},
    {"utilised_recycle", &MonthReport::utilised_recycle, Unit::Kilograms, true},
    {"utilised_other", &MonthReport::utilised_other, Unit::Kilograms, false},
    {"collected", &MonthReport::collected, Unit::Kilograms, true},
    {"uncollected", &MonthReport::uncollected, Unit::Kilograms, false},
    {"improper", &MonthReport::improper, Unit::Kilograms, false},
    {"residual_month", &MonthReport::residual_month, Unit::Kilograms, true},
    {"hazardous_opening", &MonthReport::hazardous_opening, Unit::Kilograms, false},
    {"hazardous_collected", &MonthReport::hazardous_collected, Unit::Kilograms, true},
    {"hazardous_sent", &MonthReport::hazardous_sent, Unit::Kilograms, true},
    {"infectious_generated", &MonthReport::infectious_generated, Unit::Kilograms, true},
    {"manifests", &MonthReport::manifests, Unit::Count, false},
    {"wet_bin_households", &MonthReport::wet_bin_households, Unit::Count, true},
    {"fees_billed", &MonthReport::fees_billed, Unit::Satang, true},
    {"fees_arrears", &MonthReport::fees_arrears, Unit::Satang, false},
    {"fees_collected", &MonthReport::fees_collected, Unit::Satang, true},
    {"cost", &MonthReport::cost, Unit::Satang, true},
    {"trips", &MonthReport::trips, Unit::Count, false},
    {"largest_vehicle", &MonthReport::largest_vehicle, Unit::Kilograms, false},
    {"days", &MonthReport::days, Unit::Count, false},
};

constexpr std::size_t most_rows = 60;

struct Input {
  MonthReport report;
  ReportContext context;
  bool note = false;
  bool compute_uncollected = false;
};

// Clamped, so that a wild number neither overflows an int nor looks like a real one.
int small(const Figure& value) { return value && *value >= 0 && *value <= 99'999'999 ? static_cast<int>(*value) : 0; }

std::optional<Month> month_of(const Figure& value) {
  if (!value) return std::nullopt;
  return Month{small(value) / 100, small(value) % 100};
}

// "delivery.12.kg" behind its prefix: index and rest.
bool indexed(std::string_view name, std::string_view prefix, std::size_t& index, std::string_view& rest) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  const auto [stop, fault] = std::from_chars(name.data(), name.data() + name.size(), index);
  if (fault != std::errc() || index >= most_rows) return false;
  rest = name.substr(static_cast<std::size_t>(stop - name.data()));
  return true;
}

bool set_delivery(std::vector<Delivery>& deliveries, std::size_t index, std::string_view member, const Figure& value) {
  if (deliveries.size() <= index) deliveries.resize(index + 1);
  Delivery& delivery = deliveries[index];
  if (member == ".facility") return delivery.facility = value.value_or(0), true;
  if (member == ".kg") return delivery.kg = value, true;
  if (member == ".receipt") return delivery.receipt_kg = value, true;
  if (member == ".opened") return delivery.opened = month_of(value), true;
  if (member == ".closed") return delivery.closed = month_of(value), true;
  return false;
}

bool set_context(ReportContext& context, std::string_view name, const Figure& value) {
  if (name == "today") {
    const int day = small(value);
    return context.today = {day / 10000, day / 100 % 100, day % 100}, true;
  }
  if (name == "last_generated") return context.last_generated = value, true;
  if (name == "last_population") return context.last_population = value, true;
  if (name == "last_days") return context.last_days = small(value), true;
  if (name == "before_last_generated") return context.before_last_generated = value, true;
  if (name == "year_ago_generated") return context.year_ago_generated = value, true;
  if (name == "year_ago_days") return context.year_ago_days = small(value), true;
  if (name == "kind_changed") return context.kind_changed = small(value) != 0, true;
  if (name == "closed") return context.closed = small(value) != 0, true;
  if (name == "revision_reason") return context.has_revision_reason = small(value) != 0, true;
  std::size_t index = 0;
  std::string_view rest;
  if (!indexed(name, "history.", index, rest) || !rest.empty()) return false;
  if (value) context.history.push_back(*value);
  return context.history.size() <= most_rows;
}

bool set_member(Input& input, std::string_view name, const Figure& value) {
  MonthReport& report = input.report;
  for (const NumberField& field : fields) {
    if (field.name == name) return report.*(field.member) = value, true;
  }
  if (name == "year") return report.period.year = small(value), true;
  if (name == "month") return report.period.month = small(value), true;
  if (name == "origin") return report.origin = small(value) == 1 ? Origin::Published : Origin::Form, true;
  if (name == "known_by") return report.known_by = static_cast<KnownBy>(small(value) <= 3 ? small(value) : 0), true;
  if (name == "note") return input.note = small(value) != 0, true;
  if (name == "uncollected_computed") return input.compute_uncollected = small(value) != 0, true;
  std::size_t index = 0;
  std::string_view rest;
  if (indexed(name, "delivery.", index, rest)) return set_delivery(report.deliveries, index, rest, value);
  if (indexed(name, "composition.", index, rest)) {
    return index < composition_classes && rest.empty() ? (report.composition[index] = value, true) : false;
  }
  return set_context(input.context, name, value);
}

Figure flat_month(const std::optional<Month>& month) {
  return month ? Figure(month->year * 100 + month->month) : std::nullopt;
}

void append_context(FlatReport& flat, const ReportContext& context) {
  const Date& day = context.today;
  flat.emplace_back("today", (day.year * 100 + day.month) * 100 + day.day);
  const auto add = [&](std::string_view name, const Figure& value) {
    if (value) flat.emplace_back(name, *value);
  };
  add("last_generated", context.last_generated);
  add("last_days", context.last_days);
  add("last_population", context.last_population);
  add("before_last_generated", context.before_last_generated);
  add("year_ago_generated", context.year_ago_generated);
  add("year_ago_days", context.year_ago_days);
  add("kind_changed", context.kind_changed);
  add("closed", context.closed);
  add("revision_reason", context.has_revision_reason);
  for (std::size_t i = 0; i < std::min(context.history.size(), most_rows); ++i) {
    flat.emplace_back("history." + std::to_string(i), context.history[i]);
  }
}

// Params hold digits, signs, codes and "∞": nothing that JSON must escape.
void append_finding(std::string& out, const Finding& finding) {
  out += "{\"rule\":\"";
  out += finding.rule;
  out += "\",\"severity\":\"";
  out += severity_code(finding.severity);
  out += "\",\"field\":\"" + finding.field + "\",\"params\":{";
  bool first = true;
  for (const auto& [key, value] : finding.params) {
    out += first ? "\"" : ",\"";
    first = false;
    out += key + "\":\"" + value + "\"";
  }
  out += "}}";
}

}  // namespace

std::span<const NumberField> number_fields() { return fields; }

FlatReport flat_report(const MonthReport& report, const ReportContext& context, bool has_note) {
  FlatReport flat{{"year", report.period.year},
                  {"month", report.period.month},
                  {"origin", report.origin == Origin::Published},
                  {"known_by", static_cast<std::int64_t>(report.known_by)},
                  {"note", has_note}};
  const auto add = [&](std::string name, const Figure& value) {
    if (value) flat.emplace_back(std::move(name), *value);
  };
  for (const NumberField& field : fields) add(std::string(field.name), report.*field.member);
  for (std::size_t i = 0; i < report.composition.size(); ++i) add("composition." + std::to_string(i), report.composition[i]);
  for (std::size_t i = 0; i < std::min(report.deliveries.size(), most_rows); ++i) {
    const Delivery& delivery = report.deliveries[i];
    const std::string row = "delivery." + std::to_string(i);
    add(row + ".facility", delivery.facility);
    add(row + ".kg", delivery.kg);
    add(row + ".receipt", delivery.receipt_kg);
    add(row + ".opened", flat_month(delivery.opened));
    add(row + ".closed", flat_month(delivery.closed));
  }
  append_context(flat, context);
  return flat;
}

std::string check_report_flat(std::string_view json) {
  Input input;
  std::string_view unknown;
  FlatReader reader(json);
  const bool whole = reader.read([&](std::string_view name, const Figure& value) {
    if (set_member(input, name, value)) return true;
    unknown = name;
    return false;
  });
  if (!unknown.empty()) return "{\"error\":\"unknown\",\"name\":\"" + std::string(unknown) + "\"}";
  if (!whole) return "{\"error\":\"malformed\",\"at\":" + std::to_string(reader.at()) + "}";
  if (input.compute_uncollected) input.report.uncollected = computed_uncollected(input.report);
  const auto findings = check_report(input.report, input.context);
  const HandIn standing = hand_in(findings, input.note);
  std::string out = "{\"handIn\":\"";
  out += standing == HandIn::Ready ? "ready" : standing == HandIn::NeedsReason ? "needs-reason" : "stopped";
  out += "\",\"findings\":[";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (i > 0) out += ',';
    append_finding(out, findings[i]);
  }
  return out + "]}";
}

}  // namespace muang::waste
