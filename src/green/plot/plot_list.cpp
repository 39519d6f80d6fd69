// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/succession_store.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using http::Call;

constexpr std::string_view words[] = {"planned", "existing", "added", "restored", "lost", "merged", "split"};

Error bad(const char* name, std::string_view value) {
  return {errors::bad_plot_filter, name, {{"value", std::string(value.substr(0, 60))}}};
}

// What a list is narrowed to; a type takes its subtypes with it.
class Filter {
 public:
  static Result<Filter> of(const Call& call, const TypeBook& types) {
    Filter filter;
    Problems problems;
    if (const auto typed = call.query_value("type"); typed && !typed->empty()) {
      const auto type = types.find(*typed);
      if (type) filter.type_ = type->code;
      if (!type) problems.push_back(bad("type", *typed));
    }
    filter.status_ = call.query_value("status").value_or("");
    if (!filter.status_.empty() && filter.status_ != "green" && std::ranges::find(words, filter.status_) == std::end(words))
      problems.push_back(bad("status", filter.status_));
    filter.words_ = text::trim(call.query_value("q").value_or(""));
    if (!problems.empty()) return problems;
    return filter;
  }

  bool keeps(const StoredPlot& plot) const {
    if (!type_.empty() && plot.type != type_ && !plot.type.starts_with(type_ + ".")) return false;
    if (status_.empty() && is_closed(plot.status)) return false;
    if (status_ == "green" && !is_green(plot.status)) return false;
    if (!status_.empty() && status_ != "green" && status_code(plot.status) != status_) return false;
    return words_.empty() || plot.name_th.find(words_) != std::string::npos ||
           lower(plot.name_en).find(lower(words_)) != std::string::npos;
  }

 private:
  static std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  }
  std::string type_, status_, words_;
};

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  return whole && value >= -180 && value <= 180 ? std::optional(value) : std::nullopt;
}

// "100.1,13.5,100.2,13.6": west, south, east, north.
Result<std::optional<geo::Box>> asked_box(const Call& call) {
  const auto text = call.query_value("bbox");
  if (!text || text->empty()) return std::optional<geo::Box>();
  std::vector<double> sides;
  std::string_view rest = *text;
  bool whole = true;
  while (whole && sides.size() < 5) {
    const std::size_t comma = rest.find(',');
    const auto value = number_in(rest.substr(0, comma));
    whole = value.has_value();
    if (value) sides.push_back(*value);
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  if (!whole || sides.size() != 4 || sides[0] > sides[2] || sides[1] > sides[3])
    return Error{errors::bad_plot_box, "bbox", {{"value", text->substr(0, 60)}}};
  return std::optional(geo::Box{sides[0], sides[1], sides[2], sides[3]});
}

bool meets(const StoredPlot& plot, const geo::Box& box) {
  constexpr double step = 1e-7;
  return geo::Box{static_cast<double>(*plot.west_e7) * step, static_cast<double>(*plot.south_e7) * step,
                  static_cast<double>(*plot.east_e7) * step, static_cast<double>(*plot.north_e7) * step}
      .meets(box);
}

void append_feature(std::string& out, const StoredPlot& plot, const PlotRow& row) {
  http::Json::Object properties{{"id", row.id},          {"name", row.name_th},
                                {"nameEn", row.name_en}, {"type", row.type},
                                {"status", row.status},  {"areaCm2", plot.counted_cm2().value_or(0)},
                                {"open", row.open},      {"rai", row.area ? row.area->rai : std::string()},
                                {"demo", row.demo},      {"version", row.version}};
  if (!row.sustainable.empty()) properties.emplace_back("sustainable", row.sustainable);
  out += "{\"type\":\"Feature\",\"id\":" + std::to_string(plot.id) +
         ",\"properties\":" + http::write_json(http::Json(std::move(properties))) + ",\"geometry\":" + plot.outline + "}";
}

int this_year(const Call& call) { return Date::of_instant(call.now).year; }

std::vector<PlotFindingView> findings_of(store::Transaction& tx, const Green& green, const StoredPlot& plot) {
  std::vector<PlotFindingView> findings = is_green(plot.status)
                                              ? ground_findings(tx, green, plot.unit, shape_of(plot.outline), plot.id)
                                              : std::vector<PlotFindingView>();
  if (plot.outline.empty()) findings.push_back(finding_view(green.texts(), "not-drawn", "info", "geometry"));
  if (plot.repaired) findings.push_back(finding_view(green.texts(), "repaired", "info", "geometry"));
  if (plot.stated_cm2 && plot.computed_cm2 && areas_differ(*plot.stated_cm2, *plot.computed_cm2))
    findings.push_back(finding_view(green.texts(), "area-differs", "warning", "statedArea",
                                    difference_params(*plot.stated_cm2, *plot.computed_cm2)));
  if (plot.status == PlotStatus::Planned && !plot.planned_year)
    findings.push_back(finding_view(green.texts(), "no-year", "info", "plannedYear"));
  return findings;
}

std::vector<std::string> next_of(PlotStatus status) {
  std::vector<std::string> next;
  for (const PlotStatus to : plot_statuses) {
    if (may_become(status, to)) next.emplace_back(status_code(to));
  }
  return next;
}

PlotPage page_of(store::Transaction& tx, const Green& green, const SeenPlot& seen, int year) {
  const StoredPlot& plot = seen.stored;
  PlotPage page{.plot = row_of(green, plot, seen.inside, year),
                .entry = entry_of(plot),
                .inside = seen.inside,
                .may_edit = seen.may_edit,
                .computed = area_view(plot.computed_cm2)};
  if (!seen.inside) {
    page.entry = public_part(std::move(page.entry));
    return page;
  }
  page.stated = area_view(plot.stated_cm2);
  page.repaired = plot.repaired;
  if (plot.stated_cm2 && plot.computed_cm2)
    page.difference_percent = static_cast<double>(difference_permille(*plot.stated_cm2, *plot.computed_cm2)) / 10;
  page.sustainable = sustainable_view(green, plot, year);
  page.findings = findings_of(tx, green, plot);
  page.next_statuses = next_of(plot.status);
  return page;
}

PlotRevisionView revision_of(const store::Row& row) {
  PlotRevisionView view{.version = row.integer(0), .at = iso_instant(row.integer(3)), .by = row.string(4)};
  const auto changes = http::parse_json(row.text(1));
  const auto* list = changes ? changes->as<http::Json::List>() : nullptr;
  for (const http::Json& one : list ? *list : http::Json::List()) {
    const auto* parts = one.as<http::Json::List>();
    if (!parts || parts->size() != 3) continue;
    const auto text = [&](std::size_t i) {
      const auto* value = (*parts)[i].as<std::string>();
      return value ? *value : std::string();
    };
    view.changes.push_back({text(0), text(1), text(2)});
  }
  if (!row.text(2).empty()) {
    auto outline = http::parse_json(row.text(2));
    if (outline) view.outline_before = std::move(outline).value();
  }
  return view;
}

PlotEventView event_view(const StoredEvent& one, const std::map<std::int64_t, StepOthers>& steps) {
  PlotEventView view{.status = std::string(status_code(one.event.status)),
                     .day = one.event.day ? one.event.day->iso() : "",
                     .reason = one.reason,
                     .at = iso_instant(one.at),
                     .by = one.by,
                     .superseded = one.superseded};
  const auto step = one.succession ? steps.find(*one.succession) : steps.end();
  if (step == steps.end()) return view;
  view.step = step->second.kind;
  view.undone = step->second.undone;
  view.others = step->second.plots;
  return view;
}

}  // namespace

Result<PlotList> list_plots(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  TRY(const Filter filter, Filter::of(call, green.types()));
  PlotList list{.inside = seen.inside, .may_edit = seen.may_edit};
  std::int64_t sum = 0;
  green.database().read([&](store::Transaction& tx) {
    for (const StoredPlot& plot : plots_of_unit(tx, seen.unit->id)) {
      if ((!seen.inside && !is_public(plot)) || !filter.keeps(plot)) continue;
      sum += plot.counted_cm2().value_or(0);
      ++list.plots;
      list.drawn += plot.computed_cm2 ? 1 : 0;
      list.items.push_back(row_of(green, plot, seen.inside, this_year(call)));
    }
  });
  list.sum = area_view(sum);
  return list;
}

Result<PlotPage> plot_page(const Green& green, const Call& call, std::int64_t id) {
  Call one = call;
  one.path_values.insert_or_assign("plot", std::to_string(id));
  return green.database().reading([&](store::Transaction& tx) -> Result<PlotPage> {
    TRY(const SeenPlot seen, plot_of(tx, one));
    return page_of(tx, green, seen, this_year(call));
  });
}

Result<PlotHistory> plot_history(const Green& green, const Call& call) {
  return green.database().reading([&](store::Transaction& tx) -> Result<PlotHistory> {
    TRY(const SeenPlot seen, plot_of(tx, call));
    if (!seen.inside) return errors::plot_not_found;
    PlotHistory history;
    const auto steps = steps_of(tx, seen.stored.id);
    std::optional<std::int64_t> last;
    for (const StoredEvent& one : events_of_plot(tx, seen.stored.id)) {
      history.events.push_back(event_view(one, steps));
      if (!one.superseded) last = one.succession;
    }
    const auto undoable = last && seen.may_edit ? last_succession(tx, seen.stored.id) : std::nullopt;
    if (undoable && undoable->id == last) history.undoable = kind_of(undoable->merge);
    history.revisions = tx.all(sql::plot_revisions, {{"plot_id", seen.stored.id}}, revision_of);
    return history;
  });
}

Result<std::string> outlines(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  TRY(const std::optional<geo::Box> box, asked_box(call));
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  green.database().read([&](store::Transaction& tx) {
    for (const StoredPlot& plot : plots_with_outlines(tx, seen.unit->id)) {
      if (plot.outline.empty() || is_closed(plot.status) || (!seen.inside && !is_public(plot)) ||
          (box && !meets(plot, *box)))
        continue;
      if (!first) out += ',';
      first = false;
      append_feature(out, plot, row_of(green, plot, seen.inside, this_year(call)));
    }
  });
  return out + "]}";
}

}  // namespace muang::green
