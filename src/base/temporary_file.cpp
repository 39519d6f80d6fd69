// SPDX-License-Identifier: Apache-2.0
#include "base/temporary_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace muang {

TemporaryFile::TemporaryFile(std::string_view content, std::string_view ending) {
  std::string name = (std::filesystem::temp_directory_path() / "muang-XXXXXX").string();
  name += ending;
  const int file = ::mkostemps(name.data(), static_cast<int>(ending.size()), O_CLOEXEC);
  if (file < 0) throw std::runtime_error("no room for a temporary file: " + name);
  path_ = name;
  while (!content.empty()) {
    const auto wrote = ::write(file, content.data(), content.size());
    if (wrote <= 0) break;
    content.remove_prefix(static_cast<std::size_t>(wrote));
  }
  if (::close(file) != 0 || !content.empty()) {
    ::unlink(name.c_str());
    throw std::runtime_error("a temporary file could not be written: " + name);
  }
}

TemporaryFile::~TemporaryFile() { ::unlink(path_.c_str()); }

}  // namespace muang
