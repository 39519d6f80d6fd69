// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "cli/assess.hpp"
#include "cli/coverage.hpp"
#include "cli/house.hpp"
#include "cli/verify.hpp"
#include "green/carbon_data.hpp"
#include "green/type_file.hpp"

namespace muang::cli {

namespace {

std::string whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

const identity::OrgUnit& unit_of(const identity::UnitTree& tree, const std::string& uid) {
  const identity::OrgUnit* unit = tree.find_uid(uid);
  if (!unit) throw std::runtime_error("no unit " + uid + "; units are named like LG-0001, TH-49 or REO-12");
  return *unit;
}

}  // namespace

int run_coverage_command(const Common& common, int year_be) {
  House house(common, {});
  std::cout << coverage_report(*house.database, year_be, common.format);
  return 0;
}

int run_assess_score_command(const Common& common, const std::string& framework, const std::string& kind,
                             const std::string& file) {
  return run_assess_score(find_share(common), framework, kind, file, std::cout, std::cerr);
}

int run_verify_command(const Common& common, const std::string& head) {
  const auto database = store::Database::open(common.database, {.create = false});
  return run_verify(*database, head.empty() ? std::nullopt : std::optional(head), common.format == "json");
}

int run_facts_command(const Common& common, const FactsOptions& options, bool import) {
  House house(common, {});
  const auto tree = house.identity->tree_now();
  const identity::OrgUnit& unit = unit_of(*tree, options.unit);
  const FiscalYear year = FiscalYear::from_buddhist(options.year);
  if (!import) {
    const auto text = city::export_facts(*house.city, year, common.format == "text" ? "csv" : common.format, unit.id);
    if (!text) throw std::runtime_error(house.texts.error_text("en", text.problems().front()));
    std::cout << *text;
    return 0;
  }
  const auto report = city::import_facts(*house.city, unit, year, whole_file(options.file), options.commit, "th",
                                         {{}, "", house.identity->now()});
  for (const std::string& line : report.lines) std::cerr << line << "\n";
  std::cout << (report.written    ? "written"
                : report.accepted ? "acceptable, not written (pass --commit)"
                                  : "refused")
            << ": " << report.rows << " rows, " << report.changed << " changes\n";
  return report.accepted ? 0 : 1;
}

int run_doctor(const Common& common) {
  House house(common, {});
  const auto tree = house.identity->tree_now();
  std::size_t towns = 0;
  for (const identity::OrgUnit& unit : tree->units())
    towns += unit.unit_class == identity::UnitClass::LocalGovernment ? 1 : 0;
  std::cout << "share      " << house.share.string() << "\n"
            << "database   " << (house.database->engine() == store::Engine::Sqlite ? "SQLite" : "PostgreSQL")
            << (house.is_demo() ? ", demonstration" : "") << "\n"
            << "places     " << tree->provinces().size() << " provinces, " << towns << " local governments\n"
            << "facts      " << house.city->catalogue().facts.size() << " in the catalogue\n";
  for (const auto& [id, framework] : house.assessment->frameworks()) {
    std::cout << "criteria   " << id << ": " << framework.indicators.size() << " indicators in "
              << framework.components.size() << " components\n";
  }
  const green::CarbonData trees = green::read_carbon_data(house.share / "data/green");
  std::cout << "green      " << trees.book.equations.size() << " equations, " << trees.species.all().size() << " species, "
            << green::TypeBook::read(house.share / "data/green/types.csv").all().size() << " types of green area\n"
            << "all data files are whole\n";
  return 0;
}

}  // namespace muang::cli
