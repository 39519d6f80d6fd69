// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_import.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "green/tree/tree_import_errors.hpp"
#include "green/tree/tree_import_store.hpp"
#include "http/attachments.hpp"
#include "http/multipart.hpp"

namespace muang::green {
namespace {

constexpr int most_attempts = 3;

// The last part of a path of either kind, without control characters: it is shown, never opened.
std::string shown_name(std::string_view name) {
  const std::string clean = http::clean_file_name(name);
  return clean.empty() ? "file" : clean;
}

std::string hash_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  return http::sha256_hex(content);
}

class TreeImport {
 public:
  TreeImport(Green& green, const TreeImportOrder& order)
      : green_(green), order_(order), rows_(green.trees(), order, Date::of_instant(order.author.now)), compared_(nullptr) {
    done_.unit = order.unit;
    done_.file_name = shown_name(order.name);
    done_.accepted_text = order.accepted_text;
    done_.at = order.author.now;
    done_.by = order.author.person;
  }

  Result<TreeImportDone> run() {
    say("reads " + done_.file_name);
    done_.sha256 = hash_of(order_.file);
    TRY_VOID(read_tree_file(
        order_.file, order_.readfile, [&](const std::vector<std::string>& titles) { return rows_.heading(titles); },
        [&](std::uint32_t row, const std::vector<std::string>& cells) { return rows_.add(row, cells); }));
    done_.without_limit = rows_.without_limit();
    done_.ignored_columns = rows_.ignored();
    say("compares with what is stored");
    if (order_.dry_run) {
      TRY_VOID(green_.database().reading([&](store::Transaction& tx) { return compare(tx); }));
    } else {
      say("stores");
      TRY_VOID(store_patiently());
    }
    finish();
    return std::move(done_);
  }

 private:
  void say(std::string_view step) const {
    if (order_.on_step) order_.on_step(step);
  }

  Result<Done> compare(store::Transaction& tx) {
    if (const auto earlier = earlier_tree_file(tx, order_.unit, done_.sha256, done_.accepted_text)) {
      return Error{errors::tree_file_again,
                   "file",
                   {{"import", std::to_string(earlier->id)}, {"day", Date::of_instant(earlier->at).iso()}}};
    }
    compared_ = rows_.findings();
    if (compared_before_) compared_.silence();  // a transaction that is tried again tells nothing twice
    compared_before_ = true;
    const TownPlace town = place_of_town(tx, order_.unit);
    rows_.compare(known_trees(tx, order_.unit), town.point, town.reach_mm, compared_);
    done_.counts = rows_.counts();
    done_.counts.warnings = compared_.warnings();
    return Done{};
  }

  // Two imports at one moment may reach for one code; the next try sees the other's trees.
  Result<Done> store_patiently() {
    for (int attempt = 1;; ++attempt) {
      try {
        return store_rows();
      } catch (const store::ConstraintViolation& fault) {
        if (fault.kind != store::ConstraintViolation::Kind::Unique || attempt == most_attempts) throw;
      }
    }
  }

  Result<Done> store_rows() {
    return green_.identity().audit().transact<Done>(
        order_.author, "green.tree-import", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
          TRY_VOID(compare(tx));
          if (done_.counts.new_trees + done_.counts.repeats == 0) return Error{errors::tree_file_nothing, "file", {}};
          done_.id = insert_tree_import(tx, done_);
          insert_tree_rows(tx, green_.trees(), order_, rows_, done_);
          auto kept = compared_;
          insert_tree_findings(tx, done_.id, sorted(kept.take()));
          entry.concerns(order_.unit);
          entry.bump("green");
          tell(entry);
          return Done{};
        });
  }

  void tell(identity::AuditEntry& entry) const {
    const std::string subject = "green/tree-import/" + std::to_string(done_.id);
    const auto say_one = [&](const char* what, const std::string& value) { entry.change(subject + "/" + what, "", value); };
    say_one("file", done_.file_name);
    say_one("sha256", done_.sha256);
    say_one("accepted", done_.accepted_text);
    say_one("rows", std::to_string(done_.counts.rows));
    say_one("new", std::to_string(done_.counts.new_trees));
    say_one("repeats", std::to_string(done_.counts.repeats));
    say_one("refused", std::to_string(done_.counts.refused));
  }

  static std::vector<TreeFinding> sorted(std::vector<TreeFinding> findings) {
    std::ranges::stable_sort(findings, {}, &TreeFinding::row);
    return findings;
  }

  void finish() {
    for (const TreeKind& kind : compared_.kinds()) {
      if (kind.rule) done_.kinds.push_back(kind);
    }
    done_.findings = sorted(compared_.take());
  }

  Green& green_;
  const TreeImportOrder& order_;
  TreeImportRows rows_;
  TreeFindings compared_;  // those of the rows themselves and those of the comparison
  bool compared_before_ = false;
  TreeImportDone done_;
};

}  // namespace

Result<TreeImportDone> import_trees(Green& green, const TreeImportOrder& order) { return TreeImport(green, order).run(); }

}  // namespace muang::green
