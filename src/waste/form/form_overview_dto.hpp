// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the overview of yearly forms. Amounts in grams a day, rates in grams a person and day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct FormTownRow {
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, kind, province, province_name_th, province_name_en;
  std::int64_t months = 0, left_to_fill = 0, overridden = 0;
  std::optional<std::int64_t> population, generated, served, generated_served, collected, utilised, not_collected, rate;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("unitId", &FormTownRow::unit_id, "The local government."),
        field("fullNameTh", &FormTownRow::full_name_th, "In Thai, with its kind."),
        field("fullNameEn", &FormTownRow::full_name_en, "In English; may be empty."),
        field("kind", &FormTownRow::kind, "Kind.", http::Limits{.values = "city|town|subdistrict|sao|pattaya"}),
        field("province", &FormTownRow::province, "Its province: TH-49."),
        field("provinceNameTh", &FormTownRow::province_name_th, "In Thai."),
        field("provinceNameEn", &FormTownRow::province_name_en, "In English."),
        field("months", &FormTownRow::months, "Approved months, of twelve."),
        field("leftToFill", &FormTownRow::left_to_fill, "Fields for people that are still empty."),
        field("overridden", &FormTownRow::overridden, "Fields where a person's value stands over a computed one."),
        field("population", &FormTownRow::population, "People."),
        field("generated", &FormTownRow::generated, "Grams a day."),
        field("served", &FormTownRow::served, "1: has a collection service."),
        field("generatedServed", &FormTownRow::generated_served, "Generated in the served area, grams a day."),
        field("collected", &FormTownRow::collected, "Hauled to disposal, grams a day."),
        field("utilised", &FormTownRow::utilised, "Grams a day."),
        field("notCollected", &FormTownRow::not_collected, "Generated less utilised and hauled, grams a day."),
        field("rate", &FormTownRow::rate, "Grams a person and day.")};
  }
};
struct FormSumRow {
  std::string id, sum_of, name_th, name_en;
  std::int64_t units = 0, reported = 0, complete = 0, without_balance = 0;
  std::int64_t population = 0, generated = 0, served = 0, generated_served = 0, collected = 0, utilised = 0,
               not_collected = 0;
  std::optional<std::int64_t> rate;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &FormSumRow::id, "Kind, province or all."),
        field("sumOf", &FormSumRow::sum_of, "What it sums.", http::Limits{.values = "kind|province|all"}),
        field("nameTh", &FormSumRow::name_th, "In Thai."),
        field("nameEn", &FormSumRow::name_en, "In English."),
        field("units", &FormSumRow::units, "Local governments."),
        field("reported", &FormSumRow::reported, "Of them with an amount in the form."),
        field("complete", &FormSumRow::complete, "Of them with twelve approved months."),
        field("withoutBalance", &FormSumRow::without_balance,
              "Of them with a generated amount whose parts are not all stated: by these the parts fall short of the whole."),
        field("population", &FormSumRow::population, "People of those that state it."),
        field("generated", &FormSumRow::generated, "Grams a day."),
        field("served", &FormSumRow::served, "Local governments with a collection service."),
        field("generatedServed", &FormSumRow::generated_served, "Grams a day."),
        field("collected", &FormSumRow::collected, "Grams a day."),
        field("utilised", &FormSumRow::utilised, "Grams a day."),
        field("notCollected", &FormSumRow::not_collected, "Grams a day."),
        field("rate", &FormSumRow::rate, "Grams a person and day, over those that state both.")};
  }
};
struct FormSiteRow {
  std::int64_t facility_id = 0, unit_id = 0;
  std::string name_th, name_en, unit_name_th, unit_name_en, method_th, method_en, class_th, class_en;
  std::vector<std::string> forms;
  std::int64_t months = 0, left_to_fill = 0, overridden = 0;
  std::optional<std::int64_t> received, sent_out;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("facilityId", &FormSiteRow::facility_id, "The facility."),
        field("unitId", &FormSiteRow::unit_id, "Who keeps the entry."),
        field("nameTh", &FormSiteRow::name_th, "In Thai."),
        field("nameEn", &FormSiteRow::name_en, "In English; may be empty."),
        field("unitNameTh", &FormSiteRow::unit_name_th, "The keeper in Thai."),
        field("unitNameEn", &FormSiteRow::unit_name_en, "In English; may be empty."),
        field("methodTh", &FormSiteRow::method_th, "Method in Thai."),
        field("methodEn", &FormSiteRow::method_en, "In English."),
        field("classTh", &FormSiteRow::class_th, "Proper or improper by the rule of the year, in Thai."),
        field("classEn", &FormSiteRow::class_en, "In English."),
        field("forms", &FormSiteRow::forms, "Forms that it fills: kp2, kp3 or both."),
        field("months", &FormSiteRow::months, "Months with receipts or deliveries."),
        field("leftToFill", &FormSiteRow::left_to_fill, "Fields for people that are still empty."),
        field("overridden", &FormSiteRow::overridden, "Fields where a person's value stands over a computed one."),
        field("received", &FormSiteRow::received, "Grams a day."),
        field("sentOut", &FormSiteRow::sent_out, "Grams a day.")};
  }
};
struct FormOverview {
  int year = 0, days = 0;
  std::string province;
  std::vector<FormTownRow> towns;
  std::vector<FormSumRow> sums;
  std::vector<FormSiteRow> sites;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &FormOverview::year, "B.E., January to December."),
                      field("days", &FormOverview::days, "Days of the year."),
                      field("province", &FormOverview::province, "The province asked for; empty: all in scope."),
                      field("towns", &FormOverview::towns, "Form KP.1, one row a local government."),
                      field("sums", &FormOverview::sums, "By kind in a province, else by province; last of all the whole."),
                      field("sites", &FormOverview::sites, "Forms KP.2 and KP.3.")};
  }
};

}  // namespace muang::waste
