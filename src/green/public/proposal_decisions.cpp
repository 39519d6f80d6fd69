// SPDX-License-Identifier: Apache-2.0
// What the town decides: a planned plot and its proposal come and go in one transaction.
#include "base/text.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/sums.hpp"
#include "green/public/proposal_errors.hpp"
#include "green/public/proposals.hpp"
#include "green/sql.hpp"
#include "green/tile/tile_store.hpp"

namespace muang::green {
namespace {

using http::Call;
using identity::AuditEntry;
using store::Transaction;

std::string subject(std::int64_t proposal, const char* what) { return "proposal/" + std::to_string(proposal) + "/" + what; }

// One decision on its way: the proposal becomes what the body says, or every problem is told.
class Decision {
 public:
  Decision(Green& green, const Call& call, const DecisionBody& body, Transaction& tx, AuditEntry& entry)
      : green_(green), call_(call), body_(body), tx_(tx), entry_(entry) {}

  Result<Done> take(const StoredProposal& before) {
    StoredProposal next = before;
    next.state = *parse_proposal_state(body_.state);  // the shape lets no other word through
    if (!may_decide(before.state, next.state)) return errors::decision_not_possible;
    next.reason = text::trim(body_.reason.value_or(""));
    if (next.reason.empty() && wants_reason(before.state, next.state))
      return Error{errors::decision_reason_missing, "reason", {}};
    next.duplicate_of.reset();
    if (next.state == ProposalState::New) {
      TRY_VOID(undo(next));
    } else {
      TRY_VOID(check(next));
    }
    if (next.state == ProposalState::Accepted) TRY_VOID(accept(next));
    if (!save_decision(tx_, next, call_.now, identity::actor_of(call_).id)) return errors::stale_proposal;
    entry_.concerns(next.unit);
    entry_.change(subject(next.id, "state"), state_code(before.state), state_code(next.state));
    if (!next.reason.empty()) entry_.change(subject(next.id, "reason"), before.reason, next.reason);
    entry_.bump("green");
    return Done{};
  }

 private:
  Result<Done> check(StoredProposal& next) {
    if (next.state != ProposalState::Duplicate) return Done{};
    const auto original = body_.duplicate_of ? find_proposal(tx_, *body_.duplicate_of) : std::nullopt;
    if (!original || original->unit != next.unit || original->id == next.id || original->state == ProposalState::Duplicate)
      return Error{errors::duplicate_unknown, "duplicateOf", {}};
    if (!duplicates_of(tx_, next).empty()) return errors::proposal_decided_as_original;
    next.duplicate_of = original->id;
    return Done{};
  }

  Result<StoredPlot> planned_plot(const StoredProposal& proposal) const {
    const AcceptedPlot asked = body_.plot.value_or(AcceptedPlot{});
    PlotEntry entry;
    entry.name_th = asked.name_th;
    entry.type = text::trim(asked.type.value_or("")).empty() ? proposal.type : *asked.type;
    entry.stated_area = asked.stated_area;
    entry.plan = green_.texts().get("th", "green-proposals.plan", {{"number", std::to_string(proposal.id)}});
    if (!proposal.outline.empty()) entry.geometry = geometry_json(shape_of(proposal.outline));
    StoredPlot plot{.unit = proposal.unit, .status = PlotStatus::Planned};
    plot.demo = proposal.demo;
    Problems problems = write_entry(entry, green_.types(), plot);
    for (Error& problem : problems) problem.field = "plot." + problem.field;
    if (!is_plain(body_.public_text.value_or(""))) problems.push_back({errors::proposal_markup, "publicText", {}});
    if (!problems.empty()) return problems;
    return plot;
  }

  Result<Done> accept(StoredProposal& next) {
    TRY(const StoredPlot plot, planned_plot(next));
    TRY_VOID(not_tangled(tx_, plot.unit, shape_of(plot.outline), 0));
    next.public_text = text::trim(body_.public_text.value_or(""));
    next.plot = store_new_plot(tx_, call_, plot, PlotEvent{.status = PlotStatus::Planned, .day = {}}, next.reason);
    entry_.change(subject(next.id, "plot"), "", std::to_string(*next.plot));
    entry_.change(subject(next.id, "publicText"), "", next.public_text);
    return sums_follow(tx_, green_, next.unit);
  }

  // A planned plot that nobody worked on goes again; the audit keeps that it was there.
  Result<Done> undo(StoredProposal& next) {
    if (!next.plot) return Done{};
    const std::int64_t plot = *next.plot;
    const auto used = tx_.one(sql::plot_is_used, {{"plot_id", plot}}, [](const store::Row&) { return true; });
    if (used) return errors::planned_plot_in_use;
    tiles_forget(tx_, plot);
    tiles_forget(tx_, plot);
    tx_.run(sql::drop_plot_events, {{"plot_id", plot}});
    tx_.run(sql::drop_plot_revisions, {{"plot_id", plot}});
    tx_.run(sql::drop_plot, {{"plot_id", plot}});
    entry_.change(subject(next.id, "plot"), std::to_string(plot), "");
    next.plot.reset();
    next.public_text.clear();
    return sums_follow(tx_, green_, next.unit);
  }

  Green& green_;
  const Call& call_;
  const DecisionBody& body_;
  Transaction& tx_;
  AuditEntry& entry_;
};

Result<StoredProposal> proposal_to_decide(Transaction& tx, const Call& call, std::int64_t version) {
  TRY(SeenProposal seen, seen_proposal(tx, call));
  if (!seen.may_decide) return errors::not_your_proposal;
  if (seen.stored.version != version) return errors::stale_proposal;
  return std::move(seen.stored);
}

}  // namespace

Result<Done> decide(Green& green, const Call& call, const DecisionBody& body, std::int64_t version) {
  return green.identity().audit().transact<Done>(identity::author_of(call), "green.proposal.decide",
                                                 [&](Transaction& tx, AuditEntry& entry) -> Result<Done> {
                                                   TRY(const StoredProposal stored, proposal_to_decide(tx, call, version));
                                                   return Decision(green, call, body, tx, entry).take(stored);
                                                 });
}

Result<Done> change_words(Green& green, const Call& call, const PublicWords& body, std::int64_t version) {
  if (!is_plain(body.public_text)) return Error{errors::proposal_markup, "publicText", {}};
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.proposal.words", [&](Transaction& tx, AuditEntry& entry) -> Result<Done> {
        TRY(const StoredProposal stored, proposal_to_decide(tx, call, version));
        if (stored.state != ProposalState::Accepted) return errors::decision_not_possible;
        const std::string words = text::trim(body.public_text);
        if (tx.run(sql::save_public_text, {{"id", stored.id}, {"version", version}, {"public_text", words}}) != 1)
          return errors::stale_proposal;
        entry.concerns(stored.unit);
        entry.change(subject(stored.id, "publicText"), stored.public_text, words);
        entry.bump("green");
        return Done{};
      });
}

}  // namespace muang::green
