// SPDX-License-Identifier: Apache-2.0
// The city database as other slices see it: yearly facts go in through publish_fact and come out through read_facts, each
// with source, certainty and the rule by which its period was read.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"
#include "base/core/id.hpp"
#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "city/catalogue.hpp"
#include "http/endpoint.hpp"
#include "http/json.hpp"
#include "identity/identity.hpp"

namespace muang::city {

// A yearly fact that another slice answers for. It replaces what stands there, with a revision; nobody types over it.
struct PublishedFact {
  OrgUnitId unit;
  std::string key;                     // of the catalogue
  Period period;                       // of the kind that the catalogue names, or it is refused
  std::optional<std::int64_t> scaled;  // × 10^-decimals; absent: not measured
  int decimals = 0;
  std::optional<int> code;
  std::optional<Quality> quality;
  std::string owner;   // the slice that publishes: "assessment"
  std::string source;  // shown beside the figure
  std::string certainty = "official";
  std::string note;
};

struct FactReading {
  const FactDefinition* fact = nullptr;
  Period period;                         // whose figure it is
  std::optional<std::string> read_rule;  // "CY2562 read for FY2562"; nothing when the kinds of period are the same
  std::optional<std::int64_t> scaled;    // × 10^-decimals
  int decimals = 0;
  std::optional<int> code;
  std::optional<Quality> quality;  // nothing: the line is empty
  std::string note, source, certainty, reason, status, owner;
  std::int64_t version = 0;  // 0: there is no such line
  Instant at = 0;
  PersonId by;
  bool empty() const { return !scaled && !code && !quality; }
  std::string text() const;  // "1250.5"; empty without a number
};

// Results that a slice above adds to the public page of a town: announced ones for the public, more for those who see the
// unit.
using ResultsOf = std::function<std::vector<http::Json>(store::Transaction&, OrgUnitId, const identity::Actor&)>;

class City {
 public:
  virtual ~City() = default;
  virtual const Catalogue& catalogue() const = 0;
  virtual identity::Identity& identity() = 0;
  virtual const Texts& texts() const = 0;

  // Inside the transaction of the slice that publishes. Writes nothing when the same figure stands there already.
  virtual Result<Done> publish_fact(store::Transaction& tx, identity::AuditEntry& entry, const PublishedFact& fact,
                                    const identity::Author& author) = 0;
  // For each key and fiscal year one reading, in that order; keys that the catalogue does not know are bugs.
  virtual std::vector<FactReading> read_facts(store::Transaction& tx, OrgUnitId unit, std::span<const std::string> keys,
                                              std::span<const FiscalYear> years) const = 0;

  virtual void set_results(ResultsOf results) = 0;
  virtual const ResultsOf& results() const = 0;
  virtual const std::filesystem::path& readfile() const = 0;  // the program muang-readfile
};

struct Settings {
  std::filesystem::path data_folder;  // its facts/ is read; CatalogueFault names file and line
  std::filesystem::path readfile;     // the program muang-readfile; empty: beside the running program
};

std::unique_ptr<City> make_city(identity::Identity& identity, const Texts& texts, const Settings& settings);
std::vector<http::Endpoint> endpoints(City& city);

// `muang import facts` and `muang export facts`: no rights are asked, the command line acts for the operator.
struct ImportReport {
  bool accepted = false;  // nothing stands against writing
  bool written = false;
  std::int64_t rows = 0, changed = 0;
  std::vector<std::string> lines;  // "row 4, column value: E2030 …" in the language asked for
};
ImportReport import_facts(City& city, const identity::OrgUnit& unit, FiscalYear year, std::string_view bytes, bool commit,
                          std::string_view language, const identity::Author& author);
// All facts of one fiscal year's form, one row a figure. Format: csv | xlsx | json; `unit` limits it to one.
Result<std::string> export_facts(City& city, FiscalYear year, std::string_view format, std::optional<OrgUnitId> unit);

}  // namespace muang::city
