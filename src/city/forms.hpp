// SPDX-License-Identifier: Apache-2.0
// The yearly form of one town: read, typed line by line, copied forward; every line with its own version.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "city/city.hpp"
#include "city/dto.hpp"
#include "city/repository.hpp"

namespace muang::city {

inline constexpr int years_beside = 3;  // the form shows the three years before (assessment manual)

// A JSON number of a stored figure, and back: the shortest decimal of the double is what was typed, up to 15 digits.
std::optional<double> json_number(const std::optional<std::int64_t>& scaled, int decimals);
Typed typed_number(double value);

// The fiscal years that may be filled: B.E. 2550 to the one that runs now and the next.
Result<FiscalYear> form_year(std::int64_t buddhist_year, Instant now);

std::vector<FormLine> form_lines(const Catalogue& catalogue, const std::vector<StoredFact>& facts, FiscalYear year);
FindingView finding_view(const Texts& texts, const Finding& finding);
FactForm form_view(City& city, store::Transaction& tx, OrgUnitId unit, FiscalYear year);
FactForm read_form(City& city, OrgUnitId unit, FiscalYear year, bool editable);

// Saved as typed. `version`: what the caller has seen, 0 for a line that is not there yet.
Result<SavedFact> put_fact(City& city, OrgUnitId unit, std::string_view key, const Period& period, const FactEdit& edit,
                           std::int64_t version, const identity::Author& author);
// Empty lines of the year take the figures of the year before, marked as copied.
Result<CopiedCount> copy_forward(City& city, OrgUnitId unit, FiscalYear year, const identity::Author& author);
std::vector<RevisionView> read_revisions(City& city, OrgUnitId unit, std::string_view key, const Period& period);

}  // namespace muang::city
