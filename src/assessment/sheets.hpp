// SPDX-License-Identifier: Apache-2.0
// Rows of sheets and answers, and the sheet as its readers see it. For this slice only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.hpp"
#include "assessment/scoring.hpp"
#include "identity/identity.hpp"
#include "store/database.hpp"

namespace muang::assessment {

struct RoundRow {
  int fiscal_year = 0;                       // Gregorian
  std::string edition, opens_at, closes_at;  // days
  bool demo = false;
  std::int64_t version = 0;
  bool open_at(Instant now) const;  // both days belong to the round, Bangkok time
};

struct SheetRow {
  SheetId id;
  OrgUnitId unit;
  int fiscal_year = 0;  // Gregorian
  std::string edition, kind, state, national_state;
  int pass_mark = 0;
  bool came_back = false;
  std::int64_t version = 0;
  std::int64_t answered = 0;
  std::optional<std::string> level;
  Instant updated_at = 0;
};

struct AnswerRow {
  Answer answer;
  std::string reasons;
  std::int64_t version = 0;  // 0: there is no row yet
  Instant updated_at = 0;
  PersonId updated_by;
};

std::optional<RoundRow> find_round(store::Transaction& tx, int fiscal_year);
std::optional<SheetRow> find_sheet(store::Transaction& tx, OrgUnitId unit, int fiscal_year);
std::vector<AnswerRow> load_answers(store::Transaction& tx, const Framework& framework, SheetId sheet);  // by line
SheetValues values_of(const std::vector<AnswerRow>& rows);

// Score, kept columns and answered count of the self-assessment; call after every change of an answer.
Score refresh_self(store::Transaction& tx, const Framework& framework, const Yardstick& yardstick, SheetId sheet,
                   const SheetValues& values, Instant now);
// The same columns for what the committees agreed: which = "area" | "national" | "final".
void keep_score(store::Transaction& tx, std::string_view which, SheetId sheet, const Framework& framework,
                const SheetValues& values, const Score& score, Instant now);
// Agreed marks of a stage ("area", "national") as sheet values; empty when there is none.
std::optional<SheetValues> load_agreed(store::Transaction& tx, const Framework& framework, SheetId sheet,
                                       std::string_view stage);

}  // namespace muang::assessment
