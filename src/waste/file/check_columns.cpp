// SPDX-License-Identifier: Apache-2.0
#include "waste/file/check_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "waste/file/reports_errors.hpp"

namespace muang::waste {
namespace {

struct Title {
  std::string_view text;  // lower case, without spaces, underscores, hyphens and brackets, without the unit
  Role role;
};
constexpr Title titles[] = {
    {"lgcode", Role::Code},
    {"laocode", Role::Code},
    {"code", Role::Code},
    {"uid", Role::Code},
    {"รหัสอปท.", Role::Code},
    {"รหัสอปท", Role::Code},
    {"รหัส", Role::Code},
    {"dlacode", Role::Code},
    {"dopacode", Role::Code},
    {"year", Role::Year},
    {"ปี", Role::Year},
    {"ปีพ.ศ.", Role::Year},
    {"พ.ศ.", Role::Year},
    {"month", Role::Month},
    {"เดือน", Role::Month},
    {"generated", Role::Generated},
    {"ปริมาณขยะมูลฝอยที่เกิดขึ้น", Role::Generated},
    {"ปริมาณขยะที่เกิดขึ้น", Role::Generated},
    {"organic", Role::Organic},
    {"ขยะอินทรีย์", Role::Organic},
    {"ขยะย่อยสลาย", Role::Organic},
    {"recyclable", Role::Recyclable},
    {"ขยะรีไซเคิล", Role::Recyclable},
    {"รีไซเคิล", Role::Recyclable},
    {"general", Role::General},
    {"ขยะทั่วไป", Role::General},
    {"hazardous", Role::Hazardous},
    {"ขยะอันตราย", Role::Hazardous},
    {"ของเสียอันตราย", Role::Hazardous},
    {"disposal", Role::Disposal},
    {"วิธีกำจัด", Role::Disposal},
    {"reportedon", Role::ReportedOn},
    {"วันที่รายงาน", Role::ReportedOn},
    {"collected", Role::Collected},
    {"ปริมาณขยะที่เก็บขน", Role::Collected},
    {"เก็บขน", Role::Collected},
    {"sourceutilised", Role::Utilised},
    {"utilised", Role::Utilised},
    {"นำกลับไปใช้ประโยชน์", Role::Utilised},
    {"uncollected", Role::Uncollected},
    {"ไม่ได้เก็บขน", Role::Uncollected},
    {"population", Role::Population},
    {"populationregistered", Role::Population},
    {"ประชากร", Role::Population},
    {"days", Role::Days},
    {"จำนวนวัน", Role::Days},
};
constexpr Role needed[] = {Role::Code, Role::Year, Role::Month, Role::Generated};
constexpr std::string_view needed_titles[] = {"lg_code", "year", "month", "generated_t"};

constexpr std::string_view disposals[] = {
    "", "sanitary_landfill", "open_dump", "incineration", "composting", "transfer",
    // the 14 methods and the transfer station of methods.csv
    "engineered_landfill", "semi_aerobic_landfill", "compost", "wte", "incinerator_apc", "incinerator_no_apc", "mbt", "rdf",
    "integrated", "controlled_dump_small", "controlled_dump_large", "open_burning", "transfer_station"};

std::string plain(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) {
    if (c == ' ' || c == '_' || c == '-' || c == '(' || c == ')' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

// "…_t", "…(ตัน)", "…_kg", "…(กก.)" → the title without its unit.
std::string without_unit(const std::string& title, bool& kilograms) {
  const auto begin = title.find_last_of("_( ");
  if (begin == std::string::npos || begin == 0) return title;
  const std::string unit = plain(title.substr(begin));
  kilograms = unit == "kg" || unit == "กก." || unit == "กก" || unit == "กิโลกรัม";
  if (kilograms || unit == "t" || unit == "ton" || unit == "tonnes" || unit == "ตัน" || unit == "คน")
    return title.substr(0, begin);
  return title;
}

constexpr std::string_view english_months = "jan feb mar apr may jun jul aug sep oct nov dec ";

std::optional<int> whole(std::string_view digits) {
  int value = 0;
  const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc() || stop != digits.data() + digits.size() || digits.empty() || digits[0] == '-')
    return std::nullopt;
  return value;
}

}  // namespace

std::span<const std::string_view> disposal_codes() { return disposals; }

Result<Columns> read_titles(const std::vector<std::string>& cells) {
  Columns columns;
  std::ranges::fill(columns.at, -1);
  Problems problems;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns.titles.push_back(text::trim(cells[i]));
    bool kilograms = false;
    const std::string name = plain(without_unit(columns.titles.back(), kilograms));
    if (name.empty()) continue;
    const auto found = std::ranges::find(titles, name, &Title::text);
    if (found == std::end(titles)) {
      columns.unknown.push_back(columns.titles.back());
      continue;
    }
    const auto role = static_cast<std::size_t>(found->role);
    if (columns.at[role] >= 0) {
      problems.push_back({errors::report_column_twice, "row 1", {{"column", columns.titles.back()}}});
      continue;
    }
    columns.at[role] = static_cast<int>(i);
    columns.kilograms[role] = kilograms;
  }
  for (std::size_t i = 0; i < std::size(needed); ++i) {
    if (columns.has(needed[i])) continue;
    problems.push_back({errors::report_column_missing, "row 1", {{"column", std::string(needed_titles[i])}}});
  }
  if (!problems.empty()) return problems;
  return columns;
}

std::string cell_utf8(std::string_view bytes) {
  if (const auto decoded = text::decode_text(bytes)) return text::trim(decoded->utf8);
  std::string out;  // neither of the two: kept readable, so that the finding can show it
  for (const char c : bytes) out += static_cast<unsigned char>(c) < 0x80 ? c : '?';
  return text::trim(out);
}

std::optional<int> month_number(std::string_view utf8) {
  const std::string digits = text::arabic_digits(utf8);
  if (const auto number = whole(digits)) return *number >= 1 && *number <= 12 ? number : std::nullopt;
  if (const auto named = text::thai_month(digits)) return named;
  const std::string latin = plain(digits);
  if (latin.size() < 3) return std::nullopt;
  const auto at = english_months.find(latin.substr(0, 3) + " ");
  return at == std::string_view::npos ? std::nullopt : std::optional<int>(static_cast<int>(at / 4) + 1);
}

std::optional<Date> date_of(std::string_view utf8) {
  std::string digits = text::arabic_digits(utf8);
  if (const auto time = digits.find_first_of("T "); time != std::string::npos) digits.resize(time);
  std::vector<int> parts;
  std::string_view rest = digits;
  while (parts.size() < 3) {
    const std::size_t end = std::min(rest.find_first_of("-/."), rest.size());
    const auto part = whole(rest.substr(0, end));
    if (!part) return std::nullopt;
    parts.push_back(*part);
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  if (parts.size() != 3 || rest.find_first_of("-/.") != std::string_view::npos) return std::nullopt;
  if (parts[0] < 1000) std::swap(parts[0], parts[2]);  // the day first, as it is written in Thai
  const auto year = text::parse_year(std::to_string(parts[0]));
  if (!year || parts[2] < 1 || parts[2] > days_of_month(*year, parts[1])) {
    return parts[0] >= 2701 && parts[0] <= 9999 && parts[2] >= 1 && parts[2] <= days_of_month(parts[0], parts[1])
               ? std::optional<Date>(Date{parts[0], parts[1], parts[2]})  // 2999-01-01: a date, far in the future
               : std::nullopt;
  }
  return Date{*year, parts[1], parts[2]};
}

std::optional<std::uint8_t> disposal_index(std::string_view utf8) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {{"ฝังกลบอย่างถูกหลักสุขาภิบาล", "sanitary_landfill"},
                                                                     {"ฝังกลบถูกหลักสุขาภิบาล", "sanitary_landfill"},
                                                                     {"เทกองกลางแจ้ง", "open_dump"},
                                                                     {"เทกอง", "open_dump"},
                                                                     {"เตาเผา", "incineration"},
                                                                     {"เผาในเตาเผา", "incineration"},
                                                                     {"หมักทำปุ๋ย", "composting"},
                                                                     {"ปุ๋ยหมัก", "composting"},
                                                                     {"สถานีขนถ่าย", "transfer"},
                                                                     {"เผากลางแจ้ง", "open_burning"}};
  std::string_view wanted = utf8;
  for (const auto& [thai, code] : names) {
    if (utf8 == thai) wanted = code;
  }
  for (std::size_t i = 1; i < std::size(disposals); ++i) {
    if (disposals[i] == wanted) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

}  // namespace muang::waste
