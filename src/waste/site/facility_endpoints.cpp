// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_endpoints.hpp"

#include "http/etag.hpp"
#include "waste/climate/climate_data.hpp"
#include "waste/flow/flow_file.hpp"
#include "waste/form/form_file.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/site/facilities.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/facility_file.hpp"
#include "waste/site/facility_views.hpp"
#include "waste/total/published.hpp"

namespace muang::waste {

Waste::Waste(identity::Identity& identity, const Texts& texts, const std::filesystem::path& data, city::City& city,
             const std::filesystem::path& files)
    : identity_(identity),
      texts_(texts),
      city_(city),
      book_(read_facility_book(data / "waste")),
      forms_(read_form_book(data / "waste")),
      saos_(data),
      published_(read_published(data / "waste/national-series.csv")),
      flow_uncertainty_(read_flow_uncertainty(data / "waste")),
      climate_(std::make_shared<const ClimateData>(load_climate_data(data))),
      files_(files) {}

namespace {

using http::Call;
using http::Response;

Result<Response> page_answer(const Waste& waste, const Call& call, std::int64_t id, int status = 200) {
  TRY(const FacilityPage page, facility_page(waste, call, id));
  Response response = http::ok_json(page, status);
  response.headers.emplace_back("ETag", http::version_etag(page.version));
  return response;
}

Result<Response> answer_of_path(const Waste& waste, const Call& call) {
  const auto id = call.path_integer("facility");
  if (!id) return errors::facility_not_found;
  return page_answer(waste, call, *id);
}

Result<Response> list(const Waste& waste, const Call& call) {
  TRY(const FacilityList found, list_facilities(waste, call));
  return http::ok_json(found);
}

Result<Response> enter(Waste& waste, const Call& call, const NewFacility& body) {
  TRY(const std::int64_t id, enter_facility(waste, call, body));
  return page_answer(waste, call, id, 201);
}

Result<Response> change(Waste& waste, const Call& call, const FacilityEntry& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(change_facility(waste, call, body, version));
  return answer_of_path(waste, call);
}

Result<Response> decide(Waste& waste, const Call& call, const ClassBody& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(decide_class(waste, call, body, version));
  return answer_of_path(waste, call);
}

// What stands against an entry.
std::vector<ErrorCode> with_entry_errors(std::vector<ErrorCode> more) {
  const std::vector<ErrorCode> entry{errors::name_missing,        errors::unknown_control,      errors::bad_month,
                                     errors::impossible_value,    errors::more_left_than_whole, errors::closed_before_opened,
                                     errors::closed_but_receives, errors::outside_the_country,  errors::unknown_method,
                                     errors::stock_below_zero};
  more.insert(more.end(), entry.begin(), entry.end());
  return more;
}

void add_reading(std::vector<http::Endpoint>& table, const Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/facilities",
                   .permission = open_to_public,
                   .summary = "Disposal and treatment sites and transfer stations, with their class in a year.",
                   .query = {{"year", "integer", "B.E.: gives class and amounts.", true},
                             {"province", "string", "Province of the keeper: TH-49 or an id."},
                             {"unit", "string", "The keeper: its id or stable key."},
                             {"method", "string", "Method as registered."},
                             {"class", "string", "unknown, proper, improper or not-disposal."}},
                   .response = http::schema_of<FacilityList>(),
                   .errors = {errors::bad_year, errors::bad_filter},
                   .handler = [&waste](const Call& call) { return list(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/facilities/{facility}",
                   .permission = open_to_public,
                   .summary = "One site. Note, findings and an inspector's reason are told to those in scope.",
                   .query = {{"year", "integer", "B.E.: gives class and amounts; without it this year."}},
                   .response = http::schema_of<FacilityPage>(),
                   .errors = {errors::facility_not_found, errors::bad_year},
                   .handler = [&waste](const Call& call) { return answer_of_path(waste, call); }});
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/waste/methods",
       .permission = open_to_public,
       .summary = "Methods, control ladder and the rules of proper and improper, each with its certainty.",
       .response = http::schema_of<MethodTables>(),
       .handler = [&waste](const Call&) -> Result<Response> { return http::ok_json(method_tables(waste.book())); }});
}

}  // namespace

void add_facility_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  add_reading(table, waste);
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/facilities",
       .permission = signed_in,
       .summary = "Enters a site into the register.",
       .request = http::schema_of<NewFacility>(),
       .response = http::schema_of<FacilityPage>(),
       .errors = with_entry_errors({errors::report_not_found, errors::no_report_unit, errors::not_your_facility}),
       .idempotency_key = true,
       .handler = http::with_body<NewFacility>(
           [&waste](const Call& call, const NewFacility& body) { return enter(waste, call, body); })});
  table.push_back(
      {.method = Method::Put,
       .path = "/api/v1/facilities/{facility}",
       .permission = signed_in,
       .summary = "Changes a site's entry; a closing month closes it, none opens it again.",
       .request = http::schema_of<FacilityEntry>(),
       .response = http::schema_of<FacilityPage>(),
       .errors = with_entry_errors({errors::facility_not_found, errors::not_your_facility, errors::stale_facility}),
       .if_match = true,
       .handler = http::with_body<FacilityEntry>(
           [&waste](const Call& call, const FacilityEntry& body) { return change(waste, call, body); })});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/facilities/{facility}/class",
                   .permission = signed_in,
                   .summary = "An inspector gives a site another class than the rule's, or takes that back, with a reason.",
                   .request = http::schema_of<ClassBody>(),
                   .response = http::schema_of<FacilityPage>(),
                   .errors = {errors::facility_not_found, errors::not_your_facility, errors::stale_facility,
                              errors::bad_year, errors::class_reason_needed, errors::no_class_here},
                   .if_match = true,
                   .handler = http::with_body<ClassBody>(
                       [&waste](const Call& call, const ClassBody& body) { return decide(waste, call, body); })});
}

}  // namespace muang::waste
