// SPDX-License-Identifier: Apache-2.0
// A file of monthly reports into the database, on each engine: every fault of a small file, somebody else's rows, months
// that have a report, the same file again, one audit row, all or nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "city/city.hpp"
#include "engines.hpp"
#include "identity/service.hpp"
#include "store/migrations.hpp"
#include "waste/file/import.hpp"
#include "waste/file/import_errors.hpp"
#include "waste/file/import_store.hpp"
#include "waste/file/reports_errors.hpp"
#include "waste/month/month_store.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

constexpr Instant noon = 1'780'000'000'000;  // 2026-05-28
constexpr const char* heading =
    "lg_code,year,month,generated_t,organic_t,recyclable_t,general_t,hazardous_t,disposal,reported_on\n";

// LG-0001 and LG-0002 lie in สมุทรปราการ (TH-11), LG-2000 does not.
class Site {
 public:
  explicit Site(const test::Place& place)
      : database(store::Database::open(place.url)),
        texts(Texts::load(source() / "locales")),
        folder_(std::filesystem::temp_directory_path() /
                ("muang-import-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    store::migrate(*database, test::migrations_folder());
    identity = std::make_unique<identity::IdentityService>(*database, [] { return noon; });
    identity::seed_units(*identity, source() / "data");
    city = city::make_city(*identity, texts, {.data_folder = source() / "data"});
    waste =
        std::make_unique<waste::Waste>(*identity, texts, source() / "data", *city, std::filesystem::temp_directory_path());
    std::filesystem::create_directories(folder_);
    become(identity::Role::ProvincialOffice, "TH-11");
  }
  ~Site() { std::filesystem::remove_all(folder_); }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  static std::filesystem::path source() { return MUANG_SOURCE_DIR; }
  void become(identity::Role role, const char* uid, std::int64_t person = 7) {
    actor = {};
    actor.id = PersonId{person};
    actor.tree = identity->tree_now();
    actor.grants = {{role, actor.tree->find_uid(uid)->id}};
  }
  Result<ImportDone> take(const std::string& text, bool dry_run = false) {
    const auto file = folder_ / "months.csv";
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    return import_months(*waste, {.actor = actor,
                                  .author = {actor.id, "test", noon},
                                  .file = file,
                                  .name = "C:\\แฟ้ม\\months.csv",
                                  .readfile = {},
                                  .dry_run = dry_run});
  }
  std::vector<StoredReport> months(const char* uid) {
    const OrgUnitId unit = actor.tree->find_uid(uid)->id;
    return database->reading([&](store::Transaction& tx) { return reports_between(tx, unit, {2015, 1}, {2026, 12}); });
  }
  std::int64_t count(const std::string& what) {
    const store::Sql sql{"", what, what, {}};
    return database->reading([&](store::Transaction& tx) {
      return tx.one(sql, {}, [](const store::Row& row) { return row.integer(0); }).value();
    });
  }

  std::unique_ptr<store::Database> database;
  Texts texts;
  std::unique_ptr<identity::IdentityService> identity;
  std::unique_ptr<city::City> city;
  std::unique_ptr<waste::Waste> waste;
  identity::Actor actor;

 private:
  std::filesystem::path folder_;
};

std::string row(const char* code, const char* year, const char* month, const char* generated = "100.5") {
  return std::string(code) + "," + year + "," + month + "," + generated + ",40,20,40,0.5,sanitary_landfill,2025-06-30\n";
}

// "5 F01": errors and F15; the amounts of these files are alike, which R08 remarks upon.
std::string rules(const std::vector<RowFinding>& findings) {
  std::string found;
  for (const RowFinding& one : findings) {
    if (one.severity != Severity::Error && one.rule != "F15") continue;
    if (!found.empty()) found += ", ";
    found += (std::to_string(one.row) + " " + std::string(one.rule));
  }
  return found;
}

}  // namespace

TEST_CASE("an office's rows become approved reports that count; every fault is named and keeps only its row out") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    const std::string file = std::string(heading) + row("LG-0001", "2568", "1") + row("1199", "2568", "2") +
                             row("LG-0002", "2025", "3", "1,200.5").replace(15, 7, "\"1,200.5\"") +
                             row("LG-9999", "2568", "1") + row("LG-2000", "2568", "1") + row("LG-0001", "2568", "13") +
                             row("LG-0001", "2568", "4", "-5") + row("LG-0001", "2568", "5", "n/a") +
                             row("LG-0001", "2568", "6", "") + row("LG-0001", "2568", "1") +
                             row("LG-0001", "2568", "7", "10");
    const auto done = site.take(file);
    REQUIRE(done.ok());
    CHECK(rules(done->findings) == "5 F01, 6 F11, 7 F03, 8 M02, 9 F04, 10 F05, 11 F09, 12 R03");
    CHECK(done->check.rows == 11);
    CHECK(done->check.accepted == 3);
    CHECK(done->taken == 3);
    CHECK(done->drafts == 0);
    CHECK(done->leaves_composition);
    CHECK(done->leaves_disposal);
    CHECK(done->file_name == "months.csv");
    const auto months = site.months("LG-0001");
    REQUIRE(months.size() == 2);
    CHECK(months[0].is_imported());
    CHECK(months[0].state == ReportState::Approved);
    CHECK(months[0].counted);
    CHECK(months[0].report.period == Month{2025, 1});
    CHECK(months[0].report.generated == 100'500);
    CHECK(months[0].report.hazardous_collected ==
          std::nullopt);  // the file's is a part of the waste, not what was collected apart
    CHECK(Date::of_instant(*months[0].submitted_at) == Date{2025, 6, 30});
    REQUIRE(site.months("LG-0002").size() == 1);
    CHECK(site.months("LG-0002")[0].report.generated == 1'200'500);
    CHECK(site.months("LG-2000").empty());
  });
}

TEST_CASE("an import is one audit row with the hash of the file, and the chain is intact") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    const std::int64_t before = site.count("SELECT COUNT(*) FROM audit_rows");
    const std::string text = std::string(heading) + row("LG-0001", "2568", "1") + row("LG-0001", "2568", "2");
    const auto done = site.take(text);
    REQUIRE(done.ok());
    CHECK(site.count("SELECT COUNT(*) FROM audit_rows") == before + 1);
    CHECK(site.count("SELECT COUNT(*) FROM audit_rows WHERE action = 'waste.import' AND body LIKE '%" + done->sha256 +
                     "%'") == 1);
    site.identity->audit().seal_pending();
    CHECK(identity::verify(*site.database, std::nullopt).intact);

    const auto again = site.take(text);
    REQUIRE_FALSE(again.ok());
    CHECK(again.problems().front().code == errors::import_again);
    CHECK(site.take(text, true).problems().front().code == errors::import_again);
    CHECK(site.count("SELECT COUNT(*) FROM audit_rows") == before + 1);
    CHECK(site.months("LG-0001").size() == 2);
  });
}

TEST_CASE("SHA-256 is that of FIPS 180-4") {
  const auto file = std::filesystem::temp_directory_path() / "muang-import-abc";
  std::ofstream(file, std::ios::binary) << "abc";  // example of the standard, one block
  CHECK(sha256_of(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::filesystem::remove(file);
  CHECK(sha256_of(file).empty());
}

TEST_CASE("a month that has a report is left and named, entered and imported alike; a rehearsal writes nothing") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    const OrgUnitId unit = site.actor.tree->find_uid("LG-0001")->id;
    site.database->write([&](store::Transaction& tx) {
      StoredReport draft{.unit = unit};
      draft.report.period = {2025, 2};
      draft.report.generated = 7;
      return insert_report(tx, draft, noon, PersonId{7}) > 0;
    });
    REQUIRE(site.take(std::string(heading) + row("LG-0001", "2568", "1")).ok());
    const std::string file = std::string(heading) + row("LG-0001", "2568", "1", "999999") + row("LG-0001", "2568", "2") +
                             row("LG-0001", "2568", "3") + row("LG-0002", "2568", "1");
    for (const bool dry_run : {true, false}) {
      CAPTURE(dry_run);
      const auto done = site.take(file, dry_run);
      REQUIRE(done.ok());
      CHECK(done->check.accepted == 4);
      CHECK(done->taken == 2);
      CHECK(done->already == 2);
      CHECK(rules(done->findings) == "2 F15, 3 F15");
      CHECK((done->id == 0) == dry_run);
      CHECK(site.months("LG-0001").size() == (dry_run ? 2 : 3));
    }
    CHECK(site.months("LG-0001")[0].report.generated == 100'500);
    CHECK(site.months("LG-0001")[1].report.generated == 7);

    site.become(identity::Role::ProvincialOffice, "TH-11", 8);  // a colleague with the same file
    const std::int64_t imports = site.count("SELECT COUNT(*) FROM waste_imports");
    const auto nothing = site.take(file);
    REQUIRE(nothing.ok());
    CHECK(nothing->id == 0);
    CHECK(nothing->taken == 0);
    CHECK(nothing->already == 4);
    CHECK(site.count("SELECT COUNT(*) FROM waste_imports") == imports);
  });
}

TEST_CASE("the sums by unit and year and by month follow each import and each month that is taken over") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    const std::string titles = "lg_code,year,month,generated_t,collected_t,source_utilised_t,population\n";
    const auto agree = [&] {
      for (const char* sum : {"SUM(months)", "SUM(generated)", "SUM(collected)", "SUM(uncollected)"}) {
        CAPTURE(sum);
        const bool months = std::string(sum) == "SUM(months)";
        const std::string of_rows = months ? "COUNT(*)" : std::string("COALESCE(") + sum + ", 0)";
        const std::int64_t imported = site.count("SELECT " + of_rows + " FROM waste_imported_months");
        for (const char* fiscal : {"0", "1"})
          CHECK(site.count(std::string("SELECT COALESCE(") + sum +
                           ", 0) FROM waste_imported_years WHERE fiscal = " + fiscal) == imported);
        const std::string by_month = months ? "SUM(reports)" : sum;
        CHECK(site.count("SELECT COALESCE(" + by_month + ", 0) FROM waste_month_sums") ==
              site.count("SELECT " + of_rows + " FROM waste_month_reports WHERE counted = 1"));
      }
    };
    REQUIRE(
        site.take(titles + "LG-0001,2567,9,100,80,15,1000\nLG-0001,2567,10,90,70,15,1000\nLG-0002,2568,1,50,40,5,\n").ok());
    agree();
    CHECK(site.count("SELECT COUNT(*) FROM waste_imported_years WHERE fiscal = 1") == 3);
    CHECK(site.count("SELECT person_days FROM waste_imported_years WHERE fiscal = 0 AND year = 2024") == 61'000);
    REQUIRE(site.take(titles + "LG-0001,2567,11,70,60,5,1000\nLG-0002,2567,9,50,40,5,\n").ok());
    agree();
    const auto first = site.months("LG-0001").front();
    site.database->write([&](store::Transaction& tx) { return adopt(tx, first) > 0; });
    agree();
    CHECK(site.count("SELECT generated FROM waste_unit_years WHERE basis = 'calendar'") == 100'000);
    CHECK(site.months("LG-0001").size() == 3);
    CHECK(site.months("LG-0001").front().report.generated == 100'000);
  });
}

TEST_CASE("an officer's file makes drafts of the own unit; another town's rows are errors; others may not import") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    site.become(identity::Role::MunicipalOfficer, "LG-0001");
    const auto done = site.take(
        "รหัส อปท.,ปี,เดือน,generated_t,collected_t,source_utilised_t,population\n"
        "LG-0001,๒๕๖๘,ม.ค.,100,80,15,30000\nLG-0002,2568,1,100,80,15,30000\n");
    if (!done) MESSAGE(code_text(done.problems().front().code) << " " << done.problems().front().params.front().second);
    REQUIRE(done.ok());
    CHECK(rules(done->findings) == "3 F11");
    CHECK(done->drafts == 1);
    const auto months = site.months("LG-0001");
    REQUIRE(months.size() == 1);
    CHECK_FALSE(months[0].is_imported());
    CHECK(months[0].state == ReportState::Draft);
    CHECK_FALSE(months[0].counted);
    CHECK(months[0].report.collected == 80'000);
    CHECK(months[0].report.uncollected == 5'000);
    CHECK(months[0].report.population_registered == 30'000);
    CHECK(site.count("SELECT COUNT(*) FROM waste_report_events WHERE action = 'import'") == 1);
    for (const auto& [role, unit] :
         {std::pair{identity::Role::RegionalOffice, "REO-12"}, {identity::Role::Department, "TH"}}) {
      site.become(role, unit);
      CHECK(site.take(std::string(heading) + row("LG-0001", "2568", "2")).problems().front().code ==
            errors::import_not_yours);
    }
  });
}

TEST_CASE("an import is all or nothing: a fault in the middle leaves neither rows nor audit") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    std::string file = heading;
    for (int year = 2559; year <= 2568; ++year) {
      for (int month = 1; month <= 12; ++month) {
        if (year == 2568 && month > 5) continue;
        file += "LG-0001," + std::to_string(year) + "," + std::to_string(month) +
                ",100.5,40,20,40,0.5,sanitary_landfill,2025-06-30\n";
      }
    }
    const std::int64_t before = site.count("SELECT COUNT(*) FROM audit_rows");
    const store::Sql hide{
        "", "ALTER TABLE waste_import_findings RENAME TO hidden", "ALTER TABLE waste_import_findings RENAME TO hidden", {}};
    const store::Sql show{
        "", "ALTER TABLE hidden RENAME TO waste_import_findings", "ALTER TABLE hidden RENAME TO waste_import_findings", {}};
    site.database->write([&](store::Transaction& tx) { return tx.run(hide, {}), true; });
    CHECK_THROWS_AS((void)site.take(file + row("LG-0001", "2568", "13")), store::StoreFault);
    CHECK(site.months("LG-0001").empty());
    CHECK(site.count("SELECT COUNT(*) FROM waste_imports") == 0);
    CHECK(site.count("SELECT COUNT(*) FROM audit_rows") == before);
    site.database->write([&](store::Transaction& tx) { return tx.run(show, {}), true; });
    const auto done = site.take(file + row("LG-0001", "2568", "13"));
    REQUIRE(done.ok());
    CHECK(done->taken == 113);
    CHECK(best_of_months(site.months("LG-0001")).size() == 113);
    const auto found = site.database->reading([&](store::Transaction& tx) { return findings_of(tx, done->id, 1000); });
    const auto wrong = std::ranges::find(found, "F03", &StoredFinding::rule);
    REQUIRE(wrong != found.end());
    CHECK(wrong->row == 115);
    CHECK(wrong->severity == "error");
    CHECK(wrong->params == Params{{"value", "13"}});
  });
}

TEST_CASE("what is no month file is refused with its reason, and strange bytes never end in a fault") {
  test::on_each_engine([](const test::Place& place) {
    Site site(place);
    CHECK(site.take("").problems().front().code == errors::report_file_empty);
    CHECK(site.take("a,b\n1,2\n").problems().front().code == errors::report_column_missing);
    CHECK(site.take(std::string("\0\1", 2)).problems().front().code == errors::report_file_binary);
    const auto strange = site.take(std::string(heading) + "LG-0001,2568,1,\xFF\xFE\xA1\x80,40,20,40,0.5,\x01\x02,=1+1\n" +
                                   row("LG-0001", "2568", "2"));
    REQUIRE(strange.ok());
    CHECK(strange->taken == 1);
    CHECK(strange->id != 0);
  });
}
