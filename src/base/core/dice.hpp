// SPDX-License-Identifier: Apache-2.0
// Random numbers for demonstration data: the same seed gives the same numbers on every machine, which the distributions of
// the standard library do not promise. Never for anything secret.
#pragma once

#include <cstdint>
#include <string_view>

namespace muang {

// splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 14.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }                  // 0 ≤ u < 1
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }  // 0 ≤ k < n
  // Twelve uniforms minus six: mean 0, variance 1, between -6 and 6.
  double bell() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += unit();
    return sum;
  }
  // FNV-1a, 64 bits (Fowler, Noll, Vo), mixed with a seed.
  static std::uint64_t seed_of(std::string_view text, std::uint64_t seed) {
    std::uint64_t h = 0xCBF29CE484222325ULL ^ seed;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return h;
  }

 private:
  std::uint64_t state_;
};

}  // namespace muang
