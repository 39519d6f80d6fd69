// SPDX-License-Identifier: Apache-2.0
// Rows of merges and splits, and what moves along with the ground. For this slice only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "green/plot/plot_dto.hpp"
#include "green/plot/plot_store.hpp"

namespace muang::green {

struct Succession {
  std::int64_t id = 0;
  bool merge = false;
  std::int64_t plot_version = 0;                                 // after the step
  std::string outline, stated_text, area_reason, status, since;  // of before
  std::optional<std::int64_t> stated_cm2;
  bool repaired = false;
};
struct SuccessionMember {
  std::int64_t plot = 0;
  std::string status, since;  // of before; empty: a part of a split
};
std::string_view kind_of(bool merge);  // "merged" "split"
// `before`: the plot that stays, or that is divided.
std::int64_t insert_succession(store::Transaction& tx, bool merge, const StoredPlot& before, const std::string& day,
                               const std::string& reason, Instant now, PersonId person);
void insert_member(store::Transaction& tx, std::int64_t succession, const SuccessionMember& member);
std::optional<Succession> last_succession(store::Transaction& tx, std::int64_t plot);
std::vector<SuccessionMember> members_of(store::Transaction& tx, std::int64_t succession);
// Nothing happened to the plot after the step, and its outline is the one of then.
bool stands_as_left(store::Transaction& tx, std::int64_t plot, std::int64_t succession, std::int64_t version);

// What a plot was before it took others in.
struct Former {
  std::int64_t plot = 0, cm2 = 0;
  std::string outline;
};
std::map<std::int64_t, Former> formers_of(store::Transaction& tx, OrgUnitId unit);  // by step

struct StepOthers {
  std::string kind, undone;
  std::vector<OtherPlot> plots;
};
std::map<std::int64_t, StepOthers> steps_of(store::Transaction& tx, std::int64_t plot);

// Trees, photographs and proposals of one plot become another's; `succession`: where they came from is kept.
void move_along(store::Transaction& tx, std::int64_t from, std::int64_t to, std::optional<std::int64_t> succession,
                Instant now, PersonId person);
void give_back(store::Transaction& tx, std::int64_t plot, std::int64_t succession, Instant now, PersonId person);
// To the part in which each lies, else to the first.
void hand_out(store::Transaction& tx, std::int64_t from, const std::vector<StoredPlot>& parts, Instant now, PersonId person);

}  // namespace muang::green
