// SPDX-License-Identifier: Apache-2.0
#include "cli/verify.hpp"

#include <cstdio>

#include "identity/audit.hpp"

namespace muang::cli {
namespace {

std::string sentence(const identity::Verification& seen) {
  const std::string number = std::to_string(seen.first_bad);
  const std::string row = seen.row ? " (audit_rows.id " + std::to_string(seen.row) + ")" : "";
  if (seen.what == "changed") return "row " + number + row + " was changed after it was sealed";
  if (seen.what == "missing" && seen.first_bad == 0) return "a row" + row + " was removed before it was sealed";
  if (seen.what == "missing") return "row " + number + row + " is missing";
  if (seen.what == "cut") return "the chain was cut: row " + number + " and what followed it are gone, or were written anew";
  if (seen.first_bad == 0) return "the expected head is no SHA-256 in hex: HASH or NUMBER:HASH";
  return "row " + number + " is not the one with the expected hash: the chain was written anew";
}

void print_json(const identity::Verification& seen) {
  std::printf("{\"intact\":%s,\"sealed\":%lld,\"unsealed\":%lld,\"head\":\"%s\"", seen.intact ? "true" : "false",
              static_cast<long long>(seen.sealed), static_cast<long long>(seen.unsealed), seen.head.c_str());
  if (!seen.intact) {
    std::printf(",\"firstBad\":%lld,\"row\":%lld,\"what\":\"%s\"", static_cast<long long>(seen.first_bad),
                static_cast<long long>(seen.row), seen.what.c_str());
  }
  std::printf("}\n");
}

}  // namespace

int run_verify(store::Database& database, std::optional<std::string> head, bool json) {
  const identity::Verification seen = identity::verify(database, std::move(head));
  if (json) {
    print_json(seen);
  } else {
    std::printf("%s\n", seen.intact ? "The audit chain is intact." : ("BROKEN: " + sentence(seen) + ".").c_str());
    std::printf("sealed    %lld\nunsealed  %lld\nhead      %lld:%s\n", static_cast<long long>(seen.sealed),
                static_cast<long long>(seen.unsealed), static_cast<long long>(seen.sealed), seen.head.c_str());
  }
  return seen.intact ? 0 : 1;
}

}  // namespace muang::cli
