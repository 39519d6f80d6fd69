// SPDX-License-Identifier: Apache-2.0
#include "city/xlsx_reader.hpp"

#include <semaphore>
#include <stdexcept>

#include "base/sandbox.hpp"
#include "city/errors.hpp"
#include "http/json.hpp"

namespace muang::city {
namespace {

// An address sanitizer reserves terabytes of addresses: its builds run without this one limit.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t most_memory = 0;
#else
constexpr std::size_t most_memory = 768U << 20;
#endif
// GDAL's libraries alone map some 300 MB of address space; the form needs little beside them.
constexpr SandboxLimits limits{
    .time = std::chrono::seconds(10), .memory_bytes = most_memory, .output_bytes = 17U << 20, .file_bytes = 0};
// A hostile file can keep its reader busy up to the limit: at most two at a time, so that the other workers stay free.
constexpr int most_readers = 2;
constexpr auto patience = std::chrono::seconds(2);

class Reader {
 public:
  Reader() : has_place_(places().try_acquire_for(patience)) {}
  ~Reader() {
    if (has_place_) places().release();
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  bool has_place() const { return has_place_; }

 private:
  static std::counting_semaphore<most_readers>& places() {
    static std::counting_semaphore<most_readers> places{most_readers};
    return places;
  }
  bool has_place_;
};

constexpr int not_xlsx = 3, too_much = 4, no_sheet = 5;  // exit codes of muang-readfile

FileRow row_of(std::string_view line) {
  const auto json = http::parse_json(line);
  const auto* number = json ? json->find("row") : nullptr;
  const auto* cells = json ? json->find("cells") : nullptr;
  if (!number || !number->as<std::int64_t>() || !cells || !cells->as<http::Json::List>()) {
    throw std::runtime_error("muang-readfile and this program are of different versions");
  }
  FileRow row{.row = static_cast<std::size_t>(*number->as<std::int64_t>())};
  for (const auto& cell : *cells->as<http::Json::List>()) {
    const auto* text = cell.as<std::string>();
    row.cells.push_back(text ? *text : std::string());
  }
  return row;
}

}  // namespace

Result<std::vector<FileRow>> read_xlsx(std::string_view bytes, const std::filesystem::path& readfile) {
  const Reader reader;
  if (!reader.has_place()) return Error{errors::readers_busy, "file", {}};
  const SandboxResult child = run_limited(readfile, {}, bytes, limits);
  if (child.end == SandboxResult::End::NotStarted) throw std::runtime_error(readfile.string() + " cannot be started");
  if (child.end != SandboxResult::End::Exited) return Error{errors::file_too_costly, "file", {}};
  switch (child.exit_code) {
    case 0:
      break;
    case not_xlsx:
    case no_sheet:
      return Error{errors::file_not_xlsx, "file", {}};
    case too_much:
      return Error{errors::file_too_large, "file", {{"limit", std::to_string(max_file >> 20)}}};
    default:
      return Error{errors::file_too_costly, "file", {}};
  }
  std::vector<FileRow> rows;
  std::string_view rest = child.output;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    rows.push_back(row_of(rest.substr(0, end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return rows;
}

}  // namespace muang::city
