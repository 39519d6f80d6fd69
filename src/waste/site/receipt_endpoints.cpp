// SPDX-License-Identifier: Apache-2.0
#include "http/etag.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/receipts.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;

Result<Response> show(const Waste& waste, const Call& call) {
  TRY(const SiteMonthView view, site_month(waste, call));
  Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

Result<Response> save(Waste& waste, const Call& call, const SiteMonthEdit& edit) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(save_site_month(waste, call, edit, version));
  return show(waste, call);
}

}  // namespace

void add_receipt_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/facilities/{facility}/months/{month}";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = signed_in,
                   .summary = "A month of a site: what it received, beside what the towns say they delivered.",
                   .response = http::schema_of<SiteMonthView>(),
                   .errors = {errors::facility_not_found, errors::bad_month, errors::month_ahead},
                   .handler = [&waste](const Call& call) { return show(waste, call); }});
  table.push_back(
      {.method = Method::Put,
       .path = path,
       .permission = signed_in,
       .summary = "Saves a month of a site as a whole: receipts, transfers, old waste, recovery.",
       .request = http::schema_of<SiteMonthEdit>(),
       .response = http::schema_of<SiteMonthView>(),
       .errors = {errors::facility_not_found, errors::not_your_facility, errors::stale_facility, errors::bad_month,
                  errors::month_ahead, errors::unknown_unit, errors::unit_twice, errors::unknown_facility,
                  errors::facility_twice, errors::too_many_rows, errors::site_not_open, errors::amount_impossible,
                  errors::transfers_above_sent, errors::more_out_than_in, errors::stock_below_zero},
       .if_match = true,
       .handler = http::with_body<SiteMonthEdit>(
           [&waste](const Call& call, const SiteMonthEdit& body) { return save(waste, call, body); })});
}

}  // namespace muang::waste
