// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the monthly report. Months are B.E. ("2565-03"); masses in kg, money in satang; null: not reported.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "waste/finding_views.hpp"

namespace muang::waste {

using Figures = std::map<std::string, std::optional<std::int64_t>>;

struct DeliveryView {
  std::int64_t facility_id = 0;
  std::string name_th, name_en;
  std::optional<std::int64_t> kg, receipt_kg;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("facilityId", &DeliveryView::facility_id, "Where to."),
                      field("nameTh", &DeliveryView::name_th, "Its name in Thai."),
                      field("nameEn", &DeliveryView::name_en, "In English; may be empty."),
                      field("kg", &DeliveryView::kg, "Delivered in the month; null: not yet typed."),
                      field("receiptKg", &DeliveryView::receipt_kg,
                            "What the site received from this unit; null: it has not reported the month.")};
  }
};
struct DeliveryEdit {
  std::int64_t facility_id = 0;
  std::optional<std::int64_t> kg;
  static constexpr auto fields() {
    return std::tuple{http::field("facilityId", &DeliveryEdit::facility_id, "Where to: any site of the register."),
                      http::field("kg", &DeliveryEdit::kg, "Delivered in the month.")};
  }
};
struct MonthEvidence {
  std::int64_t id = 0, revision = 0, size = 0;
  std::string name, type, at, by;
  std::optional<std::string> removed_at, removed_by;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &MonthEvidence::id, "Key."),
                      field("revision", &MonthEvidence::revision, "The revision it was attached to; 0: the first report."),
                      field("size", &MonthEvidence::size, "Bytes."),
                      field("name", &MonthEvidence::name, "File name as sent, cleaned."),
                      field("type", &MonthEvidence::type, "Media type, from the content."),
                      field("at", &MonthEvidence::at, "When, ISO 8601."),
                      field("by", &MonthEvidence::by, "Who."),
                      field("removedAt", &MonthEvidence::removed_at, "When it was taken out; null: it is there."),
                      field("removedBy", &MonthEvidence::removed_by, "Who took it out; null: it is there.")};
  }
};
struct MonthForm {
  std::int64_t unit_id = 0;
  std::string name_th, name_en, month, state;
  int days = 0;
  std::int64_t revision = 0, version = 0;
  std::string due, reason, known_by, note, hand_in;
  bool editable = false, late = false;
  Figures figures, previous, rules_input;
  std::string previous_month, previous_known_by;
  std::optional<std::int64_t> uncollected_computed, grams_a_person_day;
  std::vector<FindingView> findings;
  std::vector<std::string> allowed_steps;
  std::vector<DeliveryView> deliveries, previous_deliveries;
  std::vector<MonthEvidence> evidence;
  std::string saved_by, saved_at;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("unitId", &MonthForm::unit_id, "The local government."),
        field("nameTh", &MonthForm::name_th, "Its name in Thai."),
        field("nameEn", &MonthForm::name_en, "Its name in English; may be empty."),
        field("month", &MonthForm::month, "Month, B.E."),
        field("state", &MonthForm::state, "Where the report stands; none: nothing is saved yet.",
              Limits{.values = "none|draft|submitted|approved|closed"}),
        field("days", &MonthForm::days, "Days of the month."),
        field("revision", &MonthForm::revision, "0: the first report of the month."),
        field("version", &MonthForm::version, "For If-Match; 0: nothing is saved yet."),
        field("due", &MonthForm::due, "Last day to hand in."),
        field("reason", &MonthForm::reason, "Why this revision was opened."),
        field("knownBy", &MonthForm::known_by, "How the generated amount was found.",
              Limits{.values = "|weighed|truck-volume|per-person-rate"}),
        field("note", &MonthForm::note, "The officer's explanation."),
        field("handIn", &MonthForm::hand_in, "Whether the report may be handed in.",
              Limits{.values = "ready|needs-reason|stopped"}),
        field("editable", &MonthForm::editable, "The caller may save."),
        field("late", &MonthForm::late, "The day to hand in is over."),
        field("figures", &MonthForm::figures, "Figures by name: kg, satang or counts."),
        field("previous", &MonthForm::previous, "The figures of the newest month before, for comparison and prefilling."),
        field("previousMonth", &MonthForm::previous_month, "That month; empty: there is none."),
        field("previousKnownBy", &MonthForm::previous_known_by, "How its generated amount was found.",
              Limits{.values = "|weighed|truck-volume|per-person-rate"}),
        field("uncollectedComputed", &MonthForm::uncollected_computed, "Generated less used at source less collected, kg."),
        field("gramsAPersonDay", &MonthForm::grams_a_person_day, "Generated, by registered population."),
        field(
            "rulesInput", &MonthForm::rules_input,
            "What the rules read, the months before included, so that a page can run the same rules without a connection."),
        field("findings", &MonthForm::findings, "All findings at once."),
        field("allowedSteps", &MonthForm::allowed_steps, "Steps that the caller may take now."),
        field("deliveries", &MonthForm::deliveries, "Where the collected waste went, by the sites' Thai names."),
        field("previousDeliveries", &MonthForm::previous_deliveries, "Those of previousMonth, for prefilling."),
        field("evidence", &MonthForm::evidence, "Files of this revision and of those before it."),
        field("savedBy", &MonthForm::saved_by, "Who saved the figures last; empty: nobody yet."),
        field("savedAt", &MonthForm::saved_at, "When; empty: never.")};
  }
};
struct MonthEdit {
  Figures figures;
  std::optional<std::string> known_by, note;
  std::optional<std::vector<DeliveryEdit>> deliveries;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("figures", &MonthEdit::figures, "Only what changes; null takes a figure back."),
                      field("knownBy", &MonthEdit::known_by, "How the generated amount was found.",
                            http::Limits{.values = "|weighed|truck-volume|per-person-rate"}),
                      field("note", &MonthEdit::note, "Explanation.", http::Limits{.max_length = 2000}),
                      field("deliveries", &MonthEdit::deliveries, "The whole new list; null: unchanged.")};
  }
};
struct StepBody {
  std::string step;
  std::string reason;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("step", &StepBody::step, "What to do.", http::Limits{.values = "submit|withdraw|approve|return|close|revise"}),
        field("reason", &StepBody::reason, "Needed for return and revise; may be empty otherwise.",
              http::Limits{.max_length = 1000})};
  }
};
struct MonthBrief {
  std::string month, state, due;
  std::int64_t revision = 0;
  bool late = false;
  std::optional<std::int64_t> generated, collected, source_utilised;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("month", &MonthBrief::month, "Month, B.E."),
                      field("state", &MonthBrief::state, "none: nothing is saved.",
                            http::Limits{.values = "none|draft|submitted|approved|closed"}),
                      field("due", &MonthBrief::due, "Last day to hand in."),
                      field("revision", &MonthBrief::revision, "0: the first report of the month."),
                      field("late", &MonthBrief::late, "Not handed in by the due day."),
                      field("generated", &MonthBrief::generated, "kg."),
                      field("collected", &MonthBrief::collected, "kg."),
                      field("sourceUtilised", &MonthBrief::source_utilised, "kg.")};
  }
};
struct MonthList {
  std::int64_t unit_id = 0;
  std::string name_th, name_en;
  bool may_report = false;
  std::vector<MonthBrief> items;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("unitId", &MonthList::unit_id, "The local government."),
                      field("nameTh", &MonthList::name_th, "Its name in Thai."),
                      field("nameEn", &MonthList::name_en, "Its name in English; may be empty."),
                      field("mayReport", &MonthList::may_report, "The caller fills this unit's reports."),
                      field("items", &MonthList::items, "Newest month first.")};
  }
};
struct MonthEvent {
  std::string at, person_name, step, from_state, to_state, reason;
  std::int64_t revision = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("at", &MonthEvent::at, "When."),
                      field("personName", &MonthEvent::person_name, "Who."),
                      field("step", &MonthEvent::step, "What."),
                      field("fromState", &MonthEvent::from_state, "From."),
                      field("toState", &MonthEvent::to_state, "To."),
                      field("reason", &MonthEvent::reason, "Why."),
                      field("revision", &MonthEvent::revision, "Of which revision.")};
  }
};
struct MonthRevision {
  std::int64_t revision = 0;
  std::string state, reason, note;
  bool counted = false;
  Figures figures;
  std::vector<DeliveryView> deliveries;
  std::vector<MonthEvidence> evidence;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("revision", &MonthRevision::revision, "0: the first report."),
                      field("state", &MonthRevision::state, "Where it stands."),
                      field("reason", &MonthRevision::reason, "Why it was opened."),
                      field("note", &MonthRevision::note, "Explanation."),
                      field("counted", &MonthRevision::counted, "Totals are made of this one."),
                      field("figures", &MonthRevision::figures, "Its figures."),
                      field("deliveries", &MonthRevision::deliveries, "Where it delivers."),
                      field("evidence", &MonthRevision::evidence, "Its files, also those that were taken out.")};
  }
};
struct MonthHistory {
  std::vector<MonthRevision> revisions;
  std::vector<MonthEvent> events;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("revisions", &MonthHistory::revisions, "Oldest first."),
                      field("events", &MonthHistory::events, "Oldest first.")};
  }
};

}  // namespace muang::waste
