// SPDX-License-Identifier: Apache-2.0
// Random bytes that cannot be guessed (libsodium), as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace muang {

std::string random_bytes(std::size_t count);
std::string random_token(std::size_t bytes = 32);  // base64url without padding: for links, cookies, passwords
std::uint64_t random_number();
// Names one request in the log and on the wire. Unique, and not meant to be secret.
std::string next_request_id();

}  // namespace muang
