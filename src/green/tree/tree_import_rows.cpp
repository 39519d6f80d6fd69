// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_import_rows.hpp"

#include <algorithm>

#include "green/tree/tree_entry_rules.hpp"
#include "green/tree/tree_import_errors.hpp"

namespace muang::green {
namespace {

std::int32_t whole(const std::optional<std::int64_t>& mm) { return mm ? static_cast<std::int32_t>(*mm) : KeptTree::none; }
std::int32_t whole(const std::optional<Date>& day) {
  return day ? static_cast<std::int32_t>(day_count(*day)) : KeptTree::none;
}

bool same_measures(const KeptTree& row, const KnownTree& known) {
  return row.girth_mm == known.girth_mm && row.dbh_mm == known.dbh_mm && row.height_mm == known.height_mm;
}

// Of a tree without code and place nothing else tells that it is the same.
template <class Tree>
std::string bare_key(const Tree& tree, std::string_view species) {
  return std::string(species) + "|" + std::to_string(tree.girth_mm) + "|" + std::to_string(tree.dbh_mm) + "|" +
         std::to_string(tree.height_mm);
}

}  // namespace

void TreeFindings::add(TreeFinding&& finding) {
  TreeKind& kind = kinds_[static_cast<std::size_t>(finding.rule - tree_rules.data())];
  kind.rule = finding.rule;
  ++kind.count;
  kind.proposed += finding.has_repair();
  kind.accepted += finding.accepted;
  warnings_ += finding.rule->severity == TreeSeverity::Warning;
  if (sink_) sink_(finding);
  if (kept_.size() < most_kept_tree_findings) kept_.push_back(std::move(finding));
}

TreeImportRows::TreeImportRows(const TreeData& data, const TreeImportOrder& order, const Date& today)
    : data_(data),
      order_(order),
      context_{order.accepted, data.limits, data.species_limits, today, {}, 0},
      findings_(order.on_finding) {}

Result<Done> TreeImportRows::heading(const std::vector<std::string>& titles) {
  TRY(titles_, TreeTitles::of(titles));
  if (!titles_.holds(TreeField::Latitude) && !titles_.holds(TreeField::Longitude))
    findings_.add({1, "", find_tree_rule("T01"), {{"variant", "file"}}, false});
  return Done{};
}

const SpeciesReading& TreeImportRows::reading_of(const std::string& cell) {
  const auto found = readings_.find(cell);
  return found != readings_.end() ? found->second : readings_.emplace(cell, data_.names.read(cell)).first->second;
}

Result<Done> TreeImportRows::add(std::uint32_t row, const std::vector<std::string>& cells) {
  if (rows_.size() == most_tree_rows)
    return Error{errors::tree_file_too_long, "file", {{"limit", std::to_string(most_tree_rows)}}};
  const TreeCells read = titles_.cells(cells);
  std::vector<TreeFinding> noticed;
  const CheckedTree tree = check_tree(read, reading_of(std::string(read.species.text)), row, context_, noticed);
  KeptTree kept{.row = row};
  if (!tree.code.empty()) {
    kept.code = static_cast<std::uint32_t>(codes_.size());
    codes_.push_back(tree.code);
  }
  kept.species_text = texts_.keep(tree.species_text);
  kept.age = texts_.keep(tree.age_text);
  kept.campaign = texts_.keep(tree.campaign);
  kept.note = texts_.keep(tree.note);
  if (tree.species) kept.species = static_cast<std::int16_t>(data_.carbon.species.index_of(*tree.species));
  kept.has_place = tree.place.has_value();
  kept.place = tree.place.value_or(TreePlace{});
  kept.girth_mm = whole(tree.girth_mm);
  kept.dbh_mm = whole(tree.dbh_mm);
  kept.height_mm = whole(tree.height_mm);
  kept.crown_mm = whole(tree.crown_mm);
  kept.stated_day = tree.day.has_value();
  kept.day = whole(tree.day ? tree.day : order_.day ? order_.day : std::optional(context_.today));
  kept.planted = whole(tree.planted);
  without_limit_ += tree.species && tree.measured() && !data_.limit_of(tree.species->scientific);
  refused_.push_back(is_refused(noticed, 0));
  for (TreeFinding& finding : noticed) {
    turned_ += finding.rule->code == "T03";
    findings_.add(std::move(finding));
  }
  rows_.push_back(kept);
  return Done{};
}

// What two trees of one species share: the scientific name, else the key of what is written. Rows without a name have none.
std::string_view TreeImportRows::key_of(const KeptTree& row) {
  if (row.species >= 0) return data_.carbon.species.all()[static_cast<std::size_t>(row.species)].scientific;
  if (key_of_text_.size() < texts_.size()) {
    for (std::size_t i = key_of_text_.size(); i < texts_.size(); ++i)
      key_of_text_.push_back(keys_.keep(species_key(texts_.text(static_cast<std::uint32_t>(i)))));
  }
  return keys_.text(key_of_text_[row.species_text]);
}

struct TreeImportRows::Compared {
  std::vector<KnownTree> known;  // their last measurement moves on with the rows
  std::unordered_map<std::string_view, std::size_t> known_code, row_code;
  std::unordered_multimap<std::string, std::size_t> known_bare;  // without code and place; each is met once
  NearPlaces known_places, row_places;
  std::optional<TreePlace> middle;
  std::int64_t reach_mm;
  TreeFindings& findings;
  const Accepted& accepted;

  // True: accepted.
  bool tell(std::string_view code, std::uint32_t row, std::string column, Params params) {
    TreeFinding finding{row, std::move(column), find_tree_rule(code), std::move(params), false};
    finding.accepted = finding.has_repair() && accepted.holds(*finding.rule, row);
    const bool taken = finding.accepted;
    findings.add(std::move(finding));
    return taken;
  }
};

void TreeImportRows::compare(const std::vector<KnownTree>& known, const std::optional<TreePlace>& town,
                             std::int64_t reach_mm, TreeFindings& findings) {
  Compared state{known, {}, {}, {}, {}, {}, town, reach_mm, findings, order_.accepted};
  if (!town) {
    std::vector<TreePlace> places;
    for (const KeptTree& row : rows_) {
      if (row.has_place) places.push_back(row.place);
    }
    state.middle = median_place(places);
  }
  if (turned_ * 2 > static_cast<std::int64_t>(rows_.size()))
    state.tell("T04", 1, "", {{"count", std::to_string(turned_)}, {"rows", std::to_string(rows_.size())}});
  state.known_places.expect(state.known.size());
  state.row_places.expect(rows_.size());
  for (std::size_t i = 0; i < state.known.size(); ++i) {
    const KnownTree& tree = state.known[i];
    if (!tree.code.empty()) state.known_code.emplace(tree.code, i);
    if (tree.place) state.known_places.add(*tree.place, static_cast<std::uint32_t>(i));
    if (tree.code.empty() && !tree.place) state.known_bare.emplace(bare_key(tree, tree.species_key), i);
  }
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    rows_[at].fate = refused_[at] ? Fate::Refused : Fate::New;
    rows_[at].tree = 0;
    if (!refused_[at]) compare_one(at, state);
  }
}

void TreeImportRows::compare_one(std::size_t at, Compared& state) {
  KeptTree& row = rows_[at];
  if (row.has_place && state.middle) {
    const std::int64_t away = distance_mm(row.place, *state.middle);
    if (away > state.reach_mm && !state.tell("T06", row.row, "",
                                             {{"km", std::to_string((away + 500'000) / 1'000'000)},
                                              {"reach", std::to_string(state.reach_mm / 1'000'000)},
                                              {"repair", "keep"}})) {
      row.fate = Fate::Refused;
      return;
    }
  }
  if (repeats_known(row, state) || repeats_row(at, state)) return;
  beside_rows(at, state);
}

// By its code, else by species and place.
bool TreeImportRows::repeats_known(KeptTree& row, Compared& state) {
  std::optional<std::size_t> found;
  Params params;
  if (row.code != 0) {
    if (const auto same = state.known_code.find(codes_[row.code]); same != state.known_code.end()) found = same->second;
  }
  if (!found && row.has_place) {
    std::int64_t nearest =
        key_of(row).empty() ? 1 : NearPlaces::near_mm + 1;  // a tree without a name is met on its very point
    state.known_places.each(row.place, [&](std::uint32_t number, std::int64_t mm) {
      const KnownTree& tree = state.known[number];
      const bool other_code = row.code != 0 && !tree.code.empty();  // two codes, two trees
      if (mm < nearest && !other_code && tree.species_key == key_of(row)) nearest = mm, found = number;
    });
    if (found) params = {{"metres", metres_text(nearest)}, {"variant", "place"}};
  }
  if (!found && !row.has_place && row.code == 0) {
    if (const auto same = state.known_bare.find(bare_key(row, key_of(row))); same != state.known_bare.end()) {
      found = same->second;
      state.known_bare.erase(same);
    }
  }
  if (!found) return false;
  KnownTree& tree = state.known[*found];
  const bool bare = !row.has_place && row.code == 0;
  const bool newer = !bare && row.measured() && row.day > tree.last_day && (row.stated_day || !same_measures(row, tree));
  params.emplace_back("tree", std::to_string(tree.id));
  state.tell(newer ? "T41" : "T42", row.row, "", std::move(params));
  row.fate = newer ? Fate::Repeat : Fate::Known;
  row.tree = tree.id;
  if (newer) tree.last_day = row.day, tree.girth_mm = row.girth_mm, tree.dbh_mm = row.dbh_mm, tree.height_mm = row.height_mm;
  return true;
}

// A code twice: on another day it is another measurement of the tree, on the same day one of them is wrong.
bool TreeImportRows::repeats_row(std::size_t at, Compared& state) {
  KeptTree& row = rows_[at];
  if (row.code == 0) return false;
  const auto [same, fresh] = state.row_code.emplace(codes_[row.code], at);
  if (fresh) return false;
  const KeptTree& first = rows_[same->second];
  const bool later = row.measured() && row.stated_day && row.day > first.day;
  if (later) {
    row.fate = Fate::Repeat;
    row.first = static_cast<std::uint32_t>(same->second == at           ? at
                                           : first.fate == Fate::Repeat ? first.first
                                                                        : same->second);
    same->second = at;  // the next one must be later still
    return true;
  }
  state.tell("T40", row.row, "", {{"code", codes_[row.code]}, {"other", std::to_string(first.row)}});
  row.fate = Fate::Refused;
  return true;
}

void TreeImportRows::beside_rows(std::size_t at, Compared& state) {
  KeptTree& row = rows_[at];
  if (!row.has_place) return;
  std::optional<std::uint32_t> same, other;
  std::int64_t same_mm = 0, other_mm = 0;
  state.row_places.each(row.place, [&](std::uint32_t number, std::int64_t mm) {
    const bool alike = !key_of(row).empty() && key_of(row) == key_of(rows_[number]);
    auto& best = alike ? same : other;
    auto& best_mm = alike ? same_mm : other_mm;
    if (!best || mm < best_mm || (mm == best_mm && number < *best)) best = number, best_mm = mm;
  });
  if (same) {
    if (state.tell("T07", row.row, "",
                   {{"other", std::to_string(rows_[*same].row)}, {"metres", metres_text(same_mm)}, {"repair", "leave"}})) {
      row.fate = Fate::LeftOut;
      return;
    }
  } else if (other) {
    state.tell("T08", row.row, "", {{"other", std::to_string(rows_[*other].row)}, {"metres", metres_text(other_mm)}});
  }
  state.row_places.add(row.place, static_cast<std::uint32_t>(at));
}

TreeImportCounts TreeImportRows::counts() const {
  TreeImportCounts counts{.rows = static_cast<std::int64_t>(rows_.size())};
  for (const KeptTree& row : rows_) {
    counts.new_trees += row.fate == Fate::New;
    counts.repeats += row.fate == Fate::Repeat;
    counts.known += row.fate == Fate::Known;
    counts.refused += row.fate == Fate::Refused;
    counts.left_out += row.fate == Fate::LeftOut;
  }
  return counts;
}

}  // namespace muang::green
