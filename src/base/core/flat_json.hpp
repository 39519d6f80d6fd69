// SPDX-License-Identifier: Apache-2.0
// The plain way into rules that also run in a browser: one JSON object of whole numbers and nulls, read without a tree.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace muang {

// Reads {"name":integer|null,…}; names are of a–z, 0–9, "_" and ".", numbers of 64 bits.
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
      std::optional<std::int64_t> value;
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
  bool read_value(std::optional<std::int64_t>& value) {
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

}  // namespace muang
