// The peer of `serve` in scripts/bench-server: RESTinio alone, answering every request with the same bytes.
//   bare_http_server PORT BYTES
#include <cstdio>
#include <cstdlib>
#include <restinio/all.hpp>
#include <string>

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("bare_http_server PORT BYTES\n", stderr), 2;
  const std::string body(std::strtoul(argv[2], nullptr, 10), 'x');
  struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t> {};
  restinio::run(
      restinio::on_this_thread<Traits>()
          .address("127.0.0.1")
          .port(static_cast<std::uint16_t>(std::strtoul(argv[1], nullptr, 10)))
          .request_handler([&body](const restinio::request_handle_t& request) {
            return request->create_response().append_header("Content-Type", "application/json").set_body(body).done();
          }));
  return 0;
}
