// SPDX-License-Identifier: Apache-2.0
#include "assessment/results.hpp"
#include "cli/house.hpp"

namespace muang::cli {

namespace {

struct AboutView {
  std::string name, version;
  bool demo = false;
  std::optional<int> current_round;
  std::vector<std::string> editions;
  static constexpr auto fields() {
    return std::tuple{http::field("name", &AboutView::name, "Name of the programme's system."),
                      http::field("version", &AboutView::version, "Version of the program."),
                      http::field("demo", &AboutView::demo, "The assessments are invented."),
                      http::field("currentRound", &AboutView::current_round,
                                  "The open round, B.E. fiscal year; absent when none is open."),
                      http::field("editions", &AboutView::editions, "Editions of the criteria.")};
  }
};

Result<http::Response> about(House& house, const http::Call& call) {
  AboutView view{"เมืองสิ่งแวดล้อมยั่งยืน", program_version, false, {}, {}};
  const Date today = Date::of_instant(call.now);
  const auto rounds = house.database->reading([](store::Transaction& tx) { return assessment::rounds(tx); });
  for (const assessment::RoundSpan& round : rounds) {
    view.demo = view.demo || round.demo;
    if (!view.current_round && round.opens <= today && today <= round.closes) view.current_round = round.year.buddhist();
  }
  for (const auto& [id, framework] : house.assessment->frameworks()) view.editions.push_back(id);
  return http::ok_json(view);
}

}  // namespace

std::vector<http::Endpoint> about_endpoints(House& house) {
  return {{.method = http::Method::Get,
           .path = "/api/v1/about",
           .permission = open_to_public,
           .summary = "What this installation is and which round is open.",
           .response = http::schema_of<AboutView>(),
           .handler = [&house](const http::Call& call) { return about(house, call); }}};
}

}  // namespace muang::cli
