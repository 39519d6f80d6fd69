// SPDX-License-Identifier: Apache-2.0
// The words of the server, from locales/{th,en}/*.json; those of the pages (web*.json) the browser takes with the build.
// errors.*.json gives keys as they are ("E3011"); another file gives them behind its name ("roles.department"). {name} in a
// text is filled from the parameters.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "base/core/result.hpp"

namespace muang {

class Texts {
 public:
  static Texts load(const std::filesystem::path& locales);  // throws std::runtime_error with file and reason

  // The key itself when there is no text: seen by a test, never a reason to fail an answer.
  std::string get(std::string_view language, std::string_view key, const Params& params = {}) const;
  bool has(std::string_view language, std::string_view key) const;
  std::string error_text(std::string_view language, const Error& error) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> languages_;
};

// Every problem with its code and place, in Thai and below in English: how the commands refuse.
void tell_problems(const Problems& problems, const Texts& texts, std::ostream& out);

}  // namespace muang
