// SPDX-License-Identifier: Apache-2.0
// The template: locked heading with form, edition, unit and year; one row a fact, with what is stored already.
#include "base/text.hpp"
#include "city/form_file.hpp"
#include "city/period_rules.hpp"
#include "city/repository.hpp"

namespace muang::city {
namespace {

using report::Cell;

std::string code_text_of(const CodeChoice& choice) { return std::to_string(choice.code) + " " + choice.label_th; }

Cell value_cell(const FactDefinition& fact, const StoredFact* stored) {
  if (!stored) return {};
  if (stored->value.scaled) return report::Number{*stored->value.scaled, stored->decimals};
  const CodeChoice* choice = stored->value.code ? find_code(fact, *stored->value.code) : nullptr;
  return choice ? Cell(code_text_of(*choice)) : Cell();
}

std::vector<Cell> row_of(const FactDefinition& fact, const Period& period, const StoredFact* stored) {
  std::vector<Cell> cells{fact.key, fact.label_th, fact.unit_th, period_title(period), value_cell(fact, stored)};
  const bool said = stored && stored->value.quality;
  cells.emplace_back(said ? Cell(std::string(quality_title(*stored->value.quality))) : Cell());
  for (const auto member : {&StoredFact::source, &StoredFact::note, &StoredFact::reason}) {
    cells.emplace_back(stored ? Cell(stored->*member) : Cell());
  }
  return cells;
}

void add_choices(report::Table& table, std::size_t row, const FactDefinition& fact) {
  std::vector<std::string> qualities;
  for (const auto quality :
       {Quality::Measured, Quality::Estimated, Quality::Reported, Quality::NotMeasured, Quality::NotApplicable}) {
    qualities.emplace_back(quality_title(quality));
  }
  table.choices[{row, static_cast<std::size_t>(FormColumn::Quality)}] = std::move(qualities);
  if (fact.type != FactType::Code) return;
  auto& codes = table.choices[{row, static_cast<std::size_t>(FormColumn::Value)}];
  for (const auto& choice : fact.codes) codes.push_back(code_text_of(choice));
}

}  // namespace

report::Table form_table(City& city, const identity::OrgUnit& unit, FiscalYear year) {
  report::Table table{.sheet_name = "ข้อมูลเมือง", .is_form = true};
  table.heading.push_back(
      {std::string(form_id), std::string(form_edition), unit.uid, report::Number{year.buddhist(), 0}, unit.full_name_th()});
  table.heading.push_back(
      {std::string("กรอกเฉพาะช่อง ค่า คุณภาพข้อมูล แหล่งที่มา หมายเหตุ และเหตุผล ช่องที่ไม่มีข้อมูลให้เว้นว่าง ห้ามใส่ 0 แทนการไม่ได้ตรวจวัด")});
  const double widths[] = {18, 46, 14, 24, 18, 24, 28, 28, 32};
  for (int i = 0; i < 9; ++i) {
    const auto column = static_cast<FormColumn>(i);
    table.columns.push_back({std::string(column_title(column)), widths[i], column >= FormColumn::Value});
  }
  const auto facts =
      city.identity().database().reading([&](store::Transaction& tx) { return load_form(tx, unit.id, year, year); });
  for (const auto& fact : city.catalogue().facts) {
    if (fact.type == FactType::Linked) continue;
    const auto period = period_for(fact.period_kind, year).period;
    add_choices(table, table.rows.size(), fact);
    table.rows.push_back(row_of(fact, period, find_in(facts, fact.key, period)));
  }
  return table;
}

}  // namespace muang::city
