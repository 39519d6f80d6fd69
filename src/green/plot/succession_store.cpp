// SPDX-License-Identifier: Apache-2.0
#include "green/plot/succession_store.hpp"

#include "geo/inside_rules.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

constexpr double steps_a_degree = 1e7;

struct Item {
  std::int64_t id = 0;
  std::optional<geo::Position> place;
};
Item read_item(const store::Row& row) {
  Item item{.id = row.integer(0), .place = {}};
  if (!row.is_null(1))
    item.place = geo::Position{static_cast<double>(row.integer(2)) / steps_a_degree,
                               static_cast<double>(row.integer(1)) / steps_a_degree};
  return item;
}

}  // namespace

std::string_view kind_of(bool merge) { return merge ? "merged" : "split"; }

std::int64_t insert_succession(store::Transaction& tx, bool merge, const StoredPlot& before, const std::string& day,
                               const std::string& reason, Instant now, PersonId person) {
  return tx.insert(sql::insert_succession, {{"unit_id", before.unit},
                                            {"kind", kind_of(merge)},
                                            {"plot_id", before.id},
                                            {"plot_version", before.version + 1},
                                            {"day", day},
                                            {"reason", reason},
                                            {"outline_before", before.outline},
                                            {"area_before_cm2", before.counted_cm2().value_or(0)},
                                            {"repaired_before", before.repaired},
                                            {"stated_text_before", before.stated_text},
                                            {"stated_cm2_before", before.stated_cm2},
                                            {"area_reason_before", before.area_reason},
                                            {"status_before", status_code(before.status)},
                                            {"since_before", before.since},
                                            {"now", now},
                                            {"person_id", person}});
}

void insert_member(store::Transaction& tx, std::int64_t succession, const SuccessionMember& member) {
  tx.run(sql::insert_succession_member, {{"succession_id", succession},
                                         {"plot_id", member.plot},
                                         {"status_before", member.status},
                                         {"since_before", member.since}});
}

std::optional<Succession> last_succession(store::Transaction& tx, std::int64_t plot) {
  return tx.one(sql::last_succession, {{"plot_id", plot}}, [](const store::Row& row) {
    return Succession{.id = row.integer(0),
                      .merge = row.text(1) == kind_of(true),
                      .plot_version = row.integer(2),
                      .outline = row.string(3),
                      .stated_text = row.string(5),
                      .area_reason = row.string(7),
                      .status = row.string(8),
                      .since = row.string(9),
                      .stated_cm2 = row.maybe_integer(6),
                      .repaired = row.flag(4)};
  });
}

std::vector<SuccessionMember> members_of(store::Transaction& tx, std::int64_t succession) {
  return tx.all(sql::succession_members, {{"succession_id", succession}}, [](const store::Row& row) {
    return SuccessionMember{row.integer(0), row.string(1), row.string(2)};
  });
}

bool stands_as_left(store::Transaction& tx, std::int64_t plot, std::int64_t succession, std::int64_t version) {
  std::optional<std::int64_t> last;
  for (const StoredEvent& event : events_of_plot(tx, plot)) {
    if (!event.superseded) last = event.succession.value_or(0);
  }
  const auto replaced = tx.one(sql::outlines_replaced_since, {{"plot_id", plot}, {"version", version}},
                               [](const store::Row& row) { return row.integer(0); });
  return last == succession && replaced.value_or(0) == 0;
}

std::map<std::int64_t, Former> formers_of(store::Transaction& tx, OrgUnitId unit) {
  std::map<std::int64_t, Former> formers;
  tx.query(sql::formers_of_unit, {{"unit_id", unit}}, [&](const store::Row& row) {
    formers[row.integer(0)] = {row.integer(1), row.integer(3), row.string(2)};
  });
  return formers;
}

std::map<std::int64_t, StepOthers> steps_of(store::Transaction& tx, std::int64_t plot) {
  std::map<std::int64_t, StepOthers> steps;
  tx.query(sql::successions_of_plot, {{"plot_id", plot}}, [&](const store::Row& row) {
    StepOthers& step = steps[row.integer(0)];
    step.kind = row.string(1);
    step.undone = row.string(5);
    step.plots.push_back({row.integer(2), row.string(3), row.string(4)});
  });
  return steps;
}

void move_along(store::Transaction& tx, std::int64_t from, std::int64_t to, std::optional<std::int64_t> succession,
                Instant now, PersonId person) {
  if (succession) {
    tx.run(sql::note_trees_moved, {{"succession_id", *succession}, {"plot_id", from}});
    tx.run(sql::note_photos_moved, {{"succession_id", *succession}, {"plot_id", from}});
    tx.run(sql::note_proposals_moved, {{"succession_id", *succession}, {"plot_id", from}});
  }
  tx.run(sql::move_trees, {{"plot_id", from}, {"to_plot", to}, {"now", now}, {"person_id", person}});
  tx.run(sql::move_photos, {{"plot_id", from}, {"to_plot", to}});
  tx.run(sql::move_proposals, {{"plot_id", from}, {"to_plot", to}});
}

void give_back(store::Transaction& tx, std::int64_t plot, std::int64_t succession, Instant now, PersonId person) {
  tx.run(sql::give_trees_back, {{"plot_id", plot}, {"succession_id", succession}, {"now", now}, {"person_id", person}});
  tx.run(sql::give_photos_back, {{"plot_id", plot}, {"succession_id", succession}});
  tx.run(sql::give_proposals_back, {{"plot_id", plot}, {"succession_id", succession}});
}

void hand_out(store::Transaction& tx, std::int64_t from, const std::vector<StoredPlot>& parts, Instant now,
              PersonId person) {
  std::vector<geo::Shape> shapes;
  for (const StoredPlot& part : parts) shapes.push_back(shape_of(part.outline));
  const auto part_of = [&](const Item& item) {
    for (std::size_t i = 0; item.place && i < shapes.size(); ++i) {
      if (geo::lies_inside(*item.place, shapes[i])) return parts[i].id;
    }
    return parts.front().id;
  };
  for (const Item& tree : tx.all(sql::trees_in_plot, {{"plot_id", from}}, read_item))
    tx.run(sql::move_tree, {{"id", tree.id}, {"to_plot", part_of(tree)}, {"now", now}, {"person_id", person}});
  for (const Item& photo : tx.all(sql::photos_in_plot, {{"plot_id", from}}, read_item))
    tx.run(sql::move_photo, {{"id", photo.id}, {"to_plot", part_of(photo)}});
  tx.run(sql::move_proposals, {{"plot_id", from}, {"to_plot", parts.front().id}});
}

}  // namespace muang::green
