// SPDX-License-Identifier: Apache-2.0
#include "waste/file/check_rows.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "report/table.hpp"
#include "waste/figure_text.hpp"

namespace muang::waste {
namespace {

constexpr int first_year = 2000, last_year = 2059;  // B.E. 2543 to 2602; the table of months is laid out for these
constexpr std::size_t longest_shown = 60;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Four digits of either era, quickly; 0 for anything else.
int plain_year(std::string_view text) {
  if (text.size() != 4 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2]) || !is_digit(text[3])) return 0;
  const int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  return year >= 2400 && year <= 2700 ? year - buddhist_offset : year;
}

int two_digits(const char* text) {
  return is_digit(text[0]) && is_digit(text[1]) ? (text[0] - '0') * 10 + (text[1] - '0') : -1;
}

// YYYY-MM-DD of the common era, quickly.
bool plain_date(std::string_view text, Date& out) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int century = two_digits(text.data()), rest = two_digits(text.data() + 2);
  if (century < 0 || rest < 0) return false;
  out = {century * 100 + rest, two_digits(text.data() + 5), two_digits(text.data() + 8)};
  return out.year < 2400 && out.day >= 1 && out.day <= days_of_month(out.year, out.month);
}

// Digits with up to three decimals, in thousandths; −1 for anything else.
std::int64_t plain_thousandths(std::string_view text) {
  if (text.empty() || text.size() > 15) return -1;
  std::int64_t value = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end && is_digit(*at)) value = value * 10 + (*at++ - '0');
  if (at == text.data()) return -1;
  if (at == end) return value * 1000;
  const auto decimals = end - at - 1;
  if (*at != '.' || decimals < 1 || decimals > 3) return -1;
  for (++at; at < end; ++at) {
    if (!is_digit(*at)) return -1;
    value = value * 10 + (*at - '0');
  }
  return decimals == 3 ? value : decimals == 2 ? value * 10 : value * 100;
}

std::string shown(std::string_view cell) {
  std::string text = cell_utf8(cell.substr(0, 3 * longest_shown));
  std::size_t end = std::min(text.size(), longest_shown);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

}  // namespace

RowChecker::RowChecker(const CheckOptions& options, Columns columns, FindingSink sink)
    : options_(options), columns_(std::move(columns)), sink_(std::move(sink)), units_(options) {
  for (const Role role : {Role::Collected, Role::Utilised, Role::Uncollected, Role::Population, Role::Days}) {
    has_optional_ = has_optional_ || columns_.has(role);
  }
}

void RowChecker::say(std::uint32_t row, std::string column, std::string_view rule, Severity severity, Params params) {
  if (severity == Severity::Error) {
    ++counts_.errors;
    row_is_good_ = false;
  } else {
    ++counts_.warnings;
  }
  if (sink_) sink_({row, std::move(column), rule, severity, std::move(params)});
}

void RowChecker::find(Role role, std::string_view rule, Severity severity, Params params) {
  if (params.empty()) params = {{"value", shown(cell(role))}};
  say(row_, columns_.title(role), rule, severity, std::move(params));
}

std::string_view RowChecker::cell(Role role) const {
  const int at = columns_.at[static_cast<std::size_t>(role)];
  return at >= 0 && static_cast<std::size_t>(at) < cell_count_ ? cells_[at] : std::string_view();
}

bool RowChecker::read_unit(ImportRow& out) {
  const std::string_view code = cell(Role::Code);
  out.unit = units_.find(code);
  if (out.unit == 0) {
    const std::string patient = text::arabic_digits(report::unguard_formula(cell_utf8(code)));
    if (patient.empty()) return find(Role::Code, "F05"), false;
    out.unit = units_.find(patient);
  }
  if (out.unit == 0) return find(Role::Code, "F01"), false;
  const bool foreign = (options_.only_unit != 0 && out.unit != options_.only_unit) ||
                       (options_.own_units != 0 && out.unit > options_.own_units);
  if (foreign) return find(Role::Code, "F11"), false;
  return true;
}

bool RowChecker::read_month(ImportRow& out) {
  bool good = true;
  std::string_view text = cell(Role::Year);
  int year = plain_year(text);
  if (year < first_year || year > last_year) {
    const std::string patient = cell_utf8(text);
    year = text::parse_year(patient).value_or(0);
    if (year < first_year || year > last_year) good = (find(Role::Year, patient.empty() ? "F05" : "F02"), false);
  }
  text = cell(Role::Month);
  int month = text.size() == 1 && is_digit(text[0]) ? text[0] - '0' : text.size() == 2 ? two_digits(text.data()) : 0;
  if (month < 1 || month > 12) {
    const std::string patient = cell_utf8(text);
    month = month_number(patient).value_or(0);
    if (month == 0) good = (find(Role::Month, patient.empty() ? "F05" : "F03"), false);
  }
  if (!good) return false;
  out.month = {year, month};
  if (out.month > Month::of(options_.today)) return find(Role::Month, "M04"), false;
  return true;
}

bool RowChecker::amount(Role role, std::int64_t& out, bool optional) {
  const std::string_view text = cell(role);
  const bool kilograms = columns_.kilograms[static_cast<std::size_t>(role)];
  const std::int64_t thousandths = plain_thousandths(text);
  if (thousandths < 0) return slow_amount(role, text, out, optional, kilograms);
  out = kilograms ? detail::divide_rounded(thousandths, 1000) : thousandths;
  if (out > options_.limits.most_kg) return find(role, "M03"), false;
  return true;
}

// Thai digits, separators, signs and more decimals than three. Grams are rounded to kilograms, half up.
bool RowChecker::slow_amount(Role role, std::string_view cell, std::int64_t& out, bool optional, bool kilograms) {
  const std::string patient = report::unguard_formula(cell_utf8(cell));
  if (patient.empty()) return optional ? false : (find(role, "F05"), false);
  const auto number = text::parse_number(patient);
  if (!number) {
    // Digits alone, but more than fit: too large, not unreadable.
    const bool digits = patient.find_first_not_of("0123456789.,") == std::string::npos && patient.size() > 15;
    return find(role, digits ? "M03" : "F04"), false;
  }
  if (number->units < 0) return find(role, "M02"), false;
  std::int64_t units = number->units;
  int decimals = number->decimals - (kilograms ? 0 : 3);
  for (; decimals < 0 && units <= options_.limits.most_kg; ++decimals) units *= 10;
  for (; decimals > 1; --decimals) units /= 10;
  if (decimals == 1) units = detail::divide_rounded(units, 10);
  if (units > options_.limits.most_kg) return find(role, "M03"), false;
  out = units;
  return true;
}

void RowChecker::count_cell(Role role, Figure& out) {
  if (!columns_.has(role)) return;
  const std::string patient = cell_utf8(cell(role));
  if (patient.empty()) return;
  const auto number = text::parse_number(patient);
  const auto whole = number ? number->scaled_to(0) : std::nullopt;
  if (!whole) return find(role, "F04");
  if (*whole < 0) return find(role, "M02");
  if (*whole > options_.limits.most_people) return find(role, "M03");
  out = *whole;
}

bool RowChecker::read_disposal(ImportRow& out) {
  const std::string_view text = cell(Role::Disposal);
  if (last_disposal_known_ && text == last_disposal_) return out.disposal = last_disposal_index_, true;
  auto index = disposal_index(text);
  if (!index) {
    const std::string patient = cell_utf8(text);
    if (patient.empty()) return find(Role::Disposal, "F05"), false;
    index = disposal_index(patient);
  }
  if (!index) return find(Role::Disposal, "F06"), false;
  out.disposal = last_disposal_index_ = *index;
  last_disposal_.assign(text);
  last_disposal_known_ = true;
  return true;
}

bool RowChecker::read_reported(ImportRow& out) {
  const std::string_view text = cell(Role::ReportedOn);
  if (!plain_date(text, out.reported_on)) {
    const std::string patient = cell_utf8(text);
    if (patient.empty()) return find(Role::ReportedOn, "F05"), false;
    const auto date = date_of(patient);
    if (!date) return find(Role::ReportedOn, "F07"), false;
    out.reported_on = *date;
  }
  if (out.reported_on > options_.today) return find(Role::ReportedOn, "F08"), false;
  return true;
}

// R03: the parts are not more than the whole; each figure may be rounded by half of its last digit (half a kilogram).
void RowChecker::check_parts(const ImportRow& row) {
  std::int64_t sum = 0;
  int parts = 0;
  for (const std::int64_t part : {row.organic, row.recyclable, row.general, row.hazardous}) {
    if (part < 0) continue;
    sum += part;
    ++parts;
  }
  if (parts == 0) return;
  const std::int64_t rounding = (parts + 1) / 2;
  if (sum > row.generated + rounding) {
    find(Role::Generated, "R03", Severity::Error, {{"whole", tonnes_text(row.generated)}, {"parts", tonnes_text(sum)}});
  } else if (parts == 4 && (row.generated - sum) * 10'000 > row.generated * options_.limits.composition_hundredths &&
             row.generated - sum > rounding) {
    find(Role::Generated, "R09", Severity::Warning, {{"sum", percent_text(sum, row.generated)}});
  }
}

// The rules of the monthly report on what more the file gives; what it does not give is not missed here.
void RowChecker::check_optional(ImportRow& row, Figure days) {
  MonthReport report;
  report.period = row.month;
  report.origin = Origin::Published;
  report.days = days;
  report.generated = row.generated;
  report.collected = row.collected;
  report.source_utilised = row.source_utilised;
  report.uncollected = row.uncollected;
  report.population_registered = row.population;
  ReportContext context;
  context.today = options_.today;
  for (Finding& finding : check_report(report, context, options_.limits)) {
    if (finding.rule == "M01" || finding.rule == "R12") continue;
    const Role role = finding.field == "collected" ? Role::Collected
                      : finding.field == "days"    ? Role::Days
                                                   : Role::Generated;
    find(columns_.has(role) ? role : Role::Generated, finding.rule, finding.severity, std::move(finding.params));
  }
}

bool RowChecker::check(std::uint32_t row, const std::string_view* cells, std::size_t count, ImportRow& out) {
  row_ = row;
  cells_ = cells;
  cell_count_ = count;
  row_is_good_ = true;
  ++counts_.rows;
  if (count > columns_.titles.size())
    say(row, {}, "F10", Severity::Error,
        {{"value", std::to_string(count)}, {"expected", std::to_string(columns_.titles.size())}});
  out = ImportRow{};
  out.row = row;
  const bool has_unit = read_unit(out), has_month = read_month(out);
  bool amounts = amount(Role::Generated, out.generated);
  for (const auto& [role, member] :
       {std::pair{Role::Organic, &ImportRow::organic}, std::pair{Role::Recyclable, &ImportRow::recyclable},
        std::pair{Role::General, &ImportRow::general}, std::pair{Role::Hazardous, &ImportRow::hazardous}}) {
    if (columns_.has(role)) amounts &= amount(role, out.*member);
  }
  if (columns_.has(Role::Disposal)) read_disposal(out);
  if (columns_.has(Role::ReportedOn) && read_reported(out) && has_month && out.reported_on < out.month.last_day()) {
    find(Role::ReportedOn, "F12", Severity::Warning);
  }
  if (amounts) check_parts(out);
  if (has_optional_) {
    for (const auto& [role, member] :
         {std::pair{Role::Collected, &ImportRow::collected}, std::pair{Role::Utilised, &ImportRow::source_utilised},
          std::pair{Role::Uncollected, &ImportRow::uncollected}}) {
      std::int64_t kg = 0;
      if (columns_.has(role) && amount(role, kg, true)) out.*member = kg;
    }
    Figure days;
    count_cell(Role::Population, out.population);
    count_cell(Role::Days, days);
    if (amounts && has_month) check_optional(out, days);
  }
  if (has_unit && has_month) {
    const std::uint32_t before = first_.note(out.unit, out.month.index() - first_year * 12, row);
    if (before != 0) find(Role::Code, "F09", Severity::Error, {{"row", std::to_string(before)}});
  }
  if (row_is_good_) ++counts_.accepted;
  return row_is_good_;
}

}  // namespace muang::waste
