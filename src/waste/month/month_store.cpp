// SPDX-License-Identifier: Apache-2.0
#include "waste/month/month_store.hpp"

#include <algorithm>
#include <array>

#include "base/core/check.hpp"
#include "waste/sql.hpp"
#include "waste/total/sums.hpp"

namespace muang::waste {
namespace {

constexpr int first_figure = 14;
constexpr std::array<std::string_view, 4> known_codes{"", "weighed", "truck-volume", "per-person-rate"};

StoredReport read_row(const store::Row& row) {
  static const auto fields = stored_fields();
  StoredReport stored;
  stored.id = row.integer(0);
  stored.unit = OrgUnitId{row.integer(1)};
  stored.report.period = Month::from_index(static_cast<int>(row.integer(2)));
  stored.revision = row.integer(3);
  const auto state = parse_report_state(row.text(4));
  ENSURE(state, "a stored state is one of ours");
  stored.state = *state;
  stored.counted = row.flag(5);
  stored.reason = row.string(6);
  stored.report.known_by = static_cast<KnownBy>(row.integer(7));
  stored.note = row.string(8);
  stored.version = row.integer(9);
  stored.updated_at = row.integer(10);
  stored.updated_by = PersonId{row.integer(11)};
  stored.submitted_at = row.maybe_integer(12);
  stored.approved_at = row.maybe_integer(13);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    stored.report.*fields[i].member = row.maybe_integer(first_figure + static_cast<int>(i));
  }
  return stored;
}

std::vector<store::Param> params_of(const StoredReport& stored, Instant now, PersonId person) {
  std::vector<store::Param> params{
      {"known_by", static_cast<int>(stored.report.known_by)}, {"note", stored.note}, {"now", now}, {"person_id", person}};
  for (const NumberField& field : stored_fields()) params.emplace_back(field.name, stored.report.*field.member);
  return params;
}

}  // namespace

std::string_view known_by_code(KnownBy known) { return known_codes[static_cast<std::size_t>(known)]; }

KnownBy parse_known_by(std::string_view code) {
  const auto found = std::ranges::find(known_codes, code);
  return found == known_codes.end() ? KnownBy::Unstated : static_cast<KnownBy>(found - known_codes.begin());
}

std::vector<NumberField> stored_fields() {
  std::vector<NumberField> fields;
  for (const NumberField& field : number_fields()) {
    if (field.name != "days" && field.name != "improper") fields.push_back(field);
  }
  return fields;
}

std::optional<StoredReport> newest_report(store::Transaction& tx, OrgUnitId unit, const Month& month) {
  return tx.one(sql::report_newest, {{"unit_id", unit}, {"month", month.index()}}, read_row);
}

std::vector<StoredReport> reports_between(store::Transaction& tx, OrgUnitId unit, const Month& first, const Month& last) {
  return tx.all(sql::reports_between, {{"unit_id", unit}, {"first", first.index()}, {"last", last.index()}}, read_row);
}

std::vector<StoredReport> best_of_months(std::vector<StoredReport> all) {
  std::vector<StoredReport> best;
  for (StoredReport& one : all) {
    if (best.empty() || best.back().report.period != one.report.period) {
      best.push_back(std::move(one));
    } else if (one.counted || !best.back().counted) {
      best.back() = std::move(one);
    }
  }
  return best;
}

std::int64_t insert_report(store::Transaction& tx, const StoredReport& stored, Instant now, PersonId person) {
  auto params = params_of(stored, now, person);
  params.emplace_back("unit_id", stored.unit);
  params.emplace_back("month", stored.report.period.index());
  params.emplace_back("revision", stored.revision);
  params.emplace_back("reason", stored.reason);
  std::optional<std::int64_t> id;
  tx.query(sql::insert_report, store::Params(params), [&](const store::Row& row) { id = row.integer(0); });
  return id.value();
}

std::int64_t adopt(store::Transaction& tx, const StoredReport& imported) {
  const store::Param unit("unit_id", imported.unit), month("month", imported.report.period.index());
  const std::int64_t report = tx.insert(sql::adopt_imported, {unit, month});
  tx.run(sql::adopt_import_event, {{"report_id", report}, unit, month});
  tx.run(sql::drop_adopted, {unit, month});
  sums_adopt(tx, imported);
  return report;
}

bool save_report(store::Transaction& tx, const StoredReport& stored, Instant now, PersonId person) {
  auto params = params_of(stored, now, person);
  params.emplace_back("id", stored.id);
  params.emplace_back("version", stored.version);
  return tx.run(sql::save_report, store::Params(params)) == 1;
}

}  // namespace muang::waste
