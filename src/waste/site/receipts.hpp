// SPDX-License-Identifier: Apache-2.0
// The use cases of a month at a site: what came in, beside what the towns say they delivered. For this slice only.
#pragma once

#include "waste/site/facilities.hpp"
#include "waste/site/receipt_dto.hpp"

namespace muang::waste {

// To be read by those in the keeper's scope; unknown and foreign alike 404.
Result<SiteMonthView> site_month(const Waste& waste, const http::Call& call);
Result<Done> save_site_month(Waste& waste, const http::Call& call, const SiteMonthEdit& edit, std::int64_t version);

void add_receipt_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
