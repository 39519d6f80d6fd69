// SPDX-License-Identifier: Apache-2.0
#include "assessment/results.hpp"

#include "assessment/sql.hpp"

namespace muang::assessment {

namespace {
AnnouncedResult read_result(const store::Row& row) {
  return {OrgUnitId{row.integer(0)}, FiscalYear::from_gregorian(static_cast<int>(row.integer(1))), row.string(2)};
}
Date day(const store::Row& row, int column) { return Date::parse_iso(row.text(column)).value_or(Date{}); }
}  // namespace

std::vector<AnnouncedResult> announced_results(store::Transaction& tx) {
  return tx.all(sql::announced_results, {}, read_result);
}

std::vector<http::Json> public_results(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::public_results_of_unit, {{"unit_id", unit}}, [](const store::Row& row) {
    return http::Json(http::Json::Object{{"year", row.integer(0) + buddhist_offset},
                                         {"totalPercent", static_cast<double>(row.integer(1)) / 1e6},
                                         {"passed", row.flag(2)},
                                         {"level", row.is_null(3) ? http::Json() : http::Json(row.string(3))}});
  });
}

std::vector<Announcement> last_announcements(store::Transaction& tx) {
  return tx.all(sql::last_announced, {}, [](const store::Row& row) {
    return Announcement{read_result(row), row.integer(3)};
  });
}

std::vector<LevelCount> announced_counts(store::Transaction& tx) {
  return tx.all(sql::announced_counts, {}, [](const store::Row& row) {
    return LevelCount{FiscalYear::from_gregorian(static_cast<int>(row.integer(0))), row.string(1), row.integer(2)};
  });
}

std::vector<SheetProgress> unannounced_sheets(store::Transaction& tx, FiscalYear year) {
  return tx.all(sql::candidate_sheets, {{"fiscal_year", year.gregorian()}}, [](const store::Row& row) {
    SheetProgress sheet{OrgUnitId{row.integer(0)},
                        row.string(2),
                        row.string(4),
                        row.maybe_text(9).value_or(""),
                        row.integer(3),
                        row.integer(5),
                        row.maybe_integer(6),
                        row.maybe_integer(7),
                        row.flag(8),
                        row.flag(10)};
    return sheet;
  });
}

std::vector<RoundSpan> rounds(store::Transaction& tx) {
  return tx.all(sql::workflow_rounds, {}, [](const store::Row& row) {
    return RoundSpan{FiscalYear::from_gregorian(static_cast<int>(row.integer(0))),
                     row.string(1),
                     day(row, 2),
                     day(row, 3),
                     row.flag(4),
                     row.flag(6)};
  });
}

}  // namespace muang::assessment
