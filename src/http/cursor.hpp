// SPDX-License-Identifier: Apache-2.0
// Opaque pointers to the next page. A cursor carries the last row's sort values and a keyed digest over them, the path and
// the filters: it cannot be made up, nor used on another list or with other filters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "http/call.hpp"

namespace muang::http {

// Once at start, before requests come. Several servers on one database share it; without a call it is random per process.
void set_cursor_secret(std::string_view secret);

using CursorValues = std::vector<std::string>;
std::string next_cursor(const Call& call, const CursorValues& last_row);
// The values of ?cursor=, nothing on the first page, bad_cursor for anything else.
Result<std::optional<CursorValues>> read_cursor(const Call& call);
// ?limit= between 1 and `most`.
Result<int> page_limit(const Call& call, int usual = 50, int most = 500);

}  // namespace muang::http
