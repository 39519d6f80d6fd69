// SPDX-License-Identifier: Apache-2.0
// The doors of rules.wasm, compiled by web/tools/rules-wasm alone. A page asks for memory, writes its JSON there, calls a
// door and reads the answer at the address it gives (its length in 32 bits, then the bytes); both are given back with free.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "assessment/scoring_flat.hpp"
#include "green/drawing_flat.hpp"
#include "green/photo/exif_rules.hpp"
#include "waste/month/report_fields_rules.hpp"

namespace {

// The address of a length (32 bits, little end first) and that many bytes; null when memory is out.
char* given(const std::string& answer) {
  const auto length = static_cast<std::uint32_t>(answer.size());
  char* out = static_cast<char*>(std::malloc(sizeof length + answer.size()));
  if (!out) return nullptr;
  std::memcpy(out, &length, sizeof length);
  std::memcpy(out + sizeof length, answer.data(), answer.size());
  return out;
}

}  // namespace

extern "C" {

__attribute__((export_name("muang_alloc"))) char* muang_alloc(std::uint32_t size) {
  return static_cast<char*>(std::malloc(size));
}

__attribute__((export_name("muang_free"))) void muang_free(char* memory) { std::free(memory); }

__attribute__((export_name("muang_check_report"))) char* muang_check_report(const char* json, std::uint32_t size) {
  return given(muang::waste::check_report_flat({json, size}));
}

__attribute__((export_name("muang_score_sheet"))) char* muang_score_sheet(const char* json, std::uint32_t size) {
  return given(muang::assessment::score_sheet_flat({json, size}));
}

__attribute__((export_name("muang_drawn_area"))) char* muang_drawn_area(const char* rings, std::uint32_t size) {
  return given(muang::green::drawn_area_flat({rings, size}));
}

__attribute__((export_name("muang_area_text"))) char* muang_area_text(const char* utf8, std::uint32_t size) {
  return given(muang::green::area_text_flat({utf8, size}));
}

__attribute__((export_name("muang_exif"))) char* muang_exif(const char* jpeg, std::uint32_t size) {
  return given(muang::green::exif_flat({jpeg, size}));
}

}  // extern "C"
