// SPDX-License-Identifier: Apache-2.0
// muang demo: real places, the real coverage of 2562, one account per role and invented assessments of three rounds.
#include <array>
#include <iostream>
#include <map>

#include "assessment/demo_sheets.hpp"
#include "city/demo_facts.hpp"
#include "cli/house.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "green/demo/demo_people.hpp"
#include "green/demo/demo_proposals.hpp"
#include "green/demo/demo_register.hpp"
#include "green/demo/demo_trees.hpp"
#include "http/json.hpp"
#include "identity/committees.hpp"
#include "identity/people.hpp"
#include "identity/secrets.hpp"
#include "waste/demo/demo_facilities.hpp"
#include "waste/demo/demo_reports.hpp"
#include "waste/site/disposal.hpp"

namespace muang::cli {

namespace {

using identity::Kind;
using identity::OrgUnit;
using identity::Role;

constexpr std::array missing_provinces{"TH-49", "TH-76", "TH-75", "TH-74", "TH-82", "TH-96"};  // the six of November 2562

// One of the demonstration's people. A committee member has no grant: the seat is the right.
struct Account {
  std::string key, login, display_name;
  std::optional<Role> role;
  std::string unit_uid;
  PersonId id;
  std::string password;
};

const OrgUnit& town_of(const identity::UnitTree& tree, std::string_view province_uid, Kind kind) {
  for (const OrgUnit* unit : tree.local_governments_of(tree.find_uid(province_uid)->id)) {
    if (unit->kind == kind) return *unit;
  }
  throw std::runtime_error("no such town in " + std::string(province_uid));
}

std::vector<Account> cast(const identity::UnitTree& tree) {
  const std::string own = town_of(tree, "TH-49", Kind::Town).uid, other = town_of(tree, "TH-90", Kind::City).uid;
  return {
      {"officer", "somchai", "สมชาย เจ้าหน้าที่เทศบาล (สาธิต)", Role::MunicipalOfficer, own, {}, {}},
      {"officer2", "somsri", "สมศรี เจ้าหน้าที่เทศบาล (สาธิต)", Role::MunicipalOfficer, other, {}, {}},
      {"province", "malee", "มาลี สำนักงานจังหวัด (สาธิต)", Role::ProvincialOffice, "TH-49", {}, {}},
      {"region", "wichai", "วิชัย สำนักงานสิ่งแวดล้อมภาค (สาธิต)", Role::RegionalOffice, "REO-12", {}, {}},
      {"area", "anong", "อนงค์ ประธานอนุกรรมการระดับพื้นที่ (สาธิต)", {}, "", {}, {}},
      {"assessor", "narin", "นรินทร์ อนุกรรมการระดับพื้นที่ (สาธิต)", {}, "", {}, {}},
      {"area2", "kanya", "กัญญา ประธานอนุกรรมการระดับพื้นที่ (สาธิต)", {}, "", {}, {}},
      {"national", "pensri", "เพ็ญศรี ประธานอนุกรรมการระดับประเทศ (สาธิต)", {}, "", {}, {}},
      {"steering", "thawee", "ทวี ประธานกรรมการอำนวยการ (สาธิต)", {}, "", {}, {}},
      {"department", "prasert", "ประเสริฐ ส่วนกลาง (สาธิต)", Role::Department, "TH", {}, {}},
      {"viewer", "visitor", "ผู้เข้าชมในจังหวัด (สาธิต)", Role::Viewer, "TH-49", {}, {}},
  };
}

using People = std::map<std::string, PersonId, std::less<>>;

People add_people(store::Transaction& tx, identity::AuditEntry& entry, const identity::UnitTree& tree,
                  std::vector<Account>& accounts, const identity::Author& author) {
  People people;
  for (Account& account : accounts) {
    account.password = identity::random_token().substr(0, 14);
    identity::NewPerson person{account.display_name, account.login, {}, identity::hash_password(account.password)};
    if (account.role) person.grants.push_back({*account.role, tree.find_uid(account.unit_uid)->id});
    auto made = identity::create_person(tx, entry, person, author);
    if (!made) throw std::runtime_error("demonstration account " + account.login + " was refused");
    account.id = people[account.key] = *made;
  }
  return people;
}

// Five area sub-committees by regional office, one national per kind and the steering committee, for each round.
void add_committees(store::Transaction& tx, identity::AuditEntry& entry, const identity::UnitTree& tree,
                    const People& people, int year, const identity::Author& author) {
  struct Area {
    const char *name_th, *name_en;
    std::vector<std::string_view> offices;
  };
  static const std::array<Area, 5> areas{{
      {"คณะอนุกรรมการระดับพื้นที่ ภาคเหนือ", "Area sub-committee, north", {"REO-01", "REO-02", "REO-03", "REO-04"}},
      {"คณะอนุกรรมการระดับพื้นที่ ภาคตะวันออกเฉียงเหนือ", "Area sub-committee, north-east", {"REO-09", "REO-10", "REO-11", "REO-12"}},
      {"คณะอนุกรรมการระดับพื้นที่ ภาคกลาง", "Area sub-committee, central", {"REO-05", "REO-06", "REO-07", "REO-08"}},
      {"คณะอนุกรรมการระดับพื้นที่ ภาคตะวันออก", "Area sub-committee, east", {"REO-13"}},
      {"คณะอนุกรรมการระดับพื้นที่ ภาคใต้", "Area sub-committee, south", {"REO-14", "REO-15", "REO-16"}},
  }};
  const std::string order = "สาธิต " + std::to_string(year + buddhist_offset), day = Date{year, 3, 1}.iso();
  const auto seat = [&](std::string_view key, bool chair) { return identity::NewSeat{people.find(key)->second, chair}; };
  int number = 0;
  for (const Area& area : areas) {
    identity::NewCommittee committee{
        year, "area", area.name_th, area.name_en, std::to_string(++number) + "/" + order, day, {}, {}, {}};
    for (const OrgUnit* province : tree.provinces()) {
      const OrgUnit* office = tree.find(province->office);
      for (const std::string_view uid : area.offices) {
        if (office && office->uid == uid) committee.provinces.push_back(province->id);
      }
    }
    const bool north_east = area.offices.front() == "REO-09";
    committee.members =
        north_east ? std::vector{seat("area", true), seat("assessor", false)} : std::vector{seat("area2", true)};
    identity::insert_committee(tx, entry, committee, author);
  }
  static const std::array<std::pair<Kind, const char*>, 3> kinds{
      {{Kind::City, "เทศบาลนคร"}, {Kind::Town, "เทศบาลเมือง"}, {Kind::Subdistrict, "เทศบาลตำบล"}}};
  for (const auto& [kind, name] : kinds) {
    identity::insert_committee(tx, entry,
                               {year,
                                "national",
                                std::string("คณะอนุกรรมการระดับประเทศ ประเภท") + name,
                                "National sub-committee, " + std::string(identity::kind_code(kind)),
                                std::to_string(++number) + "/" + order,
                                day,
                                {},
                                kind,
                                {seat("national", true)}},
                               author);
  }
  identity::insert_committee(tx, entry,
                             {year,
                              "steering",
                              "คณะกรรมการอำนวยการ",
                              "Steering committee",
                              std::to_string(++number) + "/" + order,
                              day,
                              {},
                              {},
                              {seat("steering", true)}},
                             author);
}

assessment::DemoPlan plan_of(const identity::UnitTree& tree, const People& people, const DemoOptions& options, Instant now) {
  assessment::DemoPlan plan{.seed = options.seed, .now = now, .every_town = options.every_town};
  for (const char* uid : missing_provinces) plan.quiet_provinces.insert(tree.find_uid(uid)->id);
  plan.almost_done = town_of(tree, "TH-49", Kind::Town).id;
  plan.officer = people.at("officer");
  plan.province = people.at("province");
  plan.area_chair = people.at("area");
  plan.steering = people.at("steering");
  plan.department = people.at("department");
  return plan;
}

struct Made {
  std::vector<Account> accounts;
  assessment::DemoCounts counts;
  waste::DemoReportCounts waste;
  waste::DemoFacilityCounts sites;
  green::DemoGreenCounts green;
  green::DemoTreeCounts trees;
  std::int64_t communities = 0;
  std::int64_t proposals = 0;
};

Result<Made> fill(House& house, const DemoOptions& options) {
  const identity::Author author{{}, "", house.identity->now()};
  const auto tree = house.identity->tree_now();
  Progress progress("makes the demonstration");
  return house.identity->audit().transact<Made>(
      author, "demo.make", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Made> {
        Made made{cast(*tree), {}, {}, {}, {}, {}, 0};
        progress.say("accounts and committees");
        const People people = add_people(tx, entry, *tree, made.accounts, author);
        for (int year = assessment::demo_first_year; year <= assessment::demo_last_year; ++year)
          add_committees(tx, entry, *tree, people, year, author);
        progress.say("assessments of three rounds");
        made.counts = assessment::make_demo_sheets(tx, *house.assessment, plan_of(*tree, people, options, author.now));
        progress.say("base data");
        city::make_demo_facts(
            tx, *house.city, made.counts.towns, FiscalYear::from_gregorian(assessment::demo_first_year - 1),
            FiscalYear::from_gregorian(assessment::demo_last_year), options.seed, {people.at("officer"), "", author.now});
        progress.say("36 months of waste");
        const waste::DemoReportPlan months{options.seed, author.now, town_of(*tree, "TH-49", Kind::Town).id,
                                           people.at("officer")};
        made.waste = waste::make_demo_reports(tx, *house.waste, months);
        progress.say("disposal sites, deliveries and receipts");
        made.sites = waste::make_demo_facilities(tx, *house.waste, months);
        waste::make_disposal_sums_again(tx);
        progress.say("green plots");
        const green::DemoGreenPlan greens{options.seed, author.now, months.not_yet, months.person};
        made.green = green::make_demo_plots(tx, house.green(), greens);
        progress.say("trees");
        made.trees = green::make_demo_trees(tx, house.green(), greens);
        progress.say("communities");
        made.communities = green::make_demo_people(tx, house.green(), greens);
        progress.say("proposals of citizens");
        made.proposals = green::make_demo_proposals(tx, greens);
        entry.change("demo", "", std::to_string(made.counts.sheets) + " sheets");
        for (const char* topic : {"assessment", "coverage", "units", "city", "waste", "green"}) entry.bump(topic);
        return made;
      });
}

http::Json found_json(const waste::Found& found) {
  return http::Json::Object{{"laid", found.laid},
                            {"found", found.found},
                            {"wrongly", found.wrongly},
                            {"recallPercent", found.recall_percent().value_or(0)},
                            {"precisionPercent", found.precision_percent().value_or(0)}};
}

void print_found(const char* what, const waste::Found& found) {
  std::cout << "  " << what << found.laid << " laid, " << found.found << " found (recall "
            << found.recall_percent().value_or(0) << " %), " << found.wrongly << " clean months named (precision "
            << found.precision_percent().value_or(0) << " %)\n";
}

void print_json(const Made& made, const House& house) {
  const auto tree = house.identity->tree_now();
  http::Json::List accounts;
  for (const Account& account : made.accounts) {
    http::Json::Object row{{"key", account.key},
                           {"login", account.login},
                           {"password", account.password},
                           {"displayName", account.display_name},
                           {"personId", account.id.value}};
    if (account.role) row.emplace_back("role", std::string(identity::role_code(*account.role)));
    if (const OrgUnit* unit = tree->find_uid(account.unit_uid)) {
      row.emplace_back("unitId", unit->id.value);
      row.emplace_back("unitUid", unit->uid);
      row.emplace_back("unitNameTh", unit->full_name_th());
    }
    accounts.emplace_back(std::move(row));
  }
  const http::Json whole(http::Json::Object{
      {"accounts", std::move(accounts)},
      {"sheets", made.counts.sheets},
      {"answers", made.counts.answers},
      {"announced", made.counts.announced},
      {"wasteReports", made.waste.reports},
      {"wasteFaults", http::Json::Object{{"missing", found_json(made.waste.missing)},
                                         {"unitSlips", found_json(made.waste.slips)},
                                         {"copied", found_json(made.waste.copied)},
                                         {"figures", found_json(made.waste.outliers)}}},
      {"wasteSites", made.sites.sites},
      {"siteFaults", http::Json::Object{{"months", found_json(made.sites.months)}, {"flows", found_json(made.sites.flows)}}},
      {"greenPlots", made.green.plots},
      {"trees", made.trees.trees},
      {"communities", made.communities},
      {"proposals", made.proposals},
      {"greenOverlaps", http::Json::Object{{"laid", made.green.overlaps}, {"found", made.green.found}}}});
  std::cout << http::write_json(whole) << "\n";
}

void print_text(const Made& made, const House& house) {
  const auto tree = house.identity->tree_now();
  std::cout << "Demonstration database: " << made.counts.sheets << " assessments, " << made.counts.announced
            << " announced; " << made.waste.reports << " monthly waste reports of " << made.waste.towns
            << " municipalities. Places are real, numbers are invented.\nFaults laid into the months, and what the checks "
               "find of them:\n";
  print_found("missing years      ", made.waste.missing);
  print_found("unit errors        ", made.waste.slips);
  print_found("copied three times ", made.waste.copied);
  print_found("figures together   ", made.waste.outliers);
  std::cout << made.sites.sites << " invented disposal sites, " << made.sites.clusters << " clusters, "
            << made.sites.receipts << " deliveries weighed at the site. Disagreements laid between town and site:\n";
  print_found("months (rule R10)  ", made.sites.months);
  print_found("a year's balance   ", made.sites.flows);
  std::cout << made.green.plots << " invented green plots of " << made.green.towns << " municipalities; overlaps laid in "
            << made.green.overlaps << " of them, ground counted once of two plots in " << made.green.found << ".\n"
            << made.trees.trees << " invented trees, measured " << made.trees.measurements << " times; " << made.proposals
            << " invented proposals of citizens, receipts DEM0-0000-0000-0001 and so on.\n";
  std::cout << "Accounts (shown once):\n\n";
  for (const Account& account : made.accounts) {
    const OrgUnit* unit = tree->find_uid(account.unit_uid);
    std::cout << "  " << account.login << std::string(12 - account.login.size(), ' ') << account.password << "   "
              << account.display_name << (unit ? "  " + unit->full_name_th() : std::string()) << "\n";
  }
  std::cout << "\n";
}

}  // namespace

int run_demo(const Common& common, const DemoOptions& options) {
  House house(common, {});
  if (!house.is_empty()) {
    std::cerr << "muang demo: the database already holds people or rounds. Choose an empty one; nothing was changed.\n";
    return 1;
  }
  const auto made = fill(house, options);
  if (!made) throw std::runtime_error("the demonstration data were refused");
  house.identity->audit().seal_pending();
  common.format == "json" ? print_json(*made, house) : print_text(*made, house);
  return 0;
}

}  // namespace muang::cli
