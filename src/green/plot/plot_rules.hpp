// SPDX-License-Identifier: Apache-2.0
// What happens to a plot, whether it is sustainable green, and when its deed and its outline disagree. Pure.
//
// Sources: status added and restored beside what exists are those of the quarter reports (สสล.01 of Bangkok's districts;
// certainty: inferred). Sustainable green area is "varied plants in kind and number, large trees as main component, kept up
// so that it lasts" (greenarea.dcce.go.th/about/4, official); the four questions that this is read as are inferred.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"

namespace muang::green {

// Merged and split plots are closed: their ground is that of another plot, or of several.
enum class PlotStatus : std::uint8_t { Planned, Existing, Added, Restored, Lost, Merged, Split };
inline constexpr std::array plot_statuses{PlotStatus::Planned, PlotStatus::Existing, PlotStatus::Added, PlotStatus::Restored,
                                          PlotStatus::Lost,    PlotStatus::Merged,   PlotStatus::Split};
std::string_view status_code(PlotStatus status);  // "planned" "existing" "added" "restored" "lost" "merged" "split"
std::optional<PlotStatus> parse_status(std::string_view code);
// Green that is there; planned ground is not green yet, lost ground no more.
constexpr bool is_green(PlotStatus status) { return status >= PlotStatus::Existing && status <= PlotStatus::Restored; }
constexpr bool is_closed(PlotStatus status) { return status == PlotStatus::Merged || status == PlotStatus::Split; }
// Plots that are there go together, and plots that are planned; what is lost or closed goes with none.
constexpr bool go_together(PlotStatus a, PlotStatus b) {
  return (is_green(a) && is_green(b)) || (a == PlotStatus::Planned && b == PlotStatus::Planned);
}
// planned → added; existing, added, restored → restored (improved) or lost; lost → restored.
bool may_become(PlotStatus from, PlotStatus to);

struct PlotEvent {
  PlotStatus status = PlotStatus::Existing;
  std::optional<Date> day;  // nothing: not known, it was there before
};
// At the end of the day; events in order. Nothing: the plot was not in the register's time yet.
std::optional<PlotStatus> status_on(std::span<const PlotEvent> events, const Date& day);

enum class Answer : std::uint8_t { Yes, No, Unknown };
std::string_view answer_code(Answer answer);  // "yes" "no" "unknown"

// What the entry says; empty: not said.
struct PlotCare {
  std::string_view large_trees;       // "main" "some" "none"
  std::string_view diversity;         // "varied" "few" "single"
  std::string_view upkeep;            // "regular" "occasional" "none"
  std::string_view permanence;        // "permanent" "promised" "temporary"
  std::optional<int> promised_until;  // Gregorian year, the last one
  bool type_lasts = true;             // false: the type is ground that waits to be built on
};
struct Sustainable {
  Answer large_trees = Answer::Unknown, diversity = Answer::Unknown, upkeep = Answer::Unknown, permanence = Answer::Unknown;
  Answer whole() const;  // one no is a no; all four must be yes
};
Sustainable sustainable_in(const PlotCare& care, int gregorian_year);

// Our choice of the limit: above 5 % of the area on the ellipsoid the reason is asked for.
inline constexpr std::int64_t difference_permille_allowed = 50;
// (stated − computed) / computed in thousandths, away from zero, at most a million times; computed > 0. Both below 9 · 10^15
// cm² (900,000 km²), which every area in the country is.
std::int64_t difference_permille(std::int64_t stated_cm2, std::int64_t computed_cm2);
bool areas_differ(std::int64_t stated_cm2, std::int64_t computed_cm2);

// 1 to 4: October to December is the first quarter of a fiscal year.
int fiscal_quarter(const Date& day);

}  // namespace muang::green
