// SPDX-License-Identifier: Apache-2.0
// The words of the form's cells, read as officers write them.
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "city/form_file.hpp"

namespace muang::city {
namespace {

struct ColumnWords {
  FormColumn column;
  std::string_view thai, english;
};
constexpr std::array<ColumnWords, 9> columns{{{FormColumn::Key, "รหัสข้อมูล", "key"},
                                              {FormColumn::Label, "รายการ", "label"},
                                              {FormColumn::Unit, "หน่วย", "unit"},
                                              {FormColumn::Period, "ช่วงเวลา", "period"},
                                              {FormColumn::Value, "ค่า", "value"},
                                              {FormColumn::Quality, "คุณภาพข้อมูล", "quality"},
                                              {FormColumn::Source, "แหล่งที่มา", "source"},
                                              {FormColumn::Note, "หมายเหตุ", "note"},
                                              {FormColumn::Reason, "เหตุผลที่เปลี่ยนแปลงมาก", "reason"}}};

constexpr std::array<std::string_view, 5> quality_titles{"วัดหรือนับจริง", "ประมาณการ", "รายงานจากหน่วยงานอื่น", "ไม่ได้ตรวจวัด",
                                                         "ไม่เกี่ยวข้อง"};

std::optional<int> small_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> month_of(std::string_view text) {
  const auto named = text::thai_month(text);
  return named ? named : small_number(text);
}

std::vector<std::string> pieces(std::string_view text, std::string_view separators) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(separators);
    if (end != 0) found.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return found;
}

// Day, month, year in either order; a year of either era.
std::optional<Date> parse_day(std::string_view text) {
  auto parts = pieces(text, " /-");
  if (parts.size() > 3 && parts[2] == "พ.ศ.") parts.erase(parts.begin() + 2);
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = parts[0].size() == 4;
  const auto year = text::parse_year(year_first ? parts[0] : parts[2]);
  const auto month = month_of(parts[1]), day = small_number(year_first ? parts[2] : parts[0]);
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  return Date::parse_iso(Date{*year, *month, *day}.iso());
}

}  // namespace

std::string_view column_title(FormColumn column) { return columns.at(static_cast<std::size_t>(column)).thai; }

std::optional<FormColumn> parse_column(std::string_view title) {
  const std::string trimmed = text::trim(title);
  for (const auto& words : columns) {
    if (trimmed == words.thai || trimmed == words.english) return words.column;
  }
  return std::nullopt;
}

std::string period_title(const Period& period) {
  switch (period.kind()) {
    case Period::Kind::FiscalYear:
      return "ปีงบประมาณ พ.ศ. " + text::buddhist_year(period.gregorian_year());
    case Period::Kind::CalendarYear:
      return "ปี พ.ศ. " + text::buddhist_year(period.gregorian_year());
    case Period::Kind::Day:
      break;
  }
  return text::thai_date(period.date());
}

std::optional<Period> parse_period_cell(std::string_view words, Period::Kind kind) {
  std::string plain = text::trim(text::arabic_digits(words));
  if (const auto exact = Period::parse(plain)) return exact;
  const bool fiscal = plain.starts_with("ปีงบประมาณ");
  if (fiscal) {
    plain = text::trim(plain.substr(std::string_view("ปีงบประมาณ").size()));
  } else if (plain.starts_with("ปี")) {
    plain = text::trim(plain.substr(std::string_view("ปี").size()));
  }
  if (const auto year = text::parse_year(plain)) {
    if (fiscal || kind == Period::Kind::FiscalYear) return Period::fiscal(FiscalYear::from_gregorian(*year));
    if (kind == Period::Kind::CalendarYear) return Period::calendar(*year);
    return Period::day({*year, 12, 31});  // the register of that year's last day
  }
  const auto day = parse_day(plain);
  return day ? std::optional(Period::day(*day)) : std::nullopt;
}

std::string_view quality_title(Quality quality) { return quality_titles.at(static_cast<std::size_t>(quality)); }

std::optional<Quality> parse_quality_cell(std::string_view words) {
  const std::string plain = text::trim(words);
  for (std::size_t i = 0; i < quality_titles.size(); ++i) {
    if (plain == quality_titles[i]) return static_cast<Quality>(i);
  }
  return parse_quality(plain);
}

}  // namespace muang::city
