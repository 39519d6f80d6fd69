// SPDX-License-Identifier: Apache-2.0
// muang-raster: `muang green ndvi`, `muang green zonal`, and the people of a raster for the server. A program of its own, so
// that the server does not carry GDAL and so that images from people can be read in a child with limits (base/sandbox.hpp).
#include <fstream>
#include <iostream>

#include "base/json_text.hpp"
#include "base/texts.hpp"
#include "green/people/people_errors.hpp"
#include "green/raster/index_above.hpp"
#include "green/raster/people_cells.hpp"
#include "green/raster/zonal.hpp"
#include "green/raster_errors.hpp"
#include "green/rasterfile/answers.hpp"
#include "green/rasterfile/arguments.hpp"
#include "green/rasterfile/degrees.hpp"
#include "green/rasterfile/files.hpp"

namespace {

using namespace muang;         // NOLINT: a program of one page
using namespace muang::green;  // NOLINT

// Standard output, or a new file.
Result<Done> deliver(const RasterArguments& arguments, const std::function<void(std::ostream&)>& write) {
  if (arguments.out.empty()) {
    write(std::cout);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("cannot write the answer");
    return Done{};
  }
  std::ofstream file;
  if (!std::filesystem::exists(arguments.out)) file.open(arguments.out, std::ios::binary);
  if (file.is_open()) write(file);
  if (!file.is_open() || !file.flush())
    return Error{errors::raster_option_bad, "--out", {{"option", "--out"}, {"value", arguments.out.string()}}};
  return Done{};
}

struct Bands {
  OpenedRaster red, nir;
  double scale = 1, offset = 0;
};

Result<Bands> open_bands(const RasterArguments& arguments, Values values) {
  Bands bands;
  TRY(bands.red, open_raster("--red", arguments.red, arguments.red_band, values));
  TRY(bands.nir, open_raster("--nir", arguments.nir, arguments.nir_band, values));
  // A threshold on raw numbers is a wrong threshold: 35 cells above 0.5 of the Landsat pair of the tests instead of 230,316.
  if (bands.red.whole_numbers && !arguments.scale && !bands.red.has_scale)
    return Error{errors::ndvi_needs_scale, "--scale", {{"file", arguments.red.filename().string()}}};
  if (bands.red.raster.shape.type != bands.nir.raster.shape.type) return open_bands(arguments, Values::AsDouble);
  bands.scale = arguments.scale.value_or(bands.red.scale);
  bands.offset = arguments.offset.value_or(arguments.scale ? 0 : bands.red.offset);
  return bands;
}

// What zones are laid over: a file, or the classes of two bands.
Result<OpenedRaster> open_cells(const RasterArguments& arguments) {
  if (!arguments.above) {
    TRY(OpenedRaster opened, open_raster("--raster", arguments.raster, arguments.band, Values::AsStored));
    opened.scale = arguments.scale.value_or(opened.scale);
    opened.offset = arguments.offset.value_or(opened.offset);
    return opened;
  }
  TRY(const Bands bands, open_bands(arguments, Values::AsStored));
  OpenedRaster classes = bands.red;
  TRY(classes.raster, index_above(bands.red.raster, bands.nir.raster,
                                  {.scale = bands.scale, .offset = bands.offset, .threshold = *arguments.above}));
  classes.scale = 1;
  classes.offset = 0;
  return classes;
}

Result<Done> run_zonal(const RasterArguments& arguments) {
  TRY(const OpenedRaster opened, open_cells(arguments));
  std::optional<Raster> weights;
  if (!arguments.weights.empty()) {
    TRY(const OpenedRaster weight, open_raster("--weights", arguments.weights, 1, Values::AsDouble));
    weights = weight.raster;
  }
  TRY(const std::vector<Zone> zones, read_zones(arguments.zones, arguments.layer, arguments.id, opened));
  ZonalRequest request{.scale = opened.scale, .offset = opened.offset, .threads = arguments.threads};
  for (const Stat stat : arguments.stats) request.stats.set(static_cast<std::size_t>(stat));
  TRY(const std::vector<ZoneFigures> figures, zonal(opened.raster, weights, zones, request));
  if (arguments.format == "gpkg") {
    std::vector<std::string> reasons;
    for (const ZoneFigures& zone : figures) reasons.emplace_back(reason_code(zone.reason));
    return write_zones(arguments.out, arguments.zones, arguments.layer, zones, reasons, columns_of(figures, arguments));
  }
  return deliver(arguments, [&](std::ostream& out) {
    if (arguments.format == "json") {
      write_json(out, zones, figures, arguments, request.scale, request.offset);
    } else {
      write_csv(out, zones, figures, columns_of(figures, arguments));
    }
  });
}

Result<Done> run_ndvi(const RasterArguments& arguments) {
  TRY(const Bands bands, open_bands(arguments, Values::AsDouble));
  const NdviRequest request{
      .scale = bands.scale, .offset = bands.offset, .thresholds = arguments.thresholds, .threads = arguments.threads};
  NdviWindow write;
  std::optional<IndexFile> file;
  if (!arguments.out.empty()) {
    TRY(file, IndexFile::create(arguments.out, bands.red));
    write = [&](const GridWindow& window, const float* values) { return file->write(window, values); };
  }
  TRY(const NdviFigures figures, ndvi(bands.red.raster, bands.nir.raster, request, write));
  if (file && !file->close())
    return Error{errors::raster_option_bad, "--out", {{"option", "--out"}, {"value", arguments.out.string()}}};
  write_json(std::cout, figures, request.scale, request.offset);
  return Done{};
}

// "people/km2", "persons per ha" … : what one cell says depends on its size.
bool is_density(const std::string& unit) {
  for (const char* of_area : {"km", "/ha", "/m", "per h", "per m", "per sq"})
    if (unit.find(of_area) != std::string::npos) return true;
  return false;
}

Result<Done> tell_people(const RasterArguments& arguments) {
  TRY(const OpenedRaster opened, open_raster("--raster", arguments.raster, arguments.band, Values::AsDouble));
  if (!arguments.per_km2 && is_density(opened.unit))
    return Error{errors::people_raster_density, "values", {{"unit", opened.unit.substr(0, 60)}}};
  TRY(const std::vector<Zone> zones, read_zones(arguments.zones, arguments.layer, arguments.id, opened));
  const PeopleRequest request{.scale = arguments.scale.value_or(opened.scale),
                              .offset = arguments.offset.value_or(opened.offset),
                              .per_km2 = arguments.per_km2,
                              .most_places = static_cast<std::size_t>(arguments.most_places)};
  TRY(const PeopleCells found, people_cells(opened.raster, zones.front(), request));
  std::vector<GridPoint> middles;
  for (const CellPlace& place : found.places) middles.push_back(place.middle);
  const auto degrees = degrees_of(opened, middles);
  if (!degrees) return Error{errors::raster_without_place, "--raster", {{"file", arguments.raster.filename().string()}}};
  std::cout << "{\"side\":" << found.side << ",\"cells\":" << found.cells << ",\"places\":[";
  for (std::size_t i = 0; i < found.places.size(); ++i)
    std::cout << (i > 0 ? ",\n" : "\n") << "{\"row\":" << found.places[i].row << ",\"column\":" << found.places[i].column
              << ",\"latE7\":" << (*degrees)[i].lat << ",\"lonE7\":" << (*degrees)[i].lon
              << ",\"thousandths\":" << found.places[i].thousandths << "}";
  std::cout << "]}\n";
  return Done{};
}

// The server tells refusals in its own words.
Result<Done> run_people(const RasterArguments& arguments) {
  const auto told = tell_people(arguments);
  if (told) return told;
  const Error& problem = told.problems().front();
  std::string params;
  for (const auto& [name, value] : problem.params) {
    if (!params.empty()) params += ",";
    append_json_string(params, name);
    params += ":";
    append_json_string(params, value);
  }
  std::cout << "{\"problem\":{\"code\":" << problem.code.number << ",\"params\":{" << params << "}}}\n";
  return Done{};
}

Result<Done> run(const std::vector<std::string>& words) {
  TRY(const RasterArguments arguments, read_arguments(words));
  start_files();
  if (arguments.action == "people") return run_people(arguments);
  return arguments.action == "ndvi" ? run_ndvi(arguments) : run_zonal(arguments);
}

std::filesystem::path share_of(const std::vector<std::string>& words) {
  for (const std::string& word : words)
    if (word.starts_with("--share=")) return word.substr(8);
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "share";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    const auto done = run(words);
    if (done) return 0;
    const Texts texts = Texts::load(share_of(words) / "locales");
    tell_problems(done.problems(), texts, std::cerr);
  } catch (const std::exception& fault) {
    std::cerr << "muang-raster: " << fault.what() << "\n";
  }
  return 1;
}
