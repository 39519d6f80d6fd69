// SPDX-License-Identifier: Apache-2.0
// multipart/form-data (RFC 7578) from a body that is already bounded. File names are data: never a path.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "http/call.hpp"

namespace muang::http {

struct Multipart {
  std::vector<UploadedFile> files;
  std::map<std::string, std::string, std::less<>> fields;
};

// At most 50 parts, 8 KB of header a part and 64 KB a plain field; names in valid UTF-8.
Result<Multipart> parse_multipart(std::string_view content_type, std::string_view body);

bool is_utf8(std::string_view text);

}  // namespace muang::http
