// SPDX-License-Identifier: Apache-2.0
#include "assessment/sheets.hpp"

#include <algorithm>

#include "assessment/sql.hpp"

namespace muang::assessment {

namespace {

std::optional<int> points(const store::Row& row, int column) {
  const auto value = row.maybe_integer(column);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

store::Bytes bytes_of(const std::string& packed) { return std::as_bytes(std::span(packed)); }

}  // namespace

bool RoundRow::open_at(Instant now) const {
  const std::string today = Date::of_instant(now).iso();
  return opens_at <= today && today <= closes_at;
}

std::optional<RoundRow> find_round(store::Transaction& tx, int fiscal_year) {
  return tx.one(sql::round_row, {{"fiscal_year", fiscal_year}}, [](const store::Row& row) {
    return RoundRow{
        static_cast<int>(row.integer(0)), row.string(1), row.string(2), row.string(3), row.flag(4), row.integer(5)};
  });
}

std::optional<SheetRow> find_sheet(store::Transaction& tx, OrgUnitId unit, int fiscal_year) {
  return tx.one(sql::sheet_row, {{"unit_id", unit}, {"fiscal_year", fiscal_year}}, [](const store::Row& row) {
    SheetRow sheet;
    sheet.id = SheetId{row.integer(0)};
    sheet.unit = OrgUnitId{row.integer(1)};
    sheet.fiscal_year = static_cast<int>(row.integer(2));
    sheet.edition = row.string(3);
    sheet.kind = row.string(4);
    sheet.state = row.string(5);
    sheet.national_state = row.string(6);
    sheet.pass_mark = static_cast<int>(row.integer(7));
    sheet.came_back = row.flag(8);
    sheet.version = row.integer(9);
    sheet.answered = row.integer(10);
    sheet.level = row.maybe_text(11);
    sheet.updated_at = row.integer(12);
    return sheet;
  });
}

std::vector<AnswerRow> load_answers(store::Transaction& tx, const Framework& framework, SheetId sheet) {
  std::vector<AnswerRow> rows(framework.lines.size());
  tx.query(sql::answer_rows, {{"sheet_id", sheet}}, [&](const store::Row& row) {
    const auto line = framework.line_of(row.text(0));
    if (!line) return;
    AnswerRow& answer = rows[*line];
    for (int i = 0; i < 3; ++i) answer.answer.parts[static_cast<std::size_t>(i)] = points(row, 1 + i);
    answer.answer.lpa_score = row.maybe_integer(4);
    answer.answer.lpa_max = row.maybe_integer(5);
    answer.reasons = row.string(6);
    answer.version = row.integer(7);
    answer.updated_at = row.integer(8);
    answer.updated_by = PersonId{row.integer(9)};
  });
  return rows;
}

SheetValues values_of(const std::vector<AnswerRow>& rows) {
  SheetValues values;
  values.reserve(rows.size());
  for (const AnswerRow& row : rows) values.push_back(row.answer);
  return values;
}

Score refresh_self(store::Transaction& tx, const Framework& framework, const Yardstick& yardstick, SheetId sheet,
                   const SheetValues& values, Instant now) {
  const Score score = score_sheet(framework, values, yardstick);
  const std::string packed = pack_points(framework, values);
  const auto answered = std::count_if(framework.indicators.begin(), framework.indicators.end(),
                                      [&](const Indicator& one) { return wholly_answered(framework, one, values); });
  tx.run(sql::keep_self, {{"id", sheet},
                          {"percent", score.total.rounded(1'000'000)},
                          {"passed", score.passed},
                          {"points", bytes_of(packed)},
                          {"answered", answered},
                          {"now", now}});
  return score;
}

void keep_score(store::Transaction& tx, std::string_view which, SheetId sheet, const Framework& framework,
                const SheetValues& values, const Score& score, Instant now) {
  const std::string packed = pack_points(framework, values);
  const auto percent = static_cast<std::int64_t>(score.total.rounded(1'000'000));
  if (which == "area") {
    tx.send(sql::keep_area,
            {{"id", sheet}, {"percent", percent}, {"passed", score.passed}, {"points", bytes_of(packed)}, {"now", now}});
  } else if (which == "national") {
    tx.send(sql::keep_national, {{"id", sheet}, {"percent", percent}, {"points", bytes_of(packed)}, {"now", now}});
  } else {
    ENSURE(which == "final", "a score is area, national or final");
    tx.send(sql::keep_final, {{"id", sheet},
                              {"percent", percent},
                              {"passed", score.passed},
                              {"points", bytes_of(packed)},
                              {"level", score.level},
                              {"now", now}});
  }
}

std::optional<SheetValues> load_agreed(store::Transaction& tx, const Framework& framework, SheetId sheet,
                                       std::string_view stage) {
  SheetValues values(framework.lines.size());
  const auto found = tx.query(sql::agreed_rows, {{"sheet_id", sheet}, {"stage", stage}}, [&](const store::Row& row) {
    const auto line = framework.line_of(row.text(0));
    if (!line) return;
    Answer& answer = values[*line];
    for (int i = 0; i < 3; ++i) answer.parts[static_cast<std::size_t>(i)] = points(row, 1 + i);
    answer.lpa_score = row.maybe_integer(4);
    if (answer.lpa_score) answer.lpa_max = framework.indicator_max() * hundredths;
  });
  if (found == 0) return std::nullopt;
  return values;
}

}  // namespace muang::assessment
