// SPDX-License-Identifier: Apache-2.0
// The rows of a file of trees while they wait for the database, and what becomes of each. For this slice only.
#pragma once

#include <array>
#include <deque>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "green/tree/tree_data.hpp"
#include "green/tree/tree_file.hpp"
#include "green/tree/tree_import.hpp"

namespace muang::green {

// Texts of which many rows say the same, each kept once.
class TextPool {
 public:
  std::uint32_t keep(const std::string& text) {
    const auto [found, fresh] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(&found->first);
    return found->second;
  }
  const std::string& text(std::uint32_t number) const { return *texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;
};

enum class Fate : std::uint8_t { New, Repeat, Known, Refused, LeftOut };

struct KeptTree {
  static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
  TreePlace place;
  std::int64_t tree = 0;  // of the register; 0: the number is not yet taken
  std::uint32_t row = 0, code = 0, species_text = 0, age = 0, campaign = 0, note = 0;
  std::int32_t girth_mm = none, dbh_mm = none, height_mm = none, crown_mm = none, day = none, planted = none;
  std::uint32_t first = 0;    // of a repeat of a row of this file: that row's place in the list
  std::int16_t species = -1;  // index in the book
  bool has_place = false, stated_day = false;
  Fate fate = Fate::New;
  bool measured() const { return girth_mm != none || dbh_mm != none || height_mm != none || crown_mm != none; }
};

// A tree of the register, as far as a row of a file is compared with it.
struct KnownTree {
  std::int64_t id = 0;
  std::string code, species_key;  // scientific name, else the key of the name as written
  std::optional<TreePlace> place;
  std::int32_t last_day = KeptTree::none, girth_mm = KeptTree::none, dbh_mm = KeptTree::none, height_mm = KeptTree::none;
};

// Findings as they come: all are counted, the first are kept.
class TreeFindings {
 public:
  explicit TreeFindings(std::function<void(const TreeFinding&)> sink) : sink_(std::move(sink)) {}
  void add(TreeFinding&& finding);
  void silence() { sink_ = {}; }
  const std::array<TreeKind, tree_rules.size()>& kinds() const { return kinds_; }
  std::int64_t warnings() const { return warnings_; }
  std::vector<TreeFinding> take() { return std::move(kept_); }

 private:
  std::function<void(const TreeFinding&)> sink_;
  std::array<TreeKind, tree_rules.size()> kinds_{};
  std::int64_t warnings_ = 0;
  std::vector<TreeFinding> kept_;
};

class TreeImportRows {
 public:
  TreeImportRows(const TreeData& data, const TreeImportOrder& order, const Date& today);

  Result<Done> heading(const std::vector<std::string>& titles);
  Result<Done> add(std::uint32_t row, const std::vector<std::string>& cells);  // E5684

  // Once all rows are there: distance from the town, then each row beside the trees that are known and beside the rows
  // before it. May be called again (a transaction that is tried once more); `findings` gets what is noticed here.
  void compare(const std::vector<KnownTree>& known, const std::optional<TreePlace>& town, std::int64_t reach_mm,
               TreeFindings& findings);

  std::vector<KeptTree>& rows() { return rows_; }
  const std::vector<KeptTree>& rows() const { return rows_; }
  const TextPool& texts() const { return texts_; }
  const std::string& code(const KeptTree& row) const { return codes_[row.code]; }
  TreeFindings& findings() { return findings_; }
  TreeImportCounts counts() const;
  std::int64_t without_limit() const { return without_limit_; }
  const std::vector<std::string>& ignored() const { return titles_.ignored(); }

 private:
  struct Compared;
  void compare_one(std::size_t at, Compared& state);
  bool repeats_known(KeptTree& row, Compared& state);
  bool repeats_row(std::size_t at, Compared& state);
  void beside_rows(std::size_t at, Compared& state);
  const SpeciesReading& reading_of(const std::string& cell);
  std::string_view key_of(const KeptTree& row);

  const TreeData& data_;
  const TreeImportOrder& order_;
  TreeCheckContext context_;
  TreeTitles titles_;
  std::unordered_map<std::string, SpeciesReading> readings_;
  std::vector<KeptTree> rows_;
  std::deque<std::string> codes_{""};
  TextPool texts_, keys_;
  std::vector<std::uint32_t> key_of_text_;  // by species_text
  std::vector<bool> refused_;               // by the check of the row alone
  TreeFindings findings_;
  std::int64_t without_limit_ = 0;
  std::int64_t turned_ = 0;
};

}  // namespace muang::green
