// SPDX-License-Identifier: Apache-2.0
#include "green/public/proposal_store.hpp"

#include "base/core/check.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

StoredProposal read_row(const store::Row& row) {
  const auto state = parse_proposal_state(row.text(2));
  ENSURE(state, "a stored proposal has a known state");
  return {.id = row.integer(0),
          .unit = OrgUnitId{row.integer(1)},
          .state = *state,
          .place = {row.integer(3), row.integer(4)},
          .outline = row.string(5),
          .computed_cm2 = row.maybe_integer(6),
          .type = row.string(7),
          .now_text = row.string(8),
          .wish_text = row.string(9),
          .why = row.string(10),
          .public_text = row.string(11),
          .reason = row.string(12),
          .duplicate_of = row.maybe_integer(13),
          .plot = row.maybe_integer(14),
          .demo = row.flag(15),
          .version = row.integer(16),
          .created_at = row.integer(17),
          .decided_at = row.maybe_integer(18),
          .decided_by = row.string(19)};
}

}  // namespace

std::int64_t insert_proposal(store::Transaction& tx, const StoredProposal& proposal, const std::string& receipt_digest,
                             const ProposalContact& contact, Instant now) {
  const std::int64_t id = tx.insert(sql::insert_proposal, {{"unit_id", proposal.unit},
                                                           {"receipt", receipt_digest},
                                                           {"lat_e7", proposal.place.lat_e7},
                                                           {"lon_e7", proposal.place.lon_e7},
                                                           {"outline", proposal.outline},
                                                           {"computed_cm2", proposal.computed_cm2},
                                                           {"type", proposal.type},
                                                           {"now_text", proposal.now_text},
                                                           {"wish_text", proposal.wish_text},
                                                           {"why", proposal.why},
                                                           {"demo", proposal.demo},
                                                           {"now", now}});
  if (!contact.empty())
    tx.run(sql::insert_proposal_contact, {{"proposal_id", id}, {"name", contact.name}, {"contact", contact.contact}});
  return id;
}

std::vector<StoredProposal> proposals_of(store::Transaction& tx, OrgUnitId unit, const std::string& state,
                                         std::int64_t before, int most) {
  return tx.all(sql::proposals_page, {{"unit_id", unit}, {"state", state}, {"before", before}, {"most", most}}, read_row);
}

std::optional<StoredProposal> find_proposal(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::proposal_by_id, {{"id", id}}, read_row);
}

std::optional<StoredProposal> proposal_of_receipt(store::Transaction& tx, const std::string& receipt_digest) {
  return tx.one(sql::proposal_by_receipt, {{"receipt", receipt_digest}}, read_row);
}

std::array<std::int64_t, 5> proposals_by_state(store::Transaction& tx, OrgUnitId unit) {
  std::array<std::int64_t, 5> counts{};
  tx.query(sql::proposals_counted, {{"unit_id", unit}}, [&](const store::Row& row) {
    if (const auto state = parse_proposal_state(row.text(0))) counts.at(static_cast<std::size_t>(*state)) = row.integer(1);
  });
  return counts;
}

std::optional<ProposalContact> contact_of(store::Transaction& tx, std::int64_t proposal) {
  return tx.one(sql::proposal_contact, {{"proposal_id", proposal}}, [](const store::Row& row) {
    return ProposalContact{row.string(0), row.string(1)};
  });
}

std::vector<ProposalStep> proposal_steps(store::Transaction& tx, std::int64_t proposal) {
  return tx.all(sql::proposal_events, {{"proposal_id", proposal}}, [](const store::Row& row) {
    return ProposalStep{row.string(0), row.string(1), row.integer(2), row.string(3)};
  });
}

std::vector<std::int64_t> duplicates_of(store::Transaction& tx, const StoredProposal& proposal) {
  return tx.all(sql::duplicates_of_proposal, {{"id", proposal.id}, {"unit_id", proposal.unit}},
                [](const store::Row& row) { return row.integer(0); });
}

bool save_decision(store::Transaction& tx, const StoredProposal& proposal, Instant now, PersonId person) {
  const bool decided = proposal.state != ProposalState::New;
  const std::int64_t saved =
      tx.run(sql::decide_proposal, {{"id", proposal.id},
                                    {"version", proposal.version},
                                    {"state", state_code(proposal.state)},
                                    {"public_text", proposal.public_text},
                                    {"reason", proposal.reason},
                                    {"duplicate_of", proposal.duplicate_of},
                                    {"plot_id", proposal.plot},
                                    {"decided_at", decided ? std::optional<std::int64_t>(now) : std::nullopt},
                                    {"decided_by", decided ? std::optional<std::int64_t>(person.value) : std::nullopt}});
  if (saved != 1) return false;
  tx.run(sql::insert_proposal_event, {{"proposal_id", proposal.id},
                                      {"state", state_code(proposal.state)},
                                      {"reason", proposal.reason},
                                      {"now", now},
                                      {"person_id", person}});
  return true;
}

}  // namespace muang::green
