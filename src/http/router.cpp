// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "http/errors.hpp"
#include "http/idempotency.hpp"
#include "http/multipart.hpp"
#include "http/problem.hpp"
#include "store/database.hpp"

namespace muang::http {

namespace {

constexpr std::array all_methods{Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete};

std::size_t index_of(Method method) { return static_cast<std::size_t>(method); }

std::string_view next_segment(std::string_view& rest) {
  if (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
  const auto slash = std::min(rest.find('/'), rest.size());
  const auto segment = rest.substr(0, slash);
  rest.remove_prefix(slash);
  return segment;
}

// A page of another site can make a browser send our cookie. It cannot make it say that the request is our own page's.
// https://www.w3.org/TR/fetch-metadata/
Result<Done> check_own_page(const Call& call) {
  const auto site = call.header("sec-fetch-site"), origin = call.header("origin");
  const bool browser = !call.header("cookie").empty() || !site.empty() || !origin.empty();
  if (!browser) return Done{};
  const auto scheme = origin.find("://");
  const bool same_origin = scheme != std::string_view::npos && origin.substr(scheme + 3) == call.header("host");
  const bool own = site.empty() ? same_origin : (site == "same-origin" || site == "none");
  if (!own || call.header("x-requested-with") != "muang") return cross_site;
  return Done{};
}

bool fits(std::string_view type, std::string_view value) {
  if (type == "integer") {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size();
  }
  return type != "boolean" || value == "true" || value == "false";
}

Result<Done> check_query(const Call& call, const Endpoint& row) {
  Problems problems;
  for (auto at = call.query.begin(); at != call.query.end(); at = call.query.upper_bound(at->first)) {
    const auto& name = at->first;
    const auto known = std::find_if(row.query.begin(), row.query.end(), [&](const auto& q) { return q.name == name; });
    if (known == row.query.end()) {
      problems.push_back({unknown_parameter, name.substr(0, 100), {{"name", name.substr(0, 100)}}});
    } else if (call.query.count(name) > 1 || !fits(known->type, at->second)) {
      problems.push_back({bad_parameter, name, {{"name", name}, {"type", std::string(known->type)}}});
    }
  }
  for (const auto& parameter : row.query) {
    if (parameter.required && !call.query.contains(parameter.name)) {
      problems.push_back({missing_parameter, std::string(parameter.name), {{"name", std::string(parameter.name)}}});
    }
  }
  if (problems.size() > max_problems) problems.resize(max_problems);
  if (!problems.empty()) return problems;
  return Done{};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

Result<Done> check_body(Call& call, const Endpoint& row) {
  const std::string type = lower(call.header("content-type"));
  if (row.request) {
    const auto plain = type.substr(0, type.find_first_of("; "));
    if (plain != "application/json" && !(type.empty() && call.body.empty())) {
      return Error{unsupported_media, {}, {{"expected", "application/json"}}};
    }
  } else if (type.starts_with("multipart/")) {
    TRY(auto form, parse_multipart(call.header("content-type"), call.body));
    call.files = std::move(form.files);
    call.form = std::move(form.fields);
    call.body.clear();
  } else if (row.upload) {
    return Error{unsupported_media, {}, {{"expected", "multipart/form-data"}}};
  }
  if (row.if_match && call.header("if-match").empty()) return if_match_required;
  return Done{};
}

}  // namespace

std::string_view method_name(Method method) {
  constexpr std::array<std::string_view, 5> names{"GET", "POST", "PUT", "PATCH", "DELETE"};
  return names[index_of(method)];
}

std::string_view cookie(const Call& call, std::string_view name) {
  auto rest = call.header("cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    const auto equals = one.find('=');
    if (equals != std::string_view::npos && one.substr(0, equals) == name) return one.substr(equals + 1);
  }
  return {};
}

Router::Router(std::vector<Endpoint> endpoints, Parts parts) : endpoints_(std::move(endpoints)), parts_(parts) {
  for (const auto& endpoint : endpoints_) add(endpoint);
}

void Router::add(const Endpoint& endpoint) {
  const std::string where = std::string(method_name(endpoint.method)) + " " + std::string(endpoint.path);
  ENSURE(static_cast<bool>(endpoint.handler), (where + " has no handler").c_str());
  ENSURE(endpoint.kept.topics.empty() || (endpoint.method == Method::Get && endpoint.permission == open_to_public),
         (where + ": only a public GET may be kept, its answer is the same for every caller").c_str());
  Node* node = &root_;
  std::vector<std::string> names;
  for (auto rest = endpoint.path; !rest.empty();) {
    const auto segment = next_segment(rest);
    if (segment.starts_with('{')) {
      names.emplace_back(segment.substr(1, segment.size() - 2));
      if (!node->variable) node->variable = std::make_unique<Node>();
      node = node->variable.get();
    } else {
      auto& child = node->literal[std::string(segment)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
    }
  }
  const auto index = index_of(endpoint.method);
  ENSURE(!node->row[index], (where + " is there twice").c_str());
  node->row[index] = &endpoint;
  node->names[index] = std::move(names);
}

// A literal segment goes before a variable; when it leads nowhere the variable is tried.
const Router::Node* Router::find(const Node& node, std::string_view rest, std::vector<std::string_view>& values) {
  if (rest.empty()) {
    const bool any = std::any_of(node.row.begin(), node.row.end(), [](auto* row) { return row != nullptr; });
    return any ? &node : nullptr;
  }
  const auto segment = next_segment(rest);
  if (const auto child = node.literal.find(segment); child != node.literal.end()) {
    if (const auto* found = find(*child->second, rest, values)) return found;
  }
  if (!node.variable || segment.empty()) return nullptr;
  values.push_back(segment);
  if (const auto* found = find(*node.variable, rest, values)) return found;
  values.pop_back();
  return nullptr;
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  std::vector<std::string_view> values;
  const Node* node = path.starts_with('/') ? find(root_, path, values) : nullptr;
  if (!node) return match;
  match.endpoint = node->row[index_of(method)];
  if (!match.endpoint) {
    for (const auto one : all_methods) {
      if (!node->row[index_of(one)]) continue;
      match.allow += (match.allow.empty() ? "" : ", ") + std::string(method_name(one));
      if (one == Method::Get) match.allow += ", HEAD";
    }
    return match;
  }
  const auto& names = node->names[index_of(method)];
  for (std::size_t i = 0; i < names.size(); ++i) match.path_values.emplace(names[i], values[i]);
  return match;
}

Result<Done> Router::check_caller(Call& call, const Endpoint& row) const {
  if (row.method != Method::Get) TRY_VOID(check_own_page(call));
  TRY(call.caller, parts_.authoriser.identify(call));
  ENSURE(call.caller != nullptr, "the authoriser names a caller");
  if (row.permission == open_to_public) return Done{};
  if (!call.caller->is_signed_in()) return not_signed_in;
  if (row.permission != signed_in && !parts_.authoriser.allows(*call.caller, row.permission)) return forbidden;
  return Done{};
}

Result<Response> Router::once(const Call& call, const Endpoint& row) const {
  const auto sent = call.header("idempotency-key");
  if (!row.idempotency_key || !parts_.idempotency || sent.empty()) return row.handler(call);
  if (sent.size() > 128) return idempotency_key_required;
  IdempotencyKey key{call.caller->person(), std::string(method_name(row.method)) + " " + std::string(row.path),
                     std::string(sent), call.path, call.now};
  for (const auto& [name, value] : call.query) key.request += "\n" + name + "=" + value;
  key.request += "\n\n" + call.body;
  for (const auto& file : call.files) key.request += "\n" + file.field + "\n" + file.name + "\n" + file.content;
  auto claim = parts_.idempotency->claim(key);
  using State = IdempotencyStore::State;
  if (claim.state == State::OtherRequest) return idempotency_reused;
  if (claim.state == State::Running) return Error{idempotency_busy, {}, {{"seconds", "2"}}};
  if (claim.state == State::Finished) return std::move(claim.response);
  try {
    auto result = row.handler(call);
    if (result) {
      parts_.idempotency->finish(key, *result);
    } else {
      parts_.idempotency->release(key);
    }
    return result;
  } catch (const Bug&) {
    parts_.idempotency->release(key);  // rolled back; after a store fault nobody knows, so there the claim stays
    throw;
  }
}

Result<Response> Router::answer(Call& call) const {
  auto found = match(call.method, call.path);
  if (!found.endpoint) {
    if (found.allow.empty()) return not_found;
    return Error{method_not_allowed, {}, {{"method", std::string(method_name(call.method))}, {"allow", found.allow}}};
  }
  const Endpoint& row = *found.endpoint;
  call.path_values = std::move(found.path_values);
  TRY_VOID(check_caller(call, row));
  TRY_VOID(check_query(call, row));
  TRY_VOID(check_body(call, row));
  return once(call, row);
}

Response Router::refuse(const Problems& problems, const Call& call) const {
  return problem_response(problems, parts_.texts, call.language, call.request_id);
}

Response Router::dispatch(Call& call) const {
  const auto failed = [&](ErrorCode code, std::string_view kind, std::string_view cause) {
    const auto* row = match(call.method, call.path).endpoint;  // its template: a path may hold a one-time token
    parts_.log.write(LogLine(Severity::Error, kind)
                         .add("requestId", call.request_id)
                         .add("method", method_name(call.method))
                         .add("endpoint", row ? row->path : "none")
                         .add("cause", cause));
    return refuse({{code, {}, {{"seconds", "5"}}}}, call);
  };
  try {
    auto result = answer(call);
    if (result) return std::move(result).value();
    return refuse(result.problems(), call);
  } catch (const Bug& bug) {
    return failed(internal, "bug", bug.what());
  } catch (const store::ConstraintViolation& violation) {
    return failed(internal, "constraint violated", violation.what());
  } catch (const store::StoreFault& fault) {
    return failed(unavailable, "store fault", fault.what());
  } catch (const std::bad_alloc&) {
    return failed(unavailable, "out of memory", "std::bad_alloc");
  } catch (const std::exception& other) {
    return failed(internal, "exception", other.what());
  }
}

}  // namespace muang::http
