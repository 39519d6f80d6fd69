// SPDX-License-Identifier: Apache-2.0
#include "base/json_document.hpp"

#include <simdjson.h>

#include <bit>

namespace muang {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

template <class Place>
element element_at(const Place& place) {
  static_assert(sizeof(element) == sizeof(Place) && std::is_trivially_copyable_v<element>);
  return std::bit_cast<element>(place);
}

}  // namespace

struct JsonDocument::Parser {
  simdjson::dom::parser parser;
};

JsonDocument::JsonDocument(std::string_view text, std::size_t max_depth) : parser_(std::make_unique<Parser>()) {
  element root;
  auto error = parser_->parser.allocate(text.size(), max_depth);
  if (!error)
    error = parser_->parser.parse(text.data(), text.size(), true).get(root);  // copied: simdjson reads past the end
  if (error) {
    fault_ = simdjson::error_message(error);
  } else {
    root_.place_ = std::bit_cast<decltype(root_.place_)>(root);
  }
}

JsonDocument::~JsonDocument() = default;

JsonKind JsonElement::kind() const {
  switch (element_at(place_).type()) {
    case element_type::ARRAY:
      return JsonKind::List;
    case element_type::OBJECT:
      return JsonKind::Object;
    case element_type::STRING:
      return JsonKind::Text;
    case element_type::BOOL:
      return JsonKind::Bool;
    case element_type::NULL_VALUE:
      return JsonKind::Null;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      break;
  }
  return JsonKind::Number;
}

std::optional<double> JsonElement::number() const {
  double value = 0;
  return element_at(place_).get(value) ? std::nullopt : std::optional(value);
}

std::optional<std::string_view> JsonElement::text() const {
  std::string_view value;
  return element_at(place_).get(value) ? std::nullopt : std::optional(value);
}

std::size_t JsonElement::size() const {
  std::size_t count = 0;
  if (kind() == JsonKind::List) each_item([&](JsonElement) { ++count; });
  if (kind() == JsonKind::Object) each_member([&](std::string_view, JsonElement) { ++count; });
  return count;
}

void JsonElement::each_item(const std::function<void(JsonElement)>& visit) const {
  simdjson::dom::array list;
  if (element_at(place_).get(list)) return;
  for (const element item : list) {
    JsonElement found;
    found.place_ = std::bit_cast<decltype(place_)>(item);
    visit(found);
  }
}

void JsonElement::each_member(const std::function<void(std::string_view, JsonElement)>& visit) const {
  simdjson::dom::object object;
  if (element_at(place_).get(object)) return;
  for (const auto member : object) {
    JsonElement found;
    found.place_ = std::bit_cast<decltype(place_)>(member.value);
    visit(member.key, found);
  }
}

std::optional<JsonElement> JsonElement::find(std::string_view key) const {
  simdjson::dom::object object;
  element value;
  if (element_at(place_).get(object) || object.at_key(key).get(value)) return std::nullopt;
  JsonElement found;
  found.place_ = std::bit_cast<decltype(place_)>(value);
  return found;
}

}  // namespace muang
