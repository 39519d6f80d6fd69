// SPDX-License-Identifier: Apache-2.0
// Invented green plots near a real town, plausible by its kind: green around the share that is asked of it, open green
// around 5 %. Pure: the same town and seed give the same plots everywhere. Nothing here is a statement about a place.
#pragma once

#include <string>
#include <vector>

#include "green/plot/plot_store.hpp"

namespace muang::green {

struct DemoTown {
  OrgUnitId unit;
  std::string uid;                 // what the dice are thrown with
  std::string name_th;             // without the kind
  std::int64_t share_percent = 0;  // asked of its kind
  double latitude = 0, longitude = 0, area_km2 = 0;
};

struct DemoPlots {
  std::vector<StoredPlot> plots;
  bool overlap = false;  // a park was laid onto another plot
};

// `detailed`: every field, every type, what is planned, lost, restored, without an outline, and a deed that differs.
DemoPlots plan_demo_plots(const DemoTown& town, const Date& today, std::uint64_t seed, bool detailed);

// Before what it is now: a plot that was lost or restored was there.
std::vector<PlotEvent> demo_events(const StoredPlot& plot);

}  // namespace muang::green
