// SPDX-License-Identifier: Apache-2.0
#include "geo/map_file.hpp"

#include <stdexcept>

#include "base/json_document.hpp"
#include "base/json_text.hpp"
#include "geo/map_file_errors.hpp"

namespace muang::geo {
namespace {

constexpr int max_depth = 16;
constexpr SandboxLimits limits{.time = std::chrono::seconds(30),
                               .memory_bytes = child_memory(std::size_t{2} << 30),
                               .output_bytes = 160U << 20,
                               .file_bytes = 0};
// Exit codes of muang-mapfile (mapfile/mapfile.hpp).
constexpr int unknown = 3, too_much = 4, nothing_inside = 5, no_crs = 6, bad_crs = 7, bad_text = 8;

[[noreturn]] void other_version() { throw std::runtime_error("muang-mapfile and this program are of different versions"); }

Error fault_of(int code, const std::string& crs) {
  switch (code) {
    case unknown:
      return {errors::map_form_unknown, "file", {}};
    case too_much:
      return {errors::map_file_too_large, "file", {{"maximum", "64"}, {"features", "100,000"}}};
    case nothing_inside:
      return {errors::map_file_empty, "file", {}};
    case no_crs:
      return {errors::map_crs_unsaid, "crs", {}};
    case bad_crs:
      return {errors::map_crs_unknown, "crs", {{"crs", crs.substr(0, 40)}}};
    case bad_text:
      return {errors::map_text_unreadable, "encoding", {}};
    default:
      return {errors::map_file_too_costly, "file", {}};
  }
}

Result<std::string> run(const SandboxInput& input, const std::vector<std::string>& words, const std::string& crs,
                        const std::filesystem::path& program) {
  const ChildPlace place;
  if (!place.taken()) return Error{errors::map_readers_busy, "file", {}};
  SandboxResult child = run_limited(program, words, input, limits);
  if (child.end == SandboxResult::End::NotStarted) throw std::runtime_error(program.string() + " cannot be started");
  if (!child.ok()) return fault_of(child.end == SandboxResult::End::Exited ? child.exit_code : 1, crs);
  return std::move(child.output);
}

std::string text_of(const JsonElement& object, std::string_view key) {
  const auto found = object.find(key);
  if (!found || !found->text()) other_version();
  return std::string(*found->text());
}

std::vector<std::string> texts_of(const JsonElement& object, std::string_view key) {
  std::vector<std::string> texts;
  const auto found = object.find(key);
  if (!found || found->kind() != JsonKind::List) other_version();
  found->each_item([&](JsonElement item) { texts.emplace_back(item.text().value_or("")); });
  return texts;
}

// The geometry is the last member of its line.
MapFeature feature_of(std::string_view line) {
  constexpr std::string_view mark = ",\"geometry\":";
  const std::size_t at = line.rfind(mark);
  if (at == std::string_view::npos || !line.ends_with('}')) other_version();
  const JsonDocument head(std::string(line.substr(0, at)) + "}", max_depth);
  if (!head.ok()) other_version();
  std::string_view geometry = line.substr(at + mark.size());
  geometry.remove_suffix(1);
  return {.place = text_of(head.root(), "place"),
          .kind = text_of(head.root(), "kind"),
          .geometry = geometry == "null" ? std::string() : std::string(geometry),
          .values = texts_of(head.root(), "values")};
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace

Result<MapFile> read_map_file(const SandboxInput& file, const MapFileOrder& order, const std::filesystem::path& program) {
  std::vector<std::string> words{"read"};
  if (!order.crs.empty()) words.push_back("--crs=" + order.crs);
  if (!order.encoding.empty()) words.push_back("--encoding=" + order.encoding);
  TRY(const std::string output, run(file, words, order.crs, program));
  std::string_view rest = output;
  const JsonDocument head(next_line(rest), max_depth);
  if (!head.ok()) other_version();
  MapFile read{.format = text_of(head.root(), "format"),
               .encoding = text_of(head.root(), "encoding"),
               .crs = text_of(head.root(), "crs"),
               .fields = texts_of(head.root(), "fields"),
               .features = {}};
  while (!rest.empty()) read.features.push_back(feature_of(next_line(rest)));
  return read;
}

MapLines::MapLines(std::string_view layer, const std::vector<MapField>& fields) {
  text_ = "{\"name\":";
  append_json_string(text_, layer);
  text_ += ",\"fields\":[";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    text_ += i > 0 ? ",{\"name\":" : "{\"name\":";
    append_json_string(text_, fields[i].name);
    text_ += fields[i].number ? ",\"number\":true}" : "}";
  }
  text_ += "]}\n";
}

void MapLines::add(const std::vector<std::string>& values, std::string_view geometry) {
  text_ += "{\"values\":[";
  for (std::size_t i = 0; i < values.size(); ++i) text_ += (i > 0 ? "," : "") + values[i];
  text_ += "],\"geometry\":";
  text_ += geometry.empty() ? "null" : geometry;
  text_ += "}\n";
}

Result<std::string> write_map_file(const MapLines& lines, const std::string& format, const std::string& crs,
                                   const std::filesystem::path& program) {
  std::vector<std::string> words{"write", format};
  if (!crs.empty()) words.push_back("--crs=" + crs);
  auto written = run(std::string_view(lines.text()), words, crs, program);
  if (!written && written.problems().front().code == errors::map_crs_unknown && crs.starts_with("EPSG:") && format == "kml")
    return Error{errors::map_crs_not_of_form, "crs", {}};
  return written;
}

}  // namespace muang::geo
