// SPDX-License-Identifier: Apache-2.0
#include "green/tree/measure_text_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "green/area_scan.hpp"

namespace muang::green {
namespace {

constexpr std::array<std::string_view, 16> not_stated{"",    "-",  "--",    "?",      ".",   "null", "none",    "nan",
                                                      "n/a", "na", "ไม่ระบุ", "ไม่ทราบ", "ไม่รู้", "ไม่มี",  "ไม่มีข้อมูล", "ไม่แน่ชัด"};

enum class Kind : std::uint8_t { Length, NoLength, About, Dash, And, Nothing };
struct Word {
  std::string_view text;
  Kind kind;
  std::int64_t mm = 0;
  bool whole = false;  // not when a letter follows
};
// Longer words before those that they begin with.
constexpr std::array words = std::to_array<Word>({
    {"เซนติเมตร", Kind::Length, 10},
    {"เซ็นติเมตร", Kind::Length, 10},
    {"มิลลิเมตร", Kind::Length, 1},
    {"เมตร", Kind::Length, 1000},
    {"ซ.ม.", Kind::Length, 10},
    {"ซม.", Kind::Length, 10},
    {"ซม", Kind::Length, 10},
    {"มม.", Kind::Length, 1},
    {"มม", Kind::Length, 1},
    {"ม.", Kind::Length, 1000},
    {"ม", Kind::Length, 1000, true},
    {"cm.", Kind::Length, 10},
    {"cm", Kind::Length, 10, true},
    {"mm", Kind::Length, 1, true},
    {"m.", Kind::Length, 1000},
    {"m", Kind::Length, 1000, true},
    {"คนโอบ", Kind::NoLength},
    {"คน", Kind::NoLength, 0, true},
    {"โอบ", Kind::NoLength},
    {"ปี", Kind::NoLength},
    {"ประมาณ", Kind::About},
    {"ราว", Kind::About, 0, true},
    {"มากกว่า", Kind::About},
    {"กว่า", Kind::About},
    {"เกิน", Kind::About},
    {"ระหว่าง", Kind::About},
    {"ขึ้นไป", Kind::About},
    {"~", Kind::About},
    {"ถึง", Kind::Dash},
    {"-", Kind::Dash},
    {"และ", Kind::And},
    {"หรือ", Kind::And},
    {"/", Kind::And},
    {";", Kind::And},
    {"+", Kind::And},
    {"อายุ", Kind::Nothing},
    {"สูง", Kind::Nothing},
    {"(", Kind::Nothing},
    {")", Kind::Nothing},
});

struct Number {
  std::int64_t units = 0;  // without the decimal point
  int decimals = 0;
  std::int64_t mm = 0;  // of its own unit; 0: none named
  bool joined = false;  // a dash stands before it
};

struct Scan {
  std::vector<Number> numbers;
  bool broken = false, about = false, other = false, no_length = false, negative = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_letter(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) == 0xE0;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Scan run() {
    while (at_ < text_.size()) {
      if (is_digit(text_[at_])) {
        number();
      } else if (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == ',') {
        ++at_;
      } else if (!word()) {
        scan_.other = true;
        ++at_;
      }
    }
    return std::move(scan_);
  }

 private:
  // Separators stand only between groups of three; more than nine decimals say no more than nine do.
  void number() {
    Number number{.joined = dash_};
    dash_ = false;
    std::size_t group = 0, digits = 0;
    bool grouped = false;
    for (; at_ < text_.size(); ++at_) {
      if (is_digit(text_[at_])) {
        if (++digits > 12) break;
        number.units = number.units * 10 + (text_[at_] - '0');
        ++group;
      } else if (text_[at_] == ',' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
        scan_.broken |= grouped ? group != 3 : group > 3 || group == 0;
        grouped = true;
        group = 0;
      } else {
        break;
      }
    }
    scan_.broken |= digits > 12 || (grouped && group != 3);
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) decimals(number);
    if (negative_) scan_.negative = true;
    negative_ = false;
    scan_.numbers.push_back(number);
  }

  void decimals(Number& number) {
    for (++at_; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
      if (number.decimals == 6) continue;
      number.units = number.units * 10 + (text_[at_] - '0');
      ++number.decimals;
    }
    scan_.broken |= at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1]);
  }

  bool word() {
    for (const Word& word : words) {
      if (!text_.substr(at_).starts_with(word.text)) continue;
      if (word.whole && starts_letter(text_.substr(at_ + word.text.size()))) continue;
      at_ += word.text.size();
      take(word);
      return true;
    }
    return false;
  }

  void take(const Word& word) {
    switch (word.kind) {
      case Kind::Length:
        if (!scan_.numbers.empty() && scan_.numbers.back().mm == 0) scan_.numbers.back().mm = word.mm;
        break;
      case Kind::NoLength:
        scan_.no_length = true;
        break;
      case Kind::About:
        scan_.about = true;
        break;
      case Kind::Dash:
        negative_ = scan_.numbers.empty() && at_ < text_.size() && is_digit(text_[at_]);
        dash_ = !scan_.numbers.empty();
        break;
      case Kind::And:
        dash_ = false;
        break;
      case Kind::Nothing:
        break;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool dash_ = false, negative_ = false;
  Scan scan_;
};

std::int64_t in_mm(const Number& number, std::int64_t unit) {
  std::int64_t scale = 1;
  for (int i = 0; i < number.decimals; ++i) scale *= 10;
  return (number.units * unit * 2 + scale) / (scale * 2);
}

bool has_thai_digit(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text.substr(i, 2) == "\xE0\xB9" && static_cast<unsigned char>(text[i + 2]) >= 0x90 &&
        static_cast<unsigned char>(text[i + 2]) <= 0x99)
      return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The one length that the numbers say, or why there is none.
void measure(MeasureText& read, const Scan& scan, std::int64_t column_mm) {
  const auto& numbers = scan.numbers;
  const std::int64_t last = numbers.back().mm;
  std::vector<std::int64_t> values;
  for (const Number& number : numbers) {
    const std::int64_t unit = number.mm != 0 ? number.mm : last != 0 ? last : column_mm;
    if (unit == 0) read.doubts |= bit(MeasureDoubt::NoUnit);
    if (column_mm != 0 && unit != column_mm) read.doubts |= bit(MeasureDoubt::OtherUnit);
    values.push_back(in_mm(number, unit));
  }
  if (has(read.doubts, MeasureDoubt::NoUnit)) return;
  const bool same = std::ranges::all_of(values, [&](std::int64_t value) { return value == values.front(); });
  if (values.size() == 2 && numbers[1].joined && values[0] < values[1]) {
    read.doubts |= bit(MeasureDoubt::Range);
    read.low_mm = values[0];
    read.high_mm = values[1];
    read.mm = (values[0] + values[1] + 1) / 2;
  } else if (same) {
    read.mm = values.front();
  } else {
    read.doubts |= bit(MeasureDoubt::Several);
  }
  if (read.mm && (*read.mm <= 0 || scan.negative)) {
    read.doubts |= bit(MeasureDoubt::NotPositive);
    read.mm.reset();
  }
}

}  // namespace

bool is_not_stated(std::string_view cell) {
  const std::string plain = scan::plain_text(cell);
  return std::ranges::find(not_stated, trimmed(plain)) != not_stated.end();
}

MeasureText read_measure(std::string_view cell, std::int64_t column_mm) {
  MeasureText read;
  if (is_not_stated(cell)) {
    read.doubts = bit(MeasureDoubt::NotStated);
    return read;
  }
  const Scan scan = Scanner(scan::plain_text(cell)).run();
  if (has_thai_digit(cell)) read.doubts |= bit(MeasureDoubt::ThaiDigits);
  if (scan.about) read.doubts |= bit(MeasureDoubt::About);
  if (scan.no_length) read.doubts |= bit(MeasureDoubt::NotALength);
  if (scan.other) read.doubts |= bit(MeasureDoubt::WordsBeside);
  if (scan.broken || scan.numbers.empty()) read.doubts |= bit(MeasureDoubt::Unreadable);
  if (scan.broken || scan.numbers.empty() || scan.no_length) return read;
  measure(read, scan, column_mm);
  return read;
}

AgeText read_age(std::string_view cell) {
  AgeText age;
  if (is_not_stated(cell)) return age;
  const Scan scan = Scanner(scan::plain_text(cell)).run();
  if (scan.broken || scan.numbers.empty() || scan.numbers.size() > 2) return age;
  for (const Number& number : scan.numbers) {
    if (number.decimals != 0) return age;
  }
  if (scan.numbers.size() == 2 && !(scan.numbers[1].joined && scan.numbers[0].units < scan.numbers[1].units)) return age;
  age.years = scan.numbers.front().units;
  if (scan.numbers.size() == 2) age.up_to = scan.numbers.back().units;
  age.about = scan.about;
  return age;
}

}  // namespace muang::green
