// Downlights, spots and corridor lights.
#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

Grid round_grid(double step_deg) {
  return {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(step_deg, 90.0)};
}

/// Light from the reflector's wall beside the main lobe, ended by its edge.
Shape spill(double shielding_deg) {
  return shielded(diffuse(1.0), {.angle_deg = {shielding_deg, shielding_deg}, .softness_deg = 3.0});
}

Family downlight(std::string kind, double opening_m, std::vector<Part> parts, double step_deg) {
  return {.maker = zhongshan_rongxi(),
          .kind = std::move(kind),
          .parts = std::move(parts),
          .grid = round_grid(step_deg),
          .opening = round_opening(opening_m),
          .housing_length_m = opening_m + 0.035,
          .housing_height_m = 0.085,
          .writing = Writing::lm63_2002_absolute};
}

std::vector<Part> beam_with_spill(double beam_angle_deg, double spill_share, double shielding_deg) {
  return {{beam({.beam_angle_deg = beam_angle_deg}), 1.0 - spill_share}, {spill(shielding_deg), spill_share}};
}

/// A spot on a track; the file holds it aimed straight down.
Family track_spot(Maker maker, double beam_angle_deg) {
  return {.maker = std::move(maker),
          .kind = "track spot",
          .parts = beam_with_spill(beam_angle_deg, 0.08, 45.0),
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = narrow_beam_gammas()},
          .opening = round_opening(0.085),
          .housing_length_m = 0.095,
          .housing_height_m = 0.180,
          .writing = Writing::lm63_2019_absolute};
}

/// Lenses that throw along a corridor (C90–C270, the luminaire's length) and keep the walls from glaring.
Family corridor(Maker maker) {
  return {.maker = std::move(maker),
          .kind = "corridor light, surface",
          .parts = {{batwing(1.2, {.angle_deg = {46.0, 60.0}, .softness_deg = 5.0, .residual = 0.05}), 0.85},
                    {diffuse(1.0), 0.15}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(1.140, 0.080),
          .housing_length_m = 1.180,
          .housing_width_m = 0.100,
          .housing_height_m = 0.060};
}

/// A round opal bowl: a bright disc with a bright rim.
Family bowl() {
  return {.maker = zhongshan_rongxi(),
          .kind = "round surface light, opal",
          .parts = {{diffuse(1.0), 0.84}, {diffusing_rim(), 0.16}},
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(5.0, 180.0)},
          .opening = round_opening(0.290, 0.035),
          .housing_length_m = 0.300,
          .housing_height_m = 0.075};
}

}  // namespace

std::vector<Product> downlight_products() {
  const Family wide =
      downlight("downlight, wide", 0.180,
                {{shielded(diffuse(1.15), {.angle_deg = {54.0, 54.0}, .softness_deg = 3.2, .residual = 0.02})}}, 2.5);
  Family prismatic =
      downlight("downlight, microprismatic", 0.185,
                {{shielded(diffuse(1.5), {.angle_deg = {46.0, 46.0}, .softness_deg = 3.2, .residual = 0.02})}}, 2.5);
  prismatic.writing = Writing::eulumdat_absolute;
  const Family narrow = downlight("downlight, narrow", 0.130, beam_with_spill(38.0, 0.12, 50.0), 1.0);
  Family hall =
      downlight("lecture-hall downlight", 0.230,
                {{shielded(beam({.beam_angle_deg = 70.0}), {.angle_deg = {46.0, 46.0}, .softness_deg = 2.5}), 0.96},
                 {spill(46.0), 0.04}},
                2.0);
  hall.maker = demerglans();
  hall.writing = Writing::eulumdat;
  hall.housing_height_m = 0.240;
  return {
      {wide, "dl200-1500-830", "DL200 1500 830", "RX-DL200-1583", {{1500, 11.9, "3000"}}, 52, 50000},
      {wide, "dl200-2200-830", "DL200 2200 830", "RX-DL200-2283", {{2200, 18.0, "3000"}}, 58, 50000},
      {wide, "dl200-2200-840-dali", "DL200 2200 840 DALI-2", "RX-DL200-2284D", {{2200, 17.2}}, 88, 50000},
      {wide, "dl200-3000-840", "DL200 3000 840", "RX-DL200-3084", {{3000, 23.6}}, 64, 50000},
      {prismatic, "dl200mp-2000-840", "DL200 MP 2000 840", "RX-DL200M-2084", {{2000, 16.4}}, 72, 50000},
      {narrow, "dl145n-1800-930", "DL145 N38 1800 930", "RX-DL145N-1893", {{1800, 16.2, "3000", "90"}}, 68, 50000},
      {hall, "aula230-6000-dali", "Aula 230 6000 840 DALI-2", "DG 41.230.60D", {{6000, 44.8}}, 298, 60000},
      {hall, "aula230-9000-dali", "Aula 230 9000 840 DALI-2", "DG 41.230.90D", {{9000, 69.0}}, 352, 60000},
      {track_spot(zhongshan_rongxi(), 24.0),
       "ts85-24-3000",
       "TS85 24 3000 930",
       "RX-TS85-24",
       {{3000, 25.0, "3000", "90"}},
       92,
       50000},
      {track_spot(zhongshan_rongxi(), 36.0),
       "ts85-36-3000",
       "TS85 36 3000 930",
       "RX-TS85-36",
       {{3000, 25.0, "3000", "90"}},
       92,
       50000},
      {track_spot(lichtatelier_voerdal(), 15.0),
       "straal15-1400",
       "Straal 15 1400 927",
       "V-STRAAL-15",
       {{1400, 15.2, "2700", "97"}},
       216,
       50000},
      {corridor(zhongshan_rongxi()), "cl1200-2400", "CL1200 2400 840", "RX-CL12-2484", {{2400, 18.0}}, 69, 50000},
      {corridor(zhongshan_rongxi()), "cl1200-3200", "CL1200 3200 840", "RX-CL12-3284", {{3200, 24.2}}, 76, 50000},
      {bowl(), "rs300-1600", "RS300 1600 830 IP44 sensor", "RX-RS300-1683S", {{1600, 14.2, "3000"}}, 54, 50000},
  };
}

}  // namespace twinlight::demo
