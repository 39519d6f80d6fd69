// SPDX-License-Identifier: Apache-2.0
// Files that prove an answer: what they are by content, what their names may hold, and where they lie. For this slice only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace muang::assessment {

inline constexpr std::size_t largest_evidence = 20 * 1024 * 1024;
inline constexpr std::size_t longest_file_name = 150;  // code points

// application/pdf, image/jpeg, image/png, or the media type of XLSX or DOCX; nothing for everything else. The declared type
// and the name are not looked at.
std::optional<std::string> evidence_type(std::string_view content);
// An Office file by the names inside the archive: its main part is there, no macros, no paths that lead out.
std::optional<std::string> office_type(std::string_view zip);

// The last part of a name that a browser sent: no folders, no control or direction characters, normal spaces. Empty when
// nothing readable is left. It is shown and sent back, never used as a path.
std::string clean_file_name(std::string_view sent);
// attachment; filename="…"; filename*=UTF-8''…  (RFC 6266, RFC 8187)
std::string content_disposition(std::string_view name);

std::string sha256_hex(std::string_view content);

// Content lies under a random name of our own making; two equal files are two files, so nobody can learn what others have.
class FileStore {
 public:
  explicit FileStore(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::string save(std::string_view content) const;  // the stored name; on disk (fsync) when it returns. Throws StoreFault
  std::optional<std::string> load(std::string_view stored_name) const;
  void remove(std::string_view stored_name) const noexcept;

 private:
  std::filesystem::path path_of(std::string_view stored_name) const;
  std::filesystem::path folder_;
};

}  // namespace muang::assessment
