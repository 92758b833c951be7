// Spectra a second for the full set of metrics, on one core, and where the time goes.

#include <benchmark/benchmark.h>
#include <cblas.h>

#include <cmath>
#include <random>
#include <vector>

#include "twinlight/spectrum/batch.h"
#include "twinlight/spectrum/response_metrics.h"

namespace {

namespace spectrum = twinlight::spectrum;

/// White-light spectra of many colours: a blue line and a broad band, both drawn at random.
std::vector<double> random_spectra(std::size_t count) {
  std::mt19937 random(20260101);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  std::vector<double> spectra;
  for (std::size_t i = 0; i < count; ++i) {
    const double blue_nm = 440 + 25 * unit(random);
    const double band_nm = 560 + 50 * unit(random);
    const double blue = 0.3 + unit(random);
    for (int nm = 380; nm <= 780; ++nm)
      spectra.push_back(blue * std::exp(-0.5 * std::pow((nm - blue_nm) / 9.0, 2)) +
                        std::exp(-0.5 * std::pow((nm - band_nm) / 55.0, 2)) + 1e-3);
  }
  return spectra;
}

void set_rate(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void full_metric_set(benchmark::State& state) {
  const std::vector<double> spectra = random_spectra(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(spectrum::evaluate_batch(spectra));
  set_rate(state);
}
BENCHMARK(full_metric_set)->Arg(1)->Arg(64)->Arg(10'000)->Unit(benchmark::kMicrosecond);

void matrix_product_alone(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::vector<double> spectra = random_spectra(count);
  std::vector<double> responses(count * spectrum::response::count);
  for (auto _ : state) spectrum::ResponseMatrix::linear_1nm().apply(spectra, count, responses);
  set_rate(state);
  state.counters["GFLOP/s"] =
      benchmark::Counter(2e-9 * static_cast<double>(state.iterations() * state.range(0)) * spectrum::grid_size *
                             static_cast<double>(spectrum::response::count),
                         benchmark::Counter::kIsRate);
}
BENCHMARK(matrix_product_alone)->Arg(1)->Arg(64)->Unit(benchmark::kMicrosecond);

void metrics_from_responses_alone(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::vector<double> spectra = random_spectra(count);
  std::vector<double> responses(count * spectrum::response::count);
  spectrum::ResponseMatrix::linear_1nm().apply(spectra, count, responses);
  const auto& references = spectrum::InterpolatedColourReferences::linear_1nm();
  for (auto _ : state)
    for (std::size_t i = 0; i < count; ++i)
      benchmark::DoNotOptimize(spectrum::metrics_from_responses(
          spectrum::Responses(responses).subspan(i * spectrum::response::count, spectrum::response::count),
          references));
  set_rate(state);
}
BENCHMARK(metrics_from_responses_alone)->Arg(64)->Unit(benchmark::kMicrosecond);

/// The limit of the machine for the product: the same arithmetic on matrices of a favourable size.
void machine_limit(benchmark::State& state) {
  const auto size = static_cast<int>(state.range(0));
  const std::vector<double> a(static_cast<std::size_t>(size * size), 1.0);
  const std::vector<double> b = a;
  std::vector<double> c = a;
  for (auto _ : state)
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1.0, a.data(), size, b.data(), size, 0.0,
                c.data(), size);
  state.counters["GFLOP/s"] = benchmark::Counter(2e-9 * static_cast<double>(state.iterations()) * size * size * size,
                                                 benchmark::Counter::kIsRate);
}
BENCHMARK(machine_limit)->Arg(768)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
  openblas_set_num_threads(1);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
