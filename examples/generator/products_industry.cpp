// Wet-room battens and high bays.
#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

/// A batten's bowl: mostly a diffuse strip that looks down, partly a tube, of which half the light goes up.
Family batten(std::string kind, double length_m, double tube_share) {
  return {.maker = mijnstreek_licht(),
          .kind = std::move(kind),
          .parts = {{diffuse(1.0), 1.0 - tube_share}, {diffusing_tube(), tube_share}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(5.0, 180.0)},
          .opening = opening_with_sides(length_m - 0.06, 0.085, 0.040),
          .housing_length_m = length_m,
          .housing_width_m = 0.095,
          .housing_height_m = 0.085};
}

/// Two replacement tubes in an old housing: the tubes' own flux is declared, the bowl keeps a part of it.
Family twin_tube_batten() {
  Family family = batten("wet-room batten, two LED tubes", 1.5, 0.36);
  family.opening = opening_with_sides(1.470, 0.150, 0.080);
  family.housing_width_m = 0.165;
  family.housing_height_m = 0.110;
  family.light_output_ratio = 0.84;
  family.lamp_count = 2.0;
  return family;
}

/// Longitudinal prisms in the bowl, for rooms where people look along the rows.
Family prism_batten() {
  Family family = batten("wet-room batten, prismatic", 1.5, 0.06);
  family.parts.front().shape =
      shielded(diffuse(1.1), {.angle_deg = {60.0, 57.0}, .softness_deg = 5.0, .residual = 0.12});
  return family;
}

Family round_high_bay(double opening_m, std::vector<Part> parts, Writing writing) {
  return {.maker = foshan_lingcheng(),
          .kind = "high bay, round",
          .parts = std::move(parts),
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = round_opening(opening_m),
          .housing_length_m = opening_m + 0.050,
          .housing_height_m = 0.140,
          .writing = writing};
}

Family linear_high_bay(Maker maker, std::string kind, double length_m, std::vector<Part> parts) {
  return {.maker = std::move(maker),
          .kind = std::move(kind),
          .parts = std::move(parts),
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(length_m, 0.280),
          .housing_length_m = length_m + 0.060,
          .housing_width_m = 0.320,
          .housing_height_m = 0.080};
}

/// Narrow across and wide along: an aisle between racks along C90–C270.
std::vector<Part> aisle() {
  return {{batwing(1.4, {.angle_deg = {26.0, 58.0}, .softness_deg = 5.0, .residual = 0.02})}};
}

std::vector<Part> narrow() {
  return {{beam({.beam_angle_deg = 60.0}), 0.94}, {diffuse(1.0), 0.06}};
}

std::vector<Part> medium() {
  return {{beam({.beam_angle_deg = 90.0}), 0.96}, {diffuse(1.0), 0.04}};
}

std::vector<Part> wide() {
  return {{batwing(0.7, {.angle_deg = {52.0, 52.0}, .softness_deg = 5.0, .residual = 0.03})}};
}

}  // namespace

std::vector<Product> industry_products() {
  Family stolp = batten("wet-room batten", 1.5, 0.16);
  Family short_stolp = batten("wet-room batten", 1.2, 0.16);
  short_stolp.writing = Writing::lm63_2002_relative;
  Family hall = linear_high_bay(mijnstreek_licht(), "high bay, linear", 0.560, wide());
  Family hall_relative = linear_high_bay(mijnstreek_licht(), "high bay, linear", 0.860, wide());
  hall_relative.writing = Writing::lm63_2002_relative;
  return {
      {short_stolp, "stolp1200-4000", "Stolp 1200 4000 840 IP66", "ML-S12-40", {{4000, 26.6}}, 74, 70000},
      {stolp, "stolp1500-5000", "Stolp 1500 5000 840 IP66", "ML-S15-50", {{5000, 32.8}}, 86, 70000},
      {stolp, "stolp1500-7500-dali", "Stolp 1500 7500 840 IP66 DALI-2", "ML-S15-75D", {{7500, 50.2}}, 132, 70000},
      {prism_batten(),
       "stolpprisma1500-6000",
       "Stolp Prisma 1500 6000 840 IP66",
       "ML-SP15-60",
       {{6000, 41.2}},
       118,
       70000},
      {twin_tube_batten(),
       "tl2x1500",
       "TL-Vervang 2x1500 840 IP65",
       "ML-T2-15",
       {{4032, 45.0}},
       64,
       30000,
       "two replacement tubes of 2400 lm",
       "the old housing keeps 16 % of the light, and the tubes are replaced after 30 000 h"},
      {hall, "hal560-14000-dali", "Hal 560 14000 840 DALI-2", "ML-H56-140D", {{14000, 90.5}}, 214, 80000},
      {hall_relative, "hal860-24000-dali", "Hal 860 24000 840 DALI-2", "ML-H86-240D", {{24000, 154.0}}, 288, 80000},
      {round_high_bay(0.260, narrow(), Writing::lm63_2019_absolute),
       "hb100n",
       "LC-HB100 N60 17000 840",
       "LCHB-100N",
       {{17000, 100.0}},
       128,
       60000},
      {round_high_bay(0.300, medium(), Writing::lm63_2002_feet),
       "hb150m",
       "LC-HB150 M90 25500 840",
       "LCHB-150M",
       {{25500, 150.0}},
       158,
       60000},
      {round_high_bay(0.340, wide(), Writing::eulumdat_absolute),
       "hb200w",
       "LC-HB200 W110 34000 850",
       "LCHB-200W",
       {{34000, 202.0, "5000"}},
       196,
       60000},
      {linear_high_bay(foshan_lingcheng(), "high bay, aisle", 1.140, aisle()),
       "hba150",
       "LC-HBA150 24000 840",
       "LCHBA-150",
       {{24000, 148.0}},
       224,
       60000},
  };
}

}  // namespace twinlight::demo
