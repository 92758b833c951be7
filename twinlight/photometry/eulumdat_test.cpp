// Layout of the samples: A. Stockmar, EULUMDAT (1990), lines 1 to 31 of its description.

#include "twinlight/photometry/eulumdat.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "twinlight/photometry/sample_files.h"

namespace twinlight::photometry {
namespace {

using samples::with_line;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Luminaire eulumdat_luminaire(const std::string& text) {
  return read_eulumdat(text, "lamp.ldt").value();
}

Diagnostic eulumdat_fault(const std::string& text) {
  return read_eulumdat(text, "lamp.ldt").error();
}

/// A file of the given symmetry whose plane at C has C + γ + 1 cd/klm; `planes_deg` are those that it stores.
std::string with_planes(int isym, const std::vector<int>& c_deg, const std::vector<int>& planes_deg) {
  std::string text =
      with_line(with_line(samples::eulumdat(), 3, std::to_string(isym)), 4, std::to_string(c_deg.size()));
  text = text.substr(0, text.find("0\n0\n45\n90\n300"));
  for (const int c : c_deg) text += fmt::format("{}\n", c);
  text += "0\n45\n90\n";
  for (const int c : planes_deg)
    for (const int gamma : {0, 45, 90}) text += fmt::format("{}\n", c + gamma + 1);
  return text;
}

const std::vector<int> turn_deg = {0, 45, 90, 135, 180, 225, 270, 315};

TEST(Eulumdat, EveryFieldOfASample) {
  const Luminaire lamp = eulumdat_luminaire(samples::eulumdat());
  EXPECT_EQ(lamp.format, FileFormat::eulumdat);
  EXPECT_EQ(lamp.manufacturer, "Lichthuis");
  EXPECT_EQ(lamp.model, "Panel 600");
  EXPECT_EQ(lamp.catalogue_number, "LH-600");
  EXPECT_EQ(lamp.basis, PhotometryBasis::relative);
  EXPECT_EQ(lamp.declared_flux_lm, 3000.0);
  EXPECT_EQ(lamp.input_power_W, 25.0);
  EXPECT_EQ(lamp.colour_temperature_K, 4000.0);
  EXPECT_EQ(lamp.colour_rendering_index, 80.0);
  EXPECT_EQ(lamp.opening.length_m, 0.6);
  EXPECT_EQ(lamp.opening.width_m, 0.3);
  EXPECT_EQ(lamp.opening.height_c0_m, 0.01);
  EXPECT_EQ(lamp.opening.height_c270_m, 0.02);
  EXPECT_EQ(lamp.distribution.intensity_cd(0.0, 0.0), 900.0);  // 300 cd/klm at 3000 lm
  EXPECT_EQ(lamp.distribution.intensity_cd(77.0, 45.0), 600.0);
  EXPECT_EQ(lamp.stored_c_planes, 1U);
  EXPECT_EQ(lamp.stored_gammas, 3U);
  EXPECT_THAT(lamp.warnings, IsEmpty());
}

TEST(Eulumdat, PlanesOfEverySymmetry) {
  const auto cd = [](const Luminaire& lamp, double c) { return lamp.distribution.intensity_cd(c, 0.0) / 3.0; };
  const Luminaire all = eulumdat_luminaire(with_planes(0, turn_deg, turn_deg));
  EXPECT_EQ(all.symmetry, Symmetry::none);
  EXPECT_DOUBLE_EQ(cd(all, 315), 316.0);
  EXPECT_DOUBLE_EQ(cd(all, 360), 1.0);
  const Luminaire one = eulumdat_luminaire(with_planes(1, turn_deg, {0}));
  EXPECT_EQ(one.symmetry, Symmetry::rotational);
  EXPECT_DOUBLE_EQ(cd(one, 200), 1.0);
  const Luminaire about_c0 = eulumdat_luminaire(with_planes(2, turn_deg, {0, 45, 90, 135, 180}));
  EXPECT_EQ(about_c0.symmetry, Symmetry::c0_c180);
  EXPECT_DOUBLE_EQ(cd(about_c0, 225), 136.0);
  const Luminaire about_c90 = eulumdat_luminaire(with_planes(3, turn_deg, {270, 315, 0, 45, 90}));
  EXPECT_EQ(about_c90.symmetry, Symmetry::c90_c270);
  EXPECT_DOUBLE_EQ(cd(about_c90, 45), 46.0);
  EXPECT_DOUBLE_EQ(cd(about_c90, 135), 46.0);
  EXPECT_DOUBLE_EQ(cd(about_c90, 180), 1.0);
  EXPECT_DOUBLE_EQ(cd(about_c90, 225), 316.0);
  EXPECT_EQ(about_c90.stored_c_planes, 5U);
  const Luminaire quadrant = eulumdat_luminaire(with_planes(4, turn_deg, {0, 45, 90}));
  EXPECT_EQ(quadrant.symmetry, Symmetry::quadrant);
  EXPECT_DOUBLE_EQ(cd(quadrant, 225), 46.0);
}

TEST(Eulumdat, AllPlanesInSpiteOfASymmetryAreUsedWithAWarning) {
  const Luminaire lamp = eulumdat_luminaire(with_planes(4, turn_deg, turn_deg));
  EXPECT_EQ(lamp.symmetry, Symmetry::none);
  EXPECT_EQ(lamp.stored_c_planes, 8U);
  EXPECT_DOUBLE_EQ(lamp.distribution.intensity_cd(225.0, 0.0) / 3.0, 226.0);
  EXPECT_EQ(lamp.warnings.front().field, "Isym");
}

TEST(Eulumdat, PlanesThatDoNotFitTheSymmetryAreRefused) {
  EXPECT_EQ(eulumdat_fault(with_planes(4, {0, 60, 120, 180, 240, 300}, {0, 60})).field, "Mc");
  EXPECT_EQ(eulumdat_fault(with_planes(2, {0, 60, 120, 240}, {0, 60, 120})).field, "C angle 3");
  EXPECT_EQ(eulumdat_fault(with_planes(3, {0, 100, 200, 300}, {0, 100, 200})).field, "C angle 1");
  EXPECT_EQ(eulumdat_fault(with_planes(0, {0, 90, 80, 270}, {0, 90, 80, 270})).field, "C angle 3");
  EXPECT_EQ(eulumdat_fault(with_planes(0, turn_deg, {0, 45})).field, "intensity 7");
}

TEST(Eulumdat, CommasAreDecimalMarks) {
  std::string text = with_line(samples::eulumdat(), 29, "3000,5");
  text = with_line(text, 47, "300,25");
  EXPECT_EQ(eulumdat_luminaire(text).declared_flux_lm, 3000.5);
  EXPECT_DOUBLE_EQ(eulumdat_luminaire(text).distribution.intensity_cd(0, 0), 300.25 * 3.0005);
}

TEST(Eulumdat, ANegativeNumberOfLampsIsAbsolutePhotometry) {
  const Luminaire lamp = eulumdat_luminaire(with_line(samples::eulumdat(), 27, "-1"));
  EXPECT_EQ(lamp.basis, PhotometryBasis::absolute);
  EXPECT_EQ(lamp.declared_flux_lm, 3000.0);
  EXPECT_EQ(lamp.distribution.intensity_cd(0.0, 0.0), 900.0);
}

TEST(Eulumdat, OfSeveralLampSetsTheFirstCounts) {
  const std::string text = with_line(with_line(samples::eulumdat(), 26, "2"), 32, "25\n1\nLED 827\n2500\n827\n1B\n24");
  const Luminaire lamp = eulumdat_luminaire(text);
  ASSERT_EQ(lamp.lamp_sets.size(), 2U);
  EXPECT_EQ(lamp.declared_flux_lm, 3000.0);
  EXPECT_EQ(lamp.lamp_sets[1].flux_lm, 2500.0);
  EXPECT_EQ(lamp.lamp_sets[1].colour_rendering, "1B");
}

TEST(Eulumdat, AWidthOfZeroIsARoundLuminousArea) {
  const Luminaire lamp = eulumdat_luminaire(with_line(samples::eulumdat(), 17, "0"));
  EXPECT_TRUE(lamp.opening.is_round());
  EXPECT_EQ(lamp.opening.length_m, 0.6);
  const Luminaire point = eulumdat_luminaire(with_line(with_line(samples::eulumdat(), 16, "0"), 17, "0"));
  EXPECT_EQ(point.opening.shape, LuminousOpening::Shape::rectangle);  // its sides still have a height
}

TEST(Eulumdat, WhatIsNotAppliedGivesAWarning) {
  EXPECT_EQ(eulumdat_luminaire(with_line(samples::eulumdat(), 24, "1.5")).warnings.at(0).field, "conversion factor");
  EXPECT_EQ(eulumdat_luminaire(with_line(samples::eulumdat(), 25, "15")).warnings.at(0).field,
            "tilt during measurement");
  EXPECT_EQ(eulumdat_luminaire(with_line(samples::eulumdat(), 7, "2.5")).warnings.at(0).field, "Dg");
  EXPECT_EQ(eulumdat_luminaire(with_line(samples::eulumdat(), 7, "2.5")).warnings.at(0).line, 7U);
  EXPECT_EQ(eulumdat_luminaire(with_line(samples::eulumdat(), 23, "30")).warnings.at(0).field, "light output ratio");
  EXPECT_EQ(eulumdat_luminaire(samples::eulumdat() + "\n\nmore\n").warnings.at(0).field, "end of file");
  EXPECT_EQ(eulumdat_luminaire(samples::eulumdat() + "\n\nmore\n").warnings.at(0).line, 52U);
}

TEST(Eulumdat, EmptyTextLinesCountAsLines) {
  std::string text = samples::eulumdat();
  for (const int line : {1, 8, 9, 10, 11, 12, 28, 30, 31}) text = with_line(text, line, "");
  EXPECT_EQ(eulumdat_luminaire(text).distribution.intensity_cd(0.0, 0.0), 900.0);
}

TEST(Eulumdat, RefusalsNameLineAndField) {
  struct Case {
    int line;
    const char* replacement;
    const char* field;
  };
  const std::vector<Case> cases = {{2, "point source", "Ityp"},
                                   {3, "9", "Isym"},
                                   {4, "0", "Mc"},
                                   {4, "1000000000", "Mc"},
                                   {6, "-3", "Ng"},
                                   {6, "1", "Ng"},
                                   {16, "wide", "length of luminous area"},
                                   {19, "-1", "height of luminous area C90"},
                                   {26, "0", "number of lamp sets"},
                                   {26, "100000", "number of lamp sets"},
                                   {29, "-1000", "lamp flux"},
                                   {29, "", "lamp flux"},
                                   {43, "400", "C angle 1"},
                                   {45, "0", "gamma angle 2"},
                                   {46, "190", "gamma angle 3"},
                                   {47, "", "intensity 1"},
                                   {48, "-5", "intensity 2"},
                                   {48, "1,2,3", "intensity 2"},
                                   {48, "nan", "intensity 2"}};
  for (const Case& each : cases) {
    const Diagnostic found = eulumdat_fault(with_line(samples::eulumdat(), each.line, each.replacement));
    EXPECT_EQ(found.field, each.field) << each.replacement;
    EXPECT_EQ(found.line, static_cast<std::size_t>(each.line)) << each.replacement;
    EXPECT_EQ(found.file, "lamp.ldt");
  }
}

TEST(Eulumdat, ATruncatedFileNamesTheFirstLineThatIsMissing) {
  const std::string text = samples::eulumdat();
  const Diagnostic in_header = eulumdat_fault("Lichthuis\n1\n1\n1\n0\n3\n");
  EXPECT_EQ(in_header.field, "Dg");
  EXPECT_EQ(in_header.line, 7U);
  const Diagnostic in_table = eulumdat_fault(text.substr(0, text.rfind("200\n")));
  EXPECT_EQ(in_table.line, 48U);
  EXPECT_THAT(in_table.message, HasSubstr("1 of 3 values were found"));
}

TEST(WithLampFlux, IntensitiesAndDeclaredFluxScaleTogether) {
  const Luminaire lamp = eulumdat_luminaire(samples::eulumdat());
  const Luminaire brighter = with_lamp_flux(lamp, 6000.0).value();
  EXPECT_DOUBLE_EQ(brighter.distribution.flux_lm(), 2.0 * lamp.distribution.flux_lm());
  EXPECT_EQ(brighter.declared_flux_lm, 6000.0);
  EXPECT_EQ(brighter.lamp_sets[0].flux_lm, 6000.0);
  for (const double refused : {0.0, -1.0, HUGE_VAL, std::nan("")}) EXPECT_FALSE(with_lamp_flux(lamp, refused));
}

}  // namespace
}  // namespace twinlight::photometry
