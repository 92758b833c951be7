#include "twinlight/photometry/tm33_writer.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/random_luminaire.h"
#include "twinlight/photometry/sample_tm33.h"
#include "twinlight/photometry/tm33.h"

namespace twinlight::photometry {
namespace {

using ::testing::HasSubstr;
using ::testing::UnorderedElementsAreArray;

void expect_same_table(const IntensityDistribution& read, const IntensityDistribution& written) {
  RC_ASSERT(read.symmetry() == written.symmetry());
  RC_ASSERT(read.c_deg() == written.c_deg());
  RC_ASSERT(read.gammas_deg() == written.gammas_deg());
  RC_ASSERT(read.intensities_cd() == written.intensities_cd());
}

std::optional<WavelengthRange> random_range() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  const double from_nm = *rc::gen::inRange(200, 500);
  return WavelengthRange{from_nm, from_nm + *rc::gen::inRange(1, 600)};
}

EmbeddedSpectrum random_spectrum() {
  EmbeddedSpectrum spectrum;
  spectrum.name = *rc::gen::element<std::string>("", "sphere", "红光");
  spectrum.quantity = *rc::gen::element<std::string>("radiant flux", "photon flux", "irradiance", "");
  spectrum.unit = *rc::gen::element<std::string>("relative", "W/nm", "µmol/(s·nm)", "Relative", "");
  double nm = *rc::gen::inRange(200, 400);
  for (int i = *rc::gen::inRange(1, 40); i > 0; --i) {
    nm += random_quantity(20);
    spectrum.wavelengths_nm.push_back(nm);
    spectrum.values.push_back(random_quantity(3) / 7.0);
  }
  return spectrum;
}

/// Any luminaire with, now and then, all that TM-33 can carry.
rc::Gen<Luminaire> random_tm33_luminaire() {
  return rc::gen::exec([] {
    Luminaire luminaire = *random_luminaire(1);
    luminaire.source_description = *rc::gen::element<std::string>("", "deep red", "LED 0", "<&>\"'");
    luminaire.source_count = *rc::gen::inRange(1, 9);
    if (*rc::gen::arbitrary<bool>())
      luminaire.photons = PhotonData{random_distribution(), random_range(), random_quantity(2000)};
    if (*rc::gen::arbitrary<bool>()) luminaire.radiant = RadiantData{random_distribution(), random_range(), {}};
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) luminaire.spectra.push_back(random_spectrum());
    const auto names = *rc::gen::container<std::set<std::string>>(rc::gen::element<std::string>(
        "TESTLAB", "Laboratory", "_MAINTCAT", "", "Emitter/PowerFactor", "Emitter/ID", "Luminaire/Mounting",
        "CustomData/a b/c", "CustomData/x/not a name", "灯/具", "Comment"));
    for (const std::string& name : names)
      luminaire.keywords.emplace_back(name, *rc::gen::element<std::string>("1.5", "two words", "Größe <&>"));
    if (*rc::gen::arbitrary<bool>())
      for (const char* name : {"CustomData/d/e", "CustomData/d/e@unit", "CustomData/d/e[2]", "CustomData/d/f/g"})
        luminaire.keywords.emplace_back(name, "1.5");
    return luminaire;
  });
}

RC_GTEST_PROP(Tm33Writer, RoundTripKeepsEverything, ()) {
  const Luminaire written = *random_tm33_luminaire();
  const auto bytes = write_tm33(written);
  RC_ASSERT(bytes.has_value());
  const auto document = read_tm33(*bytes, "a.xml");
  RC_ASSERT(document.has_value());
  RC_ASSERT(document->warnings.empty());
  RC_ASSERT(document->sources.size() == 1U);
  const Luminaire& read = document->sources.front();
  RC_ASSERT(read.format == FileFormat::tm33_23);
  expect_same(read, written, 0.0);
  RC_ASSERT(read.declared_flux_lm == written.declared_flux_lm);
  RC_ASSERT(read.source_count == written.source_count);
  const LampSet& lamps = written.lamp_sets.front();
  RC_ASSERT(read.source_description ==
            (written.source_description.empty() ? lamps.lamp_type : written.source_description));
  RC_ASSERT(read.lamp_sets.front().lamp_type == lamps.lamp_type);
  RC_ASSERT(read.lamp_sets.front().lamp_count == lamps.lamp_count);
  RC_ASSERT(read.lamp_sets.front().colour_appearance == lamps.colour_appearance);
  RC_ASSERT(read.lamp_sets.front().colour_rendering == lamps.colour_rendering);
}

RC_GTEST_PROP(Tm33Writer, RoundTripKeepsPhotonsSpectraAndKeywords, ()) {
  const Luminaire written = *random_tm33_luminaire();
  const Luminaire read = read_tm33(write_tm33(written).value(), "a.xml").value().sources.front();
  RC_ASSERT(read.photons.has_value() == written.photons.has_value());
  if (read.photons) {
    expect_same_table(read.photons->distribution, written.photons->distribution);
    RC_ASSERT(read.photons->declared_flux_umol_per_s == written.photons->declared_flux_umol_per_s);
    RC_ASSERT(read.photons->range.has_value() == written.photons->range.has_value());
    RC_ASSERT(!read.photons->range || read.photons->range->to_nm == written.photons->range->to_nm);
  }
  RC_ASSERT(read.radiant.has_value() == written.radiant.has_value());
  if (read.radiant) expect_same_table(read.radiant->distribution, written.radiant->distribution);
  RC_ASSERT(read.spectra.size() == written.spectra.size());
  for (std::size_t i = 0; i < read.spectra.size(); ++i) {
    RC_ASSERT(read.spectra[i].name == written.spectra[i].name);
    RC_ASSERT(read.spectra[i].quantity == written.spectra[i].quantity);
    RC_ASSERT(read.spectra[i].unit == written.spectra[i].unit);
    RC_ASSERT(read.spectra[i].wavelengths_nm == written.spectra[i].wavelengths_nm);
    RC_ASSERT(read.spectra[i].values == written.spectra[i].values);
  }
  const auto sorted = [](auto keywords) {
    std::sort(keywords.begin(), keywords.end());
    return keywords;
  };
  auto kept = read.keywords;
  // A laboratory that only LM-63 keywords name fills the element that the schema demands as well.
  kept.erase(std::remove_if(kept.begin(), kept.end(),
                            [&](const auto& pair) {
                              return pair.first == "Laboratory" &&
                                     std::count(written.keywords.begin(), written.keywords.end(), pair) == 0;
                            }),
             kept.end());
  RC_ASSERT(sorted(kept) == sorted(written.keywords));
}

TEST(Tm33Writer, SeveralEmittersKeepTheirOwn) {
  const PhotometricDocument first = read_tm33(samples::tm33(), "a.xml").value();
  const PhotometricDocument again = read_tm33(write_tm33(first.sources).value(), "a.xml").value();
  ASSERT_EQ(again.sources.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(again.sources[i].source_description, first.sources[i].source_description);
    EXPECT_EQ(again.sources[i].distribution.intensities_cd(), first.sources[i].distribution.intensities_cd());
    EXPECT_EQ(again.sources[i].opening.length_m, first.sources[i].opening.length_m);
    EXPECT_THAT(again.sources[i].keywords, UnorderedElementsAreArray(first.sources[i].keywords));
  }
}

TEST(Tm33Writer, PhotonsAloneStayAlone) {
  Luminaire luminaire;
  luminaire.has_luminous_data = false;
  luminaire.photons = PhotonData{};
  const auto read = read_tm33(write_tm33(luminaire).value(), "a.xml").value().sources.front();
  EXPECT_FALSE(read.has_luminous_data);
  EXPECT_TRUE(read.photons);
  EXPECT_EQ(read.opening.shape, LuminousOpening::Shape::point);
}

TEST(Tm33Writer, RefusesWhatReadersWouldMisread) {
  Luminaire luminaire = read_tm33(samples::tm33(), "a.xml").value().sources.front();
  const auto field = [](const Luminaire& spoilt) { return write_tm33(spoilt).error().field; };
  Luminaire spoilt = luminaire;
  spoilt.opening.length_m = 12.0;
  EXPECT_EQ(field(spoilt), "luminous opening");
  spoilt = luminaire;
  spoilt.manufacturer = "a\nb";
  EXPECT_EQ(field(spoilt), "Manufacturer");
  spoilt = luminaire;
  spoilt.has_luminous_data = false;
  spoilt.photons.reset();
  spoilt.radiant.reset();
  spoilt.spectra.clear();
  EXPECT_EQ(field(spoilt), "intensity");
  EXPECT_THAT(write_tm33(std::vector<Luminaire>{}).error().message, HasSubstr("no light source"));
}

}  // namespace
}  // namespace twinlight::photometry
