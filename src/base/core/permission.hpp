// SPDX-License-Identifier: Apache-2.0
// The right that an endpoint asks for. Each slice declares its own constants; identity maps roles to them.
#pragma once

#include <string_view>

namespace muang {

class Permission {
 public:
  Permission() = delete;  // an endpoint without a permission does not compile
  explicit constexpr Permission(std::string_view name) : name_(name) {}
  constexpr std::string_view name() const { return name_; }
  friend constexpr bool operator==(Permission, Permission) = default;

 private:
  std::string_view name_;
};

// Open to everyone, and open to everyone who has signed in (the use case still checks the scope).
inline constexpr Permission open_to_public{"public"};
inline constexpr Permission signed_in{"signed-in"};

}  // namespace muang
