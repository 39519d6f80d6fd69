// SPDX-License-Identifier: Apache-2.0
// JSON in and out, driven by fields(). Reading names every problem at once, each with its path; writing is exact
// (shortest decimals that read back, NaN and infinity as null). simdjson stays in json.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/core/result.hpp"
#include "http/errors.hpp"
#include "http/fields.hpp"

namespace muang::http {

// A JSON value of any form: what the parser hands to read_json, and a member type for the few places with free form.
class Json {
 public:
  using List = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;  // in the order written, repeated keys kept

  Json() : value_(nullptr) {}
  Json(std::nullptr_t) : value_(nullptr) {}             // NOLINT: implicit, so that free form reads as JSON
  Json(bool v) : value_(v) {}                           // NOLINT
  Json(double v) : value_(v) {}                         // NOLINT
  Json(std::string v) : value_(std::move(v)) {}         // NOLINT
  Json(std::string_view v) : value_(std::string(v)) {}  // NOLINT
  Json(const char* v) : value_(std::string(v)) {}       // NOLINT
  Json(List v) : value_(std::move(v)) {}                // NOLINT
  Json(Object v) : value_(std::move(v)) {}              // NOLINT
  template <class I>
  requires(std::is_integral_v<I> && !std::is_same_v<I, bool>) Json(I v) : value_(static_cast<std::int64_t>(v)) {}  // NOLINT

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
  template <class T>
  const T* as() const {
    return std::get_if<T>(&value_);
  }
  const Json* find(std::string_view key) const;  // of an object; nullptr when absent or no object
  const auto& variant() const { return value_; }

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, List, Object> value_;
};

inline constexpr std::size_t max_depth = 32;
inline constexpr std::size_t max_problems = 100;  // a hostile list must not make an answer larger than itself

// Refuses what is no JSON in UTF-8, or nested deeper than max_depth.
Result<Json> parse_json(std::string_view text);

namespace detail {

struct Path {
  const Path* up = nullptr;
  std::string_view key = {};
  std::size_t index = 0;  // when key is empty
  std::string text() const;
};

class Findings {
 public:
  void add(ErrorCode code, const Path& at, Params params = {});
  bool empty() const { return problems_.empty(); }
  Problems take() { return std::move(problems_); }

 private:
  Problems problems_;
};

void read_value(const Json& in, bool& out, const Limits&, const Path& at, Findings& findings);
void read_value(const Json& in, std::int64_t& out, const Limits&, const Path& at, Findings& findings);
void read_value(const Json& in, int& out, const Limits&, const Path& at, Findings& findings);
void read_value(const Json& in, double& out, const Limits&, const Path& at, Findings& findings);
void read_value(const Json& in, std::string& out, const Limits&, const Path& at, Findings& findings);
void read_value(const Json& in, Json& out, const Limits&, const Path& at, Findings& findings);
template <Described T>
void read_value(const Json& in, T& out, const Limits&, const Path& at, Findings& findings);

template <class T>
void read_value(const Json& in, std::optional<T>& out, const Limits& limits, const Path& at, Findings& findings) {
  if (in.is_null()) return;
  read_value(in, out.emplace(), limits, at, findings);
}

const Json::List* as_list(const Json& in, const Limits&, const Path& at, Findings& findings);
const Json::Object* as_object(const Json& in, const Limits&, const Path& at, Findings& findings);

template <class T>
void read_value(const Json& in, std::vector<T>& out, const Limits& limits, const Path& at, Findings& findings) {
  const auto* list = as_list(in, limits, at, findings);
  if (!list) return;
  out.reserve(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    T item{};
    read_value((*list)[i], item, limits, Path{&at, {}, i}, findings);
    out.push_back(std::move(item));
  }
}

template <class T>
void read_value(const Json& in, std::map<std::string, T>& out, const Limits& limits, const Path& at, Findings& findings) {
  const auto* object = as_object(in, limits, at, findings);
  if (!object) return;
  for (const auto& [key, value] : *object) {
    const Path here{&at, key};
    const auto [place, fresh] = out.try_emplace(key);
    if (!fresh) findings.add(duplicate_key, here);
    read_value(value, place->second, limits, here, findings);
  }
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// True when `name` is the field's name, which is then read.
template <class T, class F>
bool read_field(T& out, const F& field, bool& seen, const std::pair<std::string, Json>& member, const Path& at,
                Findings& findings) {
  if (field.name != member.first) return false;
  const Path here{&at, field.name};
  if (seen) findings.add(duplicate_key, here);
  seen = true;
  read_value(member.second, out.*(field.member), field.limits, here, findings);
  return true;
}

template <Described T>
void read_value(const Json& in, T& out, const Limits&, const Path& at, Findings& findings) {
  const auto* object = as_object(in, Limits{}, at, findings);
  if (!object) return;
  std::apply(
      [&](const auto&... field) {
        std::array<bool, sizeof...(field)> seen{};
        for (const auto& member : *object) {
          std::size_t i = 0;
          const bool known = (read_field(out, field, seen[i++], member, at, findings) || ...);
          if (!known) findings.add(unknown_field, Path{&at, member.first});
        }
        std::size_t i = 0;
        ((!seen[i++] && !is_optional<std::remove_cvref_t<decltype(out.*(field.member))>>
              ? findings.add(missing_field, Path{&at, field.name})
              : void()),
         ...);
      },
      T::fields());
}

}  // namespace detail

template <class T>
Result<T> read_json(std::string_view text) {
  TRY(const Json root, parse_json(text));
  T value{};
  detail::Findings findings;
  detail::read_value(root, value, Limits{}, detail::Path{}, findings);
  if (!findings.empty()) return findings.take();
  return value;
}

void append_json(std::string& out, bool value);
void append_json(std::string& out, std::int64_t value);
void append_json(std::string& out, int value);
void append_json(std::string& out, double value);
void append_json(std::string& out, std::string_view value);
void append_json(std::string& out, const Json& value);
inline void append_json(std::string& out, const std::string& value) { append_json(out, std::string_view(value)); }
inline void append_json(std::string& out, const char* value) { append_json(out, std::string_view(value)); }

namespace detail {  // all of them see one another, whatever the order
template <class T>
void write_value(std::string& out, const T& value);
template <class T>
void write_value(std::string& out, const std::optional<T>& value) {
  if (value) {
    write_value(out, *value);
  } else {
    out += "null";
  }
}
template <class T>
void write_value(std::string& out, const std::vector<T>& list) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!std::exchange(first, false)) out += ',';
    if constexpr (std::is_same_v<T, bool>) {
      append_json(out, static_cast<bool>(item));
    } else {
      write_value(out, item);
    }
  }
  out += ']';
}
template <class T>
void write_value(std::string& out, const std::map<std::string, T>& map) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!std::exchange(first, false)) out += ',';
    append_json(out, key);
    out += ':';
    write_value(out, value);
  }
  out += '}';
}
template <class T>
void write_value(std::string& out, const T& value) {
  if constexpr (Described<T>) {
    out += '{';
    bool first = true;
    const auto one = [&](const auto& field) {
      out += std::exchange(first, false) ? "\"" : ",\"";
      out += field.name;
      out += "\":";
      write_value(out, value.*(field.member));
    };
    std::apply([&](const auto&... field) { (one(field), ...); }, T::fields());
    out += '}';
  } else {
    append_json(out, value);
  }
}
}  // namespace detail

// An absent optional is written as null.
template <class T>
std::string write_json(const T& value) {
  std::string out;
  detail::write_value(out, value);
  return out;
}

}  // namespace muang::http
