// SPDX-License-Identifier: Apache-2.0
#include "http/sheet_reader.hpp"

#include <chrono>
#include <semaphore>
#include <stdexcept>

#include "http/json.hpp"

namespace muang::http {
namespace {

// An address sanitizer reserves terabytes of addresses: its builds run without this one limit.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t most_memory = 0;
#else
constexpr std::size_t most_memory = 768U << 20;
#endif
// GDAL's libraries alone map some 300 MB of address space; a form needs little beside them.
constexpr SandboxLimits limits{
    .time = std::chrono::seconds(10), .memory_bytes = most_memory, .output_bytes = 17U << 20, .file_bytes = 0};
constexpr int not_xlsx = 3, too_much = 4, no_sheet = 5;  // exit codes of muang-readfile
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

SheetRow row_of(std::string_view line) {
  const auto json = parse_json(line);
  const auto* number = json ? json->find("row") : nullptr;
  const auto* cells = json ? json->find("cells") : nullptr;
  if (!number || !number->as<std::int64_t>() || !cells || !cells->as<Json::List>()) {
    throw std::runtime_error("muang-readfile and this program are of different versions");
  }
  SheetRow row{.row = static_cast<std::size_t>(*number->as<std::int64_t>()), .cells = {}};
  for (const auto& cell : *cells->as<Json::List>()) {
    const auto* text = cell.as<std::string>();
    row.cells.push_back(text ? *text : std::string());
  }
  return row;
}

std::optional<SheetFault> fault_of(const SandboxResult& child) {
  if (child.end != SandboxResult::End::Exited) return SheetFault::TooCostly;
  if (child.exit_code == 0) return std::nullopt;
  if (child.exit_code == not_xlsx || child.exit_code == no_sheet) return SheetFault::NotSheet;
  return child.exit_code == too_much ? SheetFault::TooLarge : SheetFault::TooCostly;
}

SandboxResult run_reader(const SandboxInput& file, const std::filesystem::path& readfile) {
  SandboxResult child = run_limited(readfile, {}, file, limits);
  if (child.end == SandboxResult::End::NotStarted) throw std::runtime_error(readfile.string() + " cannot be started");
  return child;
}

}  // namespace

std::optional<SheetFault> read_sheet(const SandboxInput& file, const std::filesystem::path& readfile,
                                     const std::function<bool(SheetRow&&)>& each) {
  SandboxResult child;
  {
    const Reader reader;
    if (!reader.has_place()) return SheetFault::Busy;
    child = run_reader(file, readfile);
  }
  if (const auto fault = fault_of(child)) return fault;
  std::string_view rest = child.output;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (!each(row_of(rest.substr(0, end)))) break;
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return std::nullopt;
}

}  // namespace muang::http
