// SPDX-License-Identifier: Apache-2.0
#include "assessment/lpa_import.hpp"

#include <map>

#include "assessment/errors.hpp"
#include "base/text.hpp"
#include "report/csv.hpp"

namespace muang::assessment {

namespace {

// Titles as our template writes them, and as an office may translate them.
constexpr std::pair<std::string_view, std::string_view> titles[] = {
    {"uid", "uid"},         {"code", "code"},   {"รหัส", "code"},    {"รหัส อปท.", "code"},  {"indicator", "indicator"},
    {"ตัวชี้วัด", "indicator"}, {"score", "score"}, {"คะแนน", "score"}, {"คะแนนที่ได้", "score"}, {"max", "max"},
    {"คะแนนเต็ม", "max"},    {"name", "name"},   {"ชื่อ", "name"}};

class Reader {
 public:
  Reader(const Framework& framework, const identity::UnitTree& tree, OrgUnitId province) : framework_(framework) {
    for (const identity::OrgUnit* unit : tree.local_governments_of(province)) {
      if (!unit->in_programme) continue;
      units_.emplace(unit->uid, unit);
      if (!unit->code.empty()) units_.emplace(unit->code, unit);
    }
  }

  LpaFile read(std::string_view bytes) {
    const auto decoded = text::decode_text(bytes);
    if (!decoded) return fail(0, "", errors::csv_encoding), std::move(file_);
    file_.encoding = decoded->encoding == text::Encoding::Tis620 ? "tis-620" : "utf-8";
    const report::CsvFile csv = report::read_csv(decoded->utf8);
    if (csv.open_quote) fail(static_cast<std::int64_t>(csv.open_quote), "", errors::csv_quote);
    if (csv.too_many || csv.rows.size() > max_lpa_rows + 1) {
      return fail(0, "", errors::csv_too_long, {{"maximum", std::to_string(max_lpa_rows)}}), std::move(file_);
    }
    if (csv.rows.size() < 2) return fail(0, "", errors::csv_empty), std::move(file_);
    if (!read_titles(csv.rows.front())) return std::move(file_);
    for (std::size_t i = 1; i < csv.rows.size(); ++i) read_row(csv.rows[i]);
    return std::move(file_);
  }

 private:
  void fail(std::int64_t row, std::string column, ErrorCode code, Params params = {}) {
    file_.findings.push_back({row, column, {code, "row " + std::to_string(row), std::move(params)}, false});
  }

  bool read_titles(const report::CsvRow& row) {
    const auto line = static_cast<std::int64_t>(row.line);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string title = text::trim(row.cells[i]);
      if (title.empty()) continue;
      std::string_view known;
      for (const auto& [written, meant] : titles) {
        if (title == written) known = meant;
      }
      if (known.empty()) {
        fail(line, title, errors::csv_column_unknown, {{"column", title.substr(0, 60)}});
      } else if (!columns_.emplace(known, i).second) {
        fail(line, title, errors::csv_column_twice, {{"column", title}});
      }
    }
    if (!columns_.contains("uid") && !columns_.contains("code"))
      fail(line, "uid", errors::csv_column_missing, {{"column", "uid"}});
    for (const char* needed : {"indicator", "score", "max"}) {
      if (!columns_.contains(needed)) fail(line, needed, errors::csv_column_missing, {{"column", needed}});
    }
    width_ = row.cells.size();
    return file_.findings.empty();
  }

  std::string cell(const report::CsvRow& row, std::string_view column) const {
    const auto at = columns_.find(column);
    if (at == columns_.end() || at->second >= row.cells.size()) return {};
    return text::arabic_digits(text::trim(row.cells[at->second]));
  }

  const identity::OrgUnit* unit_of(const report::CsvRow& row, std::int64_t line) {
    for (const char* column : {"uid", "code"}) {
      const std::string key = cell(row, column);
      if (key.empty()) continue;
      const auto found = units_.find(key);
      if (found != units_.end()) return found->second;
      return fail(line, column, errors::unit_unknown, {{"unit", key.substr(0, 40)}}), nullptr;
    }
    return fail(line, columns_.contains("uid") ? "uid" : "code", errors::unit_unknown, {{"unit", ""}}), nullptr;
  }

  std::optional<std::int64_t> number(const report::CsvRow& row, std::int64_t line, const char* column) {
    const std::string typed = cell(row, column);
    const auto decimal = text::parse_number(typed);
    if (!decimal) return fail(line, column, errors::number_unreadable, {{"text", typed.substr(0, 40)}}), std::nullopt;
    const auto scaled = decimal->scaled_to(2);
    if (!scaled) fail(line, column, errors::lpa_out_of_range, {{"maximum", std::to_string(max_lpa)}});
    return scaled;
  }

  void read_row(const report::CsvRow& row) {
    const auto line = static_cast<std::int64_t>(row.line);
    if (row.cells.size() != width_) return ++file_.row_count, fail(line, "", errors::csv_cells);
    if (cell(row, "score").empty() && cell(row, "max").empty()) return;  // a line of the template that nobody filled
    ++file_.row_count;
    LpaRow result{line, unit_of(row, line), cell(row, "indicator"), 0, 0};
    const auto place = framework_.line_of(result.indicator);
    if (!place) {
      fail(line, "indicator", errors::indicator_unknown, {{"indicator", result.indicator.substr(0, 40)}});
    } else if (framework_.indicators[framework_.lines[*place].indicator].scoring != Scoring::Lpa) {
      fail(line, "indicator", errors::not_lpa_indicator, {{"indicator", result.indicator}});
    }
    const auto score = number(row, line, "score"), max = number(row, line, "max");
    if (!result.unit || !place || !score || !max) return;
    if (framework_.indicators[framework_.lines[*place].indicator].scoring != Scoring::Lpa) return;
    Answer answer;
    answer.lpa_score = result.score = *score;
    answer.lpa_max = result.max = *max;
    Problems problems;
    check_answer(framework_, *place, answer, "", problems);
    for (const Error& problem : problems)
      fail(line, problem.field == "lpaMax" ? "max" : "score", problem.code, problem.params);
    if (!problems.empty()) return;
    const auto [before, fresh] = seen_.try_emplace({result.unit->id.value, result.indicator}, line);
    if (!fresh) return fail(line, "indicator", errors::row_twice, {{"row", std::to_string(before->second)}});
    file_.rows.push_back(std::move(result));
  }

  const Framework& framework_;
  std::map<std::string, const identity::OrgUnit*, std::less<>> units_;
  std::map<std::string_view, std::size_t> columns_;
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> seen_;
  std::size_t width_ = 0;
  LpaFile file_;
};

}  // namespace

LpaFile read_lpa_file(std::string_view bytes, const Framework& framework, const identity::UnitTree& tree,
                      OrgUnitId province) {
  return Reader(framework, tree, province).read(bytes);
}

}  // namespace muang::assessment
