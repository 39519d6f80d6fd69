// SPDX-License-Identifier: Apache-2.0
#include "http/kept.hpp"

#include <algorithm>

#include "http/etag.hpp"
#include "http/wire.hpp"

namespace muang::http {

namespace {
std::size_t size_of(const std::string& key, const KeptAnswer& answer) {
  constexpr std::size_t around = 512;  // the map's and the list's own
  return key.size() * 2 + answer.head.size() + answer.body.size() + answer.head_304.size() + around;
}
}  // namespace

void KeptAnswers::make_key(std::string& out, std::string_view target, Language language, bool gzip) {
  out.assign(language == Language::Thai ? "t" : "e");
  out += gzip ? 'z' : '-';
  out += target;
}

std::shared_ptr<const KeptAnswer> KeptAnswers::find(const std::string& key) const {
  const auto found = places_.find(key);
  return found == places_.end() ? nullptr : found->second.answer;
}

void KeptAnswers::drop(const std::string& key) {
  const auto found = places_.find(key);
  if (found == places_.end()) return;
  bytes_ -= size_of(key, *found->second.answer);
  order_.erase(found->second.order);
  places_.erase(found);
}

void KeptAnswers::put(const std::string& key, std::shared_ptr<const KeptAnswer> answer) {
  drop(key);
  const std::size_t size = size_of(key, *answer);
  if (size > most_bytes_ / 4) return;
  while (bytes_ + size > most_bytes_) drop(std::string(order_.front()));
  order_.push_back(key);
  places_.emplace(key, Place{std::move(answer), std::prev(order_.end())});
  bytes_ += size;
}

std::shared_ptr<const KeptAnswer> keep(const Response& response, bool gzip_accepted, std::vector<std::string> topics,
                                       std::int64_t version, std::size_t row) {
  auto kept = std::make_shared<KeptAnswer>();
  Response plain = response;
  const auto own = std::find_if(plain.headers.begin(), plain.headers.end(), [](const auto& h) { return h.first == "ETag"; });
  kept->etag = own != plain.headers.end() ? own->second : content_etag(plain.body);
  if (own == plain.headers.end()) plain.headers.emplace_back("ETag", kept->etag);
  plain.headers.emplace_back("Vary", "Accept-Encoding, Accept-Language");
  Response unchanged{.status = 304, .content_type = "", .body = "", .headers = plain.headers};
  constexpr std::size_t worth_it = 1400;  // what fits into one packet is not made smaller
  if (gzip_accepted && plain.body.size() > worth_it) {
    plain.body = gzip(plain.body);
    plain.headers.emplace_back("Content-Encoding", "gzip");
  }
  kept->head = head_of(plain, plain.body.size());
  kept->head_304 = head_of(unchanged, 0);
  kept->body = std::move(plain.body);
  kept->topics = std::move(topics);
  kept->version = version;
  kept->row = row;
  return kept;
}

}  // namespace muang::http
