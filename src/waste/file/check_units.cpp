// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "base/text.hpp"
#include "waste/file/check_rows.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t longest_code = 16;

bool pack(std::string_view code, std::uint64_t& a, std::uint64_t& b) {
  if (code.empty() || code.size() > longest_code) return false;
  char bytes[longest_code] = {};
  std::memcpy(bytes, code.data(), code.size());
  std::memcpy(&a, bytes, 8);
  std::memcpy(&b, bytes + 8, 8);
  return true;
}

bool is_code(std::string_view code) {
  for (const char c : code) {
    const bool good = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    if (!good) return false;
  }
  return !code.empty() && code.size() <= longest_code;
}

// "LG00001" → 1; 0 for anything else.
std::uint32_t practice_number(std::string_view code) {
  if (code.size() != 7 || code[0] != 'L' || code[1] != 'G') return 0;
  std::uint32_t number = 0;
  for (std::size_t i = 2; i < 7; ++i) {
    const auto digit = static_cast<unsigned>(code[i] - '0');
    if (digit > 9) return 0;
    number = number * 10 + digit;
  }
  return number;
}

}  // namespace

UnitCodes::UnitCodes(const CheckOptions& options)
    : slots_(1024), numbered_(options.numbered), open_(options.units.empty() && options.numbered == 0) {
  for (const KnownUnit& known : options.units) {
    std::uint64_t a = 0, b = 0;
    if (known.unit == 0 || known.unit >= most_units || !pack(known.code, a, b)) continue;
    put(a, b, known.unit);
    listed_ = std::max(listed_, known.unit);
  }
}

UnitCodes::Slot& UnitCodes::slot(std::uint64_t a, std::uint64_t b) {
  std::uint64_t hash = (a ^ (b * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
  hash ^= hash >> 32;
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].unit != 0 && (slots_[at].a != a || slots_[at].b != b)) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

void UnitCodes::put(std::uint64_t a, std::uint64_t b, std::uint32_t unit) {
  if (4 * (used_ + 1) > 3 * slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& one : old) {
      if (one.unit != 0) slot(one.a, one.b) = one;
    }
  }
  Slot& place = slot(a, b);
  if (place.unit == 0) ++used_;
  place = {a, b, unit};
}

std::uint32_t UnitCodes::find(std::string_view code) {
  if (numbered_ > 0) {
    const std::uint32_t number = practice_number(code);
    if (number >= 1 && number <= numbered_) return listed_ + number;  // behind the listed ones
  }
  std::uint64_t a = 0, b = 0;
  if (!pack(code, a, b)) return 0;
  const Slot& found = slot(a, b);
  if (found.unit != 0) return found.unit;
  if (!open_ || !is_code(code)) return 0;
  if (next_ >= most_units) return full_ = true, 0;
  put(a, b, next_);
  return next_++;
}

std::uint32_t FirstRows::note(std::uint32_t unit, int month_slot, std::uint32_t row) {
  const auto slot = static_cast<std::size_t>(month_slot);
  if (months_.size() <= slot) months_.resize(slot + 1);
  std::vector<std::uint32_t>& rows = months_[slot];
  if (rows.size() <= unit) rows.resize((unit / 1024 + 1) * 1024);
  if (rows[unit] != 0) return rows[unit];
  rows[unit] = row;
  return 0;
}

}  // namespace muang::waste
