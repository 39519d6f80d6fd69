// SPDX-License-Identifier: Apache-2.0
// The use cases of the register of green plots. For this slice only.
#pragma once

#include <memory>

#include "green/green.hpp"
#include "green/plot/plot_dto.hpp"
#include "green/plot/plot_store.hpp"

namespace muang::green {

// A unit with the caller's eyes. Those who do not read its register see its public plots.
struct PlotUnit {
  const identity::OrgUnit* unit = nullptr;
  std::shared_ptr<const identity::UnitTree> tree;
  bool inside = false, may_edit = false;
};
Result<PlotUnit> unit_of(const http::Call& call, const Green& green);         // of the path; a local government
Result<PlotUnit> unit_inside(const http::Call& call, const Green& green);     // foreign and unknown alike: 404
Result<PlotUnit> unit_to_change(const http::Call& call, const Green& green);  // and 403 for those who only read

struct SeenPlot {
  StoredPlot stored;
  bool inside = false, may_edit = false;
};
Result<SeenPlot> plot_of(store::Transaction& tx, const http::Call& call);  // of the path
Result<SeenPlot> plot_to_change(store::Transaction& tx, const http::Call& call);
bool is_public(const StoredPlot& stored);  // green that anybody may enter

Result<PlotList> list_plots(const Green& green, const http::Call& call);
Result<PlotPage> plot_page(const Green& green, const http::Call& call, std::int64_t id);
Result<std::int64_t> enter_plot(Green& green, const http::Call& call, const NewPlot& body);
// A checked plot with its event and first revision; the caller audits it and lets the sums follow.
std::int64_t store_new_plot(store::Transaction& tx, const http::Call& call, StoredPlot plot, const PlotEvent& event,
                            const std::string& reason);
Result<Done> change_plot(Green& green, const http::Call& call, const PlotEntry& body, std::int64_t version);
Result<Done> change_status(Green& green, const http::Call& call, const PlotStatusBody& body, std::int64_t version);
Result<PlotHistory> plot_history(const Green& green, const http::Call& call);
Result<OutlineCheck> check_outline(const Green& green, const http::Call& call, const OutlineBody& body);
// A FeatureCollection of what the caller may see; with a query "bbox" what meets it: west,south,east,north in degrees.
Result<std::string> outlines(const Green& green, const http::Call& call);

}  // namespace muang::green
