// SPDX-License-Identifier: Apache-2.0
// The use cases around what citizens propose. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/plot/plots.hpp"
#include "green/public/proposal_dto.hpp"
#include "green/public/proposal_store.hpp"

namespace muang::green {

// Anybody. The receipt is told here alone; E5771 when one address, or everybody for one town, sends too many.
Result<ProposalReceipt> propose(Green& green, const http::Call& call, const NewProposal& body);
Result<ProposalAnswer> answer_to(const Green& green, const http::Call& call);  // by the receipt of the path

// Those who read the town's green see what was proposed; who proposed it is for those who decide.
Result<ProposalList> list_proposals(const Green& green, const http::Call& call);
Result<http::Response> proposals_file(const Green& green, const http::Call& call);  // CSV, without contacts
Result<ProposalPage> proposal_page(const Green& green, const http::Call& call);

// What the call asks the list to be narrowed to; empty: nothing.
Result<std::string> asked_state(const http::Call& call);
struct SeenProposal {
  StoredProposal stored;
  bool may_decide = false;
};
Result<SeenProposal> seen_proposal(store::Transaction& tx, const http::Call& call);  // foreign and unknown alike: E5760
ProposalRow row_of(const Green& green, const StoredProposal& stored);

Result<Done> decide(Green& green, const http::Call& call, const DecisionBody& body, std::int64_t version);
Result<Done> change_words(Green& green, const http::Call& call, const PublicWords& body, std::int64_t version);

}  // namespace muang::green
