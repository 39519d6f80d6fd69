// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_import_endpoints.hpp"

#include "base/sandbox.hpp"
#include "base/temporary_file.hpp"
#include "green/green_errors.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/tree_import_errors.hpp"
#include "green/tree/tree_import_store.hpp"
#include "green/tree/tree_import_views.hpp"
#include "green/tree/trees.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;
namespace p = identity::permissions;

constexpr std::size_t largest_upload = 32 << 20;  // ours: 250,000 rows; beyond it the command line imports
constexpr std::size_t shown_findings = 500;

bool is_tree_class(std::string_view value) {
  return value == "ordinary" || value == "heritage" || value == "royal" || value == "notable";
}

// What the query says about the import; everything that is wrong with it at once.
Result<TreeImportOrder> order_of(const Call& call) {
  TreeImportOrder order{.author = identity::author_of(call), .readfile = program_beside("muang-readfile")};
  Problems problems;
  std::string fault;
  order.accepted_text = call.query_value("accept").value_or("");
  if (const auto accepted = Accepted::parse(order.accepted_text, fault))
    order.accepted = *accepted;
  else
    problems.push_back({errors::tree_repair_unknown, "accept", {{"text", fault}}});
  if (const auto day = call.query_value("day"); day && !day->empty()) {
    order.day = Date::parse_iso(*day);
    if (!order.day)
      problems.push_back({errors::tree_day_unreadable, "day", {{"day", day->substr(0, 20)}}});
    else if (*order.day > Date::of_instant(call.now))
      problems.push_back({errors::tree_day_ahead, "day", {{"day", *day}}});
  }
  if (const auto name = call.query_value("class"); name && !name->empty()) {
    order.tree_class = *name;
    if (!is_tree_class(*name)) problems.push_back({errors::tree_filter_bad, "class", {{"value", name->substr(0, 60)}}});
  }
  order.dry_run = call.query_value("dry-run") == "true";
  if (!problems.empty()) return problems;
  return order;
}

Result<Response> import(Green& green, const Call& call) {
  TRY(const TreeTown town, town_to_record(call, green));
  if (call.files.empty()) return Error{errors::tree_file_missing, "file", {}};
  if (call.files.size() > 1) return Error{errors::tree_files_many, "file", {}};
  TRY(TreeImportOrder order, order_of(call));
  const TemporaryFile file(call.files.front().content);
  order.unit = town.unit->id;
  order.file = file.path();
  order.name = call.files.front().name;
  TRY(const TreeImportDone done, import_trees(green, order));
  return http::ok_json(report_of(green.texts(), done, shown_findings, call.query_value("show").value_or("")));
}

// The sender sees it, and who reads the town's green. Unknown and foreign alike: 404.
Result<TreeImportDone> found_import(const Green& green, const Call& call, std::size_t most) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("import");
  if (!id) return errors::tree_import_not_found;
  std::optional<TreeImportDone> found;
  green.database().read([&](store::Transaction& tx) {
    auto done = find_tree_import(tx, *id);
    if (!done || !actor.may(p::read_green, done->unit)) return;
    done->findings = findings_of_import(tx, *id, most);
    found = std::move(done);
  });
  if (!found) return errors::tree_import_not_found;
  return std::move(*found);
}

Result<Response> show(const Green& green, const Call& call) {
  TRY(const TreeImportDone done, found_import(green, call, most_kept_tree_findings));
  return http::ok_json(report_of(green.texts(), done, shown_findings, call.query_value("show").value_or("")));
}

Result<Response> findings_file(const Green& green, const Call& call) {
  TRY(const TreeImportDone done, found_import(green, call, most_kept_tree_findings));
  Response response{.content_type = "text/csv; charset=utf-8", .body = findings_csv_heading()};
  for (const TreeFinding& finding : done.findings) response.body += findings_csv_line(green.texts(), finding);
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"trees-" + std::to_string(done.id) + "-findings.csv\"");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_tree_import_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/units/{unit}/green/tree-imports",
                   .permission = signed_in,
                   .summary = "A CSV or XLSX file of trees: checked row by row with proposed repairs, then stored.",
                   .query = {{"dry-run", "boolean", "Only say what would happen."},
                             {"accept", "string", "Repairs that are accepted: T12,T31:8 (a kind; a row)."},
                             {"day", "string", "ISO day of measurements without one; absent: today."},
                             {"class", "string", "Class of all trees of the file; absent: ordinary."},
                             {"show", "string", "Findings of this rule alone."}},
                   .response = http::schema_of<TreeFileReport>(),
                   .errors = {errors::tree_not_found,       errors::no_tree_unit,        errors::not_your_tree,
                              errors::tree_file_missing,    errors::tree_files_many,     errors::tree_file_again,
                              errors::tree_file_too_long,   errors::tree_column_missing, errors::tree_column_twice,
                              errors::tree_file_unreadable, errors::tree_file_not_xlsx,  errors::tree_xlsx_too_large,
                              errors::tree_readers_busy,    errors::tree_repair_unknown, errors::tree_file_nothing,
                              errors::trees_file_empty,     errors::trees_file_not_text, errors::trees_row_broken,
                              errors::tree_day_unreadable,  errors::tree_day_ahead,      errors::tree_filter_bad},
                   .body_limit = largest_upload,
                   .upload = true,
                   .handler = [&green](const Call& call) { return import(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/tree-imports/{import}",
                   .permission = signed_in,
                   .summary = "An imported file of trees: who, when, its hash, its counts and its findings.",
                   .query = {{"show", "string", "Findings of this rule alone."}},
                   .response = http::schema_of<TreeFileReport>(),
                   .errors = {errors::tree_import_not_found},
                   .handler = [&green](const Call& call) { return show(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/tree-imports/{import}/findings",
                   .permission = signed_in,
                   .summary = "What was noticed in an imported file of trees, row by row, as CSV.",
                   .errors = {errors::tree_import_not_found},
                   .handler = [&green](const Call& call) { return findings_file(green, call); }});
}

}  // namespace muang::green
