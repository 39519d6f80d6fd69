// SPDX-License-Identifier: Apache-2.0
#include "green/area_text_rules.hpp"

#include <span>

#include "green/area_scan.hpp"

namespace muang::green {
namespace {

using scan::Mark;
using scan::Token;
using Tokens = std::span<const Token>;

struct Statement {
  std::int64_t cm2 = 0;
  std::int64_t slack = 0;  // cm² by which another statement of the same area may differ through rounding
};

void doubt(std::vector<AreaDoubt>& doubts, AreaDoubt what) {
  if (std::ranges::find(doubts, what) == doubts.end()) doubts.push_back(what);
}

constexpr std::array<std::uint64_t, scan::max_fraction + 1> powers{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

class Reader {
 public:
  Reader(const std::string& text, std::vector<AreaDoubt>& doubts) : text_(text), doubts_(doubts) {}

  Result<Statement> read(Tokens tokens) {
    if (tokens.size() == 1 && tokens[0].mark == Mark::Dash) return Error{errors::area_empty, "", {}};
    const std::size_t first = first_of(tokens, Mark::Number);
    if (first == tokens.size()) return wrong(errors::area_unit_missing);
    const auto marked = [&](std::size_t i, Mark mark) { return i < tokens.size() && tokens[i].mark == mark; };
    if (marked(first + 1, Mark::Dash) && marked(first + 2, Mark::Number)) {
      const bool three = marked(first + 3, Mark::Dash) && marked(first + 4, Mark::Number);
      if (!three || marked(first + 5, Mark::Number)) return wrong(errors::area_two_meanings);
      return dashes(tokens, first);
    }
    return pairs(tokens);
  }

 private:
  static std::size_t first_of(Tokens tokens, Mark mark) {
    return static_cast<std::size_t>(std::ranges::find(tokens, mark, &Token::mark) - tokens.begin());
  }
  Error wrong(ErrorCode code) const { return scan::problem(code, text_); }

  Result<std::int64_t> amount(const Token& number, std::int64_t factor) {
    const auto size = static_cast<std::uint64_t>(factor);
    if (number.too_large || number.whole > static_cast<std::uint64_t>(max_area_cm2) / size) return too_large();
    // Below 10^9 × 10^10: fits, since the largest unit is 10^10 cm².
    const std::uint64_t fine = number.part * size, step = powers.at(static_cast<std::size_t>(number.decimals));
    if (fine % step != 0) doubt(doubts_, AreaDoubt::Rounded);
    return static_cast<std::int64_t>(number.whole * size + (fine + step / 2) / step);
  }
  static Error too_large() { return {errors::area_too_large, "", {{"maximum", "1,000,000"}}}; }

  // A whole number of rai or ngan is meant exactly; decimals, square wah and square metres were perhaps rounded.
  static std::int64_t slack_of(const Token& number, std::int64_t factor) {
    const bool exact = number.shown_decimals == 0 && factor > cm2_per_wah2;
    if (exact) return 0;
    const auto step = static_cast<std::int64_t>(powers.at(static_cast<std::size_t>(number.shown_decimals)));
    return (factor / step + 1) / 2;
  }

  // rai-ngan-wah, with the units before or behind.
  Result<Statement> dashes(Tokens tokens, std::size_t first) {
    const Token &rai = tokens[first], &ngan = tokens[first + 2], &wah = tokens[first + 4];
    TRY_VOID(units_of_dashes(tokens, first));
    if (rai.decimals > 0 || ngan.decimals > 0) return wrong(errors::area_number_unreadable);
    if (ngan.too_large || ngan.whole > 3 || wah.too_large || wah.whole > 99) return wrong(errors::area_part_out_of_range);
    TRY(const auto large, amount(rai, cm2_per_rai));
    TRY(const auto middle, amount(ngan, cm2_per_ngan));
    TRY(const auto small, amount(wah, cm2_per_wah2));
    if (large + middle + small > max_area_cm2) return too_large();
    return Statement{large + middle + small, slack_of(wah, cm2_per_wah2)};
  }

  Result<Done> units_of_dashes(Tokens tokens, std::size_t first) {
    std::vector<std::int64_t> units;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i == first) i += 5;  // the three numbers and their dashes
      if (i >= tokens.size()) break;
      if (tokens[i].mark == Mark::Dash && i == 0) return wrong(errors::area_negative);
      if (tokens[i].mark == Mark::Number) return wrong(errors::area_two_meanings);
      if (tokens[i].mark == Mark::Unit) units.push_back(tokens[i].factor);
    }
    if (units.empty()) {
      doubt(doubts_, AreaDoubt::NoUnitOfDashes);
    } else if (units == std::vector{cm2_per_wah2}) {
      doubt(doubts_, AreaDoubt::UnitOfDashes);
    } else if (units != std::vector{cm2_per_rai} && units != std::vector{cm2_per_rai, cm2_per_ngan, cm2_per_wah2}) {
      return wrong(errors::area_units_disordered);
    }
    return Done{};
  }

  // "4 ไร่ 2 งาน" or "ไร่:4 งาน:2"; a dash in place of a number is none, as forms have it.
  Result<Statement> pairs(Tokens tokens) {
    const bool unit_first = tokens[0].mark == Mark::Unit;
    Statement sum;
    std::int64_t above = 0;  // unit of the part before
    bool decimals_before = false;
    std::size_t count = 0;
    for (std::size_t at = 0; at < tokens.size(); ++count) {
      TRY(const auto pair, take_pair(tokens, at, unit_first));
      const auto& [number, unit] = pair;
      if (unit.factor == 0) return wrong(errors::area_unit_is_length);
      if (above != 0 && unit.factor >= above) return wrong(errors::area_units_disordered);
      TRY(const auto part, amount(number, unit.factor));
      if (above != 0 && part >= above) doubt(doubts_, AreaDoubt::Carried);
      if (decimals_before) doubt(doubts_, AreaDoubt::DecimalBeforeSmaller);
      if (count == 0 && at == tokens.size() && unit.bare_wah) doubt(doubts_, AreaDoubt::WahWithoutSquare);
      decimals_before = decimals_before || number.decimals > 0;
      above = unit.factor;
      sum.cm2 += part;
      sum.slack = slack_of(number, unit.factor);
      if (sum.cm2 > max_area_cm2) return too_large();
    }
    return sum;
  }

  Result<std::pair<Token, Token>> take_pair(Tokens tokens, std::size_t& at, bool unit_first) {
    const auto mark = [&](std::size_t i) { return i < tokens.size() ? tokens[i].mark : Mark::Nothing; };
    const Token* unit = nullptr;
    if (unit_first) {
      if (mark(at) != Mark::Unit) return wrong(errors::area_unit_missing);
      unit = &tokens[at++];
      if (mark(at) == Mark::Colon) ++at;
    }
    Token number{.mark = Mark::Number};
    if (mark(at) == Mark::Dash) {
      if (mark(at + 1) == Mark::Number)
        return wrong(at == 0 || unit_first ? errors::area_negative : errors::area_two_meanings);
      ++at;
    } else if (mark(at) == Mark::Number) {
      number = tokens[at++];
    } else {
      return wrong(errors::area_number_unreadable);
    }
    if (!unit_first) {
      if (mark(at) != Mark::Unit)
        return wrong(mark(at) == Mark::Dash ? errors::area_two_meanings : errors::area_unit_missing);
      unit = &tokens[at++];
    }
    return std::pair{number, *unit};
  }

  const std::string& text_;
  std::vector<AreaDoubt>& doubts_;
};

// Brackets without a number inside only hold a unit: "4-2-0 (ไร่-งาน-วา)".
std::vector<Token> without_plain_brackets(const std::vector<Token>& tokens) {
  std::vector<Token> out;
  std::size_t open = 0;
  bool inside = false, number = false;
  for (const Token& token : tokens) {
    if (token.mark == Mark::Open) inside = true, number = false, open = out.size();
    if (token.mark == Mark::Number) number = true;
    const bool plain = token.mark == Mark::Close && inside && !number;
    if (plain) out.erase(out.begin() + static_cast<std::ptrdiff_t>(open));
    if (token.mark == Mark::Close) inside = false;
    if (!plain) out.push_back(token);
  }
  return out;
}

bool divides(Mark mark) { return mark == Mark::Open || mark == Mark::Close || mark == Mark::Same; }

std::vector<std::vector<Token>> statements_of(const std::vector<Token>& tokens, std::vector<AreaDoubt>& doubts) {
  std::vector<std::vector<Token>> out(1);
  for (const Token& token : tokens) {
    if (token.mark == Mark::About) {
      doubt(doubts, AreaDoubt::Approximate);
    } else if (!divides(token.mark)) {
      out.back().push_back(token);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

std::string_view area_doubt_code(AreaDoubt doubt) {
  static constexpr std::array<std::string_view, 8> codes{
      "rounded",        "carried",           "wah-without-square", "decimal-before-smaller",
      "unit-of-dashes", "no-unit-of-dashes", "approximate",        "statements-rounded"};
  return codes.at(static_cast<std::size_t>(doubt));
}

Result<AreaReading> read_area(std::string_view utf8) {
  if (utf8.size() > max_area_text) return scan::problem(errors::area_word_unknown, utf8);
  const std::string text = scan::plain_text(utf8);
  TRY(const auto tokens, scan::scan_area(text));
  AreaReading reading;
  const auto statements = statements_of(without_plain_brackets(tokens), reading.doubts);
  if (statements.empty()) return Error{errors::area_empty, "", {}};
  Reader reader(text, reading.doubts);
  TRY(const auto first, reader.read(statements.front()));
  reading.cm2 = first.cm2;
  for (std::size_t i = 1; i < statements.size(); ++i) {
    TRY(const auto other, reader.read(statements[i]));
    const std::int64_t apart = other.cm2 > first.cm2 ? other.cm2 - first.cm2 : first.cm2 - other.cm2;
    if (apart > std::max(first.slack, other.slack)) {
      return Error{errors::area_statements_differ,
                   "",
                   {{"first", square_metre_text(first.cm2)}, {"second", square_metre_text(other.cm2)}}};
    }
    if (apart > 0) doubt(reading.doubts, AreaDoubt::StatementsRounded);
  }
  return reading;
}

}  // namespace muang::green
