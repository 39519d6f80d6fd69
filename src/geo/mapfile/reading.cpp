// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>

#include "base/json_text.hpp"
#include "base/text.hpp"
#include "geo/mapfile/mapfile.hpp"

namespace muang::mapfile {
namespace {

struct Row {
  std::string place, kind, geometry;  // geometry: GeoJSON; empty when there is none that can be used
  std::vector<std::string> values;    // as fields; texts may be bytes of another encoding
};

std::string code_of(const OGRSpatialReference& crs) {
  OGRSpatialReference copy(crs);
  if (!copy.GetAuthorityCode(nullptr)) copy.AutoIdentifyEPSG();
  const char* const authority = copy.GetAuthorityName(nullptr);
  const char* const code = copy.GetAuthorityCode(nullptr);
  if (authority && code) return std::string(authority) + ":" + code;
  return copy.GetName() ? copy.GetName() : "";
}

// What a KML says of every feature whether anybody wrote it or not.
constexpr std::string_view kml_clutter[] = {"timestamp", "begin",      "end",       "altitudeMode", "tessellate",
                                            "extrude",   "visibility", "drawOrder", "icon"};
constexpr std::size_t left_out = SIZE_MAX;

// A Shapefile cuts its titles after ten bytes, also inside a letter.
std::string whole_letters(std::string title) {
  if (text::is_utf8(title)) return title;
  for (std::size_t cut = 1; cut <= 2 && cut < title.size(); ++cut) {
    const std::string shorter = title.substr(0, title.size() - cut);
    if (text::is_utf8(shorter) && static_cast<signed char>(shorter.back()) < 0) return shorter;
  }
  return title;
}

class Reading {
 public:
  explicit Reading(const Options& options) : options_(options) {}

  Exit run() {
    std::string bytes;
    if (!read_input(bytes, max_input)) return TooMuch;
    if (bytes.empty()) return NothingInside;
    Opened opened;
    if (const Exit fault = open_bytes(bytes, opened); fault != Done) return fault;
    format_ = opened.format;
    encoding_ = opened.encoding;
    if (!options_.encoding.empty() && options_.encoding != "utf-8" && options_.encoding != "tis-620") return BadText;
    if (!options_.crs.empty() && !read_crs(options_.crs, stated_)) return BadCrs;
    for (const auto& file : opened.files)
      for (int i = 0; i < file->GetLayerCount(); ++i)
        if (const Exit fault = layer(*file->GetLayer(i)); fault != Done) return fault;
    if (rows_.empty()) return NothingInside;
    return find_encoding() ? print() : BadText;
  }

 private:
  // Columns of a layer → places among the fields of all layers.
  std::vector<std::size_t> columns_of(OGRLayer& layer) {
    std::vector<std::size_t> places;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
      const std::string title = whole_letters(definition.GetFieldDefn(i)->GetNameRef());
      if (format_ == "kml" && std::ranges::find(kml_clutter, title) != std::end(kml_clutter)) {
        places.push_back(left_out);
        continue;
      }
      const auto [found, added] = place_.try_emplace(title, fields_.size());
      if (added) fields_.push_back(title);
      places.push_back(found->second);
    }
    return places;
  }

  // CSV says nothing of its coordinates: degrees show themselves, metres have to be named.
  Exit prepare(OGRLayer& layer) {
    const OGRSpatialReference* own = layer.GetSpatialRef();
    const bool unsaid = !own || own->IsEmpty() || own->IsLocal();
    OGRSpatialReference crs = unsaid ? wgs84() : *own;
    if (!stated_.IsEmpty()) {
      crs = stated_;
    } else if (unsaid && !(format_ == "csv" && in_degrees(layer))) {
      return NoCrs;
    }
    if (crs_.empty()) crs_ = code_of(crs);
    way_ = between(crs, wgs84());
    return way_ ? Done : NoCrs;
  }

  static bool in_degrees(OGRLayer& layer) {
    OGREnvelope box;
    return layer.GetExtent(&box, TRUE) == OGRERR_NONE && std::abs(box.MinX) <= 180 && std::abs(box.MaxX) <= 180 &&
           std::abs(box.MinY) <= 90 && std::abs(box.MaxY) <= 90;
  }

  Exit layer(OGRLayer& layer) {
    const std::vector<std::size_t> columns = columns_of(layer);
    if (fields_.size() > max_fields) return TooMuch;
    way_ = nullptr;
    if (layer.GetGeomType() != wkbNone && layer.GetFeatureCount() > 0)
      if (const Exit fault = prepare(layer); fault != Done) return fault;
    std::size_t number = 0;
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
      if (rows_.size() == max_features) return TooMuch;
      Row row{
          .place = std::string(layer.GetName()) + ":" + std::to_string(++number), .kind = {}, .geometry = {}, .values = {}};
      take_values(*feature, columns, row);
      take_shape(*feature, row);
      for (const std::string& value : row.values) size_ += value.size();
      size_ += row.geometry.size();
      if (size_ > max_output) return TooMuch;
      rows_.push_back(std::move(row));
    }
    return Done;
  }

  static void take_values(OGRFeature& feature, const std::vector<std::size_t>& columns, Row& row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int at = static_cast<int>(i);
      if (columns[i] == left_out || !feature.IsFieldSetAndNotNull(at)) continue;
      if (row.values.size() <= columns[i]) row.values.resize(columns[i] + 1);
      row.values[columns[i]] = feature.GetFieldAsString(at);
    }
  }

  void take_shape(OGRFeature& feature, Row& row) {
    const OGRGeometry* const stored = feature.GetGeometryRef();
    if (!stored || stored->IsEmpty()) return;
    const std::unique_ptr<OGRGeometry> shape(stored->getLinearGeometry());
    if (!shape) return;
    shape->flattenTo2D();
    row.kind = OGRGeometryTypeToName(shape->getGeometryType());
    OGREnvelope box;
    if (!way_ || shape->transform(way_.get()) != OGRERR_NONE) return;
    shape->getEnvelope(&box);
    if (!std::isfinite(box.MinX + box.MaxX + box.MinY + box.MaxY)) return;
    shape->assignSpatialReference(nullptr);                              // or some drivers' order of axes comes back
    const char* const settings[] = {"COORDINATE_PRECISION=9", nullptr};  // a tenth of a millimetre
    char* const json = OGR_G_ExportToJsonEx(OGRGeometry::ToHandle(shape.get()), const_cast<char**>(settings));
    if (json) row.geometry = json;
    CPLFree(json);
  }

  // One encoding for the whole file: UTF-8 where every text is, else TIS-620 where every text can be.
  bool find_encoding() {
    if (!encoding_.empty()) return true;
    if (options_.encoding.empty()) {
      bool utf8 = true;
      each_text([&](std::string& text) { utf8 = utf8 && text::is_utf8(text); });
      encoding_ = utf8 ? "utf-8" : "tis-620";
    } else {
      encoding_ = options_.encoding;
    }
    bool readable = true;
    each_text([&](std::string& text) {
      if (encoding_ == "utf-8") {
        readable = readable && text::is_utf8(text);
        return;
      }
      const auto decoded = text::decode_text(text);
      readable = readable && decoded.has_value();
      if (decoded) text = decoded->utf8;
    });
    return readable;
  }

  template <class Visit>
  void each_text(Visit visit) {
    for (std::string& title : fields_) visit(title);
    for (Row& row : rows_) {
      visit(row.place);
      for (std::string& value : row.values) visit(value);
    }
  }

  static void append_list(std::string& line, const char* name, const std::vector<std::string>& texts) {
    line += std::string(",\"") + name + "\":[";
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i > 0) line += ',';
      append_json_string(line, texts[i]);
    }
    line += ']';
  }

  Exit print() {
    std::string line = "{\"format\":\"" + format_ + "\",\"encoding\":\"" + encoding_ + "\",\"crs\":";
    append_json_string(line, crs_);
    append_list(line, "fields", fields_);
    line += "}\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
    for (Row& row : rows_) {
      row.values.resize(fields_.size());
      line = "{\"place\":";
      append_json_string(line, row.place);
      append_list(line, "values", row.values);
      line += ",\"kind\":\"" + row.kind + "\",\"geometry\":" + (row.geometry.empty() ? "null" : row.geometry) + "}\n";
      std::fwrite(line.data(), 1, line.size(), stdout);
    }
    return std::fflush(stdout) == 0 && !std::ferror(stdout) ? Done : Fault;
  }

  const Options& options_;
  OGRSpatialReference stated_;
  Transformation way_;
  std::string format_, encoding_, crs_;
  std::vector<std::string> fields_;
  std::map<std::string, std::size_t> place_;
  std::vector<Row> rows_;
  std::size_t size_ = 0;
};

}  // namespace

Exit read(const Options& options) { return Reading(options).run(); }

}  // namespace muang::mapfile
