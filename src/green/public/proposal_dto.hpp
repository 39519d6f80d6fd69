// SPDX-License-Identifier: Apache-2.0
// JSON shapes of what citizens propose and the town decides. Places are ten-millionths of a degree (WGS 84).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/plot/plot_dto.hpp"
#include "green/public/proposal_rules.hpp"
#include "http/json.hpp"

namespace muang::green {

inline constexpr http::Limits proposal_text{.max_length = 6000};  // bytes: some 2,000 Thai letters
inline constexpr http::Limits proposal_line{.max_length = 300};

struct NewProposal {
  std::optional<std::int64_t> lat_e7, lon_e7;
  std::optional<http::Json> geometry;
  std::string type, now_text;
  std::optional<std::string> wish_text, why, name, contact, website;
  std::optional<bool> consent;
  std::int64_t seconds = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("latE7", &NewProposal::lat_e7, "Ten-millionths of a degree north, WGS 84."),
        field("lonE7", &NewProposal::lon_e7, "Ten-millionths of a degree east."),
        field("geometry", &NewProposal::geometry, "Outline as GeoJSON, where it was drawn."),
        field("type", &NewProposal::type, "What it could be: code or name of the type of green area.", proposal_line),
        field("nowText", &NewProposal::now_text, "What is there now.", proposal_text),
        field("wishText", &NewProposal::wish_text, "What it could be, in words.", proposal_text),
        field("why", &NewProposal::why, "Why.", proposal_text),
        field("name", &NewProposal::name, "Who proposes. Never public.", proposal_line),
        field("contact", &NewProposal::contact, "Telephone or e-mail. Never public.", proposal_line),
        field("consent", &NewProposal::consent, "Name and contact may be kept for questions; asked for with either."),
        field("website", &NewProposal::website, "Not shown to people: stays empty.", proposal_line),
        field("seconds", &NewProposal::seconds, "How long the form was open.")};
  }
};
struct ProposalReceipt {
  std::string receipt, state, sent_on;
  std::int64_t unit_id = 0, kept_days = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("receipt", &ProposalReceipt::receipt, "Shows the state later; told this once."),
        field("state", &ProposalReceipt::state, "new.", http::Limits{.values = proposal_states}),
        field("sentOn", &ProposalReceipt::sent_on, "Day."),
        field("unitId", &ProposalReceipt::unit_id, "The local government that decides."),
        field("keptDays", &ProposalReceipt::kept_days, "Days after the decision at which name and contact are erased.")};
  }
};
struct ProposalAnswer {
  std::string state, sent_on, decided_on, reason, type, type_name_th, type_name_en, public_text, plot_name_th;
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en;
  bool demo = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("state", &ProposalAnswer::state, "What became of it.", http::Limits{.values = proposal_states}),
                      field("sentOn", &ProposalAnswer::sent_on, "Day."),
                      field("decidedOn", &ProposalAnswer::decided_on, "Day; empty: not yet."),
                      field("reason", &ProposalAnswer::reason, "The town's answer; may be empty."),
                      field("type", &ProposalAnswer::type, "What was proposed: code."),
                      field("typeNameTh", &ProposalAnswer::type_name_th, "In Thai."),
                      field("typeNameEn", &ProposalAnswer::type_name_en, "In English."),
                      field("publicText", &ProposalAnswer::public_text, "What the town says of it in public."),
                      field("plotNameTh", &ProposalAnswer::plot_name_th, "The planned plot; empty: none."),
                      field("unitId", &ProposalAnswer::unit_id, "The local government."),
                      field("fullNameTh", &ProposalAnswer::full_name_th, "Its name in Thai."),
                      field("fullNameEn", &ProposalAnswer::full_name_en, "In English; may be empty."),
                      field("demo", &ProposalAnswer::demo, "Invented, for demonstration.")};
  }
};

struct ProposalRow {
  std::int64_t id = 0, unit_id = 0, version = 0, lat_e7 = 0, lon_e7 = 0;
  std::string state, type, type_name_th, type_name_en, now_text, wish_text, why, public_text, reason;
  std::optional<PlotArea> area;
  std::optional<std::int64_t> duplicate_of, plot_id;
  std::string sent_at, decided_at, decided_by;
  bool demo = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &ProposalRow::id, "Number."),
                      field("unitId", &ProposalRow::unit_id, "The local government."),
                      field("version", &ProposalRow::version, "For If-Match."),
                      field("state", &ProposalRow::state, "Where it stands.", http::Limits{.values = proposal_states}),
                      field("latE7", &ProposalRow::lat_e7, "Place."),
                      field("lonE7", &ProposalRow::lon_e7, "Place."),
                      field("area", &ProposalRow::area, "Of the outline; null: a point alone."),
                      field("type", &ProposalRow::type, "Code of the type proposed."),
                      field("typeNameTh", &ProposalRow::type_name_th, "In Thai."),
                      field("typeNameEn", &ProposalRow::type_name_en, "In English."),
                      field("nowText", &ProposalRow::now_text, "What is there now, as sent."),
                      field("wishText", &ProposalRow::wish_text, "What it could be, as sent."),
                      field("why", &ProposalRow::why, "Why, as sent."),
                      field("publicText", &ProposalRow::public_text, "What the officer approved for the public."),
                      field("reason", &ProposalRow::reason, "Of the decision; the sender sees it."),
                      field("duplicateOf", &ProposalRow::duplicate_of, "The proposal that this one repeats."),
                      field("plotId", &ProposalRow::plot_id, "The planned plot."),
                      field("sentAt", &ProposalRow::sent_at, "Instant, UTC."),
                      field("decidedAt", &ProposalRow::decided_at, "Instant, UTC; empty: not yet."),
                      field("decidedBy", &ProposalRow::decided_by, "Who decided."),
                      field("demo", &ProposalRow::demo, "Invented, for demonstration.")};
  }
};
struct ProposalCounts {
  std::int64_t fresh = 0, accepted = 0, declined = 0, spam = 0, duplicate = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("new", &ProposalCounts::fresh, "Not decided."), field("accepted", &ProposalCounts::accepted, "Planned plots."),
        field("declined", &ProposalCounts::declined, "With a reason."), field("spam", &ProposalCounts::spam, "No proposal."),
        field("duplicate", &ProposalCounts::duplicate, "Another one says the same.")};
  }
};
struct ProposalList {
  std::vector<ProposalRow> items;
  std::string next;
  ProposalCounts counts;
  bool may_decide = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("items", &ProposalList::items, "Newest first."),
                      field("next", &ProposalList::next, "Cursor; empty: the last page."),
                      field("counts", &ProposalList::counts, "Of the town, whatever the filter."),
                      field("mayDecide", &ProposalList::may_decide, "The caller decides here.")};
  }
};
struct NearPlot {
  std::int64_t id = 0, metres = 0;
  std::string name_th, name_en, status;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &NearPlot::id, "The plot."), field("nameTh", &NearPlot::name_th, "In Thai."),
                      field("nameEn", &NearPlot::name_en, "In English; may be empty."),
                      field("status", &NearPlot::status, "What it is.", http::Limits{.values = status_values}),
                      field("metres", &NearPlot::metres, "Straight to its edge; 0: the place lies in it.")};
  }
};
struct ProposalSender {
  std::string name, contact, erased_on;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("name", &ProposalSender::name, "May be empty."),
                      field("contact", &ProposalSender::contact, "May be empty."),
                      field("erasedOn", &ProposalSender::erased_on, "Day; empty: not decided yet.")};
  }
};
struct ProposalStepView {
  std::string state, reason, at, by;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("state", &ProposalStepView::state, "What it became."),
                      field("reason", &ProposalStepView::reason, "Why; may be empty."),
                      field("at", &ProposalStepView::at, "Instant, UTC."), field("by", &ProposalStepView::by, "Who.")};
  }
};
struct ProposalPage {
  ProposalRow proposal;
  std::optional<http::Json> geometry;
  std::vector<NearPlot> near;
  std::vector<ProposalStepView> steps;
  std::vector<std::int64_t> duplicates;
  std::optional<ProposalSender> sender;
  bool may_decide = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("proposal", &ProposalPage::proposal, "As in the list."),
                      field("geometry", &ProposalPage::geometry, "Outline as GeoJSON; null: a point alone."),
                      field("near", &ProposalPage::near, "The nearest three plots within 5 km."),
                      field("steps", &ProposalPage::steps, "Decisions, oldest first."),
                      field("duplicates", &ProposalPage::duplicates, "Proposals that repeat this one."),
                      field("sender", &ProposalPage::sender, "For those who decide; null: none, erased, or not theirs."),
                      field("mayDecide", &ProposalPage::may_decide, "The caller decides.")};
  }
};
struct AcceptedPlot {
  std::string name_th;
  std::optional<std::string> type, stated_area;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("nameTh", &AcceptedPlot::name_th, "Name of the planned plot.", proposal_line),
        field("type", &AcceptedPlot::type, "Its type; absent: as proposed.", proposal_line),
        field("statedArea", &AcceptedPlot::stated_area, "Asked for where no outline was drawn: 2-1-0 ไร่.", proposal_line)};
  }
};
struct DecisionBody {
  std::string state;
  std::optional<std::string> reason, public_text;
  std::optional<std::int64_t> duplicate_of;
  std::optional<AcceptedPlot> plot;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("state", &DecisionBody::state, "What it becomes; new: the decision is undone.",
              http::Limits{.values = proposal_states}),
        field("reason", &DecisionBody::reason, "Shown to the sender; declined and undone ask for it.", proposal_text),
        field("publicText", &DecisionBody::public_text, "Of an accepted one: what the public reads.", proposal_text),
        field("duplicateOf", &DecisionBody::duplicate_of, "The other proposal of the same town."),
        field("plot", &DecisionBody::plot, "The planned plot of an accepted one.")};
  }
};
struct PublicWords {
  std::string public_text;
  static constexpr auto fields() {
    return std::tuple{http::field("publicText", &PublicWords::public_text, "What the public reads.", proposal_text)};
  }
};

}  // namespace muang::green
