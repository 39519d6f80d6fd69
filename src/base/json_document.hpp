// SPDX-License-Identifier: Apache-2.0
// A parsed JSON text to walk through without copying it: for large files such as maps. simdjson stays in json_document.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace muang {

enum class JsonKind : std::uint8_t { Null, Bool, Number, Text, List, Object };

// One value; lives as long as its document.
class JsonElement {
 public:
  JsonKind kind() const;
  std::optional<double> number() const;          // nothing when it is no number
  std::optional<std::string_view> text() const;  // nothing when it is no text
  std::size_t size() const;                      // items of a list or members of an object; 0 for all else
  void each_item(const std::function<void(JsonElement)>& visit) const;                      // of a list; else nothing
  void each_member(const std::function<void(std::string_view, JsonElement)>& visit) const;  // of an object; else nothing
  std::optional<JsonElement> find(std::string_view key) const;                              // the first of that name

 private:
  friend class JsonDocument;
  alignas(void*) std::array<std::byte, 2 * sizeof(void*)> place_{};
};

class JsonDocument {
 public:
  // Whatever the text, the document exists; ok() tells whether it could be read.
  JsonDocument(std::string_view text, std::size_t max_depth);
  ~JsonDocument();
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  bool ok() const { return fault_.empty(); }
  const std::string& fault() const { return fault_; }  // English, of the parser
  JsonElement root() const { return root_; }

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  JsonElement root_;
  std::string fault_;
};

}  // namespace muang
