// SPDX-License-Identifier: Apache-2.0
// `muang import facts` and `muang export facts`: the operator's doors, without questions of rights.
#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/forms.hpp"
#include "city/import.hpp"
#include "city/sql.hpp"
#include "http/json.hpp"

namespace muang::city {
namespace {

struct ExportedFact {
  std::string unit, name_th, key, period;
  std::optional<std::int64_t> scaled, code;
  int decimals = 0;
  std::string quality, note, source, certainty, status;
};

std::vector<ExportedFact> load_exported(City& city, FiscalYear year, std::optional<OrgUnitId> only) {
  const auto tree = city.identity().tree_now();
  return city.identity().database().reading([&](store::Transaction& tx) {
    std::vector<ExportedFact> facts;
    tx.query(sql::find_exported, {{"form_year", year.gregorian()}}, [&](const store::Row& row) {
      const OrgUnitId id{row.integer(0)};
      const auto* unit = tree->find(id);
      if (!unit || (only && *only != id)) return;
      facts.push_back({unit->uid, unit->full_name_th(), row.string(1), row.string(2), row.maybe_integer(3),
                       row.maybe_integer(5), static_cast<int>(row.integer(4)), row.string(6), row.string(7), row.string(8),
                       row.string(9), row.string(10)});
    });
    return facts;
  });
}

report::Table export_table(const Catalogue& catalogue, const std::vector<ExportedFact>& facts) {
  report::Table table{.sheet_name = "facts"};
  for (const char* title : {"unit", "name_th", "key", "label_th", "unit_of_measure", "period", "value", "code", "quality",
                            "note", "source", "certainty", "status"}) {
    table.columns.push_back({title});
  }
  for (const auto& fact : facts) {
    const FactDefinition* definition = catalogue.find(fact.key);
    std::vector<report::Cell> row{
        fact.unit,  fact.name_th, fact.key, definition ? definition->label_th : "", definition ? definition->unit_th : "",
        fact.period};
    row.push_back(fact.scaled ? report::Cell(report::Number{*fact.scaled, fact.decimals}) : report::Cell());
    row.push_back(fact.code ? report::Cell(report::Number{*fact.code, 0}) : report::Cell());
    for (const auto* words : {&fact.quality, &fact.note, &fact.source, &fact.certainty, &fact.status})
      row.emplace_back(*words);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string export_json(FiscalYear year, const std::vector<ExportedFact>& facts) {
  http::Json::List list;
  for (const auto& fact : facts) {
    http::Json::Object one{{"unit", fact.unit}, {"nameTh", fact.name_th}, {"key", fact.key}, {"period", fact.period}};
    const auto value = json_number(fact.scaled, fact.decimals);
    one.emplace_back("value", value ? http::Json(*value) : http::Json());
    one.emplace_back("code", fact.code ? http::Json(*fact.code) : http::Json());
    one.emplace_back("quality", fact.quality.empty() ? http::Json() : http::Json(fact.quality));
    one.emplace_back("note", fact.note);
    one.emplace_back("source", fact.source);
    one.emplace_back("certainty", fact.certainty);
    one.emplace_back("status", fact.status);
    list.emplace_back(std::move(one));
  }
  std::string out;
  http::append_json(out, http::Json(http::Json::Object{{"fiscalYear", year.buddhist()}, {"facts", std::move(list)}}));
  return out + "\n";
}

std::string line_of(const ImportFinding& finding, std::string_view language) {
  std::string place = finding.row > 0 ? "row " + std::to_string(finding.row) : std::string("file");
  if (!finding.column.empty()) place += ", column " + finding.column;
  return place + ": " + finding.severity + " " + finding.code + " " + (language == "th" ? finding.text_th : finding.text_en);
}

}  // namespace

ImportReport import_facts(City& city, const identity::OrgUnit& unit, FiscalYear year, std::string_view bytes, bool commit,
                          std::string_view language, const identity::Author& author) {
  ImportReport report;
  const auto rehearsed = import_form(city, unit, year, bytes, false, author);
  if (!rehearsed) {
    for (const auto& problem : rehearsed.problems())
      report.lines.push_back(code_text(problem.code) + " " + city.texts().error_text(language, problem));
    return report;
  }
  for (const auto& finding : rehearsed->findings) report.lines.push_back(line_of(finding, language));
  report.accepted = rehearsed->accepted;
  report.rows = rehearsed->rows;
  report.changed = rehearsed->changed;
  if (commit && report.accepted) {
    const auto written = import_form(city, unit, year, bytes, true, author);
    report.written = written && written->written;
  }
  return report;
}

Result<std::string> export_facts(City& city, FiscalYear year, std::string_view format, std::optional<OrgUnitId> unit) {
  if (format != "csv" && format != "xlsx" && format != "json") return Error{errors::unknown_format, "format", {}};
  const auto facts = load_exported(city, year, unit);
  if (format == "json") return export_json(year, facts);
  const auto table = export_table(city.catalogue(), facts);
  return format == "csv" ? report::write_csv(table) : report::write_xlsx(table);
}

}  // namespace muang::city
