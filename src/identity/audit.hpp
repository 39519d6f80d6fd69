// SPDX-License-Identifier: Apache-2.0
// The one gate for writes. A value commits with its audit row (one row a request, listing its changes); a failed Result or
// an exception rolls both back. A sealer links committed rows by SHA-256 within a second, so that no write waits for the
// head of the chain. The bytes that are hashed: docs/adr/002-audit-chain.md.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/core/id.hpp"
#include "base/core/result.hpp"
#include "store/database.hpp"

namespace muang::identity {

// What is written about one request. `subject` names what was changed ("unit/17/fact/pop_reg/FY2562").
// Personal data (names, logins, addresses) enters only through personal(): a salted digest.
class AuditEntry {
 public:
  void change(std::string_view subject, std::string_view before, std::string_view after);
  void personal(std::string_view subject, std::string_view secret_value);
  // Caches keyed by these topics become stale with this commit: "assessment", "coverage", "city/17" …
  void bump(std::string_view topic);
  void concerns(OrgUnitId unit);  // the unit whose timeline shows this row

 private:
  friend class Audit;
  struct Change {
    std::string subject, before, after;
    bool personal = false;
  };
  std::vector<Change> changes_;
  std::vector<std::string> topics_;
  std::optional<OrgUnitId> unit_;
};

struct Author {            // who acts
  PersonId person;         // 0: the system or the command line
  std::string request_id;  // empty outside HTTP
  Instant now = 0;
};

class Audit {
 public:
  explicit Audit(store::Database& database);
  ~Audit();
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;

  // const auto saved = audit.transact<Saved>(author, "assessment.answer", [&](store::Transaction& tx, AuditEntry& entry) ->
  // Result<Saved> {…});
  template <class T, class F>
  Result<T> transact(const Author& author, std::string_view action, F work) {
    std::optional<Result<T>> result;
    run(author, action, [&](store::Transaction& tx, AuditEntry& entry) {
      result.emplace(work(tx, entry));
      return result->ok();
    });
    return std::move(*result);
  }

  store::Database& database() { return database_; }

  void start_sealer();               // seals in the background, at most one second after commit
  std::size_t seal_pending();        // seals what is committed now; returns how many rows (0 too while another server seals)
  void stop_sealer();                // seals the rest first; the destructor calls it
  std::string sealer_fault() const;  // why the last attempt failed, empty when it worked: for /readyz and the log

 private:
  void run(const Author& author, std::string_view action, const std::function<bool(store::Transaction&, AuditEntry&)>& work);
  void write_row(store::Transaction& tx, const Author& author, std::string_view action, const AuditEntry& entry);
  store::Database& database_;
  struct Sealer;
  std::unique_ptr<Sealer> sealer_;
};

struct Verification {
  bool intact = false;
  std::int64_t sealed = 0, unsealed = 0;
  std::string head;            // hex SHA-256 of the last sealed row, 64 zeros when there is none
  std::int64_t first_bad = 0;  // sequence number of the first broken, missing or cut row; 0 for a row without a number
  std::int64_t row = 0;        // its id in audit_rows, 0 when unknown
  std::string what;            // "changed", "missing", "cut", "wrong head"
};
// `expected_head` is a head printed earlier, as HASH or SEQ:HASH: it must still be in the chain, or the chain was cut or
// written anew. Reads in pages: the memory does not grow with the number of rows.
Verification verify(store::Database& database, std::optional<std::string> expected_head);

}  // namespace muang::identity
