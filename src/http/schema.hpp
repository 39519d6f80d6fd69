// SPDX-License-Identifier: Apache-2.0
// The form of a JSON value as data, made from fields(): what OpenAPI and the TypeScript types are written from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "http/fields.hpp"
#include "http/json.hpp"

namespace muang::http {

struct Schema;

// Asked for when needed, so that a struct may contain a list of itself.
struct SchemaRef {
  const Schema& (*get)() = nullptr;
  explicit operator bool() const { return get != nullptr; }
  friend bool operator==(SchemaRef, SchemaRef) = default;
};

struct Property {
  std::string_view name, description;
  Limits limits;
  bool optional = false;
  SchemaRef type;
};

struct Schema {
  enum class Kind { Boolean, Integer, Number, String, List, Map, Object, Any };
  Kind kind = Kind::Any;
  std::string name, slice;           // of an Object: "AnswerEdit", "assessment"
  SchemaRef item;                    // of a List or Map
  bool item_may_be_null = false;     // of a Map
  std::vector<Property> properties;  // of an Object
};

template <class T>
SchemaRef schema_of();

namespace detail {

// "muang::assessment::AnswerEdit" as the compiler spells it
template <class T>
constexpr std::string_view spelled() {
  constexpr std::string_view whole = __PRETTY_FUNCTION__;
  constexpr std::size_t from = whole.find("T = ") + 4;
  return whole.substr(from, whole.find_first_of(";]", from) - from);
}
std::string short_name(std::string_view spelled);  // "AnswerEdit"
std::string slice_name(std::string_view spelled);  // "assessment"; empty outside a slice

template <class T>
struct Form {
  using Inner = T;
  static constexpr bool optional = false;
};
template <class T>
struct Form<std::optional<T>> {
  using Inner = T;
  static constexpr bool optional = true;
};
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;

template <class T>
Schema described_schema() {
  Schema schema{.kind = Schema::Kind::Object};
  if constexpr (requires { T::schema_name(); }) {
    schema.name = T::schema_name();
  } else {
    schema.name = short_name(spelled<T>());
  }
  schema.slice = slice_name(spelled<T>());
  const auto add = [&](const auto& field) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*(field.member))>;
    schema.properties.push_back(
        {field.name, field.description, field.limits, Form<Member>::optional, schema_of<typename Form<Member>::Inner>()});
  };
  std::apply([&](const auto&... field) { (add(field), ...); }, T::fields());
  return schema;
}

template <class T>
Schema make_schema() {
  if constexpr (std::is_same_v<T, bool>) {
    return {.kind = Schema::Kind::Boolean};
  } else if constexpr (std::is_integral_v<T>) {
    return {.kind = Schema::Kind::Integer};
  } else if constexpr (std::is_floating_point_v<T>) {
    return {.kind = Schema::Kind::Number};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return {.kind = Schema::Kind::String};
  } else if constexpr (is_list<T>) {
    return {.kind = Schema::Kind::List, .item = schema_of<typename T::value_type>()};
  } else if constexpr (is_map<T>) {
    using Item = Form<typename T::mapped_type>;
    return {.kind = Schema::Kind::Map, .item = schema_of<typename Item::Inner>(), .item_may_be_null = Item::optional};
  } else if constexpr (std::is_same_v<T, Json>) {
    return {.kind = Schema::Kind::Any};
  } else {
    static_assert(Described<T>, "a JSON shape needs fields()");
    return described_schema<T>();
  }
}

template <class T>
const Schema& kept_schema() {
  static const Schema schema = make_schema<T>();
  return schema;
}

}  // namespace detail

template <class T>
SchemaRef schema_of() {
  return {&detail::kept_schema<T>};
}

// A page of a list: {items, nextCursor, total}.
template <Described T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next_cursor;
  std::optional<std::int64_t> total;
  static std::string schema_name() { return detail::short_name(detail::spelled<T>()) + "Page"; }
  static constexpr auto fields() {
    return std::tuple{field("items", &Page::items, "The rows of this page."),
                      field("nextCursor", &Page::next_cursor, "Send it as ?cursor= to read on; null on the last page."),
                      field("total", &Page::total, "How many rows there are in all, where it is counted.")};
  }
};

}  // namespace muang::http
