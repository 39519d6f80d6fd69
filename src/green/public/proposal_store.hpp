// SPDX-License-Identifier: Apache-2.0
// Rows of green_proposals. Who sent one stands in a table of its own and is read by its own function alone.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/core/id.hpp"
#include "green/public/proposal_rules.hpp"
#include "green/tree/position_rules.hpp"
#include "store/database.hpp"

namespace muang::green {

struct StoredProposal {
  std::int64_t id = 0;
  OrgUnitId unit;
  ProposalState state = ProposalState::New;
  TreePlace place;
  std::string outline;  // GeoJSON; empty: a point alone
  std::optional<std::int64_t> computed_cm2;
  std::string type, now_text, wish_text, why, public_text, reason;
  std::optional<std::int64_t> duplicate_of, plot;
  bool demo = false;
  std::int64_t version = 0;
  Instant created_at = 0;
  std::optional<std::int64_t> decided_at;
  std::string decided_by;
};
struct ProposalContact {
  std::string name, contact;
  bool empty() const { return name.empty() && contact.empty(); }
};
struct ProposalStep {
  std::string state, reason;
  Instant at = 0;
  std::string by;
};

std::int64_t insert_proposal(store::Transaction& tx, const StoredProposal& proposal, const std::string& receipt_digest,
                             const ProposalContact& contact, Instant now);
std::vector<StoredProposal> proposals_of(store::Transaction& tx, OrgUnitId unit, const std::string& state,
                                         std::int64_t before, int most);
std::optional<StoredProposal> find_proposal(store::Transaction& tx, std::int64_t id);
std::optional<StoredProposal> proposal_of_receipt(store::Transaction& tx, const std::string& receipt_digest);
std::array<std::int64_t, 5> proposals_by_state(store::Transaction& tx, OrgUnitId unit);  // in the order of ProposalState
std::optional<ProposalContact> contact_of(store::Transaction& tx, std::int64_t proposal);
std::vector<ProposalStep> proposal_steps(store::Transaction& tx, std::int64_t proposal);
std::vector<std::int64_t> duplicates_of(store::Transaction& tx, const StoredProposal& proposal);

// Writes state, public text, reason, plot and original with the step; false: stale.
bool save_decision(store::Transaction& tx, const StoredProposal& proposal, Instant now, PersonId person);

}  // namespace muang::green
