// SPDX-License-Identifier: Apache-2.0
// Codes of the HTTP door, 9001 to 9099. Slices answer with them too: `return http::not_found;`.
// Texts: locales/{th,en}/errors.http.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::http {

// The shape of a body. 400: it cannot be read; 422: it can, and these fields are wrong.
inline constexpr ErrorCode bad_json{9001, 400};
inline constexpr ErrorCode wrong_type{9002, 422};
inline constexpr ErrorCode missing_field{9003, 422};
inline constexpr ErrorCode unknown_field{9004, 422};
inline constexpr ErrorCode duplicate_key{9005, 422};
inline constexpr ErrorCode too_long{9006, 422};
inline constexpr ErrorCode out_of_range{9007, 422};
inline constexpr ErrorCode not_allowed_value{9008, 422};
inline constexpr ErrorCode too_many_items{9009, 422};
inline constexpr ErrorCode too_deep{9010, 400};
inline constexpr ErrorCode invalid_utf8{9011, 400};
inline constexpr ErrorCode empty_body{9012, 400};
inline constexpr ErrorCode control_characters{9013, 422};
// Path, query, cursor, form.
inline constexpr ErrorCode unknown_parameter{9014, 400};
inline constexpr ErrorCode bad_parameter{9015, 400};
inline constexpr ErrorCode missing_parameter{9016, 400};
inline constexpr ErrorCode bad_cursor{9017, 400};
inline constexpr ErrorCode bad_multipart{9018, 400};
inline constexpr ErrorCode bad_request{9019, 400};
// Who, where, and the rules of the protocol.
inline constexpr ErrorCode not_signed_in{9020, 401};
inline constexpr ErrorCode forbidden{9021, 403};
inline constexpr ErrorCode cross_site{9022, 403};
inline constexpr ErrorCode not_found{9023, 404};
inline constexpr ErrorCode method_not_allowed{9024, 405};
inline constexpr ErrorCode request_timeout{9025, 408};
inline constexpr ErrorCode idempotency_busy{9026, 409};
inline constexpr ErrorCode stale{9027, 412};
inline constexpr ErrorCode body_too_large{9028, 413};
inline constexpr ErrorCode unsupported_media{9029, 415};
inline constexpr ErrorCode idempotency_reused{9030, 422};
inline constexpr ErrorCode if_match_required{9031, 428};
inline constexpr ErrorCode too_many_requests{9032, 429};  // params: seconds, also sent as Retry-After
inline constexpr ErrorCode headers_too_large{9033, 431};
inline constexpr ErrorCode internal{9034, 500};
inline constexpr ErrorCode unavailable{9035, 503};
inline constexpr ErrorCode idempotency_key_required{9036, 400};
inline constexpr ErrorCode bad_if_match{9037, 400};

}  // namespace muang::http
