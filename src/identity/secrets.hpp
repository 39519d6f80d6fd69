// SPDX-License-Identifier: Apache-2.0
// Random tokens, digests and password hashes.
#pragma once

#include <string>
#include <string_view>

#include "base/core/result.hpp"

namespace muang::identity {

std::string random_token();                 // 256 bits, 43 characters that are safe in an address and a cookie
std::string digest(std::string_view text);  // SHA-256 in hex: all that is stored of a token

// argon2id with 19 MiB and two passes (OWASP's floor); at most two at a time, others wait.
std::string hash_password(std::string_view password);
// An empty hash costs the same work and is never right, so that unknown accounts answer like known ones.
bool password_is_right(const std::string& hash, std::string_view password);

Result<Done> check_password(std::string_view password, std::string_view login);

}  // namespace muang::identity
