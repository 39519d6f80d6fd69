// SPDX-License-Identifier: Apache-2.0
#include "waste/month/months.hpp"

#include <algorithm>
#include <charconv>

#include "waste/finding_views.hpp"
#include "waste/month/deliveries.hpp"
#include "waste/month/evidence.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/sql.hpp"
#include "waste/total/sums.hpp"

namespace muang::waste {
namespace {

namespace p = identity::permissions;
constexpr int remembered_months = 36;

Figures figures_of(const MonthReport& report) {
  Figures figures;
  for (const NumberField& field : stored_fields()) figures[std::string(field.name)] = report.*field.member;
  return figures;
}

std::string_view hand_in_code(HandIn hand_in) {
  return hand_in == HandIn::Ready ? "ready" : hand_in == HandIn::NeedsReason ? "needs-reason" : "stopped";
}

// Writes what the edit names into the report; every unknown or negative figure and every line of deliveries that cannot be
// kept at once.
Result<Done> apply(store::Transaction& tx, const MonthEdit& edit, StoredReport& stored) {
  Problems problems = edit.deliveries ? check_lines(tx, *edit.deliveries) : Problems{};
  const auto fields = stored_fields();
  for (const auto& [name, value] : edit.figures) {
    const auto field = std::ranges::find(fields, name, &NumberField::name);
    if (field == fields.end()) {
      problems.push_back({errors::unknown_figure, "figures." + name, {{"name", name}}});
    } else if (value && *value < 0) {
      problems.push_back({errors::figure_negative, "figures." + name, {{"name", name}}});
    } else {
      stored.report.*field->member = value;
    }
  }
  if (!problems.empty()) return problems;
  if (edit.known_by) stored.report.known_by = parse_known_by(*edit.known_by);
  if (edit.note) stored.note = *edit.note;
  stored.report.uncollected = computed_uncollected(stored.report);
  return Done{};
}

std::string subject(const Target& target, const Month& month) {
  return "unit/" + std::to_string(target.unit->id.value) + "/waste/" + month_text(month);
}

Result<Done> ready_to_submit(store::Transaction& tx, StoredReport stored, Instant now) {
  stored.report.deliveries = delivered(deliveries_of(tx, stored.id));
  const auto past = past_of(tx, stored.unit, stored.report.period);
  const auto findings = check_report(stored.report, context_of(stored, past, Date::of_instant(now)));
  const auto errors_found =
      std::ranges::count_if(findings, [](const Finding& one) { return one.severity == Severity::Error; });
  if (errors_found > 0) return Error{errors::report_has_errors, {}, {{"count", std::to_string(errors_found)}}};
  if (hand_in(findings, !stored.note.empty()) == HandIn::NeedsReason) return Error{errors::note_needed, "note", {}};
  return Done{};
}

}  // namespace

std::optional<Month> parse_be_month(std::string_view text, int first_year) {
  int year = 0, month = 0;
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto number = [](std::string_view digits, int& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (!number(text.substr(0, 4), year) || !number(text.substr(5), month)) return std::nullopt;
  const Month found{year - buddhist_offset, month};
  if (year < first_year || year > last_report_year || !found.exists()) return std::nullopt;
  return found;
}

std::string month_text(const Month& month) {
  const std::string number = std::to_string(month.month);
  return std::to_string(month.year + buddhist_offset) + (number.size() == 1 ? "-0" : "-") + number;
}

Date due_day(const Month& month) {
  const Month next = month + 1;
  return {next.year, next.month, static_cast<int>(ReportLimits{}.due_day)};
}

Result<Target> target_of(const http::Call& call, const Waste& waste) {
  const auto& actor = identity::actor_of(call);
  Target target{.tree = actor.tree ? actor.tree : waste.identity().tree_now()};
  const auto id = call.path_integer("unit");
  target.unit = id ? target.tree->find(OrgUnitId{*id}) : target.tree->find_uid(call.path_values.at("unit"));
  if (!target.unit || !actor.may(p::read_waste, target.unit->id)) return errors::report_not_found;
  if (target.unit->unit_class != identity::UnitClass::LocalGovernment) return errors::no_report_unit;
  target.hands = {.officer = actor.may(p::edit_waste, target.unit->id),
                  .province = actor.may(p::check_waste, target.unit->id),
                  .region = actor.may(p::close_waste, target.unit->id)};
  return target;
}

Result<Month> month_of(const http::Call& call) {
  const std::string& text = call.path_values.at("month");
  const auto month = parse_be_month(text);
  if (!month) return Error{errors::bad_month, "month", {{"month", text.substr(0, 20)}}};
  if (*month > Month::of(Date::of_instant(call.now))) return Error{errors::month_ahead, "month", {{"month", text}}};
  return *month;
}

std::vector<StoredReport> past_of(store::Transaction& tx, OrgUnitId unit, const Month& month) {
  return best_of_months(reports_between(tx, unit, month + -remembered_months, month + -1));
}

ReportContext context_of(const StoredReport& stored, const std::vector<StoredReport>& past_months, const Date& today) {
  const Month month = stored.report.period;
  ReportContext context{.today = today, .has_revision_reason = !stored.reason.empty()};
  context.closed = stored.revision > 0;
  for (const StoredReport& past : past_months) {
    const MonthReport& report = past.report;
    if (!report.generated) continue;
    const Month then = report.period;
    context.history.push_back(grams_a_day(*report.generated, then.days()));
    if (then == month + -1) {
      context.last_generated = report.generated;
      context.last_population = report.population_registered;
      context.last_days = then.days();
    } else if (then == month + -2) {
      context.before_last_generated = report.generated;
    } else if (then == month + -12) {
      context.year_ago_generated = report.generated;
      context.year_ago_days = then.days();
    }
  }
  return context;
}

namespace {

void say_who_saved(store::Transaction& tx, const StoredReport& stored, MonthForm& form) {
  form.saved_at = iso_instant(stored.updated_at);
  form.saved_by = tx.one(sql::person_name, {{"id", stored.updated_by}}, [](const store::Row& row) {
                      return row.string(0);
                    }).value_or("");
}

}  // namespace

MonthForm month_form(store::Transaction& tx, const Waste& waste, const Target& target, const Month& month, Instant now) {
  const auto found = newest_report(tx, target.unit->id, month);
  StoredReport stored = found.value_or(StoredReport{.unit = target.unit->id});
  stored.report.period = month;
  const Date today = Date::of_instant(now);
  MonthForm form{.unit_id = target.unit->id.value,
                 .name_th = target.unit->full_name_th(),
                 .name_en = target.unit->full_name_en(),
                 .month = month_text(month),
                 .state = found ? std::string(state_code(stored.state)) : "none",
                 .days = month.days(),
                 .revision = stored.revision,
                 .version = stored.version,
                 .due = due_day(month).iso(),
                 .reason = stored.reason,
                 .known_by = std::string(known_by_code(stored.report.known_by)),
                 .note = stored.note};
  form.editable = target.hands.officer && stored.state == ReportState::Draft;
  form.late = today > due_day(month) && stored.state == ReportState::Draft && stored.revision == 0;
  form.figures = figures_of(stored.report);
  if (found) {
    const auto deliveries = deliveries_of(tx, stored.id);
    stored.report.deliveries = delivered(deliveries);
    form.deliveries = delivery_views(deliveries);
    say_who_saved(tx, stored, form);
    form.evidence = evidence_of_month(tx, stored.unit, month);
    std::erase_if(form.evidence, [](const MonthEvidence& one) { return one.removed_at.has_value(); });
  }
  const auto before = past_of(tx, target.unit->id, month);
  if (!before.empty()) {
    form.previous = figures_of(before.back().report);
    form.previous_month = month_text(before.back().report.period);
    form.previous_deliveries = delivery_views(deliveries_of(tx, before.back().id));
    form.previous_known_by = known_by_code(before.back().report.known_by);
  }
  form.uncollected_computed = computed_uncollected(stored.report);
  if (stored.report.generated && stored.report.population_registered) {
    form.grams_a_person_day =
        grams_a_person_day(*stored.report.generated, *stored.report.population_registered, month.days());
  }
  const ReportContext context = context_of(stored, before, today);
  for (const auto& [name, value] : flat_report(stored.report, context, !stored.note.empty())) form.rules_input[name] = value;
  const auto findings = check_report(stored.report, context);
  form.findings = finding_views(waste.texts(), findings);
  form.hand_in = hand_in_code(hand_in(findings, !stored.note.empty()));
  if (found) {
    for (const Step step : possible_steps(stored.state, target.hands)) form.allowed_steps.emplace_back(step_code(step));
  }
  return form;
}

Result<Done> save_month(Waste& waste, const http::Call& call, const Target& target, const Month& month,
                        const MonthEdit& edit, std::int64_t version) {
  if (!target.hands.officer) return errors::not_your_report;
  const PersonId person = identity::actor_of(call).id;
  return waste.identity().audit().transact<Done>(
      identity::author_of(call), "waste.month", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        auto stored = newest_report(tx, target.unit->id, month);
        if ((stored ? stored->version : 0) != version) return errors::stale_report;
        if (stored && stored->state != ReportState::Draft) return errors::report_closed;
        const Figures before = stored ? figures_of(stored->report) : Figures{};
        StoredReport next = stored.value_or(StoredReport{.unit = target.unit->id});
        next.report.period = month;
        TRY_VOID(apply(tx, edit, next));
        if (!stored) {
          next.id = insert_report(tx, next, call.now, person);
        } else if (!save_report(tx, next, call.now, person)) {
          return errors::stale_report;
        }
        entry.concerns(target.unit->id);
        if (edit.deliveries) replace_deliveries(tx, entry, subject(target, month), next.id, *edit.deliveries);
        for (const auto& [name, value] : figures_of(next.report)) {
          const auto was = before.find(name);
          const auto old = was == before.end() ? std::nullopt : was->second;
          if (old == value) continue;
          entry.change(subject(target, month) + "/" + name, old ? std::to_string(*old) : "",
                       value ? std::to_string(*value) : "");
        }
        return Done{};
      });
}

namespace {

// Opens the next revision as a copy; the approved one stays in the totals until the copy is approved in its turn.
std::int64_t open_revision(store::Transaction& tx, const StoredReport& stored, const std::string& reason, Instant now,
                           PersonId person) {
  StoredReport next = stored;
  ++next.revision;
  next.reason = reason;
  const std::int64_t id = insert_report(tx, next, now, person);
  copy_deliveries(tx, stored.id, id);
  return id;
}

bool move_report(store::Transaction& tx, const StoredReport& stored, Step step, ReportState to, Instant now) {
  const bool counted = to == ReportState::Approved || to == ReportState::Closed;
  const CountedMonth before = counted_month(tx, stored.unit, stored.report.period);
  const auto at = [&](Step wanted) { return step == wanted ? std::optional(now) : std::nullopt; };
  const auto moved = tx.run(sql::move_report, {{"id", stored.id},
                                               {"version", stored.version},
                                               {"state", state_code(to)},
                                               {"counted", counted},
                                               {"submitted_at", at(Step::Submit)},
                                               {"approved_at", at(Step::Approve)}});
  if (moved != 1) return false;
  const auto month = stored.report.period.index();
  if (counted) {
    tx.run(sql::uncount_others, {{"unit_id", stored.unit}, {"month", month}, {"id", stored.id}});
  } else if (stored.counted) {  // sent back: the revision before it counts again
    tx.run(sql::count_former, {{"unit_id", stored.unit}, {"month", month}, {"revision", stored.revision}});
  }
  if (counted || stored.counted) sums_follow(tx, stored.unit, stored.report.period, before);
  return true;
}

}  // namespace

Result<Done> take_step(Waste& waste, const http::Call& call, const Target& target, const Month& month, const StepBody& body,
                       std::int64_t version) {
  const auto step = parse_step(body.step);
  if (!step) return Error{errors::unknown_step, "step", {{"action", body.step}}};
  const PersonId person = identity::actor_of(call).id;
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    auto stored = newest_report(tx, target.unit->id, month);
    if (!stored) return errors::report_not_found;
    const std::string from(state_code(stored->state));
    const Answer answer = decide(stored->state, *step, target.hands);
    if (!answer.way) {
      if (answer.refusal == Refusal::NotYours) return errors::not_your_report;
      if (stored->version != version) return errors::stale_report;
      return Error{errors::step_not_possible, "step", {{"action", body.step}, {"state", from}}};
    }
    if (stored->version != version) return errors::stale_report;
    if (answer.way->needs_reason && body.reason.find_first_not_of(" \t\r\n") == std::string::npos)
      return Error{errors::reason_needed, "reason", {}};
    if (*step == Step::Submit) TRY_VOID(ready_to_submit(tx, *stored, call.now));
    if (stored->is_imported()) stored->id = adopt(tx, *stored);
    std::int64_t report = stored->id;
    if (*step == Step::Revise) {
      report = open_revision(tx, *stored, body.reason, call.now, person);
    } else if (!move_report(tx, *stored, *step, answer.way->to, call.now)) {
      return errors::stale_report;
    }
    const std::string to(state_code(answer.way->to));
    tx.run(sql::insert_report_event, {{"report_id", report},
                                      {"at", call.now},
                                      {"person_id", person},
                                      {"action", body.step},
                                      {"from_state", from},
                                      {"to_state", to},
                                      {"reason", body.reason}});
    entry.concerns(target.unit->id);
    entry.change(subject(target, month) + "/state", from, to);
    entry.bump("waste");
    return Done{};
  };
  return waste.identity().audit().transact<Done>(identity::author_of(call), "waste.month-" + body.step, work);
}

}  // namespace muang::waste
