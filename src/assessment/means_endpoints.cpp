// SPDX-License-Identifier: Apache-2.0
#include "assessment/means.hpp"
#include "assessment/results.hpp"
#include "assessment/workflow.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"

namespace muang::assessment {

namespace {

constexpr double millionths = 1e6;

std::optional<GroupBy> parse_by(std::string_view code) {
  if (code == "province") return GroupBy::Province;
  if (code == "kind") return GroupBy::Kind;
  if (code == "office") return GroupBy::Office;
  if (code == "nation") return GroupBy::Nation;
  return std::nullopt;
}

// Total percent is linear in the points, so the mean total follows from the sums of the points:
// sum over components of weight × points ÷ (maximum × sheets).
double total_mean(const Framework& framework, const GroupMeans& group) {
  double total = 0;
  for (const Component& component : framework.components) {
    std::int64_t points = 0;
    for (const std::size_t indicator : component.indicators) points += group.sums[indicator];
    const double maximum = static_cast<double>(component.indicators.size()) * framework.indicator_max();
    total += component.weight_percent * (static_cast<double>(points) / millionths) /
             (maximum * static_cast<double>(group.sheets));
  }
  return total;
}

MeanGroup view(const Framework& framework, const GroupMeans& group, const identity::UnitTree& tree) {
  MeanGroup shown;
  shown.id = group.id;
  if (const auto* unit = tree.find(group.unit)) {
    shown.name_th = unit->name_th;
    shown.name_en = unit->name_en;
  }
  shown.sheets = group.sheets;
  shown.indicators.reserve(framework.indicators.size());
  for (std::size_t i = 0; i < framework.indicators.size(); ++i)
    shown.indicators.push_back({framework.indicators[i].id, group.mean(i)});
  shown.total_mean = total_mean(framework, group);
  return shown;
}

Result<http::Response> means(const AssessmentService& service, MeansKeeper& keeper, const http::Call& call) {
  TRY(const FiscalYear year, year_named(call.query_value("year").value_or("")));
  Means answer{year.buddhist(), call.query_value("by").value_or("province"), {}, {}};
  const auto by = parse_by(answer.by);
  if (!by) return Error{errors::bad_filter, "by", {}};
  const auto tree = service.identity().tree_on(year.last_day());
  const auto groups = service.database().reading([&](store::Transaction& tx) { return keeper.means(tx, year, *by, tree); });
  const Framework* framework = service.find_framework(keeper.edition(year));
  if (framework) {
    answer.edition = framework->id;
    answer.groups.reserve(groups.size());
    for (const GroupMeans& group : groups) answer.groups.push_back(view(*framework, group, *tree));
  }
  return http::ok_json(answer);
}

}  // namespace

void add_means_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  const auto keeper = std::make_shared<MeansKeeper>();
  table.push_back(
      {.method = http::Method::Get,
       .path = "/api/v1/assessments/means",
       .permission = open_to_public,
       .summary = "Mean of each indicator over the announced results of a round.",
       .query = {{"year", "integer", "Fiscal year, B.E.", true}, {"by", "string", "province, kind, office or nation."}},
       .response = http::schema_of<Means>(),
       .errors = {errors::bad_year, errors::bad_filter},
       .kept = {{results_topic, "units"}},
       .handler = [&service, keeper](const http::Call& call) { return means(service, *keeper, call); }});
}

}  // namespace muang::assessment
