// SPDX-License-Identifier: Apache-2.0
#include "city/catalogue_file.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "report/csv.hpp"

namespace muang::city {
namespace {

// One file of the folder, its columns by name, and the faults found so far.
class Source {
 public:
  Source(const std::filesystem::path& file, const std::vector<std::string>& columns, std::vector<std::string>& faults)
      : name_("facts/" + file.filename().string()), faults_(faults) {
    for (std::size_t i = 0; i < columns.size(); ++i) columns_[columns[i]] = i;
    read(file, columns);
  }
  const std::vector<report::CsvRow>& rows() const { return rows_; }
  const std::string& cell(const report::CsvRow& row, const std::string& column) const {
    return row.cells[columns_.at(column)];
  }
  void fault(std::size_t line, const std::string& what) const {
    faults_.push_back(name_ + ":" + std::to_string(line) + ": " + what);
  }
  std::string words(const report::CsvRow& row, const std::string& column) const {
    if (cell(row, column).empty()) fault(row.line, column + " is empty");
    return cell(row, column);
  }
  // A number in steps of 10^-decimals; an empty cell is nothing where `needed` is false.
  std::optional<std::int64_t> number(const report::CsvRow& row, const std::string& column, int decimals, bool needed) const {
    const auto& typed = cell(row, column);
    if (typed.empty() && !needed) return std::nullopt;
    const auto parsed = text::parse_number(typed);
    const auto scaled = parsed ? parsed->scaled_to(decimals) : std::nullopt;
    if (!scaled || *scaled < 0) fault(row.line, column + " is no number from 0 that fits: " + typed);
    return scaled.value_or(0);
  }
  template <class T>
  T choice(const report::CsvRow& row, const std::string& column, const std::map<std::string, T>& choices) const {
    const auto found = choices.find(cell(row, column));
    if (found != choices.end()) return found->second;
    fault(row.line, column + " has no meaning: " + cell(row, column));
    return choices.begin()->second;
  }

 private:
  void read(const std::filesystem::path& file, const std::vector<std::string>& columns) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const auto decoded = in ? text::decode_text(bytes.view()) : std::nullopt;
    if (!decoded || decoded->encoding == text::Encoding::Tis620) return fault(1, "the file is missing or is not UTF-8");
    auto found = report::read_csv(decoded->utf8);
    if (found.open_quote > 0) return fault(found.open_quote, "a quotation begins here and does not end");
    if (found.rows.empty() || found.rows[0].cells != columns) return fault(1, "the columns are not those expected");
    for (auto& row : found.rows) {
      if (row.cells.size() == columns.size()) {
        rows_.push_back(std::move(row));
      } else {
        fault(row.line, "the row has " + std::to_string(row.cells.size()) + " cells, not " + std::to_string(columns.size()));
      }
    }
    rows_.erase(rows_.begin());
  }
  std::string name_;
  std::vector<std::string>& faults_;
  std::vector<report::CsvRow> rows_;
  std::map<std::string, std::size_t> columns_;
};

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream in(list);
  for (std::string part; in >> part;) parts.push_back(part);
  return parts;
}

bool is_key(const std::string& key) {
  return !key.empty() &&
         std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

using CodeSets = std::map<std::string, std::vector<CodeChoice>>;

CodeSets read_codes(const std::filesystem::path& folder, std::vector<std::string>& faults) {
  const Source source(folder / "codes.csv", {"set", "code", "meaning", "label_th", "label_en"}, faults);
  static const std::map<std::string, CodeMeaning> meanings{{"below", CodeMeaning::Below},
                                                           {"meets", CodeMeaning::Meets},
                                                           {"not-measured", CodeMeaning::NotMeasured},
                                                           {"not-applicable", CodeMeaning::NotApplicable}};
  CodeSets sets;
  for (const auto& row : source.rows()) {
    CodeChoice choice{.meaning = source.choice(row, "meaning", meanings),
                      .label_th = source.words(row, "label_th"),
                      .label_en = source.words(row, "label_en")};
    choice.code = static_cast<int>(source.number(row, "code", 0, true).value_or(0));
    auto& set = sets[source.words(row, "set")];
    if (std::ranges::count(set, choice.code, &CodeChoice::code) > 0) source.fault(row.line, "the code is there twice");
    set.push_back(std::move(choice));
  }
  return sets;
}

void read_sections(const std::filesystem::path& folder, Catalogue& catalogue, std::vector<std::string>& faults) {
  const Source source(folder / "sections.csv", {"id", "name_th", "name_en"}, faults);
  for (const auto& row : source.rows()) {
    const std::string id = source.words(row, "id");
    if (std::ranges::count(catalogue.sections, id, &Section::id) > 0)
      source.fault(row.line, "the section is there twice: " + id);
    catalogue.sections.push_back({id, source.words(row, "name_th"), source.words(row, "name_en")});
  }
}

void read_limits(const Source& source, const report::CsvRow& row, FactDefinition& fact) {
  fact.decimals = static_cast<int>(source.number(row, "decimals", 0, true).value_or(0));
  if (fact.decimals > 6) source.fault(row.line, "more than 6 decimals");
  const bool is_code = fact.type == FactType::Code;
  fact.plausible_min = source.number(row, "plausible_min", fact.decimals, false);
  fact.plausible_max = source.number(row, "plausible_max", fact.decimals, false);
  // Without one of its own the absolute maximum is a hundred times what is plausible.
  const auto top = source.number(row, "absolute_max", fact.decimals, false);
  if (!is_code && !fact.plausible_max) source.fault(row.line, "a number needs a plausible_max");
  fact.absolute_max = top.value_or(fact.plausible_max.value_or(0) * 100);
  if (fact.plausible_min.value_or(0) > fact.plausible_max.value_or(fact.absolute_max))
    source.fault(row.line, "plausible_min is above plausible_max");
  if (fact.plausible_max.value_or(0) > fact.absolute_max) source.fault(row.line, "plausible_max is above absolute_max");
  if (fact.absolute_max > 1'000'000'000'000'000)
    source.fault(row.line, "absolute_max has more than 15 digits: JSON would lose some");
}

FactDefinition read_fact(const Source& source, const report::CsvRow& row, const CodeSets& codes) {
  static const std::map<std::string, FactType> types{
      {"number", FactType::Number}, {"code", FactType::Code}, {"linked", FactType::Linked}};
  static const std::map<std::string, Period::Kind> kinds{
      {"fiscal-year", Period::Kind::FiscalYear}, {"calendar-year", Period::Kind::CalendarYear}, {"date", Period::Kind::Day}};
  static const std::map<std::string, Aggregation> sums{
      {"sum", Aggregation::Sum}, {"mean", Aggregation::Mean}, {"share", Aggregation::Share}, {"none", Aggregation::None}};
  static const std::map<std::string, bool> yes_no{{"0", false}, {"1", true}};
  static const std::map<std::string, bool> stated{{"stated", true}, {"not-stated", false}};
  FactDefinition fact;
  fact.section = source.words(row, "section");
  fact.key = source.cell(row, "key");
  fact.label_th = source.words(row, "label_th");
  fact.label_en = source.words(row, "label_en");
  fact.unit_th = source.words(row, "unit_th");
  fact.unit_en = source.words(row, "unit_en");
  fact.unit_stated = source.choice(row, "unit_certainty", stated);
  fact.type = source.choice(row, "type", types);
  fact.period_kind = source.choice(row, "period", kinds);
  fact.aggregation = source.choice(row, "aggregation", sums);
  fact.owner = source.words(row, "owner");
  fact.is_public = source.choice(row, "public", yes_no);
  fact.certainty = source.words(row, "certainty");
  fact.related = split(source.cell(row, "related"));
  const auto set = codes.find(source.cell(row, "codes"));
  if (set != codes.end()) fact.codes = set->second;
  if ((fact.type == FactType::Code) != (set != codes.end()))
    source.fault(row.line, "codes belong to facts of type code, and only to them");
  if ((fact.type == FactType::Code) != (fact.aggregation == Aggregation::Share))
    source.fault(row.line, "codes are aggregated as a share, numbers are not");
  if (!is_key(fact.key)) source.fault(row.line, "a key has small letters, digits and _ only: " + fact.key);
  read_limits(source, row, fact);
  return fact;
}

void read_facts_file(const std::filesystem::path& folder, Catalogue& catalogue, std::vector<std::string>& faults) {
  const Source source(folder / "catalogue.csv",
                      {"section", "key", "label_th", "label_en", "unit_th", "unit_en", "unit_certainty", "type", "codes",
                       "period", "decimals", "plausible_min", "plausible_max", "absolute_max", "aggregation", "owner",
                       "public", "certainty", "related"},
                      faults);
  const CodeSets codes = read_codes(folder, faults);
  for (const auto& row : source.rows()) {
    FactDefinition fact = read_fact(source, row, codes);
    if (catalogue.find(fact.key)) source.fault(row.line, "the key is there twice: " + fact.key);
    if (std::ranges::count(catalogue.sections, fact.section, &Section::id) == 0)
      source.fault(row.line, "no such section: " + fact.section);
    catalogue.facts.push_back(std::move(fact));
  }
}

void check_keys(const Source& source, const report::CsvRow& row, const Catalogue& catalogue, const Check& check) {
  const bool of_form = check.kind == CheckKind::Jump || check.kind == CheckKind::Range;
  if (of_form) {
    if (check.parts != std::vector<std::string>{"*"} || !check.whole.empty())
      source.fault(row.line, "this kind of check has parts * and no whole");
    return;
  }
  std::set<int> decimals;
  auto keys = check.parts;
  keys.push_back(check.whole);
  for (const auto& key : keys) {
    const FactDefinition* fact = catalogue.find(key);
    if (!fact || fact->type == FactType::Code) {
      source.fault(row.line, "no such number: " + key);
    } else if (key != check.whole) {
      decimals.insert(fact->decimals);
    }
  }
  if (decimals.size() > 1) source.fault(row.line, "the parts have different decimals");
  if (check.parts.empty()) source.fault(row.line, "a check has at least one part");
}

void read_checks(const std::filesystem::path& folder, Catalogue& catalogue, std::vector<std::string>& faults) {
  const Source source(folder / "checks.csv", {"id", "kind", "severity", "parts", "whole", "factor", "tolerance_percent"},
                      faults);
  static const std::map<std::string, CheckKind> kinds{{"at-most", CheckKind::AtMost},
                                                      {"sum-near", CheckKind::SumNear},
                                                      {"jump", CheckKind::Jump},
                                                      {"range", CheckKind::Range}};
  static const std::map<std::string, Severity> severities{{"error", Severity::Error}, {"warning", Severity::Warning}};
  for (const auto& row : source.rows()) {
    Check check{.id = source.words(row, "id"),
                .kind = source.choice(row, "kind", kinds),
                .severity = source.choice(row, "severity", severities)};
    check.parts = split(source.cell(row, "parts"));
    check.whole = source.cell(row, "whole");
    check.factor = source.number(row, "factor", 0, true).value_or(1);
    check.tolerance_percent = static_cast<int>(source.number(row, "tolerance_percent", 0, true).value_or(0));
    if (check.factor < 1 || check.factor > 1'000'000'000) source.fault(row.line, "factor is from 1 to 1,000,000,000");
    if (check.tolerance_percent > 1000) source.fault(row.line, "tolerance_percent is at most 1000");
    if (std::ranges::count(catalogue.checks, check.id, &Check::id) > 0)
      source.fault(row.line, "the check is there twice: " + check.id);
    check_keys(source, row, catalogue, check);
    catalogue.checks.push_back(std::move(check));
  }
}

}  // namespace

Catalogue load_catalogue(const std::filesystem::path& folder) {
  Catalogue catalogue;
  std::vector<std::string> faults;
  read_sections(folder, catalogue, faults);
  read_facts_file(folder, catalogue, faults);
  read_checks(folder, catalogue, faults);
  if (faults.empty()) return catalogue;
  std::string all;
  for (const auto& fault : faults) all += (all.empty() ? "" : "\n") + fault;
  throw CatalogueFault(all);
}

}  // namespace muang::city
