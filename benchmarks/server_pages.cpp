// Times list pages and searches of an installation that server_load filled, from request to the bytes of the answer,
// without the network.
//   server_pages DIR [DATABASE]
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/report/signing_key.h"
#include "twinlight/server/installation.h"

namespace twinlight::benchmarks {
namespace {

constexpr int requests = 300;
constexpr std::array lists{
    "/organisations?limit=50",
    "/organisations?limit=50&sort=name",
    "/organisations?limit=50&sort=-employees&region=limburg&kind=school",
    "/organisations?limit=50&region=limburg",
    "/organisations?limit=50&domains=care&languages=nl",
    "/organisations?limit=50&region=limburg&employees=4321",
    "/organisations?limit=50&sort=employees&region=guangdong&kind=school&domains=education",  // nobody
    "/organisations?limit=50&sort=name&region=guangdong&kind=school&domains=education",       // nobody
    "/products?limit=50",
    "/products?limit=50&sort=-model",
    "/products?limit=50&domains=care",
};
constexpr std::array searches{"Kievit", "Yanxi Demer", "Zhu", "\"Berk Kempen\"", "light", "4711", "xyzzy"};

class Reader {
 public:
  explicit Reader(server::Installation& installation) : installation_(installation) {}

  nlohmann::json ask(const std::string& path) {
    // Each from an address of its own: nobody asks so much.
    server::Request request{.method = "GET",
                            .path = "/api/v1" + path.substr(0, path.find('?')),
                            .query = path.substr(path.find('?') + 1),
                            .body = {},
                            .remote_address = fmt::format("10.0.{}.{}", asked_ / 250 % 250, asked_ % 250),
                            .headers = {}};
    ++asked_;
    const auto begun = std::chrono::steady_clock::now();
    const server::Response response = installation_.handle(request);
    milliseconds_.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    if (response.status != 200) fmt::print(stderr, "{}: {} {}\n", path, response.status, response.body);
    return nlohmann::json::parse(response.body, nullptr, /*allow_exceptions=*/false);
  }

  void print(const std::string& what) {
    std::ranges::sort(milliseconds_);
    fmt::print("{:90} median {:6.1f} ms, 99 % {:6.1f} ms\n", what, milliseconds_[milliseconds_.size() / 2],
               milliseconds_[milliseconds_.size() * 99 / 100]);
    std::fflush(stdout);
    milliseconds_.clear();
  }

 private:
  server::Installation& installation_;
  int asked_ = 0;
  std::vector<double> milliseconds_;
};

std::string encoded(std::string text) {
  for (std::size_t at = 0; (at = text.find_first_of(" \"", at)) != std::string::npos; ++at)
    text.replace(at, 1, text[at] == ' ' ? "%20" : "%22");
  return text;
}

int run(const std::string& folder, const std::string& database) {
  const auto key = report::SigningKey::from_seed({1, 2, 3});
  const std::string source = TWINLIGHT_SOURCE_DIR;
  auto knowledge = server::Knowledge::load(source + "/data", source + "/examples/catalogue", key, "bench", 1);
  if (!knowledge) return std::fputs("server_pages: the catalogue can not be read\n", stderr), 1;
  server::InstallationOptions options{.folder = folder, .database = database, .web = {}, .http = {}, .service = {}};
  options.service.now = [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
  const auto installation = server::Installation::open(options, *knowledge);
  if (!installation) return std::fputs("server_pages: the installation can not be opened\n", stderr), 1;
  Reader reader(**installation);
  for (const std::string list : lists) {
    std::string cursor;
    for (int i = 0; i < requests; ++i) {
      const auto page = reader.ask(list + (cursor.empty() ? "" : "&cursor=" + cursor));
      cursor = page.value("next", nlohmann::json()).is_string() ? page["next"].get<std::string>() : "";
    }
    reader.print(list);
  }
  for (const char* search : searches) {
    for (int i = 0; i < requests; ++i) reader.ask("/search?q=" + encoded(search));
    reader.print(fmt::format("search {}", search));
  }
  return 0;
}

}  // namespace
}  // namespace twinlight::benchmarks

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) return std::fputs("server_pages DIR [DATABASE]\n", stderr), 2;
  return twinlight::benchmarks::run(argv[1], argc > 2 ? argv[2] : "");
}
