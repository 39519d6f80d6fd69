// SPDX-License-Identifier: Apache-2.0
#include "green/plot/criteria.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "green/plot/criteria_errors.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/sql.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

Result<const GreenCriterion*> criterion_of(const Green& green, const Call& call) {
  const auto number = call.path_integer("criterion");
  const auto& all = green.targets().criteria;
  const auto found = std::ranges::find_if(all, [&](const GreenCriterion& one) { return number && one.number == *number; });
  if (found == all.end()) return errors::criterion_not_found;
  return &*found;
}

Result<Response> answer(Green& green, const Call& call, const CriterionAnswerBody& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const PlotUnit seen, unit_to_change(call, green));
  TRY(const FiscalYear year, asked_year(call));
  TRY(const GreenCriterion* criterion, criterion_of(green, call));
  if (!may_be_answered(*criterion)) return errors::criterion_is_computed;
  const std::string note = text::trim(body.note);
  if (!body.answer.empty() && note.empty()) return Error{errors::criterion_note_needed, "note", {}};
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    const CriterionAnswer before = criterion_answers(tx, seen.unit->id, year)[criterion->number];
    if (before.version != version) return errors::criterion_answer_stale;
    tx.run(sql::save_criterion_answer, {{"unit_id", seen.unit->id},
                                        {"year", year.gregorian()},
                                        {"criterion", criterion->number},
                                        {"answer", body.answer},
                                        {"note", note},
                                        {"version", version + 1},
                                        {"now", call.now},
                                        {"person_id", identity::actor_of(call).id}});
    entry.concerns(seen.unit->id);
    entry.bump("green");
    entry.change("green-criterion/" + std::to_string(criterion->number) + "/" + std::to_string(year.buddhist()),
                 before.answer + " " + before.note, body.answer + " " + note);
    return Done{};
  };
  TRY_VOID(green.identity().audit().transact<Done>(identity::author_of(call), "green.criterion", work));
  TRY(const GreenSummary summary, green_summary(green, call));
  return http::ok_json(summary);
}

}  // namespace

std::map<int, CriterionAnswer> criterion_answers(store::Transaction& tx, OrgUnitId unit, FiscalYear year) {
  std::map<int, CriterionAnswer> answers;
  tx.query(sql::criterion_answers, {{"unit_id", unit}, {"year", year.gregorian()}}, [&](const store::Row& row) {
    answers[static_cast<int>(row.integer(0))] = {row.string(1), row.string(2), row.string(5), row.integer(3),
                                                 row.integer(4)};
  });
  return answers;
}

bool may_be_answered(const GreenCriterion& criterion) { return criterion.group != "quantity"; }

void add_criterion_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back(
      {.method = http::Method::Put,
       .path = "/api/v1/units/{unit}/green/criteria/{criterion}",
       .permission = signed_in,
       .summary = "A town's answer to a criterion of quality or management, with its reason; empty withdraws it.",
       .query = {{"year", "integer", "Fiscal year, B.E.; without it this one."}},
       .request = http::schema_of<CriterionAnswerBody>(),
       .response = http::schema_of<GreenSummary>(),
       .errors = {errors::unit_not_found, errors::no_plot_unit, errors::not_your_plot, errors::bad_plot_year,
                  errors::criterion_not_found, errors::criterion_is_computed, errors::criterion_note_needed,
                  errors::criterion_answer_stale},
       .if_match = true,
       .handler = http::with_body<CriterionAnswerBody>(
           [&green](const Call& call, const CriterionAnswerBody& body) { return answer(green, call, body); })});
}

}  // namespace muang::green
