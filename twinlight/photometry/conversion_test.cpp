#include "twinlight/photometry/conversion.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "twinlight/photometry/sample_files.h"
#include "twinlight/photometry/sample_tm33.h"

namespace twinlight::photometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> fields(const std::vector<Diagnostic>& losses) {
  std::vector<std::string> names;
  for (const Diagnostic& loss : losses) names.push_back(loss.field);
  return names;
}

TEST(Conversion, TakesTheFormatFromTheName) {
  EXPECT_EQ(target_format_of("a.ldt"), FileFormat::eulumdat);
  EXPECT_EQ(target_format_of("folder.xml/A.LDT"), FileFormat::eulumdat);
  EXPECT_EQ(target_format_of("a.b.Ies"), FileFormat::lm63_2019);
  EXPECT_EQ(target_format_of("a.xml"), FileFormat::tm33_23);
  EXPECT_EQ(target_format_of("a.iesxml"), FileFormat::tm33_23);
  for (const char* name : {"ldt", "a", "a.ldtx", "a.gldf"}) EXPECT_FALSE(target_format_of(name)) << name;
}

TEST(Conversion, OfAFileIntoItsOwnFormatLosesNothing) {
  const Luminaire eulumdat = read_photometric(samples::eulumdat(), "a.ldt").value();
  EXPECT_THAT(fields(written_as(FileFormat::eulumdat, eulumdat)->losses), IsEmpty());
  const Luminaire lm63 = read_photometric(samples::lm63(), "a.ies").value();
  EXPECT_THAT(fields(written_as(FileFormat::lm63_2019, lm63)->losses), IsEmpty());
  const auto tm33 = read_photometric_document(samples::tm33(), "a.xml").value();
  EXPECT_THAT(fields(written_as(FileFormat::tm33_23, tm33.sources)->losses), IsEmpty());
}

TEST(Conversion, NamesSourcesPhotonsAndSpectraThatOlderFormatsLack) {
  const auto document = read_photometric_document(samples::tm33(), "a.xml").value();
  for (const FileFormat format : {FileFormat::eulumdat, FileFormat::lm63_2019}) {
    const std::vector<std::string> lost = fields(written_as(format, document.sources)->losses);
    EXPECT_THAT(lost, ::testing::Contains("source 2"));
    for (const Luminaire& source : document.sources) {
      const std::vector<std::string> of_source = fields(written_as(format, source)->losses);
      const auto count = [&](const char* name) { return std::count(of_source.begin(), of_source.end(), name); };
      EXPECT_EQ(count("photon data"), source.photons ? 1 : 0);
      EXPECT_EQ(count("radiant data"), source.radiant ? 1 : 0);
      EXPECT_EQ(static_cast<std::size_t>(count("spectrum")), source.spectra.size());
      EXPECT_EQ(count("intensities"), source.has_luminous_data ? 0 : 1);
    }
  }
}

TEST(Conversion, ToTm33NamesWhatHasNoElement) {
  Luminaire luminaire = read_photometric(samples::eulumdat(), "a.ldt").value();
  luminaire.lamp_sets.resize(2);
  luminaire.tilt_factors = LampTiltFactors{.angles_deg = {0.0}, .factors = {1.0}};
  luminaire.model = "tab\there";
  EXPECT_THAT(fields(written_as(FileFormat::tm33_23, luminaire)->losses),
              ElementsAre("luminaire name", "lamp set 2", "TILT"));
}

TEST(Conversion, ChoosesOrAddsSources) {
  const Luminaire one = read_photometric(samples::lm63(), "a.ies").value();
  PhotometricDocument document;
  document.sources = {one, one};
  document.sources[1].source_count = 3.0;
  const Luminaire sum = sum_of_sources(document).value();
  EXPECT_NEAR(sum.distribution.flux_lm(), 4.0 * one.distribution.flux_lm(), 1e-9);
  EXPECT_EQ(sum.input_power_W, 100.0);
  EXPECT_EQ(*sum.declared_flux_lm, 4.0 * 4400.0);
  EXPECT_EQ(source_of(document, 2).value().source_count, 3.0);
  EXPECT_FALSE(source_of(document, 0));
  EXPECT_FALSE(source_of(document, 3));
}

TEST(Conversion, LossesAsJson) {
  EXPECT_EQ(losses_json({{.message = "m", .field = "f"}}).dump(), R"([{"field":"f","message":"m"}])");
}

}  // namespace
}  // namespace twinlight::photometry
