// SPDX-License-Identifier: Apache-2.0
// The web app, read whole at start: a path is looked up in a table and never reaches the file system.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "http/kept.hpp"

namespace muang::http {

class StaticFiles {
 public:
  StaticFiles() = default;
  explicit StaticFiles(const std::filesystem::path& folder);  // throws std::runtime_error

  // index.html for a page of the app (a path without a dot outside /api); nullptr when there is nothing.
  std::shared_ptr<const KeptAnswer> find(std::string_view path, bool gzip_accepted) const;

 private:
  struct Forms {
    std::shared_ptr<const KeptAnswer> plain, gzipped;  // gzipped: from file.gz beside it
  };
  std::map<std::string, Forms, std::less<>> files_;
};

}  // namespace muang::http
