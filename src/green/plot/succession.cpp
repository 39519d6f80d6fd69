// SPDX-License-Identifier: Apache-2.0
#include "green/plot/succession.hpp"

#include <set>

#include "base/text.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_record.hpp"
#include "green/plot/plot_steps.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/succession_errors.hpp"
#include "green/plot/succession_store.hpp"
#include "green/plot/sums.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using http::Call;

void add(Problems& problems, Problems more, const std::string& prefix) {
  for (Error& problem : more) {
    if (!prefix.empty()) problem.field = problem.field.empty() ? prefix : prefix + "." + problem.field;
    problems.push_back(std::move(problem));
  }
}

void add_too_early(store::Transaction& tx, const StoredPlot& plot, const std::optional<Date>& day, Problems& problems) {
  std::optional<Date> last;
  for (const StoredEvent& event : events_of_plot(tx, plot.id)) {
    if (!event.superseded && event.event.day) last = event.event.day;
  }
  if (day && last && *day < *last)
    problems.push_back({errors::plot_day_too_early, "day", {{"day", day->iso()}, {"before", last->iso()}}});
}

// One step under way: who, when and why, and the lines that it leaves.
class Step {
 public:
  Step(store::Transaction& tx, identity::AuditEntry& entry, const Call& call)
      : tx_(tx), entry_(entry), call_(call), person_(identity::actor_of(call).id) {}

  // Day and reason, and everything that stands against them.
  Problems read(const std::optional<std::string>& day, const std::optional<std::string>& reason) {
    const auto event = event_of("lost", day, reason, false, Date::of_instant(call_.now));
    if (!event) return event.problems();
    day_ = event->day;
    reason_ = text::trim(reason.value_or(""));
    return {};
  }
  const std::optional<Date>& day() const { return day_; }
  std::string day_text() const { return day_ ? day_->iso() : std::string(); }

  void begin(bool merge, const StoredPlot& before) {
    id_ = insert_succession(tx_, merge, before, day_text(), reason_, call_.now, person_);
  }
  std::int64_t id() const { return id_; }

  void event(std::int64_t plot, PlotStatus status) {
    insert_event(tx_, plot, {status, day_}, reason_, call_.now, person_, id_);
  }
  bool save(const StoredPlot& before, const StoredPlot& after, std::vector<PlotChange> changes) {
    if (!save_plot(tx_, after, call_.now, person_)) return false;
    keep_revision(tx_, before, before.version + 1, changes, call_);
    audit_plot(entry_, after, changes);
    return true;
  }
  bool close(const StoredPlot& plot, PlotStatus status) {
    StoredPlot closed = plot;
    closed.status = status;
    closed.since = day_text();
    event(plot.id, status);
    return save(plot, closed, {status_change(plot, closed)});
  }
  // A new plot that comes out of another; it is what that was, since when that was.
  std::int64_t enter(const StoredPlot& plot) {
    const std::int64_t id = insert_plot(tx_, plot, call_.now, person_);
    event(id, plot.status);
    const StoredPlot nothing{.id = id, .unit = plot.unit};
    StoredPlot stored = plot;
    stored.id = id;
    const auto changes = changes_between(nothing, stored);
    keep_revision(tx_, nothing, 1, changes, call_);
    audit_plot(entry_, stored, changes);
    return id;
  }
  void move(std::int64_t from, std::int64_t to, std::optional<std::int64_t> succession) {
    move_along(tx_, from, to, succession, call_.now, person_);
  }
  PersonId person() const { return person_; }

 private:
  store::Transaction& tx_;
  identity::AuditEntry& entry_;
  const Call& call_;
  PersonId person_;
  std::optional<Date> day_;
  std::string reason_;
  std::int64_t id_ = 0;
};

// The plots that are to go into `into`, with everything that stands against them.
Result<std::vector<StoredPlot>> absorbed_of(store::Transaction& tx, const PlotMerge& body, const StoredPlot& into,
                                            Problems& problems) {
  std::vector<StoredPlot> plots;
  std::set<std::int64_t> named{into.id};
  if (body.absorbed.empty()) problems.push_back({errors::succession_too_few, "absorbed", {}});
  for (std::size_t i = 0; i < body.absorbed.size(); ++i) {
    const auto& [id, version] = body.absorbed[i];
    const std::string field = "absorbed[" + std::to_string(i) + "]";
    auto plot = find_plot(tx, id);
    if (!plot || plot->unit.value != into.unit.value) {
      problems.push_back({errors::succession_unknown, field + ".plot", {{"plot", std::to_string(id)}}});
    } else if (!named.insert(id).second) {
      problems.push_back({errors::succession_twice, field + ".plot", {{"plot", std::to_string(id)}}});
    } else if (plot->version != version) {
      return Error{errors::stale_other_plot, field + ".version", {{"name", plot->name_th}}};
    } else {
      if (!go_together(into.status, plot->status))
        problems.push_back({errors::succession_not_alike, field + ".plot", {{"name", plot->name_th}}});
      plots.push_back(std::move(*plot));
    }
  }
  return plots;
}

Result<Done> merge(store::Transaction& tx, identity::AuditEntry& entry, const Green& green, const Call& call,
                   const PlotMerge& body, std::int64_t version) {
  TRY(const SeenPlot seen, plot_to_change(tx, call));
  const StoredPlot& before = seen.stored;
  if (before.version != version) return errors::stale_plot;
  Step step(tx, entry, call);
  StoredPlot next = before;
  Problems problems = step.read(body.day, body.reason);
  add(problems, write_entry(body.entry, green.types(), next), "entry");
  TRY(const std::vector<StoredPlot> absorbed, absorbed_of(tx, body, before, problems));
  add_too_early(tx, before, step.day(), problems);
  for (const StoredPlot& one : absorbed) add_too_early(tx, one, step.day(), problems);
  if (!problems.empty()) return problems;

  step.begin(true, before);
  // First what goes, so that the new outline is not held against the outlines that it is made of.
  for (const StoredPlot& one : absorbed) {
    insert_member(tx, step.id(), {one.id, std::string(status_code(one.status)), one.since});
    if (!step.close(one, PlotStatus::Merged)) return errors::stale_plot;
    step.move(one.id, before.id, step.id());
  }
  TRY_VOID(not_tangled(tx, next.unit, shape_of(next.outline), next.id));
  step.event(next.id, next.status);
  if (!step.save(before, next, changes_between(before, next))) return errors::stale_plot;
  return sums_follow(tx, green, next.unit);
}

Result<std::vector<StoredPlot>> parts_of(const Green& green, const PlotSplit& body, const StoredPlot& of,
                                         Problems& problems) {
  std::vector<StoredPlot> parts;
  if (body.parts.size() < 2) problems.push_back({errors::succession_too_few, "parts", {}});
  if (of.status == PlotStatus::Lost || is_closed(of.status))
    problems.push_back({errors::succession_not_alike, "", {{"name", of.name_th}}});
  for (std::size_t i = 0; i < body.parts.size(); ++i) {
    StoredPlot part{.unit = of.unit, .status = of.status, .since = of.since, .demo = of.demo};
    add(problems, write_entry(body.parts[i], green.types(), part), "parts[" + std::to_string(i) + "]");
    parts.push_back(std::move(part));
  }
  if (!problems.empty()) return problems;
  return parts;
}

Result<PlotParts> split(store::Transaction& tx, identity::AuditEntry& entry, const Green& green, const Call& call,
                        const PlotSplit& body, std::int64_t version) {
  TRY(const SeenPlot seen, plot_to_change(tx, call));
  const StoredPlot& before = seen.stored;
  if (before.version != version) return errors::stale_plot;
  Step step(tx, entry, call);
  Problems problems = step.read(body.day, body.reason);
  add_too_early(tx, before, step.day(), problems);
  TRY(std::vector<StoredPlot> parts, parts_of(green, body, before, problems));

  step.begin(false, before);
  if (!step.close(before, PlotStatus::Split)) return errors::stale_plot;
  PlotParts answer;
  for (StoredPlot& part : parts) {
    TRY_VOID(not_tangled(tx, part.unit, shape_of(part.outline), 0));
    part.id = step.enter(part);
    part.version = 1;
    insert_member(tx, step.id(), {part.id, "", ""});
    answer.parts.push_back(row_of(green, part, true, Date::of_instant(call.now).year));
  }
  hand_out(tx, before.id, parts, call.now, step.person());
  TRY_VOID(sums_follow(tx, green, before.unit));
  return answer;
}

// Everything of the step as it was left, or the plot that was changed since.
Result<Done> still_as_left(store::Transaction& tx, const StoredPlot& plot, const Succession& last,
                           const std::vector<SuccessionMember>& members) {
  if (!stands_as_left(tx, plot.id, last.id, last.plot_version))
    return Error{errors::succession_followed, "", {{"name", plot.name_th}}};
  for (const SuccessionMember& member : members) {
    const auto other = find_plot(tx, member.plot);
    // A part begins with version 1; of a plot that went nothing can be changed, so any version will do.
    if (!other || !stands_as_left(tx, member.plot, last.id, 1 + (last.merge ? other->version : 0)))
      return Error{errors::succession_followed, "", {{"name", other ? other->name_th : std::string()}}};
  }
  return Done{};
}

Result<Done> undo(store::Transaction& tx, identity::AuditEntry& entry, const Green& green, const Call& call,
                  const SuccessionUndo& body, std::int64_t version) {
  TRY(const SeenPlot seen, plot_to_change(tx, call));
  const StoredPlot& plot = seen.stored;
  if (plot.version != version) return errors::stale_plot;
  const std::string reason = text::trim(body.reason);
  if (reason.empty()) return Error{errors::plot_reason_needed, "reason", {}};
  const auto last = last_succession(tx, plot.id);
  if (!last) return errors::nothing_to_undo;
  const auto members = members_of(tx, last->id);
  TRY_VOID(still_as_left(tx, plot, *last, members));

  Step step(tx, entry, call);
  for (const SuccessionMember& member : members) {
    const StoredPlot other = find_plot(tx, member.plot).value();
    StoredPlot back = other;
    back.status = last->merge ? parse_status(member.status).value() : PlotStatus::Merged;
    back.since = last->merge ? member.since : plot.since;
    if (!step.save(other, back, {status_change(other, back)})) return errors::stale_plot;
    tx.run(sql::supersede_succession_events, {{"plot_id", other.id}, {"succession_id", last->id}});
    if (!last->merge) step.move(other.id, plot.id, {});
  }
  StoredPlot back = plot;
  if (last->merge) {
    give_back(tx, plot.id, last->id, call.now, step.person());
    set_outline(back, shape_of(last->outline));
    back.repaired = last->repaired;
    back.stated_text = last->stated_text;
    back.stated_cm2 = last->stated_cm2;
    back.area_reason = last->area_reason;
  } else {
    back.status = parse_status(last->status).value();
    back.since = last->since;
  }
  auto changes = changes_between(plot, back);
  if (!last->merge) changes.push_back(status_change(plot, back));
  if (!step.save(plot, back, changes)) return errors::stale_plot;
  tx.run(sql::supersede_succession_events, {{"plot_id", plot.id}, {"succession_id", last->id}});
  tx.run(sql::undo_succession, {{"id", last->id}, {"now", call.now}, {"person_id", step.person()}, {"reason", reason}});
  entry.change(plot_subject(plot.id, "undone"), kind_of(last->merge), reason);
  return sums_follow(tx, green, plot.unit);
}

}  // namespace

Result<Done> merge_plots(Green& green, const Call& call, const PlotMerge& body, std::int64_t version) {
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.plot.merge",
      [&](store::Transaction& tx, identity::AuditEntry& entry) { return merge(tx, entry, green, call, body, version); });
}

Result<PlotParts> split_plot(Green& green, const Call& call, const PlotSplit& body, std::int64_t version) {
  return green.identity().audit().transact<PlotParts>(
      identity::author_of(call), "green.plot.split",
      [&](store::Transaction& tx, identity::AuditEntry& entry) { return split(tx, entry, green, call, body, version); });
}

Result<Done> undo_succession(Green& green, const Call& call, const SuccessionUndo& body, std::int64_t version) {
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.plot.undo",
      [&](store::Transaction& tx, identity::AuditEntry& entry) { return undo(tx, entry, green, call, body, version); });
}

}  // namespace muang::green
