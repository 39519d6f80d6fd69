// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_record.hpp"

#include "green/plot/plot_entry.hpp"
#include "green/sql.hpp"
#include "identity/identity.hpp"

namespace muang::green {
namespace {

// Names of people and numbers of deeds go into the audit as digests.
bool is_personal(std::string_view json) { return json == "ownerName" || json == "documentNumber" || json == "keeper"; }

}  // namespace

std::vector<PlotChange> changes_between(const StoredPlot& before, const StoredPlot& after) {
  std::vector<PlotChange> changes;
  const auto was = texts_of(before), is = texts_of(after);
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i].second != is[i].second) changes.push_back({is[i].first, was[i].second, is[i].second});
  }
  if (before.outline != after.outline && before.computed_cm2 == after.computed_cm2)
    changes.push_back({"geometry", was.back().second, is.back().second});
  return changes;
}

std::string plot_subject(std::int64_t plot, const std::string& name) { return "plot/" + std::to_string(plot) + "/" + name; }

void audit_plot(identity::AuditEntry& entry, const StoredPlot& plot, const std::vector<PlotChange>& changes) {
  entry.concerns(plot.unit);
  entry.bump("green");
  for (const PlotChange& change : changes) {
    if (is_personal(change.field)) {
      entry.personal(plot_subject(plot.id, change.field), change.after);
    } else {
      entry.change(plot_subject(plot.id, change.field), change.before, change.after);
    }
  }
}

void keep_revision(store::Transaction& tx, const StoredPlot& before, std::int64_t version,
                   const std::vector<PlotChange>& changes, const http::Call& call) {
  http::Json::List list;
  bool outline = false;
  for (const PlotChange& change : changes) {
    list.push_back(http::Json::List{change.field, change.before, change.after});
    outline = outline || change.field == "geometry";
  }
  tx.run(sql::insert_plot_revision, {{"plot_id", before.id},
                                     {"version", version},
                                     {"changes", http::write_json(http::Json(std::move(list)))},
                                     {"outline_before", outline ? before.outline : std::string()},
                                     {"now", call.now},
                                     {"person_id", identity::actor_of(call).id}});
}

PlotChange status_change(const StoredPlot& before, const StoredPlot& after) {
  const auto text = [](const StoredPlot& plot) { return std::string(status_code(plot.status)) + " " + plot.since; };
  return {"status", text(before), text(after)};
}

}  // namespace muang::green
