#pragma once

#include <asio.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "twinlight/server/http_message.h"

/// What is said to a client before its connection is closed amid a request. RESTinio closes without a word: it tells
/// its logger what its parser found and calls `shutdown` of its socket (restinio/impl/connection.hpp, consume_data and
/// handle_xxx_timeout). Both are ours, so that both come here.
namespace twinlight::server {

/// For the connections of one server, which are of one thread.
class PartingWords : public asio::execution_context::service {
 public:
  using Answers = std::function<Response(CutOff)>;

  static asio::execution_context::id id;  // Asio finds a service by it

  explicit PartingWords(asio::execution_context& context) : asio::execution_context::service(context) {}

  /// Until then, and with none, nothing is said.
  void answer_with(Answers answers) { answers_ = std::move(answers); }

  /// What RESTinio tells its logger; a failure of its parser is followed by the end of the connection.
  void note_failure(std::string_view message);

  /// A whole request is there.
  void note_request() { whole_ = true; }
  bool take_request() { return std::exchange(whole_, false); }

  /// Why a connection is about to be closed, if its client is to be told.
  /// @param amid_request  a part of a request came, and not the rest
  std::optional<CutOff> take_reason(bool amid_request);

  /// Says it, takes what the client is sending for a little while, so that its side does not throw the answer away
  /// (RFC 9112, 9.6), and closes.
  void say(asio::ip::tcp::socket socket, CutOff why);

 private:
  void shutdown() override {}

  Answers answers_;
  bool whole_ = false;
  bool failed_ = false;
  std::optional<CutOff> failure_;
  std::shared_ptr<std::size_t> saying_ = std::make_shared<std::size_t>(0);
};

/// Tells RESTinio's failures to the parting words, and nothing else to anybody.
class FailureLogger {
 public:
  explicit FailureLogger(PartingWords& words) : words_(words) {}

  template <class Builder>
  void trace(const Builder& /*builder*/) const noexcept {}
  template <class Builder>
  void info(const Builder& /*builder*/) const noexcept {}
  template <class Builder>
  void warn(const Builder& /*builder*/) const noexcept {}
  template <class Builder>
  void error(const Builder& builder) const {
    words_.note_failure(builder());
  }

 private:
  PartingWords& words_;
};

/// A socket that knows whether it is amid a request, and does not close then without a word.
class ServerSocket : public asio::ip::tcp::socket {
 public:
  using Base = asio::ip::tcp::socket;
  using Base::Base;

  /// Hides that of the base: RESTinio calls the one of the type that its traits name.
  template <class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    if (!amid_request_) amid_request_ = std::make_shared<bool>(false);
    const auto executor = asio::get_associated_executor(handler, get_executor());
    Base::async_read_some(
        buffers, asio::bind_executor(executor,
                                     [words = &words(), amid = amid_request_, handler = std::forward<Handler>(handler)](
                                         const asio::error_code& error, std::size_t count) mutable {
                                       words->take_request();
                                       if (!error && count > 0) *amid = true;
                                       handler(error, count);
                                       if (words->take_request()) *amid = false;
                                     }));
  }

  /// Hides that of the base.
  void shutdown(shutdown_type what, asio::error_code& error);

 private:
  PartingWords& words();

  std::shared_ptr<bool> amid_request_;  ///< outlives a connection that ends within its own handler
};

}  // namespace twinlight::server
