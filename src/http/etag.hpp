// SPDX-License-Identifier: Apache-2.0
// Versions as ETags: `"17"`. The use case compares; the router only demands that If-Match is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/core/result.hpp"
#include "http/call.hpp"

namespace muang::http {

std::string version_etag(std::int64_t version);
// The version that the caller has changed. `*` and lists are refused: they would overwrite what nobody has seen.
Result<std::int64_t> if_match_version(const Call& call);
// Fails with `stale` unless the caller changed the version that is stored now.
Result<Done> require_version(const Call& call, std::int64_t stored);
std::string content_etag(std::string_view body);                           // of bytes without a version
bool etag_matches(std::string_view if_none_match, std::string_view etag);  // weak comparison, lists and *

}  // namespace muang::http
