// SPDX-License-Identifier: Apache-2.0
// Who may look after whom, told by people who try what they must not.
#include "identity/people.hpp"

#include <doctest/doctest.h>

#include "identity/committees.hpp"
#include "identity/errors.hpp"
#include "identity/secrets.hpp"
#include "identity/sessions.hpp"
#include "identity/test_house.hpp"

namespace muang::identity {
namespace {

// Two provinces with a town each, their officers, a provincial officer for each, and the department.
struct Town : House {
  OrgUnitId nation, mukdahan, ranong, town_a, town_b, office;
  PersonId department, province_a, province_b, officer_a, officer_b, officer_ab, viewer_a, regional;

  Town() {
    seed_units(identity, data());
    const auto tree = identity.tree_now();
    nation = tree->find_uid("TH")->id;
    mukdahan = tree->find_uid("TH-49")->id;
    ranong = tree->find_uid("TH-85")->id;
    office = tree->find_uid("REO-12")->id;
    town_a = tree->local_governments_of(mukdahan)[0]->id;
    town_b = tree->local_governments_of(ranong)[0]->id;
    department = person("dept", {{Role::Department, nation}});
    province_a = person("province.a", {{Role::ProvincialOffice, mukdahan}});
    province_b = person("province.b", {{Role::ProvincialOffice, ranong}});
    officer_a = person("officer.a", {{Role::MunicipalOfficer, town_a}});
    officer_b = person("officer.b", {{Role::MunicipalOfficer, town_b}});
    officer_ab = person("officer.ab", {{Role::MunicipalOfficer, town_a}, {Role::MunicipalOfficer, town_b}});
    viewer_a = person("viewer.a", {{Role::Viewer, mukdahan}});
    regional = person("regional", {{Role::RegionalOffice, office}});
  }
  PersonId person(const std::string& login, std::vector<Grant> grants) {
    const auto made = identity.audit().transact<PersonId>(author(), "test", [&](store::Transaction& tx, AuditEntry& entry) {
      return create_person(tx, entry, {.display_name = login, .login = login, .grants = grants}, author());
    });
    return made.value();
  }
  std::shared_ptr<const Actor> as(PersonId id) { return actor_of_person(identity, id); }
  template <class T>
  static int code(const Result<T>& result) {
    return result.ok() ? 0 : result.problems()[0].code.number;
  }
  int try_invite(PersonId who, const std::string& role, std::vector<std::int64_t> units) {
    return code(invite(identity, *as(who), {"ใหม่", "new.person", role, std::move(units)}, author(who)));
  }
  int try_reset(PersonId who, PersonId whom) { return code(reset(identity, *as(who), whom, author(who))); }
  int try_disable(PersonId who, PersonId whom) {
    return code(edit_person(identity, *as(who), whom, {.active = false}, author(who)));
  }
  std::vector<std::string> listed(PersonId who) {
    std::vector<std::string> logins;
    for (const auto& view : list_people(identity, *as(who), {}, 0, 100).items) logins.push_back(view.login);
    return logins;
  }
};

constexpr int not_allowed = 1003, unit_unknown = 1004, unknown = 1005;

}  // namespace

TEST_CASE("an officer looks after nobody, neither in the own town nor in another") {
  Town town;
  CHECK(town.try_reset(town.officer_a, town.officer_b) == unknown);
  CHECK(town.try_reset(town.officer_a, town.officer_ab) == unknown);
  CHECK(town.try_disable(town.officer_a, town.officer_b) == unknown);
  CHECK(town.try_invite(town.officer_a, "officer", {town.town_a.value}) == not_allowed);
  CHECK(town.try_invite(town.officer_a, "officer", {town.town_b.value}) == not_allowed);
  CHECK(town.listed(town.officer_a).empty());
  CHECK_FALSE(town.as(town.officer_a)->may_somewhere(permissions::invite_people));
}

TEST_CASE("a provincial office looks after the officers of its own towns, never its own level or above") {
  Town town;
  CHECK(town.try_invite(town.province_a, "officer", {town.town_a.value}) == 0);
  CHECK(town.try_invite(town.province_a, "officer", {town.town_b.value}) == not_allowed);
  CHECK(town.try_invite(town.province_a, "officer", {town.town_a.value, town.town_b.value}) == not_allowed);
  CHECK(town.try_invite(town.province_a, "provincial-office", {town.mukdahan.value}) == not_allowed);
  CHECK(town.try_invite(town.province_a, "regional-office", {town.office.value}) == not_allowed);
  CHECK(town.try_invite(town.province_a, "department", {town.nation.value}) == not_allowed);
  CHECK(town.try_invite(town.province_a, "viewer", {town.town_a.value}) == not_allowed);
  CHECK(town.try_invite(town.province_a, "officer", {987654}) == unit_unknown);
  CHECK(town.try_reset(town.province_a, town.officer_a) == 0);
  CHECK(town.try_reset(town.province_a, town.officer_b) == unknown);
  CHECK(town.try_reset(town.province_a, town.province_b) == unknown);
  CHECK(town.try_reset(town.province_a, town.department) == unknown);
  CHECK(town.try_reset(town.province_a, town.province_a) == unknown);
  CHECK(town.try_reset(town.province_a, {987654}) == unknown);
  CHECK(town.try_disable(town.province_a, town.regional) == unknown);
  CHECK(town.try_disable(town.province_a, town.viewer_a) == unknown);
}

TEST_CASE("who also serves a town elsewhere is seen by the province, and reset by the department alone") {
  Town town;
  CHECK(town.try_reset(town.province_a, town.officer_ab) == not_allowed);
  CHECK(town.try_disable(town.province_a, town.officer_ab) == not_allowed);
  CHECK(town.try_reset(town.department, town.officer_ab) == 0);
  for (const auto& view : list_people(town.identity, *town.as(town.province_a), {}, 0, 100).items) {
    for (const auto& grant : view.grants) CHECK(grant.unit_id == town.town_a.value);  // the foreign unit is not shown
    CHECK(view.manageable == (view.login == "officer.a"));
  }
}

TEST_CASE("a reset never hands over a committee seat") {
  Town town;
  const CommitteeView steering{.kind = "steering",
                               .name_th = "คณะกรรมการอำนวยการ",
                               .order_number = "1/2563",
                               .order_date = "2020-01-15",
                               .members = {{town.officer_a.value, true, {}}}};
  REQUIRE(appoint(town.identity, FiscalYear::from_buddhist(2563), steering, town.author()).ok());
  CHECK(town.try_reset(town.province_a, town.officer_a) == not_allowed);
  CHECK(town.try_reset(town.department, town.officer_a) == 0);
}

TEST_CASE("lists show what lies in the scope") {
  Town town;
  CHECK(town.listed(town.province_a) == std::vector<std::string>{"officer.a", "officer.ab"});
  CHECK(town.listed(town.department).size() == 8);
  CHECK(town.listed(town.regional).empty());
}

TEST_CASE("a province moves its officer within the province only") {
  Town town;
  const auto next = town.identity.tree_now()->local_governments_of(town.mukdahan)[1]->id;
  const auto move = [&](std::vector<std::int64_t> units) {
    return town.code(edit_person(town.identity, *town.as(town.province_a), town.officer_a, {.unit_ids = std::move(units)},
                                 town.author()));
  };
  CHECK(move({town.town_b.value}) == not_allowed);
  CHECK(move({town.mukdahan.value}) == 1012);
  CHECK(move({}) == 1013);
  CHECK(move({next.value, town.town_a.value}) == 0);
  CHECK(town.as(town.officer_a)->may(permissions::edit_sheet, next));
  CHECK(move({next.value}) == 0);
  CHECK_FALSE(town.as(town.officer_a)->may(permissions::edit_sheet, town.town_a));
  CHECK(town.as(town.officer_a)->grants.size() == 1);
}

TEST_CASE("rights end at the scope") {
  Town town;
  const auto officer = town.as(town.officer_a);
  CHECK(officer->may(permissions::edit_facts, town.town_a));
  CHECK_FALSE(officer->may(permissions::edit_facts, town.town_b));
  CHECK_FALSE(officer->may(permissions::edit_facts, town.mukdahan));
  CHECK_FALSE(officer->sees(town.town_b));
  const auto province = town.as(town.province_a);
  CHECK(province->may(permissions::check_sheet, town.town_a));
  CHECK_FALSE(province->may(permissions::check_sheet, town.town_b));
  CHECK_FALSE(province->may(permissions::edit_sheet, town.town_a));
  CHECK(town.as(town.regional)->may(permissions::annotate_sheet, town.town_a));
  CHECK_FALSE(town.as(town.regional)->may(permissions::annotate_sheet, town.town_b));
  CHECK(town.as(town.department)->may(permissions::announce, town.town_b));
}

TEST_CASE("a login is unique whatever its case, and roles go with units") {
  Town town;
  const auto department = town.as(town.department);
  CHECK(town.code(invite(town.identity, *department, {"ซ้ำ", "Officer.A", "officer", {town.town_a.value}}, town.author())) ==
        1007);
  CHECK(town.code(invite(town.identity, *department, {"ไทย", "ชื่อไทย", "officer", {town.town_a.value}}, town.author())) ==
        1008);
  CHECK(town.code(invite(town.identity, *department, {"", "someone", "officer", {town.town_a.value}}, town.author())) ==
        1015);
  CHECK(town.code(invite(town.identity, *department, {"ก", "someone", "officer", {town.mukdahan.value}}, town.author())) ==
        1012);
  CHECK(town.code(invite(town.identity, *department, {"ก", "someone", "department", {town.town_a.value}}, town.author())) ==
        1012);
  CHECK(town.try_disable(town.department, town.department) == 1014);
}

TEST_CASE("a committee names one chair, known members, and provinces when it is an area one") {
  Town town;
  CommitteeView area{.kind = "area",
                     .name_th = "คณะอนุกรรมการพื้นที่",
                     .order_number = "2/2563",
                     .order_date = "2020-02-01",
                     .provinces = {"TH-49"},
                     .members = {{town.regional.value, true, {}}, {town.province_a.value, false, {}}}};
  const auto year = FiscalYear::from_buddhist(2563);
  const auto try_appoint = [&] { return town.code(appoint(town.identity, year, area, town.author())); };
  SUBCASE("as it should be") {
    CHECK(try_appoint() == 0);
    const auto actor = town.as(town.regional);
    const OrgUnit& a = *actor->tree->find(town.town_a);
    REQUIRE(actor->seat_for("area", 2020, a));
    CHECK(actor->seat_for("area", 2020, a)->chair);
    CHECK_FALSE(actor->seat_for("area", 2021, a));
    CHECK_FALSE(actor->seat_for("area", 2020, *actor->tree->find(town.town_b)));
    CHECK(committees_of(town.identity, year).items.at(0).provinces == std::vector<std::string>{"TH-49"});
  }
  SUBCASE("no province") {
    area.provinces.clear();
    CHECK(try_appoint() == 1021);
  }
  SUBCASE("Bangkok") {
    area.provinces = {"TH-10"};
    CHECK(try_appoint() == 1021);
  }
  SUBCASE("two chairs") {
    area.members[1].chair = true;
    CHECK(try_appoint() == 1021);
  }
  SUBCASE("an unknown member") {
    area.members[1].person_id = 98765;
    CHECK(try_appoint() == 1021);
  }
  SUBCASE("the same member twice") {
    area.members[1].person_id = town.regional.value;
    CHECK(try_appoint() == 1021);
  }
  SUBCASE("no such day") {
    area.order_date = "2020-02-30";
    CHECK(try_appoint() == 1018);
  }
}

}  // namespace muang::identity
