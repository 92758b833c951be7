#include "twinlight/server/http_server.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <limits>
#include <mutex>
#include <restinio/all.hpp>

#include "twinlight/server/parting_words.h"
#include "twinlight/server/reason_phrase.h"
#include "twinlight/server/thread_pool.h"

namespace twinlight::server {
namespace {

struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, FailureLogger, restinio::default_request_handler_t,
                                   restinio::default_strand_t, ServerSocket> {
  static constexpr bool use_connection_count_limiter = true;
};
using Running = restinio::running_server_handle_t<Traits>;

Request request_of(const restinio::request_handle_t& received) {
  const auto& header = received->header();
  Request request{.method = header.method().c_str(),
                  .path = std::string(header.path()),
                  .query = std::string(header.query()),
                  .body = received->body(),
                  .remote_address = received->remote_endpoint().address().to_string()};
  header.for_each_field([&](const restinio::http_header_field_t& field) {
    std::string name = field.name();
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    auto& value = request.headers[std::move(name)];
    value = value.empty() ? field.value() : value + ", " + field.value();
  });
  return request;
}

restinio::http_status_line_t status_line(int status) {
  return {restinio::http_status_code_t(static_cast<std::uint16_t>(status)), reason_phrase(status)};
}

template <class Builder>
void add_headers(Builder& builder, const Response& response) {
  for (const auto& [name, value] : response.headers) builder.append_header(name, value);
}

/// Events as chunks of one response (WHATWG HTML, 9.2).
class ChunkedEvents : public EventStream {
 public:
  using Builder = restinio::response_builder_t<restinio::chunked_output_t>;
  explicit ChunkedEvents(Builder builder) : builder_(std::move(builder)) {}
  ~ChunkedEvents() override { close(); }
  ChunkedEvents(const ChunkedEvents&) = delete;
  ChunkedEvents& operator=(const ChunkedEvents&) = delete;

  bool send(std::string_view event, std::string_view data) override {
    const std::lock_guard lock(mutex_);
    if (closed_ || *gone_) return false;
    std::string chunk = "event: " + std::string(event) + "\ndata: " + std::string(data) + "\n\n";
    builder_.append_chunk(std::move(chunk));
    builder_.flush([gone = gone_](const auto& error) {
      if (error) *gone = true;
    });
    return true;
  }
  void close() override {
    const std::lock_guard lock(mutex_);
    if (std::exchange(closed_, true)) return;
    builder_.done();
  }

 private:
  std::mutex mutex_;
  Builder builder_;
  bool closed_ = false;
  std::shared_ptr<std::atomic<bool>> gone_ = std::make_shared<std::atomic<bool>>(false);
};

void begin_stream(const restinio::request_handle_t& received, const Response& response) {
  auto builder = received->create_response<restinio::chunked_output_t>(status_line(response.status));
  add_headers(builder, response);
  builder.flush();
  response.stream(std::make_shared<ChunkedEvents>(std::move(builder)));
}

/// To HEAD goes the length of what GET would get, and none of it (RFC 9110, 9.3.2).
void send_head(const restinio::request_handle_t& received, const Response& response) {
  auto builder = received->create_response<restinio::user_controlled_output_t>(status_line(response.status));
  add_headers(builder, response);
  builder.set_content_length(response.shared_body ? response.shared_body->size() : response.body.size());
  builder.done();
}

void send(const restinio::request_handle_t& received, Response response) {
  if (response.stream) return begin_stream(received, response);
  if (received->header().method() == restinio::http_method_head()) return send_head(received, response);
  auto builder = received->create_response(status_line(response.status));
  add_headers(builder, response);
  if (response.status != 204) {  // to which no body belongs
    if (response.shared_body)
      builder.set_body(response.shared_body);
    else
      builder.set_body(std::move(response.body));
  }
  builder.done();
}

}  // namespace

struct HttpServer::State {
  State(const HttpOptions& options, Handler handle)
      : handler(std::move(handle)),
        cut_off(options.cut_off),
        words(asio::use_service<PartingWords>(context)),
        pool(options.threads, options.longest_queue) {
    words.answer_with(options.cut_off);
  }

  restinio::request_handling_status_t take(const restinio::request_handle_t& received) {
    words.note_request();
    const bool taken = pool.post([this, received] { send(received, handler(request_of(received))); });
    if (!taken) send(received, cut_off ? cut_off(CutOff::busy) : Response{.status = 503});
    return restinio::request_accepted();
  }

  Handler handler;
  std::function<Response(CutOff)> cut_off;
  asio::io_context context;
  PartingWords& words;
  std::uint16_t port = 0;
  Running running;
  std::once_flag stopped;
  ThreadPool pool;
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

HttpServer::~HttpServer() {
  stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpOptions& options, Handler handler) {
  auto state = std::make_unique<State>(options, std::move(handler));
  restinio::server_settings_t<Traits> settings;
  settings.address(options.address)
      .port(options.port)
      .logger(std::ref(state->words))
      .read_next_http_message_timelimit(options.longest_read)
      .write_http_response_timelimit(options.longest_write)
      .handle_request_timeout(std::chrono::minutes(10))
      .max_parallel_connections(options.most_connections)
      .concurrent_accepts_count(4)
      .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                    .max_url_size(8000)
                                    .max_field_name_size(200)
                                    .max_field_value_size(8000)
                                    .max_field_count(60)
                                    .max_body_size(options.largest_body_bytes))
      .acceptor_post_bind_hook([&state = *state](restinio::asio_ns::ip::tcp::acceptor& acceptor) {
        state.port = acceptor.local_endpoint().port();
      })
      .request_handler([&state = *state](const restinio::request_handle_t& received) { return state.take(received); });
  try {
    state->running = restinio::run_async<Traits>(restinio::external_io_context(state->context), std::move(settings), 1);
  } catch (const std::system_error& fault) {
    const bool taken = fault.code().value() == EADDRINUSE;
    return failure({.message = "can not listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                               (taken ? "another program has this port" : fault.what())});
  } catch (const std::exception& fault) {
    return failure(
        {.message = "can not listen on " + options.address + ":" + std::to_string(options.port) + ": " + fault.what()});
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

Result<std::unique_ptr<HttpServer>> HttpServer::start_on_free_port(HttpOptions options, const Handler& handler,
                                                                   int ports) {
  while (true) {
    auto started = start(options, handler);
    const bool last = --ports <= 0 || options.port == 0 || options.port == std::numeric_limits<std::uint16_t>::max();
    if (started || last) return started;
    ++options.port;
  }
}

std::uint16_t HttpServer::port() const {
  return state_->port;
}

void HttpServer::stop() {
  std::call_once(state_->stopped, [this] {
    state_->pool.stop();
    state_->running->stop();
    state_->running->wait();
  });
}

}  // namespace twinlight::server
