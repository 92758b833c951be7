#include "twinlight/photometry/lm63_writer.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Luminaire disc() {
  auto distribution =
      IntensityDistribution::create({0.0}, {0.0, 45.0, 90.0}, {318.3, 225.1, 0.0}, Symmetry::rotational).value();
  return {.basis = PhotometryBasis::absolute,
          .manufacturer = "Maker",
          .model = "Disc 1000 840",
          .catalogue_number = "D-1",
          .symmetry = Symmetry::rotational,
          .distribution = std::move(distribution),
          .opening = {.shape = LuminousOpening::Shape::ellipse, .length_m = 0.3048, .width_m = 0.3048},
          .lamp_sets = {{.lamp_type = "LED"}},
          .input_power_W = 8.5,
          .keywords = {{"TESTLAB", "none"}, {"Manufac", "other spelling"}, {"_CRI", "80"}}};
}

TEST(Lm63Writer, WritesTheLinesOfTheFormat) {
  const std::string text = write_lm63(disc(), {.version = Lm63Version::v2002}).text;
  EXPECT_EQ(text,
            "IESNA:LM-63-2002\r\n[TEST] not stated\r\n[TESTLAB] none\r\n[ISSUEDATE] not stated\r\n[MANUFAC] Maker\r\n"
            "[LUMCAT] D-1\r\n[LUMINAIRE] Disc 1000 840\r\n[LAMP] LED\r\n[_CRI] 80\r\nTILT=NONE\r\n"
            "1 -1 1 3 1 1 2 -0.3048 -0.3048 0\r\n1 1 8.5\r\n0 45 90\r\n0\r\n318.3 225.1 0\r\n");
}

TEST(Lm63Writer, ColourOfTheLampIsReadBackAsNumbers) {
  Luminaire luminaire = disc();
  luminaire.lamp_sets.front().colour_appearance = "4000";
  luminaire.lamp_sets.front().colour_rendering = "90";
  const auto read = read_photometric(write_lm63(luminaire).text, "a.ies").value();
  EXPECT_EQ(read.colour_temperature_K, 4000.0);
  EXPECT_EQ(read.colour_rendering_index, 90.0);
}

TEST(Lm63Writer, EditionOf2019SaysHowTheFileWasMade) {
  const std::string text = write_lm63(disc(), {.generation = FileGeneration::computer_simulation}).text;
  EXPECT_THAT(text, StartsWith("IES:LM-63-2019\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\n1 1.00010 8.5\r\n"));
}

TEST(Lm63Writer, FeetAreExact) {
  EXPECT_THAT(write_lm63(disc(), {.units = Lm63Units::feet}).text, HasSubstr(" 1 1 -1 -1 0\r\n"));
}

TEST(Lm63Writer, LongTextsContinueUnderMore) {
  Luminaire luminaire = disc();
  std::string note;
  for (int i = 0; i < 120; ++i) note += "word" + std::to_string(i) + " ";
  note.pop_back();
  luminaire.keywords = {{"OTHER", note}};
  const std::string text = write_lm63(luminaire).text;
  for (std::size_t start = 0; start < text.size(); start = text.find("\r\n", start) + 2) {
    EXPECT_LE(text.find("\r\n", start) - start, 256U);
  }
  EXPECT_THAT(text, HasSubstr("\r\n[MORE] "));
  const auto read = read_photometric(text, "a.ies").value();
  EXPECT_THAT(read.keywords, ::testing::Contains(::testing::Pair("OTHER", note)));
}

/// The fields of the losses, in order.
std::vector<std::string> lost_in_lm63(const Luminaire& luminaire) {
  std::vector<std::string> fields;
  for (const Diagnostic& loss : write_lm63(luminaire).losses) fields.push_back(loss.field);
  return fields;
}

TEST(Lm63Writer, SplitsWordsLongerThanALineBetweenCharacters) {
  Luminaire luminaire = disc();
  std::string word;
  for (int i = 0; i < 100; ++i) word += "灯";
  luminaire.keywords = {{"OTHER", word}};
  const WrittenFile file = write_lm63(luminaire);
  ASSERT_EQ(file.losses.size(), 1U);
  EXPECT_EQ(file.losses[0].field, "OTHER");
  std::string read = read_photometric(file.text, "a.ies").value().keywords.back().second;
  read.erase(read.find(' '), 1);
  EXPECT_EQ(read, word);
}

TEST(Lm63Writer, NamesWhatTheFormatCanNotSay) {
  EXPECT_THAT(lost_in_lm63(disc()), ElementsAre("Manufac"));  // said twice, the second time otherwise
  Luminaire plain = disc();
  plain.keywords.clear();
  Luminaire luminaire = plain;
  luminaire.opening.height_c0_m = 0.1;
  EXPECT_THAT(lost_in_lm63(luminaire), ElementsAre("luminous height"));
  luminaire = plain;
  luminaire.basis = PhotometryBasis::relative;
  EXPECT_THAT(lost_in_lm63(luminaire), ElementsAre("photometry"));
  luminaire = plain;
  luminaire.declared_flux_lm = 1e4;
  luminaire.lamp_sets.resize(2);
  luminaire.housing = {.length_m = 1.0};
  EXPECT_THAT(lost_in_lm63(luminaire), ElementsAre("declared flux", "lamp set 2", "outer dimensions"));
  luminaire = plain;
  luminaire.keywords = {{"OTHER", "two\nlines"}};
  luminaire.input_power_W = std::nullopt;
  luminaire.lamp_sets.clear();
  EXPECT_THAT(lost_in_lm63(luminaire), ElementsAre("OTHER", "input power"));
}

// LM-63 wants vertical angles from 0 or 90 to 90 or 180; a distribution is dark where nothing is listed.
TEST(Lm63Writer, ExtendsVerticalAnglesByDarkness) {
  Luminaire luminaire = disc();
  luminaire.distribution =
      IntensityDistribution::create({0.0}, {5.0, 60.0, 140.0}, {100.0, 80.0, 60.0}, Symmetry::rotational).value();
  const IntensityDistribution read = read_photometric(write_lm63(luminaire).text, "a.ies").value().distribution;
  EXPECT_EQ(read.gammas_deg(), (std::vector<double>{0.0, 4.999, 5.0, 60.0, 140.0, 140.001, 180.0}));
  for (const double gamma_deg : {0.0, 4.9, 5.0, 30.0, 139.9, 140.1, 180.0})
    EXPECT_NEAR(read.intensity_cd(0.0, gamma_deg), luminaire.distribution.intensity_cd(0.0, gamma_deg), 1e-9);
  EXPECT_NEAR(read.flux_lm(), luminaire.distribution.flux_lm(), 1e-5 * read.flux_lm());
}

// Planes that do not reach the ends of the sector: those at the ends are interpolated as the distribution does it.
TEST(Lm63Writer, AddsThePlanesAtTheEndsOfTheSector) {
  Luminaire luminaire = disc();
  luminaire.distribution =
      IntensityDistribution::create({10.0, 80.0}, {0.0, 90.0}, {10.0, 2.0, 10.0, 4.0}, Symmetry::quadrant).value();
  const IntensityDistribution read = read_photometric(write_lm63(luminaire).text, "a.ies").value().distribution;
  EXPECT_EQ(read.symmetry(), Symmetry::quadrant);
  for (const double c_deg : {0.0, 5.0, 10.0, 45.0, 80.0, 90.0, 200.0})
    EXPECT_NEAR(read.intensity_cd(c_deg, 60.0), luminaire.distribution.intensity_cd(c_deg, 60.0), 1e-3);
}

TEST(Lm63Writer, KeepsTheFactorsOfATiltedLamp) {
  Luminaire luminaire = disc();
  luminaire.tilt_factors = LampTiltFactors{.geometry = 2, .angles_deg = {0.0, 45.0, 90.0}, .factors = {1.0, 0.95, 0.9}};
  const Luminaire read = read_photometric(write_lm63(luminaire).text, "a.ies").value();
  ASSERT_TRUE(read.tilt_factors);
  EXPECT_EQ(read.tilt_factors->geometry, 2);
  EXPECT_EQ(read.tilt_factors->angles_deg, luminaire.tilt_factors->angles_deg);
  EXPECT_EQ(read.tilt_factors->factors, luminaire.tilt_factors->factors);
}

// Written, read again: equal within the digits of the format.
RC_GTEST_PROP(Lm63Writer, RoundTripKeepsTheLuminaire, ()) {
  const Luminaire luminaire = *random_luminaire(1);
  const auto version = *rc::gen::element(Lm63Version::v2002, Lm63Version::v2019);
  const auto [bytes, losses] = write_lm63(luminaire, {.version = version});
  RC_ASSERT(losses.empty());
  const auto read = read_photometric(bytes, "round_trip.ies");
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->format == (version == Lm63Version::v2002 ? FileFormat::lm63_2002 : FileFormat::lm63_2019));
  expect_same(*read, luminaire, 0.00051);
  if (luminaire.basis == PhotometryBasis::relative) {
    RC_ASSERT(std::abs(*read->declared_flux_lm - *luminaire.declared_flux_lm) < 0.0021);  // 0.0005 for each of 4 lamps
  }
  RC_ASSERT(read->lamp_sets.front().lamp_type == luminaire.lamp_sets.front().lamp_type);
  RC_ASSERT(read->lamp_sets.front().colour_appearance == luminaire.lamp_sets.front().colour_appearance);
  RC_ASSERT(read->lamp_sets.front().colour_rendering == luminaire.lamp_sets.front().colour_rendering);
  RC_ASSERT(read->warnings.empty());
}

}  // namespace
}  // namespace twinlight::photometry
