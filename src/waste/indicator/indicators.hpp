// SPDX-License-Identifier: Apache-2.0
// Indicators of a local government, province, office and the nation, and what a year gives to the city database. For this
// slice only.
#pragma once

#include "http/endpoint.hpp"
#include "waste/indicator/indicator_dto.hpp"
#include "waste/indicator/indicator_store.hpp"

namespace muang::waste {

// Greenhouse gas of a year's waste by the way it went; landfills by the methane commitment of the year (GPC eq. 8.3).
GasOfYear gas_of_year(const ClimateData& data, const YearFigures& figures);

// A year of the query, B.E., and its basis; without a year the last one that is over.
Result<YearSpan> asked_span(const http::Call& call);

void add_indicator_endpoints(std::vector<http::Endpoint>& table, Waste& waste);
void add_fact_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
