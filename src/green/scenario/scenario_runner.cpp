// SPDX-License-Identifier: Apache-2.0
#include "green/scenario/scenario_runner.hpp"

#include <chrono>
#include <stdexcept>

#include "base/log.hpp"
#include "base/temporary_file.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using namespace std::chrono_literals;

constexpr auto look_again = 1s;
// The search keeps to the scenario's own limit; p-center asks for a cover for each radius and takes several of them.
constexpr std::chrono::milliseconds longest = 5min;
constexpr std::int64_t lease_ms = 6 * 60 * 1000;
constexpr SandboxLimits limits{
    .time = longest, .memory_bytes = child_memory(std::size_t{1} << 30), .output_bytes = 64U << 20, .file_bytes = 0};

std::vector<std::string> words_for(const StoredScenario& scenario, const std::filesystem::path& share,
                                   const std::filesystem::path& demand, const std::filesystem::path& candidates) {
  std::vector<std::string> words{share.string(), "--demand=" + demand.string(), "--candidates=" + candidates.string(),
                                 "--model=" + scenario.model, "--time-limit=" + std::to_string(scenario.seconds)};
  if (scenario.sites) words.push_back("--sites=" + std::to_string(*scenario.sites));
  if (scenario.radius_m) words.push_back("--radius=" + std::to_string(*scenario.radius_m));
  return words;
}

}  // namespace

ScenarioRunner::ScenarioRunner(Green& green, std::filesystem::path share, std::filesystem::path program)
    : green_(green), share_(std::move(share)), program_(std::move(program)) {}

void ScenarioRunner::start() {
  thread_ = std::thread([this] { loop(); });
}

void ScenarioRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ScenarioRunner::loop() {
  for (;;) {
    bool more = false;
    try {
      more = step(green_.identity().now());
    } catch (const std::exception& fault) {
      log().write(LogLine(Severity::Error, "site scenario").add("fault", fault.what()));
    }
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, more ? 0ms : look_again, [this] { return stopping_.load(); })) return;
  }
}

bool ScenarioRunner::is_wanted(std::int64_t scenario) {
  if (stopping_) return false;
  return green_.database().reading([&](store::Transaction& tx) {
    return tx.one(sql::scenario_is_wanted, {{"id", scenario}}, [](const store::Row& row) { return row.integer(0); }) == 1;
  });
}

ScenarioRunner::Ended ScenarioRunner::answer(const StoredScenario& scenario) {
  const TemporaryFile demand(scenario.demand, ".csv"), candidates(scenario.candidates, ".csv");
  const SandboxResult child = run_limited(program_, words_for(scenario, share_, demand.path(), candidates.path()),
                                          std::string_view(), limits, [&] { return is_wanted(scenario.id); });
  if (child.end == SandboxResult::End::NotStarted) throw std::runtime_error(program_.string() + " cannot be started");
  if (child.ok()) return {"done", {}, child.output};
  if (child.end == SandboxResult::End::NotWanted) return {"cancelled", {}, {}};
  if (child.end != SandboxResult::End::Exited) return {"failed", code_text(errors::siting_too_costly), {}};
  const bool told = child.errors.starts_with('E');
  return {"failed", told ? child.errors.substr(0, 1000) : code_text(errors::siting_failed), {}};
}

void ScenarioRunner::give_back(std::int64_t scenario, Instant held) {
  const auto given = green_.identity().audit().transact<Done>(
      {.now = green_.identity().now()}, "green.siting",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        if (tx.run(sql::release_scenario, {{"id", scenario}, {"held", held}}) != 1) return errors::scenario_over;
        entry.change("site-scenario/" + std::to_string(scenario) + "/status", "running", "waiting");
        return Done{};
      });
  static_cast<void>(given);
}

void ScenarioRunner::store(const StoredScenario& scenario, const Ended& ended, Instant held) {
  const Instant now = green_.identity().now();
  const auto stored = green_.identity().audit().transact<Done>(
      {.now = now}, "green.siting", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        if (tx.run(sql::end_scenario, {{"id", scenario.id},
                                       {"status", ended.status},
                                       {"problem", ended.problem},
                                       {"answer", ended.answer},
                                       {"now", now},
                                       {"held", held}}) != 1)
          return errors::scenario_over;  // cancelled or taken out meanwhile
        entry.concerns(scenario.unit);
        entry.bump("green-siting");
        entry.change("site-scenario/" + std::to_string(scenario.id) + "/status", "running", ended.status);
        return Done{};
      });
  static_cast<void>(stored);
}

bool ScenarioRunner::step(Instant now) {
  const auto next = green_.database().reading([&](store::Transaction& tx) { return next_scenario(tx, now); });
  if (!next) return false;
  const Instant held = now + lease_ms;
  std::optional<StoredScenario> scenario;
  const auto claimed = green_.identity().audit().transact<Done>(
      {.now = now}, "green.siting", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        if (tx.run(sql::lease_scenario, {{"id", *next}, {"now", now}, {"until", held}}) != 1) return errors::scenario_over;
        scenario = find_scenario(tx, *next);
        entry.change("site-scenario/" + std::to_string(*next) + "/status", "waiting", "running");
        return Done{};
      });
  if (!claimed || !scenario) return true;  // another server was faster
  const Ended ended = answer(*scenario);
  stopping_&& ended.status == "cancelled" ? give_back(*next, held) : store(*scenario, ended, held);
  return true;
}

}  // namespace muang::green
