// SPDX-License-Identifier: Apache-2.0
// http's question "who calls, and what may they", answered from the session cookie and the roles.
#pragma once

#include "http/router.hpp"
#include "identity/service.hpp"

namespace muang::identity {

class SessionAuthoriser : public http::Authoriser {
 public:
  explicit SessionAuthoriser(IdentityService& identity) : identity_(identity) {}
  Result<std::shared_ptr<const http::Caller>> identify(const http::Call& call) override;
  bool allows(const http::Caller& caller, Permission permission) override;

 private:
  IdentityService& identity_;
};

}  // namespace muang::identity
