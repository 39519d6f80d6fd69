// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_rules.hpp"

#include <doctest/doctest.h>

namespace muang::green {

TEST_CASE("planned ground becomes green once; what is green is improved or lost; what is lost may come back") {
  using enum PlotStatus;
  int allowed = 0;
  for (const PlotStatus from : plot_statuses) {
    for (const PlotStatus to : plot_statuses) allowed += may_become(from, to) ? 1 : 0;
    CHECK(parse_status(status_code(from)) == from);
    CHECK(!may_become(from, Planned));
    CHECK(!may_become(from, Existing));
  }
  CHECK(allowed == 8);
  CHECK(may_become(Planned, Added));
  CHECK(!may_become(Planned, Lost));
  CHECK(may_become(Lost, Restored));
  CHECK(!may_become(Lost, Added));
  CHECK(!parse_status("green"));
}

TEST_CASE("a plot that was merged or split is closed, and plots go together with their like") {
  using enum PlotStatus;
  for (const PlotStatus closed : {Merged, Split}) {
    CHECK(is_closed(closed));
    CHECK(!is_green(closed));
    for (const PlotStatus other : plot_statuses) {
      CHECK(!may_become(closed, other));
      CHECK(!may_become(other, closed));
      CHECK(!go_together(closed, other));
      CHECK(!go_together(other, closed));
    }
  }
  CHECK(go_together(Existing, Restored));
  CHECK(go_together(Planned, Planned));
  CHECK(!go_together(Planned, Added));
  CHECK(!go_together(Lost, Lost));
}

TEST_CASE("the status on a day is that of the last event until then; one without a day was always there") {
  const PlotEvent events[]{
      {PlotStatus::Existing, {}}, {PlotStatus::Lost, Date{2025, 1, 10}}, {PlotStatus::Restored, Date{2026, 10, 1}}};
  CHECK(status_on(events, {1900, 1, 1}) == PlotStatus::Existing);
  CHECK(status_on(events, {2025, 1, 9}) == PlotStatus::Existing);
  CHECK(status_on(events, {2025, 1, 10}) == PlotStatus::Lost);
  CHECK(status_on(events, FiscalYear::from_buddhist(2569).last_day()) == PlotStatus::Lost);
  CHECK(status_on(events, FiscalYear::from_buddhist(2570).last_day()) == PlotStatus::Restored);
  CHECK(!status_on(std::span(events).subspan(1), {2024, 12, 31}));
}

// greenarea.dcce.go.th/about/4: varied plants, large trees as main component, kept up so that it lasts.
TEST_CASE("green is sustainable when all four questions are answered with yes, and one no decides") {
  PlotCare care{.large_trees = "main", .diversity = "varied", .upkeep = "regular", .permanence = "permanent"};
  CHECK(sustainable_in(care, 2026).whole() == Answer::Yes);
  care.diversity = "";
  CHECK(sustainable_in(care, 2026).whole() == Answer::Unknown);
  care.upkeep = "occasional";
  CHECK(sustainable_in(care, 2026).whole() == Answer::No);
  CHECK(sustainable_in({}, 2026).whole() == Answer::Unknown);
}

TEST_CASE("a promise to stay green holds up to and with its last year, and without a year nobody knows") {
  PlotCare care{.permanence = "promised", .promised_until = 2030};
  CHECK(sustainable_in(care, 2030).permanence == Answer::Yes);
  CHECK(sustainable_in(care, 2031).permanence == Answer::No);
  care.promised_until.reset();
  CHECK(sustainable_in(care, 2031).permanence == Answer::Unknown);
  CHECK(sustainable_in({.permanence = "temporary"}, 2026).permanence == Answer::No);
  CHECK(sustainable_in({.type_lasts = false}, 2026).permanence == Answer::No);
  CHECK(sustainable_in({.permanence = "permanent", .type_lasts = false}, 2026).permanence == Answer::Yes);
}

TEST_CASE("a deed and an outline differ above 5 % of the outline, exactly, and also where figures are large") {
  constexpr std::int64_t rai = 16'000'000;
  CHECK(!areas_differ(105 * rai, 100 * rai));
  CHECK(areas_differ(105 * rai + 1, 100 * rai));
  CHECK(!areas_differ(95 * rai, 100 * rai));
  CHECK(areas_differ(95 * rai - 1, 100 * rai));
  CHECK(difference_permille(105 * rai, 100 * rai) == 50);
  CHECK(difference_permille(105 * rai + 1, 100 * rai) == 51);  // never told as 5 % when it is above
  CHECK(difference_permille(20 * rai, 40 * rai) == -500);
  constexpr std::int64_t kingdom = 5'131'200'000'000'000;  // 513,120 km²
  CHECK(areas_differ(kingdom, kingdom / 2));
  CHECK(difference_permille(kingdom, kingdom - 1) == 1);
  CHECK(difference_permille(kingdom, 1) == 1'000'000'000);
}

// Budget Procedures Act B.E. 2561, section 4: the fiscal year begins on 1 October.
TEST_CASE("the first quarter of a fiscal year begins in October") {
  CHECK(fiscal_quarter({2025, 10, 1}) == 1);
  CHECK(fiscal_quarter({2025, 12, 31}) == 1);
  CHECK(fiscal_quarter({2026, 1, 1}) == 2);
  CHECK(fiscal_quarter({2026, 6, 30}) == 3);
  CHECK(fiscal_quarter({2026, 9, 30}) == 4);
}

}  // namespace muang::green
