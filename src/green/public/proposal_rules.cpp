// SPDX-License-Identifier: Apache-2.0
#include "green/public/proposal_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace muang::green {
namespace {

constexpr std::array<std::string_view, 5> codes{"new", "accepted", "declined", "spam", "duplicate"};
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // crockford.com/base32.html
constexpr std::size_t receipt_length = 16, group = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_telephone(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      ++digits;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && !(c == '+' && i == 0)) {
      return false;
    }
  }
  return digits >= 9 && digits <= 15;
}

bool is_mail(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const auto dot = domain.rfind('.');
  const bool spaced = std::ranges::any_of(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == ','; });
  return !spaced && dot != std::string_view::npos && dot > 0 && dot + 2 < domain.size();
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string_view state_code(ProposalState state) { return codes.at(static_cast<std::size_t>(state)); }

std::optional<ProposalState> parse_proposal_state(std::string_view code) {
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<ProposalState>(found - codes.begin());
}

bool may_decide(ProposalState from, ProposalState to) { return (from == ProposalState::New) != (to == ProposalState::New); }

bool wants_reason(ProposalState from, ProposalState to) {
  return to == ProposalState::Declined || (to == ProposalState::New && from != ProposalState::New);
}

bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == 0x7F || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) return false;
    if (c != '<' || i + 1 == text.size()) continue;
    const char next = text[i + 1];
    if (is_letter(next) || next == '/' || next == '!' || next == '?') return false;
  }
  return true;
}

bool is_contact(std::string_view text) { return is_telephone(text) || is_mail(text); }

std::string receipt_text(std::string_view ten_bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char byte : ten_bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(byte);
    held += 8;
    for (; held >= 5; held -= 5) {
      if (out.size() % (group + 1) == group) out += '-';
      out += alphabet[(bits >> (held - 5)) & 31];
    }
    bits &= (1U << held) - 1;
  }
  return out;
}

std::optional<std::string> read_receipt(std::string_view typed) {
  std::string plain;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    const char up = upper(c);
    const char meant = up == 'O' ? '0' : up == 'I' || up == 'L' ? '1' : up;
    if (alphabet.find(meant) == std::string_view::npos || plain.size() == receipt_length) return std::nullopt;
    plain += meant;
  }
  if (plain.size() != receipt_length) return std::nullopt;
  for (std::size_t at = receipt_length - group; at > 0; at -= group) plain.insert(at, 1, '-');
  return plain;
}

}  // namespace muang::green
