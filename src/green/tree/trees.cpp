// SPDX-License-Identifier: Apache-2.0
#include "green/tree/trees.hpp"

#include "green/tile/tree_sums.hpp"
#include "green/tree/measure_text_rules.hpp"
#include "green/tree/tree_errors.hpp"

namespace muang::green {
namespace {

using http::Call;
namespace p = identity::permissions;

std::string subject(const StoredTree& tree, std::string_view name) {
  return "tree/" + std::to_string(tree.id) + "/" + std::string(name);
}

std::string number_text(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string(); }

std::vector<std::pair<std::string, std::string>> texts_of(const StoredTree& tree) {
  return {{"species", tree.species},
          {"speciesText", tree.species_text},
          {"code", tree.code},
          {"plot", number_text(tree.plot)},
          {"latE7", tree.place ? std::to_string(tree.place->lat_e7) : ""},
          {"lonE7", tree.place ? std::to_string(tree.place->lon_e7) : ""},
          {"plantedOn", tree.planted_on},
          {"campaign", tree.campaign},
          {"class", tree.tree_class},
          {"setting", tree.setting},
          {"ageText", tree.age_text},
          {"note", tree.note},
          {"status", tree.status},
          {"statusOn", tree.status_on},
          {"statusReason", tree.status_reason},
          {"successor", number_text(tree.successor)}};
}

void record(identity::AuditEntry& entry, const StoredTree& before, const StoredTree& after) {
  entry.concerns(after.unit);
  entry.bump("green");
  const auto was = texts_of(before), is = texts_of(after);
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i].second != is[i].second) entry.change(subject(after, is[i].first), was[i].second, is[i].second);
  }
}

std::string text_of(const Measurement& measured) {
  const auto part = [](const char* name, const std::optional<std::int64_t>& mm) {
    return mm ? std::string(name) + " " + metres_text(*mm) + " m; " : std::string();
  };
  return part("girth", measured.girth_mm) + part("diameter", measured.dbh_mm) + part("height", measured.height_mm) +
         part("crown", measured.crown_mm) + measured.health + " " + measured.risk;
}

std::optional<Date> day_from(const std::string& text, const std::string& field, Problems& problems) {
  const auto day = Date::parse_iso(text);
  if (!day || day->year < 1400 || day->year > 2200) {
    problems.push_back({errors::tree_day_unreadable, field, {{"day", text.substr(0, 20)}}});
    return std::nullopt;
  }
  return day;
}

void add(Problems& problems, Problems more, const std::string& prefix) {
  for (Error& problem : more) {
    problem.field = prefix + problem.field;
    problems.push_back(std::move(problem));
  }
}

// The entry as it would be stored, with everything that stands against it.
void write_entry(store::Transaction& tx, const Green& green, const TreeEntry& body, const std::string& prefix,
                 const Date& today, StoredTree& tree, Problems& problems) {
  if (is_not_stated(body.species)) problems.push_back({errors::tree_species_missing, prefix + "species", {}});
  const Species* species = green.trees().carbon.species.find(body.species);
  tree.species = species ? species->scientific : "";
  tree.species_text = body.species;
  tree.code = body.code.value_or("");
  tree.planted_on = body.planted_on.value_or("");
  tree.campaign = body.campaign.value_or("");
  tree.tree_class = body.tree_class.value_or("ordinary");
  tree.setting = body.setting.value_or("");
  tree.age_text = body.age_text.value_or("");
  tree.note = body.note.value_or("");
  tree.plot = body.plot_id;
  if (tree.plot && !is_plot_of(tx, *tree.plot, tree.unit))
    problems.push_back({errors::tree_plot_unknown, prefix + "plotId", {{"plot", std::to_string(*tree.plot)}}});
  add(problems, check_place(body.lat_e7, body.lon_e7), prefix);
  tree.place = body.lat_e7 && body.lon_e7 ? std::optional(TreePlace{*body.lat_e7, *body.lon_e7}) : std::nullopt;
  if (!tree.planted_on.empty()) {
    const auto day = day_from(tree.planted_on, prefix + "plantedOn", problems);
    if (day && *day > today) problems.push_back({errors::tree_day_ahead, prefix + "plantedOn", {{"day", day->iso()}}});
  }
  const auto holder = tree_with_code(tx, tree.unit, tree.code);
  if (holder && *holder != tree.id)
    problems.push_back({errors::tree_code_taken, prefix + "code", {{"code", tree.code}, {"tree", std::to_string(*holder)}}});
}

std::optional<Date> ended_on(const StoredTree& tree) {
  return is_gone(tree.status) ? Date::parse_iso(tree.status_on) : std::nullopt;
}

Measurement measured_from(const MeasurementBody& body, const StoredTree& tree, const Green& green, const Date& today,
                          const std::string& prefix, Problems& problems) {
  Measurement measured{.day = {},
                       .girth_mm = body.girth_mm,
                       .dbh_mm = body.dbh_mm,
                       .height_mm = body.height_mm,
                       .crown_mm = body.crown_mm,
                       .method = body.method.value_or(""),
                       .health = body.health.value_or(""),
                       .risk = body.risk.value_or(""),
                       .note = body.note.value_or("")};
  measured.day = day_from(body.day, prefix + "day", problems).value_or(Date{});
  add(problems, check_measurement(measured, green.trees().limits, today, ended_on(tree)), prefix);
  return measured;
}

}  // namespace

Result<std::int64_t> enter_tree(Green& green, const Call& call, const NewTree& body) {
  TRY(const TreeTown town, town_to_record(call, green));
  const Date today = Date::of_instant(call.now);
  return green.identity().audit().transact<std::int64_t>(
      identity::author_of(call), "green.tree",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::int64_t> {
        StoredTree tree{.unit = town.unit->id};
        Problems problems;
        write_entry(tx, green, body.entry, "entry.", today, tree, problems);
        std::optional<Measurement> measured;
        if (body.measurement) measured = measured_from(*body.measurement, tree, green, today, "measurement.", problems);
        if (!problems.empty()) return problems;
        tree.id = take_numbers(tx, 1);
        const PersonId person = identity::actor_of(call).id;
        insert_tree(tx, tree, 0, call.now, person);
        tree_sums_follow(tx, {}, tree);
        if (!tree.planted_on.empty()) insert_event(tx, tree, "planted", call.now, person);
        record(entry, {}, tree);
        if (measured) {
          insert_measurement(tx, tree.id, *measured, call.now, person);
          entry.change(subject(tree, "measured/" + measured->day.iso()), "", text_of(*measured));
        }
        return tree.id;
      });
}

Result<Done> change_tree(Green& green, const Call& call, const TreeEntry& body, std::int64_t version) {
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.tree", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const SeenTree seen, tree_to_change(tx, call));
        if (seen.tree.version != version) return errors::stale_tree;
        StoredTree next = seen.tree;
        Problems problems;
        write_entry(tx, green, body, "", Date::of_instant(call.now), next, problems);
        if (!problems.empty()) return problems;
        const PersonId person = identity::actor_of(call).id;
        if (!save_tree(tx, next, call.now, person)) return errors::stale_tree;
        tree_sums_follow(tx, seen.tree, next);
        if (next.planted_on != seen.tree.planted_on) move_planting(tx, next, call.now, person);
        record(entry, seen.tree, next);
        return Done{};
      });
}

Result<Done> measure_tree(Green& green, const Call& call, const MeasurementBody& body, std::int64_t version) {
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.tree-measurement",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const SeenTree seen, tree_to_change(tx, call));
        if (seen.tree.version != version) return errors::stale_tree;
        Problems problems;
        const Measurement measured = measured_from(body, seen.tree, green, Date::of_instant(call.now), "", problems);
        if (!problems.empty()) return problems;
        const PersonId person = identity::actor_of(call).id;
        std::string before;
        bool there = false;
        for (const StoredMeasurement& one : measurements_of(tx, seen.tree.id)) {
          if (one.measured.day != measured.day) continue;
          there = true;
          before = text_of(one.measured);
        }
        if (there && !body.corrects.value_or(false))
          return Error{errors::measured_already, "day", {{"day", measured.day.iso()}}};
        there ? correct_measurement(tx, seen.tree.id, measured, call.now, person)
              : insert_measurement(tx, seen.tree.id, measured, call.now, person);
        if (!save_tree(tx, seen.tree, call.now, person)) return errors::stale_tree;
        entry.concerns(seen.tree.unit);
        entry.bump("green");
        entry.change(subject(seen.tree, "measured/" + measured.day.iso()), before, text_of(measured));
        return Done{};
      });
}

Result<Done> change_status(Green& green, const Call& call, const TreeStatusBody& body, std::int64_t version) {
  const Date today = Date::of_instant(call.now);
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.tree-status",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const SeenTree seen, tree_to_change(tx, call));
        if (seen.tree.version != version) return errors::stale_tree;
        Problems problems;
        StatusChange change{body.status, body.reason, today};
        if (body.day) change.day = day_from(*body.day, "day", problems);
        add(problems, check_status(seen.tree.status, change, today), "");
        add(problems, check_place(body.lat_e7, body.lon_e7), "");
        if (body.successor) {
          const auto successor = find_tree(tx, *body.successor);
          if (!successor || successor->unit != seen.tree.unit || successor->id == seen.tree.id)
            problems.push_back({errors::successor_unknown, "successor", {{"tree", std::to_string(*body.successor)}}});
        }
        if (!problems.empty()) return problems;
        StoredTree next = seen.tree;
        next.status = body.status;
        next.status_reason = body.reason;
        next.status_on = change.day->iso();
        next.successor = body.successor;
        if (body.status == "moved" && body.lat_e7) next.place = TreePlace{*body.lat_e7, *body.lon_e7};
        const PersonId person = identity::actor_of(call).id;
        if (!save_tree(tx, next, call.now, person)) return errors::stale_tree;
        tree_sums_follow(tx, seen.tree, next);
        insert_event(tx, next, next.status, call.now, person);
        record(entry, seen.tree, next);
        return Done{};
      });
}

}  // namespace muang::green
