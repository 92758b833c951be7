// Care: bedhead units, ward and examination lighting, night lights.
#include "examples/generator/makers.h"
#include "examples/generator/product.h"

namespace twinlight::demo {
namespace {

using photometry::Symmetry;

Grid wall_grid(Symmetry symmetry) {
  return {.symmetry = symmetry, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 180.0)};
}

/// On the wall behind the bed: general light to the ceiling, thrown into the room (C0).
Shape bedhead_up() {
  return upwards(extruded(lobe({.peak_deg = 40.0, .width_below_deg = 24.0, .width_above_deg = 22.0, .base = 0.03})));
}

/// The reading field on the bed, ended before it reaches the eyes across the room.
Shape bedhead_reading() {
  return extruded(
      lobe({.peak_deg = 30.0, .width_below_deg = 15.0, .width_above_deg = 12.0, .base = 0.01, .ends_deg = 68.0}), 1.5);
}

Family bedhead(Maker maker, std::vector<Part> parts, Symmetry symmetry) {
  return {.maker = std::move(maker),
          .kind = "bedhead unit",
          .parts = std::move(parts),
          .grid = wall_grid(symmetry),
          .opening = flat_opening(0.900, 0.085),
          .housing_length_m = 1.600,
          .housing_width_m = 0.110,
          .housing_height_m = 0.240};
}

/// Beside the bed's middle: the reading head is aimed to C50, so the luminaire has no symmetry left.
std::vector<Part> side_reading() {
  return {{bedhead_up(), 0.70}, {beam({.beam_angle_deg = 44.0, .tilt_deg = 32.0, .tilt_c_deg = 50.0}), 0.30}};
}

/// A round prism disc with a faintly bright rim that also brightens the ceiling: little glares into the eyes of
/// those who lie under it.
Family room_light() {
  return {.maker = maaskant_zorglicht(),
          .kind = "ward ceiling light, direct/indirect",
          .parts = {{shielded(diffuse(1.1), {.angle_deg = {54.0, 54.0}, .softness_deg = 5.0, .residual = 0.10}), 0.66},
                    {diffusing_rim(), 0.02},
                    {upwards(batwing(1.0, {.angle_deg = {66.0, 66.0}, .softness_deg = 5.0})), 0.32}},
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(2.5, 180.0)},
          .opening = round_opening(0.570),
          .housing_length_m = 0.600,
          .housing_height_m = 0.095};
}

/// Low in the wall, light on the floor before it (C0).
Family night_light(Maker maker, double length_m) {
  return {.maker = std::move(maker),
          .kind = "night light, wall recessed",
          .parts = {{extruded(lobe(
              {.peak_deg = 48.0, .width_below_deg = 22.0, .width_above_deg = 10.0, .base = 0.01, .ends_deg = 78.0}))}},
          .grid = {.symmetry = Symmetry::c0_c180, .c_step_deg = 10.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(length_m, 0.030),
          .housing_length_m = length_m + 0.030,
          .housing_width_m = 0.045,
          .housing_height_m = 0.075};
}

Family examination_ceiling() {
  return {.maker = maaskant_zorglicht(),
          .kind = "examination ceiling light",
          .parts = {{shielded(diffuse(1.6), {.angle_deg = {50.0, 52.0}, .softness_deg = 4.5, .residual = 0.05})}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 15.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(1.160, 0.560),
          .housing_length_m = 1.196,
          .housing_width_m = 0.596,
          .housing_height_m = 0.090};
}

/// 50 000 lx at 1 m are 50 000 cd: a Gaussian beam of 10.2° does that with 1800 lm.
Family examination_arm() {
  return {.maker = shenzhen_yunzhe(),
          .kind = "examination light, arm",
          .parts = {{gaussian_beam(10.2)}},
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = narrow_beam_gammas()},
          .opening = round_opening(0.180),
          .housing_length_m = 0.220,
          .housing_height_m = 0.090,
          .writing = Writing::lm63_2019_absolute};
}

Family medical_panel(std::string kind, double shielding_deg, double residual) {
  return {.maker = shenzhen_yunzhe(),
          .kind = std::move(kind),
          .parts = {{shielded(
              diffuse(1.1), {.angle_deg = {shielding_deg, shielding_deg}, .softness_deg = 5.5, .residual = residual})}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 15.0, .gammas_deg = even_gammas(2.5, 90.0)},
          .opening = flat_opening(0.570, 0.570),
          .housing_length_m = 0.595,
          .housing_width_m = 0.595,
          .housing_height_m = 0.045};
}

/// A ward corridor's light: wide along, mild across, a trace to the ceiling.
Family ward_corridor() {
  return {.maker = maaskant_zorglicht(),
          .kind = "ward corridor light",
          .parts = {{shielded(batwing(0.8, {.angle_deg = {50.0, 58.0}, .softness_deg = 6.0}),
                              {.angle_deg = {75.0, 75.0}, .softness_deg = 3.0}),
                     0.90},
                    {diffusing_tube(), 0.10}},
          .grid = {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(2.5, 180.0)},
          .opening = opening_with_sides(1.140, 0.110, 0.030),
          .housing_length_m = 1.180,
          .housing_width_m = 0.130,
          .housing_height_m = 0.070};
}

Family bathroom() {
  return {.maker = maaskant_zorglicht(),
          .kind = "round surface light, opal",
          .parts = {{diffuse(1.0), 0.80}, {diffusing_rim(), 0.20}},
          .grid = {.symmetry = Symmetry::rotational, .gammas_deg = even_gammas(5.0, 180.0)},
          .opening = round_opening(0.280, 0.040),
          .housing_length_m = 0.300,
          .housing_height_m = 0.080};
}

std::vector<Product> maaskant_products() {
  const std::vector<Part> two_parts = {{bedhead_up(), 0.62}, {bedhead_reading(), 0.38}};
  return {
      {bedhead(maaskant_zorglicht(), two_parts, Symmetry::c0_c180),
       "bedlicht-4800",
       "Bedlicht 4800 930 DALI-2",
       "MZ-B-48",
       {{4800, 43.6, "3000", "90"}},
       1180,
       50000},
      {bedhead(maaskant_zorglicht(), two_parts, Symmetry::c0_c180),
       "bedlicht-6500",
       "Bedlicht 6500 940 DALI-2",
       "MZ-B-65",
       {{6500, 57.5, "4000", "90"}},
       1340,
       50000},
      {bedhead(maaskant_zorglicht(), side_reading(), Symmetry::none),
       "bedlicht-zij-5000",
       "Bedlicht Zij 5000 940 DALI-2",
       "MZ-BZ-50",
       {{5000, 45.8, "4000", "90"}},
       1260,
       50000},
      {room_light(),
       "kamerlicht600-4200",
       "Kamerlicht 600 4200 940 DALI-2",
       "MZ-K60-42",
       {{4200, 34.6, "4000", "90"}},
       246,
       60000},
      {night_light(maaskant_zorglicht(), 0.060),
       "nachtlicht-60",
       "Nachtlicht 60 822",
       "MZ-N-06",
       {{60, 1.1, "2200"}},
       48,
       50000},
      {night_light(maaskant_zorglicht(), 0.240),
       "nachtlicht-plint-140",
       "Nachtlicht Plint 140 822",
       "MZ-NP-14",
       {{140, 2.3, "2200"}},
       82,
       50000},
      {examination_ceiling(),
       "onderzoek1200-10500",
       "Onderzoek 1200 10500 940 DALI-2",
       "MZ-O12-105",
       {{10500, 84.0, "4000", "90"}},
       640,
       60000},
      {ward_corridor(),
       "ganglicht1200-2800",
       "Ganglicht 1200 2800 830 day/night",
       "MZ-G12-28",
       {{2800, 21.6, "3000"}, {420, 4.6, "2200"}},
       168,
       60000,
       "two lamp sets: the day stage and the amber night stage"},
      {ward_corridor(),
       "ganglicht1200-4000",
       "Ganglicht 1200 4000 830 DALI-2",
       "MZ-G12-40",
       {{4000, 30.6, "3000"}},
       186,
       60000},
      {bathroom(),
       "badkamer300-1500",
       "Badkamer 300 1500 930 IP44",
       "MZ-BK30-15",
       {{1500, 14.0, "3000", "90"}},
       96,
       50000},
  };
}

std::vector<Product> yunzhe_products() {
  Family unit = bedhead(shenzhen_yunzhe(), {{bedhead_up(), 0.58}, {bedhead_reading(), 0.42}}, Symmetry::c0_c180);
  Family night = night_light(shenzhen_yunzhe(), 0.090);
  night.writing = Writing::lm63_2002_absolute;
  Family tunable = medical_panel("tunable-white panel", 58.0, 0.22);
  tunable.writing = Writing::lm63_2019_absolute;
  Family clean = medical_panel("clean-room panel IP65", 59.0, 0.25);
  clean.writing = Writing::lm63_2002_absolute;
  Family intensive = medical_panel("intensive-care panel", 55.0, 0.15);
  intensive.opening = flat_opening(1.170, 0.570);
  intensive.housing_length_m = 1.195;
  return {
      {unit, "yzb6-6000", "YZ-B6 6000 940", "YZB6-6094", {{6000, 57.2, "4000", "90"}}, 780, 50000},
      {examination_arm(),
       "yze50",
       "YZ-E50 arm 50 klx",
       "YZE50-1",
       {{1800, 20.0, "4500", "95"}},
       690,
       40000,
       "50 000 lx at 1 m; life is L70"},
      {tunable,
       "yzt600-4300",
       "YZ-T600 4300 TW at 4000 K",
       "YZT600-4394",
       {{4300, 38.4, "4000", "90"}},
       176,
       60000,
       "the file holds the 4000 K setting"},
      {clean, "yzc600-4300", "YZ-C600 4300 940 IP65", "YZC600-4394", {{4300, 36.6, "4000", "90"}}, 188, 60000},
      {intensive, "yzi1200-9000", "YZ-I1200 9000 940 DALI-2", "YZI12-9094D", {{9000, 78.0, "4000", "90"}}, 418, 60000},
      {medical_panel("clean-room panel IP65", 59.0, 0.25),
       "yzp600-4200-premium",
       "YZ-P600 Premium 4200 940 IP65",
       "YZP600-4294",
       {{4200, 37.8, "4000", "90"}},
       420,
       60000,
       "",
       "the light of the YZ-C600 at more than twice its price"},
      {night, "yzn90-80", "YZ-N90 80 822", "YZN90-82", {{80, 1.5, "2200"}}, 36, 50000},
  };
}

}  // namespace

std::vector<Product> care_products() {
  std::vector<Product> products = maaskant_products();
  for (Product& product : yunzhe_products()) products.push_back(std::move(product));
  return products;
}

}  // namespace twinlight::demo
