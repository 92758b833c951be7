// Layout of the samples: ANSI/IES LM-63-2002, clause 5; the differences of the editions in its annex A.

#include "twinlight/photometry/lm63.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "twinlight/photometry/sample_files.h"

namespace twinlight::photometry {
namespace {

using samples::with_line;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

Luminaire lm63_luminaire(const std::string& text) {
  return read_lm63(text, "lamp.ies").value();
}

Diagnostic lm63_fault(const std::string& text) {
  return read_lm63(text, "lamp.ies").error();
}

TEST(Lm63, EveryFieldOfASample) {
  const Luminaire lamp = lm63_luminaire(samples::lm63());
  EXPECT_EQ(lamp.format, FileFormat::lm63_2002);
  EXPECT_EQ(lamp.manufacturer, "Lichthuis");
  EXPECT_EQ(lamp.model, "Panel 600");
  EXPECT_EQ(lamp.catalogue_number, "LH-600");
  EXPECT_EQ(lamp.declared_flux_lm, 4400.0);
  EXPECT_EQ(lamp.input_power_W, 25.0);
  EXPECT_EQ(lamp.stored_c_planes, 3U);
  EXPECT_EQ(lamp.stored_gammas, 3U);
  EXPECT_EQ(lamp.symmetry, Symmetry::quadrant);
  EXPECT_EQ(lamp.distribution.intensity_cd(0.0, 45.0), 700.0);
  EXPECT_EQ(lamp.distribution.intensity_cd(90.0, 45.0), 900.0);
  EXPECT_EQ(lamp.distribution.intensity_cd(270.0, 45.0), 900.0);
  EXPECT_EQ(lamp.opening.length_m, 0.6);  // LM-63 width, along C90–C270
  EXPECT_EQ(lamp.opening.width_m, 0.3);
  EXPECT_EQ(lamp.opening.height_c0_m, 0.05);
  EXPECT_EQ(lamp.opening.shape, LuminousOpening::Shape::rectangle);
  EXPECT_THAT(lamp.warnings, IsEmpty());
}

TEST(Lm63, SaysWhichShapeItCanNotKeep) {
  const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 7, "2 2200 1 3 3 1 2 -0.3 -0.3 -0.3"));
  ASSERT_EQ(lamp.warnings.size(), 1U);
  EXPECT_EQ(lamp.warnings[0].field, "height");
  EXPECT_EQ(lamp.warnings[0].line, 7U);
  EXPECT_EQ(lamp.opening.height_c0_m, 0.3);
}

TEST(Lm63, VersionLines) {
  const auto format = [](const std::string& line) {
    return lm63_luminaire(with_line(samples::lm63(), 1, line)).format;
  };
  EXPECT_EQ(format("IESNA91"), FileFormat::lm63_1991);
  EXPECT_EQ(format("IESNA:LM-63-1995"), FileFormat::lm63_1995);
  EXPECT_EQ(format("IESNA:LM-63-2002"), FileFormat::lm63_2002);
  EXPECT_EQ(format("IES:LM-63-2019"), FileFormat::lm63_2019);
  EXPECT_EQ(format("Report 7 of the house"), FileFormat::lm63_1986);
  EXPECT_EQ(format("IESNA:LM-63-2002  "), FileFormat::lm63_2002);
  for (const char* odd : {"IESNA94", "IESNA:LM-63", "IESNA: LM-63-2002", "iesna:lm-63-2002"}) {
    const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 1, odd));
    ASSERT_EQ(lamp.warnings.size(), 1U) << odd;
    EXPECT_EQ(lamp.warnings[0].field, "version line");
    EXPECT_EQ(lamp.warnings[0].line, 1U);
  }
}

TEST(Lm63, FactorsMultiplyByEdition) {
  const std::string factors = with_line(samples::lm63(), 8, "0.9 0.95 25");
  const std::string multiplied = with_line(factors, 7, "2 2200 2 3 3 1 2 0.6 0.3 0.05");
  const auto nadir_cd = [&](const char* version) {
    return lm63_luminaire(with_line(multiplied, 1, version)).distribution.intensity_cd(0, 0);
  };
  EXPECT_DOUBLE_EQ(nadir_cd("Report 7"), 1000.0 * 2 * 0.9 * 0.95);
  EXPECT_DOUBLE_EQ(nadir_cd("IESNA91"), 1000.0 * 2 * 0.9 * 0.95);
  EXPECT_DOUBLE_EQ(nadir_cd("IESNA:LM-63-1995"), 1000.0 * 2 * 0.9);
  EXPECT_DOUBLE_EQ(nadir_cd("IESNA:LM-63-2002"), 1000.0 * 2 * 0.9);
  EXPECT_DOUBLE_EQ(nadir_cd("IES:LM-63-2019"), 1000.0 * 2 * 0.9);
}

TEST(Lm63, AbsolutePhotometryHasNoLampFlux) {
  const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 7, "1 -1 1 3 3 1 2 0.6 0.3 0.05"));
  EXPECT_EQ(lamp.basis, PhotometryBasis::absolute);
  EXPECT_EQ(lamp.declared_flux_lm, std::nullopt);
  EXPECT_THAT(with_lamp_flux(lamp, 1000.0).error().message, HasSubstr("absolute"));
}

TEST(Lm63, FeetBecomeMetres) {
  const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 7, "2 2200 1 3 3 1 1 2 4 0.5"));
  EXPECT_DOUBLE_EQ(lamp.opening.length_m, 0.6096);
  EXPECT_DOUBLE_EQ(lamp.opening.width_m, 1.2192);
  EXPECT_DOUBLE_EQ(lamp.opening.height_c90_m, 0.1524);
}

TEST(Lm63, KeywordsKeepTheirOrderAndMoreContinues) {
  const Luminaire lamp =
      lm63_luminaire(with_line(samples::lm63(), 5, "[LUMINAIRE] Panel\n[MORE] 600 by 300\nfree text"));
  EXPECT_THAT(lamp.keywords, ElementsAre(Pair("TEST", "7"), Pair("MANUFAC", "Lichthuis"), Pair("LUMCAT", "LH-600"),
                                         Pair("LUMINAIRE", "Panel 600 by 300"), Pair("", "free text")));
  EXPECT_EQ(lamp.model, "Panel 600 by 300");
}

TEST(Lm63, MoreBeforeAnyKeywordIsLeftOutWithAWarning) {
  const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 2, "[MORE] of what?"));
  EXPECT_THAT(lamp.warnings,
              ElementsAre(Diagnostic{"continues no keyword; its text is left out", "lamp.ies", 2, "MORE"}));
}

TEST(Lm63, TiltIsReadNotAppliedAndNoFileIsOpened) {
  const double nadir_cd = lm63_luminaire(samples::lm63()).distribution.intensity_cd(0, 0);
  const Luminaire included = lm63_luminaire(with_line(samples::lm63(), 6, "TILT=INCLUDE\n1\n3\n0 45 90\n1 0.9 0.8"));
  EXPECT_EQ(included.distribution.intensity_cd(0, 0), nadir_cd);
  const Luminaire named = lm63_luminaire(with_line(samples::lm63(), 6, "TILT=../../etc/passwd"));
  ASSERT_EQ(named.warnings.size(), 1U);
  EXPECT_EQ(named.warnings[0].field, "TILT");
  EXPECT_EQ(named.warnings[0].line, 6U);
  EXPECT_EQ(lm63_luminaire(with_line(samples::lm63(), 6, "Tilt = none")).warnings[0].field, "TILT");
}

TEST(Lm63, HorizontalRangeSaysTheSymmetry) {
  const auto symmetry = [](const char* angles) {
    return lm63_luminaire(with_line(samples::lm63(), 10, angles)).symmetry;
  };
  EXPECT_EQ(symmetry("0 45 90"), Symmetry::quadrant);
  EXPECT_EQ(symmetry("0 90 180"), Symmetry::c0_c180);
  EXPECT_EQ(symmetry("90 180 270"), Symmetry::c90_c270);
  EXPECT_EQ(symmetry("0 180 360"), Symmetry::none);
  EXPECT_EQ(lm63_fault(with_line(samples::lm63(), 10, "0 30 70")).field, "horizontal angle 3");
  const Luminaire open = lm63_luminaire(with_line(samples::lm63(), 10, "0 120 240"));
  EXPECT_EQ(open.symmetry, Symmetry::none);
  EXPECT_THAT(open.warnings[0].message, HasSubstr("closing plane"));
  const std::string one_plane = with_line(with_line(samples::lm63(), 10, "0"), 7, "2 2200 1 3 1 1 2 0.6 0.3 0.05");
  EXPECT_EQ(lm63_luminaire(one_plane).symmetry, Symmetry::rotational);
}

TEST(Lm63, AClosingPlaneThatDiffersFromTheFirstIsWarnedOf) {
  const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 10, "0 180 360"));
  ASSERT_EQ(lamp.warnings.size(), 1U);
  EXPECT_THAT(lamp.warnings[0].message, HasSubstr("200 cd"));  // 900 against 700 at 45°
}

TEST(Lm63, NumbersMayStandOnAnyLineAndCommasPartThem) {
  const std::string text =
      "IESNA:LM-63-2002\nTILT=NONE\n2,2200,1,3,1,1,2,0.6,0.3,0.05,1,1,25\n0\n45\t90 0 1000\n\n700, 0\n";
  const Luminaire lamp = lm63_luminaire(text);
  EXPECT_EQ(lamp.distribution.intensity_cd(123.0, 45.0), 700.0);
  EXPECT_EQ(lamp.input_power_W, 25.0);
}

TEST(Lm63, RefusalsNameLineAndField) {
  struct Case {
    int line;
    const char* replacement;
    std::size_t fault_line;
    const char* field;
  };
  const std::vector<Case> cases = {
      {6, "TILT", 7, "TILT"},
      {7, "2 2200 1 x 3 1 2 0.6 0.3 0.05", 7, "number of vertical angles"},
      {7, "2 2200 1 3.5 3 1 2 0.6 0.3 0.05", 7, "number of vertical angles"},
      {7, "2 2200 1 3 99999999999 1 2 0.6 0.3 0.05", 7, "number of horizontal angles"},
      {7, "2 2200 1 30 30 1 2 0.6 0.3 0.05", 8, "candela value"},
      {7, "2 2200 0 3 3 1 2 0.6 0.3 0.05", 7, "candela multiplier"},
      {7, "2 2200 1 3 3 4 2 0.6 0.3 0.05", 7, "photometric type"},
      {7, "2 2200 1 3 3 1 3 0.6 0.3 0.05", 7, "units type"},
      {7, "2 2200 1,0 3 3 1 2 0,6 0,3 0,05", 7, "count line"},
      {8, "1 1 -25", 8, "input watts"},
      {8, "0 1 25", 8, "ballast factor"},
      {9, "0 45 200", 9, "vertical angle 3"},
      {9, "0 45 45", 9, "vertical angle 3"},
      {12, "1000 -800 0", 12, "candela value 5"},
      {12, "1000 inf 0", 12, "candela value 5"},
  };
  for (const Case& each : cases) {
    const Diagnostic found = lm63_fault(with_line(samples::lm63(), each.line, each.replacement));
    EXPECT_EQ(found.field, each.field) << each.replacement;
    EXPECT_EQ(found.line, each.fault_line) << each.replacement;
    EXPECT_EQ(found.file, "lamp.ies");
  }
}

TEST(Lm63, ATruncatedTableSaysHowMuchWasFound) {
  const std::string text = samples::lm63();
  const Diagnostic found = lm63_fault(text.substr(0, text.find("1000 900")));
  EXPECT_EQ(found.field, "candela value 7");
  EXPECT_THAT(found.message, HasSubstr("6 of 9 were found"));
}

TEST(Lm63, TextAfterTheTableGivesAWarning) {
  const Luminaire lamp = lm63_luminaire(samples::lm63() + "1 2 3\n");
  ASSERT_EQ(lamp.warnings.size(), 1U);
  EXPECT_EQ(lamp.warnings[0].field, "end of file");
  EXPECT_EQ(lamp.warnings[0].line, 14U);
}

TEST(Lm63, NoLampsOrNoLumensGiveNoLampFlux) {
  for (const char* counts : {"0 2200 1 3 3 1 2 0.6 0.3 0.05", "2 0 1 3 3 1 2 0.6 0.3 0.05"}) {
    const Luminaire lamp = lm63_luminaire(with_line(samples::lm63(), 7, counts));
    EXPECT_EQ(lamp.declared_flux_lm, std::nullopt);
    ASSERT_EQ(lamp.warnings.size(), 1U);
    EXPECT_EQ(lamp.warnings[0].line, 7U);
    EXPECT_FALSE(with_lamp_flux(lamp, 1000.0));
  }
}

}  // namespace
}  // namespace twinlight::photometry
