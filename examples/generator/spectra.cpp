// Spectra of LEDs as sums of Gaussians: blue pump, two phosphors; deep red and blue diodes for plants.
#include "examples/generator/spectra.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace twinlight::demo {
namespace {

constexpr int first_nm = 380;
constexpr int last_nm = 780;
constexpr int step_nm = 2;

/// A Gaussian band of a height.
struct BandOfLight {
  double centre_nm = 0.0;
  double width_nm = 0.0;  ///< at half height
  double height = 1.0;

  double at(double nm) const {
    const double distance = (nm - centre_nm) / width_nm;
    return height * std::exp2(-4.0 * distance * distance);
  }
  /// Photons in all, in an arbitrary unit: power times wavelength.
  double photons() const { return height * width_nm * centre_nm; }
};

/// White of a colour temperature and rendering: heights of the blue pump and of the red phosphor over the green one, so
/// that the chromaticity is that of the Planckian radiator.
struct White {
  const char* colour;
  const char* rendering;
  double blue;
  double red;
};
constexpr std::array<White, 10> whites = {{{"2200", "80", 0.7211, 4.5578},
                                           {"2700", "80", 0.8503, 2.3319},
                                           {"2700", "90", 0.4980, 2.2936},
                                           {"3000", "80", 0.9794, 1.7878},
                                           {"3000", "90", 0.6511, 1.8119},
                                           {"4000", "80", 1.4278, 0.9855},
                                           {"4000", "90", 1.1457, 1.0598},
                                           {"4500", "90", 1.3664, 0.8776},
                                           {"5000", "80", 1.8203, 0.6705},
                                           {"6500", "80", 2.2823, 0.4500}}};

std::vector<BandOfLight> bands_of(const White& white) {
  const bool fine = std::string_view(white.rendering) == "90";
  return {{452.0, 22.0, white.blue},
          {fine ? 538.0 : 545.0, fine ? 125.0 : 115.0, 1.0},
          {fine ? 630.0 : 624.0, 105.0, white.red}};
}

const White& plant_white() {
  return whites[5];
}

double photons_of(const std::vector<BandOfLight>& bands) {
  double sum = 0.0;
  for (const BandOfLight& band : bands) sum += band.photons();
  return sum;
}

/// Light of deep red, blue and white in shares of the photons.
std::vector<BandOfLight> plant_bands(double deep_red, double blue, double white) {
  const BandOfLight red_diode{660.0, 18.0};
  const BandOfLight blue_diode{450.0, 20.0};
  std::vector<BandOfLight> bands;
  const auto add = [&](BandOfLight band, double share, double photons) {
    band.height *= share / photons;
    if (share > 0.0) bands.push_back(band);
  };
  add(red_diode, deep_red, red_diode.photons());
  add(blue_diode, blue, blue_diode.photons());
  const std::vector<BandOfLight> white_bands = bands_of(plant_white());
  for (const BandOfLight& band : white_bands) add(band, white, photons_of(white_bands));
  return bands;
}

std::string table(const std::string& title, const std::vector<BandOfLight>& bands) {
  std::vector<double> values;
  for (int nm = first_nm; nm <= last_nm; nm += step_nm) {
    double value = 0.0;
    for (const BandOfLight& band : bands) value += band.at(nm);
    values.push_back(value);
  }
  const double peak = *std::max_element(values.begin(), values.end());
  std::string text = "wavelength_nm," + title + "\n";
  for (std::size_t i = 0; i < values.size(); ++i)
    text += fmt::format("{},{:.5f}\n", first_nm + static_cast<int>(i) * step_nm, values[i] / peak);
  return text;
}

std::string white_file(std::string_view colour, std::string_view rendering) {
  return fmt::format("spectrum-white-{}-ra{}.csv", colour, rendering);
}

}  // namespace

std::vector<DemoSpectrum> all_spectra() {
  std::vector<DemoSpectrum> spectra;
  const auto add = [&](const std::string& file, const std::string& title, const std::vector<BandOfLight>& bands) {
    spectra.push_back({file, table(title, bands)});
  };
  add("spectrum-plants-dr-b-w.csv", "DR 70 B 15 W 15 %", plant_bands(0.70, 0.15, 0.15));
  add("spectrum-plants-dr-b.csv", "DR 82 B 18 %", plant_bands(0.82, 0.18, 0.0));
  add("spectrum-plants-w-dr.csv", "W 60 DR 40 %", plant_bands(0.40, 0.0, 0.60));
  for (const White& white : whites)
    add(white_file(white.colour, white.rendering), fmt::format("LED {} K Ra {}", white.colour, white.rendering),
        bands_of(white));
  return spectra;
}

std::optional<std::string> spectrum_file(const Product& product) {
  if (!product.spectrum.empty()) return "spectrum-plants-" + product.spectrum + ".csv";
  const Rating& rating = product.ratings.front();
  const bool publishes_none = product.family.maker.key == "lingcheng";
  if (publishes_none || rating.colour.empty()) return std::nullopt;
  return white_file(rating.colour, rating.rendering < "90" ? "80" : "90");
}

}  // namespace twinlight::demo
