// Linear pendants and trunking: what goes up is lost to glare and won for the ceiling.
#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

Grid sphere_grid() {
  return {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(2.5, 180.0)};
}

/// A narrow prism sheet, shielded harder across than along.
Shape prism_strip() {
  return shielded(diffuse(1.05), {.angle_deg = {52.0, 54.0}, .softness_deg = 3.4, .residual = 0.04});
}

/// Lenses that spread light over the ceiling, so that it is no bright stripe above the luminaire.
Shape ceiling_wash() {
  return upwards(batwing(1.0, {.angle_deg = {64.0, 56.0}, .softness_deg = 6.0}));
}

/// A cell louvre with parabolic sides: next to nothing beyond 65°.
Shape cell_louvre() {
  return shielded(diffuse(1.0), {.angle_deg = {51.0, 52.0}, .softness_deg = 2.0, .residual = 0.012});
}

Family pendant(Maker maker, std::string kind, double upward_share, Shape down) {
  std::vector<Part> parts = {{std::move(down), 1.0 - upward_share}};
  if (upward_share > 0.0) parts.push_back({ceiling_wash(), upward_share});
  return {.maker = std::move(maker),
          .kind = std::move(kind),
          .parts = std::move(parts),
          .grid = upward_share > 0.0 ? sphere_grid() : direct_grid(),
          .opening = flat_opening(1.480, 0.082),
          .housing_length_m = 1.500,
          .housing_width_m = 0.095,
          .housing_height_m = 0.060};
}

/// A ring: direct prism light below, diffuse light above, the same from every side.
Family ring() {
  return {.maker = lichtatelier_voerdal(),
          .kind = "ring pendant, direct/indirect",
          .parts = {{shielded(diffuse(1.05), {.angle_deg = {58.0, 58.0}, .softness_deg = 4.5, .residual = 0.10}), 0.6},
                    {upwards(diffuse(1.0)), 0.4}},
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(2.5, 180.0)},
          .opening = round_opening(0.90),
          .housing_length_m = 0.920,
          .housing_height_m = 0.045};
}

/// Lenses along a trunking rail.
Family trunking(std::string kind, std::vector<Part> parts) {
  return {.maker = foshan_lingcheng(),
          .kind = std::move(kind),
          .parts = std::move(parts),
          .grid = direct_grid(),
          .opening = flat_opening(1.450, 0.055),
          .housing_length_m = 1.475,
          .housing_width_m = 0.063,
          .housing_height_m = 0.050};
}

std::vector<Part> wide_lens() {
  return {{batwing(0.8, {.angle_deg = {52.0, 50.0}, .softness_deg = 7.0, .residual = 0.06})}};
}

/// Two lobes across, for the shelves on either side of an aisle.
std::vector<Part> two_lobes() {
  const Profile one = lobe({.peak_deg = 32.0, .width_below_deg = 14.0, .width_above_deg = 12.0, .base = 0.03});
  return {{extruded([one](double across_deg) { return one(across_deg) + one(-across_deg); })}};
}

}  // namespace

std::vector<Product> linear_products() {
  const Family zweef = pendant(demerglans(), "linear pendant, direct/indirect", 0.50, prism_strip());
  const Family zweef_up = pendant(demerglans(), "linear pendant, indirect", 0.80, prism_strip());
  Family lc = pendant(foshan_lingcheng(), "linear pendant, direct/indirect", 0.35, prism_strip());
  lc.writing = Writing::lm63_2019_absolute;
  Family direct = pendant(foshan_lingcheng(), "linear pendant, direct", 0.0, prism_strip());
  direct.opening = flat_opening(1.180, 0.082);
  direct.housing_length_m = 1.200;
  Family lijn = pendant(lichtatelier_voerdal(), "linear pendant, louvre", 0.25, cell_louvre());
  lijn.opening = flat_opening(1.780, 0.090);
  lijn.housing_length_m = 1.800;
  Family wide = trunking("trunking, wide lens", wide_lens());
  wide.writing = Writing::lm63_2002_relative;
  const Family aisle = trunking("trunking, two-sided for shelves", two_lobes());
  return {
      {zweef, "zweef1500-4800-dali", "Zweef 1500 D/I 4800 840 DALI-2", "DG 21.150.48D", {{4800, 32.9}}, 318, 80000},
      {zweef, "zweef1500-6300-dali", "Zweef 1500 D/I 6300 840 DALI-2", "DG 21.150.63D", {{6300, 44.1}}, 342, 80000},
      {zweef,
       "zweef1500-6300-ra90",
       "Zweef 1500 D/I 6300 940 DALI-2",
       "DG 21.150.63D9",
       {{6300, 50.0, "4000", "90"}},
       395,
       80000},
      {zweef_up, "zweefop1500-7200-dali", "Zweef Op 1500 7200 840 DALI-2", "DG 22.150.72D", {{7200, 49.6}}, 368, 80000},
      {lc, "lc1500di-4500", "LC-1500 DI 4500 840", "LC15-DI-4584", {{4500, 31.5}}, 228, 60000},
      {lc, "lc1500di-6300", "LC-1500 DI 6300 840 DALI-2", "LC15-DI-6384D", {{6300, 45.0}}, 272, 60000},
      {direct, "lc1200d-3600", "LC-1200 D 3600 840", "LC12-D-3684", {{3600, 25.4}}, 220, 60000},
      {lijn,
       "lijn1800-5200-dali",
       "Lijn 1800 5200 930 DALI-2",
       "V-LIJN-18-52",
       {{5200, 44.0, "3000", "90"}},
       465,
       80000,
       "dark louvre"},
      {ring(),
       "ring900-5200-dali",
       "Ring 900 5200 930 DALI-2",
       "V-RING-09-52",
       {{5200, 43.5, "3000", "90"}},
       448,
       60000},
      {wide, "trunk1500w-9000", "LC-Trunk 1500 W 9000 840", "LCT-15-W-90", {{9000, 54.9}}, 118, 70000},
      {aisle, "trunk1500aa-9000", "LC-Trunk 1500 AA 9000 840", "LCT-15-AA-90", {{9000, 56.2}}, 124, 70000},
  };
}

}  // namespace twinlight::demo
