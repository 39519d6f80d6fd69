// SPDX-License-Identifier: Apache-2.0
// A file in the folder of temporary files, readable by this program's user alone; gone with the object. For what another
// program reads.
#pragma once

#include <filesystem>
#include <string_view>

namespace muang {

class TemporaryFile {
 public:
  // `ending`: of its name, such as ".geojson"; may be empty. Throws std::runtime_error when the content cannot be kept.
  explicit TemporaryFile(std::string_view content, std::string_view ending = {});
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace muang
