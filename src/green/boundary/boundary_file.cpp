// SPDX-License-Identifier: Apache-2.0
#include "green/boundary/boundary_file.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "geo/plane.hpp"
#include "green/boundary/boundaries.hpp"
#include "green/boundary/boundary_errors.hpp"
#include "green/boundary/boundary_keys.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/register_errors.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

using http::Call;

constexpr std::size_t shown_unknown = 20, shown_codes = 12;

struct Candidate {
  const identity::OrgUnit* unit = nullptr;
  StoredBoundary boundary;
  std::string outcome = "taken";
  bool repaired = false, replaces = false;
  std::int64_t features = 0;
  Problems problems;  // why it is refused; else what is to be known of it
};

std::string listed(const std::vector<std::string>& codes) {
  std::string all;
  for (std::size_t i = 0; i < std::min(codes.size(), shown_codes); ++i) all += (i > 0 ? ", " : "") + codes[i];
  return codes.size() > shown_codes ? all + " …" : all;
}

// Adds the shape of a feature, or what stands against it.
void add_shape(const geo::MapFeature& feature, bool repair, Candidate& one, std::vector<geo::Shape>& shapes) {
  if (feature.geometry.empty() || !feature.kind.ends_with("Polygon")) {
    one.problems.push_back({errors::boundary_is_no_area, "geometry", {{"place", feature.place}, {"kind", feature.kind}}});
    return;
  }
  auto read = read_outline(http::Json(feature.geometry));
  Problems problems = read ? read->faults : read.problems();
  if (read && !problems.empty() && repair && !read->repaired.empty()) {
    one.repaired = true;
    shapes.push_back(std::move(read->repaired));
    return;
  }
  if (problems.empty()) shapes.push_back(std::move(read->shape));
  for (Error& problem : problems) {
    problem.field = feature.place;
    one.problems.push_back(std::move(problem));
  }
}

class Joining {
 public:
  Joining(const geo::MapFile& map, const BoundaryKeys& keys, const BoundaryFileOrder& order)
      : map_(map), keys_(keys), order_(order) {}

  // Of the outlines that name it; nothing: the file does not speak of it.
  std::optional<Candidate> by_name(const identity::OrgUnit& unit) const {
    const auto found = keys_.of_units.find(unit.id.value);
    if (found == keys_.of_units.end()) return std::nullopt;
    Candidate one = begin(unit, !order_.official);
    join(one, found->second);
    return one;
  }
  std::optional<Candidate> by_tambons(const identity::OrgUnit& unit, const std::vector<CoveredTambon>& covered) const {
    std::vector<std::size_t> features;
    std::vector<std::string> missing, partly;
    for (const CoveredTambon& tambon : covered) {
      const auto found = keys_.tambons.find(tambon.code);
      if (found == keys_.tambons.end()) {
        missing.push_back(tambon.code);
        continue;
      }
      features.insert(features.end(), found->second.begin(), found->second.end());
      if (!tambon.whole) partly.push_back(tambon.code);
    }
    if (features.empty()) return std::nullopt;
    Candidate one = begin(unit, true);
    if (!missing.empty()) one.problems.push_back({errors::boundary_tambons_missing, "", {{"codes", listed(missing)}}});
    if (!partly.empty() && !order_.partly)
      one.problems.push_back({errors::boundary_tambons_partly, "", {{"codes", listed(partly)}}});
    if (one.problems.empty()) join(one, features);
    if (one.problems.empty() && !partly.empty())
      one.problems.push_back({errors::boundary_tambons_partly, "", {{"codes", listed(partly)}}});
    else if (!one.problems.empty())
      one.outcome = "refused";
    return one;
  }

 private:
  Candidate begin(const identity::OrgUnit& unit, bool approximate) const {
    return {.unit = &unit, .boundary = {.approximate = approximate, .source = text::trim(order_.source)}};
  }
  void join(Candidate& one, const std::vector<std::size_t>& features) const {
    std::vector<geo::Shape> shapes;
    for (const std::size_t i : features) add_shape(map_.features[i], order_.repair, one, shapes);
    one.features = static_cast<std::int64_t>(features.size());
    if (!one.problems.empty()) {
      one.outcome = "refused";
    } else {
      one.boundary.shape = shapes.size() == 1 ? std::move(shapes.front()) : geo::union_of(shapes);
    }
  }

  const geo::MapFile& map_;
  const BoundaryKeys& keys_;
  const BoundaryFileOrder& order_;
};

std::vector<Candidate> candidates_of(const geo::MapFile& map, const BoundaryKeys& keys, const BoundaryFileOrder& order,
                                     const UnitKeys& units, const TambonCoverage& coverage) {
  const Joining joining(map, keys, order);
  std::vector<Candidate> candidates;
  for (const identity::OrgUnit* unit : units.units()) {
    auto one = keys.by_tambon ? joining.by_tambons(*unit, coverage.of(unit->code)) : joining.by_name(*unit);
    if (one) candidates.push_back(std::move(*one));
  }
  return candidates;
}

// Against what stands: the same is left, an official border gives way to an approximate one only on the person's word.
void compare(Candidate& one, const std::optional<StoredBoundary>& standing, bool replace) {
  if (one.outcome == "refused" || !standing) return;
  one.replaces = true;
  if (standing->shape == one.boundary.shape && standing->approximate == one.boundary.approximate &&
      standing->source == one.boundary.source) {
    one.outcome = "same";
  } else if (!standing->approximate && one.boundary.approximate && !replace) {
    one.outcome = "refused";
    one.problems.push_back({errors::boundary_official_stands, "", {}});
  }
}

Result<Done> save_all(Green& green, const Call& call, const MeasuredScope& scope, const BoundaryFileOrder& order,
                      const std::string& sha256, std::vector<Candidate>& candidates) {
  const auto author = identity::author_of(call);
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    for (Candidate& one : candidates) {
      const auto standing = boundary_of(tx, one.unit->id);
      compare(one, standing, order.replace);
      if (one.outcome == "taken") save_boundary(tx, entry, one.unit->id, standing, one.boundary, author);
    }
    entry.concerns(scope.unit->id);
    entry.bump("green");
    entry.change("boundaries/" + scope.unit->uid + "/file", "", sha256);
    return Done{};
  };
  return green.identity().audit().transact<Done>(author, "green.boundaries.file", work);
}

BoundaryFileRow row_view(const Green& green, const Candidate& one) {
  BoundaryFileRow row{.unit_id = one.unit->id.value,
                      .features = one.features,
                      .name_th = one.unit->full_name_th(),
                      .name_en = one.unit->full_name_en(),
                      .outcome = one.outcome,
                      .approximate = one.boundary.approximate,
                      .replaces = one.replaces,
                      .repaired = one.repaired};
  if (!one.boundary.shape.empty()) row.area = area_view(geo::area_cm2(one.boundary.shape));
  for (const Error& problem : one.problems)
    row.problems.push_back({code_text(problem.code), problem.field, green.texts().error_text("th", problem),
                            green.texts().error_text("en", problem)});
  return row;
}

void fill(BoundaryFileReport& report, const Green& green, const std::vector<Candidate>& candidates) {
  for (const Candidate& one : candidates)
    ++(one.outcome == "taken" ? report.taken : one.outcome == "same" ? report.same : report.refused);
  for (const bool refused : {true, false})
    for (const Candidate& one : candidates)
      if ((one.outcome == "refused") == refused) report.rows.push_back(row_view(green, one));
}

}  // namespace

Result<BoundaryFileReport> import_boundaries(Green& green, const Call& call, const MeasuredScope& scope,
                                             const BoundaryFileOrder& order, const http::UploadedFile& file) {
  TRY(const geo::MapFile map, geo::read_map_file(std::string_view(file.content), {order.crs, order.encoding}));
  if (map.features.size() > most_boundary_features)
    return Error{errors::boundary_file_too_many,
                 "file",
                 {{"count", std::to_string(map.features.size())}, {"maximum", std::to_string(most_boundary_features)}}};
  const UnitKeys units(*scope.tree, scope.unit->id);
  const TambonCoverage coverage(green.data_folder() / "org-units/tambon-coverage.csv");
  Problems problems;
  if (text::trim(order.source).empty()) problems.push_back({errors::boundary_source_needed, "source", {}});
  auto keys = keys_of(map, order.column, units, coverage);
  if (!keys) problems.insert(problems.end(), keys.problems().begin(), keys.problems().end());
  if (keys && keys->by_tambon && order.official) problems.push_back({errors::boundary_tambons_official, "official", {}});
  if (!problems.empty()) return problems;
  std::vector<Candidate> candidates = candidates_of(map, *keys, order, units, coverage);
  if (candidates.empty())  // it speaks of other places alone
    return Error{errors::boundary_key_unknown, "column", {{"titles", map.fields[keys->column]}}};
  BoundaryFileReport report{.file_name = file.name.substr(0, 200),
                            .sha256 = http::sha256_hex(file.content),
                            .format = map.format,
                            .encoding = map.encoding,
                            .crs = map.crs,
                            .column = map.fields[keys->column],
                            .by = keys->by_tambon ? "tambon" : "unit",
                            .titles = map.fields,
                            .features = static_cast<std::int64_t>(map.features.size()),
                            .unknown = static_cast<std::int64_t>(keys->unknown.size())};
  for (std::size_t i = 0; i < std::min(keys->unknown.size(), shown_unknown); ++i)
    report.unknown_values.push_back(map.features[keys->unknown[i]].values[keys->column].substr(0, 60));
  if (order.dry_run) {
    green.database().read([&](store::Transaction& tx) {
      for (Candidate& one : candidates) compare(one, boundary_of(tx, one.unit->id), order.replace);
    });
  } else {
    TRY_VOID(save_all(green, call, scope, order, report.sha256, candidates));
  }
  fill(report, green, candidates);
  report.written = !order.dry_run && report.taken > 0;
  return report;
}

}  // namespace muang::green
