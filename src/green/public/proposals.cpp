// SPDX-License-Identifier: Apache-2.0
#include "green/public/proposals.hpp"

#include <cstdio>

#include "base/core/check.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/register_errors.hpp"
#include "green/public/proposal_errors.hpp"
#include "green/tree/tree_import_store.hpp"
#include "http/attachments.hpp"
#include "identity/turns.hpp"

namespace muang::green {
namespace {

using http::Call;

// Ours. An address of a school or of a mobile network stands for many people, so it waits and is never shut out; a town
// gets at most one a minute once sixty have come without a day's rest.
constexpr Instant second = 1000, minute = 60 * second;
constexpr identity::TurnRule turns_of_address{.free = 5, .first = minute, .longest = 30 * minute};
constexpr identity::TurnRule turns_of_town{.free = 60, .first = minute, .longest = minute};
constexpr std::int64_t quickest_seconds = 3;  // ours: nobody fills the form in less
constexpr std::size_t most_corners = 500;     // ours
constexpr std::size_t receipt_bytes = 10;     // 80 bits

std::string degrees(std::int64_t e7) {
  char out[32];
  std::snprintf(out, sizeof out, "%.5f", static_cast<double>(e7) / 1e7);
  return out;
}

std::size_t corners_of(const geo::Shape& shape) {
  std::size_t corners = 0;
  for (const geo::Polygon& polygon : shape.polygons) {
    corners += polygon.outer.size();
    for (const geo::Ring& hole : polygon.holes) corners += hole.size();
  }
  return corners;
}

void read_place(const NewProposal& body, StoredProposal& proposal, Problems& problems) {
  if (!body.lat_e7 || !body.lon_e7) {
    problems.push_back({errors::proposal_place_missing, "latE7", {}});
    return;
  }
  proposal.place = {*body.lat_e7, *body.lon_e7};
  if (!in_country(proposal.place))
    problems.push_back(
        {errors::proposal_place_elsewhere, "latE7", {{"lat", degrees(*body.lat_e7)}, {"lon", degrees(*body.lon_e7)}}});
}

void read_drawing(const NewProposal& body, StoredProposal& proposal, Problems& problems) {
  if (!body.geometry || body.geometry->is_null()) return;
  auto read = read_outline(*body.geometry);
  if (!read) {
    for (const Error& problem : read.problems()) problems.push_back(problem);
    return;
  }
  const std::int64_t cm2 = read->faults.empty() ? geo::area_cm2(read->shape) : 0;
  if (cm2 <= 0 || corners_of(read->shape) > most_corners) {
    problems.push_back({errors::proposal_outline_unusable, "geometry", {}});
    return;
  }
  geo::append_geometry(proposal.outline, read->shape);
  proposal.computed_cm2 = cm2;
}

void read_type(const NewProposal& body, const TypeBook& types, StoredProposal& proposal, Problems& problems) {
  const auto type = types.find(body.type);
  if (type) {
    proposal.type = type->code;
    return;
  }
  for (Error problem : type.problems()) {
    problem.field = "type";
    problems.push_back(std::move(problem));
  }
}

std::string plain(const std::string& typed, const char* field, Problems& problems) {
  if (!is_plain(typed)) problems.push_back({errors::proposal_markup, field, {}});
  return text::trim(typed);
}

void read_words(const NewProposal& body, StoredProposal& proposal, Problems& problems) {
  proposal.now_text = plain(body.now_text, "nowText", problems);
  proposal.wish_text = plain(body.wish_text.value_or(""), "wishText", problems);
  proposal.why = plain(body.why.value_or(""), "why", problems);
  if (proposal.now_text.empty()) problems.push_back({errors::proposal_words_missing, "nowText", {}});
}

ProposalContact read_sender(const NewProposal& body, Problems& problems) {
  const ProposalContact sender{plain(body.name.value_or(""), "name", problems),
                               text::arabic_digits(plain(body.contact.value_or(""), "contact", problems))};
  if (!sender.contact.empty() && !is_contact(sender.contact))
    problems.push_back({errors::proposal_contact_unreadable, "contact", {}});
  if (!sender.empty() && !body.consent.value_or(false))
    problems.push_back({errors::proposal_consent_missing, "consent", {}});
  return sender;
}

// A place from which the town is out of sight was meant for another one.
Result<Done> near_town(store::Transaction& tx, const StoredProposal& proposal) {
  const TownPlace town = place_of_town(tx, proposal.unit);
  if (!town.point) return Done{};
  const std::int64_t away = distance_mm(*town.point, proposal.place);
  if (away <= town.reach_mm) return Done{};
  constexpr std::int64_t km = 1'000'000;
  return Error{errors::proposal_too_far,
               "latE7",
               {{"km", std::to_string((away + km / 2) / km)}, {"reach", std::to_string(town.reach_mm / km)}}};
}

Result<Done> take_turns(store::Transaction& tx, const Call& call, OrgUnitId unit) {
  identity::forget_rested_turns(tx, call.now);
  const auto address = identity::take_turn(tx, "green.proposal\n" + call.address, turns_of_address, call.now);
  const auto town = identity::take_turn(tx, "green.proposal.unit\n" + std::to_string(unit.value), turns_of_town, call.now);
  const Instant wait = std::max(address.value_or(0), town.value_or(0));
  if (wait == 0) return Done{};
  return Error{errors::proposals_too_often, {}, {{"seconds", std::to_string((wait + second - 1) / second)}}};
}

}  // namespace

Result<ProposalReceipt> propose(Green& green, const Call& call, const NewProposal& body) {
  TRY(const PlotUnit seen, unit_of(call, green));
  if (!body.website.value_or("").empty() || body.seconds < quickest_seconds) return errors::proposal_by_machine;
  StoredProposal proposal{.unit = seen.unit->id};
  Problems problems;
  read_place(body, proposal, problems);
  read_drawing(body, proposal, problems);
  read_type(body, green.types(), proposal, problems);
  read_words(body, proposal, problems);
  const ProposalContact sender = read_sender(body, problems);
  if (!problems.empty()) return problems;
  const std::string receipt = receipt_text(random_bytes(receipt_bytes));
  return green.identity().audit().transact<ProposalReceipt>(
      identity::author_of(call), "green.proposal",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<ProposalReceipt> {
        TRY_VOID(near_town(tx, proposal));
        TRY_VOID(take_turns(tx, call, proposal.unit));
        const std::int64_t id = insert_proposal(tx, proposal, http::sha256_hex(receipt), sender, call.now);
        const std::string subject = "proposal/" + std::to_string(id);
        entry.concerns(proposal.unit);
        entry.change(subject + "/state", "", state_code(ProposalState::New));
        entry.change(subject + "/type", "", proposal.type);
        // Anybody's words may name somebody, so they enter as digests too.
        entry.personal(subject + "/words", proposal.now_text + "\n" + proposal.wish_text + "\n" + proposal.why);
        if (!sender.empty()) entry.personal(subject + "/sender", sender.name + "\n" + sender.contact);
        return ProposalReceipt{receipt, std::string(state_code(ProposalState::New)), Date::of_instant(call.now).iso(),
                               proposal.unit.value, green.contact_days()};
      });
}

Result<ProposalAnswer> answer_to(const Green& green, const Call& call) {
  const auto receipt = read_receipt(call.path_values.at("receipt"));
  if (!receipt) return errors::receipt_unknown;
  return green.database().reading([&](store::Transaction& tx) -> Result<ProposalAnswer> {
    const auto found = proposal_of_receipt(tx, http::sha256_hex(*receipt));
    if (!found) return errors::receipt_unknown;
    const ProposalRow row = row_of(green, *found);
    ProposalAnswer answer{.state = row.state,
                          .sent_on = Date::of_instant(found->created_at).iso(),
                          .reason = row.reason,
                          .type = row.type,
                          .type_name_th = row.type_name_th,
                          .type_name_en = row.type_name_en,
                          .public_text = row.public_text,
                          .unit_id = row.unit_id,
                          .demo = row.demo};
    if (found->decided_at) answer.decided_on = Date::of_instant(*found->decided_at).iso();
    if (const auto plot = found->plot ? find_plot(tx, *found->plot) : std::nullopt) answer.plot_name_th = plot->name_th;
    if (const auto* unit = green.identity().tree_now()->find(found->unit)) {
      answer.full_name_th = unit->full_name_th();
      answer.full_name_en = unit->full_name_en();
    }
    return answer;
  });
}

}  // namespace muang::green
