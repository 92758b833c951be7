// How long it takes until the first proven rows of a shortlist are told: a generated catalogue (generated_catalogue.h)
// in the example classroom, ranked as the server does.
//   first_rows_bench [products [threads]]     10,000 on one thread by default
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "generated_catalogue.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/matching/catalogue_match.h"

namespace twinlight::benchmarks {
namespace {

/// As many as the server proves.
constexpr std::size_t proven = 20;

/// Since the program began, by the clock and of the processors.
struct Moment {
  double clock_s = 0.0, processor_s = 0.0;

  static Moment now() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return {std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(),
            seconds(usage.ru_utime) + seconds(usage.ru_stime)};
  }
};

void print(const char* what, const Moment& start, const Moment& end) {
  fmt::print("{:<24} {:6.2f} s by the clock  {:6.2f} s of the processor\n", what, end.clock_s - start.clock_s,
             end.processor_s - start.processor_s);
}

int bench(std::size_t products, unsigned threads) {
  const std::filesystem::path source = TWINLIGHT_SOURCE_DIR;
  const auto requirements = requirements::RequirementSet::load(source / "data/requirements").value();
  const evidence::Need need = evidence::read_need(source / "examples/needs/classroom.toml", requirements).value();
  matching::Catalogue catalogue;
  const matching::ProductColumns columns = generated_catalogue(products, &catalogue);
  fmt::print("{} products, {} threads, {} proven\n", products, threads, proven);
  std::vector<Moment> rows;
  const Moment start = Moment::now();
  const auto match = match_catalogue(
      need, catalogue, columns,
      {.threads = threads, .exact = proven, .found = [&](const auto& /*entry*/) { rows.push_back(Moment::now()); }});
  const Moment end = Moment::now();
  if (!match || rows.empty()) return 1;
  print("first row", start, rows.front());
  print("third row", start, rows.at(std::min<std::size_t>(2, rows.size() - 1)));
  print("last row", start, rows.back());
  print("all", start, end);
  fmt::print("the rank stage by the clock: {:.2f} s; {} lines pass\n", match->seconds.rank,
             std::ranges::count_if(match->shortlist, [](const auto& e) { return e.evidence.found.verdict.pass; }));
  return 0;
}

}  // namespace
}  // namespace twinlight::benchmarks

int main(int argc, char** argv) {
  const std::size_t products = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10000;
  const auto threads = static_cast<unsigned>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1);
  return twinlight::benchmarks::bench(products, threads);
}
