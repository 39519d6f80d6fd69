// SPDX-License-Identifier: Apache-2.0
// A value, or every problem that a person has to repair. Exceptions are for the operator, ENSURE for our own bugs.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/core/check.hpp"
#include "base/core/error.hpp"

namespace muang {

using Problems = std::vector<Error>;

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT: implicit on purpose, so that a use case reads as its value
  Result(Error error) { problems_.push_back(std::move(error)); }   // NOLINT
  Result(ErrorCode code) { problems_.push_back({code, {}, {}}); }  // NOLINT
  Result(Problems problems) : problems_(std::move(problems)) {     // NOLINT
    ENSURE(!problems_.empty(), "a failed result names at least one problem");
  }

  explicit operator bool() const { return value_.has_value(); }
  bool ok() const { return value_.has_value(); }

  T& value() & {
    ENSURE(ok(), "value() of a failed result");
    return *value_;
  }
  const T& value() const& {
    ENSURE(ok(), "value() of a failed result");
    return *value_;
  }
  T value() && {
    ENSURE(ok(), "value() of a failed result");
    return std::move(*value_);
  }
  const Problems& problems() const& { return problems_; }
  Problems problems() && { return std::move(problems_); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  std::optional<T> value_;
  Problems problems_;
};

struct Done {};  // the value of a use case that returns nothing

}  // namespace muang

#define MUANG_JOIN_(a, b) a##b
#define MUANG_JOIN(a, b) MUANG_JOIN_(a, b)
// TRY(const auto unit, find_unit(id)); hands the problems up, or declares the value. One statement a line.
#define TRY(declaration, expression)                                                        \
  auto MUANG_JOIN(try_, __LINE__) = (expression);                                           \
  if (!MUANG_JOIN(try_, __LINE__)) return std::move(MUANG_JOIN(try_, __LINE__)).problems(); \
  declaration = std::move(MUANG_JOIN(try_, __LINE__)).value()
#define TRY_VOID(expression)                              \
  do {                                                    \
    auto try_void = (expression);                         \
    if (!try_void) return std::move(try_void).problems(); \
  } while (false)
