// SPDX-License-Identifier: Apache-2.0
#include "http/json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/json_text.hpp"

namespace muang::http {

namespace {

Json copy(const simdjson::dom::element& element) {
  using simdjson::dom::element_type;
  switch (element.type()) {
    case element_type::ARRAY: {
      Json::List list;
      for (const auto item : simdjson::dom::array(element)) list.push_back(copy(item));
      return list;
    }
    case element_type::OBJECT: {
      Json::Object object;
      for (const auto member : simdjson::dom::object(element)) object.emplace_back(member.key, copy(member.value));
      return object;
    }
    case element_type::INT64:
      return static_cast<std::int64_t>(element);
    case element_type::UINT64:
      return static_cast<double>(static_cast<std::uint64_t>(element));  // above 2⁶³
    case element_type::DOUBLE:
      return static_cast<double>(element);
    case element_type::STRING:
      return std::string_view(element);
    case element_type::BOOL:
      return static_cast<bool>(element);
    case element_type::NULL_VALUE:
      return nullptr;
  }
  return nullptr;
}

std::string number_text(double value) {
  std::string out;
  append_json(out, value);
  return out;
}

bool within(double value, const Limits& limits, const detail::Path& at, detail::Findings& findings) {
  if (value >= limits.minimum && value <= limits.maximum) return true;
  const auto shown = [](double limit) { return std::isinf(limit) ? std::string("–") : number_text(limit); };
  findings.add(out_of_range, at, {{"minimum", shown(limits.minimum)}, {"maximum", shown(limits.maximum)}});
  return false;
}

// Text goes into files, SQL and pages: NUL and the other control characters are never meant.
bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f; });
}

bool allowed(std::string_view values, std::string_view text) {
  for (std::size_t from = 0; from <= values.size();) {
    const auto to = std::min(values.find('|', from), values.size());
    if (values.substr(from, to - from) == text) return true;
    from = to + 1;
  }
  return false;
}

std::optional<std::int64_t> whole_number(const Json& in) {
  if (const auto* integer = in.as<std::int64_t>()) return *integer;
  constexpr double exact = 9007199254740992.0;  // 2⁵³: beyond, a double is no longer one whole number
  if (const auto* real = in.as<double>(); real && std::trunc(*real) == *real && std::abs(*real) <= exact) {
    return static_cast<std::int64_t>(*real);
  }
  return std::nullopt;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto* object = as<Object>();
  if (!object) return nullptr;
  const auto found = std::find_if(object->begin(), object->end(), [&](const auto& member) { return member.first == key; });
  return found == object->end() ? nullptr : &found->second;
}

Result<Json> parse_json(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return empty_body;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  auto error = parser.allocate(text.size(), max_depth);
  if (!error) error = parser.parse(text.data(), text.size(), true).get(root);  // true: copied, simdjson reads past the end
  switch (error) {
    case simdjson::SUCCESS:
      return copy(root);
    case simdjson::UTF8_ERROR:
      return invalid_utf8;
    case simdjson::DEPTH_ERROR:
      return Error{too_deep, {}, {{"depth", std::to_string(max_depth)}}};
    default:
      return bad_json;
  }
}

namespace detail {

std::string Path::text() const {
  if (!up) return {};
  std::string out = up->text();
  if (key.empty() && up) return out + "[" + std::to_string(index) + "]";
  if (!out.empty()) out += '.';
  constexpr std::size_t shown = 100;  // keys come from the sender
  return out + std::string(key.substr(0, shown));
}

void Findings::add(ErrorCode code, const Path& at, Params params) {
  if (problems_.size() < max_problems) problems_.push_back({code, at.text(), std::move(params)});
}

void read_value(const Json& in, bool& out, const Limits&, const Path& at, Findings& findings) {
  if (const auto* value = in.as<bool>()) {
    out = *value;
  } else {
    findings.add(wrong_type, at, {{"type", "boolean"}});
  }
}

void read_value(const Json& in, std::int64_t& out, const Limits& limits, const Path& at, Findings& findings) {
  const auto value = whole_number(in);
  if (!value && in.as<double>() && std::abs(*in.as<double>()) > 9e15) {
    findings.add(out_of_range, at, {{"minimum", "-9007199254740992"}, {"maximum", "9007199254740992"}});
  } else if (!value) {
    findings.add(wrong_type, at, {{"type", "integer"}});
  } else if (within(static_cast<double>(*value), limits, at, findings)) {
    out = *value;
  }
}

void read_value(const Json& in, int& out, const Limits& limits, const Path& at, Findings& findings) {
  std::int64_t wide = 0;
  Limits narrow = limits;
  narrow.minimum = std::max(narrow.minimum, static_cast<double>(std::numeric_limits<int>::min()));
  narrow.maximum = std::min(narrow.maximum, static_cast<double>(std::numeric_limits<int>::max()));
  read_value(in, wide, narrow, at, findings);
  out = static_cast<int>(wide);
}

void read_value(const Json& in, double& out, const Limits& limits, const Path& at, Findings& findings) {
  const auto* integer = in.as<std::int64_t>();
  const auto* real = in.as<double>();
  if (!integer && !real) return findings.add(wrong_type, at, {{"type", "number"}});
  const double value = integer ? static_cast<double>(*integer) : *real;
  if (within(value, limits, at, findings)) out = value;
}

void read_value(const Json& in, std::string& out, const Limits& limits, const Path& at, Findings& findings) {
  const auto* text = in.as<std::string>();
  if (!text) return findings.add(wrong_type, at, {{"type", "string"}});
  if (text->size() > limits.max_length) {
    return findings.add(too_long, at, {{"maximum", std::to_string(limits.max_length)}});
  }
  if (has_control_characters(*text)) return findings.add(control_characters, at);
  if (!limits.values.empty() && !allowed(limits.values, *text)) {
    return findings.add(not_allowed_value, at, {{"values", std::string(limits.values)}});
  }
  out = *text;
}

void read_value(const Json& in, Json& out, const Limits&, const Path&, Findings&) { out = in; }

const Json::List* as_list(const Json& in, const Limits& limits, const Path& at, Findings& findings) {
  const auto* list = in.as<Json::List>();
  if (!list) {
    findings.add(wrong_type, at, {{"type", "list"}});
  } else if (list->size() > limits.max_items) {
    findings.add(too_many_items, at, {{"maximum", std::to_string(limits.max_items)}});
    list = nullptr;
  }
  return list;
}

const Json::Object* as_object(const Json& in, const Limits& limits, const Path& at, Findings& findings) {
  const auto* object = in.as<Json::Object>();
  if (!object) {
    findings.add(wrong_type, at, {{"type", "object"}});
  } else if (object->size() > limits.max_items) {
    findings.add(too_many_items, at, {{"maximum", std::to_string(limits.max_items)}});
    object = nullptr;
  }
  return object;
}

}  // namespace detail

void append_json(std::string& out, bool value) { out += value ? "true" : "false"; }

void append_json(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_json(std::string& out, int value) { append_json(out, static_cast<std::int64_t>(value)); }

void append_json(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;  // the shortest that reads back
  out.append(digits, end);
}

void append_json(std::string& out, std::string_view value) { append_json_string(out, value); }

void append_json(std::string& out, const Json& value) {
  if (const auto* list = value.as<Json::List>()) return detail::write_value(out, *list);
  if (const auto* object = value.as<Json::Object>()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i) out += ',';
      append_json(out, (*object)[i].first);
      out += ':';
      append_json(out, (*object)[i].second);
    }
    out += '}';
    return;
  }
  if (value.is_null()) out += "null";
  if (const auto* v = value.as<bool>()) append_json(out, *v);
  if (const auto* v = value.as<std::int64_t>()) append_json(out, *v);
  if (const auto* v = value.as<double>()) append_json(out, *v);
  if (const auto* v = value.as<std::string>()) append_json(out, *v);
}

}  // namespace muang::http
