#include "twinlight/photometry/eulumdat_writer.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Luminaire lambertian_luminaire() {
  auto distribution =
      IntensityDistribution::create({0.0}, {0.0, 45.0, 90.0}, {318.3, 225.1, 0.0}, Symmetry::rotational).value();
  return {.manufacturer = "Maker",
          .model = "Disc 1000 840",
          .catalogue_number = "D-1",
          .symmetry = Symmetry::rotational,
          .distribution = std::move(distribution),
          .opening = {.shape = LuminousOpening::Shape::ellipse, .length_m = 0.2, .width_m = 0.2},
          .lamp_sets = {{.lamp_type = "LED",
                         .flux_lm = 1000.0,
                         .colour_appearance = "4000",
                         .colour_rendering = "80",
                         .power_W = 8.5}},
          .declared_flux_lm = 1000.0,
          .input_power_W = 8.5,
          .keywords = {{"report number", "R-7"}, {"file name", "disc.ldt"}, {"date and user", "2026-11-23 me"}}};
}

TEST(EulumdatWriter, WritesTheLinesOfTheFormat) {
  Luminaire luminaire = lambertian_luminaire();
  luminaire.housing = {.length_m = 0.25, .height_m = 0.06};
  const auto [text, losses] = write_eulumdat(luminaire);
  EXPECT_THAT(losses, ::testing::IsEmpty());
  EXPECT_THAT(text, StartsWith("Maker\r\n1\r\n1\r\n1\r\n0\r\n3\r\n45\r\nR-7\r\nDisc 1000 840\r\nD-1\r\ndisc.ldt\r\n"
                               "2026-11-23 me\r\n250\r\n0\r\n60\r\n200\r\n0\r\n0\r\n0\r\n0\r\n0\r\n100\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\n1\r\n0\r\n1\r\n1\r\nLED\r\n1000\r\n4000\r\n80\r\n8.5\r\n0\r\n"));
  EXPECT_THAT(text, ::testing::EndsWith("\r\n0\r\n0\r\n45\r\n90\r\n318.3\r\n225.1\r\n0\r\n"));
}

TEST(EulumdatWriter, KeepsLettersOutsideAscii) {
  Luminaire luminaire = lambertian_luminaire();
  luminaire.manufacturer = "惠州砚溪照明 Écl";
  const auto read = read_photometric(write_eulumdat(luminaire).text, "a.ldt");
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(read->manufacturer, luminaire.manufacturer);
}

/// The fields of the losses, in order.
std::vector<std::string> lost_in_eulumdat(const Luminaire& luminaire) {
  std::vector<std::string> fields;
  for (const Diagnostic& loss : write_eulumdat(luminaire).losses) fields.push_back(loss.field);
  return fields;
}

TEST(EulumdatWriter, CutsWhatALineCanNotHoldAndNamesIt) {
  Luminaire luminaire = lambertian_luminaire();
  luminaire.model = std::string(77, 'x') + "éé";
  const WrittenFile file = write_eulumdat(luminaire);
  ASSERT_EQ(file.losses.size(), 1U);
  EXPECT_EQ(file.losses[0].field, "luminaire name");
  EXPECT_THAT(file.losses[0].message, ::testing::EndsWith("left out: 'é'"));
  EXPECT_EQ(read_photometric(file.text, "a.ldt").value().model, std::string(77, 'x') + "é");
  luminaire.model = "two\nlines";
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("luminaire name"));
  EXPECT_EQ(read_photometric(write_eulumdat(luminaire).text, "a.ldt").value().model, "two\uFFFDlines");
  luminaire = lambertian_luminaire();
  luminaire.lamp_sets.front().lamp_type = "a name that is longer than its line";
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("lamp type"));
}

TEST(EulumdatWriter, NamesWhatTheFormatCanNotSay) {
  Luminaire luminaire = lambertian_luminaire();
  luminaire.opening.width_m = 0.1;  // an ellipse
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("luminous opening"));
  luminaire.opening = {.shape = LuminousOpening::Shape::rectangle, .length_m = 1.2};
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("luminous opening"));
  const auto line = read_photometric(write_eulumdat(luminaire).text, "a.ldt").value().opening;
  EXPECT_EQ(line.shape, LuminousOpening::Shape::rectangle);
  EXPECT_EQ(line.width_m, 0.001);
  luminaire = lambertian_luminaire();
  luminaire.lamp_sets.resize(22);
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("lamp set 21", "lamp set 22"));
  luminaire = lambertian_luminaire();
  luminaire.input_power_W = std::nullopt;
  luminaire.lamp_sets.clear();
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("input power"));
  luminaire = lambertian_luminaire();
  luminaire.keywords = {{"TEST", "R-7"}, {"TESTLAB", "a lab"}, {"", "a remark"}, {"MANUFAC", "Maker"}};
  luminaire.tilt_factors = LampTiltFactors{.angles_deg = {0.0, 90.0}, .factors = {1.0, 0.9}};
  luminaire.photometric_type = PhotometricType::b;
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("photometric type", "TESTLAB", "free text", "TILT"));
  luminaire = lambertian_luminaire();
  luminaire.keywords = {{"_INTENSITYUNITS", "mW/sr"}};
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("intensity units", "_INTENSITYUNITS"));
}

TEST(EulumdatWriter, RelativeLightWithoutLampFluxBecomesAbsolute) {
  Luminaire luminaire = lambertian_luminaire();
  luminaire.declared_flux_lm = std::nullopt;
  luminaire.lamp_sets.front().flux_lm = 0.0;
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("photometry"));
  const Luminaire read = read_photometric(write_eulumdat(luminaire).text, "a.ldt").value();
  EXPECT_EQ(read.basis, PhotometryBasis::absolute);
  EXPECT_NEAR(read.distribution.max_intensity_cd(), 318.3, 0.02);
}

TEST(EulumdatWriter, NamesASeamThatDoesNotClose) {
  Luminaire luminaire = lambertian_luminaire();
  luminaire.distribution =
      IntensityDistribution::create({0.0, 120.0, 240.0, 360.0}, {0.0, 90.0},
                                    {100.0, 1.0, 100.0, 1.0, 100.0, 1.0, 90.0, 1.0}, Symmetry::none)
          .value();
  EXPECT_THAT(lost_in_eulumdat(luminaire), ElementsAre("C-plane at 360°"));
}

// Written, read again: equal within the digits of the format.
RC_GTEST_PROP(EulumdatWriter, RoundTripKeepsTheLuminaire, ()) {
  const Luminaire luminaire = *random_luminaire();
  const auto [bytes, losses] = write_eulumdat(luminaire);
  RC_ASSERT(losses.empty());
  const auto read = read_photometric(bytes, "round_trip.ldt");
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->format == FileFormat::eulumdat);
  expect_same(*read, luminaire, 0.0051 * luminaire.declared_flux_lm.value() / 1000.0);
  RC_ASSERT(read->lamp_sets.size() == luminaire.lamp_sets.size());
  for (std::size_t i = 0; i < luminaire.lamp_sets.size(); ++i) {
    const LampSet& expected = luminaire.lamp_sets[i];
    RC_ASSERT(read->lamp_sets[i].lamp_count == expected.lamp_count);
    RC_ASSERT(std::abs(read->lamp_sets[i].flux_lm - expected.flux_lm) < 0.00051);
    RC_ASSERT(std::abs(read->lamp_sets[i].power_W - expected.power_W) < 0.00051);
    RC_ASSERT(read->lamp_sets[i].lamp_type == expected.lamp_type);
    RC_ASSERT(read->lamp_sets[i].colour_appearance == expected.colour_appearance);
    RC_ASSERT(read->lamp_sets[i].colour_rendering == expected.colour_rendering);
  }
  RC_ASSERT(read->warnings.empty());
}

}  // namespace
}  // namespace twinlight::photometry
