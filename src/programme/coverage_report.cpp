// SPDX-License-Identifier: Apache-2.0
// What muang coverage prints.
#include <optional>
#include <tuple>
#include <vector>

#include "http/json.hpp"
#include "identity/identity.hpp"
#include "programme/programme.hpp"

namespace muang::programme {

namespace {

using http::field;

struct Missing {
  std::string code, name_th;
  static constexpr auto fields() {
    return std::tuple{field("code", &Missing::code, "ISO 3166-2."), field("nameTh", &Missing::name_th, "In Thai.")};
  }
};
// covered is null and missing empty for a year without data.
struct Report {
  int fiscal_year = 0, provinces = 0;
  std::optional<int> covered;
  std::vector<Missing> missing;
  static constexpr auto fields() {
    return std::tuple{
        field("fiscalYear", &Report::fiscal_year, "B.E."), field("provinces", &Report::provinces, "Of the programme."),
        field("covered", &Report::covered, "Null: no data."), field("missing", &Report::missing, "Not covered.")};
  }
};

std::string in_words(const Report& report) {
  const std::string year = std::to_string(report.fiscal_year);
  if (!report.covered) return "FY" + year + ": no data\n";
  std::string text = "FY" + year + ": " + std::to_string(*report.covered) + " of " + std::to_string(report.provinces) +
                     " provinces covered\n";
  if (!report.missing.empty()) text += "Missing:\n";
  for (const Missing& province : report.missing) text += "  " + province.code + "  " + province.name_th + "\n";
  return text;
}

}  // namespace

std::string coverage_report(store::Database& database, int year_be, std::string_view format) {
  const auto identity = identity::make_identity(database);
  const auto tree = identity->tree_now();
  const auto coverage = database.reading(
      [&](store::Transaction& tx) { return public_coverage(tx, *tree, FiscalYear::from_buddhist(year_be)); });
  Report report{year_be, static_cast<int>(coverage.provinces.size()), {}, {}};
  if (coverage.known) report.covered = coverage.covered;
  for (std::size_t i = 0; coverage.known && i < coverage.provinces.size(); ++i) {
    if (!coverage.standings[i].covered)
      report.missing.push_back({coverage.provinces[i]->uid, coverage.provinces[i]->name_th});
  }
  return format == "json" ? http::write_json(report) + "\n" : in_words(report);
}

}  // namespace muang::programme
