// SPDX-License-Identifier: Apache-2.0
#include "http/etag.hpp"
#include "waste/form/form_errors.hpp"
#include "waste/form/form_overview.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/site/facility_errors.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
namespace p = identity::permissions;

Result<Response> file_answer(const report::Table& table, const std::string& format, const std::string& name) {
  Response response;
  response.content_type =
      format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  response.body = format == "csv" ? report::write_csv(table) : report::write_xlsx(table);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

// Empty: JSON is wanted.
Result<std::string> format_of(const Call& call) {
  const std::string format = call.query_value("format").value_or("");
  if (format.empty() || format == "csv" || format == "xlsx") return format;
  return Error{errors::unknown_form_or_file, "format", {{"value", format.substr(0, 20)}}};
}

std::string_view language_of(const Call& call) { return call.language == http::Language::Thai ? "th" : "en"; }

Result<Response> show(const Waste& waste, const Call& call) {
  TRY(const int year, form_year(call, call.path_values.at("year")));
  TRY(const std::string format, format_of(call));
  return waste.database().reading([&](store::Transaction& tx) -> Result<Response> {
    TRY(const FormPlace place, form_place(tx, call, waste));
    const BuiltForm built = build_form(tx, waste, place, year, Date::of_instant(call.now));
    if (!format.empty()) {
      const std::string name = place.site ? "facility-" + std::to_string(place.site->id) : place.unit->uid;
      return file_answer(form_sheet(waste, place, built, year, language_of(call)), format,
                         "waste-form-" + name + "-" + std::to_string(year + buddhist_offset));
    }
    Response response = http::ok_json(form_view(waste, place, built, year));
    response.headers.emplace_back("ETag", http::version_etag(built.stored.version));
    return response;
  });
}

Result<Response> save(Waste& waste, const Call& call, const FormEdit& edit) {
  TRY(const int year, form_year(call, call.path_values.at("year")));
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(save_form(waste, call, year, edit, version));
  Call again = call;
  again.query.erase("format");
  return show(waste, again);
}

Result<Response> overview(const Waste& waste, const Call& call) {
  TRY(const std::string format, format_of(call));
  const std::string form = call.query_value("form").value_or("kp1");
  if (form != "kp1" && form != "kp2" && form != "kp3")
    return Error{errors::unknown_form_or_file, "form", {{"value", form.substr(0, 20)}}};
  if (format.empty()) {
    TRY(const FormOverview answer, form_overview(waste, call));
    return http::ok_json(answer);
  }
  TRY(const report::Table table, form_table(waste, call, form));
  return file_answer(table, format, "waste-forms-" + form + "-" + call.query_value("year").value_or(""));
}

http::Endpoint reading(std::string_view path, std::string_view summary, std::vector<ErrorCode> errors_known,
                       const Waste& waste) {
  return {.method = http::Method::Get,
          .path = path,
          .permission = signed_in,
          .summary = summary,
          .query = {{"format", "string", "csv or xlsx: the form as a file."}},
          .response = http::schema_of<YearForm>(),
          .errors = std::move(errors_known),
          .handler = [&waste](const Call& call) { return show(waste, call); }};
}

http::Endpoint writing(std::string_view path, std::string_view summary, std::vector<ErrorCode> errors_known, Waste& waste) {
  for (const ErrorCode code :
       {errors::not_your_form, errors::unknown_form_field, errors::field_not_typed, errors::field_reason_needed,
        errors::field_out_of_range, errors::field_of_other_kind, errors::field_twice, errors::stale_form})
    errors_known.push_back(code);
  return {.method = http::Method::Put,
          .path = path,
          .permission = signed_in,
          .summary = summary,
          .request = http::schema_of<FormEdit>(),
          .response = http::schema_of<YearForm>(),
          .errors = std::move(errors_known),
          .if_match = true,
          .handler = http::with_body<FormEdit>(
              [&waste](const Call& call, const FormEdit& body) { return save(waste, call, body); })};
}

}  // namespace

void add_form_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  constexpr std::string_view town = "/api/v1/units/{unit}/waste/forms/{year}";
  constexpr std::string_view site = "/api/v1/facilities/{facility}/forms/{year}";
  const std::vector<ErrorCode> of_town{errors::report_not_found, errors::no_report_unit, errors::bad_form_year,
                                       errors::unknown_form_or_file};
  const std::vector<ErrorCode> of_site{errors::facility_not_found, errors::bad_form_year, errors::unknown_form_or_file};
  table.push_back(reading(town,
                          "Form KP.1 of a local government and year: filled from the approved months, with what people "
                          "added beside it.",
                          of_town, waste));
  table.push_back(writing(town,
                          "Adds to form KP.1 what the system does not know, or a value over a computed one with its reason.",
                          {errors::report_not_found, errors::no_report_unit, errors::bad_form_year}, waste));
  table.push_back(reading(site, "Forms KP.2 and KP.3 of a facility and year: filled from the register and what came in.",
                          of_site, waste));
  table.push_back(writing(site, "Adds to the forms of a facility what the system does not know.",
                          {errors::facility_not_found, errors::bad_form_year}, waste));
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/waste/forms",
                   .permission = p::read_waste,
                   .summary = "The yearly forms of every local government and facility in scope, with subtotals.",
                   .query = {{"year", "integer", "B.E.", true},
                             {"province", "string", "TH-49 or an id; without it all in scope."},
                             {"form", "string", "Of a file: kp1, kp2 or kp3."},
                             {"format", "string", "csv or xlsx: every field of the form as a file."}},
                   .response = http::schema_of<FormOverview>(),
                   .errors = {errors::bad_form_year, errors::no_form_province, errors::unknown_form_or_file},
                   .handler = [&waste](const Call& call) { return overview(waste, call); }});
}

}  // namespace muang::waste
