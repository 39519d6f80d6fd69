// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/flow_file.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

constexpr const char* name = "flow-uncertainty.csv";
const std::vector<PlainColumn> columns{{"figure"}, {"known_by"}, {"percent"}, {"certainty"}, {"source"}, {"date"}};

std::optional<FlowKind> kind_of(std::string_view code) {
  for (int i = 0; i <= static_cast<int>(FlowKind::Disposed); ++i) {
    if (flow_kind_code(static_cast<FlowKind>(i)) == code) return static_cast<FlowKind>(i);
  }
  return std::nullopt;
}

// False: no such word. Nothing: however it was known.
bool known_of(std::string_view code, std::optional<KnownBy>& known_by) {
  if (code.empty()) return true;
  if (code == "weighed") known_by = KnownBy::Weighed;
  if (code == "truck-volume") known_by = KnownBy::TruckVolume;
  if (code == "per-person-rate") known_by = KnownBy::PerPersonRate;
  return known_by.has_value();
}

}  // namespace

FlowUncertainty read_flow_uncertainty(const std::filesystem::path& folder) {
  std::ifstream in(folder / name, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto csv = PlainCsv::read(bytes, columns);
  if (!csv) throw std::runtime_error(std::string(name) + ":1: missing, or its columns are not those expected");
  FlowUncertainty out;
  for (const auto& row : csv->rows()) {
    const auto kind = kind_of(csv->cell(row, "figure"));
    const auto percent = number_in(csv->cell(row, "percent"));
    UncertaintyRow line{.certainty = csv->cell(row, "certainty"), .source = csv->cell(row, "source")};
    const bool known = known_of(csv->cell(row, "known_by"), line.known_by);
    if (!kind || !known || !percent || *percent < 1 || *percent > 200 || line.source.empty() || line.certainty.empty())
      throw std::runtime_error(std::string(name) + ":" + std::to_string(row.line) +
                               ": a figure, 1 to 200 percent, certainty and source are needed");
    line.kind = *kind;
    line.percent = static_cast<int>(*percent);
    out.rows.push_back(std::move(line));
  }
  return out;
}

}  // namespace muang::waste
