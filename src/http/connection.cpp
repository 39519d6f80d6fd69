// SPDX-License-Identifier: Apache-2.0
// clang-format off
#include "http/asio.hpp"  // before Beast, which includes Asio
// clang-format on
#include "http/connection.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>

#include "base/random.hpp"
#include "http/errors.hpp"
#include "http/etag.hpp"
#include "http/job.hpp"
#include "http/problem.hpp"
#include "http/wire.hpp"

namespace muang::http {

namespace beast = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

namespace {
// g++ 12 cannot take a braced list inside of a co_await expression.
Params one(std::string name, std::string value) { return {{std::move(name), std::move(value)}}; }
}  // namespace

Head::Span Head::keep(std::string_view piece) {
  const Span span{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(piece.size())};
  text += piece;
  return span;
}

void Head::clear() {
  text.clear();
  method.clear();
  fields.clear();
  accept_language = accept_encoding = if_none_match = expect = cookie = {};
  hosts = 0;
}

// Beast's parser without its containers: header fields go into one string, the body into another.
class RequestParser final : public beast::basic_parser<true> {
 public:
  RequestParser(Head& head, std::string& body) : head_(head), body_(body) {}

 private:
  static std::string_view plain(string_view text) { return {text.data(), text.size()}; }
  void on_request_impl(beast::verb, string_view method, string_view target, int version, error_code&) override {
    head_.version = version;
    head_.method.assign(method.data(), method.size());
    head_.target = head_.keep(plain(target));
  }
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(beast::field name, string_view name_text, string_view value, error_code&) override {
    const auto span = head_.keep(plain(value));
    switch (name) {
      case beast::field::accept_language:
        head_.accept_language = span;
        break;
      case beast::field::accept_encoding:
        head_.accept_encoding = span;
        break;
      case beast::field::if_none_match:
        head_.if_none_match = span;
        break;
      case beast::field::expect:
        head_.expect = span;
        break;
      case beast::field::cookie:
        head_.cookie = span;
        break;
      case beast::field::host:
        ++head_.hosts;
        break;
      default:
        break;
    }
    head_.fields.emplace_back(head_.keep(plain(name_text)), span);
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(boost::optional<std::uint64_t> const& size, error_code&) override {
    constexpr std::uint64_t at_once = 1 << 20;  // a promise of 20 MB is not believed before the bytes come
    if (size) body_.reserve(static_cast<std::size_t>(std::min(*size, at_once)));
  }
  std::size_t on_body_impl(string_view piece, error_code&) override {
    body_.append(piece.data(), piece.size());
    return piece.size();
  }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code& error) override {
    return on_body_impl(piece, error);
  }
  void on_finish_impl(error_code&) override {}

  Head& head_;
  std::string& body_;
};

Connection::Connection(Shared& shared, IoThread& io, asio::ip::tcp::socket socket)
    : shared_(shared), io_(io), socket_(std::move(socket)) {
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  peer_ = socket_.remote_endpoint(ignored).address().to_string(ignored);
  shared_.metrics.open_connections.fetch_add(1);
}

Connection::~Connection() {
  io_.connections.erase(this);
  shared_.body_bytes.fetch_sub(reserved_);
  shared_.metrics.open_connections.fetch_sub(1);
}

void Connection::enter(Phase phase, std::chrono::milliseconds allowed) {
  phase_ = phase;
  deadline_ = Clock::now() + allowed;
}

void Connection::sweep(Clock::time_point now) {
  if (phase_ == Phase::Working || now < deadline_) return;
  timed_out_ = true;
  error_code ignored;
  if (phase_ == Phase::Header || phase_ == Phase::Body) {
    socket_.cancel(ignored);  // so that the answer 408 can still be sent
  } else {
    socket_.close(ignored);
  }
}

void Connection::stop(bool at_once) {
  error_code ignored;
  close_ = true;
  if (at_once || phase_ == Phase::Idle || phase_ == Phase::Header) socket_.close(ignored);
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  if (shared_.stopping) co_return;  // the sweeper may have left already
  io_.connections.insert(this);
  enter(Phase::Header, shared_.options.header_deadline);
  while (co_await one_request()) {
  }
  if (timed_out_ && (phase_ == Phase::Body || (phase_ == Phase::Header && end_ > begin_))) {
    started_ = Clock::now();
    request_id_ = next_request_id();
    unread_ = true;
    co_await refuse(request_timeout);
  }
  if (!broken_ && socket_.is_open()) co_await drain();
}

// Closing with unread bytes makes TCP send a reset, which may overtake our answer: take them first, for a while.
asio::awaitable<void> Connection::drain() {
  error_code error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  if (!unread_ || error) co_return;
  enter(Phase::Draining, std::chrono::seconds(2));
  in_.resize(std::max<std::size_t>(in_.size(), 16 << 10));
  for (std::size_t taken = 0; taken < (8u << 20) && !error;) {
    taken += co_await socket_.async_read_some(asio::buffer(in_), asio::redirect_error(asio::use_awaitable, error));
  }
}

asio::awaitable<bool> Connection::fill() {
  if (begin_ == end_) begin_ = end_ = 0;
  if (begin_ > 0 && end_ == in_.size()) {
    std::copy(in_.begin() + static_cast<std::ptrdiff_t>(begin_), in_.begin() + static_cast<std::ptrdiff_t>(end_),
              in_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == in_.size()) in_.resize(std::max<std::size_t>(4096, in_.size() * 2));
  error_code error;
  end_ += co_await socket_.async_read_some(asio::buffer(in_.data() + end_, in_.size() - end_),
                                           asio::redirect_error(asio::use_awaitable, error));
  if (error) broken_ = !timed_out_;
  co_return !error;
}

asio::awaitable<bool> Connection::read_head(RequestParser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(shared_.options.max_header));
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());  // the endpoint's own limit is set before the body is read
  for (;;) {
    if (end_ > begin_) {
      error_code error;
      if (phase_ == Phase::Idle) enter(Phase::Header, shared_.options.header_deadline);
      begin_ += parser.put(asio::const_buffer(in_.data() + begin_, end_ - begin_), error);
      if (parser.is_header_done()) break;
      if (error && error != beast::error::need_more) {
        started_ = Clock::now();
        request_id_ = next_request_id();
        close_ = unread_ = true;
        co_await refuse(error == beast::error::header_limit ? headers_too_large : bad_request);
        co_return false;
      }
    }
    if (!co_await fill()) co_return false;
  }
  co_return true;
}

asio::awaitable<bool> Connection::read_body(RequestParser& parser, std::size_t limit) {
  const auto size = parser.content_length() ? static_cast<std::size_t>(*parser.content_length()) : limit;
  enter(Phase::Body, shared_.options.body_deadline + time_for(size));
  parser.body_limit(limit);
  parser.eager(true);
  while (!parser.is_done()) {
    error_code error = beast::error::need_more;
    if (end_ > begin_) begin_ += parser.put(asio::const_buffer(in_.data() + begin_, end_ - begin_), error);
    if (parser.is_done()) break;
    const bool stuck = end_ - begin_ >= (32u << 10);  // the head of a chunk without an end
    if (stuck || (error && error != beast::error::need_more)) {
      close_ = unread_ = true;
      if (error != beast::error::body_limit) co_return co_await refuse(bad_request);
      co_return co_await refuse(body_too_large, one("maximum", std::to_string(limit)));
    }
    if (in_.size() < (64u << 10) && size > (64u << 10)) in_.resize(64 << 10);
    if (!co_await fill()) co_return false;
  }
  co_return true;
}

asio::awaitable<bool> Connection::take(RequestParser& parser, std::size_t limit) {
  const auto size = parser.content_length();
  if (size && *size > limit) {
    close_ = unread_ = true;
    co_return co_await refuse(body_too_large, one("maximum", std::to_string(limit)));
  }
  const std::size_t wanted = size ? static_cast<std::size_t>(*size) : limit;
  reserved_ = wanted;
  if (shared_.body_bytes.fetch_add(wanted) + wanted > shared_.options.max_body_bytes) {
    close_ = unread_ = true;
    co_return co_await refuse(unavailable, one("seconds", "5"));
  }
  if (head_.view(head_.expect) == "100-continue" && end_ == begin_) {
    if (!send_now("HTTP/1.1 100 Continue\r\n\r\n", "") && !co_await send_rest()) co_return false;
  }
  co_return co_await read_body(parser, limit) && parser.is_done();
}

asio::awaitable<bool> Connection::one_request() {
  shared_.body_bytes.fetch_sub(std::exchange(reserved_, 0));
  head_.clear();
  body_.clear();
  if (body_.capacity() > (64u << 10)) body_.shrink_to_fit();
  RequestParser parser(head_, body_);
  row_ = shared_.metrics.no_row();
  if (!co_await read_head(parser)) co_return false;
  started_ = Clock::now();
  request_id_ = next_request_id();
  head_only_ = head_.method == "HEAD";
  language_ = preferred_language(head_.view(head_.accept_language));
  keep_alive_ = parser.keep_alive();
  close_ = !keep_alive_ || head_.version < 11 || shared_.stopping;
  const bool has_body = !parser.is_done();
  bool goes_on = false;
  if (auto kept = kept_answer(has_body)) {
    goes_on = co_await send_kept(std::move(kept));
  } else {
    goes_on = co_await handle(parser, has_body);
  }
  if (!goes_on || close_ || !parser.is_done()) {
    unread_ = unread_ || !parser.is_done();
    co_return false;
  }
  enter(Phase::Idle, shared_.options.idle_deadline);
  co_return !shared_.stopping;
}

}  // namespace muang::http
