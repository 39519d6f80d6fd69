// SPDX-License-Identifier: Apache-2.0
// Files that people attach: what they are by content, what their names may hold, where they lie, how they come in and go
// out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/core/result.hpp"
#include "http/call.hpp"

namespace muang::http {

inline constexpr std::size_t largest_attachment = 20 * 1024 * 1024;
// For `Endpoint::body_limit`: the file and the other fields of the form.
inline constexpr std::size_t attachment_body_limit = largest_attachment + (64 << 10);
inline constexpr std::size_t longest_file_name = 150;  // code points

// application/pdf, image/jpeg, image/png, or the media type of XLSX or DOCX; nothing for everything else. The declared type
// and the name are not looked at.
std::optional<std::string> attachment_type(std::string_view content);
// An Office file by the names inside the archive: its main part is there, no macros, no paths that lead out.
std::optional<std::string> office_type(std::string_view zip);

// The last part of a name that a browser sent: no folders, no control or direction characters, normal spaces. Empty when
// nothing readable is left. It is shown and sent back, never used as a path.
std::string clean_file_name(std::string_view sent);
// attachment; filename="…"; filename*=UTF-8''…  (RFC 6266, RFC 8187)
std::string content_disposition(std::string_view name);

std::string sha256_hex(std::string_view content);

// The codes with which a slice refuses a file.
struct AttachmentErrors {
  ErrorCode missing, too_many, name, empty, too_large, type;  // too_large: {megabytes}
};
struct Attachment {
  std::string name, type, sha256;
  std::string_view content;  // lives as long as the call
};
// The one file of a multipart request, every fault of it at once.
Result<Attachment> read_attachment(const Call& call, const AttachmentErrors& codes);
Params megabytes(std::int64_t bytes);  // {megabytes}, for the codes

// Sent so that no browser opens it as a page of ours: an attachment in a sandbox, kept by nobody on the way.
Response attachment_response(std::string_view name, std::string_view type, std::string content);

// Content lies under a random name of our own making; two equal files are two files, so nobody can learn what others have.
class FileStore {
 public:
  explicit FileStore(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::string save(std::string_view content) const;  // the stored name; on disk (fsync) when it returns. Throws StoreFault
  std::optional<std::string> load(std::string_view stored_name) const;
  std::string load_or_fault(std::string_view stored_name) const;  // StoreFault: its row is there, the file is not
  void remove(std::string_view stored_name) const noexcept;

  // The content is on disk before `work(stored_name)` commits its row; refused or broken work takes it away again.
  template <class F>
  auto save_with(std::string_view content, F work) const -> decltype(work(std::string())) {
    const std::string stored_name = save(content);
    try {
      auto done = work(stored_name);
      if (!done.ok()) remove(stored_name);
      return done;
    } catch (...) {
      remove(stored_name);
      throw;
    }
  }

  // Where the content of a stored name lies: for a child that reads it itself.
  std::filesystem::path path_of(std::string_view stored_name) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace muang::http
