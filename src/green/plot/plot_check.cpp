// SPDX-License-Identifier: Apache-2.0
// What a drawn outline would bring, before it is saved.
#include "base/text.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "green/area_text_rules.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"

namespace muang::green {
namespace {

void compare(OutlineCheck& check, std::int64_t stated_cm2) {
  check.stated = area_view(stated_cm2);
  if (!check.area || check.area->cm2 == 0) return;
  check.difference_percent = static_cast<double>(difference_permille(stated_cm2, check.area->cm2)) / 10;
  check.reason_needed = areas_differ(stated_cm2, check.area->cm2);
}

}  // namespace

Result<OutlineCheck> check_outline(const Green& green, const http::Call& call, const OutlineBody& body) {
  TRY(const PlotUnit seen, unit_inside(call, green));
  auto read = read_outline(body.geometry);
  Problems problems = read ? Problems{} : read.problems();
  const std::string stated = text::trim(body.stated_area.value_or(""));
  const auto area = stated.empty() ? Result<AreaReading>(AreaReading{}) : read_area(stated);
  for (Error problem : area ? Problems{} : area.problems()) {
    problem.field = "statedArea";
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) return problems;

  OutlineCheck check{.valid = read->faults.empty()};
  for (const Error& fault : read->faults)
    check.faults.push_back(
        {code_text(fault.code), green.texts().error_text("th", fault), green.texts().error_text("en", fault)});
  if (!check.valid) check.repaired = geometry_json(read->repaired);
  const geo::Shape& shape = check.valid ? read->shape : read->repaired;
  if (!shape.empty()) check.area = area_view(geo::area_cm2(shape));
  if (!stated.empty()) compare(check, area->cm2);
  green.database().read([&](store::Transaction& tx) {
    check.findings = ground_findings(tx, green, seen.unit->id, shape, body.plot.value_or(0));
    if (const auto boundary = boundary_of(tx, seen.unit->id)) {
      check.boundary_known = true;
      check.boundary_approximate = boundary->approximate;
    }
  });
  return check;
}

}  // namespace muang::green
