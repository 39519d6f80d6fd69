// SPDX-License-Identifier: Apache-2.0
// What a revision of a monthly report delivers where. For this slice only.
#pragma once

#include <string>
#include <vector>

#include "identity/audit.hpp"
#include "waste/month/month_dto.hpp"
#include "waste/month/month_store.hpp"

namespace muang::waste {

inline constexpr std::size_t most_deliveries = 60;  // as check_report_flat reads

struct StoredDelivery {
  Delivery delivery;  // with the site's months and receipt, for the rules
  std::string name_th, name_en;
};
std::vector<StoredDelivery> deliveries_of(store::Transaction& tx, std::int64_t report);  // by Thai name
// The same as the rules read it.
std::vector<Delivery> delivered(const std::vector<StoredDelivery>& stored);
std::vector<DeliveryView> delivery_views(const std::vector<StoredDelivery>& stored);

// Every line that cannot be kept: unknown site, a site twice, a negative amount, too many lines.
Problems check_lines(store::Transaction& tx, const std::vector<DeliveryEdit>& lines);
// The whole new list of a report; what differs goes into the audit behind `subject`.
void replace_deliveries(store::Transaction& tx, identity::AuditEntry& entry, const std::string& subject, std::int64_t report,
                        const std::vector<DeliveryEdit>& lines);
void copy_deliveries(store::Transaction& tx, std::int64_t from_report, std::int64_t to_report);

}  // namespace muang::waste
