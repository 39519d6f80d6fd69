// SPDX-License-Identifier: Apache-2.0
// Inside of the server: one request that a worker answers.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/kept.hpp"
#include "http/router.hpp"

namespace muang::http {

struct Job {
  Call call;
  const Endpoint* endpoint = nullptr;
  std::size_t row = 0;
  std::string key;  // under which the answer is kept; empty: it is not
  bool gzip = false;
  std::vector<std::string> topics;
  std::int64_t version = -1;                // read before the work; -1: not known, so nothing is kept
  std::shared_ptr<const KeptAnswer> known;  // what is kept already, when only a worker may ask whether it still holds
  std::function<void(Job&)> work;
  Response response;
  std::shared_ptr<const KeptAnswer> kept;
};

}  // namespace muang::http
