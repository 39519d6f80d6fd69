// SPDX-License-Identifier: Apache-2.0
// How often something may be tried that a stranger can try: signing in, sending a proposal. One table for all of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/core/id.hpp"
#include "store/database.hpp"

namespace muang::identity {

// Waits in milliseconds. The first `free` tries of a key wait for nothing, the next one `first`, each further one twice as
// long, up to `longest`. A key that rested for a day begins afresh.
struct TurnRule {
  std::int64_t free = 0;
  Instant first = 0, longest = 0;
  Instant delay_after(std::int64_t tries) const;
};

// Counts a try, within a write of the caller. Nothing: go on; else how many milliseconds are still to be waited, and the try
// is not counted. `key` says who tries what ("green.proposal\n10.1.2.3"); the database keeps its digest only.
std::optional<Instant> take_turn(store::Transaction& tx, const std::string& key, const TurnRule& rule, Instant now);
void forget_turns(store::Transaction& tx, const std::string& key);  // it went well
void forget_rested_turns(store::Transaction& tx, Instant now);      // of all keys, after a day

}  // namespace muang::identity
