// SPDX-License-Identifier: Apache-2.0
#include "cli/waste_import.hpp"

#include <fstream>
#include <iostream>

#include "base/sandbox.hpp"
#include "cli/house.hpp"
#include "cli/progress.hpp"
#include "http/json.hpp"
#include "identity/people.hpp"
#include "identity/sessions.hpp"
#include "report/table.hpp"
#include "waste/file/import.hpp"

namespace muang::cli {
namespace {

// Every finding as a line of CSV, written as it is made: the report is complete however many there are.
class FindingsFile {
 public:
  FindingsFile(const std::string& path, const Texts& texts) : texts_(texts) {
    if (path.empty()) return;
    out_.open(path, std::ios::binary | std::ios::trunc);
    if (!out_) throw std::runtime_error("cannot write " + path);
    out_ << "\xEF\xBB\xBFrow,column,rule,severity,textTh,textEn\r\n";
  }
  bool wanted() const { return out_.is_open(); }
  void write(const waste::RowFinding& finding) {
    const std::string key = "waste-rules." + waste::text_key(finding.rule, finding.params);
    out_ << finding.row << ',' << quoted(finding.column) << ',' << finding.rule << ',' << severity_code(finding.severity)
         << ',' << quoted(texts_.get("th", key, finding.params)) << ',' << quoted(texts_.get("en", key, finding.params))
         << "\r\n";
  }
  void close() {
    if (!out_.is_open()) return;
    out_.close();
    if (out_.fail()) throw std::runtime_error("the file of findings could not be written whole");
  }

 private:
  static std::string quoted(std::string_view text) {
    std::string cell = "\"";
    for (const char c : report::guard_formula(text)) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + '"';
  }
  const Texts& texts_;
  std::ofstream out_;
};

void print_problems(const Problems& problems, const Texts& texts) {
  for (const Error& problem : problems) {
    std::cerr << code_text(problem.code) << ": " << texts.error_text("th", problem) << "\n"
              << std::string(7, ' ') << texts.error_text("en", problem) << "\n";
  }
}

void print_counts(const waste::ImportDone& done, bool dry_run, bool json) {
  const std::int64_t refused = done.check.rows - done.check.accepted;
  if (json) {
    std::cout << "{\"id\":" << done.id << ",\"sha256\":\"" << done.sha256 << "\",\"rows\":" << done.check.rows
              << ",\"accepted\":" << done.check.accepted << ",\"taken\":" << done.taken << ",\"drafts\":" << done.drafts
              << ",\"already\":" << done.already << ",\"refused\":" << refused << ",\"errors\":" << done.check.errors
              << ",\"warnings\":" << done.check.warnings << "}\n";
    return;
  }
  std::cout << (dry_run        ? "would be taken"
                : done.id != 0 ? "taken"
                               : "nothing to take")
            << ": " << done.taken << " of " << done.check.rows << " rows\n"
            << "  accepted " << done.check.accepted << ", refused " << refused << ", reported already " << done.already
            << ", drafts " << done.drafts << "\n"
            << "  errors " << done.check.errors << ", warnings " << done.check.warnings << "\n"
            << "  sha256 " << done.sha256 << "\n";
  if (done.id != 0) std::cout << "  import " << done.id << "\n";
  if (done.leaves_composition) std::cout << "  composition: checked, not kept by a monthly report\n";
  if (done.leaves_disposal) std::cout << "  disposal: checked, not kept by a monthly report\n";
}

}  // namespace

int run_waste_import(const Common& common, const WasteOptions& options) {
  House house(common, {});
  const auto person = identity::person_with_login(*house.identity, options.login);
  const auto actor = person ? identity::actor_of_person(*house.identity, *person) : nullptr;
  if (!actor || !actor->is_signed_in()) throw std::runtime_error("no active person with the login " + options.login);
  FindingsFile findings(options.findings, house.texts);
  Progress progress("waste import");
  waste::ImportOrder order{.actor = *actor,
                           .author = {actor->id, "command line", house.identity->now()},
                           .file = options.file,
                           .name = std::filesystem::path(options.file).filename().string(),
                           .readfile = program_beside("muang-readfile"),
                           .dry_run = options.dry_run};
  if (findings.wanted()) order.on_finding = [&](waste::RowFinding&& finding) { findings.write(finding); };
  order.on_step = [&](std::string_view step) { progress.say(step); };
  const auto done = waste::import_months(*house.waste, order);
  if (!done) {
    print_problems(done.problems(), house.texts);
    return 1;
  }
  findings.close();
  house.identity->audit().seal_pending();
  print_counts(*done, options.dry_run, common.format == "json");
  return done->check.errors > 0 ? 1 : 0;
}

}  // namespace muang::cli
