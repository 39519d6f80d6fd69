// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plots.hpp"

#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_record.hpp"
#include "green/plot/plot_steps.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/succession_errors.hpp"
#include "green/plot/sums.hpp"
#include "green/rai_text.hpp"

namespace muang::green {
namespace {

using http::Call;
namespace p = identity::permissions;

// Everything that stands against a new plot, at once.
Result<PlotEvent> first_event(const NewPlot& body, const Date& today, Problems problems) {
  auto event = event_of(body.status, body.day, body.reason, false, today);
  if (!event) problems.insert(problems.end(), event.problems().begin(), event.problems().end());
  if (!problems.empty()) return problems;
  return event;
}

}  // namespace

Result<PlotUnit> unit_of(const Call& call, const Green& green) {
  const auto& actor = identity::actor_of(call);
  PlotUnit seen{.tree = actor.tree ? actor.tree : green.identity().tree_now()};
  const auto id = call.path_integer("unit");
  seen.unit = id ? seen.tree->find(OrgUnitId{*id}) : seen.tree->find_uid(call.path_values.at("unit"));
  if (!seen.unit) return errors::unit_not_found;
  if (seen.unit->unit_class != identity::UnitClass::LocalGovernment) return errors::no_plot_unit;
  seen.inside = actor.may(p::read_green, seen.unit->id);
  seen.may_edit = actor.may(p::record_green, seen.unit->id);
  return seen;
}

Result<PlotUnit> unit_inside(const Call& call, const Green& green) {
  const auto& actor = identity::actor_of(call);
  auto seen = unit_of(call, green);
  if (!seen && seen.problems().front().code == errors::no_plot_unit && !actor.may_somewhere(p::read_green))
    return errors::unit_not_found;
  if (seen && !seen->inside) return errors::unit_not_found;
  return seen;
}

Result<PlotUnit> unit_to_change(const Call& call, const Green& green) {
  TRY(PlotUnit seen, unit_inside(call, green));
  if (!seen.may_edit) return errors::not_your_plot;
  return seen;
}

bool is_public(const StoredPlot& stored) { return stored.open && is_green(stored.status); }

Result<SeenPlot> plot_of(store::Transaction& tx, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("plot");
  auto stored = id ? find_plot(tx, *id) : std::nullopt;
  if (!stored) return errors::plot_not_found;
  SeenPlot seen{.stored = std::move(*stored)};
  seen.inside = actor.may(p::read_green, seen.stored.unit);
  seen.may_edit = actor.may(p::record_green, seen.stored.unit);
  if (!seen.inside && !is_public(seen.stored)) return errors::plot_not_found;
  return seen;
}

Result<SeenPlot> plot_to_change(store::Transaction& tx, const Call& call) {
  TRY(SeenPlot seen, plot_of(tx, call));
  if (!seen.inside) return errors::plot_not_found;
  if (!seen.may_edit) return errors::not_your_plot;
  return seen;
}

std::int64_t store_new_plot(store::Transaction& tx, const Call& call, StoredPlot plot, const PlotEvent& event,
                            const std::string& reason) {
  const PersonId person = identity::actor_of(call).id;
  plot.id = insert_plot(tx, plot, call.now, person);
  insert_event(tx, plot.id, event, reason, call.now, person);
  const StoredPlot nothing{.id = plot.id, .unit = plot.unit};
  keep_revision(tx, nothing, 1, changes_between(nothing, plot), call);
  return plot.id;
}

Result<std::int64_t> enter_plot(Green& green, const Call& call, const NewPlot& body) {
  TRY(const PlotUnit seen, unit_to_change(call, green));
  StoredPlot next{.unit = seen.unit->id};
  TRY(const PlotEvent event, first_event(body, Date::of_instant(call.now), write_entry(body.entry, green.types(), next)));
  next.status = event.status;
  if (event.day) next.since = event.day->iso();
  return green.identity().audit().transact<std::int64_t>(
      identity::author_of(call), "green.plot",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::int64_t> {
        TRY_VOID(not_tangled(tx, next.unit, shape_of(next.outline), 0));
        StoredPlot plot = next;
        plot.id = store_new_plot(tx, call, next, event, body.reason.value_or(""));
        audit_plot(entry, plot, changes_between(StoredPlot{.id = plot.id, .unit = plot.unit}, plot));
        entry.change(plot_subject(plot.id, "status"), "", status_code(plot.status));
        TRY_VOID(sums_follow(tx, green, plot.unit));
        return plot.id;
      });
}

Result<Done> change_plot(Green& green, const Call& call, const PlotEntry& body, std::int64_t version) {
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    TRY(const SeenPlot seen, plot_to_change(tx, call));
    if (seen.stored.version != version) return errors::stale_plot;
    if (is_closed(seen.stored.status)) return errors::plot_closed;
    StoredPlot next = seen.stored;
    Problems problems = write_entry(body, green.types(), next);
    if (!problems.empty()) return problems;
    TRY_VOID(not_tangled(tx, next.unit, shape_of(next.outline), next.id));
    if (!save_plot(tx, next, call.now, identity::actor_of(call).id)) return errors::stale_plot;
    const auto changes = changes_between(seen.stored, next);
    keep_revision(tx, seen.stored, version + 1, changes, call);
    audit_plot(entry, next, changes);
    return sums_follow(tx, green, next.unit);
  };
  return green.identity().audit().transact<Done>(identity::author_of(call), "green.plot", work);
}

Result<Done> change_status(Green& green, const Call& call, const PlotStatusBody& body, std::int64_t version) {
  return green.identity().audit().transact<Done>(identity::author_of(call), "green.plot",
                                                 [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
                                                   TRY(const SeenPlot seen, plot_to_change(tx, call));
                                                   if (seen.stored.version != version) return errors::stale_plot;
                                                   TRY(const PlotEvent event, take_step(tx, call, body, seen.stored));
                                                   StoredPlot next = seen.stored;
                                                   next.status = event.status;
                                                   next.since = event.day ? event.day->iso() : std::string();
                                                   if (!save_plot(tx, next, call.now, identity::actor_of(call).id))
                                                     return errors::stale_plot;
                                                   const std::vector<PlotChange> changes{status_change(seen.stored, next)};
                                                   keep_revision(tx, seen.stored, version + 1, changes, call);
                                                   audit_plot(entry, next, changes);
                                                   return sums_follow(tx, green, next.unit);
                                                 });
}

}  // namespace muang::green
