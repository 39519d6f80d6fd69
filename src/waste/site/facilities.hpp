// SPDX-License-Identifier: Apache-2.0
// The use cases of the register of facilities. For this slice only.
#pragma once

#include <memory>

#include "waste/site/facility_dto.hpp"
#include "waste/site/facility_store.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

// A site with the caller's eyes. Its face is public; what is inside is told to those who read the keeper's waste.
struct Site {
  StoredFacility stored;
  const identity::OrgUnit* unit = nullptr;
  std::shared_ptr<const identity::UnitTree> tree;
  bool inside = false, may_edit = false, may_override = false;
};
Result<Site> site_of(store::Transaction& tx, const http::Call& call, const Waste& waste);
// The same for a use case that writes: unknown and foreign alike 404, seen but not to be changed 403.
Result<Site> site_to_change(store::Transaction& tx, const http::Call& call, const Waste& waste);

// A B.E. year of the query, Gregorian; `otherwise` when there is none.
Result<int> calendar_year(const http::Call& call, std::optional<int> otherwise);

Result<FacilityList> list_facilities(const Waste& waste, const http::Call& call);
Result<FacilityPage> facility_page(const Waste& waste, const http::Call& call, std::int64_t id);
Result<std::int64_t> enter_facility(Waste& waste, const http::Call& call, const NewFacility& body);
Result<Done> change_facility(Waste& waste, const http::Call& call, const FacilityEntry& body, std::int64_t version);
Result<Done> decide_class(Waste& waste, const http::Call& call, const ClassBody& body, std::int64_t version);

}  // namespace muang::waste
