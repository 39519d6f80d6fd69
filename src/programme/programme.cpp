// SPDX-License-Identifier: Apache-2.0
// The data files: read whole at start, each fault with file and line; the records seed an empty database.
#include "programme/programme.hpp"

#include <charconv>
#include <fstream>
#include <set>
#include <sstream>

#include "base/core/check.hpp"
#include "programme/sql.hpp"
#include "report/csv.hpp"

namespace muang::programme {

namespace {

class Csv {
 public:
  Csv(std::filesystem::path file, std::vector<std::string_view> columns) : file_(std::move(file)) {
    std::ifstream in(file_, std::ios::binary);
    if (!in) throw ProgrammeFault(file_.string() + ": cannot be read");
    std::ostringstream text;
    text << in.rdbuf();
    rows_ = report::read_csv(text.str()).rows;
    if (rows_.empty()) throw ProgrammeFault(file_.string() + ": is empty");
    for (const auto column : columns) {
      std::size_t at = 0;
      while (at < rows_[0].cells.size() && rows_[0].cells[at] != column) ++at;
      if (at == rows_[0].cells.size())
        throw ProgrammeFault(file_.string() + ":1: there is no column " + std::string(column));
      places_[std::string(column)] = at;
    }
  }
  std::size_t size() const { return rows_.size() - 1; }
  const std::string& text(std::size_t row, std::string_view column) const {
    const auto& cells = rows_[row + 1].cells;
    const std::size_t place = places_.find(column)->second;
    if (place >= cells.size()) refuse(row, "too few cells");
    return cells[place];
  }
  std::optional<std::int64_t> integer(std::size_t row, std::string_view column) const {
    const std::string& cell = text(row, column);
    if (cell.empty()) return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
      refuse(row, std::string(column) + " is no whole number: " + cell);
    return value;
  }
  FiscalYear year(std::size_t row) const {
    const auto value = integer(row, "fiscal_year");
    if (!value || *value < 2400 || *value > 2700) refuse(row, "fiscal_year is no B.E. year");
    return FiscalYear::from_buddhist(static_cast<int>(*value));
  }
  [[noreturn]] void refuse(std::size_t row, const std::string& why) const {
    throw ProgrammeFault(file_.string() + ":" + std::to_string(rows_[row + 1].line) + ": " + why);
  }

 private:
  std::filesystem::path file_;
  std::vector<report::CsvRow> rows_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

std::vector<PublishedCount> read_published(const std::filesystem::path& file) {
  const Csv csv(file, {"fiscal_year", "scope", "total", "excellent", "source", "certainty"});
  std::vector<PublishedCount> counts;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    const auto total = csv.integer(row, "total");
    if (!total) csv.refuse(row, "total is missing");
    counts.push_back({csv.year(row), csv.text(row, "scope"), csv.text(row, "source"), csv.text(row, "certainty"), *total,
                      csv.integer(row, "excellent")});
  }
  return counts;
}

std::int64_t add_records(store::Transaction& tx, const identity::UnitTree& tree, const Csv& csv, Instant now) {
  std::set<std::string> known;
  tx.query(sql::seeded_keys, {}, [&](const store::Row& row) { known.insert(row.string(0)); });
  std::int64_t added = 0;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    const auto& province = csv.text(row, "province");
    const auto* unit = tree.find_uid(province);
    if (!unit || unit->unit_class != identity::UnitClass::Province || !unit->in_programme)
      csv.refuse(row, province + " is no province of the programme");
    const auto& town = csv.text(row, "unit");
    const auto* by = town.empty() ? nullptr : tree.find_uid(town);
    if (!town.empty() && !by) csv.refuse(row, "there is no unit " + town);
    const FiscalYear year = csv.year(row);
    const std::string key = province + " " + Period::fiscal(year).text() + " " + csv.text(row, "source");
    if (!known.insert(key).second) continue;
    tx.insert(sql::insert_record, {{"province_id", unit->id},
                                   {"unit_id", by ? std::optional(by->id.value) : std::nullopt},
                                   {"fiscal_year", year.gregorian()},
                                   {"passed", csv.integer(row, "passed") == 1},
                                   {"whole_list", csv.integer(row, "whole_list") == 1},
                                   {"source", csv.text(row, "source")},
                                   {"certainty", csv.text(row, "certainty")},
                                   {"reason", ""},
                                   {"seed_key", key},
                                   {"now", now},
                                   {"by", 0}});
    ++added;
  }
  return added;
}

}  // namespace

Programme::Programme(assessment::AssessmentService& assessment, ProgrammeSettings settings)
    : assessment_(assessment), settings_(std::move(settings)) {
  published_ = read_published(settings_.data / "programme/published-results.csv");
  const Csv provinces(settings_.data / "org-units/provinces.csv", {"uid", "region_th", "region_en"});
  for (std::size_t row = 0; row < provinces.size(); ++row) {
    regions_[provinces.text(row, "uid")] = {provinces.text(row, "region_th"), provinces.text(row, "region_en")};
  }
}

const Region& Programme::region(std::string_view province_uid) const {
  static const Region none;
  const auto found = regions_.find(province_uid);
  return found == regions_.end() ? none : found->second;
}

std::string Programme::text(std::string_view language, std::string_view key, const Params& params) const {
  const std::string whole = "programme." + std::string(key);
  return settings_.texts ? settings_.texts->get(language, whole, params) : whole;
}

void seed_programme(identity::Identity& identity, const std::filesystem::path& data) {
  const Csv csv(data / "programme/coverage-records.csv",
                {"province", "fiscal_year", "unit", "passed", "whole_list", "source", "certainty"});
  const auto known = identity.database().reading([](store::Transaction& tx) {
    std::size_t count = 0;
    tx.query(sql::seeded_keys, {}, [&](const store::Row&) { ++count; });
    return count;
  });
  if (known >= csv.size()) return;
  const auto tree = identity.tree_now();
  const identity::Author author{{}, {}, identity.now()};
  const auto done = identity.audit().transact<Done>(
      author, "programme.seed", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        const std::int64_t added = add_records(tx, *tree, csv, author.now);
        entry.change("programme/coverage-records", "", std::to_string(added) + " rows");
        entry.bump("coverage");
        return Done{};
      });
  ENSURE(done.ok(), "seeding either works or throws");
}

}  // namespace muang::programme
