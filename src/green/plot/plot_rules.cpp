// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_rules.hpp"

namespace muang::green {
namespace {

constexpr std::int64_t permille = 1000, most_times = 1'000'000;  // a slip of the unit, not to be told more exactly

std::int64_t gap(std::int64_t stated, std::int64_t computed) {
  return stated < computed ? computed - stated : stated - computed;
}

Answer answer_of(std::string_view said, std::string_view yes) {
  if (said.empty()) return Answer::Unknown;
  return said == yes ? Answer::Yes : Answer::No;
}

Answer lasts(const PlotCare& care, int year) {
  if (care.permanence == "permanent") return Answer::Yes;
  if (care.permanence == "promised") {
    if (!care.promised_until) return Answer::Unknown;
    return *care.promised_until >= year ? Answer::Yes : Answer::No;
  }
  if (care.permanence == "temporary" || !care.type_lasts) return Answer::No;
  return Answer::Unknown;
}

}  // namespace

std::string_view status_code(PlotStatus status) {
  constexpr std::array codes{"planned", "existing", "added", "restored", "lost", "merged", "split"};
  return codes[static_cast<std::size_t>(status)];
}

std::optional<PlotStatus> parse_status(std::string_view code) {
  for (const PlotStatus status : plot_statuses) {
    if (status_code(status) == code) return status;
  }
  return std::nullopt;
}

bool may_become(PlotStatus from, PlotStatus to) {
  if (is_closed(from)) return false;
  if (from == PlotStatus::Planned) return to == PlotStatus::Added;
  if (from == PlotStatus::Lost) return to == PlotStatus::Restored;
  return to == PlotStatus::Restored || to == PlotStatus::Lost;
}

std::optional<PlotStatus> status_on(std::span<const PlotEvent> events, const Date& day) {
  std::optional<PlotStatus> status;
  for (const PlotEvent& event : events) {
    if (!event.day || *event.day <= day) status = event.status;
  }
  return status;
}

std::string_view answer_code(Answer answer) {
  return answer == Answer::Yes ? "yes" : answer == Answer::No ? "no" : "unknown";
}

Answer Sustainable::whole() const {
  bool all = true;
  for (const Answer answer : {large_trees, diversity, upkeep, permanence}) {
    if (answer == Answer::No) return Answer::No;
    all = all && answer == Answer::Yes;
  }
  return all ? Answer::Yes : Answer::Unknown;
}

Sustainable sustainable_in(const PlotCare& care, int gregorian_year) {
  return {.large_trees = answer_of(care.large_trees, "main"),
          .diversity = answer_of(care.diversity, "varied"),
          .upkeep = answer_of(care.upkeep, "regular"),
          .permanence = lasts(care, gregorian_year)};
}

std::int64_t difference_permille(std::int64_t stated_cm2, std::int64_t computed_cm2) {
  const std::int64_t difference = gap(stated_cm2, computed_cm2), times = difference / computed_cm2;
  const std::int64_t rest = difference % computed_cm2 * permille;
  const std::int64_t size =
      times >= most_times ? most_times * permille : times * permille + (rest + computed_cm2 - 1) / computed_cm2;
  return stated_cm2 < computed_cm2 ? -size : size;
}

bool areas_differ(std::int64_t stated_cm2, std::int64_t computed_cm2) {
  return gap(stated_cm2, computed_cm2) * (permille / difference_permille_allowed) > computed_cm2;
}

int fiscal_quarter(const Date& day) { return (day.month + 2) % 12 / 3 + 1; }

}  // namespace muang::green
