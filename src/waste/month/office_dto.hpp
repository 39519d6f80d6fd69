// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the offices' pages. Masses in kg.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct OfficeRow {
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, province_name_th, province_name_en, kind, state;
  std::int64_t revision = 0, version = 0;
  std::optional<std::int64_t> generated, collected, source_utilised, population, grams_a_person_day;
  bool late = false;
  std::vector<std::string> allowed_steps;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("unitId", &OfficeRow::unit_id, "The local government."),
        field("fullNameTh", &OfficeRow::full_name_th, "In Thai, with its kind."),
        field("fullNameEn", &OfficeRow::full_name_en, "In English; may be empty."),
        field("provinceNameTh", &OfficeRow::province_name_th, "Its province in Thai."),
        field("provinceNameEn", &OfficeRow::province_name_en, "Its province in English."),
        field("kind", &OfficeRow::kind, "Kind on that day.", http::Limits{.values = "city|town|subdistrict|sao|pattaya"}),
        field("state", &OfficeRow::state, "none: nothing is saved.",
              http::Limits{.values = "none|draft|submitted|approved|closed"}),
        field("revision", &OfficeRow::revision, "0: the first report of the month."),
        field("version", &OfficeRow::version, "For If-Match and bulk steps."),
        field("generated", &OfficeRow::generated, "kg."),
        field("collected", &OfficeRow::collected, "kg."),
        field("sourceUtilised", &OfficeRow::source_utilised, "kg."),
        field("population", &OfficeRow::population, "Registered people."),
        field("gramsAPersonDay", &OfficeRow::grams_a_person_day, "Generated, by registered population."),
        field("late", &OfficeRow::late, "Not handed in by the due day."),
        field("allowedSteps", &OfficeRow::allowed_steps, "Steps that the caller may take now.")};
  }
};
struct OfficeMonth {
  std::string month, due;
  std::int64_t of = 0, handed_in = 0, approved = 0, late = 0;
  std::vector<OfficeRow> items;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("month", &OfficeMonth::month, "Month, B.E."),
                      field("due", &OfficeMonth::due, "Last day to hand in."),
                      field("of", &OfficeMonth::of, "Local governments in the caller's scope."),
                      field("handedIn", &OfficeMonth::handed_in, "Handed in, approved or closed."),
                      field("approved", &OfficeMonth::approved, "Approved or closed."),
                      field("late", &OfficeMonth::late, "Not handed in, and the day is over."),
                      field("items", &OfficeMonth::items, "In the order of the names within their provinces.")};
  }
};
struct BulkLine {
  std::int64_t unit_id = 0, version = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("unitId", &BulkLine::unit_id, "The local government."),
                      http::field("version", &BulkLine::version, "Version that was seen.")};
  }
};
struct BulkSteps {
  std::string step, reason;
  std::vector<BulkLine> units;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("step", &BulkSteps::step, "What to do.", http::Limits{.values = "approve|return|close"}),
        field("reason", &BulkSteps::reason, "Needed for return; may be empty otherwise.", http::Limits{.max_length = 1000}),
        field("units", &BulkSteps::units, "Whose reports.")};
  }
};
struct BulkRefusal {
  std::int64_t unit_id = 0;
  std::string code, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("unitId", &BulkRefusal::unit_id, "The local government."),
                      field("code", &BulkRefusal::code, "Why it was not done."),
                      field("textTh", &BulkRefusal::text_th, "In Thai."),
                      field("textEn", &BulkRefusal::text_en, "In English.")};
  }
};
struct BulkDone {
  std::int64_t done = 0;
  std::vector<BulkRefusal> failed;
  static constexpr auto fields() {
    return std::tuple{http::field("done", &BulkDone::done, "Reports that moved."),
                      http::field("failed", &BulkDone::failed, "Reports that did not, and why.")};
  }
};
}  // namespace muang::waste
