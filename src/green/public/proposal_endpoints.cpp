// SPDX-License-Identifier: Apache-2.0
#include "green/public/proposal_endpoints.hpp"

#include "green/green_errors.hpp"
#include "green/plot/outline_errors.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot_errors.hpp"
#include "green/public/proposal_errors.hpp"
#include "green/public/proposals.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Method;
using http::Response;

constexpr std::size_t proposal_limit = 64 << 10;  // the words at their longest and 500 corners

Result<Response> send(Green& green, const Call& call, const NewProposal& body) {
  TRY(const ProposalReceipt receipt, propose(green, call, body));
  return http::ok_json(receipt, 201);
}

Result<Response> list(const Green& green, const Call& call) {
  const std::string format = call.query_value("format").value_or("");
  if (format == "csv") return proposals_file(green, call);
  if (!format.empty()) return Error{errors::bad_proposal_filter, "format", {{"value", format.substr(0, 40)}}};
  TRY(const ProposalList found, list_proposals(green, call));
  return http::ok_json(found);
}

Result<Response> page(const Green& green, const Call& call) {
  TRY(const ProposalPage found, proposal_page(green, call));
  Response response = http::ok_json(found);
  response.headers.emplace_back("ETag", http::version_etag(found.proposal.version));
  return response;
}

template <class Body>
http::Handler change(Green& green, Result<Done> (*use_case)(Green&, const Call&, const Body&, std::int64_t)) {
  return http::with_body<Body>([&green, use_case](const Call& call, const Body& body) -> Result<Response> {
    TRY(const std::int64_t version, http::if_match_version(call));
    TRY_VOID(use_case(green, call, body, version));
    return page(green, call);
  });
}

void add_public(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/public/units/{unit}/green/proposals",
       .permission = open_to_public,
       .summary = "Anybody proposes a plot; the receipt shows later what became of it.",
       .request = http::schema_of<NewProposal>(),
       .response = http::schema_of<ProposalReceipt>(),
       .errors = with_reading_errors(
           {errors::unit_not_found, errors::no_plot_unit, errors::type_unknown, errors::proposal_words_missing,
            errors::proposal_place_missing, errors::proposal_place_elsewhere, errors::proposal_too_far,
            errors::proposal_outline_unusable, errors::proposal_contact_unreadable, errors::proposal_consent_missing,
            errors::proposal_by_machine, errors::proposals_too_often, errors::proposal_markup}),
       .idempotency_key = true,
       .body_limit = proposal_limit,
       .handler = http::with_body<NewProposal>(
           [&green](const Call& call, const NewProposal& body) { return send(green, call, body); })});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/public/green/proposals/{receipt}",
                   .permission = open_to_public,
                   .summary = "What became of a proposal, for who holds its receipt.",
                   .response = http::schema_of<ProposalAnswer>(),
                   .errors = {errors::receipt_unknown},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const ProposalAnswer answer, answer_to(green, call));
                     Response response = http::ok_json(answer);
                     response.headers.emplace_back("Cache-Control", "no-store");
                     return response;
                   }});
}

void add_reading(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/proposals",
                   .permission = signed_in,
                   .summary = "What citizens proposed to a town, without who they are.",
                   .query = {{"state", "string", "new, accepted, declined, spam or duplicate."},
                             {"format", "string", "csv: all of them as a file, without contacts."},
                             {"limit", "integer", "rows a page"},
                             {"cursor", "string", "from next"}},
                   .response = http::schema_of<ProposalList>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_proposal_filter},
                   .handler = [&green](const Call& call) { return list(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/proposals/{proposal}",
                   .permission = signed_in,
                   .summary = "One proposal with the plots nearby; who sent it is told to those who decide.",
                   .response = http::schema_of<ProposalPage>(),
                   .errors = {errors::proposal_not_found},
                   .handler = [&green](const Call& call) { return page(green, call); }});
}

}  // namespace

void add_proposal_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  add_public(table, green);
  add_reading(table, green);
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/green/proposals/{proposal}/decision",
                   .permission = signed_in,
                   .summary = "Accepts (makes a planned plot), declines, marks as spam or duplicate, or undoes that.",
                   .request = http::schema_of<DecisionBody>(),
                   .response = http::schema_of<ProposalPage>(),
                   .errors = {errors::proposal_not_found,
                              errors::not_your_proposal,
                              errors::stale_proposal,
                              errors::decision_not_possible,
                              errors::decision_reason_missing,
                              errors::duplicate_unknown,
                              errors::planned_plot_in_use,
                              errors::proposal_decided_as_original,
                              errors::proposal_markup,
                              errors::plot_name_missing,
                              errors::type_unknown,
                              errors::outline_or_area_needed,
                              errors::area_reason_needed,
                              errors::outlines_tangled,
                              errors::plots_overlap_too_often,
                              errors::area_unit_missing,
                              errors::area_word_unknown,
                              errors::area_number_unreadable,
                              errors::area_two_meanings,
                              errors::area_part_out_of_range,
                              errors::area_units_disordered,
                              errors::area_unit_is_length,
                              errors::area_negative,
                              errors::area_too_large,
                              errors::area_statements_differ},
                   .if_match = true,
                   .handler = change<DecisionBody>(green, decide)});
  table.push_back({.method = Method::Put,
                   .path = "/api/v1/green/proposals/{proposal}/words",
                   .permission = signed_in,
                   .summary = "What the public reads of an accepted proposal.",
                   .request = http::schema_of<PublicWords>(),
                   .response = http::schema_of<ProposalPage>(),
                   .errors = {errors::proposal_not_found, errors::not_your_proposal, errors::stale_proposal,
                              errors::decision_not_possible, errors::proposal_markup},
                   .if_match = true,
                   .handler = change<PublicWords>(green, change_words)});
}

}  // namespace muang::green
