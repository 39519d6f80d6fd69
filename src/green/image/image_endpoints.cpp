// SPDX-License-Identifier: Apache-2.0
#include "green/image/image_endpoints.hpp"

#include "green/image/cover_facts.hpp"
#include "green/image/image_errors.hpp"
#include "green/image/images.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Method;
using http::Response;

constexpr std::string_view of_unit = "/api/v1/units/{unit}/green/images";

Result<Response> move(Green& green, const Call& call, bool cancel) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const ImageJobView job, move_job(green, call, cancel, version));
  return http::ok_json(job);
}

http::Endpoint moving(Green& green, std::string_view path, std::string_view summary, bool cancel) {
  return {.method = Method::Post,
          .path = path,
          .permission = signed_in,
          .summary = summary,
          .response = http::schema_of<ImageJobView>(),
          .errors = {errors::image_job_not_found, errors::image_not_yours, errors::image_job_over, errors::image_job_stale,
                     errors::image_not_found},
          .if_match = true,
          .handler = [&green, cancel](const Call& call) { return move(green, call, cancel); }};
}

}  // namespace

void add_image_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back({.method = Method::Get,
                   .path = of_unit,
                   .permission = signed_in,
                   .summary = "Images of the ground of a local government, a province or the nation, and what was measured.",
                   .response = http::schema_of<ImageList>(),
                   .errors = {errors::image_unit_not_found},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const ImageList list, list_images(green, call));
                     return http::ok_json(list);
                   }});
  table.push_back(
      {.method = Method::Post,
       .path = of_unit,
       .permission = signed_in,
       .summary = "Brings in a GeoTIFF: the file, or folderName in the operator's folder; form, classSet, source, "
                  "takenOn, band, nirBand, scale, offset, threshold.",
       .response = http::schema_of<ImageView>(),
       .errors = {errors::image_unit_not_found, errors::image_not_yours, errors::image_missing, errors::image_not_in_folder,
                  errors::image_value_wrong, errors::image_no_geotiff, errors::image_day_wrong, errors::image_needs_scale},
       .body_limit = largest_image,
       .upload = true,
       .handler = [&green](const Call& call) -> Result<Response> {
         TRY(const ImageView image, add_image(green, call));
         return http::ok_json(image, 201);
       }});
  table.push_back({.method = Method::Delete,
                   .path = "/api/v1/green/images/{image}",
                   .permission = signed_in,
                   .summary = "Takes an image out; what was measured with it stays.",
                   .errors = {errors::image_not_found, errors::image_not_yours, errors::image_in_use},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY_VOID(remove_image(green, call));
                     return Response{.status = 204};
                   }});
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/green/images/{image}/jobs",
       .permission = signed_in,
       .summary = "Orders the figures of an image in the plots or boundaries of its scope.",
       .request = http::schema_of<NewImageJob>(),
       .response = http::schema_of<ImageJobView>(),
       .errors = {errors::image_not_found, errors::image_not_yours, errors::image_no_zones, errors::image_class_unknown},
       .handler = http::with_body<NewImageJob>([&green](const Call& call, const NewImageJob& body) -> Result<Response> {
         TRY(const ImageJobView job, order_job(green, call, body));
         return http::ok_json(job, 201);
       })});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/image-jobs/{job}",
                   .permission = signed_in,
                   .summary = "How far a job is, and its figures with source and day of the image.",
                   .query = {{"after", "integer", "Zones behind this one."}},
                   .response = http::schema_of<ImageJobPage>(),
                   .errors = {errors::image_job_not_found},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const ImageJobPage page, job_page(green, call));
                     return http::ok_json(page);
                   }});
  table.push_back(moving(green, "/api/v1/green/image-jobs/{job}/cancel", "Stops a job after the part it is at.", true));
  table.push_back(moving(green, "/api/v1/green/image-jobs/{job}/resume", "Takes a job up where it stopped.", false));
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/green/image-jobs/{job}/publish",
       .permission = signed_in,
       .summary = "Publishes the shares of a finished job in boundaries to the city database, with source and day.",
       .response = http::schema_of<CoverPublished>(),
       .errors = {errors::image_job_not_found, errors::image_not_yours, errors::image_job_stale, errors::image_not_found,
                  errors::image_gives_no_fact, errors::image_covers_none},
       .if_match = true,
       .handler = [&green](const Call& call) -> Result<Response> {
         TRY(const std::int64_t version, http::if_match_version(call));
         TRY(const CoverPublished published, publish_cover(green, call, version));
         return http::ok_json(published);
       }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/cover-change",
                   .permission = signed_in,
                   .summary = "Two finished jobs of one scope side by side, and whether the difference is beyond doubt.",
                   .query = {{"from", "integer", "The earlier job.", true},
                             {"to", "integer", "The later job.", true},
                             {"accuracy-from", "string", "Share of cells of its image that are right, 0.75.", true},
                             {"accuracy-to", "string", "As above.", true}},
                   .response = http::schema_of<CoverChange>(),
                   .errors = {errors::image_job_not_found, errors::image_jobs_differ, errors::image_value_wrong},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const CoverChange change, cover_change(green, call));
                     return http::ok_json(change);
                   }});
}

}  // namespace muang::green
