// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "identity/audit.hpp"
#include "identity/audit_chain.hpp"
#include "identity/sql.hpp"

namespace muang::identity {
namespace {

constexpr std::int64_t page_size = 2000;

struct Link {
  std::int64_t sequence = 0, row_id = 0;
  std::string hash;
  std::optional<AuditRow> row;
};

Link read_link(const store::Row& row) {
  Link link{row.integer(0), row.integer(1), row.string(2), {}};
  if (row.is_null(3)) return link;
  link.row = AuditRow{.id = row.integer(3),
                      .at = row.integer(4),
                      .person = row.integer(5),
                      .action = row.string(6),
                      .unit = row.maybe_integer(7),
                      .request_id = row.string(8),
                      .body = row.string(9)};
  return link;
}

struct ExpectedHead {
  std::int64_t sequence = 0;  // 0: not told
  std::string hash;
  bool valid = false;
};

ExpectedHead parse_head(std::string_view text) {
  ExpectedHead head;
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + colon, head.sequence);
    if (error != std::errc{} || end != text.data() + colon || head.sequence < 0) return head;
    text.remove_prefix(colon + 1);
  }
  head.hash = text;
  std::transform(head.hash.begin(), head.hash.end(), head.hash.begin(),
                 [](char c) { return c >= 'A' && c <= 'F' ? char(c + 32) : c; });
  head.valid = head.hash.size() == 64 && head.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  return head;
}

// Walks the chain from its beginning; the first bad row is kept, the rest is still counted.
class Walk {
 public:
  explicit Walk(std::optional<std::string> expected) {
    result_.head = no_head;
    if (!expected) return;
    expected_ = parse_head(*expected);
    found_ = expected_->hash == no_head;
  }

  void step(const Link& link) {
    if (link.sequence != last_ + 1) blame(last_ + 1, 0, "missing");
    if (!link.row) blame(link.sequence, link.row_id, "missing");
    if (link.row && link_hash(result_.head, link.sequence, *link.row) != link.hash)
      blame(link.sequence, link.row_id, "changed");
    last_ = link.sequence;
    result_.head = link.hash;
    ++result_.sealed;
    if (!expected_ || link.hash != expected_->hash) return;
    found_ = expected_->sequence == 0 || expected_->sequence == link.sequence;
  }

  void lost_before_seal(std::int64_t row) { blame(0, row, "missing"); }

  Verification finish(std::int64_t unsealed) {
    result_.unsealed = unsealed;
    if (expected_ && !expected_->valid) blame(0, 0, "wrong head");
    if (expected_ && !found_) {
      const bool rewritten = expected_->sequence > 0 && expected_->sequence <= last_;
      blame(rewritten ? expected_->sequence : last_ + 1, 0, rewritten ? "wrong head" : "cut");
    }
    result_.intact = result_.what.empty();
    return result_;
  }

  std::int64_t last() const { return last_; }

 private:
  void blame(std::int64_t sequence, std::int64_t row, const char* what) {
    if (!result_.what.empty()) return;
    result_.first_bad = sequence;
    result_.row = row;
    result_.what = what;
  }
  Verification result_;
  std::optional<ExpectedHead> expected_;
  bool found_ = false;
  std::int64_t last_ = 0;
};

}  // namespace

Verification verify(store::Database& database, std::optional<std::string> expected_head) {
  Walk walk(std::move(expected_head));
  return database.reading([&](store::Transaction& tx) {
    for (;;) {
      const std::int64_t after = walk.last();
      const auto rows = tx.query(sql::audit_chain_page, {{"after", after}, {"page", page_size}},
                                 [&](const store::Row& row) { walk.step(read_link(row)); });
      if (rows < static_cast<std::size_t>(page_size)) break;
    }
    const auto number = [](const store::Row& row) { return row.integer(0); };
    if (const auto lost = tx.one(sql::audit_lost_pending, {}, number)) walk.lost_before_seal(*lost);
    return walk.finish(tx.one(sql::audit_unsealed, {}, number).value());
  });
}

}  // namespace muang::identity
