// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "green/area_scan.hpp"

namespace muang::green::scan {
namespace {

struct Fold {
  std::string_view from, to;
};
constexpr auto folds = std::to_array<Fold>({{"\xC2\xA0", " "},
                                            {"\xE2\x80\x8B", " "},
                                            {"\xEF\xBB\xBF", " "},
                                            {"\xE2\x80\xAF", " "},
                                            {"\xE2\x80\x90", "-"},
                                            {"\xE2\x80\x91", "-"},
                                            {"\xE2\x80\x93", "-"},
                                            {"\xE2\x80\x94", "-"},
                                            {"\xE2\x88\x92", "-"},
                                            {"\xEF\xBC\x9A", ":"}});
constexpr std::string_view squared = "\xC2\xB2", thai_digits = "\xE0\xB9";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_latin(char c) { return c >= 'a' && c <= 'z'; }
// A consonant, vowel or tone mark of the Thai block (U+0E01 to U+0E4E).
bool thai_letter_at(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '\xE0') return false;
  const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
  return second == 0xB8 || (second == 0xB9 && third <= 0x8E);
}

// Where the word ends in the text, 0 when it is not there. Dots may stand between its letters, spaces too, but not before a
// digit: "100 ตรม 2 งาน" has no "ตรม2".
std::size_t end_of(std::string_view text, std::size_t at, const Word& word) {
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    if (i > 0) {
      while (at < text.size() && (text[at] == '.' || (text[at] == ' ' && !is_digit(word.text[i])))) ++at;
    }
    if (at >= text.size() || text[at] != word.text[i]) return 0;
    ++at;
  }
  if (word.whole_word && at < text.size() && (is_latin(text[at]) || thai_letter_at(text, at))) return 0;
  return at;
}

class Scanner {
 public:
  explicit Scanner(const std::string& text) : text_(text) {}

  Result<std::vector<Token>> run() {
    while (skip()) {
      const auto wrong = is_digit(text_[at_]) ? number() : word();
      if (wrong) return *wrong;
    }
    return std::move(tokens_);
  }

 private:
  // Spaces, and the dot or comma that may follow a unit.
  bool skip() {
    const bool after_unit = !tokens_.empty() && tokens_.back().mark == Mark::Unit;
    while (at_ < text_.size() && (text_[at_] == ' ' || (after_unit && (text_[at_] == '.' || text_[at_] == ',')))) ++at_;
    return at_ < text_.size();
  }

  std::optional<Error> word() {
    const Word* best = nullptr;
    std::size_t best_end = at_;
    for (const Word& word : words) {
      const std::size_t end = end_of(text_, at_, word);
      if (end > best_end) best = &word, best_end = end;
    }
    if (best == nullptr) return problem(errors::area_word_unknown, text_.substr(at_));
    if (best->mark != Mark::Nothing) {
      tokens_.push_back({.mark = best->mark, .from = at_, .factor = best->factor});
      tokens_.back().bare_wah = best->text == "วา" || best->text == "wah";
    }
    at_ = best_end;
    return std::nullopt;
  }

  std::optional<Error> number() {
    Token token{.mark = Mark::Number, .from = at_};
    const std::size_t end = std::min(text_.find_first_not_of("0123456789.,", at_), text_.size());
    std::string_view figure = std::string_view(text_).substr(at_, end - at_);
    while (!figure.empty() && !is_digit(figure.back())) figure.remove_suffix(1);  // "72." and "4, 2"
    const std::size_t dot = figure.find('.');
    const std::string_view whole = figure.substr(0, dot);
    if (!read_whole(whole, token)) return problem(errors::area_number_unreadable, figure);
    if (dot != std::string_view::npos && !read_part(figure.substr(dot + 1), token))
      return problem(errors::area_number_unreadable, figure);
    at_ += figure.size();
    if (dot == std::string_view::npos) take_tenths(token);
    if (at_ < text_.size() && text_[at_] == ',') return problem(errors::area_number_unreadable, text_.substr(token.from));
    tokens_.push_back(token);
    return std::nullopt;
  }

  // Deeds write square wah as "20 4/10": a whole number and tenths (or hundredths).
  void take_tenths(Token& token) {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at == at_) return;
    for (const auto& [under, decimals] : {std::pair{std::string_view("/10"), 1}, {"/100", 2}}) {
      const std::size_t slash = std::min(text_.find_first_not_of("0123456789", at), text_.size());
      const std::size_t end = slash + under.size();
      const bool there = text_.compare(slash, under.size(), under) == 0 && (end >= text_.size() || !is_digit(text_[end]));
      const std::size_t digits = slash - at;
      if (!there || digits == 0 || digits > static_cast<std::size_t>(decimals)) continue;
      for (; at < slash; ++at) token.part = token.part * 10 + static_cast<std::uint64_t>(text_[at] - '0');
      token.decimals = token.shown_decimals = decimals;
      at_ = end;
      return;
    }
  }

  // Commas only before each group of three from the right: "1,5" may be a half or a slip.
  static bool read_whole(std::string_view text, Token& token) {
    const bool commas = text.find(',') != std::string_view::npos;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool comma_here = commas && (text.size() - i) % 4 == 0;
      if (comma_here != (text[i] == ',') || (comma_here && i == 0)) return false;
      if (comma_here) continue;
      if (digits > 0 || text[i] != '0') ++digits;
      if (digits > max_whole) {
        token.too_large = true;
      } else {
        token.whole = token.whole * 10 + static_cast<std::uint64_t>(text[i] - '0');
      }
    }
    return !text.empty();
  }

  static bool read_part(std::string_view text, Token& token) {
    token.shown_decimals = static_cast<int>(std::min(text.size(), max_fraction));
    while (!text.empty() && text.back() == '0') text.remove_suffix(1);
    if (text.size() > max_fraction) return false;
    for (const char c : text) {
      if (!is_digit(c)) return false;
      token.part = token.part * 10 + static_cast<std::uint64_t>(c - '0');
    }
    token.decimals = static_cast<int>(text.size());
    return true;
  }

  const std::string& text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::string plain_text(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::string_view rest = utf8.substr(i);
    const auto fold = std::ranges::find_if(folds, [&](const Fold& f) { return rest.starts_with(f.from); });
    if (fold != folds.end()) {
      out += fold->to;
      i += fold->from.size();
    } else if (rest.starts_with(thai_digits) && rest.size() > 2 && static_cast<unsigned char>(rest[2]) >= 0x90 &&
               static_cast<unsigned char>(rest[2]) <= 0x99) {
      out += static_cast<char>('0' + (static_cast<unsigned char>(rest[2]) - 0x90));
      i += 3;
    } else if (rest.starts_with(squared) && !out.empty() && !is_digit(out.back())) {
      out += '2';  // m² is m2, but 5² stays what it is
      i += squared.size();
    } else {
      const char c = utf8[i++];
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : (c >= '\t' && c <= '\r') ? ' ' : c;
    }
  }
  return out;
}

std::string excerpt(std::string_view utf8) {
  constexpr std::size_t longest = 60;
  if (utf8.size() <= longest) return std::string(utf8);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  return std::string(utf8.substr(0, end)) + "…";
}

Error problem(ErrorCode code, std::string_view text) { return {code, "", {{"text", excerpt(text)}}}; }

Result<std::vector<Token>> scan_area(const std::string& plain) { return Scanner(plain).run(); }

}  // namespace muang::green::scan
