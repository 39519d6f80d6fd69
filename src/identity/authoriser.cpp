// SPDX-License-Identifier: Apache-2.0
#include "identity/authoriser.hpp"

#include "identity/sessions.hpp"

namespace muang::identity {

Result<std::shared_ptr<const http::Caller>> SessionAuthoriser::identify(const http::Call& call) {
  return std::shared_ptr<const http::Caller>(actor_of_token(identity_, http::cookie(call, http::session_cookie), call.now));
}

bool SessionAuthoriser::allows(const http::Caller& caller, Permission permission) {
  const auto* actor = dynamic_cast<const Actor*>(&caller);
  return actor && actor->is_signed_in() && actor->may_somewhere(permission);
}

}  // namespace muang::identity
