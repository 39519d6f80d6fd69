// SPDX-License-Identifier: Apache-2.0
// The use cases of the yearly forms: read one, complete it by hand, look over all of an office. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/endpoint.hpp"
#include "waste/form/form_dto.hpp"
#include "waste/form/form_store.hpp"
#include "waste/month/months.hpp"
#include "waste/site/facilities.hpp"

namespace muang::waste {

// A form with the caller's eyes: of a local government, or of a facility.
struct FormPlace {
  const identity::OrgUnit* unit = nullptr;
  std::shared_ptr<const identity::UnitTree> tree;
  std::optional<StoredFacility> site;
  bool may_edit = false;
  FormOwner owner() const;
};
Result<FormPlace> form_place(store::Transaction& tx, const http::Call& call, const Waste& waste);

// What stands in the form now. The filled fields point into `stored`.
struct BuiltForm {
  BuiltForm() = default;
  BuiltForm(BuiltForm&&) = default;
  BuiltForm& operator=(BuiltForm&&) = default;
  StoredForm stored;
  FilledForm fields;
  std::vector<Finding> findings;
  int months = 0, days = 0;  // approved months (of a site: months with receipts or deliveries), days of those with figures
};
BuiltForm build_form(store::Transaction& tx, const Waste& waste, const FormPlace& place, int year, const Date& today);
YearForm form_view(const Waste& waste, const FormPlace& place, const BuiltForm& built, int year);

// B.E. year of the path, from 2540 to this year; Gregorian.
Result<int> form_year(const http::Call& call, std::string_view text);
Result<Done> save_form(Waste& waste, const http::Call& call, int year, const FormEdit& edit, std::int64_t version);

void add_form_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
