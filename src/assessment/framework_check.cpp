// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "assessment/framework_file.hpp"

namespace muang::assessment {

void link_framework(Framework& framework) {
  std::stable_sort(framework.indicators.begin(), framework.indicators.end(),
                   [](const Indicator& a, const Indicator& b) { return a.number < b.number; });
  for (Component& component : framework.components) component.indicators.clear();
  for (Aspect& aspect : framework.aspects) aspect.indicators.clear();
  framework.lines.clear();
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    Indicator& indicator = framework.indicators[i];
    if (indicator.aspect < framework.aspects.size()) {
      indicator.component = framework.aspects[indicator.aspect].component;
      framework.aspects[indicator.aspect].indicators.push_back(i);
    }
    if (indicator.component < framework.components.size()) framework.components[indicator.component].indicators.push_back(i);
    indicator.first_line = framework.lines.size();
    if (indicator.subs.empty()) framework.lines.push_back({indicator.id, i});
    for (const SubIndicator& sub : indicator.subs) framework.lines.push_back({sub.id, i});
    indicator.line_count = framework.lines.size() - indicator.first_line;
  }
}

namespace {

class Check {
 public:
  Check(const Framework& framework, const Places& places, std::vector<std::string>& problems)
      : framework_(framework), places_(places), problems_(problems) {}

  void say(const std::string& what, const std::string& problem) {
    const auto place = places_.find(what);
    problems_.push_back((place == places_.end() ? std::string("framework.toml") : place->second) + ": " + problem);
  }

  void weights() {
    int sum = 0;
    for (const Component& component : framework_.components) {
      const std::string what = "component " + component.id;
      sum += component.weight_percent;
      if (component.weight_percent < 1 || component.weight_percent > 100) say(what, "weight_percent is not from 1 to 100");
      if (component.indicators.empty()) say(what, "component " + component.id + " has no indicator");
    }
    if (sum != 100) say("", "the weights of the components sum to " + std::to_string(sum) + ", not to 100");
  }

  void parts() {
    if (framework_.parts.empty() || framework_.parts.size() > max_parts) {
      say("", "there must be 1 to " + std::to_string(max_parts) + " parts");
    }
    for (const Part& part : framework_.parts) {
      if (part.max < 1 || part.max > 1000) say("part " + part.id, "max of part " + part.id + " is not from 1 to 1000");
    }
  }

  void indicators() {
    if (framework_.indicators.empty()) say("", "there is no indicator");
    for (const Aspect& aspect : framework_.aspects) {
      if (aspect.indicators.empty()) say("aspect " + aspect.id, "aspect " + aspect.id + " has no indicator");
    }
    int expected = 1;
    for (const Indicator& indicator : framework_.indicators) {
      const std::string what = "indicator " + indicator.id;
      if (indicator.number != expected) {
        say(what, indicator.id + " has number " + std::to_string(indicator.number) + " where " + std::to_string(expected) +
                      " follows");
      }
      expected = indicator.number + 1;
      if (indicator.scoring == Scoring::Mean && indicator.subs.size() < 2)
        say(what, "scoring mean needs two or more [[indicator.sub]]");
      if (indicator.scoring != Scoring::Mean && !indicator.subs.empty())
        say(what, "only scoring mean has [[indicator.sub]]");
    }
  }

  void ids() {
    std::set<std::string> seen;
    const auto once = [&](const std::string& what, const std::string& id) {
      if (!seen.insert(id).second) say(what, "id " + id + " is there twice");
    };
    for (const Line& line : framework_.lines) once("indicator " + framework_.indicators[line.indicator].id, line.id);
    for (const Indicator& indicator : framework_.indicators) {
      if (!indicator.subs.empty()) once("indicator " + indicator.id, indicator.id);
    }
    for (const Component& component : framework_.components) once("component " + component.id, component.id);
    for (const Aspect& aspect : framework_.aspects) once("aspect " + aspect.id, aspect.id);
    for (const Part& part : framework_.parts) once("part " + part.id, part.id);
    for (const Level& level : framework_.levels) once("level " + level.id, level.id);
    seen.clear();
    for (const Source& source : framework_.sources) once("source " + source.id, source.id);
  }

  void marks_and_levels() {
    int highest = 0;
    if (framework_.pass_marks.empty()) say("pass_marks", "there is no pass mark");
    for (const PassMark& mark : framework_.pass_marks) {
      highest = std::max(highest, mark.percent);
      if (mark.percent < 1 || mark.percent > 100)
        say("pass_marks", "the pass mark of " + mark.kind + " is not from 1 to 100");
    }
    if (framework_.levels.empty()) say("", "there is no level");
    int below = 0;
    for (std::size_t i = 0; i < framework_.levels.size(); ++i) {
      const Level& level = framework_.levels[i];
      if (i == 0 && !level.minimum_percent) {
        below = highest;
        continue;
      }
      if (!level.minimum_percent) {
        say("level " + level.id, "only the first level may leave minimum_percent to the pass mark");
      } else if (*level.minimum_percent > 100 || *level.minimum_percent < highest) {
        say("level " + level.id, "level " + level.id + " begins below a pass mark or above 100");
      } else if (*level.minimum_percent <= below && i > 0) {
        say("level " + level.id, "level " + level.id + " does not begin above the level before it");
      }
      below = level.minimum_percent.value_or(below);
    }
  }

  void sources() {
    std::set<std::string, std::less<>> known;
    for (const Source& source : framework_.sources) known.insert(source.id);
    const auto must = [&](const std::string& what, const std::string& source) {
      if (!known.contains(source)) say(what, "source " + source + " is not listed in framework.toml");
    };
    for (const Component& component : framework_.components) must("component " + component.id, component.source);
    for (const Aspect& aspect : framework_.aspects) must("aspect " + aspect.id, aspect.source);
    for (const Indicator& indicator : framework_.indicators) must("indicator " + indicator.id, indicator.source);
  }

  void facts(const FactKeySet& known) {
    for (const Indicator& indicator : framework_.indicators) {
      for (const std::string& key : indicator.facts) {
        if (!known.contains(key))
          say("indicator " + indicator.id, "fact " + key + " is not in the catalogue of the city database");
      }
    }
  }

 private:
  const Framework& framework_;
  const Places& places_;
  std::vector<std::string>& problems_;
};

}  // namespace

void check_framework(const Framework& framework, const Places& places, const std::optional<FactKeySet>& fact_keys,
                     std::vector<std::string>& problems) {
  Check check(framework, places, problems);
  check.weights();
  check.parts();
  check.indicators();
  check.ids();
  check.marks_and_levels();
  check.sources();
  if (fact_keys) check.facts(*fact_keys);
}

}  // namespace muang::assessment
