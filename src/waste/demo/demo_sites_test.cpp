// SPDX-License-Identifier: Apache-2.0
#include "waste/demo/demo_sites.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace muang;
using namespace muang::waste;

namespace {

std::vector<DemoPlace> towns() {
  std::vector<DemoPlace> all;
  for (int i = 0; i < 2473; ++i) {
    all.push_back({i + 1, i % 76 + 1, "LG-" + std::to_string(i), "เทศบาล", "Town", 100'000 - i * 37, 13.0 + i % 76 * 0.05,
                   100.0 + i / 76 * 0.02});
  }
  return all;
}

}  // namespace

TEST_CASE("as many sites of each group as ONEP counted in 2561: 595 proper then, 2,171 improper, 23 transfer stations") {
  std::map<std::string, int> kinds;
  for (const DemoSite& site : plan_demo_sites(towns(), {2023, 2026}, 1).sites) ++kinds[site.entry.method];
  CHECK(kinds["sanitary_landfill"] + kinds["integrated"] + kinds["wte"] + kinds["incinerator_apc"] + kinds["mbt"] +
            kinds["rdf"] + kinds["compost"] + kinds["controlled_dump_small"] ==
        595);
  CHECK(kinds["open_dump"] + kinds["open_burning"] + kinds["incinerator_no_apc"] + kinds["controlled_dump_large"] == 2171);
  CHECK(kinds["transfer_station"] == 23);
}

TEST_CASE("the parts of a town sum to the whole, and every site stands in the keeper's province") {
  const auto places = towns();
  const DemoSitePlan plan = plan_demo_sites(places, {2023, 2026}, 1);
  std::map<int, int> permille;
  for (const DemoLink& link : plan.links) {
    permille[link.town] += link.to_permille - link.from_permille;
    const int keeper = plan.sites[static_cast<std::size_t>(link.site)].keeper;
    CHECK(places[static_cast<std::size_t>(keeper)].province == places[static_cast<std::size_t>(link.town)].province);
  }
  CHECK(permille.size() == places.size());
  for (const auto& [town, sum] : permille) CHECK(sum == 1000);
}

TEST_CASE("about 5 % of the years that a site weighs disagree with the town by more than 5 %") {
  const DemoSitePlan plan = plan_demo_sites(towns(), {2023, 2026}, 1);
  int weighed = 0, faulty = 0;
  for (const DemoLink& link : plan.links) {
    if (!plan.sites[static_cast<std::size_t>(link.site)].weighs) continue;
    ++weighed;
    if (link.faulty_year == 0) continue;
    ++faulty;
    // With the site's own 1.5 % either way the two still lie more than 5 % of the receipt apart.
    CHECK((link.faulty_permille <= 1000 * 100 / 105 - 15 || link.faulty_permille >= 1000 * 100 / 95 + 15));
  }
  CHECK(faulty * 100 / (weighed * 4) >= 4);
  CHECK(faulty * 100 / (weighed * 4) <= 6);
}

TEST_CASE("the same seed gives the same plan, another seed another one") {
  const auto names = [](std::uint64_t seed) {
    std::string all;
    const DemoSitePlan plan = plan_demo_sites(towns(), {2023, 2026}, seed);
    for (const DemoLink& link : plan.links)
      all.append(std::to_string(link.site)).append("/").append(std::to_string(link.to_permille)).append(" ");
    return all;
  };
  CHECK(names(1) == names(1));
  CHECK(names(1) != names(2));
}

TEST_CASE("a number is shared out whole, largest remainders first") {
  CHECK(shared_out(10, {1, 1, 1}) == std::vector{4, 3, 3});
  CHECK(shared_out(595, {116, 177}) == std::vector{236, 359});
}
