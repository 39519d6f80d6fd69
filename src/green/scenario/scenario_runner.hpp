// SPDX-License-Identifier: Apache-2.0
// Answers the waiting scenarios in the background, one at a time: the program muang-site in a child with limits, which is
// ended when the scenario is cancelled or taken out. A server that goes down gives its scenario back; one server at a time
// holds it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "base/sandbox.hpp"
#include "green/green.hpp"
#include "green/scenario/scenario_store.hpp"

namespace muang::green {

class ScenarioRunner {
 public:
  ScenarioRunner(Green& green, std::filesystem::path share, std::filesystem::path program = program_beside("muang-site"));
  ~ScenarioRunner() { stop(); }
  ScenarioRunner(const ScenarioRunner&) = delete;
  ScenarioRunner& operator=(const ScenarioRunner&) = delete;

  void start();
  void stop();             // at once: what was being worked on waits again
  bool step(Instant now);  // one scenario; false: there is none. For the thread and for tests

 private:
  struct Ended {
    std::string status, problem, answer;
  };
  void loop();
  bool is_wanted(std::int64_t scenario);
  Ended answer(const StoredScenario& scenario);
  void give_back(std::int64_t scenario, Instant held);
  void store(const StoredScenario& scenario, const Ended& ended, Instant held);

  Green& green_;
  std::filesystem::path share_, program_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace muang::green
