// SPDX-License-Identifier: Apache-2.0
// muang-readfile: reads one XLSX file from standard input and prints its first sheet as JSON lines {"row":3,"cells":["…"]}.
// A program of its own, so that a hostile file meets GDAL in a child with little time and memory (base/sandbox.hpp), and so
// that the server does not carry GDAL. Exit code: 0 read, 3 no XLSX file, 4 more than the limits allow, 5 no sheet.
#include <ogrsf_frmts.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/json_text.hpp"

namespace {

constexpr std::size_t max_input = 8U << 20;    // bytes of the file
constexpr std::size_t max_output = 16U << 20;  // bytes printed
constexpr int max_rows = 20'000, max_columns = 256;
constexpr int not_xlsx = 3, too_much = 4, no_sheet = 5;

bool read_input(std::string& bytes, std::size_t most) {
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    bytes.append(buffer, got);
    if (bytes.size() > most) return false;
  }
  return true;
}

std::unique_ptr<GDALDataset> open(std::string& bytes, const char* driver, const char* memory_name) {
  VSIFCloseL(VSIFileFromMemBuffer(memory_name, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
  const char* const drivers[] = {driver, nullptr};  // nothing else may look at the bytes
  const char* const no_siblings[] = {nullptr};
  return std::unique_ptr<GDALDataset>(
      GDALDataset::Open(memory_name, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, no_siblings));
}

int print_sheet(OGRLayer& sheet) {
  const int columns = sheet.GetLayerDefn()->GetFieldCount();
  if (columns > max_columns) return too_much;
  std::size_t printed = 0;
  int rows = 0;
  sheet.ResetReading();
  while (const OGRFeatureUniquePtr feature{sheet.GetNextFeature()}) {
    if (++rows > max_rows) return too_much;
    std::string line = "{\"row\":" + std::to_string(feature->GetFID()) + ",\"cells\":[";
    for (int i = 0; i < columns; ++i) {
      if (i > 0) line += ',';
      const char* text = feature->IsFieldSetAndNotNull(i) ? feature->GetFieldAsString(i) : "";
      muang::append_json_string(line, text);
    }
    line += "]}\n";
    printed += line.size();
    if (printed > max_output) return too_much;
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
  return std::ferror(stdout) ? 1 : 0;
}

}  // namespace

int main() {
  CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");     // our forms have a heading above their titles
  CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");  // the text of each cell, nothing guessed from a column
  CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  CPLPushErrorHandler(CPLQuietErrorHandler);
  RegisterOGRXLSX();
  std::string bytes;
  if (!read_input(bytes, max_input)) return too_much;
  if (!std::string_view(bytes).starts_with("PK\x03\x04")) return not_xlsx;
  const auto file = open(bytes, "XLSX", "/vsimem/input.xlsx");
  if (!file) return not_xlsx;
  OGRLayer* sheet = file->GetLayerCount() > 0 ? file->GetLayer(0) : nullptr;
  return sheet ? print_sheet(*sheet) : no_sheet;
}
