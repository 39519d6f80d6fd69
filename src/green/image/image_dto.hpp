// SPDX-License-Identifier: Apache-2.0
// JSON shapes of images, their jobs and figures. Days ISO, areas m².
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

inline constexpr std::string_view image_forms = "classes|bands";
inline constexpr std::string_view zone_kinds = "plots|boundaries";
inline constexpr std::string_view job_statuses = "waiting|running|done|failed|cancelled";

struct ImageView {
  std::int64_t id = 0, unit_id = 0, size = 0, band = 1, nir_band = 0;
  std::string form, class_set, source, taken_on, file_name, sha256, at;
  bool from_folder = false, demo = false;
  std::optional<double> scale, offset, threshold;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{field("id", &ImageView::id, "The image."),
                      field("unitId", &ImageView::unit_id, "For whose ground it was brought in."),
                      field("form", &ImageView::form, "One band of classes, or bands for a vegetation index.",
                            Limits{.values = image_forms}),
                      field("classSet", &ImageView::class_set, "worldcover, dynamic-world or vegetation-index."),
                      field("source", &ImageView::source, "Where the image comes from, as the person wrote it."),
                      field("takenOn", &ImageView::taken_on, "Day of the image, or the last day of its season."),
                      field("fileName", &ImageView::file_name, "As sent."),
                      field("sha256", &ImageView::sha256, "Of the file; empty for one in the operator's folder."),
                      field("size", &ImageView::size, "Bytes."),
                      field("band", &ImageView::band, "Of the classes, or of red."),
                      field("nirBand", &ImageView::nir_band, "Of near infrared; 0 for classes."),
                      field("scale", &ImageView::scale, "Value = scale × stored + offset; null: as the file says."),
                      field("offset", &ImageView::offset, "As scale."),
                      field("threshold", &ImageView::threshold, "Above it the index counts as green."),
                      field("fromFolder", &ImageView::from_folder, "It lies in the folder that the operator opened."),
                      field("demo", &ImageView::demo, "Made for the demonstration."),
                      field("at", &ImageView::at, "When it was brought in.")};
  }
};
struct ImageJobView {
  std::int64_t id = 0, image_id = 0, unit_id = 0, version = 0, total = 0, done = 0;
  std::string zones, status, problem_code, problem_th, problem_en, at, started_at, ended_at;
  std::vector<std::int64_t> green, canopy;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{field("id", &ImageJobView::id, "The job."),
                      field("imageId", &ImageJobView::image_id, "Its image."),
                      field("unitId", &ImageJobView::unit_id, "Its scope."),
                      field("version", &ImageJobView::version, "For If-Match."),
                      field("zones", &ImageJobView::zones, "In what it measures.", Limits{.values = zone_kinds}),
                      field("status", &ImageJobView::status, "How far it is.", Limits{.values = job_statuses}),
                      field("total", &ImageJobView::total, "Zones in scope when it was ordered."),
                      field("done", &ImageJobView::done, "Zones that are done."),
                      field("green", &ImageJobView::green, "Classes that count as green."),
                      field("canopy", &ImageJobView::canopy, "Classes that count as canopy."),
                      field("problemCode", &ImageJobView::problem_code, "Why it failed; empty: it did not."),
                      field("problemTh", &ImageJobView::problem_th, "In Thai."),
                      field("problemEn", &ImageJobView::problem_en, "In English."),
                      field("at", &ImageJobView::at, "When it was ordered."),
                      field("startedAt", &ImageJobView::started_at, "Empty: not yet."),
                      field("endedAt", &ImageJobView::ended_at, "Empty: not yet.")};
  }
};
struct LandClassView {
  std::string set, name_th, name_en, certainty, source;
  std::int64_t code = 0;
  bool green = false, canopy = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("set", &LandClassView::set, "The set."),
                      field("code", &LandClassView::code, "Value of a cell."),
                      field("nameTh", &LandClassView::name_th, "In Thai."),
                      field("nameEn", &LandClassView::name_en, "In English."),
                      field("green", &LandClassView::green, "Counts as green unless a job says otherwise."),
                      field("canopy", &LandClassView::canopy, "Counts as canopy."),
                      field("certainty", &LandClassView::certainty, "Of that reading.",
                            http::Limits{.values = "official|published|inferred|recalled"}),
                      field("source", &LandClassView::source, "Where the set is from.")};
  }
};
struct ImageList {
  std::vector<ImageView> images;
  std::vector<ImageJobView> jobs;
  std::vector<LandClassView> classes;
  std::vector<std::string> folder;
  bool may_measure = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("images", &ImageList::images, "Newest first."), field("jobs", &ImageList::jobs, "Newest first."),
                      field("classes", &ImageList::classes, "The sets of classes."),
                      field("folder", &ImageList::folder, "GeoTIFF files in the folder that the operator opened."),
                      field("mayMeasure", &ImageList::may_measure, "The caller may bring in images and order jobs.")};
  }
};
struct NewImageJob {
  std::string zones;
  std::optional<std::vector<std::int64_t>> green, canopy;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("zones", &NewImageJob::zones, "In what to measure.", http::Limits{.values = zone_kinds}),
                      field("green", &NewImageJob::green, "Classes that count as green; null: as the set has it.",
                            http::Limits{.max_items = 100}),
                      field("canopy", &NewImageJob::canopy, "As green.", http::Limits{.max_items = 100})};
  }
};
struct ClassFigure {
  std::int64_t code = 0;
  std::string name_th, name_en;
  double m2 = 0, share = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &ClassFigure::code, "The class."),
                      field("nameTh", &ClassFigure::name_th, "In Thai; empty: not in the set."),
                      field("nameEn", &ClassFigure::name_en, "In English."), field("m2", &ClassFigure::m2, "m²."),
                      field("share", &ClassFigure::share, "Of what the image covers.")};
  }
};
struct ZoneFigureView {
  std::int64_t zone_id = 0, unit_id = 0;
  std::string name_th, name_en, reason, reason_th, reason_en;
  double covered_m2 = 0;
  std::optional<double> green_share, canopy_share;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("zoneId", &ZoneFigureView::zone_id, "Plot or local government."),
        field("unitId", &ZoneFigureView::unit_id, "Whose ground it is."),
        field("nameTh", &ZoneFigureView::name_th, "In Thai."),
        field("nameEn", &ZoneFigureView::name_en, "In English."),
        field("coveredM2", &ZoneFigureView::covered_m2, "m² of it with data."),
        field("greenShare", &ZoneFigureView::green_share, "Of that; null where there is no data, never 0 for it."),
        field("canopyShare", &ZoneFigureView::canopy_share, "As above."),
        field("reason", &ZoneFigureView::reason, "Why there is no figure."),
        field("reasonTh", &ZoneFigureView::reason_th, "In Thai."),
        field("reasonEn", &ZoneFigureView::reason_en, "In English.")};
  }
};
struct ImageJobPage {
  ImageView image;
  ImageJobView job;
  double covered_m2 = 0, green_m2 = 0, canopy_m2 = 0;
  std::optional<double> green_share, canopy_share;
  std::vector<ClassFigure> classes;
  std::vector<ZoneFigureView> rows;
  std::optional<std::int64_t> next;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("image", &ImageJobPage::image, "Source and date of the figures."),
                      field("job", &ImageJobPage::job, "How far it is."),
                      field("coveredM2", &ImageJobPage::covered_m2,
                            "m² of the zones done so far, with data; plots that "
                            "overlap count twice here."),
                      field("greenM2", &ImageJobPage::green_m2, "Of that green."),
                      field("canopyM2", &ImageJobPage::canopy_m2, "Of that canopy."),
                      field("greenShare", &ImageJobPage::green_share, "null: no data."),
                      field("canopyShare", &ImageJobPage::canopy_share, "null: no data."),
                      field("classes", &ImageJobPage::classes, "By code."),
                      field("rows", &ImageJobPage::rows, "Up to 200 zones by number."),
                      field("next", &ImageJobPage::next, "Zone to ask for the next ones after; null: none.")};
  }
};
struct CoverChange {
  ImageJobView from, to;
  std::string from_day, to_day;
  std::int64_t zones = 0, left_out = 0;
  double m2 = 0, green_from = 0, green_to = 0, canopy_from = 0, canopy_to = 0;
  double accuracy_from = 0, accuracy_to = 0, doubt = 0;
  bool beyond_doubt_green = false, beyond_doubt_canopy = false;
  std::string certainty, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("from", &CoverChange::from, "The earlier job."),
        field("to", &CoverChange::to, "The later job."),
        field("fromDay", &CoverChange::from_day, "Day of its image."),
        field("toDay", &CoverChange::to_day, "Day of its image."),
        field("zones", &CoverChange::zones, "Zones with data in both."),
        field("leftOut", &CoverChange::left_out, "Zones with data in one alone: not compared."),
        field("m2", &CoverChange::m2, "m² of the compared zones, of the earlier image."),
        field("greenFrom", &CoverChange::green_from, "Share of green before."),
        field("greenTo", &CoverChange::green_to, "And after."),
        field("canopyFrom", &CoverChange::canopy_from, "Share of canopy before."),
        field("canopyTo", &CoverChange::canopy_to, "And after."),
        field("accuracyFrom", &CoverChange::accuracy_from,
              "Share of cells that the maker says are right, as the caller gave it."),
        field("accuracyTo", &CoverChange::accuracy_to, "As above."),
        field("doubt", &CoverChange::doubt, "A share may differ by as much although nothing changed."),
        field("beyondDoubtGreen", &CoverChange::beyond_doubt_green, "The change of green is larger than that."),
        field("beyondDoubtCanopy", &CoverChange::beyond_doubt_canopy, "As above."),
        field("certainty", &CoverChange::certainty, "Of the bound."),
        field("textTh", &CoverChange::text_th, "How to read it, in Thai."),
        field("textEn", &CoverChange::text_en, "In English.")};
  }
};

struct CoverLeftOut {
  std::int64_t unit_id = 0;
  std::string name_th, name_en, reason_th, reason_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("unitId", &CoverLeftOut::unit_id, "The local government."),
                      field("nameTh", &CoverLeftOut::name_th, "In Thai."),
                      field("nameEn", &CoverLeftOut::name_en, "In English."),
                      field("reasonTh", &CoverLeftOut::reason_th, "Why it gets no figure, in Thai."),
                      field("reasonEn", &CoverLeftOut::reason_en, "In English.")};
  }
};
struct CoverPublished {
  int year = 0;
  std::int64_t units = 0;
  std::vector<CoverLeftOut> left_out;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &CoverPublished::year, "Fiscal year of the image's day, B.E."),
                      field("units", &CoverPublished::units, "Local governments whose two shares now stand."),
                      field("leftOut", &CoverPublished::left_out, "The others.")};
  }
};

}  // namespace muang::green
