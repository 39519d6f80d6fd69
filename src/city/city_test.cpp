// SPDX-License-Identifier: Apache-2.0
// The city database on a real store with the real places: forms, versions, roll-ups, files in and out.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/form_file.hpp"
#include "city/forms.hpp"
#include "city/import.hpp"
#include "city/period_rules.hpp"
#include "city/reports.hpp"
#include "http/errors.hpp"
#include "report/csv.hpp"
#include "store/migrations.hpp"

using namespace muang;
using namespace muang::city;
namespace fs = std::filesystem;

namespace {

constexpr Instant noon = 1'600'000'000'000;  // 13 Sep 2563, in fiscal year 2563
const auto fy2562 = FiscalYear::from_buddhist(2562);

struct House {
  std::unique_ptr<store::Database> database = store::Database::open("sqlite::memory:");
  std::unique_ptr<identity::Identity> identity;
  Texts texts = Texts::load(fs::path(MUANG_SOURCE_DIR) / "locales");
  std::unique_ptr<City> city;
  const identity::Author author{PersonId{0}, "test", noon};
  std::shared_ptr<const identity::UnitTree> tree;
  House() {
    store::migrate(*database, fs::path(MUANG_SOURCE_DIR) / "db/migrations");
    identity = identity::make_identity(*database, [] { return noon; });
    identity::seed_units(*identity, fs::path(MUANG_SOURCE_DIR) / "data");
    const char* program = std::getenv("MUANG_READFILE");
    city = make_city(*identity, texts, {fs::path(MUANG_SOURCE_DIR) / "data", program ? program : ""});
    tree = identity->tree_now();
  }
  const identity::OrgUnit& town(const char* uid = "LG-0001") const { return *tree->find_uid(uid); }
  Period period(const char* key, FiscalYear year = fy2562) const {
    return period_for(city->catalogue().find(key)->period_kind, year).period;
  }
  Result<SavedFact> put(const char* key, const FactEdit& edit, std::int64_t version = 0, const char* uid = "LG-0001",
                        FiscalYear year = fy2562) {
    return put_fact(*city, town(uid).id, key, period(key, year), edit, version, author);
  }
  identity::Actor officer(const char* uid = "LG-0001") const {
    identity::Actor actor;
    actor.id = PersonId{7};
    actor.tree = tree;
    actor.grants = {{identity::Role::MunicipalOfficer, town(uid).id}};
    return actor;
  }
  identity::Actor department() const {
    identity::Actor actor;
    actor.id = PersonId{8};
    actor.tree = tree;
    actor.grants = {{identity::Role::Department, tree->find_uid("TH")->id}};
    return actor;
  }
  // The template of the year, with one cell of a fact's row changed.
  std::string filled(const std::string& key, FormColumn column, report::Cell cell, const char* uid = "LG-0001") {
    auto table = form_table(*city, town(uid), fy2562);
    for (auto& row : table.rows) {
      if (std::get<std::string>(row[0]) == key) row[static_cast<std::size_t>(column)] = cell;
    }
    return report::write_csv(table);
  }
  Result<ImportView> import(std::string_view bytes, bool commit = false) {
    return import_form(*city, town(), fy2562, bytes, commit, author);
  }
};

House& shared() {
  static House house;
  return house;
}

std::vector<std::string> codes(const ImportView& view) {
  std::vector<std::string> found;
  for (const auto& finding : view.findings) found.push_back(finding.code);
  return found;
}
template <class T>
int code(const Result<T>& result) {
  return result ? 0 : result.problems().front().code.number;
}
bool has_rule(const std::vector<FindingView>& findings, const std::string& rule) {
  return std::ranges::any_of(findings, [&](const FindingView& finding) { return finding.rule == rule; });
}

}  // namespace

TEST_CASE("every code of the city database has its text in both languages") {
  const auto& texts = shared().texts;
  for (int number : {2001, 2013, 2020, 2038, 2040, 2044}) {
    CHECK(texts.has("th", "E" + std::to_string(number)));
    CHECK(texts.has("en", "E" + std::to_string(number)));
  }
  const auto view = catalogue_view(shared().city->catalogue(), texts);
  for (const auto& rule : view.rules) {
    CHECK(rule.text_th.find("city.rules") == std::string::npos);
    CHECK(rule.text_th.find('{') == std::string::npos);
  }
}

TEST_CASE("a line is saved as typed, keeps its revisions, and two people on one line do not overwrite each other") {
  auto& house = shared();
  const auto first = house.put("staff", {.value = 120, .source = "กองการเจ้าหน้าที่"});
  REQUIRE(first);
  CHECK(first->fact.version == 1);
  CHECK(first->fact.value == 120);
  CHECK(code(house.put("staff", {.value = 121}, 0)) == http::stale.number);
  CHECK(house.put("staff", {.value = 130, .reason = "รับเพิ่ม"}, 1)->fact.version == 2);
  CHECK(house.put("staff", {}, 2)->fact.value == std::nullopt);
  const auto history = read_revisions(*house.city, house.town().id, "staff", house.period("staff"));
  REQUIRE(history.size() == 3);
  CHECK(history[1].value == 130);
  CHECK(history[1].reason == "รับเพิ่ม");
  CHECK(history[2].source == "กองการเจ้าหน้าที่");
}

TEST_CASE("the impossible is refused and changes nothing") {
  auto& house = shared();
  CHECK(code(house.put("volunteers", {.value = -1})) == errors::negative.number);
  CHECK(code(house.put("volunteers", {.value = 1.5})) == errors::too_many_decimals.number);
  CHECK(code(house.put("area", {.value = 7.331})) == errors::too_many_decimals.number);
  CHECK(code(house.put("volunteers", {.value = 1e300})) == errors::above_maximum.number);
  CHECK(code(house.put("volunteers", {.value = 1e-300})) == errors::too_many_decimals.number);
  CHECK(code(house.put("air_q", {.code = 3})) == errors::unknown_code.number);
  CHECK(code(house.put("lpa_25", {.value = 5})) == errors::linked_fact.number);
  CHECK(code(house.put("volunteers", {.value = 1, .quality = "guessed"})) == errors::unknown_quality.number);
  CHECK(code(put_fact(*house.city, house.town().id, "volunteers", *Period::parse("CY2562"), {.value = 1}, 0,
                      house.author)) == errors::wrong_period.number);
  CHECK(code(put_fact(*house.city, house.town().id, "pop_reg", *Period::parse("2019-07-01"), {.value = 1}, 0,
                      house.author)) == errors::wrong_period.number);
  CHECK(code(house.put("volunteers", {.value = 1}, 0, "LG-0001", FiscalYear::from_buddhist(2599))) ==
        errors::year_out_of_range.number);
  const auto form = read_form(*house.city, house.town().id, fy2562, true);
  for (const auto& line : form.facts) CHECK((line.key != "volunteers" || line.version == 0));
}

TEST_CASE("figures go in and come out as the same decimal") {
  auto& house = shared();
  std::int64_t version = 0;
  for (const double value : {7.33, 0.07, 0.1, 123.45, 9999.99}) {
    const auto saved = house.put("area", {.value = value}, version);
    REQUIRE(saved);
    CHECK(saved->fact.value == value);
    version = saved->fact.version;
  }
  CHECK(house.put("power_bill", {.value = 999'999'999'999.99})->fact.value == 999'999'999'999.99);
}

TEST_CASE("findings come with the saved line: parts above wholes, jumps until a reason is given") {
  auto& house = shared();
  const char* town = "LG-0002";
  REQUIRE(house.put("water_src", {.value = 3}, 0, town));
  CHECK(has_rule(house.put("water_src_tested", {.value = 4}, 0, town)->findings, "tested-of-sources"));
  CHECK_FALSE(has_rule(house.put("water_src_tested", {.value = 3}, 1, town)->findings, "tested-of-sources"));
  REQUIRE(house.put("landfill", {.value = 1'000'000}, 0, town, fy2562 - 1));
  const auto jumped = house.put("landfill", {.value = 1'300'000}, 0, town);
  REQUIRE(has_rule(jumped->findings, "jump-asks-reason"));
  CHECK(jumped->fact.read_rule == "CY2562 read for FY2562");
  CHECK(jumped->findings.front().text_th.find("1,300,000") != std::string::npos);
  CHECK_FALSE(
      has_rule(house.put("landfill", {.value = 1'300'000, .reason = "ปิดบ่อเดิม"}, 1, town)->findings, "jump-asks-reason"));
}

TEST_CASE("figures are copied forward only into empty lines, and marked") {
  auto& house = shared();
  const char* town = "LG-0003";
  REQUIRE(house.put("communities", {.value = 20}, 0, town));
  REQUIRE(house.put("groups", {.value = 5}, 0, town));
  REQUIRE(house.put("groups", {.value = 6}, 0, town, fy2562 + 1));
  CHECK(copy_forward(*house.city, house.town(town).id, fy2562 + 1, house.author)->copied == 1);
  CHECK(copy_forward(*house.city, house.town(town).id, fy2562 + 1, house.author)->copied == 0);
  const auto form = read_form(*house.city, house.town(town).id, fy2562 + 1, true);
  const auto line = [&](const char* key) { return *std::ranges::find(form.facts, key, &FactLine::key); };
  CHECK(line("communities").status == "copied");
  CHECK(line("communities").history.front().value == 20);
  CHECK(line("groups").value == 6);
  CHECK(line("groups").status == "typed");
}

TEST_CASE("another slice publishes a fact; nobody types over it; the assessment reads it with its rule") {
  auto& house = shared();
  const OrgUnitId town = house.town("LG-0004").id;
  const auto publish = [&](std::int64_t scaled) {
    return house.identity->audit().transact<Done>(house.author, "test",
                                                  [&](store::Transaction& tx, identity::AuditEntry& entry) {
                                                    const PublishedFact fact{.unit = town,
                                                                             .key = "lpa_25",
                                                                             .period = Period::fiscal(fy2562),
                                                                             .scaled = scaled,
                                                                             .decimals = 0,
                                                                             .owner = "assessment",
                                                                             .source = "ผล LPA 2562"};
                                                    return house.city->publish_fact(tx, entry, fact, house.author);
                                                  });
  };
  REQUIRE(publish(4));
  REQUIRE(publish(4));
  REQUIRE(publish(5));
  CHECK(code(publish(-1)) == errors::negative.number);
  CHECK(read_revisions(*house.city, town, "lpa_25", Period::fiscal(fy2562)).size() == 2);
  CHECK(code(house.put("lpa_25", {.value = 3}, 2, "LG-0004")) == errors::linked_fact.number);
  const std::vector<std::string> keys{"lpa_25", "pm25_days"};
  const std::vector<FiscalYear> years{fy2562};
  const auto readings =
      house.database->reading([&](store::Transaction& tx) { return house.city->read_facts(tx, town, keys, years); });
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].text() == "5");
  CHECK(readings[0].source == "ผล LPA 2562");
  CHECK_FALSE(readings[0].read_rule);
  CHECK(readings[1].empty());
  CHECK(readings[1].read_rule == "CY2562 read for FY2562");
}

TEST_CASE("a roll-up says how many of how many reported, and not measured is no part of a share") {
  auto& house = shared();
  const auto fy2561 = fy2562 - 1;
  const auto towns = house.tree->local_governments_of(house.tree->find_uid("TH-11")->id);
  REQUIRE(towns.size() >= 4);
  const std::vector<std::int64_t> air{1, 0, 2, 1};
  for (std::size_t i = 0; i < 4; ++i) {
    REQUIRE(house.put("env_spend", {.value = 1000.1}, 0, towns[i]->uid.c_str(), fy2561));
    REQUIRE(house.put("air_q", {.code = air[i]}, 0, towns[i]->uid.c_str(), fy2561));
  }
  const auto sum = roll_up(*house.city, house.department(), "env_spend", Period::fiscal(fy2561), "province");
  REQUIRE(sum);
  const auto row = std::ranges::find(sum->rows, house.tree->find_uid("TH-11")->id.value, &RollupRow::id);
  REQUIRE(row != sum->rows.end());
  CHECK(row->value_text == "4000.4");
  CHECK(row->reported == 4);
  CHECK(row->of == static_cast<std::int64_t>(towns.size()));
  const auto nation = roll_up(*house.city, house.department(), "air_q", Period::fiscal(fy2561), "nation");
  REQUIRE(nation->rows.size() == 1);
  CHECK(nation->rows[0].value_text == "66.7");
  CHECK(nation->rows[0].reported == 3);
  CHECK(nation->rows[0].not_measured == 1);
  CHECK(nation->rows[0].of > 2400);
  // An officer sees the roll-up of his own town alone.
  const auto own = roll_up(*house.city, house.officer(towns[0]->uid.c_str()), "env_spend", Period::fiscal(fy2561), "nation");
  REQUIRE(own->rows.size() == 1);
  CHECK(own->rows[0].of == 1);
  CHECK(code(roll_up(*house.city, house.department(), "env_spend", Period::calendar(2018), "nation")) ==
        errors::wrong_period.number);
  CHECK(code(roll_up(*house.city, house.department(), "env_spend", Period::fiscal(fy2561), "planet")) ==
        errors::bad_rollup.number);
}

TEST_CASE("the public sees public facts whose period is over; the officer sees all of his town") {
  auto& house = shared();
  const char* uid = "LG-0005";
  REQUIRE(house.put("staff", {.value = 50}, 0, uid));
  REQUIRE(house.put("hiv_test", {.value = 3}, 0, uid));
  REQUIRE(house.put("communities", {.value = 9}, 0, uid, fy2562 + 1));  // FY2563 runs until 30 Sep
  const auto keys = [&](const identity::Actor& actor) {
    std::vector<std::string> found;
    for (const auto& series : read_profile(*house.city, actor, house.town(uid), noon).series) found.push_back(series.key);
    return found;
  };
  identity::Actor visitor;
  visitor.tree = house.tree;
  CHECK(keys(visitor) == std::vector<std::string>{"register-population", "staff"});
  CHECK(keys(house.officer(uid)) == std::vector<std::string>{"register-population", "communities", "staff", "hiv_test"});
  CHECK(keys(house.officer("LG-0006")) == keys(visitor));
  CHECK(read_profile(*house.city, visitor, house.town(uid), noon).series[0].points.size() >= 8);
}

TEST_CASE("the template comes back as it went out and writes nothing; filled, it writes once") {
  House house;
  const std::string empty = report::write_csv(form_table(*house.city, house.town(), fy2562));
  const auto nothing = house.import(empty, true);
  REQUIRE(nothing);
  CHECK(nothing->accepted);
  CHECK(nothing->changed == 0);
  const std::string one = house.filled("staff", FormColumn::Value, std::string("๑,๒๓๔"));
  const auto rehearsed = house.import(one);
  REQUIRE(rehearsed);
  CHECK(rehearsed->changed == 1);
  CHECK_FALSE(rehearsed->written);
  CHECK(read_form(*house.city, house.town().id, fy2562, true).filled == 0);
  CHECK(house.import(one, true)->written);
  CHECK(house.import(one, true)->changed == 0);
  CHECK(read_revisions(*house.city, house.town().id, "staff", house.period("staff")).size() == 1);
  const auto again = house.import(house.filled("staff", FormColumn::Value, report::Number{1235, 0}));
  CHECK(codes(*again) == std::vector<std::string>{"E2044"});
  CHECK(again->accepted);
}

TEST_CASE("TIS-620 and UTF-8 without a byte order mark mean the same, and either era is read once") {
  auto& house = shared();
  const std::string marked = house.filled("dental", FormColumn::Period, std::string("ค.ศ. 2019"), "LG-0001");
  const std::string valued = [&] {
    std::string text = house.filled("air_q", FormColumn::Value, std::string("2 ไม่ได้ตรวจวัด"));
    const auto at = text.find(",2562,");
    return text.replace(at, 6, ",๒๕๖๒,");
  }();
  CHECK(house.import(marked)->accepted);
  const auto plain = house.import(valued.substr(3));
  const auto old = house.import(text::encode_tis620(valued.substr(3)));
  REQUIRE(plain);
  REQUIRE(old);
  CHECK(plain->accepted);
  CHECK(old->encoding == "tis-620");
  CHECK(old->changed == plain->changed);
  CHECK(parse_period_cell("31/12/2561", Period::Kind::Day) == Period::day({2018, 12, 31}));
  CHECK(parse_period_cell("2018-12-31", Period::Kind::Day) == Period::day({2018, 12, 31}));
  CHECK(parse_period_cell("๓๑ ธ.ค. ๒๕๖๑", Period::Kind::Day) == Period::day({2018, 12, 31}));
  CHECK(parse_period_cell("2561/12/31", Period::Kind::Day) == Period::day({2018, 12, 31}));
  CHECK(parse_period_cell("2020", Period::Kind::FiscalYear) == Period::fiscal(FiscalYear::from_buddhist(2563)));
  CHECK_FALSE(parse_period_cell("31/02/2561", Period::Kind::Day));
  CHECK_FALSE(parse_period_cell("3105", Period::Kind::FiscalYear));
}

TEST_CASE("every error of a file is named by row, column and code, and nothing is written") {
  auto& house = shared();
  std::string bad = house.filled("injury", FormColumn::Value, std::string("สิบสอง"));
  bad += "nonsense,,,,5\r\ninjury,,,,5\r\nlpa_25,,,,5\r\nhiv_care,,,CY2562,\r\n";
  const auto view = house.import(bad);
  REQUIRE(view);
  CHECK_FALSE(view->accepted);
  CHECK(codes(*view) == std::vector<std::string>{"E2030", "E2032", "E2031", "E2010", "E2031"});
  CHECK(view->findings[0].column == "ค่า");
  CHECK(view->findings[0].row > 3);
  CHECK(view->findings[0].text_th.find("สิบสอง") != std::string::npos);
  CHECK(code(house.import(bad, true)) == errors::import_refused.number);
  const auto other = import_form(*house.city, house.town("LG-0002"), fy2562 + 1, bad, false, house.author);
  CHECK(codes(*other)[0] == "E2026");
  CHECK(codes(*other)[1] == "E2027");
  CHECK(codes(*house.import(house.filled("water_src_tested", FormColumn::Value, report::Number{5, 0}))).empty());
}

TEST_CASE("hostile files are refused with a code") {
  auto& house = shared();
  CHECK(code(house.import("")) == errors::file_missing.number);
  CHECK(code(house.import(std::string(max_file + 1, 'a'))) == errors::file_too_large.number);
  CHECK(code(house.import(std::string("a\0b", 3))) == errors::file_not_text.number);
  CHECK(code(house.import("muang-facts,\"open\n1")) == errors::bad_csv.number);
  CHECK(codes(*house.import("a,b\n1,2")) == std::vector<std::string>{"E2025"});
  CHECK(codes(*house.import("muang-facts,1,LG-0001,2562\nx,y\n")) == std::vector<std::string>{"E2028", "E2028"});
  CHECK(code(house.import("\xD0\xCF\x11\xE0 old Excel")) == errors::file_not_xlsx.number);
}

TEST_CASE("XLSX is read in a child; what is none is refused and the process lives") {
  if (!std::getenv("MUANG_READFILE")) return;  // CTest gives it
  auto& house = shared();
  auto table = form_table(*house.city, house.town(), fy2562);
  for (auto& row : table.rows) {
    if (std::get<std::string>(row[0]) == "renewed_area") row[4] = report::Number{30001, 4};
    if (std::get<std::string>(row[0]) == "sea_q") row[4] = std::string("3 ไม่มีพื้นที่ติดทะเล");
    if (std::get<std::string>(row[0]) == "groups") row[7] = std::string("=HYPERLINK(1)");
  }
  const auto view = house.import(report::write_xlsx(table));
  REQUIRE(view);
  CHECK(view->encoding == "xlsx");
  CHECK(codes(*view).empty());
  CHECK(view->accepted);
  CHECK(view->rows == 3 + view->unchanged);
  CHECK(code(house.import("PK\x03\x04 and then junk")) == errors::file_not_xlsx.number);
  std::string cut = report::write_xlsx(table);
  cut.resize(cut.size() / 2);
  CHECK(code(house.import(cut)) == errors::file_not_xlsx.number);
}

TEST_CASE("what leaves a town in a file cannot run as a formula") {
  auto& house = shared();
  REQUIRE(house.put("wisdom_src", {.value = 4, .note = "=cmd|' /C calc'!A0", .source = "+66"}, 0, "LG-0007"));
  const auto csv = export_facts(*house.city, fy2562, "csv", house.town("LG-0007").id);
  REQUIRE(csv);
  CHECK(csv->find("\"'=cmd") != std::string::npos);
  CHECK(csv->find(",=cmd") == std::string::npos);
  CHECK(csv->find(",4,") != std::string::npos);
  const auto back = form_table(*house.city, house.town("LG-0007"), fy2562);
  const auto same = import_form(*house.city, house.town("LG-0007"), fy2562, report::write_csv(back), false, house.author);
  CHECK(same->changed == 0);
  CHECK(export_facts(*house.city, fy2562, "json", std::nullopt)->find("\"wisdom_src\"") != std::string::npos);
  CHECK(code(export_facts(*house.city, fy2562, "pdf", std::nullopt)) == errors::unknown_format.number);
}
