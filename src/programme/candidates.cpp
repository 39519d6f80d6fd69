// SPDX-License-Identifier: Apache-2.0
// Who could cover a missing province, and how far from passing each is. Results that are not announced: for the offices in
// whose scope the town lies, never for the public nor for another office.
#include <algorithm>
#include <map>

#include "assessment/results.hpp"
#include "programme/errors.hpp"
#include "programme/service.hpp"

namespace muang::programme {

namespace {

namespace p = identity::permissions;
using Sheets = std::map<std::int64_t, assessment::SheetProgress>;

constexpr double million = 1e6;

std::optional<double> percent(std::optional<std::int64_t> millionths) {
  return millionths ? std::optional(static_cast<double>(*millionths) / million) : std::nullopt;
}

CandidateTown town_of(const identity::OrgUnit& unit, const assessment::Framework& framework, const Sheets& sheets) {
  CandidateTown town;
  town.unit_id = unit.id.value;
  town.full_name_th = unit.full_name_th();
  town.full_name_en = unit.full_name_en();
  town.kind = unit.kind ? identity::kind_code(*unit.kind) : "";
  town.of = static_cast<std::int64_t>(framework.indicators.size());
  town.pass_mark = framework.pass_mark(town.kind).value_or(0);
  const auto sheet = sheets.find(unit.id.value);
  if (sheet == sheets.end()) return town;
  const auto& found = sheet->second;
  town.state = found.state;
  town.kind = found.kind;
  town.pass_mark = found.pass_mark;
  town.answered = found.answered;
  town.self_percent = percent(found.self_millionths);
  town.area_percent = percent(found.area_millionths);
  if (!found.level.empty()) town.level = found.level;
  if (const auto best = found.area_millionths ? found.area_millionths : found.self_millionths) {
    town.away = static_cast<double>(std::max<std::int64_t>(0, found.pass_mark * 1'000'000 - *best)) / million;
  }
  return town;
}

bool nearer(const CandidateTown& a, const CandidateTown& b) {
  if (a.state.has_value() != b.state.has_value()) return a.state.has_value();
  return a.away.value_or(1000) < b.away.value_or(1000);
}

struct Scene {
  const identity::Actor& actor;
  const identity::UnitTree& tree;
  const assessment::Framework& framework;
  const Sheets& sheets;
};

std::optional<CandidateProvince> province_of(const Scene& scene, const identity::OrgUnit& province) {
  CandidateProvince shown{province.uid, province.uid, province.name_th, province.name_en, {}, {}};
  if (province.office_number) shown.office_number = province.office_number;
  for (const auto* unit : scene.tree.local_governments_of(province.id)) {
    if (!unit->in_programme || !scene.actor.may(p::read_candidates, unit->id)) continue;
    CandidateTown town = town_of(*unit, scene.framework, scene.sheets);
    if (town.pass_mark > 0) shown.towns.push_back(std::move(town));
  }
  if (shown.towns.empty()) return std::nullopt;
  std::stable_sort(shown.towns.begin(), shown.towns.end(), nearer);
  return shown;
}

// The round asked for, else the newest that has opened.
struct Round {
  FiscalYear year;
  std::string edition;
};
std::optional<Round> round_asked(store::Transaction& tx, std::optional<FiscalYear> year, const Date& today) {
  for (const auto& round : assessment::rounds(tx)) {
    if (year ? round.year == *year : round.opens <= today) return Round{round.year, round.edition};
  }
  return std::nullopt;
}

Result<http::Response> candidates(const Programme& programme, const http::Call& call) {
  TRY(const auto year, year_asked(call));
  const auto only = call.query_value("province");
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : programme.identity().tree_now();
  if (only && !tree->find_uid(*only)) return Error{errors::unknown_province, "province", {}};
  const auto found = programme.database().reading([&](store::Transaction& tx) {
    Candidates answer;
    const auto round = round_asked(tx, year, Date::of_instant(call.now));
    if (!round) return answer;
    answer.year = round->year.buddhist();
    Sheets sheets;
    for (auto& sheet : assessment::unannounced_sheets(tx, round->year)) sheets.emplace(sheet.unit.value, std::move(sheet));
    const auto coverage = public_coverage(tx, *tree, round->year);
    const Scene scene{actor, *tree, programme.assessment().framework(round->edition), sheets};
    for (std::size_t i = 0; i < coverage.provinces.size(); ++i) {
      if (coverage.standings[i].covered || (only && coverage.provinces[i]->uid != *only)) continue;
      if (auto province = province_of(scene, *coverage.provinces[i])) answer.items.push_back(std::move(*province));
    }
    return answer;
  });
  return http::ok_json(found);
}

}  // namespace

void add_candidate_endpoints(std::vector<http::Endpoint>& table, Programme& programme) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/coverage/candidates",
                   .permission = p::read_candidates,
                   .summary = "Towns of the missing provinces in the caller's scope, and how far each is from passing.",
                   .query = {{"year", "integer", "Round, B.E.; absent: the newest that has opened."},
                             {"province", "string", "Only this one, TH-49."}},
                   .response = http::schema_of<Candidates>(),
                   .errors = {errors::bad_year, errors::unknown_province},
                   .handler = [&programme](const http::Call& call) { return candidates(programme, call); }});
}

}  // namespace muang::programme
