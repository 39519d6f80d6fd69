// SPDX-License-Identifier: Apache-2.0
// GET /front: the numbers of the first page, each with its source. Published figures and our own are never one series.
#include <map>

#include "assessment/results.hpp"
#include "programme/service.hpp"

namespace muang::programme {

namespace {

FrontNumber labelled(const Programme& programme, const std::string& key, const std::string& unit) {
  FrontNumber number;
  number.key = key;
  number.label_th = programme.text("th", "number." + key);
  number.label_en = programme.text("en", "number." + key);
  number.unit_th = programme.text("th", "unit." + unit);
  number.unit_en = programme.text("en", "unit." + unit);
  return number;
}

void add_point(FrontNumber& number, FiscalYear year, double value) {
  number.points.push_back({Period::fiscal(year).text(), value});
  number.value = value;
}

FrontNumber covered_number(const Programme& programme, const PublicCoverage& coverage, store::Transaction& tx) {
  FrontNumber number = labelled(programme, "coveredProvinces", "provinces");
  for (const RoundCount& count : coverage.rounds) {
    if (count.covered && count.year <= coverage.year) add_point(number, count.year, *count.covered);
  }
  for (const ProvinceStanding& standing : coverage.standings) {  // the list, not a single later result
    if (standing.source == own_result) {
      number.demo = number.demo || is_demo(tx, *standing.since);
    } else if (!standing.source.empty() && !number.source) {
      number.source = standing.source;
      number.certainty = standing.certainty;
    }
  }
  return number;
}

// Only counts of the same scope stand side by side: a year that counts area and national winners together is left out.
FrontNumber published_number(const Programme& programme) {
  FrontNumber number = labelled(programme, "publishedTowns", "towns");
  for (const PublishedCount& count : programme.published()) {
    if (count.scope != "area") continue;
    add_point(number, count.year, static_cast<double>(count.total));
    number.source = count.source;
    number.certainty = count.certainty;
  }
  return number;
}

std::optional<FrontNumber> announced_number(const Programme& programme, store::Transaction& tx) {
  std::map<FiscalYear, std::int64_t> towns;
  for (const auto& count : assessment::announced_counts(tx)) towns[count.year] += count.towns;
  if (towns.empty()) return std::nullopt;
  FrontNumber number = labelled(programme, "announcedTowns", "towns");
  for (const auto& [year, count] : towns) add_point(number, year, static_cast<double>(count));
  number.demo = is_demo(tx, towns.rbegin()->first);
  number.source = programme.text("th", number.demo ? "source.demo" : "source.own",
                                 {{"year", std::to_string(towns.rbegin()->first.buddhist())}});
  number.certainty = number.demo ? "recalled" : "official";
  return number;
}

std::vector<AnnouncementView> announcements(const Programme& programme, store::Transaction& tx,
                                            const identity::UnitTree& tree) {
  std::vector<AnnouncementView> views;
  for (const auto& [result, at] : assessment::last_announcements(tx)) {
    const auto* unit = tree.find(result.unit);
    const auto* province = unit ? tree.find(unit->province) : nullptr;
    if (!unit || !province) continue;
    const auto words = [&](std::string_view language, const std::string& town, const std::string& where) {
      return programme.text(language, "announcement",
                            {{"town", town},
                             {"province", where},
                             {"level", programme.text(language, "level." + result.level)},
                             {"year", std::to_string(result.year.buddhist())}});
    };
    const std::string english = unit->full_name_en().empty() ? unit->full_name_th() : unit->full_name_en();
    views.push_back({words("th", unit->full_name_th(), province->name_th), words("en", english, province->name_en),
                     iso_instant(at), "/units/" + std::to_string(unit->id.value)});
  }
  return views;
}

Result<http::Response> front(const Programme& programme) {
  const auto tree = programme.identity().tree_now();
  const auto view = programme.database().reading([&](store::Transaction& tx) {
    const auto coverage = public_coverage(tx, *tree, std::nullopt);
    FrontView front_view;
    front_view.year = coverage.year.buddhist();
    front_view.provinces = static_cast<int>(coverage.provinces.size());
    if (coverage.known) front_view.covered = coverage.covered;
    front_view.missing = missing_of(coverage);
    front_view.numbers.push_back(covered_number(programme, coverage, tx));
    front_view.numbers.push_back(published_number(programme));
    if (auto announced = announced_number(programme, tx)) front_view.numbers.push_back(std::move(*announced));
    front_view.announcements = announcements(programme, tx, *tree);
    return front_view;
  });
  return http::ok_json(view);
}

}  // namespace

void add_front_endpoints(std::vector<http::Endpoint>& table, Programme& programme) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/front",
                   .permission = open_to_public,
                   .summary = "What the first page shows: coverage, key numbers with their sources, newest announcements.",
                   .response = http::schema_of<FrontView>(),
                   .kept = {{assessment::results_topic, assessment::coverage_topic, "units"}},
                   .handler = [&programme](const http::Call&) { return front(programme); }});
}

}  // namespace muang::programme
