// SPDX-License-Identifier: Apache-2.0
// What an overview or a file of the yearly forms covers. For this slice only.
#pragma once

#include <functional>
#include <unordered_map>

#include "waste/form/form_register.hpp"
#include "waste/form/forms.hpp"

namespace muang::waste {

// The year and province of the query, and which units and sites the caller may see in it.
struct FormScope {
  int year = 0;  // Gregorian
  Date today;
  const identity::OrgUnit* province = nullptr;  // nothing: all in the caller's scope
  std::shared_ptr<const identity::UnitTree> tree;
  std::vector<const identity::OrgUnit*> towns;
  bool holds(OrgUnitId unit) const;
  std::unordered_map<std::int64_t, const identity::OrgUnit*> by_id;
};
Result<FormScope> form_scope(const Waste& waste, const http::Call& call);

struct ScopedTown {
  const identity::OrgUnit& unit;
  const TownYear& year;
  const FilledForm& form;
};
// Each local government in order. With the register: also the fields that only it fills.
void each_town(store::Transaction& tx, const Waste& waste, const FormScope& scope, bool with_register,
               const std::function<void(const ScopedTown&)>& use);

struct ScopedSite {
  const StoredFacility& stored;
  const Load& load;
  const std::vector<std::string>& forms;
  const FilledForm& form;  // of all its forms
};
void each_site(store::Transaction& tx, const Waste& waste, const FormScope& scope,
               const std::function<void(const ScopedSite&)>& use);

}  // namespace muang::waste
