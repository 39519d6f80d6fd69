// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a site's greenhouse gas and of its deposit history. Years of deposits are B.E., those of `emissions` C.E.
#pragma once

#include "waste/climate/emissions_dto.hpp"

namespace muang::waste {

struct DepositView {
  int year = 0, months = 0;
  std::int64_t kg = 0;
  std::optional<std::int64_t> entered;
  std::string origin;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &DepositView::year, "B.E."), field("kg", &DepositView::kg, "What counts."),
                      field("origin", &DepositView::origin, "Where it is from; projected: the last twelve months repeated.",
                            http::Limits{.values = "months|entered|projected|none"}),
                      field("months", &DepositView::months, "Months with a figure."),
                      field("entered", &DepositView::entered, "What the keeper entered for the year, kg.")};
  }
};
struct SiteGasView {
  std::int64_t facility_id = 0, version = 0;
  std::string name_th, name_en, method, method_name_th, method_name_en, way, way_key, way_certainty, way_source;
  int until = 0;
  std::vector<DepositView> deposits;
  EmissionsView emissions;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("facilityId", &SiteGasView::facility_id, "The site."),
        field("version", &SiteGasView::version, "Of its entry, for If-Match."),
        field("nameTh", &SiteGasView::name_th, "In Thai."),
        field("nameEn", &SiteGasView::name_en, "In English; may be empty."),
        field("method", &SiteGasView::method, "As registered."),
        field("methodNameTh", &SiteGasView::method_name_th, "In Thai."),
        field("methodNameEn", &SiteGasView::method_name_en, "In English."),
        field("way", &SiteGasView::way, "How it gives off gas.", http::Limits{.values = "site|treatment|none"}),
        field("wayKey", &SiteGasView::way_key, "Kind of site or treatment of the factor table."),
        field("wayCertainty", &SiteGasView::way_certainty, "Of reading the method so."),
        field("waySource", &SiteGasView::way_source, "Why it is read so."),
        field("until", &SiteGasView::until, "Last year, B.E."),
        field("deposits", &SiteGasView::deposits, "What came in, by year."),
        field("emissions", &SiteGasView::emissions, "Gas by year, scenario, notes and factors; empty without deposits.")};
  }
};
struct DepositEntry {
  int year = 0;
  std::int64_t kg = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("year", &DepositEntry::year, "B.E., over already."),
                      http::field("kg", &DepositEntry::kg, "Brought in that year.")};
  }
};
struct DepositSeries {
  std::vector<DepositEntry> years;
  static constexpr auto fields() {
    return std::tuple{http::field("years", &DepositSeries::years, "The whole series; it replaces the former.",
                                  http::Limits{.max_items = 200})};
  }
};

}  // namespace muang::waste
