// SPDX-License-Identifier: Apache-2.0
// Rounds: one a fiscal year. The state is made from the days and the results each time, so it is never stale.
#include "assessment/results.hpp"
#include "assessment/sql.hpp"
#include "assessment/workflow.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"
#include "http/etag.hpp"

namespace muang::assessment {

namespace {

RoundView read_round(const store::Row& row, const Date& today) {
  RoundView round;
  round.year = FiscalYear::from_gregorian(static_cast<int>(row.integer(0))).buddhist();
  round.edition = row.string(1);
  round.opens_at = row.string(2);
  round.closes_at = row.string(3);
  round.demo = row.flag(4);
  round.version = row.integer(5);
  const auto opens = Date::parse_iso(round.opens_at).value_or(today),
             closes = Date::parse_iso(round.closes_at).value_or(today);
  round.state = round_state_code(round_state(opens, closes, today, row.flag(6)));
  return round;
}

std::optional<RoundView> load_round(store::Transaction& tx, FiscalYear year, const Date& today) {
  return tx.one(sql::workflow_round, {{"fiscal_year", year.gregorian()}},
                [&](const store::Row& row) { return read_round(row, today); });
}

http::Response answer(const RoundView& round, int status) {
  auto response = http::ok_json(round, status);
  response.headers.emplace_back("ETag", http::version_etag(round.version));
  return response;
}

Result<Done> check_days(const std::string& opens, const std::string& closes) {
  const auto from = Date::parse_iso(opens), to = Date::parse_iso(closes);
  if (!from) return Error{errors::round_dates, "opens", {}};
  if (!to || *to < *from) return Error{errors::round_dates, "closes", {}};
  return Done{};
}

Result<http::Response> list(const AssessmentService& service, const http::Call& call) {
  const Date today = Date::of_instant(call.now);
  RoundList rounds;
  rounds.items = service.database().reading([&](store::Transaction& tx) {
    return tx.all(sql::workflow_rounds, {}, [&](const store::Row& row) { return read_round(row, today); });
  });
  return http::ok_json(rounds);
}

Result<http::Response> create(AssessmentService& service, const http::Call& call, const NewRound& body) {
  if (!service.find_framework(body.edition)) {
    return Error{errors::round_edition_unknown, "edition", {{"edition", body.edition}}};
  }
  TRY_VOID(check_days(body.opens, body.closes));
  const FiscalYear year = FiscalYear::from_buddhist(body.year);
  const auto made = service.identity().audit().transact<RoundView>(
      identity::author_of(call), "assessment.round-create",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<RoundView> {
        const auto rows = tx.run(sql::insert_workflow_round, {{"fiscal_year", year.gregorian()},
                                                              {"edition", body.edition},
                                                              {"opens_at", body.opens},
                                                              {"closes_at", body.closes},
                                                              {"demo", false}});
        if (rows != 1) return Error{errors::round_exists, "year", {{"year", std::to_string(body.year)}}};
        entry.change("round/" + Period::fiscal(year).text(), "", body.edition + " " + body.opens + " " + body.closes);
        entry.bump(results_topic);
        return *load_round(tx, year, Date::of_instant(call.now));
      });
  if (!made) return made.problems();
  return answer(*made, 201);
}

Result<http::Response> edit(AssessmentService& service, const http::Call& call, const RoundEdit& body) {
  TRY(const FiscalYear year, year_named(call.path_values.at("year")));
  TRY(const std::int64_t version, http::if_match_version(call));
  if (body.reason.find_first_not_of(" \t\r\n") == std::string::npos) return Error{errors::reason_needed, "reason", {}};
  const auto saved = service.identity().audit().transact<RoundView>(
      identity::author_of(call), "assessment.round-edit",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<RoundView> {
        const auto before = load_round(tx, year, Date::of_instant(call.now));
        if (!before) return errors::round_unknown;
        const std::string opens = body.opens.value_or(before->opens_at), closes = body.closes.value_or(before->closes_at);
        TRY_VOID(check_days(opens, closes));
        const auto rows =
            tx.run(sql::update_workflow_round,
                   {{"fiscal_year", year.gregorian()}, {"version", version}, {"opens_at", opens}, {"closes_at", closes}});
        if (rows != 1) return errors::stale_round;
        entry.change("round/" + Period::fiscal(year).text(), before->opens_at + " " + before->closes_at,
                     opens + " " + closes + ": " + body.reason);
        entry.bump(results_topic);
        return *load_round(tx, year, Date::of_instant(call.now));
      });
  if (!saved) return saved.problems();
  return answer(*saved, 200);
}

}  // namespace

void add_round_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  using http::Method;
  namespace p = identity::permissions;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/rounds",
                   .permission = open_to_public,
                   .summary = "Rounds of assessment, newest first.",
                   .response = http::schema_of<RoundList>(),
                   .handler = [&service](const http::Call& call) { return list(service, call); }});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/rounds",
                   .permission = p::manage_rounds,
                   .summary = "Plan the round of a fiscal year.",
                   .request = http::schema_of<NewRound>(),
                   .response = http::schema_of<RoundView>(),
                   .errors = {errors::round_edition_unknown, errors::round_dates, errors::round_exists},
                   .idempotency_key = true,
                   .handler = http::with_body<NewRound>(
                       [&service](const http::Call& call, const NewRound& body) { return create(service, call, body); })});
  table.push_back(
      {.method = Method::Patch,
       .path = "/api/v1/rounds/{year}",
       .permission = p::manage_rounds,
       .summary = "Move the days of a round, with a reason.",
       .request = http::schema_of<RoundEdit>(),
       .response = http::schema_of<RoundView>(),
       .errors = {errors::round_unknown, errors::round_dates, errors::stale_round, errors::reason_needed, errors::bad_year},
       .if_match = true,
       .handler = http::with_body<RoundEdit>(
           [&service](const http::Call& call, const RoundEdit& body) { return edit(service, call, body); })});
}

}  // namespace muang::assessment
