// SPDX-License-Identifier: Apache-2.0
#include "assessment/workflow.hpp"

#include <algorithm>
#include <charconv>

#include "assessment/results.hpp"
#include "assessment/sql.hpp"
#include "assessment/workflow_errors.hpp"
#include "http/json.hpp"

namespace muang::assessment {

namespace p = identity::permissions;

namespace {

std::vector<std::string> missing_marks(const Framework& framework, const std::optional<SheetValues>& values) {
  std::vector<std::string> missing;
  for (std::size_t line = 0; line < framework.lines.size(); ++line) {
    if (values && completeness(framework, line, (*values)[line]) == Completeness::Complete) continue;
    missing.push_back(framework.lines[line].id);
  }
  return missing;
}

bool excellent_the_year_before(store::Transaction& tx, const SheetRow& sheet) {
  const auto before = tx.one(sql::sheet_level_of, {{"unit_id", sheet.unit}, {"fiscal_year", sheet.fiscal_year - 1}},
                             [](const store::Row& row) {
                               return std::pair{row.string(0), row.maybe_text(1).value_or("")};
                             });
  return before && (before->first == "certified" || before->first == "announced") && before->second == "excellent";
}

bool holds_role(const identity::Actor& actor, identity::Role role, OrgUnitId unit) {
  return actor.tree && std::any_of(actor.grants.begin(), actor.grants.end(), [&](const identity::Grant& grant) {
           return grant.role == role && actor.tree->lies_in(unit, grant.scope);
         });
}

std::string event_details(const Asked& asked, const Move& move, const std::optional<Score>& score) {
  http::Json::Object details{{"role", http::Json(hat_code(move.as))}};
  if (!asked.note.empty()) details.emplace_back("note", asked.note);
  http::Json::List reasons;
  for (const auto& [indicator, reason] : asked.indicators) {
    reasons.push_back(http::Json::Object{{"indicator", http::Json(indicator)}, {"reason", http::Json(reason)}});
  }
  if (!reasons.empty()) details.emplace_back("indicators", reasons);
  if (score) {
    details.emplace_back("percent", score->total.nearest());
    if (score->level) details.emplace_back("level", *score->level);
  }
  std::string text;
  http::append_json(text, http::Json(details));
  return text;
}

// What a step changes beside the state. Returns the score that the step decided on, where there is one.
std::optional<Score> apply_scores(store::Transaction& tx, const AssessmentService& service, const SheetRow& sheet,
                                  Action action, const Move& move, Instant now) {
  const Framework& framework = service.framework(sheet.edition);
  std::optional<Score> score;
  if (action == Action::Score || action == Action::ScoreNational) {
    const MarkStage stage = action == Action::Score ? MarkStage::Area : MarkStage::National;
    score = agreed_score(tx, service, sheet, stage);
    keep_score(tx, mark_stage_code(stage), sheet.id, framework,
               *load_agreed(tx, framework, sheet.id, mark_stage_code(stage)), *score, now);
  } else if (action == Action::Certify) {
    score = agreed_score(tx, service, sheet, MarkStage::Area);
    tx.run(sql::freeze_final_score, {{"id", sheet.id}, {"level", score->level}});
  } else if (action == Action::Reopen && move.to == SheetState::AreaScored) {
    tx.run(sql::clear_final_score, {{"id", sheet.id}});
  } else if (move.to == SheetState::Draft || (action == Action::Reopen && move.to == SheetState::Checked)) {
    tx.run(sql::clear_area_score, {{"id", sheet.id}});
  }
  return score;
}

void tell_the_public(store::Transaction& tx, identity::AuditEntry& entry, const SheetRow& sheet) {
  const auto change = tx.one(sql::next_change, {}, [](const store::Row& row) { return row.integer(0); });
  tx.run(sql::note_result_change, {{"sheet_id", sheet.id}, {"fiscal_year", sheet.fiscal_year}, {"change", *change}});
  entry.bump(results_topic);
  entry.bump(coverage_topic);
}

Result<Done> check_indicators(const Framework& framework, const Asked& asked) {
  Problems problems;
  for (std::size_t i = 0; i < asked.indicators.size(); ++i) {
    const auto& id = asked.indicators[i].indicator;
    if (framework.line_of(id) || framework.find_indicator(id)) continue;
    problems.push_back(
        {errors::unknown_indicator, "indicators[" + std::to_string(i) + "].indicator", {{"indicator", id.substr(0, 40)}}});
  }
  if (!problems.empty()) return problems;
  return Done{};
}

bool came_back_after(const SheetRow& sheet, Action action, SheetState to) {
  if (action == Action::Submit) return false;
  return (action == Action::Return || action == Action::Reopen) && to == SheetState::Draft ? true : sheet.came_back;
}

}  // namespace

Hats hats_of(const identity::Actor& actor, const identity::OrgUnit& unit, int fiscal_year) {
  Hats hats;
  if (!actor.is_signed_in()) return hats;
  if (actor.may(p::edit_sheet, unit.id)) hats.put_on(Hat::Officer);
  if (holds_role(actor, identity::Role::RegionalOffice, unit.id)) hats.put_on(Hat::RegionalOffice);
  if (actor.may(p::check_sheet, unit.id)) hats.put_on(Hat::ProvincialOffice);
  if (actor.may(p::announce, unit.id)) hats.put_on(Hat::Department);
  if (const auto* seat = actor.seat_for("area", fiscal_year, unit))
    hats.put_on(seat->chair ? Hat::AreaChair : Hat::AreaMember);
  if (const auto* seat = actor.seat_for("national", fiscal_year, unit)) {
    hats.put_on(seat->chair ? Hat::NationalChair : Hat::NationalMember);
  }
  if (actor.seat_for("steering", fiscal_year, unit)) hats.put_on(Hat::Steering);
  return hats;
}

Sight sight_of(const identity::Actor& actor, const identity::OrgUnit& unit, int fiscal_year) {
  if (!actor.is_signed_in() || unit.unit_class != identity::UnitClass::LocalGovernment) return Sight::None;
  if (actor.may(p::read_sheet, unit.id) || actor.seat_for("area", fiscal_year, unit) ||
      actor.seat_for("steering", fiscal_year, unit)) {
    return Sight::Full;
  }
  return actor.seat_for("national", fiscal_year, unit) ? Sight::NationalStage : Sight::None;
}

bool reaches(Sight sight, const SheetRow& sheet) {
  return sight == Sight::Full || (sight == Sight::NationalStage && !sheet.national_state.empty());
}

std::optional<Score> agreed_score(store::Transaction& tx, const AssessmentService& service, const SheetRow& sheet,
                                  MarkStage stage) {
  const Framework& framework = service.framework(sheet.edition);
  const auto values = load_agreed(tx, framework, sheet.id, mark_stage_code(stage));
  if (!values) return std::nullopt;
  return score_sheet(framework, *values, service.yardstick(tx, framework, sheet.pass_mark, sheet.fiscal_year));
}

Standing standing_of(store::Transaction& tx, const AssessmentService& service, const SheetRow& sheet, const RoundRow& round,
                     Instant now) {
  Standing standing;
  standing.state = parse_state(sheet.state).value();
  standing.national = parse_national_state(sheet.national_state).value();
  standing.round_open = round.open_at(now);
  standing.came_back = sheet.came_back;
  standing.any_answer = sheet.answered > 0;
  const Framework& framework = service.framework(sheet.edition);
  if (standing.state == SheetState::Checked) {
    standing.missing_agreed = missing_marks(framework, load_agreed(tx, framework, sheet.id, "area"));
  }
  if (standing.national == NationalState::Entered) {
    standing.missing_national = missing_marks(framework, load_agreed(tx, framework, sheet.id, "national"));
  }
  if (standing.state == SheetState::AreaScored) {
    const auto score = agreed_score(tx, service, sheet, MarkStage::Area);
    standing.area_passed = score && score->passed;
  }
  if (standing.national == NationalState::None) standing.excellent_before = excellent_the_year_before(tx, sheet);
  return standing;
}

std::vector<std::string> allowed_action_codes(store::Transaction& tx, const AssessmentService& service,
                                              const identity::Actor& actor, const identity::OrgUnit& unit,
                                              const SheetRow& sheet, const RoundRow& round, Instant now) {
  std::vector<std::string> codes;
  const Hats hats = hats_of(actor, unit, sheet.fiscal_year);
  if (hats.none()) return codes;
  for (const Action action : allowed_actions(standing_of(tx, service, sheet, round, now), hats)) {
    codes.emplace_back(action_code(action));
  }
  return codes;
}

Result<Done> take_step(store::Transaction& tx, identity::AuditEntry& entry, const AssessmentService& service,
                       const identity::Actor& actor, const identity::OrgUnit& unit, int fiscal_year, const Asked& asked,
                       std::int64_t version, Instant now) {
  const auto sheet = find_sheet(tx, unit.id, fiscal_year);
  const auto round = find_round(tx, fiscal_year);
  if (!sheet || !round || !reaches(sight_of(actor, unit, fiscal_year), *sheet)) return errors::workflow_not_found;
  TRY_VOID(check_indicators(service.framework(sheet->edition), asked));
  if (sheet->version != version) return errors::stale_sheet;
  TRY(const Move move, decide(standing_of(tx, service, *sheet, *round, now), hats_of(actor, unit, fiscal_year), asked));
  const auto moved = tx.run(sql::move_sheet, {{"id", sheet->id},
                                              {"version", version},
                                              {"state", state_code(move.to)},
                                              {"national_state", national_state_code(move.national)},
                                              {"came_back", came_back_after(*sheet, asked.action, move.to)},
                                              {"now", now}});
  if (moved != 1) return errors::stale_sheet;
  const auto score = apply_scores(tx, service, *sheet, asked.action, move, now);
  for (const auto& [indicator, reason] : asked.indicators) {
    tx.run(sql::insert_return, {{"sheet_id", sheet->id}, {"indicator", indicator}, {"reason", reason}, {"at", now}});
  }
  tx.run(sql::insert_event, {{"sheet_id", sheet->id},
                             {"at", now},
                             {"person_id", actor.id},
                             {"action", action_code(asked.action)},
                             {"from_state", sheet->state},
                             {"to_state", state_code(move.to)},
                             {"reason", asked.reason},
                             {"details", event_details(asked, move, score)}});
  entry.concerns(unit.id);
  entry.change(
      "unit/" + std::to_string(unit.id.value) + "/sheet/FY" + std::to_string(fiscal_year + buddhist_offset) + "/state",
      sheet->state + (sheet->national_state.empty() ? "" : " " + sheet->national_state),
      std::string(state_code(move.to)) + (move.national == NationalState::None ? "" : " ") +
          std::string(national_state_code(move.national)));
  if ((sheet->state == "announced") != (move.to == SheetState::Announced)) tell_the_public(tx, entry, *sheet);
  return Done{};
}

Result<FiscalYear> year_named(const std::string& text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 2400 || year > 2700) {
    return Error{errors::bad_year, "year", {{"year", text.substr(0, 20)}}};
  }
  return FiscalYear::from_buddhist(year);
}

Result<Place> sheet_place(const http::Call& call, const AssessmentService& service) {
  Place place;
  TRY(place.year, year_named(call.path_values.at("year")));
  const auto& actor = identity::actor_of(call);
  place.tree = actor.tree ? actor.tree : service.identity().tree_now();
  const auto id = call.path_integer("unit");
  place.unit = id ? place.tree->find(OrgUnitId{*id}) : place.tree->find_uid(call.path_values.at("unit"));
  if (place.unit) place.sight = sight_of(actor, *place.unit, place.year.gregorian());
  if (place.sight == Sight::None) return errors::workflow_not_found;
  return place;
}

std::optional<FiscalYear> newest_round(store::Transaction& tx, const Date& today) {
  for (const RoundSpan& round : rounds(tx)) {
    if (round.opens <= today) return round.year;
  }
  return std::nullopt;
}

std::optional<SheetRow> seen_sheet(store::Transaction& tx, const Place& place) {
  auto sheet = find_sheet(tx, place.unit->id, place.year.gregorian());
  if (sheet && !reaches(place.sight, *sheet)) sheet.reset();
  return sheet;
}

Result<FoundSheet> found_sheet(store::Transaction& tx, const Place& place) {
  auto sheet = seen_sheet(tx, place);
  auto round = find_round(tx, place.year.gregorian());
  if (!sheet || !round) return errors::workflow_not_found;
  return FoundSheet{std::move(*sheet), std::move(*round)};
}

}  // namespace muang::assessment
