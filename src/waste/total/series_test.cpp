// SPDX-License-Identifier: Apache-2.0
// The published national series closes: the identities that the sources themselves state or imply, on
// data/waste/national-series.csv (each row names its source).
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "waste/indicator/indicator_data.hpp"
#include "waste/month.hpp"
#include "waste/plain_csv.hpp"

using namespace muang::waste;

namespace {

struct Row {
  int year_be = 0;
  std::string level, area, metric, unit, source, certainty, use;
  double value = 0;
};

const std::vector<Row>& series() {
  static const std::vector<Row> all = [] {
    std::ifstream in(MUANG_SOURCE_DIR "/data/waste/national-series.csv", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto csv = PlainCsv::read(bytes, {{"year_be"},
                                            {"year_ce"},
                                            {"area_level"},
                                            {"area"},
                                            {"metric"},
                                            {"value"},
                                            {"unit"},
                                            {"source_id"},
                                            {"source"},
                                            {"certainty"},
                                            {"use"},
                                            {"note"}});
    REQUIRE(csv.ok());
    std::vector<Row> rows;
    for (const auto& row : csv->rows()) {
      const auto text = [&](const char* column) { return csv->cell(row, column); };
      const auto value = number_in(text("value"));
      REQUIRE(value);
      CHECK(*number_in(text("year_be")) - *number_in(text("year_ce")) == 543);
      CHECK_FALSE(text("source").empty());
      rows.push_back({static_cast<int>(*number_in(text("year_be"))), text("area_level"), text("area"), text("metric"),
                      text("unit"), text("source_id"), text("certainty"), text("use"), *value});
    }
    return rows;
  }();
  return all;
}

double figure(int year, const std::string& level, const std::string& metric, const std::string& source) {
  const Row* found = nullptr;
  for (const Row& row : series()) {
    if (row.year_be != year || row.level != level || row.metric != metric || row.source != source) continue;
    REQUIRE_MESSAGE(!found, "the figure is there twice");
    found = &row;
  }
  REQUIRE(found);
  return found->value;
}

bool closes(double whole, double parts, double within = 1e-6) { return std::abs(whole - parts) <= within; }

double fates(int year, const std::string& level, const std::string& source) {
  return figure(year, level, "msw_utilised", source) + figure(year, level, "msw_properly_disposed", source) +
         figure(year, level, "msw_improperly_disposed", source);
}

}  // namespace

TEST_CASE("figures marked unverified are not loaded, all others are") {
  CHECK(series().size() == 366);
  const std::set<std::string> known{"official", "published", "inferred"};
  for (const Row& row : series()) {
    CHECK(known.contains(row.certainty));
    CHECK((row.use == "figure" || row.use == "mention"));
    CHECK(row.source != "RECALL");
  }
}

TEST_CASE("generated = utilised + properly + improperly disposed in 2560, 2561, 2564 and 2565") {
  CHECK(closes(figure(2560, "country", "msw_generated", "ONEP2560"), fates(2560, "country", "ONEP2560")));
  CHECK(closes(figure(2561, "country", "msw_generated", "BERNAMA"), fates(2561, "country", "BERNAMA")));    // 27.82 Mt
  CHECK(closes(figure(2564, "country", "msw_generated", "TMSW2564"), fates(2564, "country", "TMSW2564")));  // 24.98 Mt
  CHECK(closes(figure(2565, "country", "msw_generated", "NSO2565"), fates(2565, "country", "NSO2565")));    // 70,411 t/d
  // PCD's other total of 2561 does not close with them: two ministries' figures met in one table.
  CHECK_FALSE(closes(figure(2561, "country", "msw_generated", "ONEP2561"), fates(2561, "country", "BERNAMA"), 0.05));
}

TEST_CASE("NSO's tonnes a year are the tonnes a day times the real days of the year, 366 in 2551") {
  int compared = 0;
  for (const Row& year : series()) {
    if (year.source != "NSO2555") continue;
    for (const Row& day : series()) {
      if (day.source != "PCD4853" || day.year_be != year.year_be || day.level != year.level || day.area != year.area)
        continue;
      CHECK(year.value == day.value * days_of_year(year.year_be - 543, DayBasis::Calendar));
      ++compared;
    }
  }
  CHECK(compared == 32);
  // PCD itself multiplied by 365 in the leap year 2559.
  CHECK(closes(figure(2559, "country", "msw_generated", "ONEP2560"), 74130 * 365 / 1e6, 0.005));
  CHECK_FALSE(closes(figure(2559, "country", "msw_generated", "ONEP2560"), 74130 * 366 / 1e6, 0.005));
}

TEST_CASE(
    "Bangkok, municipalities and the rest add up to the country, the four regions to the municipalities, 2548 to 2553") {
  for (int year = 2548; year <= 2553; ++year) {
    std::map<std::string, double> sums;
    for (const Row& row : series()) {
      if (row.source == "PCD4853" && row.year_be == year) sums[row.level] += row.value;
    }
    CHECK(closes(sums["country"], sums["bangkok"] + sums["municipal"] + sums["nonmunicipal"], 1));
    CHECK(closes(sums["municipal"], sums["municipal_region"], 1));
  }
}

TEST_CASE("the provinces of 2565 sum to the subtotal of their region, and every row of it closes") {
  for (const char* metric : {"msw_generated", "msw_utilised", "msw_properly_disposed", "msw_improperly_disposed"}) {
    double provinces = 0, others = 0;
    for (const Row& row : series()) {
      if (row.source != "NSO2565" || row.metric != metric) continue;
      if (row.level == "province") provinces += row.value;
      if (row.level == "province_group" && row.area.starts_with("Six Central")) others = row.value;
    }
    CAPTURE(metric);
    CHECK(others > 0);
    CHECK(provinces + others == figure(2565, "region", metric, "NSO2565"));
  }
  std::map<std::string, std::map<std::string, double>> rows;
  for (const Row& row : series()) {
    if (row.source == "NSO2565") rows[row.area][row.metric] = row.value;
  }
  CHECK(rows.size() == 24);
  for (auto& [area, values] : rows) {
    CAPTURE(area);
    CHECK(values["msw_generated"] ==
          values["msw_utilised"] + values["msw_properly_disposed"] + values["msw_improperly_disposed"]);
  }
}

TEST_CASE("the utilised shares of 2540 to 2548 recompute to two decimals") {
  for (int year = 2540; year <= 2548; ++year) {
    const double share =
        figure(year, "country", "msw_utilised", "TEM") / figure(year, "country", "msw_generated", "TEM") * 100;
    CHECK(closes(figure(year, "country", "utilisation_rate", "TEM"), share, 0.0051));
  }
}

TEST_CASE("Bangkok's twelve months of fiscal year 2561 sum to its year") {
  double months = 0;
  for (const Row& row : series()) {
    if (row.source == "BMA61" && row.unit == "t/month") months += row.value;
  }
  CHECK(closes(figure(2561, "bangkok", "msw_collected_fiscal_year", "BMA61"), months, 0.01));
}

TEST_CASE("the sites of 2561 and 2564 add up; small controlled dumps are not proper in 2564") {
  CHECK(figure(2561, "country", "sites_operating", "ONEPS61") ==
        figure(2561, "country", "sites_proper", "ONEPS61") + figure(2561, "country", "sites_improper", "ONEPS61") +
            figure(2561, "country", "sites_transfer_station", "ONEPS61"));
  double proper = 0;
  for (const char* kind :
       {"sanitary_or_engineered_landfill", "compost", "wte", "incinerator_with_apc", "mbt", "rdf", "integrated"})
    proper += figure(2564, "country", std::string("sites_") + kind, "TMSW2564");
  CHECK(proper == figure(2564, "country", "sites_proper", "TMSW2564"));
}

TEST_CASE("what the plan calls properly managed is utilised + properly disposed: 69 % in 2564, as the plan's result says") {
  const double managed =
      figure(2564, "country", "msw_utilised", "TMSW2564") + figure(2564, "country", "msw_properly_disposed", "TMSW2564");
  CHECK(std::round(managed / figure(2564, "country", "msw_generated", "TMSW2564") * 100) == 69);
  const double later =
      figure(2565, "country", "msw_utilised", "NSO2565") + figure(2565, "country", "msw_properly_disposed", "NSO2565");
  const auto progress = target_progress({{2021, managed / 24.98}, {2022, later / 70411}}, 0.8, 2027);
  CHECK(progress.distance == doctest::Approx(0.0744).epsilon(0.001));
  CHECK(*progress.trend_per_year == doctest::Approx(0.0383).epsilon(0.01));
}
