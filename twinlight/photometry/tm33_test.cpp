#include "twinlight/photometry/tm33.h"

#include <gmock/gmock.h>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/sample_tm33.h"

namespace twinlight::photometry {
namespace {

using samples::tm33;
using samples::tm33_dialect;
using samples::with;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

PhotometricDocument read(const std::string& text) {
  auto document = read_tm33(text, "a.xml");
  EXPECT_TRUE(document) << to_string(document.error());
  return document.value();
}

/// The refusal, with the file that it must name taken out.
Diagnostic refusal(const std::string& text) {
  auto document = read_tm33(text, "a.xml");
  EXPECT_FALSE(document);
  EXPECT_EQ(document.error().file, "a.xml");
  return document.error();
}

std::vector<std::string> warned_fields(const std::string& text) {
  std::vector<std::string> fields;
  for (const Diagnostic& warning : read(text).warnings) fields.push_back(warning.field);
  return fields;
}

TEST(Tm33, ReadsEmittersByTheLetterOfTheStandard) {
  const PhotometricDocument document = read(tm33());
  EXPECT_THAT(document.warnings, IsEmpty());
  ASSERT_EQ(document.sources.size(), 2U);
  const Luminaire& first = document.sources[0];
  EXPECT_EQ(first.format, FileFormat::tm33_23);
  EXPECT_EQ(first.manufacturer, "Lichthuis");
  EXPECT_EQ(first.model, "Toplight 2");
  EXPECT_EQ(first.catalogue_number, "LH-G2");
  EXPECT_EQ(first.source_description, "deep red");
  EXPECT_EQ(first.source_count, 2.0);
  EXPECT_EQ(first.basis, PhotometryBasis::absolute);
  EXPECT_EQ(first.symmetry, Symmetry::quadrant);
  EXPECT_EQ(first.distribution.intensity_cd(90.0, 45.0), 800.0);  // times the multiplier of 10
  EXPECT_EQ(first.declared_flux_lm, 2200.0);
  EXPECT_EQ(first.input_power_W, 100.0);
  EXPECT_EQ(first.colour_temperature_K, 2000.0);
  EXPECT_EQ(first.colour_rendering_index, 25.0);
  const Luminaire& second = document.sources[1];
  EXPECT_EQ(second.source_description, "uplight");
  EXPECT_NEAR(second.distribution.flux_lm(), 100.0 * constants::pi, 1e-9);
  EXPECT_EQ(second.declared_flux_lm, std::nullopt);
}

TEST(Tm33, ReadsPhotonsRadiantPowerAndSpectra) {
  const Luminaire first = read(tm33()).sources[0];
  ASSERT_TRUE(first.photons && first.radiant);
  EXPECT_EQ(first.photons->declared_flux_umol_per_s, 1250.0);
  EXPECT_EQ(first.photons->range->to_nm, 700.0);
  EXPECT_EQ(first.radiant->declared_flux_W, 48.0);
  EXPECT_EQ(first.radiant->range->from_nm, 380.0);
  const LuminaireFigures figures = figures_of(first);
  EXPECT_NEAR(figures.ppf_umol_per_s.value.value(), 400.0 * constants::pi, 1e-9);
  EXPECT_NEAR(figures.ppe_umol_per_J.value.value(), 4.0 * constants::pi, 1e-11);
  ASSERT_EQ(first.spectra.size(), 1U);
  EXPECT_EQ(first.spectra[0].name, "sphere");
  EXPECT_EQ(first.spectra[0].unit, "relative");
  EXPECT_THAT(first.spectra[0].wavelengths_nm, ElementsAre(450.0, 660.0, 700.0));
  EXPECT_THAT(first.spectra[0].values, ElementsAre(0.2, 1.0, 0.1));
}

TEST(Tm33, PhotonsAloneMakeALuminaireWithoutLuminousData) {
  std::string text = tm33();
  const std::size_t start = text.find("<LuminousData>");
  text.erase(start, text.find("</LuminousData>") + 15 - start);
  const Luminaire first = read(text).sources[0];
  EXPECT_FALSE(first.has_luminous_data);
  EXPECT_EQ(figures_of(first).luminous_flux_lm.value, std::nullopt);
  EXPECT_TRUE(figures_of(first).ppf_umol_per_s.value.has_value());
}

TEST(Tm33, TheOpeningIsTheExtentOfTheEmissionAreas) {
  const PhotometricDocument document = read(tm33());
  const LuminousOpening opening = document.sources[0].opening;
  EXPECT_EQ(opening.shape, LuminousOpening::Shape::rectangle);
  EXPECT_NEAR(opening.length_m, 1.1, 1e-12);
  EXPECT_NEAR(opening.width_m, 0.06, 1e-12);
  EXPECT_NEAR(opening.height_c90_m, 0.02, 1e-12);
  EXPECT_EQ(opening.height_c0_m, 0.0);
  // Without them the whole underside shines.
  EXPECT_EQ(document.sources[1].opening.length_m, 1.2);
  EXPECT_EQ(document.sources[1].opening.width_m, 0.1);
  EXPECT_EQ(document.sources[1].opening.height_c0_m, 0.0);
}

TEST(Tm33, KeepsWhatHasNoPlaceAsKeywords) {
  const Luminaire source = read(tm33()).sources[0];
  const auto& keywords = source.keywords;
  EXPECT_THAT(keywords, Contains(Pair("Laboratory", "Lab Diepenbeek")));
  EXPECT_THAT(keywords, Contains(Pair("Comment", "second line")));
  ASSERT_TRUE(source.housing);
  EXPECT_EQ(source.housing->height_m, 0.08);
  EXPECT_THAT(keywords, Contains(Pair("Emitter/PowerFactor", "0.95")));
  EXPECT_THAT(keywords, Contains(Pair("Emitter/ColorRendering/CIE_CRI/R9", "-10")));
  EXPECT_THAT(keywords, Contains(Pair("CustomData/House-data/UniqueIdentifier", "u-1")));
  EXPECT_THAT(keywords, Contains(Pair("CustomData/House-data/driver/current", "1.5")));
  EXPECT_THAT(keywords, Contains(Pair("CustomData/House-data/driver/current@unit", "A")));
  EXPECT_THAT(keywords, Contains(Pair("CustomData/House-data/driver/mode[2]", "b")));
}

TEST(Tm33, ReadsTheDialectOfFilesInUse) {
  const PhotometricDocument document = read(tm33_dialect());
  EXPECT_THAT(warned_fields(tm33_dialect()), ElementsAre("Dimensions"));
  const Luminaire& source = document.sources.front();
  EXPECT_EQ(source.format, FileFormat::tm33_18);
  EXPECT_EQ(source.symmetry, Symmetry::rotational);
  EXPECT_EQ(source.distribution.intensity_cd(0.0, 45.0), 70.0);
  EXPECT_EQ(source.declared_flux_lm, 300.0);
  EXPECT_EQ(source.input_power_W, 4.0);
  EXPECT_EQ(source.colour_temperature_K, 4000.0);
  EXPECT_EQ(source.source_description, "led");
  EXPECT_TRUE(source.opening.is_round());
  EXPECT_EQ(source.opening.length_m, 0.152);
  EXPECT_THAT(source.spectra[0].wavelengths_nm, ElementsAre(450.0, 550.0, 650.0));
  EXPECT_EQ(source.spectra[0].unit, "Relative");
  EXPECT_THAT(source.keywords, Contains(Pair("Luminaire/Mounting", "Recessed")));
}

TEST(Tm33, TheRootElementNamesTheFormat) {
  const auto format = [](const std::string& root) {
    std::string text = with(tm33(), "<IESTM33-22>", "<" + root + ">");
    return read(with(with(text, "</IESTM33-22>", "</" + root + ">"), "1.1", "1.0")).sources[0].format;
  };
  EXPECT_EQ(format("ATLA_S001_A"), FileFormat::tm33_18);
  EXPECT_EQ(format("IESTM33"), FileFormat::tm33_18);
  EXPECT_EQ(format("UNI11733"), FileFormat::uni_11733);
  EXPECT_EQ(format("IESTM33-22"), FileFormat::tm33_23);
}

TEST(Tm33, TheAnglesSayTheSymmetryAndAContradictionIsSaid) {
  EXPECT_THAT(warned_fields(with(tm33(), "Symm_Quad", "Symm _ Bi _ 0")), ElementsAre("Symm"));
  EXPECT_THAT(warned_fields(with(tm33(), "Symm_Quad", "Symm_None")), IsEmpty());
  // Planes from −90° to 90° are the half that C90–C270 mirrors.
  std::string half = tm33();
  for (int i = 0; i < 3; ++i) half = with(half, "h=\"0\" v", "h=\"-90\" v");
  EXPECT_EQ(read(with(half, "Symm_Quad", "Symm_Bi_90")).sources[0].symmetry, Symmetry::c90_c270);
}

TEST(Tm33, RelativePhotometryDeclaresTheFluxOfItsLamps) {
  const std::string text = with(with(tm33(), "metry>true", "metry>false"), "<InputWattage>",
                                "<RatedLumens>2500</RatedLumens><InputWattage>");
  const Luminaire first = read(text).sources[0];
  EXPECT_EQ(first.basis, PhotometryBasis::relative);
  EXPECT_EQ(first.declared_flux_lm, 2500.0);
}

TEST(Tm33, RefusalsNameTheLine) {
  const auto expect = [](const std::string& text, std::size_t line, const std::string& field) {
    const Diagnostic found = refusal(text);
    EXPECT_EQ(found.line, line) << to_string(found);
    EXPECT_EQ(found.field, field) << to_string(found);
  };
  expect(with(tm33(), "<NumberMeasured>6", "<NumberMeasured>1000000000"), 23, "NumberMeasured");
  expect(with(tm33(), "<NumberHorz>2", "<NumberHorz>3"), 23, "NumberHorz");
  expect(with(tm33(), "v=\"45\">80", "v=\"44\">80"), 24, "IntData");
  expect(with(tm33(), ">70<", ">NaN<"), 24, "IntData h=0 v=45");
  expect(with(tm33(), ">70<", ">-1<"), 24, "IntData h=0 v=45");
  expect(with(tm33(), "v=\"90\">10", "v=\"190\">10"), 25, "IntData v");
  expect(with(tm33(), "<NumberWavelength>3", "<NumberWavelength>4"), 35, "NumberWavelength");
  expect(with(tm33(), "w=\"660\"", "w=\"red\""), 37, "w");
  expect(with(tm33(), "<Quantity>2", "<Quantity>0"), 17, "Quantity");
  expect(with(tm33(), "<InputWattage>100", "<InputWattage>-1"), 18, "InputWattage");
  expect(with(tm33(), "<Version>", "<!DOCTYPE a><Version>"), 3, "XML");
  expect(with(tm33(), "<IESTM33-22>", "<!DOCTYPE a [<!ENTITY b 'c'>]>\n<IESTM33-22>"), 2, "DOCTYPE");
  expect(with(tm33_dialect(), "<t:Values>1 2 1", "<t:Values>1 2"), 15, "Values");
  expect("<?xml version=\"1.0\"?>\n<html/>", 2, "root element");
  const std::string cut = tm33().substr(0, 600);
  expect(cut, 1 + static_cast<std::size_t>(std::count(cut.begin(), cut.end(), '\n')), "XML");
}

TEST(Tm33, APointThatIsThereTwiceMustSayTheSame) {
  const std::string again = "<IntData h=\"0\" v=\"45\">70</IntData>";
  const std::string counted = with(tm33(), "<NumberMeasured>6", "<NumberMeasured>7");
  EXPECT_THAT(warned_fields(with(counted, again, again + again)), ElementsAre("IntData"));
  EXPECT_THAT(refusal(with(counted, again, again + with(again, "70", "71"))).message, HasSubstr("twice"));
}

TEST(Tm33, ReadsTheEncodingThatTheBytesShow) {
  const auto maker = [](const std::string& bytes) { return read(bytes).sources[0].manufacturer; };
  const std::string named = with(tm33(), "Lichthuis", "Caf\xE9");
  EXPECT_EQ(maker(with(named, "UTF-8", "ISO-8859-1")), "Café");
  EXPECT_THAT(warned_fields(with(named, "UTF-8", "ISO-8859-1")), IsEmpty());
  EXPECT_EQ(maker(named), "Café");
  EXPECT_THAT(warned_fields(named), ElementsAre("encoding"));
  EXPECT_THAT(warned_fields(with(tm33(), "UTF-8", "UTF-16")), ElementsAre("encoding"));
  std::string utf16 = "\xFF\xFE";
  for (const char c : with(tm33(), "UTF-8", "UTF-16")) utf16 += {c, '\0'};
  EXPECT_EQ(maker(utf16), "Lichthuis");
  EXPECT_THAT(warned_fields(utf16), IsEmpty());
}

TEST(Tm33, TypesAAndBAreConvertedToTypeC) {
  std::string text = with(tm33(), "CIE_C", "CIE_B");
  for (const char* block : {"Radiant", "Photon"}) {
    const std::size_t start = text.find("<" + std::string(block) + "Data>");
    const std::string end = "</" + std::string(block) + "Data>";
    text.erase(start, text.find(end) + end.size() - start);
  }
  text.erase(text.rfind("<Emitter>"), text.rfind("</Emitter>") + 10 - text.rfind("<Emitter>"));
  const Luminaire source = read(with(text, "<NumEmitter>2", "<NumEmitter>1")).sources[0];
  EXPECT_EQ(source.photometric_type, PhotometricType::b);
  EXPECT_EQ(source.distribution.symmetry(), Symmetry::none);
  EXPECT_NEAR(source.distribution.intensity_cd(0.0, 0.0), 1000.0, 1.0);
}

}  // namespace
}  // namespace twinlight::photometry
