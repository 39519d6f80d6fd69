// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "green/raster_errors.hpp"
#include "green/rasterfile/files.hpp"
#include "green/rasterfile/gdal.hpp"

namespace muang::green {
namespace {

constexpr const char* raster_drivers[] = {"GTiff", nullptr};
constexpr const char* zone_drivers[] = {"GPKG", "GeoJSON", nullptr};
constexpr const char* no_siblings[] = {nullptr};
constexpr std::int64_t most_block_bytes = std::int64_t{64} << 20;
constexpr std::size_t most_corners = 20'000'000;  // 16 bytes each, our choice
// A border that is straight in its own system bends in another. It is cut until it is this near to the truth, in cells
// (ours).
constexpr double bend_cells = 1e-4;
constexpr int most_halvings = 16;
// A border of more degrees goes over the antimeridian the other way round; such zones come in two parts (RFC 7946, 3.1.9).
constexpr double half_turn = 180;
constexpr double farthest_cell = 1e12;  // no place on this planet is so many cells away; keeps slopes finite
constexpr double longest_piece = 64;    // cells: no bend hides between the ends of a piece and its middle

using DatasetPtr = std::unique_ptr<GDALDataset>;

Error refusal(ErrorCode code, const std::string& option, const std::filesystem::path& file, Params more = {}) {
  more.insert(more.begin(), {"file", file.filename().string()});
  return {code, option, std::move(more)};
}

DatasetPtr open(const std::filesystem::path& file, unsigned kind, const char* const* drivers) {
  // Names of GDAL's own (/vsicurl/…, GPKG:…) are no ordinary files.
  std::error_code fault;
  if (!std::filesystem::is_regular_file(file, fault) || file.string().starts_with("/vsi")) return nullptr;
  return DatasetPtr(
      GDALDataset::Open(std::filesystem::absolute(file).c_str(), kind | GDAL_OF_READONLY, drivers, nullptr, no_siblings));
}

GDALDataType gdal_type(CellType type) {
  switch (type) {
    case CellType::U8:
      return GDT_Byte;
    case CellType::U16:
      return GDT_UInt16;
    case CellType::I16:
      return GDT_Int16;
    case CellType::F32:
      return GDT_Float32;
    case CellType::F64:
      break;
  }
  return GDT_Float64;
}

std::optional<CellType> cell_type(GDALDataType type) {
  switch (type) {
    case GDT_Byte:
      return CellType::U8;
    case GDT_UInt16:
      return CellType::U16;
    case GDT_Int16:
      return CellType::I16;
    case GDT_Float32:
      return CellType::F32;
    case GDT_Int32:
    case GDT_UInt32:
    case GDT_Float64:
      return CellType::F64;
    default:
      return std::nullopt;
  }
}

class FileReader : public RasterReader {
 public:
  FileReader(DatasetPtr file, int band, GDALDataType type)
      : file_(std::move(file)), band_(file_->GetRasterBand(band)), type_(type) {}

  bool read(const GridWindow& window, void* values, std::uint8_t* mask) override {
    return get(*band_, window, values, type_) && (!mask || get(*band_->GetMaskBand(), window, mask, GDT_Byte));
  }

 private:
  static bool get(GDALRasterBand& band, const GridWindow& window, void* to, GDALDataType type) {
    return band.RasterIO(GF_Read, static_cast<int>(window.column), static_cast<int>(window.row), window.columns, window.rows,
                         to, window.columns, window.rows, type, 0, 0, nullptr) == CE_None;
  }

  DatasetPtr file_;
  GDALRasterBand* band_;
  GDALDataType type_;
};

template <class T>
bool holds(double value) {
  return value >= static_cast<double>(std::numeric_limits<T>::lowest()) &&
         value <= static_cast<double>(std::numeric_limits<T>::max()) && value == std::floor(value);
}

// −128 in a file of bytes is no value that a cell can have.
std::optional<double> nodata_of(GDALRasterBand& band, CellType type) {
  int there = 0;
  const double nodata = band.GetNoDataValue(&there);
  if (!there) return std::nullopt;
  const bool fits = type == CellType::U8    ? holds<std::uint8_t>(nodata)
                    : type == CellType::U16 ? holds<std::uint16_t>(nodata)
                    : type == CellType::I16 ? holds<std::int16_t>(nodata)
                                            : true;
  // A float's "no data" is often written with more digits than the float has.
  if (!fits || std::isnan(nodata)) return std::nullopt;
  return type == CellType::F32 || band.GetRasterDataType() == GDT_Float32 ? static_cast<double>(static_cast<float>(nodata))
                                                                          : nodata;
}

void place(Grid& grid, const OGRSpatialReference& crs) {
  grid.geographic = crs.IsGeographic();
  const double flattening = crs.GetInvFlattening();
  grid.ellipsoid = {crs.GetSemiMajor(), flattening == 0 ? 0 : 1 / flattening};
  if (!grid.geographic) grid.metres_per_unit = crs.GetLinearUnits();
}

bool turnable(const std::array<double, 6>& t) {
  return std::all_of(t.begin(), t.end(), [](double v) { return std::isfinite(v); }) && t[1] * t[5] - t[2] * t[4] != 0;
}

// From coordinates of zones to those of the grid.
class Projector {
 public:
  Projector(const OGRSpatialReference& from, const OpenedRaster& raster) : affine_(raster.raster.shape.grid.affine) {
    degrees_ = from.IsGeographic() != 0;
    OGRSpatialReference to;
    to.importFromWkt(raster.crs.c_str());
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const char* const loose[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
    if (!from.IsSame(&to, loose)) {
      transform_.reset(OGRCreateCoordinateTransformation(&from, &to));
      impossible_ = transform_ == nullptr;
    }
    determinant_ = affine_[1] * affine_[5] - affine_[2] * affine_[4];
  }

  // Closed rings stay closed. False: a corner cannot be brought over.
  bool ring(const OGRLinearRing& ring, std::vector<GridPoint>& out) {
    out.clear();
    failed_ = impossible_;
    for (int i = 1; degrees_ && i < ring.getNumPoints(); ++i)
      failed_ |= std::abs(ring.getX(i) - ring.getX(i - 1)) > half_turn;
    for (int i = 0; i < ring.getNumPoints(); ++i) {
      const GridPoint corner{ring.getX(i), ring.getY(i)};
      if (i > 0 && transform_) bend({ring.getX(i - 1), ring.getY(i - 1)}, corner, out.back(), grid_point(corner), 0, out);
      out.push_back(grid_point(corner));
    }
    return !failed_;
  }

 private:
  GridPoint grid_point(GridPoint p) {
    if (transform_ && !transform_->Transform(1, &p.x, &p.y)) failed_ = true;
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
      failed_ = true;
      return {};
    }
    const double x = p.x - affine_[0], y = p.y - affine_[3];
    const GridPoint at{(x * affine_[5] - y * affine_[2]) / determinant_, (y * affine_[1] - x * affine_[4]) / determinant_};
    failed_ |= !(std::abs(at.x) < farthest_cell && std::abs(at.y) < farthest_cell);
    return at;
  }

  // Halves are the same from both ends, so that neighbours keep their common border.
  void bend(GridPoint a, GridPoint b, GridPoint at_a, GridPoint at_b, int depth, std::vector<GridPoint>& out) {
    if (failed_ || depth >= most_halvings) return;
    const GridPoint middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const GridPoint at = grid_point(middle);
    const double off = std::hypot(at.x - (at_a.x + at_b.x) / 2, at.y - (at_a.y + at_b.y) / 2);
    if (off <= bend_cells && std::hypot(at_b.x - at_a.x, at_b.y - at_a.y) <= longest_piece) return;
    bend(a, middle, at_a, at, depth + 1, out);
    out.push_back(at);
    bend(middle, b, at, at_b, depth + 1, out);
  }

  std::array<double, 6> affine_;
  double determinant_ = 1;
  bool failed_ = false, impossible_ = false, degrees_ = false;
  std::unique_ptr<OGRCoordinateTransformation> transform_;
};

bool finite(const OGRLinearRing& ring) {
  for (int i = 0; i < ring.getNumPoints(); ++i)
    if (!std::isfinite(ring.getX(i)) || !std::isfinite(ring.getY(i))) return false;
  return true;
}

void add_polygon(Zone& zone, const OGRPolygon& polygon, Projector& projector, std::vector<GridPoint>& corners) {
  bool is_hole = false;
  for (const OGRLinearRing* ring : polygon) {
    if (!finite(*ring)) return zone.refuse(ZoneReason::NotFinite);
    if (!projector.ring(*ring, corners)) return zone.refuse(ZoneReason::NotTransformed);
    zone.add_ring(corners, is_hole);
    is_hole = true;
  }
}

void add_shape(Zone& zone, const OGRGeometry* shape, Projector& projector, std::vector<GridPoint>& corners) {
  const OGRwkbGeometryType type = shape ? wkbFlatten(shape->getGeometryType()) : wkbUnknown;
  if (type == wkbPolygon) add_polygon(zone, *shape->toPolygon(), projector, corners);
  if (type == wkbMultiPolygon)
    for (const OGRPolygon* polygon : *shape->toMultiPolygon()) add_polygon(zone, *polygon, projector, corners);
  if (zone.reason() == ZoneReason::None && zone.corners() == 0) zone.refuse(ZoneReason::Empty);
}

OGRLayer* layer_of(GDALDataset& file, const std::string& name) {
  if (!name.empty()) return file.GetLayerByName(name.c_str());
  for (OGRLayer* layer : file.GetLayers()) {
    const OGRwkbGeometryType type = wkbFlatten(layer->GetGeomType());
    if (type == wkbPolygon || type == wkbMultiPolygon || type == wkbUnknown || type == wkbGeometryCollection) return layer;
  }
  return nullptr;
}

Result<int> id_field_of(OGRLayer& layer, const std::string& name) {
  OGRFeatureDefn& fields = *layer.GetLayerDefn();
  const int found = fields.GetFieldIndex(name.empty() ? "id" : name.c_str());
  if (found >= 0 || name.empty()) return found;
  std::string known;
  for (int i = 0; i < fields.GetFieldCount(); ++i)
    known += (i > 0 ? ", " : "") + std::string(fields.GetFieldDefn(i)->GetNameRef());
  return Error{errors::zones_field_missing, "--id", {{"field", name}, {"fields", known}}};
}

}  // namespace

void start_files() {
  CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
  CPLSetConfigOption("GDAL_CACHEMAX", "16");
  CPLSetConfigOption("PROJ_NETWORK", "OFF");
  CPLPushErrorHandler(CPLQuietErrorHandler);
  CPLSetErrorHandler(CPLQuietErrorHandler);
  GDALRegister_GTiff();
  RegisterOGRGeoPackage();
  RegisterOGRGeoJSON();
}

Result<OpenedRaster> open_raster(const std::string& option, const std::filesystem::path& file, int band, Values values) {
  const DatasetPtr data = open(file, GDAL_OF_RASTER, raster_drivers);
  if (!data || data->GetRasterCount() == 0) return refusal(errors::raster_unreadable, option, file);
  if (band < 1 || band > data->GetRasterCount())
    return refusal(errors::raster_band_missing, option, file,
                   {{"band", std::to_string(band)}, {"bands", std::to_string(data->GetRasterCount())}});
  GDALRasterBand& cells = *data->GetRasterBand(band);
  const auto stored = cell_type(cells.GetRasterDataType());
  if (!stored)
    return refusal(errors::raster_type_unknown, option, file, {{"type", GDALGetDataTypeName(cells.GetRasterDataType())}});
  OpenedRaster opened;
  RasterShape& shape = opened.raster.shape;
  shape.type = values == Values::AsStored ? *stored : CellType::F64;
  shape.grid.columns = data->GetRasterXSize();
  shape.grid.rows = data->GetRasterYSize();
  if (std::max(shape.grid.columns, shape.grid.rows) > most_grid_side)
    return refusal(errors::raster_too_large, option, file, {{"maximum", std::to_string(most_grid_side)}});
  int block_columns = 0, block_rows = 0;
  cells.GetBlockSize(&block_columns, &block_rows);
  shape.block_columns = block_columns;
  shape.block_rows = block_rows;
  if (shape.block_columns * shape.block_rows * GDALGetDataTypeSizeBytes(cells.GetRasterDataType()) > most_block_bytes)
    return refusal(errors::raster_block_too_large, option, file, {{"maximum", std::to_string(most_block_bytes >> 20)}});
  const OGRSpatialReference* crs = data->GetSpatialRef();
  if (!crs || crs->IsLocal()) return refusal(errors::raster_without_crs, option, file);
  if (data->GetGeoTransform(shape.grid.affine.data()) != CE_None || !turnable(shape.grid.affine))
    return refusal(errors::raster_without_place, option, file);
  place(shape.grid, *crs);
  char* wkt = nullptr;
  crs->exportToWkt(&wkt);
  opened.crs = wkt ? wkt : "";
  CPLFree(wkt);
  shape.nodata = nodata_of(cells, shape.type);
  shape.has_mask = (cells.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA)) == 0;
  int has_scale = 0, has_offset = 0;
  opened.scale = cells.GetScale(&has_scale);
  opened.offset = cells.GetOffset(&has_offset);
  opened.has_scale = has_scale != 0 && opened.scale != 1;
  if (!has_scale) opened.scale = 1;
  if (!has_offset) opened.offset = 0;
  opened.unit = cells.GetUnitType();
  opened.whole_numbers = !GDALDataTypeIsFloating(cells.GetRasterDataType());
  const GDALDataType as = gdal_type(shape.type);
  opened.raster.open = [file, band, as]() -> std::unique_ptr<RasterReader> {
    DatasetPtr again = open(file, GDAL_OF_RASTER, raster_drivers);
    return again ? std::make_unique<FileReader>(std::move(again), band, as) : nullptr;
  };
  return opened;
}

Result<std::vector<Zone>> read_zones(const std::filesystem::path& file, const std::string& layer_name,
                                     const std::string& id_field, const OpenedRaster& raster) {
  const DatasetPtr data = open(file, GDAL_OF_VECTOR, zone_drivers);
  if (!data) return refusal(errors::zones_unreadable, "--zones", file);
  OGRLayer* const layer = layer_of(*data, layer_name);
  if (!layer) return refusal(errors::zones_none, "--zones", file);
  TRY(const int id_at, id_field_of(*layer, id_field));
  const OGRSpatialReference* const said = layer->GetSpatialRef();
  if (!said || said->IsLocal()) return refusal(errors::zones_without_crs, "--zones", file);
  OGRSpatialReference crs(*said);
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  Projector projector(crs, raster);
  std::vector<Zone> zones;
  std::vector<GridPoint> corners;
  std::size_t all_corners = 0;
  layer->ResetReading();
  while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) {
    const std::string id = id_at >= 0 ? feature->GetFieldAsString(id_at) : std::to_string(feature->GetFID());
    zones.emplace_back(feature->GetFID(), id);
    add_shape(zones.back(), feature->GetGeometryRef(), projector, corners);
    if ((all_corners += zones.back().corners()) > most_corners)
      return Error{errors::zones_too_large, "--zones", {{"maximum", std::to_string(most_corners)}}};
  }
  if (zones.empty()) return refusal(errors::zones_none, "--zones", file);
  return zones;
}

Result<Done> write_zones(const std::filesystem::path& file, const std::filesystem::path& zones_file,
                         const std::string& layer_name, const std::vector<Zone>& zones,
                         const std::vector<std::string>& reasons, const std::vector<ZoneColumn>& columns) {
  const Error bad{errors::raster_option_bad, "--out", {{"option", "--out"}, {"value", file.string()}}};
  if (std::filesystem::exists(file) || file.string().starts_with("/vsi")) return bad;
  const DatasetPtr source = open(zones_file, GDAL_OF_VECTOR, zone_drivers);
  OGRLayer* const from = source ? layer_of(*source, layer_name) : nullptr;
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  DatasetPtr target(driver->Create(std::filesystem::absolute(file).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!from || !target) return bad;
  OGRSpatialReference crs(*from->GetSpatialRef());
  OGRLayer* const to = target->CreateLayer("zones", &crs, wkbUnknown, nullptr);
  if (!to) return bad;
  OGRFieldDefn id("id_text", OFTString), reason("reason", OFTString);
  bool whole = to->CreateField(&id) == OGRERR_NONE && to->CreateField(&reason) == OGRERR_NONE;
  for (const ZoneColumn& column : columns) {
    OGRFieldDefn field(column.name.c_str(), OFTReal);
    whole = whole && to->CreateField(&field) == OGRERR_NONE;
  }
  target->StartTransaction();
  from->ResetReading();
  for (std::size_t i = 0; whole && i < zones.size(); ++i) {
    const OGRFeatureUniquePtr zone{from->GetNextFeature()};
    const OGRFeatureUniquePtr row{OGRFeature::CreateFeature(to->GetLayerDefn())};
    row->SetField(0, zones[i].id().c_str());
    if (!reasons[i].empty()) row->SetField(1, reasons[i].c_str());
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c].values[i]) row->SetField(static_cast<int>(c) + 2, *columns[c].values[i]);
    if (zone && zone->GetGeometryRef()) row->SetGeometry(zone->GetGeometryRef());
    whole = to->CreateFeature(row.get()) == OGRERR_NONE;
  }
  whole = whole && target->CommitTransaction() == OGRERR_NONE;
  if (!whole) return bad;
  return Done{};
}

Result<IndexFile> IndexFile::create(const std::filesystem::path& file, const OpenedRaster& like) {
  const Error bad{errors::raster_option_bad, "--out", {{"option", "--out"}, {"value", file.string()}}};
  if (std::filesystem::exists(file) || file.string().starts_with("/vsi")) return bad;
  const char* const options[] = {"TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "BIGTIFF=IF_SAFER", nullptr};
  const Grid& grid = like.raster.shape.grid;
  auto data = std::shared_ptr<GDALDataset>(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
      std::filesystem::absolute(file).c_str(), static_cast<int>(grid.columns), static_cast<int>(grid.rows), 1, GDT_Float32,
      const_cast<char**>(options)));
  if (!data) return bad;
  auto affine = grid.affine;
  OGRSpatialReference crs;
  crs.importFromWkt(like.crs.c_str());
  const bool set = data->SetGeoTransform(affine.data()) == CE_None && data->SetSpatialRef(&crs) == CE_None &&
                   data->GetRasterBand(1)->SetNoDataValue(std::numeric_limits<double>::quiet_NaN()) == CE_None;
  if (!set) return bad;
  IndexFile opened;
  opened.data_ = data;
  return opened;
}

bool IndexFile::write(const GridWindow& window, const float* values) {
  auto* const data = static_cast<GDALDataset*>(data_.get());
  return data->GetRasterBand(1)->RasterIO(GF_Write, static_cast<int>(window.column), static_cast<int>(window.row),
                                          window.columns, window.rows, const_cast<float*>(values), window.columns,
                                          window.rows, GDT_Float32, 0, 0, nullptr) == CE_None;
}

bool IndexFile::close() {
  CPLErrorReset();
  data_.reset();
  return CPLGetLastErrorType() < CE_Failure;
}

}  // namespace muang::green
