// SPDX-License-Identifier: Apache-2.0
#include "waste/month/deliveries.hpp"

#include <map>
#include <set>

#include "waste/month/month_errors.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/facility_store.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

std::optional<Month> month_at(const store::Row& row, int column) {
  const auto index = row.maybe_integer(column);
  return index ? std::optional(Month::from_index(static_cast<int>(*index))) : std::nullopt;
}

std::string kg_text(const Figure& kg) { return kg ? std::to_string(*kg) : std::string("?"); }

}  // namespace

std::vector<StoredDelivery> deliveries_of(store::Transaction& tx, std::int64_t report) {
  return tx.all(sql::deliveries_of_report, {{"report_id", report}}, [](const store::Row& row) {
    StoredDelivery stored{.name_th = row.string(2), .name_en = row.string(3)};
    stored.delivery.facility = row.integer(0);
    stored.delivery.kg = row.maybe_integer(1);
    stored.delivery.opened = month_at(row, 4);
    stored.delivery.closed = month_at(row, 5);
    const bool site_reported = !row.is_null(6);
    if (site_reported) stored.delivery.receipt_kg = row.maybe_integer(7).value_or(0);
    return stored;
  });
}

std::vector<Delivery> delivered(const std::vector<StoredDelivery>& stored) {
  std::vector<Delivery> deliveries;
  for (const StoredDelivery& one : stored) deliveries.push_back(one.delivery);
  return deliveries;
}

std::vector<DeliveryView> delivery_views(const std::vector<StoredDelivery>& stored) {
  std::vector<DeliveryView> views;
  for (const StoredDelivery& one : stored) {
    views.push_back({one.delivery.facility, one.name_th, one.name_en, one.delivery.kg, one.delivery.receipt_kg});
  }
  return views;
}

Problems check_lines(store::Transaction& tx, const std::vector<DeliveryEdit>& lines) {
  Problems problems;
  if (lines.size() > most_deliveries) {
    problems.push_back({errors::too_many_rows, "deliveries", {{"limit", std::to_string(most_deliveries)}}});
    return problems;
  }
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const DeliveryEdit& line = lines[i];
    const std::string at = "deliveries[" + std::to_string(i) + "].", id = std::to_string(line.facility_id);
    if (!seen.insert(line.facility_id).second) {
      problems.push_back({errors::facility_twice, at + "facilityId", {{"facility", id}}});
    } else if (!find_facility(tx, line.facility_id)) {
      problems.push_back({errors::unknown_facility, at + "facilityId", {{"facility", id}}});
    }
    if (line.kg && *line.kg < 0) problems.push_back({errors::figure_negative, at + "kg", {{"name", "kg"}}});
  }
  return problems;
}

void replace_deliveries(store::Transaction& tx, identity::AuditEntry& entry, const std::string& subject, std::int64_t report,
                        const std::vector<DeliveryEdit>& lines) {
  std::map<std::int64_t, std::pair<std::string, std::string>> changes;  // before and after, by site
  for (const StoredDelivery& was : deliveries_of(tx, report)) {
    changes[was.delivery.facility].first = kg_text(was.delivery.kg);
  }
  tx.run(sql::clear_deliveries, {{"report_id", report}});
  for (const DeliveryEdit& line : lines) {
    changes[line.facility_id].second = kg_text(line.kg);
    tx.run(sql::insert_delivery, {{"report_id", report}, {"facility_id", line.facility_id}, {"kg", line.kg}});
  }
  for (const auto& [facility, values] : changes) {
    if (values.first != values.second)
      entry.change(subject + "/delivery/" + std::to_string(facility), values.first, values.second);
  }
}

void copy_deliveries(store::Transaction& tx, std::int64_t from_report, std::int64_t to_report) {
  tx.run(sql::copy_deliveries, {{"from_report", from_report}, {"to_report", to_report}});
}

}  // namespace muang::waste
