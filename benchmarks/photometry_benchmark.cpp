// Megabytes of photometric files a second on one core: parsing and luminous flux. The set is written by the library
// itself, tables from one plane to a whole turn of fine steps, so that no other files are needed.
//
// The limits stand beside it in the same run: the numbers alone of the same bytes through std::from_chars, and the
// bytes through memcpy. `part_of_from_chars` is the speed of reading relative to the former.

#include <benchmark/benchmark.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/conversion.h"
#include "twinlight/photometry/photometric_file.h"

namespace {

namespace photometry = twinlight::photometry;
using photometry::FileFormat;
using photometry::IntensityDistribution;
using photometry::Symmetry;

struct Table {
  Symmetry symmetry;
  double last_c_deg;
  double c_step_deg;
  double last_gamma_deg;
  double gamma_step_deg;
};

/// What makers' files hold: downlights, office panels, wall washers, street lights, and a fine goniometer's export.
constexpr Table tables[] = {{Symmetry::rotational, 0.0, 1.0, 90.0, 2.5},  {Symmetry::quadrant, 90.0, 15.0, 90.0, 5.0},
                            {Symmetry::c0_c180, 180.0, 15.0, 180.0, 5.0}, {Symmetry::c0_c180, 180.0, 5.0, 180.0, 2.5},
                            {Symmetry::none, 345.0, 15.0, 180.0, 5.0},    {Symmetry::none, 355.0, 5.0, 180.0, 2.5},
                            {Symmetry::none, 357.5, 2.5, 180.0, 1.0}};

std::vector<double> angles(double last_deg, double step_deg) {
  std::vector<double> angles_deg;
  for (int i = 0; i * step_deg <= last_deg; ++i) angles_deg.push_back(i * step_deg);
  return angles_deg;
}

photometry::Luminaire luminaire_of(const Table& table) {
  const std::vector<double> c_deg = angles(table.last_c_deg, table.c_step_deg);
  const std::vector<double> gammas_deg = angles(table.last_gamma_deg, table.gamma_step_deg);
  std::vector<double> cd;
  for (const double c : c_deg)
    for (const double gamma : gammas_deg)
      cd.push_back(900.0 * std::exp(-std::pow((gamma - 30.0) / 45.0, 2)) *
                   (1.2 + std::cos(twinlight::radians(c)) * std::sin(twinlight::radians(gamma))));
  photometry::Luminaire luminaire = {
      .manufacturer = "Lichthuis",
      .model = "Panel 600 840 DALI",
      .catalogue_number = "LH-600-840-D",
      .opening = {.shape = photometry::LuminousOpening::Shape::rectangle, .length_m = 0.6, .width_m = 0.6},
      .lamp_sets = {{.lamp_type = "LED 840", .flux_lm = 3700.0, .power_W = 27.5}},
      .declared_flux_lm = 3700.0,
      .input_power_W = 27.5};
  luminaire.distribution = IntensityDistribution::create(c_deg, gammas_deg, cd, table.symmetry).value();
  return luminaire;
}

std::vector<std::string> file_set(FileFormat format) {
  std::vector<std::string> files;
  for (const Table& table : tables) files.push_back(photometry::written_as(format, luminaire_of(table)).value().text);
  return files;
}

std::size_t bytes_of(const std::vector<std::string>& files) {
  std::size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  return bytes;
}

/// Whatever of the text is a number, converted; the rest skipped byte by byte.
double sum_of_numbers(const std::string& text) {
  double sum = 0.0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    double value = 0.0;
    const auto [rest, error] = std::from_chars(at, end, value);
    sum += value;
    at = error == std::errc() ? rest : at + 1;
  }
  return sum;
}

double seconds_for_numbers(const std::vector<std::string>& files) {
  double best_s = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& file : files) benchmark::DoNotOptimize(sum_of_numbers(file));
    best_s = std::min(best_s, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best_s;
}

void set_bytes(benchmark::State& state, const std::vector<std::string>& files) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes_of(files)));
}

void read_and_flux(benchmark::State& state, FileFormat format) {
  const std::vector<std::string> files = file_set(format);
  double best_s = 1e9;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& file : files)
      benchmark::DoNotOptimize(photometry::read_photometric(file, "file").value().distribution.flux_lm());
    best_s = std::min(best_s, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  set_bytes(state, files);
  state.counters["part_of_from_chars"] = seconds_for_numbers(files) / best_s;
}
BENCHMARK_CAPTURE(read_and_flux, eulumdat, FileFormat::eulumdat)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_and_flux, lm63, FileFormat::lm63_2019)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_and_flux, tm33, FileFormat::tm33_23)->Unit(benchmark::kMillisecond);

void from_chars_alone(benchmark::State& state, FileFormat format) {
  const std::vector<std::string> files = file_set(format);
  for (auto _ : state)
    for (const std::string& file : files) benchmark::DoNotOptimize(sum_of_numbers(file));
  set_bytes(state, files);
}
BENCHMARK_CAPTURE(from_chars_alone, eulumdat, FileFormat::eulumdat)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(from_chars_alone, lm63, FileFormat::lm63_2019)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(from_chars_alone, tm33, FileFormat::tm33_23)->Unit(benchmark::kMillisecond);

void memcpy_alone(benchmark::State& state) {
  const std::vector<std::string> files = file_set(FileFormat::eulumdat);
  std::string copy(1 << 22, '\0');
  for (auto _ : state) {
    for (const std::string& file : files) {
      std::memcpy(copy.data(), file.data(), file.size());
      benchmark::ClobberMemory();
    }
  }
  set_bytes(state, files);
}
BENCHMARK(memcpy_alone)->Unit(benchmark::kMillisecond);

void write(benchmark::State& state, FileFormat format) {
  std::vector<photometry::Luminaire> luminaires;
  for (const Table& table : tables) luminaires.push_back(luminaire_of(table));
  const std::vector<std::string> files = file_set(format);
  for (auto _ : state)
    for (const photometry::Luminaire& luminaire : luminaires)
      benchmark::DoNotOptimize(photometry::written_as(format, luminaire)->text.size());
  set_bytes(state, files);
}
BENCHMARK_CAPTURE(write, eulumdat, FileFormat::eulumdat)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, lm63, FileFormat::lm63_2019)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, tm33, FileFormat::tm33_23)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
