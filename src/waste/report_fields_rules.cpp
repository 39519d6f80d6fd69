// SPDX-License-Identifier: Apache-2.0
#include "waste/report_fields_rules.hpp"

#include <charconv>
#include <cstring>

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

// Reads {"name":integer|null,…} without a tree.
class FlatReader {
 public:
  explicit FlatReader(std::string_view text) : text_(text) {}
  std::size_t at() const { return at_; }

  // Calls `use(name, value)` per member; stops where the text is no such object (false) or `use` answers false.
  template <class Use>
  bool read(Use&& use) {
    if (!take('{')) return false;
    if (take('}')) return at_end();
    do {
      std::string_view name;
      Figure value;
      if (!read_name(name) || !take(':') || !read_value(value)) return false;
      if (!use(name, value)) return false;
    } while (take(','));
    return take('}') && at_end();
  }

 private:
  void skip() {
    while (at_ < text_.size() && std::strchr(" \t\r\n", text_[at_]) && text_[at_] != '\0') ++at_;
  }
  bool take(char wanted) {
    skip();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool at_end() {
    skip();
    return at_ == text_.size();
  }
  bool read_name(std::string_view& name) {
    if (!take('"')) return false;
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    name = text_.substr(begin, at_ - begin);
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    ++at_;
    return true;
  }
  static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }
  bool read_value(Figure& value) {
    skip();
    if (text_.substr(at_).starts_with("null")) {
      at_ += 4;
      return true;
    }
    std::int64_t number = 0;
    const char* const end = text_.data() + text_.size();
    const auto [stop, fault] = std::from_chars(text_.data() + at_, end, number);
    if (fault != std::errc() || (stop < end && std::strchr(".eE", *stop) && *stop != '\0')) return false;
    at_ = static_cast<std::size_t>(stop - text_.data());
    value = number;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct Input {
  MonthReport report;
  ReportContext context;
  bool note = false;
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
  std::size_t index = 0;
  std::string_view rest;
  if (indexed(name, "delivery.", index, rest)) return set_delivery(report.deliveries, index, rest, value);
  if (indexed(name, "composition.", index, rest)) {
    return index < composition_classes && rest.empty() ? (report.composition[index] = value, true) : false;
  }
  return set_context(input.context, name, value);
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
