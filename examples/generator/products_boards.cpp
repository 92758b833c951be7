// Light for boards, walls and shelves: one lobe beside nadir.
#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

/// Towards C0, the board; sharply ended on the other side, where the class looks into it. From 1 m before a board an
/// even one needs I ∝ 1/sin³γ: most at its foot, 27° from nadir, a fifth of that at its head, 51°.
Shape board_lobe() {
  return extruded(
      lobe({.peak_deg = 20.0, .width_below_deg = 9.0, .width_above_deg = 18.0, .base = 0.02, .ends_deg = 78.0}));
}

Family board(Maker maker, double length_m) {
  return {.maker = std::move(maker),
          .kind = "board light, asymmetric",
          .parts = {{board_lobe()}},
          .grid = {.symmetry = Symmetry::c0_c180, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(length_m - 0.04, 0.070),
          .housing_length_m = length_m,
          .housing_width_m = 0.140,
          .housing_height_m = 0.085};
}

/// A square recessed washer whose reflector throws towards C90.
Family wall_washer(Maker maker) {
  const Shape towards_c0 = extruded(
      lobe({.peak_deg = 38.0, .width_below_deg = 17.0, .width_above_deg = 12.0, .base = 0.03, .ends_deg = 80.0}));
  return {.maker = std::move(maker),
          .kind = "wall washer, recessed",
          .parts = {{towards(90.0, towards_c0)}},
          .grid = {.symmetry = Symmetry::c90_c270, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(0.150, 0.150),
          .housing_length_m = 0.200,
          .housing_width_m = 0.200,
          .housing_height_m = 0.110};
}

/// A shelf light in C90, its long side parallel to C0–C180.
Family shelf() {
  const Shape towards_c0 = extruded(
      lobe({.peak_deg = 30.0, .width_below_deg = 12.0, .width_above_deg = 14.0, .base = 0.02, .ends_deg = 75.0}));
  return {.maker = lichtatelier_voerdal(),
          .kind = "shelf light, asymmetric",
          .parts = {{towards(90.0, towards_c0)}},
          .grid = {.symmetry = Symmetry::c90_c270, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(0.060, 1.160),
          .housing_length_m = 0.110,
          .housing_width_m = 1.200,
          .housing_height_m = 0.070};
}

/// Two heads in one frame for the corner of a room: the walls at C30 and at C120.
Family corner() {
  return {.maker = zhongshan_rongxi(),
          .kind = "corner wall washer",
          .parts = {{beam({.beam_angle_deg = 48.0, .tilt_deg = 36.0, .tilt_c_deg = 30.0}), 0.62},
                    {beam({.beam_angle_deg = 48.0, .tilt_deg = 32.0, .tilt_c_deg = 120.0}), 0.38}},
          .grid = {.symmetry = Symmetry::none, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(0.130, 0.130),
          .housing_length_m = 0.180,
          .housing_width_m = 0.180,
          .housing_height_m = 0.120};
}

/// On a wall behind it, light to the room's side up and down.
Family wall_light() {
  const Shape down =
      extruded(lobe({.peak_deg = 22.0, .width_below_deg = 14.0, .width_above_deg = 16.0, .base = 0.02}), 2.0);
  const Shape up = upwards(extruded(lobe({.peak_deg = 30.0, .width_below_deg = 20.0, .width_above_deg = 20.0}), 2.0));
  return {.maker = lichtatelier_voerdal(),
          .kind = "wall light, up and down",
          .parts = {{down, 0.40}, {up, 0.60}},
          .grid = {.symmetry = Symmetry::c0_c180, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 180.0)},
          .opening = flat_opening(0.400, 0.060),
          .housing_length_m = 0.420,
          .housing_width_m = 0.090,
          .housing_height_m = 0.120};
}

}  // namespace

std::vector<Product> board_products() {
  Family lc = board(foshan_lingcheng(), 1.2);
  lc.writing = Writing::lm63_2002_relative;
  Family washer_in_feet = wall_washer(zhongshan_rongxi());
  washer_in_feet.writing = Writing::lm63_2002_feet;
  return {
      {board(demerglans(), 1.5),
       "bord1500-2900-dali",
       "Bord 1500 2900 840 DALI-2",
       "DG 31.150.29D",
       {{2900, 21.3}},
       268,
       60000},
      {board(demerglans(), 1.5),
       "bord1500-3700-dali",
       "Bord 1500 3700 840 DALI-2",
       "DG 31.150.37D",
       {{3700, 27.6}},
       279,
       60000},
      {lc, "lcb1200-2600", "LC-B 1200 2600 840", "LCB12-2684", {{2600, 20.2}}, 162, 50000},
      {lc, "lcb1200-3700", "LC-B 1200 3700 840 DALI-2", "LCB12-3784D", {{3700, 28.4}}, 196, 50000},
      {washer_in_feet, "ww200-2000", "WW200 2000 930", "RX-WW200-2093", {{2000, 18.4, "3000", "90"}}, 74, 50000},
      {wall_washer(demerglans()),
       "muur200-1800",
       "Muurstraler 200 1800 840",
       "DG 33.200.18",
       {{1800, 14.6}},
       118,
       60000},
      {corner(), "cw180-1500", "CW180 Corner 1500 830", "RX-CW180-1583", {{1500, 14.8, "3000"}}, 66, 50000},
      {shelf(),
       "boekenwand1200-2600",
       "Boekenwand 1200 2600 930",
       "V-BOEK-12-26",
       {{2600, 22.4, "3000", "90"}},
       236,
       60000},
      {wall_light(), "wand400-1800", "Wand 400 1800 930", "V-WAND-04-18", {{1800, 16.6, "3000", "90"}}, 148, 50000},
  };
}

}  // namespace twinlight::demo
