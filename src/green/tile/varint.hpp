// SPDX-License-Identifier: Apache-2.0
// Whole numbers in as few bytes as they need: the varint and zigzag of protocol buffers (protobuf.dev, "Encoding"). Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/core/check.hpp"

namespace muang::green {

inline void put_varint(std::string& out, std::uint64_t value) {
  char bytes[10];
  std::size_t count = 0;
  for (; value >= 0x80; value >>= 7) bytes[count++] = static_cast<char>(value | 0x80);
  bytes[count++] = static_cast<char>(value);
  out.append(bytes, count);
}

inline std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

inline std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

// Of bytes that this program wrote itself: an end too early is a bug.
class VarintReader {
 public:
  explicit VarintReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  bool empty() const { return at_ == end_; }
  std::uint64_t next() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      ENSURE(at_ != end_ && shift < 64, "what is kept is as it was written");
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::string_view bytes(std::size_t count) {
    ENSURE(count <= static_cast<std::size_t>(end_ - at_), "what is kept is as it was written");
    const std::string_view found(at_, count);
    at_ += count;
    return found;
  }

 private:
  const char* at_;
  const char* end_;
};

}  // namespace muang::green
