#include "examples/generator/spectra.h"

#include <gmock/gmock.h>

#include <cmath>
#include <regex>

#include "twinlight/spectrum/inspection.h"

namespace twinlight::demo {
namespace {

using ::testing::Ge;

spectrum::Metrics metrics_of(const DemoSpectrum& demo) {
  const auto read = spectrum::inspect_spectrum(demo.bytes, demo.file);
  EXPECT_FALSE(read.error) << demo.file;
  return read.spectra.front().metrics;
}

// A file named "white-4000-ra90" is light of 4000 K on the Planckian locus with Ra of at least 90.
TEST(DemoSpectra, WhitesAreWhatTheirNamesSay) {
  const std::regex name("spectrum-white-([0-9]+)-ra([0-9]+)[.]csv");
  int whites = 0;
  for (const DemoSpectrum& demo : all_spectra()) {
    std::smatch match;
    if (!std::regex_match(demo.file, match, name)) continue;
    ++whites;
    const spectrum::Metrics metrics = metrics_of(demo);
    EXPECT_NEAR(*metrics.cct_K, std::stod(match[1]), 0.005 * std::stod(match[1])) << demo.file;
    EXPECT_NEAR(*metrics.duv, 0.0, 1e-3) << demo.file;
    EXPECT_THAT(metrics.colour_rendering->ra, Ge(std::stod(match[2]))) << demo.file;
  }
  EXPECT_EQ(whites, 10);
}

// The shares of the photons that the makers state.
TEST(DemoSpectra, PlantLightHasItsSharesOfPhotons) {
  for (const DemoSpectrum& demo : all_spectra()) {
    if (demo.file != "spectrum-plants-dr-b.csv") continue;
    const spectrum::Metrics metrics = metrics_of(demo);
    EXPECT_NEAR(*metrics.photons.fraction_blue, 0.18, 0.005);
    EXPECT_NEAR(*metrics.photons.fraction_red, 0.82, 0.005);
  }
}

}  // namespace
}  // namespace twinlight::demo
