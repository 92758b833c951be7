// Files converted to the other formats and back: the light stays. Properties over random luminaires, and every good LDT
// and IES file of the reference folder: flux within 0.1 %, intensities within 0.5 % of the largest.

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "tests/support/reference_files.h"
#include "twinlight/photometry/comparison.h"
#include "twinlight/photometry/conversion.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

constexpr FileFormat formats[] = {FileFormat::eulumdat, FileFormat::lm63_2019, FileFormat::tm33_23};

Luminaire through(FileFormat format, const Luminaire& luminaire) {
  const WrittenFile file = written_as(format, luminaire).value();
  const auto read = read_photometric(file.text, "round_trip");
  if (!read) throw std::runtime_error(to_string(read.error()));
  return *read;
}

/// How far the light is from what it was, in parts of the flux and of the largest intensity.
struct Drift {
  double flux = 0.0;
  double intensity = 0.0;
  std::string file;

  static Drift of(const IntensityDistribution& before, const IntensityDistribution& after) {
    const double flux_lm = before.flux_lm();
    return {.flux = flux_lm > 0.0 ? std::abs(after.flux_lm() - flux_lm) / flux_lm : after.flux_lm(),
            .intensity = difference(before, after).greatest_percent / 100.0};
  }
};

/// Any listed γ, light at both ends of them, planes that need not reach the ends of the sector.
IntensityDistribution written_distribution() {
  const auto symmetry = *rc::gen::element(Symmetry::none, Symmetry::rotational, Symmetry::c0_c180, Symmetry::c90_c270,
                                          Symmetry::quadrant);
  std::vector<double> c_deg = random_planes(symmetry);
  if (c_deg.size() > 3 && symmetry != Symmetry::none) c_deg.erase(c_deg.begin());
  if (symmetry == Symmetry::none) c_deg.pop_back();
  const std::vector<double> gammas_deg =
      random_angles(*rc::gen::element(0.0, 5.0, 90.0, 100.0), *rc::gen::element(110.0, 140.0, 180.0), 12);
  std::vector<double> intensities_cd;
  const double scale = std::pow(10.0, *rc::gen::inRange(-6, 7));
  for (std::size_t i = 0; i < c_deg.size() * gammas_deg.size(); ++i)
    intensities_cd.push_back(scale * *rc::gen::inRange(0, 1000));
  return IntensityDistribution::create(c_deg, gammas_deg, intensities_cd, symmetry).value();
}

// Whatever is listed and however bright it is: there and back through every format the light is the same. Beside an
// edge of light 0.001° wide a direction may fall on the other side; probes keep off the listed angles.
RC_GTEST_PROP(RoundTrip, OfAnyDistributionKeepsTheLight, ()) {
  Luminaire luminaire = *random_luminaire();
  luminaire.distribution = written_distribution();
  luminaire.symmetry = luminaire.distribution.symmetry();
  if (luminaire.basis == PhotometryBasis::absolute) luminaire.declared_flux_lm = std::nullopt;
  const double largest_cd = luminaire.distribution.max_intensity_cd();
  for (const FileFormat format : formats) {
    const IntensityDistribution read = through(format, luminaire).distribution;
    // Planes that do not reach the ends of the sector may be read over the whole turn; the light below decides.
    RC_ASSERT(read.symmetry() == luminaire.symmetry || read.symmetry() == Symmetry::none);
    RC_ASSERT(std::abs(read.flux_lm() - luminaire.distribution.flux_lm()) <= 1e-3 * luminaire.distribution.flux_lm());
    for (double c_deg = 0.3; c_deg < 360.0; c_deg += 11.1)
      for (double gamma_deg = 0.2; gamma_deg < 180.0; gamma_deg += 2.5)
        RC_ASSERT(std::abs(read.intensity_cd(c_deg, gamma_deg) -
                           luminaire.distribution.intensity_cd(c_deg, gamma_deg)) <= 1e-4 * largest_cd);
  }
}

// A second journey changes nothing: what the first one lost is lost, and no more.
RC_GTEST_PROP(RoundTrip, TwiceIsAsOnce, ()) {
  const Luminaire luminaire = *random_luminaire();
  for (const FileFormat format : formats) {
    const Luminaire once = through(format, luminaire);
    RC_ASSERT(written_as(format, once)->text == written_as(format, through(format, once))->text);
  }
}

std::vector<std::filesystem::path> good_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(testing::reference_folder() / "photometry" / "good")) {
    std::string extension = entry.path().extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (extension == ".ies" || extension == ".ldt") files.push_back(entry.path());
  }
  return files;
}

void keep_worst(Drift& worst, const Drift& drift, const std::string& file) {
  if (drift.flux > worst.flux) worst.flux = drift.flux;
  if (drift.intensity <= worst.intensity) return;
  worst.intensity = drift.intensity;
  worst.file = file;
}

TEST(RoundTrip, OfEveryGoodFileKeepsTheLight) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  std::size_t files = 0;
  for (const FileFormat there : formats) {
    Drift worst;
    for (const std::filesystem::path& path : good_files()) {
      const std::string name = path.filename().string();
      const Luminaire luminaire = read_photometric_file(path).value();
      const FileFormat home = luminaire.format == FileFormat::eulumdat ? FileFormat::eulumdat : FileFormat::lm63_2019;
      const Luminaire back = through(home, through(there, luminaire));
      const Drift drift = Drift::of(luminaire.distribution, back.distribution);
      EXPECT_LE(drift.flux, 0.001) << name << " through " << name_of(there);
      EXPECT_LE(drift.intensity, 0.005) << name << " through " << name_of(there);
      EXPECT_EQ(back.manufacturer, luminaire.manufacturer) << name;
      keep_worst(worst, drift, name);
      ++files;
    }
    std::printf("through %s and back: flux within %.5f %%, intensities within %.5f %% of the largest (%s)\n",
                std::string(name_of(there)).c_str(), 100.0 * worst.flux, 100.0 * worst.intensity, worst.file.c_str());
  }
  EXPECT_EQ(files, 3U * 106U);
}

}  // namespace
}  // namespace twinlight::photometry
