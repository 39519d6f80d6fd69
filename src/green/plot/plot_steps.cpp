// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_steps.hpp"

#include "base/text.hpp"
#include "green/plot/register_errors.hpp"
#include "green/sql.hpp"
#include "identity/identity.hpp"

namespace muang::green {
namespace {

bool wants_day(PlotStatus status) { return status != PlotStatus::Planned && status != PlotStatus::Existing; }

std::optional<Date> day_of(const std::optional<std::string>& typed, PlotStatus status, const Date& today,
                           Problems& problems) {
  const std::string text = text::trim(typed.value_or(""));
  if (text.empty()) {
    if (wants_day(status)) problems.push_back({errors::plot_day_needed, "day", {}});
    return std::nullopt;
  }
  const auto day = Date::parse_iso(text);
  if (!day) {
    problems.push_back({errors::bad_plot_day, "day", {{"day", text.substr(0, 20)}}});
  } else if (*day > today) {
    problems.push_back({errors::plot_day_ahead, "day", {{"day", text}}});
  }
  return day;
}

// The event that stands before the new one; a correction looks past the last.
const StoredEvent* before(const std::vector<StoredEvent>& standing, bool corrects) {
  const std::size_t skip = corrects ? 2 : 1;
  return standing.size() < skip ? nullptr : &standing[standing.size() - skip];
}

Problems against(const PlotEvent& event, const StoredEvent* last) {
  if (!last) return {};
  Problems problems;
  if (!may_become(last->event.status, event.status)) problems.push_back({errors::plot_step_not_possible, "status", {}});
  if (event.day && last->event.day && *event.day < *last->event.day)
    problems.push_back({errors::plot_day_too_early, "day", {{"day", event.day->iso()}, {"before", last->event.day->iso()}}});
  return problems;
}

}  // namespace

Result<PlotEvent> event_of(const std::string& status, const std::optional<std::string>& day,
                           const std::optional<std::string>& reason, bool corrects, const Date& today) {
  PlotEvent event{.status = parse_status(status).value(), .day = {}};  // the shape lets no other word through
  Problems problems;
  event.day = day_of(day, event.status, today, problems);
  if ((event.status == PlotStatus::Lost || corrects) && text::trim(reason.value_or("")).empty())
    problems.push_back({errors::plot_reason_needed, "reason", {}});
  if (!problems.empty()) return problems;
  return event;
}

Result<PlotEvent> take_step(store::Transaction& tx, const http::Call& call, const PlotStatusBody& body,
                            const StoredPlot& plot) {
  const bool corrects = body.corrects.value_or(false);
  TRY(const PlotEvent event, event_of(body.status, body.day, body.reason, corrects, Date::of_instant(call.now)));
  std::vector<StoredEvent> standing = events_of_plot(tx, plot.id);
  std::erase_if(standing, [](const StoredEvent& one) { return one.superseded; });
  Problems problems = against(event, before(standing, corrects));
  // A merge or split is taken back as a whole, in all its plots.
  if (corrects && !standing.empty() && standing.back().succession)
    problems.push_back({errors::plot_step_not_possible, "corrects", {}});
  if (!problems.empty()) return problems;
  if (corrects && !standing.empty()) tx.run(sql::supersede_plot_event, {{"id", standing.back().id}});
  insert_event(tx, plot.id, event, text::trim(body.reason.value_or("")), call.now, identity::actor_of(call).id);
  return event;
}

}  // namespace muang::green
