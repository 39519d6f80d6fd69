// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the programme. Years are B.E.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::programme {

using http::field;
using http::Limits;

struct CoveredBy {
  std::int64_t unit_id = 0;
  std::string name_th, name_en;
  std::optional<std::string> level;
  static constexpr auto fields() {
    return std::tuple{field("unitId", &CoveredBy::unit_id, "The town."),
                      field("nameTh", &CoveredBy::name_th, "Thai name with the kind."),
                      field("nameEn", &CoveredBy::name_en, "English name; may be empty."),
                      field("level", &CoveredBy::level, "Level certified; null: not known.")};
  }
};
struct BoardRow {
  std::string code, uid, name_th, name_en;
  std::optional<std::int64_t> office_number;
  std::string region_th, region_en;
  bool covered = false;
  std::string standing;
  std::optional<int> since;
  std::optional<CoveredBy> by;
  std::optional<std::string> source, certainty;
  static constexpr auto fields() {
    return std::tuple{field("code", &BoardRow::code, "ISO 3166-2."),
                      field("uid", &BoardRow::uid, "Our text key."),
                      field("nameTh", &BoardRow::name_th, "Province in Thai."),
                      field("nameEn", &BoardRow::name_en, "Province in English."),
                      field("officeNumber", &BoardRow::office_number, "Regional environment office."),
                      field("regionTh", &BoardRow::region_th, "Region in Thai."),
                      field("regionEn", &BoardRow::region_en, "Region in English."),
                      field("covered", &BoardRow::covered, "Has an environmentally sustainable city."),
                      field("standing", &BoardRow::standing, "By announced results and records.",
                            Limits{.values = "none|joined|passed|certified"}),
                      field("since", &BoardRow::since, "First round that covers it, as far as is known."),
                      field("by", &BoardRow::by, "The town; null: the source names none."),
                      field("source", &BoardRow::source, "Who says so."),
                      field("certainty", &BoardRow::certainty, "official, published, inferred or recalled.")};
  }
};
struct ProvinceName {
  std::string code, name_th, name_en;
  static constexpr auto fields() {
    return std::tuple{field("code", &ProvinceName::code, "ISO 3166-2."), field("nameTh", &ProvinceName::name_th, "In Thai."),
                      field("nameEn", &ProvinceName::name_en, "In English.")};
  }
};
struct RoundCoverage {
  int year = 0;
  std::optional<int> covered;
  bool no_data = false;
  static constexpr auto fields() {
    return std::tuple{field("year", &RoundCoverage::year, "Fiscal year, B.E."),
                      field("covered", &RoundCoverage::covered, "Provinces; null: no data."),
                      field("noData", &RoundCoverage::no_data, "The count of that year is not known.")};
  }
};
struct CoverageView {
  int year = 0, provinces = 0;
  std::optional<int> covered;
  std::optional<std::string> data_from;
  std::vector<RoundCoverage> rounds;
  std::vector<BoardRow> board;
  std::vector<ProvinceName> missing;
  static constexpr auto fields() {
    return std::tuple{field("year", &CoverageView::year, "After the round of this fiscal year, B.E."),
                      field("provinces", &CoverageView::provinces, "Provinces of the programme."),
                      field("covered", &CoverageView::covered, "Of them covered; null: no data."),
                      field("dataFrom", &CoverageView::data_from, "First year whose count is known, FY2562."),
                      field("rounds", &CoverageView::rounds, "Count after each round."),
                      field("board", &CoverageView::board, "Each province."),
                      field("missing", &CoverageView::missing, "Those not covered; empty when there is no data.")};
  }
};

struct CandidateTown {
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, kind;
  std::optional<std::string> state, level;
  std::int64_t answered = 0, of = 0;
  std::optional<double> self_percent, area_percent;
  std::int64_t pass_mark = 0;
  std::optional<double> away;
  static constexpr auto fields() {
    return std::tuple{field("unitId", &CandidateTown::unit_id, "The town."),
                      field("fullNameTh", &CandidateTown::full_name_th, "Thai name."),
                      field("fullNameEn", &CandidateTown::full_name_en, "English name; may be empty."),
                      field("kind", &CandidateTown::kind, "Kind."),
                      field("state", &CandidateTown::state, "Where its sheet stands; null: not begun."),
                      field("level", &CandidateTown::level, "Certified level, not yet announced."),
                      field("answered", &CandidateTown::answered, "Indicators wholly answered."),
                      field("of", &CandidateTown::of, "All lines."),
                      field("selfPercent", &CandidateTown::self_percent, "Self-assessment."),
                      field("areaPercent", &CandidateTown::area_percent, "Area sub-committee."),
                      field("passMark", &CandidateTown::pass_mark, "Percent."),
                      field("away", &CandidateTown::away, "Points of percent to the pass mark; 0: reached.")};
  }
};
struct CandidateProvince {
  std::string code, uid, name_th, name_en;
  std::optional<std::int64_t> office_number;
  std::vector<CandidateTown> towns;
  static constexpr auto fields() {
    return std::tuple{
        field("code", &CandidateProvince::code, "ISO 3166-2."),
        field("uid", &CandidateProvince::uid, "Our text key."),
        field("nameTh", &CandidateProvince::name_th, "In Thai."),
        field("nameEn", &CandidateProvince::name_en, "In English."),
        field("officeNumber", &CandidateProvince::office_number, "Regional environment office."),
        field("towns", &CandidateProvince::towns, "Nearest to passing first, then those that have not begun.")};
  }
};
struct Candidates {
  int year = 0;
  std::vector<CandidateProvince> items;
  static constexpr auto fields() {
    return std::tuple{field("year", &Candidates::year, "Round, B.E."),
                      field("items", &Candidates::items, "Missing provinces in the caller's scope.")};
  }
};

struct NumberPoint {
  std::string period;
  std::optional<double> value;
  static constexpr auto fields() {
    return std::tuple{field("period", &NumberPoint::period, "FY2562."),
                      field("value", &NumberPoint::value, "Null: not known.")};
  }
};
struct FrontNumber {
  std::string key, label_th, label_en;
  std::optional<double> value;
  std::string unit_th, unit_en;
  std::vector<NumberPoint> points;
  std::optional<std::string> source, certainty;
  bool demo = false;
  static constexpr auto fields() {
    return std::tuple{field("key", &FrontNumber::key, "Stable key."),
                      field("labelTh", &FrontNumber::label_th, "In Thai."),
                      field("labelEn", &FrontNumber::label_en, "In English."),
                      field("value", &FrontNumber::value, "The newest."),
                      field("unitTh", &FrontNumber::unit_th, "Unit in Thai."),
                      field("unitEn", &FrontNumber::unit_en, "Unit in English."),
                      field("points", &FrontNumber::points, "Oldest first."),
                      field("source", &FrontNumber::source, "Who says so."),
                      field("certainty", &FrontNumber::certainty, "official, published, inferred or recalled."),
                      field("demo", &FrontNumber::demo, "Made for demonstration.")};
  }
};
struct AnnouncementView {
  std::string title_th, title_en, at, href;
  static constexpr auto fields() {
    return std::tuple{field("titleTh", &AnnouncementView::title_th, "In Thai."),
                      field("titleEn", &AnnouncementView::title_en, "In English."),
                      field("at", &AnnouncementView::at, "Instant, ISO 8601 UTC."),
                      field("href", &AnnouncementView::href, "Page of the town.")};
  }
};
struct FrontView {
  int year = 0, provinces = 0;
  std::optional<int> covered;
  std::vector<ProvinceName> missing;
  std::vector<FrontNumber> numbers;
  std::vector<AnnouncementView> announcements;
  static constexpr auto fields() {
    return std::tuple{field("year", &FrontView::year, "After the round of this fiscal year, B.E."),
                      field("provinces", &FrontView::provinces, "Provinces of the programme."),
                      field("covered", &FrontView::covered, "Of them covered; null: no data."),
                      field("missing", &FrontView::missing, "Those not covered."),
                      field("numbers", &FrontView::numbers, "Key numbers with their sources."),
                      field("announcements", &FrontView::announcements, "The newest ten.")};
  }
};

struct TodoItem {
  std::string kind, text_th, text_en, href;
  std::optional<std::string> due_at;
  std::optional<std::int64_t> count;
  static constexpr auto fields() {
    return std::tuple{field("kind", &TodoItem::kind, "What to do."),
                      field("textTh", &TodoItem::text_th, "In Thai."),
                      field("textEn", &TodoItem::text_en, "In English."),
                      field("href", &TodoItem::href, "Where."),
                      field("dueAt", &TodoItem::due_at, "Last day, where there is one."),
                      field("count", &TodoItem::count, "How many sheets.")};
  }
};
struct Todo {
  std::vector<TodoItem> items;
  static constexpr auto fields() { return std::tuple{field("items", &Todo::items, "The most urgent first.")}; }
};

struct NewRecord {
  std::string province;
  int year = 0;
  std::optional<std::int64_t> unit_id;
  bool passed = false;
  std::string source, certainty, reason;
  static constexpr auto fields() {
    return std::tuple{
        field("province", &NewRecord::province, "TH-49.", Limits{.max_length = 10}),
        field("year", &NewRecord::year, "The round's fiscal year, B.E.", Limits{.minimum = 2400, .maximum = 2700}),
        field("unitId", &NewRecord::unit_id, "The town that passed, where the source names it."),
        field("passed", &NewRecord::passed, "A municipality passed."),
        field("source", &NewRecord::source, "Document or page.", Limits{.max_length = 1000}),
        field("certainty", &NewRecord::certainty, "How sure.", Limits{.values = "official|published|inferred|recalled"}),
        field("reason", &NewRecord::reason, "Why it is recorded.", Limits{.max_length = 2000})};
  }
};
struct RecordView {
  std::int64_t id = 0;
  std::string province;
  int year = 0;
  std::optional<std::int64_t> unit_id;
  bool passed = false;
  std::string source, certainty, reason;
  bool seeded = false;
  std::string at, by_name;
  static constexpr auto fields() {
    return std::tuple{field("id", &RecordView::id, "Key."),
                      field("province", &RecordView::province, "TH-49."),
                      field("year", &RecordView::year, "The round's fiscal year, B.E."),
                      field("unitId", &RecordView::unit_id, "The town, where the source names it."),
                      field("passed", &RecordView::passed, "A municipality passed."),
                      field("source", &RecordView::source, "Document or page."),
                      field("certainty", &RecordView::certainty, "How sure."),
                      field("reason", &RecordView::reason, "Why it was recorded."),
                      field("seeded", &RecordView::seeded, "Came with the program: it stays."),
                      field("at", &RecordView::at, "When it was entered."),
                      field("byName", &RecordView::by_name, "Who entered it; empty: the program.")};
  }
};
struct RecordList {
  std::vector<RecordView> items;
  static constexpr auto fields() { return std::tuple{field("items", &RecordList::items, "Newest round first.")}; }
};

}  // namespace muang::programme
