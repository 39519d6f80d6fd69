// SPDX-License-Identifier: Apache-2.0
// Committees are appointed for a round by an order: area sub-committees for some provinces, national ones per kind, and the
// steering committee. They are no node of the tree; a seat is a right of its own.
#pragma once

#include "identity/dto_people.hpp"
#include "identity/service.hpp"

namespace muang::identity {

CommitteeList committees_of(IdentityService& identity, FiscalYear year);
Result<CommitteeView> appoint(IdentityService& identity, FiscalYear year, const CommitteeView& committee,
                              const Author& author);

struct NewSeat {
  PersonId person;
  bool chair = false;
};
struct NewCommittee {
  int fiscal_year;   // Gregorian
  std::string kind;  // area, national, steering
  std::string name_th, name_en, order_number, order_date;
  std::vector<OrgUnitId> provinces;
  std::optional<Kind> unit_kind;
  std::vector<NewSeat> members;
};
std::int64_t insert_committee(store::Transaction& tx, AuditEntry& entry, const NewCommittee& committee,
                              const Author& author);

}  // namespace muang::identity
