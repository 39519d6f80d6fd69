// SPDX-License-Identifier: Apache-2.0
#include "identity/secrets.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <semaphore>

#include "identity/errors.hpp"

namespace muang::identity {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;

std::counting_semaphore<2>& hashing() {
  static std::counting_semaphore<2> places{2};
  return places;
}

struct Turn {  // one of the two places
  Turn() { hashing().acquire(); }
  ~Turn() { hashing().release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
};

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  ENSURE(started, "libsodium starts");
}

// Those that lists of leaked passwords show most often and that are long enough to pass otherwise.
constexpr std::array<std::string_view, 28> common{
    "1234567890",   "0123456789",   "12345678910", "123456789a",    "1234567891", "0987654321",  "1q2w3e4r5t",
    "1qaz2wsx3edc", "qwertyuiop",   "qwerty12345", "qwerty1234",    "asdfghjkl;", "password12",  "password123",
    "password1234", "passw0rd123",  "p@ssw0rd123", "administrator", "admin12345", "admin123456", "iloveyou12",
    "thailand123",  "thailand1234", "welcome123",  "abcdefghij",    "abcd123456", "abc1234567",  "1234512345"};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

}  // namespace

std::string random_token() {
  start_sodium();
  std::array<unsigned char, 32> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text;
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

std::string digest(std::string_view text) {
  start_sodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex;
  return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

std::string hash_password(std::string_view password) {
  start_sodium();
  const Turn turn;
  std::array<char, crypto_pwhash_STRBYTES> hash;
  const int failed =
      crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) throw std::bad_alloc();
  return hash.data();
}

bool password_is_right(const std::string& hash, std::string_view password) {
  static const std::string decoy = hash_password(random_token());
  const std::string& against = hash.empty() ? decoy : hash;
  const Turn turn;
  return crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

Result<Done> check_password(std::string_view password, std::string_view login) {
  constexpr std::size_t shortest = 10, longest_bytes = 1024;
  if (characters(password) < shortest) return Error{errors::password_too_short, "password", {{"minimum", "10"}}};
  if (password.size() > longest_bytes) return Error{errors::password_too_long, "password", {}};
  const std::string low = lower(password);
  const bool one_character = std::ranges::all_of(low, [&](char c) { return c == low.front(); });
  if (low == lower(login) || one_character || std::ranges::find(common, low) != common.end()) {
    return Error{errors::password_too_common, "password", {}};
  }
  return Done{};
}

}  // namespace muang::identity
