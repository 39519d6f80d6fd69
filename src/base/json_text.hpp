// SPDX-License-Identifier: Apache-2.0
// The little JSON that base itself needs: quoted strings for the log, and text files of {"key": "text"}.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace muang {

void append_json_string(std::string& out, std::string_view text);  // with its quotes

// {"a": {"b": "text"}} becomes {"a.b": "text"}. Throws std::runtime_error naming `origin` when it is no such file.
std::map<std::string, std::string, std::less<>> read_flat_json(std::string_view json, std::string_view origin);

}  // namespace muang
