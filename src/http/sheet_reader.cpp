// SPDX-License-Identifier: Apache-2.0
#include "http/sheet_reader.hpp"

#include <chrono>
#include <stdexcept>

#include "http/json.hpp"

namespace muang::http {
namespace {

// A form needs little beside GDAL's libraries.
constexpr SandboxLimits limits{
    .time = std::chrono::seconds(10), .memory_bytes = child_memory(768U << 20), .output_bytes = 17U << 20, .file_bytes = 0};
constexpr int not_xlsx = 3, too_much = 4, no_sheet = 5;  // exit codes of muang-readfile
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
    const ChildPlace place;
    if (!place.taken()) return SheetFault::Busy;
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
