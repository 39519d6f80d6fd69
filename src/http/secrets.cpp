// SPDX-License-Identifier: Apache-2.0
#include "http/secrets.hpp"

#include "base/random.hpp"
#include "http/sql.hpp"

namespace muang::http {

std::string shared_secret(store::Database& database, std::string_view name) {
  const auto find = [&](store::Transaction& tx) {
    return tx.one(sql::find_secret, {{"name", name}}, [](const store::Row& row) { return row.string(0); });
  };
  if (auto known = database.reading(find)) return *known;
  std::string secret;
  // Outside the audited gate: the system's own key, about nobody.
  const auto offer = [&](store::Transaction& tx) {
    tx.run(sql::offer_secret, {{"name", name}, {"secret", random_token()}});
    secret = find(tx).value();  // another server may have been faster
    return true;
  };
  database.write(offer);
  return secret;
}

}  // namespace muang::http
