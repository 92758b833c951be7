#include "twinlight/photometry/lm63_writer.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

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
  const std::string text = write_lm63(disc(), {.version = Lm63Version::v2002}).value();
  EXPECT_EQ(text,
            "IESNA:LM-63-2002\r\n[TEST] not stated\r\n[TESTLAB] none\r\n[ISSUEDATE] not stated\r\n[MANUFAC] Maker\r\n"
            "[LUMCAT] D-1\r\n[LUMINAIRE] Disc 1000 840\r\n[LAMP] LED\r\n[_CRI] 80\r\nTILT=NONE\r\n"
            "1 -1 1 3 1 1 2 -0.3048 -0.3048 0\r\n1 1 8.5\r\n0 45 90\r\n0\r\n318.3 225.1 0\r\n");
}

TEST(Lm63Writer, ColourOfTheLampIsReadBackAsNumbers) {
  Luminaire luminaire = disc();
  luminaire.lamp_sets.front().colour_appearance = "4000";
  luminaire.lamp_sets.front().colour_rendering = "90";
  const auto read = read_photometric(write_lm63(luminaire).value(), "a.ies").value();
  EXPECT_EQ(read.colour_temperature_K, 4000.0);
  EXPECT_EQ(read.colour_rendering_index, 90.0);
}

TEST(Lm63Writer, EditionOf2019SaysHowTheFileWasMade) {
  const std::string text = write_lm63(disc(), {.generation = FileGeneration::computer_simulation}).value();
  EXPECT_THAT(text, StartsWith("IES:LM-63-2019\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\n1 1.00010 8.5\r\n"));
}

TEST(Lm63Writer, FeetAreExact) {
  EXPECT_THAT(write_lm63(disc(), {.units = Lm63Units::feet}).value(), HasSubstr(" 1 1 -1 -1 0\r\n"));
}

TEST(Lm63Writer, LongTextsContinueUnderMore) {
  Luminaire luminaire = disc();
  std::string note;
  for (int i = 0; i < 120; ++i) note += "word" + std::to_string(i) + " ";
  note.pop_back();
  luminaire.keywords = {{"OTHER", note}};
  const std::string text = write_lm63(luminaire).value();
  for (std::size_t start = 0; start < text.size(); start = text.find("\r\n", start) + 2) {
    EXPECT_LE(text.find("\r\n", start) - start, 256U);
  }
  EXPECT_THAT(text, HasSubstr("\r\n[MORE] "));
  const auto read = read_photometric(text, "a.ies").value();
  EXPECT_THAT(read.keywords, ::testing::Contains(::testing::Pair("OTHER", note)));
}

TEST(Lm63Writer, RefusesWhatTheFormatCanNotSay) {
  const auto field_of = [](const Luminaire& luminaire) { return write_lm63(luminaire).error().field; };
  Luminaire luminaire = disc();
  luminaire.distribution = IntensityDistribution::create({0.0}, {5.0, 90.0}, {1.0, 1.0}, Symmetry::rotational).value();
  EXPECT_EQ(field_of(luminaire), "vertical angles");
  luminaire.distribution =
      IntensityDistribution::create({10.0, 80.0}, {0.0, 90.0}, {1.0, 1.0, 1.0, 1.0}, Symmetry::quadrant).value();
  EXPECT_EQ(field_of(luminaire), "horizontal angles");
  luminaire = disc();
  luminaire.opening.height_c0_m = 0.1;
  EXPECT_EQ(field_of(luminaire), "luminous opening");
  luminaire = disc();
  luminaire.basis = PhotometryBasis::relative;
  EXPECT_EQ(field_of(luminaire), "declared flux");
  luminaire = disc();
  luminaire.keywords = {{"OTHER", "two\nlines"}};
  EXPECT_EQ(field_of(luminaire), "OTHER");
}

// Written, read again: equal within the digits of the format.
RC_GTEST_PROP(Lm63Writer, RoundTripKeepsTheLuminaire, ()) {
  const Luminaire luminaire = *random_luminaire(1);
  const auto version = *rc::gen::element(Lm63Version::v2002, Lm63Version::v2019);
  const auto bytes = write_lm63(luminaire, {.version = version});
  RC_ASSERT(bytes.has_value());
  const auto read = read_photometric(*bytes, "round_trip.ies");
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
