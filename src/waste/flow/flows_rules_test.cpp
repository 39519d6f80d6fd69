// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/flows_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "waste/flow/flow_balance.hpp"
#include "waste/flow/flow_file.hpp"

using namespace muang;
using namespace muang::waste;
using enum muang::waste::WasteStage;

namespace {

constexpr std::int64_t t = 1000;  // kg

FlowUncertainty uncertainty() {
  const auto row = [](FlowKind kind, int percent) { return UncertaintyRow{kind, {}, percent, "inferred", "test"}; };
  return {{row(FlowKind::Generated, 10), row(FlowKind::SourceUse, 30), row(FlowKind::Collected, 5),
           row(FlowKind::NotCollected, 50), row(FlowKind::Delivered, 5), row(FlowKind::Unnamed, 5),
           row(FlowKind::Received, 2), row(FlowKind::Others, 2), row(FlowKind::Recovered, 10),
           row(FlowKind::Transferred, 2)}};
}

// 1,000 t generated, 200 used at source, 700 collected and brought to one dump that weighs 735.
FlowInput one_town() {
  FlowInput input;
  input.towns = {{.unit = 7, .generated = 1000 * t, .source_use = 200 * t, .collected = 700 * t, .not_collected = 100 * t}};
  input.sites = {{.facility = 3}};
  input.hauls = {{.town = 0, .site = 0, .delivered = 700 * t, .received = 735 * t}};
  return input;
}

FlowStages stages_of(const FlowInput& input, double threshold = 1e9) {
  const FlowAccount account = flow_account(input, uncertainty());
  const auto balance = balanced_account(account);
  REQUIRE(balance);
  return flow_stages(input, account, *balance, threshold);
}

const FlowRow& row_of(const FlowStages& stages, WasteStage from, WasteStage to) {
  const auto found = std::ranges::find_if(stages.rows, [&](const FlowRow& row) { return row.from == from && row.to == to; });
  REQUIRE(found != stages.rows.end());
  return *found;
}
bool has_row(const FlowStages& stages, WasteStage from, WasteStage to) {
  return std::ranges::any_of(stages.rows, [&](const FlowRow& row) { return row.from == from && row.to == to; });
}
double tonnes(std::int64_t kg) { return static_cast<double>(kg) / 1000; }

}  // namespace

// Worked by hand: one quantity, measured three times, 700 ± 35, 700 ± 35 and 735 ± 14.7.
//   x̂ = (2·700/35² + 735/14.7²) ÷ (2/35² + 1/14.7²) = 725.872     sd = √(1 ÷ (2/35² + 1/14.7²)) = 12.639
//   residual of 735: (735 − 725.872) ÷ √(14.7² − 12.639²) = 1.216, which is 35 ÷ √(14.7² + 35²/2)
TEST_CASE("delivered and received are drawn together by how sure each is; the reported figures stay") {
  const FlowStages stages = stages_of(one_town());
  const FlowRow& delivered = row_of(stages, Collection, Improper);
  CHECK(delivered.reported == 700 * t);
  CHECK(delivered.received == 735 * t);
  CHECK(tonnes(delivered.adjusted) == doctest::Approx(725.872).epsilon(1e-6));
  CHECK(delivered.sd / 1000 == doctest::Approx(12.639).epsilon(1e-4));
  CHECK(delivered.largest_residual == doctest::Approx(1.216).epsilon(1e-3));
  CHECK(delivered.mark == FlowMark::Adjusted);
  const FlowRow& collected = row_of(stages, Generation, Collection);
  CHECK(collected.reported == 700 * t);
  CHECK(collected.adjusted == delivered.adjusted);
}

TEST_CASE("what the form computes follows from the others and is no measurement") {
  const FlowStages stages = stages_of(one_town());
  const FlowRow& left = row_of(stages, Generation, Leakage);
  CHECK(left.reported == 100 * t);
  CHECK(tonnes(left.adjusted) == doctest::Approx(1000 - 200 - 725.872).epsilon(1e-5));
  CHECK(left.mark == FlowMark::Computed);
  CHECK(row_of(stages, Generation, SourceUse).mark == FlowMark::Reported);
  // A figure of its own is one: it is weighed against the others.
  FlowInput input = one_town();
  input.towns[0].not_collected = 120 * t;
  CHECK(row_of(stages_of(input), Generation, Leakage).mark == FlowMark::Adjusted);
}

TEST_CASE("every stage closes after the reconciliation") {
  FlowInput input = one_town();
  input.sites = {{.facility = 3, .stage = Sorting, .end = Proper, .others = 150 * t, .recovered = 90 * t}, {.facility = 4}};
  input.towns.push_back(
      {.unit = 8, .generated = 400 * t, .source_use = 50 * t, .collected = 300 * t, .not_collected = 50 * t});
  input.hauls.push_back({.town = 1, .site = 0, .delivered = 180 * t, .received = 160 * t});
  input.hauls.push_back({.town = 1, .site = 1, .unweighed = 110 * t});
  const FlowStages stages = stages_of(input);
  for (const WasteStage stage : {Collection, Sorting}) {
    std::int64_t in = 0, out = 0;
    for (const StageFlow& flow : stages.adjusted) {
      in += flow.to == stage ? flow.kilograms : 0;
      out += flow.from == stage ? flow.kilograms : 0;
    }
    CHECK(std::abs(in - out) <= 4);  // each is rounded to a kilogram
  }
  // As reported, 10 t of the second town are nowhere; that stays told.
  CHECK(row_of(stages, Collection, Unaccounted).reported == 10 * t);
  CHECK(row_of(stages, Collection, Unaccounted).adjusted == 0);
}

TEST_CASE("no mass falls below nothing: the others move instead") {
  FlowInput input = one_town();
  input.towns[0] = {.unit = 7, .generated = 1000 * t, .source_use = 250 * t, .collected = 720 * t, .not_collected = 30 * t};
  input.hauls[0] = {.town = 0, .site = 0, .delivered = 720 * t, .received = 820 * t};
  const FlowStages stages = stages_of(input);
  CHECK_FALSE((has_row(stages, Generation, Leakage) && row_of(stages, Generation, Leakage).adjusted > 0));
  CHECK(row_of(stages, Generation, SourceUse).adjusted < 250 * t);
  CHECK(row_of(stages, Generation, SourceUse).mark == FlowMark::Adjusted);
}

TEST_CASE("a receipt far from the delivery is named with both figures, once") {
  FlowInput input = one_town();
  input.hauls[0].received = 1050 * t;
  const FlowStages stages = stages_of(input, 3);
  REQUIRE(stages.suspicious.size() == 1);
  const SuspiciousFlow& worst = stages.suspicious[0];
  CHECK(worst.kind == FlowKind::Delivered);
  CHECK(worst.town == 0);
  CHECK(worst.site == 0);
  CHECK(worst.reported == 700 * t);
  CHECK(worst.received == 1050 * t);
  CHECK(worst.residual > 3);
  CHECK(stages_of(one_town(), 3).suspicious.empty());
}

TEST_CASE("collected without a named site is unaccounted for; a receipt the town does not name is collected") {
  FlowInput input = one_town();
  input.hauls = {{.town = 0, .site = 0, .unsaid = 650 * t}};
  CHECK(row_of(stages_of(input), Collection, Improper).adjusted > 650 * t);
  input.hauls.clear();
  input.towns[0].unnamed = 700 * t;
  const FlowStages stages = stages_of(input);
  CHECK(row_of(stages, Collection, Unaccounted).adjusted == 700 * t);
}

TEST_CASE("what leaves a shared site is the scope's in the share in which it came in") {
  FlowInput input = one_town();
  input.hauls[0].received = 700 * t;
  input.sites = {{.facility = 3, .stage = Transfer, .end = Unaccounted, .others = 700 * t},
                 {.facility = 4, .stage = Proper, .end = Proper, .others = 10 * t}};
  input.transfers = {{0, 1, 1380 * t}};
  const FlowStages stages = stages_of(input);
  CHECK(tonnes(row_of(stages, Transfer, Proper).adjusted) == doctest::Approx(690).epsilon(1e-3));
  CHECK(tonnes(row_of(stages, Transfer, Unaccounted).adjusted) == doctest::Approx(10).epsilon(0.05));
}

TEST_CASE("what nothing determines is marked, not guessed") {
  FlowInput input = one_town();
  input.towns[0].source_use.reset();
  input.towns[0].not_collected.reset();
  const FlowStages stages = stages_of(input);
  CHECK_FALSE(has_row(stages, Generation, SourceUse));
  const FlowRow& rest = row_of(stages, Generation, Unaccounted);
  CHECK(rest.mark == FlowMark::Unobservable);
  CHECK(rest.unobservable == 2);
  CHECK(tonnes(rest.adjusted) == doctest::Approx(1000 - 725.872).epsilon(1e-5));
}

TEST_CASE("a sum of months is as sure as its months on average") {
  FlowUncertainty all{{{FlowKind::Generated, KnownBy::Weighed, 5, "", ""}, {FlowKind::Generated, {}, 30, "", ""}}};
  CHECK(all.share(FlowKind::Generated, {0, 12, 0, 0}) == doctest::Approx(0.05));
  CHECK(all.share(FlowKind::Generated, {0, 6, 6, 0}) == doctest::Approx(0.175));
  CHECK(all.share(FlowKind::Generated, {}) == doctest::Approx(0.3));
  CHECK(all.percent(FlowKind::Collected, KnownBy::Weighed) == 100);
}

TEST_CASE("the data name a source for every uncertainty, and every kind that is measured has one") {
  const FlowUncertainty data = read_flow_uncertainty(MUANG_SOURCE_DIR "/data/waste");
  for (const FlowKind kind : {FlowKind::Generated, FlowKind::SourceUse, FlowKind::Collected, FlowKind::NotCollected,
                              FlowKind::Delivered, FlowKind::Unnamed, FlowKind::Received, FlowKind::Others,
                              FlowKind::Recovered, FlowKind::Transferred, FlowKind::SentElsewhere}) {
    CHECK(data.percent(kind, KnownBy::Unstated) < 100);
    CHECK(data.percent(kind, KnownBy::Weighed) <= data.percent(kind, KnownBy::Unstated));
  }
}

TEST_CASE("burning in the open is no treatment; a landfill from which something leaves is a place of sorting") {
  const Method burning{.id = "open_burning", .group = Group::Thermal, .at_most = ControlLevel::None};
  const Method oven{.id = "wte", .group = Group::Thermal};
  const Method landfill{.id = "sanitary_landfill"};
  CHECK(site_stage(&burning, Improper, false) == Improper);
  CHECK(site_stage(&oven, Proper, false) == Treatment);
  CHECK(site_stage(&landfill, Proper, false) == Proper);
  CHECK(site_stage(&landfill, Proper, true) == Sorting);
  CHECK(site_end(DisposalClass::NotDisposal) == Unaccounted);
}
