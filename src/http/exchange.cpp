// SPDX-License-Identifier: Apache-2.0
// From a parsed head to the bytes of its answer. Reading is in connection.cpp.
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <exception>

#include "http/connection.hpp"
#include "http/errors.hpp"
#include "http/etag.hpp"
#include "http/job.hpp"
#include "http/json.hpp"
#include "http/problem.hpp"
#include "http/wire.hpp"

namespace muang::http {

using boost::system::error_code;

namespace {

constexpr std::array<std::pair<std::string_view, Method>, 6> methods{{{"GET", Method::Get},
                                                                      {"HEAD", Method::Get},
                                                                      {"POST", Method::Post},
                                                                      {"PUT", Method::Put},
                                                                      {"PATCH", Method::Patch},
                                                                      {"DELETE", Method::Delete}}};

std::optional<Method> method_of(std::string_view text) {
  const auto found = std::find_if(methods.begin(), methods.end(), [&](const auto& m) { return m.first == text; });
  return found == methods.end() ? std::nullopt : std::optional(found->second);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

const std::string* find_header(const Response& response, std::string_view name) {
  const auto same = [&](const auto& header) { return header.first == name; };
  const auto found = std::find_if(response.headers.begin(), response.headers.end(), same);
  return found == response.headers.end() ? nullptr : &found->second;
}

// Topics may name a place in the path: "city/{unit}".
std::string filled(std::string topic, const Call& call) {
  for (const auto& [name, value] : call.path_values) {
    const std::string mark = "{" + name + "}";
    if (const auto at = topic.find(mark); at != std::string::npos) topic.replace(at, mark.size(), value);
  }
  return topic;
}

std::int64_t unix_milliseconds() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

std::string_view Connection::field(std::string_view name) const {
  for (const auto& [key, value] : head_.fields) {
    const auto text = head_.view(key);
    if (text.size() == name.size() && lower(text) == name) return head_.view(value);
  }
  return {};
}

// The hot path: no call is built and no worker is asked. Exact, because the counters are read for every request.
std::shared_ptr<const KeptAnswer> Connection::kept_answer(bool has_body) {
  if (!io_.versions || !shared_.parts.versions_are_local || has_body || head_.hosts != 1) return nullptr;
  if (head_.method != "GET" && !head_only_) return nullptr;
  KeptAnswers::make_key(key_, head_.view(head_.target), language_, accepts_gzip(head_.view(head_.accept_encoding)));
  auto kept = io_.kept.find(key_);
  if (!kept) return nullptr;
  try {
    if (io_.versions->current(kept->topics) == kept->version) {
      shared_.metrics.kept_hit();
      return kept;
    }
  } catch (const std::exception& fault) {
    shared_.parts.router.log().write(
        LogLine(Severity::Error, "store fault").add("requestId", request_id_).add("cause", fault.what()));
  }
  io_.kept.drop(key_);
  return nullptr;
}

std::shared_ptr<Job> Connection::make_job() {
  auto job = std::make_shared<Job>();
  Call& call = job->call;
  for (const auto& [name_span, value_span] : head_.fields) {
    const auto value = head_.view(value_span);
    const auto [place, fresh] = call.headers.try_emplace(lower(head_.view(name_span)), value);
    if (!fresh) place->second.append(place->first == "cookie" ? "; " : ", ").append(value);
  }
  call.address = client_address(peer_, call.header("x-forwarded-for"), shared_.options.proxies);
  call.request_id = request_id_;
  call.language = language_;
  call.now = unix_milliseconds();
  job->gzip = accepts_gzip(call.header("accept-encoding"));
  return job;
}

bool Connection::operator_asks() const {
  // What came through a proxy came from outside, though the proxy may sit on this machine.
  if (!field("x-forwarded-for").empty() || !field("forwarded").empty()) return false;
  return is_loopback(peer_) || in_networks(peer_, shared_.options.metrics_from);
}

std::optional<Response> Connection::system_answer(std::string_view path) {
  const std::string text = "text/plain; charset=utf-8";
  if (path == "/healthz") return Response{.content_type = text, .body = "ok\n"};
  if (path == "/metrics" && operator_asks()) {
    return Response{.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = shared_.metrics.text()};
  }
  if (path == "/version") {
    Json::Object version{{"name", "muang"}, {"version", shared_.options.version}};
    return Response{.body = write_json(Json(std::move(version)))};
  }
  return std::nullopt;
}

asio::awaitable<bool> Connection::handle(RequestParser& parser, bool has_body) {
  auto target = parse_target(head_.view(head_.target));
  const auto method = method_of(head_.method);
  if (has_body) close_ = true;  // until the body is taken
  if (!target || (head_.version >= 11 && head_.hosts != 1)) co_return co_await refuse(bad_request);
  if (!method) {
    const Params params = {{"method", head_.method.substr(0, 20)}, {"allow", "GET, HEAD, POST, PUT, PATCH, DELETE"}};
    co_return co_await refuse(method_not_allowed, params);
  }
  if (*method == Method::Get) {
    row_ = shared_.metrics.system_row();
    if (auto answer = system_answer(target->path)) co_return co_await send_response(std::move(*answer));
  }
  auto job = make_job();
  job->call.method = *method;
  job->call.path = std::move(target->path);
  job->call.query = std::move(target->query);
  if (*method == Method::Get && job->call.path == "/readyz") {
    job->work = [this](Job& self) {
      const bool ready = !shared_.stopping && (!shared_.parts.ready || shared_.parts.ready());
      self.response = {.status = ready ? 200 : 503,
                       .content_type = "text/plain; charset=utf-8",
                       .body = ready ? "ready\n" : "not ready\n"};
    };
    co_await on_worker(job);
    co_return co_await finish_job(job);
  }
  row_ = shared_.metrics.no_row();
  const auto match = shared_.parts.router.match(*method, job->call.path);
  if (!match.endpoint && match.allow.empty() && *method == Method::Get) {
    if (auto file = shared_.files.find(job->call.path, job->gzip)) {
      row_ = shared_.metrics.web_row();
      co_return co_await send_kept(std::move(file));
    }
  }
  if (!match.endpoint) co_return co_await send_response(shared_.parts.router.dispatch(job->call));  // 404 or 405
  job->endpoint = match.endpoint;
  job->call.path_values = match.path_values;
  co_return co_await handle_endpoint(parser, job, has_body);
}

// The version is read before the work: a write in between makes the kept answer stale at once, never fresh by mistake.
void Connection::plan_keeping(Job& job) {
  if (!shared_.parts.versions || job.endpoint->kept.topics.empty()) return;
  KeptAnswers::make_key(job.key, head_.view(head_.target), language_, job.gzip);
  for (const auto& topic : job.endpoint->kept.topics) job.topics.push_back(filled(topic, job.call));
  if (!shared_.parts.versions_are_local) {
    job.known = io_.kept.find(job.key);  // a worker reads the counters: that is a round trip to the database server
    return;
  }
  shared_.metrics.kept_miss();
  try {
    job.version = io_.versions->current(job.topics);
  } catch (const std::exception&) {  // the handler meets the same fault and answers for it
  }
}

// On a worker.
void answer_job(Job& job, Shared& shared) {
  if (!job.key.empty() && !shared.parts.versions_are_local) {
    try {
      const auto reader = shared.take_reader();
      job.version = reader->current(job.topics);
      shared.give_back(reader);
    } catch (const std::exception&) {  // the reader is dropped, and the handler meets the same fault and answers for it
    }
    if (job.known && job.version >= 0 && job.known->version == job.version) {
      shared.metrics.kept_hit();
      job.kept = job.known;
      return;
    }
    shared.metrics.kept_miss();
  }
  job.response = shared.parts.router.dispatch(job.call);
  const bool for_all = job.endpoint->permission == open_to_public && job.call.method == Method::Get;
  if (!find_header(job.response, "Cache-Control")) {
    job.response.headers.emplace_back("Cache-Control", for_all ? "no-cache" : "no-store");
  }
  if (!job.key.empty() && job.version >= 0 && job.response.status == 200) {
    job.kept = keep(job.response, job.gzip, job.topics, job.version, job.row);
  }
}

asio::awaitable<bool> Connection::handle_endpoint(RequestParser& parser, std::shared_ptr<Job> job, bool has_body) {
  const Endpoint& endpoint = *job->endpoint;
  job->row = row_ = static_cast<std::size_t>(&endpoint - shared_.parts.router.endpoints().data());
  const bool nobody = !(endpoint.permission == open_to_public) && cookie(job->call, session_cookie).empty();
  if (has_body && !nobody) {  // a stranger's 20 MB are refused unread
    if (!co_await take(parser, endpoint.body_limit)) co_return false;
    close_ = head_.version < 11 || shared_.stopping || !keep_alive_;
    job->call.body = std::move(body_);
  }
  plan_keeping(*job);
  job->work = [shared = &shared_](Job& self) { answer_job(self, *shared); };
  co_await on_worker(job);
  co_return co_await finish_job(job);
}

asio::awaitable<void> Connection::on_worker(std::shared_ptr<Job> job) {
  auto& waiting = shared_.metrics.waiting_for_worker;
  if (waiting.fetch_add(1) >= static_cast<std::int64_t>(shared_.options.max_waiting)) {
    waiting.fetch_sub(1);
    const Problems problems = {{unavailable, {}, {{"seconds", "2"}}}};
    job->response = shared_.parts.router.refuse(problems, job->call);
    co_return;
  }
  phase_ = Phase::Working;
  Shared* const shared = &shared_;
  auto home = socket_.get_executor();
  auto start = [job, shared, home](auto&& handler) mutable {
    asio::post(*shared->workers, [job, shared, home, handler = std::move(handler)]() mutable {
      try {
        job->work(*job);
      } catch (const std::exception& other) {
        shared->parts.router.log().write(
            LogLine(Severity::Error, "bug").add("requestId", job->call.request_id).add("cause", other.what()));
        job->response = shared->parts.router.refuse({{internal, {}, {}}}, job->call);
      }
      shared->metrics.waiting_for_worker.fetch_sub(1);
      asio::post(home, [handler = std::move(handler)]() mutable { std::move(handler)(); });
    });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(std::move(start), asio::use_awaitable);
}

asio::awaitable<bool> Connection::finish_job(std::shared_ptr<Job> job) {
  if (!job->kept) co_return co_await send_response(std::move(job->response));
  if (job->kept != job->known) io_.kept.put(job->key, job->kept);
  co_return co_await send_kept(job->kept);
}

asio::awaitable<bool> Connection::refuse(ErrorCode code, Params params) {
  Call call;
  call.request_id = request_id_;
  call.language = language_;
  close_ = true;
  const Problems problems = {{code, {}, std::move(params)}};
  co_return co_await send_response(shared_.parts.router.refuse(problems, call));
}

asio::awaitable<bool> Connection::send_response(Response response) {
  const auto* etag = find_header(response, "ETag");
  if (etag && response.status == 200 && !head_.view(head_.if_none_match).empty() && (head_only_ || head_.method == "GET") &&
      etag_matches(head_.view(head_.if_none_match), *etag)) {
    response.status = 304;
    response.body.clear();
  }
  if (!find_header(response, "Cache-Control")) response.headers.emplace_back("Cache-Control", "no-store");
  out_ = head_of(response, response.body.size());
  append_tail(out_, request_id_, io_.date, close_);
  const std::string_view body = head_only_ ? std::string_view() : std::string_view(response.body);
  enter(Phase::Writing, shared_.options.write_deadline + time_for(body.size()));
  const bool sent = send_now(out_, body) || co_await send_rest();
  answered(response.status, body.size());
  co_return sent;
}

asio::awaitable<bool> Connection::send_kept(std::shared_ptr<const KeptAnswer> answer) {
  const auto asked = head_.view(head_.if_none_match);
  const bool same = !asked.empty() && etag_matches(asked, answer->etag);
  if (row_ == shared_.metrics.no_row()) row_ = answer->row;
  out_.assign(same ? answer->head_304 : answer->head);
  append_tail(out_, request_id_, io_.date, close_);
  const std::string_view body = same || head_only_ ? std::string_view() : std::string_view(answer->body);
  phase_ = Phase::Writing;
  bool sent = send_now(out_, body);
  if (!sent) {
    enter(Phase::Writing, shared_.options.write_deadline + time_for(body.size()));
    sent = co_await send_rest();
  }
  answered(same ? 304 : 200, body.size());
  co_return sent;
}

// One system call for most answers; only what the socket does not take at once waits for it.
bool Connection::send_now(std::string_view head, std::string_view body) {
  std::array<iovec, 2> parts{{{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = body.empty() ? 1 : 2;
  const auto sent = ::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  const std::size_t done = sent < 0 ? 0 : static_cast<std::size_t>(sent);
  rest_.clear();
  if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
    broken_ = true;
    return false;
  }
  if (done == head.size() + body.size()) return true;
  if (done < head.size()) rest_ = head.substr(done);
  rest_ += body.substr(done > head.size() ? done - head.size() : 0);
  return false;
}

asio::awaitable<bool> Connection::send_rest() {
  if (broken_) co_return false;
  error_code error;
  co_await asio::async_write(socket_, asio::buffer(rest_), asio::redirect_error(asio::use_awaitable, error));
  std::string().swap(rest_);
  if (error) broken_ = true;
  co_return !error;
}

void Connection::answered(int status, std::size_t bytes) {
  using namespace std::chrono;
  const auto took = duration_cast<microseconds>(Clock::now() - started_).count();
  shared_.metrics.answered(row_, status, took);
  const auto forwarded = field("x-forwarded-for");
  const std::string address = forwarded.empty() ? peer_ : client_address(peer_, forwarded, shared_.options.proxies);
  LogLine line(Severity::Info, "request");
  line.add("requestId", request_id_).add("method", head_.method).add("endpoint", shared_.metrics.row_name(row_));
  line.add("status", status).add("ms", static_cast<double>(took) / 1000).add("bytes", static_cast<std::int64_t>(bytes));
  line.add("address", truncated_address(address));
  shared_.parts.access.write(std::move(line));
}

}  // namespace muang::http
