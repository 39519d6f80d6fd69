// SPDX-License-Identifier: Apache-2.0
// Row ids that cannot be mixed up: comparing a PersonId with an OrgUnitId does not compile.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace muang {

template <class Tag>
struct Id {
  std::int64_t value = 0;  // 0 names no row
  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using OrgUnitId = Id<struct OrgUnitTag>;
using PersonId = Id<struct PersonTag>;
using RoundId = Id<struct RoundTag>;
using SheetId = Id<struct SheetTag>;

using Instant = std::int64_t;  // milliseconds since 1970-01-01 UTC; the clock is passed in, never global

}  // namespace muang

template <class Tag>
struct std::hash<muang::Id<Tag>> {
  std::size_t operator()(muang::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
