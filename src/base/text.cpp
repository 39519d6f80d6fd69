// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <vector>

#include "base/core/check.hpp"

namespace muang::text {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

void append_code_point(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// TIS 620-2533 with the euro, dots, quotes and dashes that Windows-874 adds; 0: the byte is free.
std::uint32_t of_tis620(unsigned char byte) {
  if (byte < 0x80) return byte;
  switch (byte) {
    case 0x80:
      return 0x20AC;
    case 0x85:
      return 0x2026;
    case 0x91:
      return 0x2018;
    case 0x92:
      return 0x2019;
    case 0x93:
      return 0x201C;
    case 0x94:
      return 0x201D;
    case 0x95:
      return 0x2022;
    case 0x96:
      return 0x2013;
    case 0x97:
      return 0x2014;
    case 0xA0:
      return 0x00A0;
    default:
      break;
  }
  const bool thai = (byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB);
  return thai ? 0x0E00U + byte - 0xA0U : 0;
}

// Control characters other than tab, line feed, carriage return (and a page break): the file is not text.
bool has_binary(std::string_view bytes) {
  for (const char c : bytes) {
    const auto u = static_cast<unsigned char>(c);
    if ((u < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || u == 0x7F) return true;
  }
  return false;
}

template <class F>
void each_code_point(std::string_view utf8, F use) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t from = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    use(c, utf8.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(i - from)));
  }
}

bool is_space(std::int32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 ||
         c == 0xFEFF;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  bool valid = true;
  each_code_point(bytes, [&](std::int32_t c, std::string_view) { valid = valid && c >= 0; });
  return valid;
}

std::optional<Decoded> decode_text(std::string_view bytes) {
  if (has_binary(bytes)) return std::nullopt;
  if (bytes.substr(0, 3) == bom) {
    bytes.remove_prefix(3);
    if (!is_utf8(bytes)) return std::nullopt;
    return Decoded{std::string(bytes), Encoding::Utf8WithBom};
  }
  if (is_utf8(bytes)) return Decoded{std::string(bytes), Encoding::Utf8};
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const std::uint32_t code = of_tis620(static_cast<unsigned char>(c));
    if (code == 0) return std::nullopt;
    append_code_point(out, code);
  }
  return Decoded{std::move(out), Encoding::Tis620};
}

std::string encode_tis620(std::string_view utf8) {
  std::string out;
  each_code_point(utf8, [&](std::int32_t c, std::string_view) {
    if (c >= 0 && c < 0x80) {
      out += static_cast<char>(c);
    } else if (c > 0x0E00 && c <= 0x0E5B && of_tis620(static_cast<unsigned char>(c - 0x0E00 + 0xA0)) != 0) {
      out += static_cast<char>(c - 0x0E00 + 0xA0);
    } else {
      out += '?';
    }
  });
  return out;
}

std::size_t length(std::string_view utf8) {
  std::size_t count = 0;
  each_code_point(utf8, [&](std::int32_t, std::string_view) { ++count; });
  return count;
}

std::string trim(std::string_view utf8) {
  std::size_t from = utf8.size(), to = 0, at = 0;
  each_code_point(utf8, [&](std::int32_t c, std::string_view piece) {
    if (!is_space(c)) {
      if (from == utf8.size()) from = at;
      to = at + piece.size();
    }
    at += piece.size();
  });
  return from >= to ? std::string() : std::string(utf8.substr(from, to - from));
}

std::string arabic_digits(std::string_view utf8) {
  std::string out;
  each_code_point(utf8, [&](std::int32_t c, std::string_view piece) {
    if (c >= 0x0E50 && c <= 0x0E59) {
      out += static_cast<char>('0' + (c - 0x0E50));
    } else {
      out += piece;
    }
  });
  return out;
}

std::string thai_digits(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) {
    if (c >= '0' && c <= '9') {
      append_code_point(out, 0x0E50U + static_cast<std::uint32_t>(c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

std::string sort_key(std::string_view utf8) {
  // A Collator is not shared between threads; making one costs milliseconds, so each thread keeps its own.
  thread_local const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("th"), status));
    ENSURE(U_SUCCESS(status), "ICU has no Thai collation");
    return made;
  }();
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::vector<std::uint8_t> key(static_cast<std::size_t>(collator->getSortKey(wide, nullptr, 0)));
  collator->getSortKey(wide, key.data(), static_cast<std::int32_t>(key.size()));
  if (!key.empty()) key.pop_back();  // the closing zero
  return {key.begin(), key.end()};
}

}  // namespace muang::text
