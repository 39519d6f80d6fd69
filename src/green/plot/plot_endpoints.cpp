// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_endpoints.hpp"

#include "green/green_errors.hpp"
#include "green/plot/outline_errors.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/succession.hpp"
#include "green/plot/succession_errors.hpp"
#include "green/plot_errors.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr std::size_t outline_limit = 8 << 20;  // some 200,000 corners; our choice

Result<Response> page_answer(const Green& green, const Call& call, std::int64_t id, int status = 200) {
  TRY(const PlotPage page, plot_page(green, call, id));
  Response response = http::ok_json(page, status);
  response.headers.emplace_back("ETag", http::version_etag(page.plot.version));
  return response;
}

Result<Response> answer_of_path(const Green& green, const Call& call) {
  const auto id = call.path_integer("plot");
  if (!id) return errors::plot_not_found;
  return page_answer(green, call, *id);
}

Result<Response> list(const Green& green, const Call& call) {
  TRY(const PlotList found, list_plots(green, call));
  return http::ok_json(found);
}

Result<Response> map(const Green& green, const Call& call) {
  TRY(std::string body, outlines(green, call));
  return Response{.content_type = "application/geo+json", .body = std::move(body)};
}

Result<Response> enter(Green& green, const Call& call, const NewPlot& body) {
  TRY(const std::int64_t id, enter_plot(green, call, body));
  return page_answer(green, call, id, 201);
}

Result<Response> change(Green& green, const Call& call, const PlotEntry& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(change_plot(green, call, body, version));
  return answer_of_path(green, call);
}

Result<Response> become(Green& green, const Call& call, const PlotStatusBody& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(change_status(green, call, body, version));
  return answer_of_path(green, call);
}

Result<Response> become_one(Green& green, const Call& call, const PlotMerge& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(merge_plots(green, call, body, version));
  return answer_of_path(green, call);
}

Result<Response> become_several(Green& green, const Call& call, const PlotSplit& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const PlotParts parts, split_plot(green, call, body, version));
  return http::ok_json(parts, 201);
}

Result<Response> take_back(Green& green, const Call& call, const SuccessionUndo& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(undo_succession(green, call, body, version));
  return answer_of_path(green, call);
}

Result<Response> check(const Green& green, const Call& call, const OutlineBody& body) {
  TRY(const OutlineCheck checked, check_outline(green, call, body));
  return http::ok_json(checked);
}

Result<Response> history(const Green& green, const Call& call) {
  TRY(const PlotHistory found, plot_history(green, call));
  return http::ok_json(found);
}

// What can stand against an outline or a stated area that cannot be read.
std::vector<ErrorCode> with_outline_errors(std::vector<ErrorCode> more) {
  const std::vector<ErrorCode> area{errors::area_unit_missing,      errors::area_word_unknown,
                                    errors::area_number_unreadable, errors::area_two_meanings,
                                    errors::area_part_out_of_range, errors::area_units_disordered,
                                    errors::area_unit_is_length,    errors::area_negative,
                                    errors::area_too_large,         errors::area_statements_differ};
  more.insert(more.end(), area.begin(), area.end());
  return with_reading_errors(std::move(more));
}

std::vector<ErrorCode> with_entry_errors(std::vector<ErrorCode> more) {
  const std::vector<ErrorCode> entry{errors::plots_overlap_too_often, errors::outlines_tangled,
                                     errors::plot_name_missing,       errors::type_unknown,
                                     errors::outline_or_area_needed,  errors::area_reason_needed,
                                     errors::plot_value_impossible,   errors::unknown_plot_facility};
  more.insert(more.end(), entry.begin(), entry.end());
  return with_outline_errors(with_validity_errors(std::move(more)));
}

std::vector<ErrorCode> with_step_errors(std::vector<ErrorCode> more) {
  const std::vector<ErrorCode> step{errors::bad_plot_day, errors::plot_day_ahead, errors::plot_day_needed,
                                    errors::plot_reason_needed};
  more.insert(more.end(), step.begin(), step.end());
  return more;
}

constexpr std::string_view of_unit = "/api/v1/units/{unit}/green/plots";
constexpr std::string_view one = "/api/v1/green/plots/{plot}";

void add_reading(std::vector<http::Endpoint>& table, const Green& green) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = of_unit,
                   .permission = open_to_public,
                   .summary = "The green plots of a local government; the public sees those that anybody may enter.",
                   .query = {{"type", "string", "Type with its subtypes: code or name."},
                             {"status", "string",
                              "planned, existing, added, restored, lost, merged, split, or green: what is there. Unsaid: "
                              "none that is merged or split."},
                             {"q", "string", "Part of a name."}},
                   .response = http::schema_of<PlotList>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_filter},
                   .handler = [&green](const Call& call) { return list(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/outlines",
                   .permission = open_to_public,
                   .summary = "The same as GeoJSON, with outlines (application/geo+json).",
                   .query = {{"bbox", "string", "west,south,east,north in degrees: what meets it."}},
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_box},
                   .handler = [&green](const Call& call) { return map(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = one,
                   .permission = open_to_public,
                   .summary = "One plot. Owner, documents, money, findings and reasons are told to those in scope.",
                   .response = http::schema_of<PlotPage>(),
                   .errors = {errors::plot_not_found},
                   .handler = [&green](const Call& call) { return answer_of_path(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/plots/{plot}/history",
                   .permission = signed_in,
                   .summary = "What happened to a plot on the ground, and what was saved by whom.",
                   .response = http::schema_of<PlotHistory>(),
                   .errors = {errors::plot_not_found},
                   .handler = [&green](const Call& call) { return history(green, call); }});
}

std::vector<ErrorCode> with_succession_errors(std::vector<ErrorCode> more) {
  more.insert(more.end(), {errors::plot_not_found, errors::not_your_plot, errors::stale_plot, errors::succession_too_few,
                           errors::succession_not_alike, errors::plot_day_too_early});
  return with_entry_errors(with_step_errors(std::move(more)));
}

void add_steps(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/green/plots/{plot}/merge",
       .permission = signed_in,
       .summary = "Other plots go into this one: neither loss nor addition but for what the outline changes.",
       .request = http::schema_of<PlotMerge>(),
       .response = http::schema_of<PlotPage>(),
       .errors = with_succession_errors({errors::succession_unknown, errors::succession_twice, errors::stale_other_plot}),
       .if_match = true,
       .idempotency_key = true,
       .body_limit = outline_limit,
       .handler = http::with_body<PlotMerge>(
           [&green](const Call& call, const PlotMerge& body) { return become_one(green, call, body); })});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/green/plots/{plot}/split",
                   .permission = signed_in,
                   .summary = "This plot becomes several; it is closed, and its trees and photographs go to the parts.",
                   .request = http::schema_of<PlotSplit>(),
                   .response = http::schema_of<PlotParts>(),
                   .errors = with_succession_errors({}),
                   .if_match = true,
                   .idempotency_key = true,
                   .body_limit = outline_limit,
                   .handler = http::with_body<PlotSplit>(
                       [&green](const Call& call, const PlotSplit& body) { return become_several(green, call, body); })});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/green/plots/{plot}/undo",
                   .permission = signed_in,
                   .summary = "The last merge or split of this plot was a mistake: all its plots are as before.",
                   .request = http::schema_of<SuccessionUndo>(),
                   .response = http::schema_of<PlotPage>(),
                   .errors = {errors::plot_not_found, errors::not_your_plot, errors::stale_plot, errors::plot_reason_needed,
                              errors::nothing_to_undo, errors::succession_followed},
                   .if_match = true,
                   .handler = http::with_body<SuccessionUndo>(
                       [&green](const Call& call, const SuccessionUndo& body) { return take_back(green, call, body); })});
}

}  // namespace

void add_plot_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  add_reading(table, green);
  add_steps(table, green);
  table.push_back(
      {.method = Method::Post,
       .path = of_unit,
       .permission = signed_in,
       .summary = "Enters a plot into the register.",
       .request = http::schema_of<NewPlot>(),
       .response = http::schema_of<PlotPage>(),
       .errors = with_entry_errors(with_step_errors({errors::unit_not_found, errors::no_plot_unit, errors::not_your_plot})),
       .idempotency_key = true,
       .body_limit = outline_limit,
       .handler =
           http::with_body<NewPlot>([&green](const Call& call, const NewPlot& body) { return enter(green, call, body); })});
  table.push_back(
      {.method = Method::Put,
       .path = one,
       .permission = signed_in,
       .summary = "Changes a plot's entry; an outline that is left out is taken away.",
       .request = http::schema_of<PlotEntry>(),
       .response = http::schema_of<PlotPage>(),
       .errors = with_entry_errors({errors::plot_not_found, errors::not_your_plot, errors::stale_plot, errors::plot_closed}),
       .if_match = true,
       .body_limit = outline_limit,
       .handler = http::with_body<PlotEntry>(
           [&green](const Call& call, const PlotEntry& body) { return change(green, call, body); })});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/green/plots/{plot}/status",
                   .permission = signed_in,
                   .summary = "A plot was added, restored or lost on a day; or the last such row was a mistake.",
                   .request = http::schema_of<PlotStatusBody>(),
                   .response = http::schema_of<PlotPage>(),
                   .errors = with_step_errors({errors::plot_not_found, errors::not_your_plot, errors::stale_plot,
                                               errors::plot_step_not_possible, errors::plot_day_too_early}),
                   .if_match = true,
                   .handler = http::with_body<PlotStatusBody>(
                       [&green](const Call& call, const PlotStatusBody& body) { return become(green, call, body); })});
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/green/check",
       .permission = signed_in,
       .summary = "What a drawn outline would bring: validity with a proposed repair, area, overlaps, parts outside.",
       .request = http::schema_of<OutlineBody>(),
       .response = http::schema_of<OutlineCheck>(),
       .errors = with_outline_errors({errors::unit_not_found, errors::no_plot_unit}),
       .body_limit = outline_limit,
       .handler = http::with_body<OutlineBody>(
           [&green](const Call& call, const OutlineBody& body) { return check(green, call, body); })});
}

}  // namespace muang::green
