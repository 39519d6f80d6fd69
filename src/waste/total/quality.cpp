// SPDX-License-Identifier: Apache-2.0
#include "waste/total/quality.hpp"

#include <algorithm>
#include <ranges>

#include "waste/finding_views.hpp"
#include "waste/listed.hpp"
#include "waste/month/months.hpp"
#include "waste/sql.hpp"
#include "waste/total/quality_dto.hpp"
#include "waste/total/quality_errors.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;
namespace p = identity::permissions;

constexpr int judged_months = 36, band_months = 12;
constexpr std::size_t most_rows = 250;  // the largest province has 121 municipalities, and 212 local governments
constexpr std::size_t few_units = 300;  // up to here unit by unit through the key, beyond in one pass over the months

std::int64_t people_of(const store::Row& row) { return row.maybe_integer(6).value_or(0) + row.maybe_integer(7).value_or(0); }

// Puts a revision's row at the end of the months, or in the place of an earlier revision that counts less.
class Best {
 public:
  explicit Best(const identity::UnitTree& tree) : tree_(tree) {}
  void put(const store::Row& row, std::vector<MonthPoint>& months) {
    const Month month = Month::from_index(static_cast<int>(row.integer(1)));
    const bool counted = row.flag(10);
    if (!months.empty() && months.back().month == month) {
      if (last_counted_ && !counted) return;
      months.pop_back();
    }
    last_counted_ = counted;
    MonthPoint point{.month = month,
                     .generated = row.maybe_integer(2),
                     .collected = row.maybe_integer(3),
                     .source_utilised = row.maybe_integer(4),
                     .uncollected = row.maybe_integer(5),
                     .explained = row.flag(9)};
    if (const std::int64_t people = people_of(row); people > 0) point.people = people;
    if (const auto at = row.maybe_integer(8)) point.handed_in = Date::of_instant(*at);
    if (const OrgUnit* unit = tree_.find(OrgUnitId{row.integer(0)}); unit && unit->kind)
      point.kind = identity::kind_code(*unit->kind);
    months.push_back(point);
  }

 private:
  const identity::UnitTree& tree_;
  bool last_counted_ = false;
};

const RateBand& band_of(const Bands& bands, std::string_view kind) {
  static const RateBand usual;
  const auto found = bands.find(kind);
  return found == bands.end() ? usual : found->second;
}

std::string_view kind_of(const OrgUnit& unit) { return unit.kind ? identity::kind_code(*unit.kind) : std::string_view(); }

// Bands move slowly: they are worked out once a day, so that a page does not read the months of the nation.
class DailyBands {
 public:
  std::shared_ptr<const Bands> on(const Waste& waste, store::Transaction& tx, const Date& today) {
    const std::scoped_lock lock(guard_);
    if (!bands_ || day_ != today) {
      bands_ = std::make_shared<const Bands>(bands_of(tx, *waste.identity().tree_now(), expected_on(today)));
      day_ = today;
    }
    return bands_;
  }

 private:
  std::mutex guard_;
  Date day_;
  std::shared_ptr<const Bands> bands_;
};

std::vector<QualityFinding> finding_rows(const Texts& texts, const Quality& quality) {
  std::vector<QualityFinding> rows;
  for (const auto& [month, finding] : quality.findings) {
    const bool whole = finding.rule == "Q01" || finding.rule == "Q02";
    rows.push_back({whole ? "" : month_text(month), std::string(finding.rule), std::string(severity_code(finding.severity)),
                    finding_text(texts, "th", finding), finding_text(texts, "en", finding)});
  }
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) {
    if (a.month.empty() != b.month.empty()) return a.month.empty();
    return a.month > b.month;
  });
  return rows;
}

std::vector<QualityMonth> month_rows(const std::vector<MonthPoint>& points, const Expected& expected) {
  std::vector<QualityMonth> rows;
  for (int i = expected.first.index(); i <= expected.last.index(); ++i)
    rows.push_back({month_text(Month::from_index(i)), {}, {}});
  for (const MonthPoint& point : points) {
    if (!point.generated) continue;
    QualityMonth& row = rows[static_cast<std::size_t>(point.month.index() - expected.first.index())];
    row.grams_a_day = grams_a_day(*point.generated, point.month.days());
    if (point.people) row.grams_a_person_day = grams_a_person_day(*point.generated, *point.people, point.month.days());
  }
  return rows;
}

// An อบต. is asked for no month before its province brought it in; at least the newest is looked at.
Expected since_listed(Expected expected, const OrgUnit& unit) {
  if (const auto first = first_month_of(unit)) expected.first = std::min(std::max(expected.first, *first), expected.last);
  return expected;
}

Result<Response> of_unit(const Waste& waste, DailyBands& daily, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  const Date today = Date::of_instant(call.now);
  const Expected expected = since_listed(expected_on(today), *target.unit);
  std::vector<MonthPoint> points;
  std::shared_ptr<const Bands> bands;
  waste.database().read([&](store::Transaction& tx) {
    points = points_of_unit(tx, *target.tree, target.unit->id, expected);
    bands = daily.on(waste, tx, today);
  });
  const RateBand& band = band_of(*bands, kind_of(*target.unit));
  const Quality quality = judge(points, expected, band);
  QualityView view{.unit_id = target.unit->id.value,
                   .full_name_th = target.unit->full_name_th(),
                   .full_name_en = target.unit->full_name_en(),
                   .kind = std::string(kind_of(*target.unit)),
                   .first = month_text(expected.first),
                   .last = month_text(expected.last),
                   .score = quality.score,
                   .band_low = band.low,
                   .band_high = band.high,
                   .band_median = band.median};
  for (const QualityPart& part : quality.parts)
    view.parts.push_back({std::string(part.id), part.points, part.weight, part.good, part.of});
  view.findings = finding_rows(waste.texts(), quality);
  view.months = month_rows(points, expected);
  return http::ok_json(view);
}

QualityRow list_row(const Texts& texts, const OrgUnit& unit, const identity::UnitTree& tree, const Quality& quality) {
  QualityRow row{.unit_id = unit.id.value,
                 .full_name_th = unit.full_name_th(),
                 .full_name_en = unit.full_name_en(),
                 .kind = std::string(kind_of(unit)),
                 .score = quality.score,
                 .completeness = quality.parts[0].points,
                 .timeliness = quality.parts[1].points,
                 .consistency = quality.parts[2].points,
                 .plausibility = quality.parts[3].points};
  if (const OrgUnit* province = tree.find(unit.province)) {
    row.province_name_th = province->name_th;
    row.province_name_en = province->name_en;
  }
  const MonthFinding* newest = nullptr;
  for (const MonthFinding& one : quality.findings) {
    if (one.finding.severity == Severity::Info) continue;
    ++row.findings;
    newest = &one;
  }
  if (newest) {
    row.month = month_text(newest->month);
    row.text_th = finding_text(texts, "th", newest->finding);
    row.text_en = finding_text(texts, "en", newest->finding);
  }
  return row;
}

std::int64_t newest_rate(const std::vector<MonthPoint>& points) {
  for (const MonthPoint& point : std::views::reverse(points)) {
    if (point.generated) return grams_a_day(*point.generated, point.month.days());
  }
  return 0;
}

// The units of the caller's scope that report, of one province where it is asked for.
Result<std::vector<const OrgUnit*>> units_asked(const Call& call, const identity::UnitTree& tree) {
  const auto& actor = identity::actor_of(call);
  const OrgUnit* province = nullptr;
  if (const auto uid = call.query_value("province"); uid && !uid->empty()) {
    province = tree.find_uid(*uid);
    if (!province || province->unit_class != identity::UnitClass::Province)
      return Error{errors::unknown_province, "province", {{"province", uid->substr(0, 20)}}};
  }
  std::vector<const OrgUnit*> units;
  for (const OrgUnit& unit : tree.units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment || (province && unit.province != province->id)) continue;
    if (actor.may(p::read_waste, unit.id)) units.push_back(&unit);
  }
  return units;
}

Result<Response> of_office(const Waste& waste, DailyBands& daily, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : waste.identity().tree_now();
  TRY(const auto units, units_asked(call, *tree));
  const Date today = Date::of_instant(call.now);
  const Expected expected = expected_on(today);
  UnitPoints points;
  std::shared_ptr<const Bands> bands;
  waste.database().read([&](store::Transaction& tx) {
    bands = daily.on(waste, tx, today);
    if (units.size() > few_units)
      points = points_of_all(tx, *tree, expected);
    else
      for (const OrgUnit* unit : units) points[unit->id.value] = points_of_unit(tx, *tree, unit->id, expected);
  });
  std::unordered_map<std::int64_t, Quality> qualities;
  std::vector<Ranked> ranked;
  for (const OrgUnit* unit : units) {
    const auto& months = points[unit->id.value];
    if (!reports_in(*unit, expected.last)) continue;  // no month of it is due yet
    Quality quality = judge(months, since_listed(expected, *unit), band_of(*bands, kind_of(*unit)));
    ranked.push_back({unit->id.value, quality.score, newest_rate(months)});
    qualities.emplace(unit->id.value, std::move(quality));
  }
  const auto judged = static_cast<std::int64_t>(ranked.size());
  rank_look_here_first(ranked);
  if (ranked.size() > most_rows) ranked.resize(most_rows);
  QualityList list{month_text(expected.first), month_text(expected.last), judged, {}};
  for (const Ranked& one : ranked) {
    list.items.push_back(list_row(waste.texts(), *tree->find(OrgUnitId{one.unit}), *tree, qualities.at(one.unit)));
    list.items.back().grams_a_day = one.grams_a_day;
  }
  return http::ok_json(list);
}

}  // namespace

Expected expected_on(const Date& today) {
  const Month now = Month::of(today);
  const Month last = today > due_day(now + -1) ? now + -1 : now + -2;
  return {.first = last + (1 - judged_months), .last = last};
}

std::vector<MonthPoint> points_of_unit(store::Transaction& tx, const identity::UnitTree& tree, OrgUnitId unit,
                                       const Expected& expected) {
  std::vector<MonthPoint> points;
  Best best(tree);
  tx.query(sql::quality_of_unit, {{"unit_id", unit}, {"first", expected.first.index()}, {"last", expected.last.index()}},
           [&](const store::Row& row) { best.put(row, points); });
  return points;
}

UnitPoints points_of_all(store::Transaction& tx, const identity::UnitTree& tree, const Expected& expected) {
  UnitPoints points;
  Best best(tree);
  tx.query(sql::quality_of_all, {{"first", expected.first.index()}, {"last", expected.last.index()}},
           [&](const store::Row& row) { best.put(row, points[row.integer(0)]); });
  return points;
}

Bands bands_of(store::Transaction& tx, const identity::UnitTree& tree, const Expected& expected) {
  std::map<std::string, std::vector<std::int64_t>, std::less<>> rates;
  const Month first = expected.last + (1 - band_months);
  tx.query(sql::rates_of_units, {{"first", first.index()}, {"last", expected.last.index()}}, [&](const store::Row& row) {
    const OrgUnit* unit = tree.find(OrgUnitId{row.integer(0)});
    const std::int64_t person_days = row.integer(2) + row.integer(3);
    if (!unit || !unit->kind || person_days <= 0) return;
    rates[std::string(kind_of(*unit))].push_back(detail::divide_rounded(row.integer(1) * 1000, person_days));
  });
  Bands bands;
  for (const auto& [kind, values] : rates) bands[kind] = rate_band(values);
  return bands;
}

void add_quality_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  const auto daily = std::make_shared<DailyBands>();
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/waste/quality",
                   .permission = signed_in,
                   .summary = "How good the waste reports of a local government are, and what to look at.",
                   .response = http::schema_of<QualityView>(),
                   .errors = {errors::report_not_found, errors::no_report_unit},
                   .handler = [&waste, daily](const Call& call) { return of_unit(waste, *daily, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/quality",
                   .permission = p::read_waste,
                   .summary = "Where an office looks first: the local governments of its scope, worst reports first.",
                   .query = {{"province", "string", "Only this province: TH-49."}},
                   .response = http::schema_of<QualityList>(),
                   .errors = {errors::unknown_province},
                   .handler = [&waste, daily](const Call& call) { return of_office(waste, *daily, call); }});
}

}  // namespace muang::waste
