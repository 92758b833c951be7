// `make bench-catalogue`: a generated catalogue (generated_catalogue.h) in a classroom of 9 × 7 × 3 m, all regular
// layouts up to 8 × 8 in both orientations, against what plain sgemm does in the same run.
//   catalogue_bench [products [brief]]     100,000 by default; brief: one core, without growth
#include <cblas.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "generated_catalogue.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/matrix_threads.h"
#include "twinlight/matching/catalogue_file.h"
#include "twinlight/matching/rank_stage.h"

namespace twinlight::benchmarks {
namespace {

/// Of the wall, and of the processors: a machine that is shared shows the latter only.
struct Seconds {
  double wall = 0.0, cpu = 0.0;
};

Seconds now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return {std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(),
          seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

template <class Work>
Seconds timed(const Work& work) {
  const Seconds start = now();
  work();
  const Seconds end = now();
  return {end.wall - start.wall, end.cpu - start.cpu};
}

double peak_memory_GiB() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
}

/// Of one core: the best of some products of large square matrices, by the processor's time.
double sgemm_flop_per_s() {
  constexpr int size = 1536;
  const std::vector<float> a(std::size_t{size} * size, 0.5F);
  const std::vector<float> b(a.size(), 0.25F);
  std::vector<float> c(a.size());
  double best = 0.0;
  for (int round = 0; round < 5; ++round) {
    const Seconds took = timed([&] {
      cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1.0F, a.data(), size, b.data(), size,
                  0.0F, c.data(), size);
    });
    best = std::max(best, 2.0 * size * size * size / took.cpu);
  }
  return best;
}

evidence::Need classroom(int points_along, int points_across) {
  const auto requirements =
      requirements::RequirementSet::load(std::filesystem::path(TWINLIGHT_SOURCE_DIR) / "data/requirements").value();
  const std::string text = fmt::format(R"(
name = "Classroom"
domain = "education"
requirement = "en12464-1:2021/44.1"
maintenance_factor = 0.8
[room]
length_m = 9.0
width_m = 7.0
height_m = 3.0
[reflectance]
ceiling = 0.7
walls = 0.5
floor = 0.2
[operation]
hours_per_year = 2000
electricity_price_per_kWh = 0.28
[task]
height_m = 0.75
points = [{}, {}]
[layout]
mounting = "either"
suspension_m = 0.5
max_columns = 8
max_rows = 8
max_luminaires = 64
min_spacing_m = 0.3
max_spacing_ratio = 64
)",
                                       points_along, points_across);
  return evidence::read_need(Settings::parse(text, "classroom.toml").value(), requirements).value();
}

struct Run {
  Seconds seconds;
  matching::RankStatistics statistics;
  std::size_t ranked = 0, passing = 0;
};

Run rank(const evidence::Need& need, const matching::ProductColumns& columns, unsigned threads,
         const matching::RankRules& rules = {}) {
  Run run;
  run.seconds = timed([&] {
    const lighting::RoomModel room_model(need.room);
    const matching::RankStage stage(need, room_model, columns, threads, rules);
    const std::vector<std::size_t> order = stage.order();
    run.statistics = stage.statistics();
    run.ranked = order.size();
    for (const std::size_t product : order) run.passing += stage.products()[product].verdict.pass ? 1U : 0U;
  });
  return run;
}

void print(const char* name, std::size_t products, const Run& run) {
  fmt::print("{:<34} {:>7} products  {:6.2f} s wall  {:6.2f} s cpu  {:8.0f} products/s  {:5.1f} GFLOP/s\n", name,
             products, run.seconds.wall, run.seconds.cpu, static_cast<double>(products) / run.seconds.cpu,
             run.statistics.matrix_operations / run.seconds.cpu / 1e9);
}

void catalogue_on_disk(const matching::ProductColumns& columns) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "twinlight_bench_catalogue.twl";
  std::vector<matching::CatalogueSource> sources;
  for (std::size_t i = 0; i < columns.size(); ++i)
    sources.push_back({"/generated", fmt::format("product{}.ldt", i), std::string(64, '0')});
  const Seconds written = timed([&] { (void)write_catalogue_file(path, sources, columns).has_value(); });
  std::size_t found = 0;
  const Seconds opened = timed([&] { found = matching::CatalogueFile::open(path).value().size(); });
  fmt::print("catalogue file: {:.0f} MB, written in {:.2f} s, {} products opened in {:.2f} s wall, {:.2f} s cpu\n",
             static_cast<double>(std::filesystem::file_size(path)) / 1e6, written.wall, found, opened.wall, opened.cpu);
  std::filesystem::remove(path);
}

void bench(std::size_t products, bool brief) {
  lighting::keep_matrix_products_on_one_thread();
  const double sgemm = sgemm_flop_per_s();
  matching::ProductColumns columns;
  const Seconds generated = timed([&] { columns = generated_catalogue(products); });
  fmt::print("plain sgemm, one core: {:.1f} GFLOP/s; {} products generated in {:.1f} s cpu\n", sgemm / 1e9, products,
             generated.cpu);
  const evidence::Need need = classroom(7, 5);
  const Run one = rank(need, columns, 1);
  fmt::print("outputs: 35 task points, {} cylindrical points, {} observers, walls, ceiling\n",
             cylindrical_points(need).size(), glare_observers(need).size());
  fmt::print("{} ranked, {} pass; matrices of {} layouts, {} with symmetry and size; {} evaluations in full\n",
             one.ranked, one.passing, one.statistics.layouts, one.statistics.matrices, one.statistics.evaluations);
  print("one core", products, one);
  fmt::print("sgemm_ratio: {:.2f}\n", one.statistics.matrix_operations / one.seconds.cpu / sgemm);
  fmt::print("the same if outputs that repeat others were computed in no more time: {:.2f}\n",
             one.statistics.whole_operations / one.seconds.cpu / sgemm);
  if (brief) return;
  print("two cores", products, rank(need, columns, 2));
  catalogue_on_disk(columns);
  fmt::print("peak memory: {:.2f} GiB\n", peak_memory_GiB());

  const matching::ProductColumns tenth = generated_catalogue(products / 10);
  print("a tenth of the catalogue", products / 10, rank(need, tenth, 1));
  print("the same, 4 times the task points", products / 10, rank(classroom(14, 10), tenth, 1));
  print("the same, 2.5 times the patches", products / 10, rank(need, tenth, 1, {.room_level = 2}));
}

}  // namespace
}  // namespace twinlight::benchmarks

int main(int argc, char** argv) {
  const std::size_t products = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100000;
  twinlight::benchmarks::bench(products, argc > 2);
}
