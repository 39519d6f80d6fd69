// SPDX-License-Identifier: Apache-2.0
#include "identity/turns.hpp"

#include <algorithm>

#include "identity/secrets.hpp"
#include "identity/sql.hpp"

namespace muang::identity {
namespace {

constexpr Instant rest = 24LL * 60 * 60 * 1000;

}  // namespace

Instant TurnRule::delay_after(std::int64_t tries) const {
  if (tries <= free) return 0;
  constexpr std::int64_t most_doublings = 20;
  return std::min(longest, first << std::min(tries - free - 1, most_doublings));
}

std::optional<Instant> take_turn(store::Transaction& tx, const std::string& key, const TurnRule& rule, Instant now) {
  struct Delay {
    std::int64_t tries;
    Instant next_at;
  };
  const std::string pair = digest(key);
  const auto delay = tx.one(sql::login_delay, {{"pair", pair}}, [](const store::Row& row) {
    return Delay{row.integer(0), row.integer(1)};
  });
  if (delay && now < delay->next_at) return delay->next_at - now;
  const std::int64_t tries = (delay ? delay->tries : 0) + 1;
  tx.run(sql::save_login_delay, {{"pair", pair}, {"failures", tries}, {"next_at", now + rule.delay_after(tries)}});
  return std::nullopt;
}

void forget_turns(store::Transaction& tx, const std::string& key) {
  tx.run(sql::clear_login_delay, {{"pair", digest(key)}});
}

void forget_rested_turns(store::Transaction& tx, Instant now) { tx.run(sql::forget_login_delays, {{"before", now - rest}}); }

}  // namespace muang::identity
