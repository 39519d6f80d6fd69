// SPDX-License-Identifier: Apache-2.0
#include "programme/coverage_rules.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace muang::programme {

namespace {

constexpr std::array<std::string_view, 4> codes{"none", "joined", "passed", "certified"};

bool covers(const TownResult& r) { return r.passed && r.certified && r.announced; }

Standing reached(const TownResult& r) {
  if (r.passed && r.certified) return Standing::Certified;
  if (r.passed) return Standing::Passed;
  return r.joined ? Standing::Joined : Standing::None;
}

// The earliest round wins; in the same round a result of ours is better known than a record, and the lower id is stable.
void cover(ProvinceStanding& place, FiscalYear year, std::int64_t unit, std::string_view level, std::string_view source,
           std::string_view certainty) {
  if (place.covered && place.since <= year) return;
  place.covered = true;
  place.since = year;
  place.unit = unit;
  place.level = level;
  place.source = source;
  place.certainty = certainty;
}

}  // namespace

std::string_view standing_code(Standing standing) { return codes[static_cast<std::size_t>(standing)]; }

std::vector<ProvinceStanding> standing_after(FiscalYear year, const std::vector<std::int64_t>& provinces,
                                             const std::vector<TownResult>& results, const std::vector<Record>& records) {
  std::vector<ProvinceStanding> standings(provinces.size());
  std::map<std::int64_t, ProvinceStanding*> by_province;
  for (std::size_t i = 0; i < provinces.size(); ++i) {
    standings[i].province = provinces[i];
    by_province[provinces[i]] = &standings[i];
  }
  for (const TownResult& result : results) {
    const auto place = by_province.find(result.province);
    if (place == by_province.end() || result.year > year) continue;
    place->second->standing = std::max(place->second->standing, reached(result));
    if (covers(result)) cover(*place->second, result.year, result.unit, result.level, own_result, "official");
  }
  for (const Record& record : records) {
    const auto place = by_province.find(record.province);
    if (place == by_province.end() || record.year > year) continue;
    if (!record.passed) {
      if (!place->second->covered && place->second->source.empty()) {
        place->second->source = record.source;
        place->second->certainty = record.certainty;
      }
      continue;
    }
    place->second->standing = std::max(place->second->standing, Standing::Passed);
    cover(*place->second, record.year, record.unit, {}, record.source, record.certainty);
  }
  return standings;
}

std::optional<FiscalYear> data_from(const std::vector<Record>& records, const std::vector<TownResult>& results) {
  std::optional<FiscalYear> first;
  for (const Record& record : records) {
    if (record.whole_list && (!first || record.year < *first)) first = record.year;
  }
  if (first) return first;
  for (const TownResult& result : results) {  // without any list the programme begins with its own results
    if (covers(result) && (!first || result.year < *first)) first = result.year;
  }
  return first;
}

std::vector<RoundCount> counts_by_round(FiscalYear first, FiscalYear last, const std::vector<std::int64_t>& provinces,
                                        const std::vector<TownResult>& results, const std::vector<Record>& records) {
  const auto known_from = data_from(records, results);
  std::vector<RoundCount> counts;
  for (FiscalYear year = first; year <= last; year = year + 1) {
    RoundCount count{year, std::nullopt};
    if (known_from && *known_from <= year) {
      const auto standings = standing_after(year, provinces, results, records);
      count.covered =
          static_cast<int>(std::count_if(standings.begin(), standings.end(), [](const auto& s) { return s.covered; }));
    }
    counts.push_back(count);
  }
  return counts;
}

}  // namespace muang::programme
