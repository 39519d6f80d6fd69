// SPDX-License-Identifier: Apache-2.0
#include "identity/committees.hpp"

#include <algorithm>
#include <set>

#include "identity/errors.hpp"
#include "identity/people.hpp"
#include "identity/sql.hpp"

namespace muang::identity {
namespace {

Error fault(std::string field) { return {errors::bad_committee, std::move(field), {}}; }

// An area sub-committee names provinces, the others do not; only a national one may be for one kind.
void check_scope(const UnitTree& tree, const CommitteeView& in, NewCommittee& out, Problems& problems) {
  const bool area = in.kind == "area";
  if (area == in.provinces.empty()) problems.push_back(fault("provinces"));
  for (std::size_t i = 0; i < in.provinces.size(); ++i) {
    const OrgUnit* unit = tree.find_uid(in.provinces[i]);
    if (!unit || unit->unit_class != UnitClass::Province || !unit->in_programme) {
      problems.push_back(fault("provinces[" + std::to_string(i) + "]"));
    } else if (std::ranges::find(out.provinces, unit->id) == out.provinces.end()) {
      out.provinces.push_back(unit->id);
    }
  }
  if (in.unit_kind) {
    out.unit_kind = parse_kind(*in.unit_kind);
    if (!out.unit_kind || in.kind != "national") problems.push_back(fault("unitKind"));
  }
}

void check_members(store::Transaction& tx, const CommitteeView& in, NewCommittee& out, Problems& problems) {
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < in.members.size(); ++i) {
    const auto& member = in.members[i];
    const auto person = find_person(tx, {member.person_id});
    if (!person || !person->active || !seen.insert(member.person_id).second) {
      problems.push_back(fault("members[" + std::to_string(i) + "].personId"));
    }
    out.members.push_back({{member.person_id}, member.chair});
  }
  const auto chairs = std::ranges::count_if(in.members, [](const CommitteeMember& member) { return member.chair; });
  if (chairs != 1) problems.push_back(fault("members"));
}

void add_seats(store::Transaction& tx, const UnitTree& tree, CommitteeView& view) {
  tx.query(sql::committee_provinces, {{"committee_id", *view.id}}, [&](const store::Row& province) {
    if (const OrgUnit* unit = tree.find({province.integer(0)})) view.provinces.push_back(unit->uid);
  });
  tx.query(sql::committee_members, {{"committee_id", *view.id}}, [&](const store::Row& member) {
    view.members.push_back({member.integer(0), member.flag(2), member.string(1)});
  });
}

}  // namespace

CommitteeList committees_of(IdentityService& identity, FiscalYear year) {
  const auto tree = identity.snapshot_now();
  CommitteeList list;
  identity.database().read([&](store::Transaction& tx) {
    std::vector<CommitteeView> rows;
    std::vector<std::int64_t> ids;
    tx.query(sql::committees_of_year, {{"fiscal_year", year.gregorian()}}, [&](const store::Row& row) {
      CommitteeView& view = rows.emplace_back();
      view.id = row.integer(0);
      view.kind = row.string(1);
      view.name_th = row.string(2);
      view.name_en = row.string(3);
      view.order_number = row.string(4);
      view.order_date = row.string(5);
      view.unit_kind = row.maybe_text(6);
    });
    for (CommitteeView& view : rows) add_seats(tx, *tree, view);
    list.items = std::move(rows);
  });
  return list;
}

std::int64_t insert_committee(store::Transaction& tx, AuditEntry& entry, const NewCommittee& committee,
                              const Author& author) {
  const auto unit_kind = committee.unit_kind ? std::optional(std::string(kind_code(*committee.unit_kind))) : std::nullopt;
  const std::int64_t id = tx.insert(sql::insert_committee, {{"fiscal_year", committee.fiscal_year},
                                                            {"kind", committee.kind},
                                                            {"name_th", committee.name_th},
                                                            {"name_en", committee.name_en},
                                                            {"order_number", committee.order_number},
                                                            {"order_date", committee.order_date},
                                                            {"unit_kind", unit_kind},
                                                            {"now", author.now},
                                                            {"by", author.person}});
  const std::string subject = "committee/" + std::to_string(id);
  entry.change(
      subject, "",
      committee.kind + " FY" + std::to_string(committee.fiscal_year + buddhist_offset) + " order " + committee.order_number);
  for (const OrgUnitId province : committee.provinces) {
    tx.run(sql::insert_committee_province, {{"committee_id", id}, {"unit_id", province}});
    entry.change(subject + "/province", "", "unit/" + std::to_string(province.value));
  }
  for (const NewSeat& seat : committee.members) {
    tx.run(sql::insert_committee_member, {{"committee_id", id}, {"person_id", seat.person}, {"chair", seat.chair}});
    entry.change(subject + "/member", "", "person/" + std::to_string(seat.person.value) + (seat.chair ? " chair" : ""));
  }
  return id;
}

Result<CommitteeView> appoint(IdentityService& identity, FiscalYear year, const CommitteeView& committee,
                              const Author& author) {
  const auto tree = identity.snapshot_now();
  return identity.audit().transact<CommitteeView>(author, "committee.appoint",
                                                  [&](store::Transaction& tx, AuditEntry& entry) -> Result<CommitteeView> {
                                                    NewCommittee wanted{.fiscal_year = year.gregorian(),
                                                                        .kind = committee.kind,
                                                                        .name_th = committee.name_th,
                                                                        .name_en = committee.name_en,
                                                                        .order_number = committee.order_number,
                                                                        .order_date = committee.order_date};
                                                    Problems problems;
                                                    if (committee.name_th.empty()) problems.push_back(fault("nameTh"));
                                                    if (committee.order_number.empty())
                                                      problems.push_back(fault("orderNumber"));
                                                    if (!Date::parse_iso(committee.order_date))
                                                      problems.push_back({errors::bad_day, "orderDate", {}});
                                                    check_scope(*tree, committee, wanted, problems);
                                                    check_members(tx, committee, wanted, problems);
                                                    if (!problems.empty()) return problems;
                                                    CommitteeView view = committee;
                                                    view.id = insert_committee(tx, entry, wanted, author);
                                                    view.provinces.clear();
                                                    view.members.clear();
                                                    add_seats(tx, *tree, view);
                                                    return view;
                                                  });
}

}  // namespace muang::identity
