// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/fee_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "report/csv.hpp"
#include "waste/flow/balance_errors.hpp"

namespace muang::waste {

namespace {

constexpr std::array<std::string_view, 21> columns{"id",     "kind",     "act",    "issuer",     "service",  "waste",
                                                   "period", "over_ml",  "over_g", "up_to_ml",   "up_to_g",  "unit_ml",
                                                   "unit_g", "rounding", "satang", "valid_from", "valid_to", "certainty",
                                                   "source", "date",     "note"};
constexpr int first_year = 2400, last_year = 2700;  // B.E.

class RowReader {
 public:
  RowReader(const report::CsvRow& row, Problems& problems) : row_(row), problems_(problems) {}

  std::string_view cell(std::string_view column) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i] == column && i < row_.cells.size()) return row_.cells[i];
    }
    return {};
  }

  std::string needed(std::string_view column) {
    if (cell(column).empty()) wrong(column);
    return std::string(cell(column));
  }

  std::int64_t number(std::string_view column, std::int64_t maximum, bool needed = false) {
    const std::string_view text = cell(column);
    std::int64_t value = 0;
    if (text.empty()) {
      if (needed) wrong(column);
      return 0;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > maximum) wrong(column);
    return value;
  }

  std::optional<int> year(std::string_view column) {
    if (cell(column).empty()) return std::nullopt;
    const std::int64_t value = number(column, last_year);
    if (value < first_year) wrong(column);
    return static_cast<int>(value);
  }

  template <class T, std::size_t N>
  T one_of(std::string_view column, const std::array<std::pair<std::string_view, T>, N>& words) {
    for (const auto& [word, value] : words) {
      if (cell(column) == word) return value;
    }
    wrong(column);
    return words[0].second;
  }

  void wrong(std::string_view column) {
    problems_.push_back({errors::fee_cell_wrong,
                         "row " + std::to_string(row_.line) + ", column " + std::string(column),
                         {{"column", std::string(column)}, {"value", std::string(cell(column).substr(0, 60))}}});
  }

 private:
  const report::CsvRow& row_;
  Problems& problems_;
};

FeeRow read_row(RowReader& in) {
  using namespace std::string_view_literals;
  FeeRow row;
  row.id = in.needed("id");
  row.act = in.needed("act");
  row.issuer = in.needed("issuer");
  row.service = in.one_of("service", std::array{std::pair{"collection"sv, FeeService::Collection},
                                                std::pair{"disposal"sv, FeeService::Disposal}});
  row.waste = in.one_of(
      "waste", std::array{std::pair{"general"sv, FeeWaste::General}, std::pair{"infectious"sv, FeeWaste::Infectious}});
  row.period = in.one_of("period", std::array{std::pair{"month"sv, FeePeriod::Month}, std::pair{"time"sv, FeePeriod::Time}});
  row.over = {in.number("over_ml", max_fee_quantity), in.number("over_g", max_fee_quantity)};
  row.up_to = {in.number("up_to_ml", max_fee_quantity), in.number("up_to_g", max_fee_quantity)};
  row.unit = {in.number("unit_ml", max_fee_quantity), in.number("unit_g", max_fee_quantity)};
  row.rounding =
      in.one_of("rounding", std::array{std::pair{"flat"sv, FeeRounding::Flat}, std::pair{"whole"sv, FeeRounding::Whole},
                                       std::pair{"half"sv, FeeRounding::Half}});
  row.satang = in.number("satang", max_satang, true);
  row.valid_from = in.year("valid_from");
  row.valid_to = in.year("valid_to");
  row.certainty = in.needed("certainty");
  row.source = in.needed("source");
  if (row.rounding != FeeRounding::Flat && !row.unit.stated()) in.wrong("unit_ml");
  if (row.rounding == FeeRounding::Half && row.satang % 2 != 0) in.wrong("satang");
  if (row.valid_from && row.valid_to && *row.valid_from > *row.valid_to) in.wrong("valid_to");
  const auto turned = [](std::int64_t over, std::int64_t up_to) { return up_to > 0 && over >= up_to; };
  if (turned(row.over.millilitres, row.up_to.millilitres)) in.wrong("up_to_ml");
  if (turned(row.over.grams, row.up_to.grams)) in.wrong("up_to_g");
  return row;
}

}  // namespace

std::vector<FeeRow> FeeTable::of_issuer(std::string_view issuer) const {
  std::vector<FeeRow> out;
  for (const FeeRow& row : fees) {
    if (row.issuer == issuer) out.push_back(row);
  }
  return out;
}

Result<FeeTable> read_fees(std::string_view csv) {
  using namespace std::string_view_literals;
  const report::CsvFile file = report::read_csv(csv);
  const bool titled =
      !file.rows.empty() && std::equal(columns.begin(), columns.end(), file.rows[0].cells.begin(), file.rows[0].cells.end());
  if (!titled || file.open_quote || file.too_many) {
    std::string list;
    for (const auto column : columns) list += (list.empty() ? "" : ",") + std::string(column);
    return Error{errors::fee_columns_wrong, "", {{"columns", list}}};
  }
  Problems problems;
  FeeTable table;
  std::set<std::string> ids;
  for (std::size_t i = 1; i < file.rows.size() && problems.size() < 100; ++i) {
    RowReader in(file.rows[i], problems);
    const bool ceiling = in.one_of("kind", std::array{std::pair{"fee"sv, false}, std::pair{"ceiling"sv, true}});
    FeeRow row = read_row(in);
    if (!ids.insert(row.id).second) in.wrong("id");
    (ceiling ? table.ceilings : table.fees).push_back(std::move(row));
  }
  if (!problems.empty()) return problems;
  return table;
}

}  // namespace muang::waste
