// SPDX-License-Identifier: Apache-2.0
#include "http/idempotency.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/random.hpp"
#include "http/json.hpp"
#include "http/sql.hpp"

namespace muang::http {

namespace {

constexpr Instant kept_for = 24LL * 60 * 60 * 1000;
using Hash = std::array<unsigned char, 32>;

Hash hash_of(std::string_view purpose, std::string_view text) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
  return hash;
}

std::string hex(const Hash& hash) {
  std::string out;
  for (const unsigned char byte : hash) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string whole_key(const IdempotencyKey& key) {
  return std::to_string(key.person) + "\n" + key.endpoint + "\n" + key.key;
}
// The purposes are keys of the hash (16 bytes at least), so that the stored id tells nothing about the cipher's key.
std::string id_of(const IdempotencyKey& key) { return hex(hash_of("idempotency row name", whole_key(key))); }
Hash cipher_key(const IdempotencyKey& key) { return hash_of("idempotency answer key", whole_key(key)); }

struct StoredHeader {
  std::string name, value;
  static constexpr auto fields() {
    return std::tuple{field("name", &StoredHeader::name, ""), field("value", &StoredHeader::value, "")};
  }
};
struct Stored {
  int status = 200;
  std::string type, body;
  std::vector<StoredHeader> headers;
  static constexpr auto fields() {
    return std::tuple{field("status", &Stored::status, ""), field("type", &Stored::type, ""),
                      field("body", &Stored::body, "", Limits{.max_length = 64 << 20}),
                      field("headers", &Stored::headers, "")};
  }
};

std::string seal(const IdempotencyKey& key, const Response& response) {
  Stored stored{response.status, response.content_type, response.body, {}};
  for (const auto& [name, value] : response.headers) stored.headers.push_back({name, value});
  const std::string plain = write_json(stored);
  const std::string nonce = random_bytes(crypto_secretbox_NONCEBYTES);
  std::string box(plain.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()), reinterpret_cast<const unsigned char*>(plain.data()),
                        plain.size(), reinterpret_cast<const unsigned char*>(nonce.data()), cipher_key(key).data());
  return nonce + box;
}

Response unseal(const IdempotencyKey& key, std::string_view sealed) {
  constexpr std::size_t head = crypto_secretbox_NONCEBYTES;
  ENSURE(sealed.size() > head + crypto_secretbox_MACBYTES, "a stored answer is whole");
  std::string plain(sealed.size() - head - crypto_secretbox_MACBYTES, '\0');
  const auto* bytes = reinterpret_cast<const unsigned char*>(sealed.data());
  const int failed = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()), bytes + head,
                                                sealed.size() - head, bytes, cipher_key(key).data());
  ENSURE(failed == 0, "a stored answer opens with its key");
  auto stored = read_json<Stored>(plain);
  ENSURE(stored.ok(), "a stored answer reads back");
  Response response{.status = stored->status, .content_type = stored->type, .body = stored->body};
  for (const auto& [name, value] : stored->headers) response.headers.emplace_back(name, value);
  return response;
}

class Stores final : public IdempotencyStore {
 public:
  explicit Stores(store::Database& database) : database_(database) {}

  Claim claim(const IdempotencyKey& key) override {
    Claim claim;
    const std::string id = id_of(key), request = hex(hash_of("idempotency request", key.request));
    const auto work = [&](store::Transaction& tx) {
      claim = {};
      tx.run(sql::forget_old_claims, {{"before", key.now - kept_for}});
      if (tx.run(sql::claim, {{"id", id}, {"request", request}, {"now", key.now}}) == 1) return true;
      tx.query(sql::find_claim, {{"id", id}}, [&](const store::Row& row) {
        claim.state = row.text(0) != request ? State::OtherRequest : row.is_null(1) ? State::Running : State::Finished;
        if (claim.state != State::Finished) return;
        const auto bytes = row.bytes(1);
        claim.response = unseal(key, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
      });
      return true;
    };
    database_.write(work);
    return claim;
  }

  void finish(const IdempotencyKey& key, const Response& response) override {
    const std::string sealed = seal(key, response);
    const auto work = [&](store::Transaction& tx) {
      tx.run(sql::finish_claim, {{"id", id_of(key)}, {"response", std::as_bytes(std::span(sealed))}});
      return true;
    };
    database_.write(work);
  }

  void release(const IdempotencyKey& key) override {
    const auto work = [&](store::Transaction& tx) { return tx.run(sql::release_claim, {{"id", id_of(key)}}) >= 0; };
    database_.write(work);
  }

 private:
  store::Database& database_;
};

}  // namespace

std::unique_ptr<IdempotencyStore> stored_idempotency(store::Database& database) {
  return std::make_unique<Stores>(database);
}

}  // namespace muang::http
