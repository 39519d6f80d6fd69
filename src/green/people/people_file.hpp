// SPDX-License-Identifier: Apache-2.0
// A file of people, row by row: CSV (UTF-8 or TIS-620) or XLSX with the columns id, name, people, households, lat and lon
// (or x and y in metres of a system that the person names), and where they are there trees_seen, canopy_percent, green_m2,
// area_km2 and need_…; Thai titles too. For this slice only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "green/people/people_store.hpp"

namespace muang::green {

inline constexpr std::size_t most_people_places = 20'000;  // ours: ten times the communities of Bangkok

struct PeopleFile {
  std::vector<std::string> need_names, ignored;  // titles; those that nobody asked for
  std::vector<PeoplePlace> places;               // rows without a fault
  std::vector<std::uint32_t> rows;               // of each place, as in the file
  std::int64_t row_count = 0;
  Problems faults;  // E5803 to E5808, at most 1,000; field "row 4, column people"
};

// E5512, E5516, E5687 to E5690, E5801, E5802, E5810, E5815, those of a map file for `crs`.
Result<PeopleFile> read_people_file(const std::filesystem::path& file, const std::filesystem::path& readfile,
                                    const std::string& crs);

std::string people_csv(const std::vector<std::string>& need_names, const std::vector<PeoplePlace>& places);

}  // namespace muang::green
