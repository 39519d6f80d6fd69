// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the yearly forms. A number is in units of 10^-decimals of its field: t/day with 6 decimals are grams a day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "waste/finding_views.hpp"

namespace muang::waste {

struct FormFieldView {
  std::string form, group, id, label_th, label_en, kind, unit_th, unit_en, fill, certainty, source;
  int decimals = 0, shown = 0;
  std::optional<std::int64_t> least, most, computed, entered;
  std::string computed_th, computed_en, entered_text, reason, by, at;
  bool has_entered = false;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("form", &FormFieldView::form, "Form of the field.", Limits{.values = "kp1|kp2|kp3"}),
        field("group", &FormFieldView::group, "Part of the form."),
        field("id", &FormFieldView::id, "The field."),
        field("labelTh", &FormFieldView::label_th, "In Thai."),
        field("labelEn", &FormFieldView::label_en, "In English."),
        field("kind", &FormFieldView::kind, "What it takes.", Limits{.values = "number|text"}),
        field("unitTh", &FormFieldView::unit_th, "Unit in Thai; may be empty."),
        field("unitEn", &FormFieldView::unit_en, "Unit in English; may be empty."),
        field("fill", &FormFieldView::fill, "months: approved months; register; derived: from other fields; hand: a person.",
              Limits{.values = "months|register|derived|hand"}),
        field("certainty", &FormFieldView::certainty, "How sure the field itself is.",
              Limits{.values = "official|published|inferred|recalled"}),
        field("source", &FormFieldView::source, "Where the field comes from."),
        field("decimals", &FormFieldView::decimals, "Numbers are in units of 10^-decimals."),
        field("shown", &FormFieldView::shown, "Decimals for people."),
        field("least", &FormFieldView::least, "Least number that may be typed."),
        field("most", &FormFieldView::most, "Greatest."),
        field("computed", &FormFieldView::computed, "What the system works out; null: not known."),
        field("computedTh", &FormFieldView::computed_th, "The same of a text field, in Thai."),
        field("computedEn", &FormFieldView::computed_en, "In English."),
        field("hasEntered", &FormFieldView::has_entered, "A person's value stands here and counts."),
        field("entered", &FormFieldView::entered, "Its number."),
        field("enteredText", &FormFieldView::entered_text, "Its text."),
        field("reason", &FormFieldView::reason, "Why it differs from what the months say."),
        field("by", &FormFieldView::by, "Who entered it."),
        field("at", &FormFieldView::at, "When; empty: nobody.")};
  }
};
struct YearForm {
  std::int64_t unit_id = 0;
  std::optional<std::int64_t> facility_id;
  std::string name_th, name_en, unit_name_th, unit_name_en;
  int year = 0, days = 0, days_stated = 0;
  std::int64_t months_approved = 0, left_to_fill = 0, version = 0;
  bool editable = false;
  std::vector<FormFieldView> form_fields;
  std::vector<FindingView> findings;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("unitId", &YearForm::unit_id, "The local government, or the keeper of the facility."),
        field("facilityId", &YearForm::facility_id, "The facility; null: the form of a local government."),
        field("nameTh", &YearForm::name_th, "Of what the form is about, in Thai."),
        field("nameEn", &YearForm::name_en, "In English; may be empty."),
        field("unitNameTh", &YearForm::unit_name_th, "The local government in Thai."),
        field("unitNameEn", &YearForm::unit_name_en, "In English; may be empty."),
        field("year", &YearForm::year, "B.E., January to December."),
        field("days", &YearForm::days, "Days of the year."),
        field("daysStated", &YearForm::days_stated, "Days of the months with figures: t/day are over these."),
        field("monthsApproved", &YearForm::months_approved, "Of twelve: approved reports, or months with receipts."),
        field("leftToFill", &YearForm::left_to_fill, "Fields for people that are still empty."),
        field("version", &YearForm::version, "For If-Match; 0: nothing is saved yet."),
        field("editable", &YearForm::editable, "The caller may save."),
        field("fields", &YearForm::form_fields, "Every field in the order of the form."),
        field("findings", &YearForm::findings, "What does not fit.")};
  }
};
struct FormEntry {
  std::string id;
  std::optional<std::int64_t> number;
  std::optional<std::string> text, reason;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &FormEntry::id, "The field.", http::Limits{.max_length = 60}),
        field("number", &FormEntry::number, "In units of 10^-decimals; with no text either: taken back."),
        field("text", &FormEntry::text, "Of a text field.", http::Limits{.max_length = 1000}),
        field("reason", &FormEntry::reason, "Needed where the months give a figure.", http::Limits{.max_length = 1000})};
  }
};
struct FormEdit {
  std::vector<FormEntry> entries;
  static constexpr auto fields() {
    return std::tuple{http::field("entries", &FormEdit::entries, "Only what changes.", http::Limits{.max_items = 200})};
  }
};

}  // namespace muang::waste
