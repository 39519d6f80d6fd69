// SPDX-License-Identifier: Apache-2.0
// Data Trash: what a town does with its solid waste, month by month, as a balanced account.
#pragma once

#include <vector>

#include "base/texts.hpp"
#include "http/endpoint.hpp"
#include "identity/identity.hpp"

namespace muang::waste {

class Waste {
 public:
  Waste(identity::Identity& identity, const Texts& texts) : identity_(identity), texts_(texts) {}
  identity::Identity& identity() const { return identity_; }
  store::Database& database() const { return identity_.database(); }
  const Texts& texts() const { return texts_; }

 private:
  identity::Identity& identity_;
  const Texts& texts_;
};

std::vector<http::Endpoint> endpoints(Waste& waste);

}  // namespace muang::waste
