// SPDX-License-Identifier: Apache-2.0
// The one description of a JSON shape. From it: reading with all problems at once, writing, OpenAPI and TypeScript.
//
//   struct AnswerEdit {
//     std::optional<std::int64_t> process;
//     std::string reasons;
//     static constexpr auto fields() {
//       return std::tuple{http::field("process", &AnswerEdit::process, "Points for the process, 0 to 10."),
//                         http::field("reasons", &AnswerEdit::reasons, "Why these points.", http::Limits{.max_length =
//                         4000})};
//     }
//   };
//
// Kinds of member: bool, std::int64_t, int, double, std::string, std::optional<T>, std::vector<T>,
// std::map<std::string, T> and other described structs. A member that is not optional must be present.
// Unknown and repeated keys are problems; null reads as an absent optional.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>

namespace muang::http {

struct Limits {
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::size_t max_length = 10'000;  // of a string, in bytes
  std::size_t max_items = 10'000;   // of a list
  std::string_view values = {};     // "draft|submitted|…": the only strings allowed
};

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  std::string_view description;
  Limits limits;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member, std::string_view description,
                                     Limits limits = {}) {
  return {name, member, description, limits};
}

template <class T>
concept Described = requires {
  T::fields();
};

}  // namespace muang::http
