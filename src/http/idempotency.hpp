// SPDX-License-Identifier: Apache-2.0
// A POST that creates may be sent again with the same Idempotency-Key for 24 hours and happens once.
//
// How: the key is claimed in a transaction of its own before the use case runs, and the answer is stored in another one
// after it. The use case's own transaction knows nothing of this, so it needs no help from the slices. If the process dies
// in between, the claim stays and a repeat is answered with 409: at most once, never twice.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/core/id.hpp"
#include "http/call.hpp"

namespace muang::store {
class Database;
}

namespace muang::http {

struct IdempotencyKey {
  std::int64_t person = 0;
  std::string endpoint;  // "POST /api/v1/people"
  std::string key;       // as sent
  std::string request;   // path, query and body: another one under the same key is refused
  Instant now = 0;
};

class IdempotencyStore {
 public:
  virtual ~IdempotencyStore() = default;
  enum class State { Fresh, Finished, Running, OtherRequest };
  struct Claim {
    State state = State::Fresh;
    Response response = {};  // when Finished
  };
  virtual Claim claim(const IdempotencyKey& key) = 0;
  virtual void finish(const IdempotencyKey& key, const Response& response) = 0;
  virtual void release(const IdempotencyKey& key) = 0;  // nothing happened: the same key may try again
};

// On the product's database. Answers may hold one-time links: they are kept encrypted under the key that only its sender
// knows, and the key itself is kept as a digest.
std::unique_ptr<IdempotencyStore> stored_idempotency(store::Database& database);

}  // namespace muang::http
