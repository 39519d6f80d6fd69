// SPDX-License-Identifier: Apache-2.0
// muang-raster: `muang green ndvi` and `muang green zonal`. A program of its own, so that the server does not carry GDAL and
// so that images from people can be read in a child with limits (base/sandbox.hpp).
#include <fstream>
#include <iostream>

#include "base/texts.hpp"
#include "green/raster/index_above.hpp"
#include "green/raster/zonal.hpp"
#include "green/raster_errors.hpp"
#include "green/rasterfile/answers.hpp"
#include "green/rasterfile/arguments.hpp"
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

Result<Done> run(const std::vector<std::string>& words) {
  TRY(const RasterArguments arguments, read_arguments(words));
  start_files();
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
