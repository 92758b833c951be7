#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "twinlight/foundation/result.h"
#include "twinlight/server/http_message.h"

namespace twinlight::server {

struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                           ///< 0: one that is free
  unsigned threads = 8;                             ///< that answer requests
  std::size_t longest_queue = 2000;                 ///< of requests that wait for a thread; others get 503
  std::size_t largest_body_bytes = 32U << 20U;      ///< a connection with a larger one is cut off
  std::size_t most_connections = 2000;              ///< others wait to be accepted
  std::chrono::milliseconds longest_read{20'000};   ///< for a whole request, so that slow senders can not hold a place
  std::chrono::milliseconds longest_write{60'000};  ///< for a part of a response
  std::function<Response(CutOff)> cut_off = {};     ///< what is said then; empty: nothing
};

/// HTTP/1.1 on one address. The one place that knows RESTinio.
class HttpServer {
 public:
  /// Listens and answers until it is stopped. Fails where the address can not be had.
  /// @param handler called by several threads at once
  static Result<std::unique_ptr<HttpServer>> start(const HttpOptions& options, Handler handler);

  /// The same on the first port that is free, of so many from that of the options on.
  static Result<std::unique_ptr<HttpServer>> start_on_free_port(HttpOptions options, const Handler& handler, int ports);

  /// Stops.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;

  /// Takes no more connections, finishes the requests that were taken, closes. Does nothing the second time.
  void stop();

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace twinlight::server
