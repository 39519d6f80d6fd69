// SPDX-License-Identifier: Apache-2.0
// The yearly forms as tables for spreadsheets. Numbers are exact: t/day carry six decimals, so that sums of the file close.
#include "waste/form/form_overview.hpp"
#include "waste/form/form_scope.hpp"

namespace muang::waste {
namespace {

using report::Cell;

class Say {
 public:
  Say(const Texts& texts, std::string_view language) : texts_(texts), language_(language) {}
  bool thai() const { return language_ == "th"; }
  std::string operator()(const std::string& key, const Params& params = {}) const {
    return texts_.get(language_, "waste-forms." + key, params);
  }
  const std::string& label(const FormField& field) const { return thai() ? field.label_th : field.label_en; }
  const std::string& unit(const FormField& field) const { return thai() ? field.unit_th : field.unit_en; }
  std::string title(const FormField& field) const {
    return unit(field).empty() ? label(field) : label(field) + " (" + unit(field) + ")";
  }
  Cell cell(const FormField& field, const FormValue& value) const {
    if (value.number) return report::Number{*value.number, field.decimals};
    if (!value.text_th.empty()) return thai() ? value.text_th : value.text_en;
    return {};
  }

 private:
  const Texts& texts_;
  std::string_view language_;
};

std::string_view language_of(const http::Call& call) { return call.language == http::Language::Thai ? "th" : "en"; }

std::string overridden_text(const Say& say, const FilledForm& form) {
  std::string fields;
  for (const FilledField& one : form) {
    if (!one.overridden()) continue;
    fields += (fields.empty() ? "" : "; ") + say.label(*one.field) + ": " + one.entered->reason;
  }
  return fields;
}

report::Table empty_table(const Say& say, const Waste& waste, std::string_view form, int year) {
  const std::string name(form);
  report::Table table{.sheet_name = say("sheet." + name)};
  table.heading = {{say("title." + name, {{"year", std::to_string(year + buddhist_offset)}})}, {say("note")}};
  for (const char* column : {"unit", "code", "kind", "months"}) {
    if (name != "kp1" && std::string_view(column) != "months") continue;
    table.columns.push_back({say(std::string("column.") + column), std::string_view(column) == "unit" ? 34.0 : 12.0});
  }
  if (name != "kp1") table.columns.push_back({say("column.keeper"), 34.0});
  for (const FormField& field : waste.forms()) {
    if (field.form == form) table.columns.push_back({say.title(field), 16.0});
  }
  table.columns.push_back({say("column.overridden"), 40.0});
  return table;
}

void add_fields(std::vector<Cell>& cells, const Say& say, const FilledForm& filled, std::string_view form) {
  for (const FilledField& one : filled) {
    if (one.field->form == form) cells.push_back(say.cell(*one.field, one.used()));
  }
  cells.emplace_back(overridden_text(say, filled));
}

std::string kind_of(const identity::OrgUnit& unit) {
  return unit.kind ? std::string(identity::kind_code(*unit.kind)) : std::string();
}

// A sum stands under the columns that it sums; the others stay empty.
std::vector<Cell> sum_cells(const Say& say, const Waste& waste, const FormSumRow& sum) {
  const std::string& name = say.thai() ? sum.name_th : sum.name_en;
  const std::string label = sum.sum_of == "all"    ? name
                            : sum.sum_of == "kind" ? say("column.subtotal", {{"kind", name}})
                                                   : say("column.provinceTotal", {{"province", name}});
  std::vector<Cell> cells{label, Cell{}, Cell{}, Cell{}};
  const std::pair<std::string_view, Figure> sums[] = {{"population", sum.population},
                                                      {"generated", sum.generated},
                                                      {"served", sum.served},
                                                      {"generated_served", sum.generated_served},
                                                      {"collected", sum.collected},
                                                      {"utilised", sum.utilised},
                                                      {"not_collected", sum.not_collected},
                                                      {"rate", sum.rate}};
  for (const FormField& field : waste.forms()) {
    if (field.form != "kp1") continue;
    Cell cell;
    for (const auto& [id, value] : sums) {
      if (field.id == id && value) cell = report::Number{*value, field.decimals};
    }
    cells.push_back(cell);
  }
  cells.emplace_back();
  return cells;
}

Result<report::Table> town_table(const Waste& waste, const http::Call& call) {
  TRY(const FormScope scope, form_scope(waste, call));
  TRY(const FormOverview overview, form_overview(waste, call));
  const Say say(waste.texts(), language_of(call));
  report::Table table = empty_table(say, waste, "kp1", scope.year);
  waste.database().read([&](store::Transaction& tx) {
    each_town(tx, waste, scope, true, [&](const ScopedTown& town) {
      const bool thai = say.thai() || town.unit.name_en.empty();
      std::vector<Cell> cells{thai ? town.unit.full_name_th() : town.unit.full_name_en(), town.unit.code,
                              town.unit.kind ? say("kind." + kind_of(town.unit)) : std::string(),
                              report::Number{town.year.approved, 0}};
      add_fields(cells, say, town.form, "kp1");
      table.rows.push_back(std::move(cells));
    });
  });
  for (const FormSumRow& sum : overview.sums) table.rows.push_back(sum_cells(say, waste, sum));
  return table;
}

Result<report::Table> site_table(const Waste& waste, const http::Call& call, std::string_view form) {
  TRY(const FormScope scope, form_scope(waste, call));
  const Say say(waste.texts(), language_of(call));
  report::Table table = empty_table(say, waste, form, scope.year);
  waste.database().read([&](store::Transaction& tx) {
    each_site(tx, waste, scope, [&](const ScopedSite& site) {
      if (std::ranges::find(site.forms, form) == site.forms.end()) return;
      const identity::OrgUnit* keeper = scope.tree->find(site.stored.unit);
      const bool thai = say.thai() || (keeper && keeper->name_en.empty());
      std::vector<Cell> cells{report::Number{site.load.months(), 0},
                              keeper ? (thai ? keeper->full_name_th() : keeper->full_name_en()) : std::string()};
      add_fields(cells, say, site.form, form);
      table.rows.push_back(std::move(cells));
    });
  });
  return table;
}

}  // namespace

Result<report::Table> form_table(const Waste& waste, const http::Call& call, std::string_view form) {
  return form == "kp1" ? town_table(waste, call) : site_table(waste, call, form);
}

report::Table form_sheet(const Waste& waste, const FormPlace& place, const BuiltForm& built, int year,
                         std::string_view language) {
  const Say say(waste.texts(), language);
  const std::string form = built.fields.front().field->form;
  report::Table table{.sheet_name = say("sheet." + form)};
  const std::string year_text = std::to_string(year + buddhist_offset);
  const std::string months = say("column.months") + ": " + std::to_string(built.months);
  table.heading = {{say("title." + form, {{"year", year_text}})},
                   {place.site ? place.site->name_th : place.unit->full_name_th()},
                   {months},
                   {say("note")}};
  for (const char* column :
       {"form", "field", "unitOfMeasure", "used", "computed", "entered", "reason", "certainty", "source"})
    table.columns.push_back({say(std::string("sheetColumn.") + column), std::string_view(column) == "field" ? 44.0 : 18.0});
  for (const FilledField& one : built.fields) {
    const FormField& field = *one.field;
    const FormValue entered = one.entered ? one.used() : FormValue{};
    table.rows.push_back({say("sheet." + field.form), say.label(field), say.unit(field), say.cell(field, one.used()),
                          say.cell(field, one.computed), say.cell(field, entered),
                          one.entered ? one.entered->reason : std::string(), say("certainty." + field.certainty),
                          field.source});
  }
  return table;
}

}  // namespace muang::waste
