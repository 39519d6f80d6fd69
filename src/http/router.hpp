// SPDX-License-Identifier: Apache-2.0
// From endpoint tables to answers, without sockets: `dispatch` is what the server's workers and the tests call.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.hpp"
#include "base/texts.hpp"
#include "http/endpoint.hpp"

namespace muang::http {

// Who calls, and what they may. Identity implements it; main hands it over.
struct Authoriser {
  virtual ~Authoriser() = default;
  // From the session cookie; the public is a Caller who has not signed in. Never null.
  virtual Result<std::shared_ptr<const Caller>> identify(const Call& call) = 0;
  // Somewhere in the tree: the use case still checks the unit. Not asked for open_to_public and signed_in.
  virtual bool allows(const Caller& caller, Permission permission) = 0;
};

class IdempotencyStore;

inline constexpr std::string_view session_cookie = "muang_session";
// The value of a cookie, empty when absent.
std::string_view cookie(const Call& call, std::string_view name);

class Router {
 public:
  struct Parts {
    const Texts& texts;
    Authoriser& authoriser;
    IdempotencyStore* idempotency = nullptr;  // without it keys are not honoured: only for tests
    Log& log = muang::log();
  };
  Router(std::vector<Endpoint> endpoints, Parts parts);

  struct Match {
    const Endpoint* endpoint = nullptr;
    std::map<std::string, std::string, std::less<>> path_values;
    std::string allow;  // methods of this path when the asked one is not there; empty: no such path
  };
  Match match(Method method, std::string_view path) const;

  // The whole way of a request. Never throws; an exception becomes 500 or 503 and a line in the log.
  Response dispatch(Call& call) const;
  Response refuse(const Problems& problems, const Call& call) const;
  const std::vector<Endpoint>& endpoints() const { return endpoints_; }
  const Texts& texts() const { return parts_.texts; }
  Log& log() const { return parts_.log; }

 private:
  struct Node {  // one segment of a path
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
    std::unique_ptr<Node> variable;
    std::array<const Endpoint*, 5> row{};             // by Method
    std::array<std::vector<std::string>, 5> names{};  // of the variables on the way
  };
  void add(const Endpoint& endpoint);
  static const Node* find(const Node& node, std::string_view rest, std::vector<std::string_view>& values);
  Result<Response> answer(Call& call) const;
  Result<Done> check_caller(Call& call, const Endpoint& row) const;
  Result<Response> once(const Call& call, const Endpoint& row) const;

  std::vector<Endpoint> endpoints_;
  Parts parts_;
  Node root_;
};

std::string_view method_name(Method method);  // "GET"

}  // namespace muang::http
