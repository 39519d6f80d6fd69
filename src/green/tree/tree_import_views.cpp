// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_import_views.hpp"

#include "base/core/calendar.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

std::string csv_cell(std::string_view text) {
  std::string cell = "\"";
  for (const char c : report::guard_formula(text)) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

// Certainty marks stand in the params as codes and are shown as words.
Params shown(const Texts& texts, std::string_view language, const Params& params) {
  Params out = params;
  for (auto& [name, value] : out) {
    if (name == "certainty") value = texts.get(language, "green-trees.certainty-" + value, {});
  }
  return out;
}

// A stored import keeps its findings and not its counts by rule.
std::vector<TreeKind> kinds_of(const TreeImportDone& done) {
  if (!done.kinds.empty()) return done.kinds;
  std::vector<TreeKind> kinds;
  for (const TreeRule& rule : tree_rules) {
    TreeKind kind{&rule};
    for (const TreeFinding& finding : done.findings) {
      if (finding.rule != &rule) continue;
      ++kind.count;
      kind.proposed += finding.has_repair();
      kind.accepted += finding.accepted;
    }
    if (kind.count > 0) kinds.push_back(kind);
  }
  return kinds;
}

}  // namespace

TreeFileFinding view_of(const Texts& texts, const TreeFinding& finding) {
  const std::string key = "green-trees." + finding.text_key(),
                    repair = "green-trees.repair-" + std::string(finding.rule->code);
  TreeFileFinding view{.row = finding.row,
                       .column = finding.column,
                       .code = std::string(finding.rule->code),
                       .severity = std::string(tree_severity_code(finding.rule->severity)),
                       .text_th = texts.get("th", key, shown(texts, "th", finding.params)),
                       .text_en = texts.get("en", key, shown(texts, "en", finding.params)),
                       .accepted = finding.accepted};
  if (!finding.has_repair()) return view;
  view.accept_by = accept_code(finding.rule->accept);
  view.repair_th = texts.get("th", repair, finding.params);
  view.repair_en = texts.get("en", repair, finding.params);
  return view;
}

TreeFileReport report_of(const Texts& texts, const TreeImportDone& done, std::size_t most, std::string_view code) {
  const TreeImportCounts& counts = done.counts;
  TreeFileReport report{.id = done.id,
                        .unit_id = done.unit.value,
                        .written = done.id != 0,
                        .file_name = done.file_name,
                        .sha256 = done.sha256,
                        .accepted = done.accepted_text,
                        .imported_at = iso_instant(done.at),
                        .person_name = done.by_name,
                        .rows = counts.rows,
                        .new_trees = counts.new_trees,
                        .repeats = counts.repeats,
                        .known = counts.known,
                        .refused = counts.refused,
                        .left_out = counts.left_out,
                        .warnings = counts.warnings,
                        .without_limit = done.without_limit,
                        .ignored_columns = done.ignored_columns};
  for (const TreeKind& kind : kinds_of(done)) {
    const std::string key = "green-trees.kind-" + std::string(kind.rule->code);
    report.kinds.push_back({std::string(kind.rule->code), std::string(tree_severity_code(kind.rule->severity)),
                            kind.proposed > 0 ? std::string(accept_code(kind.rule->accept)) : std::string(),
                            texts.get("th", key, {}), texts.get("en", key, {}), kind.count, kind.proposed, kind.accepted});
  }
  for (const TreeFinding& finding : done.findings) {
    if (report.findings.size() == most) break;
    if (code.empty() || finding.rule->code == code) report.findings.push_back(view_of(texts, finding));
  }
  return report;
}

std::string findings_csv_heading() {
  return "\xEF\xBB\xBFrow,column,code,severity,textTh,textEn,acceptBy,repairTh,repairEn,accepted\r\n";
}

std::string findings_csv_line(const Texts& texts, const TreeFinding& finding) {
  const TreeFileFinding view = view_of(texts, finding);
  return std::to_string(view.row) + ',' + csv_cell(view.column) + ',' + view.code + ',' + view.severity + ',' +
         csv_cell(view.text_th) + ',' + csv_cell(view.text_en) + ',' + view.accept_by + ',' + csv_cell(view.repair_th) +
         ',' + csv_cell(view.repair_en) + ',' + (view.accepted ? "yes" : "no") + "\r\n";
}

}  // namespace muang::green
