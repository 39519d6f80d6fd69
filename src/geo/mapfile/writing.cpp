// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string_view>

#include "base/json_document.hpp"
#include "geo/mapfile/mapfile.hpp"

namespace muang::mapfile {
namespace {

constexpr int depth = 16;

struct Form {
  const char *name, *driver, *file;
  bool metres;  // may be written in another coordinate system than WGS 84
};
constexpr Form forms[] = {{"gpkg", "GPKG", "/vsimem/out.gpkg", true},
                          {"shapefile", "ESRI Shapefile", "/vsimem/out.shp.zip", true},
                          {"kml", "LIBKML", "/vsimem/out.kml", false},
                          {"csv", "CSV", "/vsimem/out.csv", true}};

const Form* form_named(const std::string& name) {
  for (const Form& form : forms)
    if (name == form.name) return &form;
  return nullptr;
}

class Writing {
 public:
  Writing(const Form& form, OGRSpatialReference& crs) : form_(form), crs_(crs), way_(between(wgs84(), crs)) {}

  // First line: {"name","title","fields":[{"name","number"}]}; each further line: {"values":[…],"geometry":{…}}.
  Exit run(std::string_view text) {
    std::string_view line = next(text);
    if (!way_ || !begin(line)) return Fault;
    for (line = next(text); !line.empty(); line = next(text))
      if (!add(line)) return Fault;
    file_.reset();  // writes what is left
    return print();
  }

 private:
  static std::string_view next(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
  }

  bool begin(std::string_view line) {
    const JsonDocument json(line, depth);
    if (!json.ok()) return false;
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(form_.driver);
    file_.reset(driver ? driver->Create(form_.file, 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
    if (!file_) return false;
    const char* const csv[] = {"GEOMETRY=AS_WKT", "CREATE_CSVT=NO", nullptr};
    const char* const shapefile[] = {"ENCODING=UTF-8", nullptr};
    const char* const none[] = {nullptr};
    const std::string_view form = form_.name;
    const auto settings = form == "csv" ? csv : form == "shapefile" ? shapefile : none;
    const auto name = json.root().find("name");
    layer_ = file_->CreateLayer(name && name->text() ? std::string(*name->text()).c_str() : "muang", &crs_, wkbMultiPolygon,
                                const_cast<char**>(settings));
    return layer_ && begin_fields(json.root());
  }

  bool begin_fields(JsonElement root) {
    const auto fields = root.find("fields");
    if (!fields) return false;
    bool done = true;
    fields->each_item([&](JsonElement field) {
      const auto name = field.find("name");
      if (name && name->text() && layer_->GetLayerDefn()->GetFieldCount() == 0)
        CPLSetConfigOption("LIBKML_NAME_FIELD", std::string(*name->text()).c_str());
      const bool number = field.find("number").has_value();
      OGRFieldDefn definition(name && name->text() ? std::string(*name->text()).c_str() : "field",
                              number ? OFTReal : OFTString);
      if (number && std::string_view(form_.name) == "shapefile") {
        definition.SetWidth(19);
        definition.SetPrecision(4);
      }
      done = layer_->CreateField(&definition) == OGRERR_NONE && done;
    });
    return done;
  }

  bool add(std::string_view line) {
    const JsonDocument json(line, depth);
    if (!json.ok()) return false;
    OGRFeature feature(layer_->GetLayerDefn());
    if (const auto values = json.root().find("values")) {
      int at = 0;
      values->each_item([&](JsonElement value) {
        if (value.text()) feature.SetField(at, std::string(*value.text()).c_str());
        if (value.number()) feature.SetField(at, *value.number());
        ++at;
      });
    }
    const std::size_t begins = line.find("\"geometry\":");
    if (begins == std::string_view::npos) return false;
    std::string geometry(line.substr(begins + 11));
    geometry.pop_back();  // the brace of the line
    std::unique_ptr<OGRGeometry> shape(OGRGeometryFactory::createFromGeoJson(geometry.c_str()));
    if (shape) {
      shape.reset(OGRGeometryFactory::forceToMultiPolygon(shape.release()));
      if (shape->transform(way_.get()) != OGRERR_NONE) return false;
      feature.SetGeometryDirectly(shape.release());
    }
    return layer_->CreateFeature(&feature) == OGRERR_NONE;
  }

  Exit print() const {
    vsi_l_offset size = 0;
    const GByte* const bytes = VSIGetMemFileBuffer(form_.file, &size, FALSE);
    if (!bytes) return Fault;
    return std::fwrite(bytes, 1, size, stdout) == size && std::fflush(stdout) == 0 ? Done : Fault;
  }

  const Form& form_;
  OGRSpatialReference& crs_;
  Transformation way_;
  std::unique_ptr<GDALDataset> file_;
  OGRLayer* layer_ = nullptr;
};

}  // namespace

Exit write(const std::string& format, const Options& options) {
  const Form* const form = form_named(format);
  if (!form) return Unknown;
  OGRSpatialReference crs = wgs84();
  if (!options.crs.empty() && !(form->metres && read_crs(options.crs, crs))) return BadCrs;
  RegisterOGRGeoPackage();
  RegisterOGRShape();
  RegisterOGRLIBKML();
  RegisterOGRCSV();
  std::string text;
  if (!read_input(text, max_output)) return TooMuch;
  return Writing(*form, crs).run(text);
}

}  // namespace muang::mapfile
