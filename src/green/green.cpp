// SPDX-License-Identifier: Apache-2.0
#include "green/green.hpp"

#include "green/access/access_endpoints.hpp"
#include "green/boundary/boundaries.hpp"
#include "green/boundary/boundary_file_endpoints.hpp"
#include "green/image/image_endpoints.hpp"
#include "green/people/people_endpoints.hpp"
#include "green/photo/photos.hpp"
#include "green/plot/changes.hpp"
#include "green/plot/criteria.hpp"
#include "green/plot/exports.hpp"
#include "green/plot/plot_endpoints.hpp"
#include "green/plot/plot_file_endpoints.hpp"
#include "green/plot/summary.hpp"
#include "green/plot/totals.hpp"
#include "green/plot/year_facts.hpp"
#include "green/public/proposal_endpoints.hpp"
#include "green/public/town_page.hpp"
#include "green/road/town_roads.hpp"
#include "green/scenario/scenario_endpoints.hpp"
#include "green/tile/tile_endpoints.hpp"
#include "green/tree/tree_data.hpp"
#include "green/tree/tree_endpoints.hpp"

namespace muang::green {

Green::Green(identity::Identity& identity, const Texts& texts, const std::filesystem::path& data, city::City& city,
             const std::filesystem::path& files)
    : identity_(identity),
      texts_(texts),
      city_(city),
      data_(data),
      types_(TypeBook::read(data / "green/types.csv")),
      targets_(TargetBook::read(data / "green")),
      trees_(std::make_shared<const TreeData>(data / "green")),
      land_classes_(ClassBook::read(data / "green/land-cover.csv")),
      files_(files) {}

std::vector<http::Endpoint> endpoints(Green& green) {
  std::vector<http::Endpoint> table;
  add_tree_endpoints(table, green);
  add_plot_endpoints(table, green);
  add_summary_endpoints(table, green);
  add_criterion_endpoints(table, green);
  add_change_endpoints(table, green);
  add_export_endpoints(table, green);
  add_total_endpoints(table, green);
  add_fact_endpoints(table, green);
  add_boundary_endpoints(table, green);
  add_boundary_file_endpoints(table, green);
  add_photo_endpoints(table, green);
  add_tile_endpoints(table, green);
  add_plot_file_endpoints(table, green);
  add_image_endpoints(table, green);
  add_proposal_endpoints(table, green);
  add_town_page_endpoints(table, green);
  add_people_endpoints(table, green);
  add_access_endpoints(table, green);
  add_scenario_endpoints(table, green);
  add_road_endpoints(table, green);
  return table;
}

}  // namespace muang::green
