// SPDX-License-Identifier: Apache-2.0
// data/org-units/*.csv → checked values. The files are read and checked whole before anything is written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "identity/unit_tree.hpp"

namespace muang::identity {

struct FileParent {
  std::string uid;
  Span from;
  std::string source, certainty;
};
struct FileUnit {
  UnitRecord record;  // ids are not known yet
  std::string dla_code, district_code, size_class;
  std::vector<FileParent> parents;
  std::string merged_into;  // uid
};

// The days of the two lists that the kinds come from, and the span that lies between them.
inline constexpr std::string_view first_list_day = "2019-12-20", day_after_first_list = "2019-12-21",
                                  second_list_day = "2022-08-10";

std::vector<FileUnit> read_unit_files(const std::filesystem::path& folder);
std::vector<FileUnit> read_sao_file(const std::filesystem::path& folder);  // in no programme, not listed yet
std::string digest_of_unit_files(const std::filesystem::path& folder);

}  // namespace muang::identity
