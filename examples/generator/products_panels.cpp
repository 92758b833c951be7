// Panels, recessed and surface mounted: flat sheets, so that luminance and glare follow from the sheet alone.
#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

Grid panel_grid() {
  return {.symmetry = Symmetry::quadrant, .c_step_deg = 15.0, .gammas_deg = even_gammas(2.5, 90.0)};
}

/// A prism sheet below an opal one: most of the light beyond about 60° is turned back and recycled.
std::vector<Part> microprismatic() {
  return {{shielded(diffuse(1.1), {.angle_deg = {58.0, 60.0}, .softness_deg = 5.5, .residual = 0.25})}};
}

/// Two crossed sheets: the luminance of 65° stays near 1000 cd/m².
std::vector<Part> fine_microprismatic() {
  return {{shielded(diffuse(1.1), {.angle_deg = {54.0, 56.0}, .softness_deg = 5.0, .residual = 0.10})}};
}

std::vector<Part> opal() {
  return {{diffuse(1.05)}};
}

/// Hardened glass over a prism sheet: the glass scatters some light back to flat angles.
std::vector<Part> sealed_prismatic() {
  return {{shielded(diffuse(1.05), {.angle_deg = {59.0, 60.0}, .softness_deg = 5.5, .residual = 0.26})}};
}

Family yanxi_600(std::string kind, std::vector<Part> parts) {
  return {.maker = huizhou_yanxi(),
          .kind = std::move(kind),
          .parts = std::move(parts),
          .grid = panel_grid(),
          .opening = flat_opening(0.570, 0.570),
          .housing_length_m = 0.595,
          .housing_width_m = 0.595,
          .housing_height_m = 0.032};
}

Family yanxi_1200(std::string kind, std::vector<Part> parts) {
  Family family = yanxi_600(std::move(kind), std::move(parts));
  family.opening = flat_opening(1.170, 0.270);
  family.housing_length_m = 1.195;
  family.housing_width_m = 0.295;
  return family;
}

Family klaslicht(double housing_length_m, double housing_width_m) {
  return {.maker = demerglans(),
          .kind = "panel, fine microprismatic",
          .parts = fine_microprismatic(),
          .grid = panel_grid(),
          .opening = flat_opening(housing_length_m - 0.023, housing_width_m - 0.023),
          .housing_length_m = housing_length_m,
          .housing_width_m = housing_width_m,
          .housing_height_m = 0.048};
}

std::vector<Product> yanxi_panels() {
  const Family prism = yanxi_600("panel, microprismatic", microprismatic());
  const Family long_prism = yanxi_1200("panel, microprismatic", microprismatic());
  Family plain = yanxi_600("panel, opal", opal());
  plain.writing = Writing::lm63_2002_absolute;
  Family eco = yanxi_600("panel, opal, edge-lit", opal());
  eco.housing_height_m = 0.010;
  const Family clean = yanxi_600("clean-room panel IP65", sealed_prismatic());
  Family wide_clean = yanxi_1200("clean-room panel IP65", sealed_prismatic());
  wide_clean.opening = flat_opening(1.160, 0.560);
  wide_clean.housing_width_m = 0.595;
  return {
      {prism, "qx600mp-3000", "QX600 MP 3000 840", "YX-6601-3084", {{3000, 21.4}}, 48, 60000},
      {prism, "qx600mp-3600", "QX600 MP 3600 840", "YX-6601-3684", {{3600, 26.1}}, 52, 60000},
      {prism, "qx600mp-4000-dali", "QX600 MP 4000 840 DALI-2", "YX-6601-4084D", {{4000, 29.6}}, 86, 60000},
      {prism,
       "qx600mp-4000-ra90",
       "QX600 MP 4000 940 DALI-2",
       "YX-6601-4094D",
       {{4000, 33.2, "4000", "90"}},
       98,
       60000},
      {long_prism, "qx1200mp-4000", "QX1200 MP 4000 840", "YX-6612-4084", {{4000, 29.0}}, 62, 60000},
      {long_prism, "qx1200mp-5200-dali", "QX1200 MP 5200 840 DALI-2", "YX-6612-5284D", {{5200, 38.2}}, 104, 60000},
      {plain, "qx600op-3600", "QX600 OP 3600 840", "YX-6602-3684", {{3600, 25.5}}, 45, 50000},
      {plain, "qx600op-4400", "QX600 OP 4400 840", "YX-6602-4484", {{4400, 31.6}}, 47, 50000},
      {eco,
       "qx600eco-4000",
       "QX600 Eco 4000 865",
       "YX-6600-4086",
       {{4000, 36.4, "6500"}},
       45,
       30000,
       "",
       "cheap to buy and poor in light per watt; the opal sheet keeps its luminance towards flat angles"},
      {yanxi_600("tunable-white panel", microprismatic()),
       "qx600tw",
       "QX600 TW 2700-6500 K DALI-2 DT8",
       "YX-6605-TW",
       {{4300, 38.0, "4000", "90"}, {4050, 38.5, "2700", "90"}, {4200, 37.4, "6500", "90"}},
       185,
       60000,
       "three lamp sets: the same panel at 4000, 2700 and 6500 K"},
      {clean, "qx600cr-4300", "QX600 CR 4300 940 IP65", "YX-6608-4394", {{4300, 36.0, "4000", "90"}}, 210, 60000},
      {wide_clean,
       "qx1200cr-7800",
       "QX1200 CR 7800 940 IP65",
       "YX-6618-7894",
       {{7800, 66.0, "4000", "90"}},
       395,
       60000},
  };
}

}  // namespace

std::vector<Product> panel_products() {
  const Family square = klaslicht(0.596, 0.596);
  const Family oblong = klaslicht(1.196, 0.296);
  const Family surface = {.maker = demerglans(),
                          .kind = "surface panel, opal",
                          .parts = opal(),
                          .grid = panel_grid(),
                          .opening = flat_opening(0.610, 0.610),
                          .housing_length_m = 0.625,
                          .housing_width_m = 0.625,
                          .housing_height_m = 0.055};
  std::vector<Product> products = yanxi_panels();
  const std::vector<Product> demer = {
      {square, "klaslicht600-3200", "Klaslicht 600 3200 840", "DG 11.600.32", {{3200, 20.4}}, 92, 80000},
      {square, "klaslicht600-3700", "Klaslicht 600 3700 840", "DG 11.600.37", {{3700, 23.4}}, 96, 80000},
      {square, "klaslicht600-3700-dali", "Klaslicht 600 3700 840 DALI-2", "DG 11.600.37D", {{3700, 23.9}}, 128, 80000},
      {oblong,
       "klaslicht1200-4100-dali",
       "Klaslicht 1200 4100 840 DALI-2",
       "DG 11.120.41D",
       {{4100, 26.3}},
       139,
       80000},
      {surface, "opbouw625-3500", "Opbouw 625 3500 840", "DG 12.625.35", {{3500, 27.0}}, 84, 50000},
  };
  products.insert(products.end(), demer.begin(), demer.end());
  return products;
}

}  // namespace twinlight::demo
