#include "twinlight/server/parting_words.h"

#include <array>
#include <chrono>

#include "twinlight/server/reason_phrase.h"

namespace twinlight::server {
namespace {

// Whoever sends on is not listened to for long, nor are many at once: it must cost less than what it is to spare.
constexpr std::chrono::seconds longest_farewell{3};
constexpr std::size_t most_discarded = std::size_t{64} << 20U;
constexpr std::size_t most_at_once = 100;
constexpr std::size_t part_bytes = 16384;

std::string bytes_of(const Response& response) {
  std::string bytes = "HTTP/1.1 " + std::to_string(response.status) + " " + reason_phrase(response.status) + "\r\n";
  for (const auto& [name, value] : response.headers) bytes += name + ": " + value + "\r\n";
  bytes += "Connection: close\r\nContent-Length: " + std::to_string(response.body.size()) + "\r\n\r\n";
  return bytes + response.body;
}

/// One answer, until the client has it or its time is over. Keeps itself.
class Farewell : public std::enable_shared_from_this<Farewell> {
 public:
  Farewell(asio::ip::tcp::socket socket, std::string answer, std::shared_ptr<std::size_t> saying)
      : socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        answer_(std::move(answer)),
        saying_(std::move(saying)) {
    ++*saying_;
  }
  ~Farewell() { --*saying_; }
  Farewell(const Farewell&) = delete;
  Farewell& operator=(const Farewell&) = delete;

  void begin() {
    timer_.expires_after(longest_farewell);
    timer_.async_wait([self = shared_from_this()](const asio::error_code& error) {
      if (!error) self->end();
    });
    asio::async_write(socket_, asio::buffer(answer_),
                      [self = shared_from_this()](const asio::error_code& error, std::size_t /*count*/) {
                        if (error) return self->end();
                        asio::error_code ignored;
                        self->socket_.shutdown(asio::socket_base::shutdown_send, ignored);
                        self->discard();
                      });
  }

 private:
  void discard() {
    socket_.async_read_some(asio::buffer(part_),
                            [self = shared_from_this()](const asio::error_code& error, std::size_t count) {
                              self->discarded_ += count;
                              if (error || self->discarded_ > most_discarded) return self->end();
                              self->discard();
                            });
  }
  void end() {
    timer_.cancel();
    asio::error_code ignored;
    socket_.close(ignored);
  }

  asio::ip::tcp::socket socket_;
  asio::steady_timer timer_;
  std::string answer_;
  std::shared_ptr<std::size_t> saying_;
  std::array<char, part_bytes> part_{};
  std::size_t discarded_ = 0;
};

}  // namespace

asio::execution_context::id PartingWords::id;

void PartingWords::note_failure(std::string_view message) {
  const auto tells = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
  failed_ = true;
  failure_.reset();
  if (!tells("parser error")) return;
  // Our bounds are what makes a callback of the parser fail; the last is its own bound on all headers.
  failure_ = tells("HPE_CB_") || tells("HPE_HEADER_OVERFLOW") ? CutOff::too_large : CutOff::malformed;
}

std::optional<CutOff> PartingWords::take_reason(bool amid_request) {
  const bool failed = std::exchange(failed_, false);
  const auto failure = std::exchange(failure_, std::nullopt);
  if (!answers_ || *saying_ >= most_at_once) return std::nullopt;
  if (failed) return failure;
  // Nothing failed and the rest does not come: its time is over.
  return amid_request ? std::optional(CutOff::too_slow) : std::nullopt;
}

void PartingWords::say(asio::ip::tcp::socket socket, CutOff why) {
  std::make_shared<Farewell>(std::move(socket), bytes_of(answers_(why)), saying_)->begin();
}

PartingWords& ServerSocket::words() {
  return asio::use_service<PartingWords>(asio::query(get_executor(), asio::execution::context));
}

void ServerSocket::shutdown(shutdown_type what, asio::error_code& error) {
  const auto why = words().take_reason(amid_request_ && *amid_request_);
  if (!why || !is_open()) {
    Base::shutdown(what, error);
    return;
  }
  cancel(error);  // the read that waits would go on in the name of a connection that is closed
  words().say(std::move(static_cast<Base&>(*this)), *why);
}

}  // namespace twinlight::server
