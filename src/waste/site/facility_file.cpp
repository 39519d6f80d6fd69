// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_file.hpp"

#include <set>
#include <stdexcept>

#include "waste/data_file.hpp"

namespace muang::waste {
namespace {

Group group_of(const DataFile& file, std::size_t row) {
  const std::string& text = file.cell(row, "group");
  if (text == "landfill") return Group::Landfill;
  if (text == "thermal") return Group::Thermal;
  if (text == "recovery") return Group::Recovery;
  if (text == "transfer") return Group::Transfer;
  file.fail(row, "group " + text);
}

ControlLevel level_of(const DataFile& file, std::size_t row, std::string_view column) {
  const std::string& text = file.cell(row, column);
  for (int i = 0; i <= static_cast<int>(ControlLevel::Full); ++i) {
    if (control_level_code(static_cast<ControlLevel>(i)) == text) return static_cast<ControlLevel>(i);
  }
  file.fail(row, "level " + text);
}

std::optional<std::int64_t> grams_day(const DataFile& file, std::size_t row, std::string_view column) {
  if (file.cell(row, column).empty()) return std::nullopt;
  return file.number(row, column) * 1'000'000;
}

void read_methods(const std::filesystem::path& path, FacilityBook& book) {
  const DataFile file(path);
  for (std::size_t row = 0; row < file.size(); ++row) {
    Method method{file.stated(row, "id"),
                  file.stated(row, "name_th"),
                  file.stated(row, "name_en"),
                  group_of(file, row),
                  level_of(file, row, "control_at_most"),
                  grams_day(file, row, "below_t_day"),
                  grams_day(file, row, "from_t_day"),
                  file.certainty(row),
                  file.stated(row, "source")};
    if (book.find_method(method.id)) file.fail(row, method.id + " twice");
    book.methods.push_back(std::move(method));
  }
}

void read_ladder(const std::filesystem::path& path, FacilityBook& book) {
  const DataFile file(path);
  for (std::size_t row = 0; row < file.size(); ++row) {
    Rung rung{group_of(file, row), level_of(file, row, "level"), 0, file.certainty(row), file.stated(row, "source")};
    std::string_view rest = file.cell(row, "needs");
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const auto bit = control_bit(rest.substr(0, end));
      if (!bit) file.fail(row, "control " + std::string(rest.substr(0, end)));
      rung.needs = static_cast<Checklist>(rung.needs | *bit);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (rung.needs == 0) file.fail(row, "a level that needs nothing");
    book.ladder.push_back(std::move(rung));
  }
}

void read_proper(const std::filesystem::path& path, FacilityBook& book) {
  const DataFile file(path);
  std::set<std::pair<int, std::string>> seen;
  std::set<int> versions;
  for (std::size_t row = 0; row < file.size(); ++row) {
    ProperRule rule{static_cast<int>(file.number(row, "version_be")), file.stated(row, "method"), DisposalClass::Unknown,
                    file.certainty(row), file.stated(row, "source")};
    const std::string& text = file.cell(row, "class");
    for (const auto value : {DisposalClass::Proper, DisposalClass::Improper, DisposalClass::NotDisposal}) {
      if (class_code(value) == text) rule.value = value;
    }
    if (rule.value == DisposalClass::Unknown) file.fail(row, "class " + text);
    if (!book.find_method(rule.method)) file.fail(row, "method " + rule.method);
    if (!seen.emplace(rule.version, rule.method).second) file.fail(row, rule.method + " twice in one version");
    versions.insert(rule.version);
    book.proper.push_back(std::move(rule));
  }
  if (seen.size() != versions.size() * book.methods.size()) {
    throw std::runtime_error(path.string() + ": a version does not name every method");
  }
}

}  // namespace

FacilityBook read_facility_book(const std::filesystem::path& folder) {
  FacilityBook book;
  read_methods(folder / "methods.csv", book);
  read_ladder(folder / "control-ladder.csv", book);
  read_proper(folder / "proper-rules.csv", book);
  return book;
}

ReportLimits read_report_limits(const std::filesystem::path& folder) {
  ReportLimits limits;
  const std::pair<std::string_view, std::int64_t ReportLimits::*> names[] = {
      {"sum_percent", &ReportLimits::sum_percent},
      {"collected_warning_percent", &ReportLimits::collected_warning_percent},
      {"delivered_percent", &ReportLimits::delivered_percent},
      {"rate_low_grams", &ReportLimits::rate_low_grams},
      {"rate_high_grams", &ReportLimits::rate_high_grams},
      {"year_change_percent", &ReportLimits::year_change_percent},
      {"month_change_percent", &ReportLimits::month_change_percent},
      {"outlier_hundredths", &ReportLimits::outlier_hundredths},
      {"outlier_months", &ReportLimits::outlier_months},
      {"composition_hundredths", &ReportLimits::composition_hundredths},
      {"receipt_percent", &ReportLimits::receipt_percent},
      {"due_day", &ReportLimits::due_day},
      {"population_change_percent", &ReportLimits::population_change_percent},
      {"hazardous_grams_person", &ReportLimits::hazardous_grams_person},
      {"most_kg", &ReportLimits::most_kg},
      {"most_people", &ReportLimits::most_people},
      {"most_satang", &ReportLimits::most_satang},
  };
  const DataFile file(folder / "report-limits.csv");
  std::set<std::string> seen;
  for (std::size_t row = 0; row < file.size(); ++row) {
    const std::string id = file.stated(row, "id");
    bool known = false;
    for (const auto& [name, member] : names) {
      if (name != id) continue;
      known = true;
      limits.*member = file.number(row, "value");
      if (limits.*member < 0) file.fail(row, id + " is negative");
    }
    if (!known || !seen.insert(id).second) file.fail(row, "limit " + id + (known ? " twice" : " is unknown"));
    file.certainty(row);
    file.stated(row, "source");
  }
  if (seen.size() != std::size(names)) throw std::runtime_error("report-limits.csv: a limit is missing");
  return limits;
}

}  // namespace muang::waste
