// Agriculture: greenhouse and vertical-farm lighting rated in photons, and lighting for stables.
#include <fmt/format.h>

#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

/// Spectra of plant lighting. Photometric files hold lumens, so photon flux (400–700 nm) is converted with the
/// lumens that one µmol/s of the spectrum carries, 683 lm/W · ∫V(λ) S dλ / ∫(λ / h c N_A) S dλ:
/// deep red (660 nm, 18 nm wide) carries 8.2, blue (450 nm, 20 nm wide) 7.3, phosphor white of 4000 K 73; mixtures
/// go by photon share.
struct PlantSpectrum {
  std::string name;
  std::string file;  ///< names its file in spectra.cpp
  double lumens_per_umol_per_s = 0.0;
};
constexpr double deep_red = 8.2;
constexpr double blue = 7.3;
constexpr double white = 73.0;
const PlantSpectrum red_blue{"DR 82, B 18 %", "dr-b", 0.82 * deep_red + 0.18 * blue};
const PlantSpectrum red_blue_white{"DR 70, B 15, W 15 %", "dr-b-w", 0.70 * deep_red + 0.15 * blue + 0.15 * white};
const PlantSpectrum white_red{"W 60, DR 40 %", "w-dr", 0.60 * white + 0.40 * deep_red};

/// A plant luminaire of a photon flux; its price and life as the list's other products.
Product plant_product(Family family, const std::string& file, const std::string& model, const std::string& number,
                      double photons_umol_per_s, double power_W, const PlantSpectrum& spectrum, double price_EUR) {
  const double flux_lm = photons_umol_per_s * spectrum.lumens_per_umol_per_s;
  return {.family = std::move(family),
          .file = file,
          .model = model,
          .number = number,
          .ratings = {{.flux_lm = flux_lm, .power_W = power_W, .colour = "", .rendering = ""}},
          .price_EUR = price_EUR,
          .life_h = 36000.0,
          .note = fmt::format("{:.0f} umol/s, {:.2f} umol/J, {:.2f} lm per umol/s: {}", photons_umol_per_s,
                              photons_umol_per_s / power_W, spectrum.lumens_per_umol_per_s, spectrum.name),
          .spectrum = spectrum.file};
}

/// Hung along a truss (C90–C270): lenses throw far to both sides, over the rows.
Family toplight(Maker maker, double length_m, ByPlane shielding_deg, double exponent) {
  return {.maker = std::move(maker),
          .kind = "greenhouse toplight",
          .parts = {{batwing(exponent, {.angle_deg = shielding_deg, .softness_deg = 4.5, .residual = 0.02})}},
          .grid = direct_grid(),
          .opening = flat_opening(length_m, 0.090),
          .housing_length_m = length_m + 0.080,
          .housing_width_m = 0.130,
          .housing_height_m = 0.140};
}

Family farm_bar(double length_m, std::vector<Part> parts) {
  return {.maker = dongguan_suilong(),
          .kind = "vertical-farm bar",
          .parts = std::move(parts),
          .grid = direct_grid(),
          .opening = flat_opening(length_m - 0.03, 0.020),
          .housing_length_m = length_m,
          .housing_width_m = 0.032,
          .housing_height_m = 0.036};
}

Family interlight() {
  return {.maker = dongguan_suilong(),
          .kind = "greenhouse interlight",
          .parts = {{diffuse_sides(), 0.94}, {diffusing_tube(), 0.06}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(5.0, 180.0)},
          .opening = opening_with_sides(2.440, 0.040, 0.050),
          .housing_length_m = 2.500,
          .housing_width_m = 0.045,
          .housing_height_m = 0.085};
}

Family stable_tube(std::string kind, double tube_share) {
  return {.maker = haspenlicht_agro(),
          .kind = std::move(kind),
          .parts = {{diffuse(1.0), 1.0 - tube_share}, {diffusing_tube(), tube_share}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(5.0, 180.0)},
          .opening = opening_with_sides(1.460, 0.045, 0.030),
          .housing_length_m = 1.500,
          .housing_width_m = 0.055,
          .housing_height_m = 0.060};
}

/// On the wall above a feed alley, its length along C0–C180, thrown towards C90.
Family feed_alley() {
  const Shape towards_c0 = extruded(
      lobe({.peak_deg = 44.0, .width_below_deg = 24.0, .width_above_deg = 14.0, .base = 0.05, .ends_deg = 84.0}));
  return {.maker = haspenlicht_agro(),
          .kind = "stable light, asymmetric",
          .parts = {{towards(90.0, towards_c0)}},
          .grid = {.symmetry = Symmetry::c90_c270, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(0.080, 1.160),
          .housing_length_m = 0.120,
          .housing_width_m = 1.200,
          .housing_height_m = 0.110};
}

Family stable_bay() {
  return {.maker = haspenlicht_agro(),
          .kind = "stable high bay",
          .parts = {{batwing(0.8, {.angle_deg = {58.0, 58.0}, .softness_deg = 6.0, .residual = 0.04})}},
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = round_opening(0.300),
          .housing_length_m = 0.350,
          .housing_height_m = 0.150,
          .writing = Writing::eulumdat_absolute};
}

std::vector<Product> plant_products() {
  const ByPlane wide{70.0, 56.0};
  Family strong = toplight(dongguan_suilong(), 1.160, wide, 1.2);
  strong.writing = Writing::lm63_2019_absolute;
  const Family lambertian = farm_bar(1.2, {{diffuse(0.95)}});
  Family lens = farm_bar(1.5, {{batwing(0.7, {.angle_deg = {62.0, 58.0}, .softness_deg = 6.0, .residual = 0.03})}});
  Family red = farm_bar(1.5, {{diffuse(0.95)}});
  red.writing = Writing::lm63_2002_absolute;
  return {
      plant_product(toplight(dongguan_suilong(), 0.860, wide, 1.2), "sl650-150", "SL-650 150 DR/B/W", "SL650-150W",
                    2400, 650, red_blue_white, 465),
      plant_product(strong, "sl1000-150", "SL-1000 150 DR/B/W", "SL1000-150W", 3600, 1000, red_blue_white, 690),
      plant_product(toplight(haspenlicht_agro(), 0.960, {60.0, 58.0}, 0.6), "serre600-120", "Serre 600 120 DR/B",
                    "HA-S600-120", 2250, 595, red_blue, 640),
      plant_product(interlight(), "sli110", "SL-I110 interlight 2.5 m DR/B", "SLI110-25", 350, 110, red_blue, 138),
      plant_product(lambertian, "slv1200-112", "SL-V1200 white/DR", "SLV12-112", 112, 36, white_red, 62),
      plant_product(lens, "slv1500l-124", "SL-V1500 L wide white/DR", "SLV15L-124", 124, 40, white_red, 78),
      plant_product(red, "slv1500-124-rb", "SL-V1500 DR/B", "SLV15-124RB", 124, 39, red_blue, 69),
  };
}

}  // namespace

std::vector<Product> agriculture_products() {
  std::vector<Product> products = plant_products();
  const Family poultry = stable_tube("poultry tube", 0.20);
  const Family cattle = stable_tube("stable batten, ammonia-proof", 0.14);
  const std::vector<Product> stable = {
      {poultry, "pluim1500-2600", "Pluim 1500 2600 830 IP67 dim 1 %", "HA-P15-26", {{2600, 22.0, "3000"}}, 68, 50000},
      {poultry, "pluim1500-1400", "Pluim 1500 1400 827 IP67 dim 1 %", "HA-P15-14", {{1400, 12.2, "2700"}}, 58, 50000},
      {cattle, "stal1500-7500", "Stal 1500 7500 840 IP66 NH3", "HA-N15-75", {{7500, 52.0}}, 144, 70000},
      {feed_alley(), "voergang1200-5000", "Voergang 1200 5000 840 IP66 NH3", "HA-V12-50", {{5000, 36.4}}, 172, 70000},
      {stable_bay(), "stalhal-16000", "Stalhal 16000 850 IP66 NH3", "HA-H-160", {{16000, 108.0, "5000"}}, 238, 70000},
  };
  products.insert(products.end(), stable.begin(), stable.end());
  return products;
}

}  // namespace twinlight::demo
