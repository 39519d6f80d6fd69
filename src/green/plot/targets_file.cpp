// SPDX-License-Identifier: Apache-2.0
#include "green/plot/targets_file.hpp"

#include <algorithm>
#include <cmath>

#include "green/data_file.hpp"

namespace muang::green {
namespace {

std::string one_of(const DataFile& file, std::size_t row, std::string_view column,
                   std::initializer_list<std::string_view> words) {
  std::string text = file.stated(row, column);
  if (std::ranges::find(words, text) == words.end()) file.fail(row, std::string(column) + " " + text + " is not known");
  return text;
}

std::int64_t whole(const DataFile& file, std::size_t row, std::string_view column) {
  const double value = file.number(row, column);
  if (value <= 0 || std::floor(value) != value) file.fail(row, std::string(column) + " is a whole number above 0");
  return static_cast<std::int64_t>(value);
}

}  // namespace

bool GreenTarget::fits(std::string_view kind) const {
  return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
}

const GreenTarget* TargetBook::share_of(std::string_view kind) const {
  const auto found =
      std::ranges::find_if(targets, [&](const GreenTarget& one) { return one.id == "share-of-area" && one.fits(kind); });
  return found == targets.end() ? nullptr : &*found;
}

const GreenTarget* TargetBook::open_share() const {
  const auto found = std::ranges::find(targets, "open-share", &GreenTarget::id);
  return found == targets.end() ? nullptr : &*found;
}

TargetBook TargetBook::read(const std::filesystem::path& folder) {
  TargetBook book;
  const DataFile targets(folder / "targets.csv");
  for (std::size_t row = 0; row < targets.size(); ++row) {
    book.targets.push_back({.id = targets.stated(row, "id"),
                            .measure = one_of(targets, row, "measure", {"all", "open", "person"}),
                            .unit = one_of(targets, row, "unit", {"percent", "m2-person"}),
                            .kinds = targets.list(row, "kinds"),
                            .value = whole(targets, row, "value"),
                            .thai = targets.stated(row, "thai"),
                            .english = targets.stated(row, "english"),
                            .certainty = targets.certainty(row),
                            .source = targets.stated(row, "source")});
  }
  const DataFile criteria(folder / "criteria.csv");
  for (std::size_t row = 0; row < criteria.size(); ++row) {
    book.criteria.push_back({.number = static_cast<int>(whole(criteria, row, "no")),
                             .group = one_of(criteria, row, "group", {"quantity", "quality", "management"}),
                             .answer_from = one_of(criteria, row, "answer_from",
                                                   {"share-of-area", "open-share", "sustainable", "trees", "plan"}),
                             .thai = criteria.stated(row, "thai"),
                             .english = criteria.stated(row, "english"),
                             .certainty = criteria.certainty(row),
                             .source = criteria.stated(row, "source")});
  }
  return book;
}

}  // namespace muang::green
