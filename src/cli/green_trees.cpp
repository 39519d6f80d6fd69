// SPDX-License-Identifier: Apache-2.0
#include "cli/green_trees.hpp"

#include <charconv>
#include <fstream>
#include <iostream>

#include "cli/house.hpp"
#include "cli/progress.hpp"
#include "green/tree/tree_import_views.hpp"
#include "http/json.hpp"
#include "identity/people.hpp"
#include "identity/sessions.hpp"

namespace muang::cli {
namespace {

const identity::OrgUnit* town_of(const identity::UnitTree& tree, const std::string& text) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool number = fault == std::errc() && end == text.data() + text.size();
  const auto* unit = number ? tree.find(OrgUnitId{id}) : tree.find_uid(text);
  return unit && unit->unit_class == identity::UnitClass::LocalGovernment ? unit : nullptr;
}

green::TreeImportOrder order_of(const GreenTreesOptions& options) {
  green::TreeImportOrder order{.file = options.file,
                               .name = std::filesystem::path(options.file).filename().string(),
                               .readfile = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "muang-readfile",
                               .accepted_text = options.accept,
                               .tree_class = options.tree_class,
                               .dry_run = options.dry_run};
  std::string fault;
  const auto accepted = green::Accepted::parse(options.accept, fault);
  if (!accepted) throw std::runtime_error("no repair that may be accepted so: " + fault);
  order.accepted = *accepted;
  if (options.day.empty()) return order;
  order.day = Date::parse_iso(options.day);
  if (!order.day) throw std::runtime_error("no day: " + options.day + " (write 2026-01-31)");
  return order;
}

void print_text(const green::TreeFileReport& report, bool dry_run) {
  std::cout << (dry_run ? "would be taken: " : "taken: ") << report.new_trees << " new trees and " << report.repeats
            << " repeat measurements of " << report.rows << " rows\n"
            << "  known already " << report.known << ", refused " << report.refused << ", left out as doubled "
            << report.left_out << "\n"
            << "  sha256 " << report.sha256 << "\n";
  if (report.written) std::cout << "  import " << report.id << "\n";
  if (report.without_limit > 0)
    std::cout << "  " << report.without_limit
              << " measured trees of species of which no largest size is known: not compared\n";
  for (const std::string& column : report.ignored_columns) std::cout << "  not read: column " << column << "\n";
  for (const green::TreeFileKind& kind : report.kinds) {
    std::cout << "  " << kind.code << " " << kind.severity << " " << kind.count << "  " << kind.title_en;
    if (kind.proposed > 0)
      std::cout << " (" << kind.proposed << " repairs, by " << kind.accept_by << "; " << kind.accepted << " accepted)";
    std::cout << "\n";
  }
}

}  // namespace

int run_green_trees(const Common& common, const GreenTreesOptions& options) {
  green::TreeImportOrder order = order_of(options);
  House house(common, {});
  const auto person = identity::person_with_login(*house.identity, options.login);
  const auto actor = person ? identity::actor_of_person(*house.identity, *person) : nullptr;
  if (!actor || !actor->is_signed_in()) throw std::runtime_error("no active person with the login " + options.login);
  const identity::OrgUnit* town = town_of(*actor->tree, options.unit);
  if (!town || !actor->may(identity::permissions::record_green, town->id))
    throw std::runtime_error(options.login + " records no trees for " + options.unit);
  order.unit = town->id;
  order.author = {actor->id, "command line", house.identity->now()};
  std::ofstream findings;
  if (!options.findings.empty()) {
    findings.open(options.findings, std::ios::binary | std::ios::trunc);
    if (!findings) throw std::runtime_error("cannot write " + options.findings);
    findings << green::findings_csv_heading();
    order.on_finding = [&](const green::TreeFinding& one) { findings << green::findings_csv_line(house.texts, one); };
  }
  Progress progress("green trees");
  order.on_step = [&](std::string_view step) { progress.say(step); };
  const auto done = green::import_trees(house.green(), order);
  if (!done) {
    for (const Error& problem : done.problems())
      std::cerr << code_text(problem.code) << ": " << house.texts.error_text("th", problem) << "\n"
                << std::string(7, ' ') << house.texts.error_text("en", problem) << "\n";
    return 1;
  }
  if (findings.is_open()) findings.close();
  if (findings.fail()) throw std::runtime_error("the file of findings could not be written whole");
  house.identity->audit().seal_pending();
  const green::TreeFileReport report = green::report_of(house.texts, *done, 0, "");
  if (common.format == "json")
    std::cout << http::write_json(report) << "\n";
  else
    print_text(report, options.dry_run);
  return report.refused > 0 ? 1 : 0;
}

}  // namespace muang::cli
