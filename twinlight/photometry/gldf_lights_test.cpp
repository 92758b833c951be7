// What the light of an emitter is: product.xsd of GLDF 1.0.0-rc.3 (gldf.io): FixedLightEmitter, RatedLuminousFlux
// ("initial luminous flux of the entire equipment"), Equipment, emergencyBehaviour, and its page on emitters
// ("interchangeable": the children of one Emitter are never active at the same time).

#include "twinlight/photometry/gldf_lights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/eulumdat.h"
#include "twinlight/photometry/gldf_combination.h"
#include "twinlight/photometry/gldf_emitter_light.h"
#include "twinlight/photometry/inspection_json.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/sample_containers.h"
#include "twinlight/photometry/sample_files.h"

namespace twinlight::photometry {
namespace {

using samples::product_xml;
using samples::replaced;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view reference = R"(<EmitterReference emitterId="e1"/>)";
constexpr std::string_view emitters_end = "</Emitters>";

/// A second emitter before the same file.
std::string emitter(const std::string& id, const std::string& flux, const std::string& attributes = "") {
  return "<Emitter id='" + id + "'><FixedLightEmitter" + attributes +
         "><PhotometryReference photometryId='p1'/><LightSourceReference fixedLightSourceId='s1'/><RatedLuminousFlux>" +
         flux + "</RatedLuminousFlux></FixedLightEmitter></Emitter>";
}

PhotometricDocument document_of(const std::string& product, const std::string& table = samples::eulumdat()) {
  const std::string bytes = samples::zip_of({{"product.xml", product}, {"ldc/a.ldt", table}});
  auto document = read_photometric_document(bytes, "x.gldf");
  if (!document) throw std::runtime_error(to_string(document.error()));
  return *std::move(document);
}

Luminaire file_light() {
  return read_eulumdat(samples::eulumdat(), "a.ldt").value();
}

RC_GTEST_PROP(GldfEmitterLight, TakesThePlaceOfTheLampFlux, ()) {
  const double flux_lm = *rc::gen::inRange(1, 100'000);
  const Luminaire file = file_light();
  RC_ASSERT(file.basis == PhotometryBasis::relative);
  const auto light = rated_light(file, {.luminous_flux_lm = flux_lm});
  RC_ASSERT(light.has_value());
  RC_ASSERT(light->declared_flux_lm == flux_lm);
  const double expected_lm = file.distribution.flux_lm() * flux_lm / *file.declared_flux_lm;
  RC_ASSERT(std::abs(light->distribution.flux_lm() - expected_lm) < 1e-9 * expected_lm);
}

RC_GTEST_PROP(GldfEmitterLight, IsTheFluxOfAbsolutePhotometry, ()) {
  const double flux_lm = *rc::gen::inRange(1, 100'000);
  Luminaire file = file_light();
  file.basis = PhotometryBasis::absolute;
  const auto light = rated_light(file, {.luminous_flux_lm = flux_lm});
  RC_ASSERT(light.has_value());
  RC_ASSERT(std::abs(light->distribution.flux_lm() - flux_lm) < 1e-9 * flux_lm);
}

TEST(GldfEmitterLight, KeepsThePowerOfTheFileWithItsFluxOnly) {
  const Luminaire file = file_light();
  const double declared_lm = *file.declared_flux_lm;
  EXPECT_EQ(rated_light(file, {})->input_power_W, file.input_power_W);
  EXPECT_EQ(rated_light(file, {.luminous_flux_lm = declared_lm})->input_power_W, file.input_power_W);
  EXPECT_EQ(rated_light(file, {.luminous_flux_lm = 2.0 * declared_lm})->input_power_W, std::nullopt);
  EXPECT_EQ(rated_light(file, {.luminous_flux_lm = 2.0 * declared_lm, .input_power_W = 5.0})->input_power_W, 5.0);
}

TEST(GldfEmitterLight, RefusesIntensitiesOutOfBounds) {
  Luminaire file = file_light();
  file.declared_flux_lm = 1e-300;
  EXPECT_FALSE(rated_light(file, {.luminous_flux_lm = 1e9}));
}

TEST(GldfLights, AreSharedByVariants) {
  const PhotometricDocument document = document_of(product_xml());
  EXPECT_EQ(document.kind, FileKind::container);
  ASSERT_THAT(document.sources, SizeIs(1));
  EXPECT_THAT(document.product->variants[0].sources, ElementsAre(0U));
  EXPECT_THAT(document.product->variants[1].sources, ElementsAre(0U));
  const Luminaire& source = document.sources[0];
  EXPECT_EQ(source.format, FileFormat::gldf);
  EXPECT_EQ(source.manufacturer, "Demerglans");
  EXPECT_EQ(source.model, "Class light white");
  EXPECT_EQ(source.catalogue_number, "DG-1");
  EXPECT_EQ(source.declared_flux_lm, 900.0);
  EXPECT_EQ(source.input_power_W, 8.0);
  EXPECT_EQ(source.colour_temperature_K, 3000.0);
  EXPECT_EQ(source.colour_rendering_index, 90.0);
}

TEST(GldfLights, OfChangeableLampsCountThem) {
  std::string xml = product_xml();
  xml = replaced(xml, "<FixedLightSource id=\"s1\">", "<ChangeableLightSource id=\"s1\">");
  xml = replaced(xml, "</FixedLightSource>", "<RatedLuminousFlux>1350</RatedLuminousFlux></ChangeableLightSource>");
  xml = replaced(xml, "<Emitters>", R"(<Equipments><Equipment id="q1">
      <LightSourceReference changeableLightSourceId="s1" lightSourceCount="2"/>
      <RatedInputPower>34</RatedInputPower></Equipment></Equipments><Emitters>)");
  xml = replaced(xml, "<FixedLightEmitter>", "<ChangeableLightEmitter>");
  xml = replaced(xml, "</FixedLightEmitter>", "</ChangeableLightEmitter>");
  xml =
      replaced(xml, R"(<LightSourceReference fixedLightSourceId="s1"/>)", R"(<EquipmentReference equipmentId="q1"/>)");
  xml = replaced(xml, "<RatedLuminousFlux>900</RatedLuminousFlux>", "");
  const PhotometricDocument document = document_of(xml);
  ASSERT_THAT(document.sources, SizeIs(1));
  EXPECT_EQ(document.sources[0].declared_flux_lm, 2700.0);
  EXPECT_EQ(document.sources[0].input_power_W, 34.0);
  EXPECT_EQ(document.sources[0].lamp_sets.at(0).lamp_count, 2.0);
}

TEST(GldfLights, OfAlternativesAreASourceEach) {
  const std::string one = R"(<RatedLuminousFlux>900</RatedLuminousFlux>
        </FixedLightEmitter>)";
  const std::string two = one + R"(<FixedLightEmitter><PhotometryReference photometryId="p1"/>
      <LightSourceReference fixedLightSourceId="s1"/><RatedLuminousFlux>450</RatedLuminousFlux></FixedLightEmitter>
      <FixedLightEmitter emergencyBehaviour="EmergencyOnly"><PhotometryReference photometryId="p1"/>
      <LightSourceReference fixedLightSourceId="s1"/><RatedLuminousFlux>45</RatedLuminousFlux></FixedLightEmitter>)";
  const PhotometricDocument document = document_of(replaced(product_xml(), one, two));
  ASSERT_THAT(document.sources, SizeIs(2));
  EXPECT_EQ(document.sources[0].declared_flux_lm, 900.0);
  EXPECT_EQ(document.sources[1].declared_flux_lm, 450.0);
  EXPECT_THAT(document.product->variants[1].sources, ElementsAre(0U, 1U));
}

TEST(GldfLights, OfSeveralEmittersAddUp) {
  std::string xml = replaced(
      product_xml(), emitters_end,
      emitter("e2", "600") + emitter("e3", "50", " emergencyBehaviour='EmergencyOnly'") + std::string(emitters_end));
  xml = replaced(xml, reference,
                 std::string(reference) + "<EmitterReference emitterId='e2'/><EmitterReference emitterId='e3'/>");
  const PhotometricDocument document = document_of(xml);
  ASSERT_THAT(document.sources, SizeIs(2));
  EXPECT_EQ(document.sources[0].declared_flux_lm, 1500.0);
  EXPECT_EQ(document.sources[0].input_power_W, 16.0);
  EXPECT_EQ(document.sources[1].declared_flux_lm, 900.0);
  EXPECT_NEAR(document.sources[0].distribution.flux_lm(), document.sources[1].distribution.flux_lm() * 15.0 / 9.0,
              1e-6);
}

/// A direct and an indirect emitter that meet at the horizontal, each twice.
TEST(GldfCombination, KeepsTheEdgesOfEachShare) {
  const auto half_sphere = [](double from_deg, double to_deg, double intensity_cd) {
    return Luminaire{.distribution = IntensityDistribution::create({0.0}, {from_deg, to_deg},
                                                                   {intensity_cd, intensity_cd}, Symmetry::rotational)
                                         .value()};
  };
  const auto sum = combined({{half_sphere(0.0, 90.0, 100.0), 2.0}, {half_sphere(90.0, 180.0, 30.0), 2.0}}, 1000);
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->distribution.symmetry(), Symmetry::rotational);
  EXPECT_NEAR(sum->distribution.intensity_cd(0.0, 89.9), 200.0, 1e-9);
  EXPECT_NEAR(sum->distribution.max_intensity_cd(), 200.0, 1e-9);
  EXPECT_NEAR(sum->distribution.intensity_cd(0.0, 90.1), 60.0, 1e-9);
  EXPECT_NEAR(sum->distribution.flux_lm(0.0, 90.0), 2.0 * constants::pi * 200.0, 0.01);
  EXPECT_NEAR(sum->distribution.flux_lm(90.0, 180.0), 2.0 * constants::pi * 60.0, 0.01);
  EXPECT_FALSE(combined({{half_sphere(0.0, 90.0, 1.0), 1.0}, {half_sphere(0.0, 80.0, 1.0), 1.0}}, 3));
}

/// I(C, γ) of the sum is the sum of I(C, γ), whatever the symmetries are.
TEST(GldfCombination, AddsIntensitiesOfUnlikeSymmetries) {
  const auto light = [](std::vector<double> c_deg, Symmetry symmetry) {
    std::vector<double> intensities_cd;
    for (const double c : c_deg)
      for (int i = 0; i < 3; ++i) intensities_cd.push_back(10.0 + c + 7.0 * i);
    return Luminaire{.distribution = IntensityDistribution::create(std::move(c_deg), {0.0, 50.0, 180.0},
                                                                   std::move(intensities_cd), symmetry)
                                         .value()};
  };
  const std::vector<Luminaire> lights = {
      light({0.0}, Symmetry::rotational), light({0.0, 40.0, 90.0}, Symmetry::quadrant),
      light({0.0, 100.0, 180.0}, Symmetry::c0_c180), light({90.0, 200.0, 270.0}, Symmetry::c90_c270),
      light({0.0, 120.0, 200.0}, Symmetry::none)};
  for (const Luminaire& a : lights)
    for (const Luminaire& b : lights) {
      const auto sum = combined({{a, 1.0}, {b, 3.0}}, 1000);
      ASSERT_TRUE(sum);
      for (double c = 0.0; c < 360.0; c += 7.0)
        for (double gamma = 0.0; gamma <= 180.0; gamma += 9.0)
          EXPECT_NEAR(sum->distribution.intensity_cd(c, gamma),
                      a.distribution.intensity_cd(c, gamma) + 3.0 * b.distribution.intensity_cd(c, gamma), 1e-6);
    }
}

TEST(GldfLights, OfTheOnlyEmitterServeAVariantThatNamesNone) {
  const std::string xml = replaced(product_xml(), reference, "");
  EXPECT_THAT(document_of(xml).product->variants[0].sources, ElementsAre(0U));
}

TEST(GldfLights, AreMissedWithTheReason) {
  const std::string xml = replaced(product_xml(), "localFileName", "url");
  const PhotometricDocument document = document_of(xml);
  EXPECT_THAT(document.sources, IsEmpty());
  EXPECT_EQ(document.product->variants[0].why_no_source, "the photometry of emitter e1 is elsewhere");
  EXPECT_THAT(document.warnings.back().message, HasSubstr("2 of 2 variants without photometry"));
  const std::string bytes = samples::zip_of({{"product.xml", xml}});
  EXPECT_FALSE(read_photometric(bytes, "x.gldf"));
}

TEST(GldfLights, AreNoMoreThanTheLimit) {
  std::string emitters;
  std::string variants;
  for (std::size_t i = 0; i <= most_gldf_sources; ++i) {
    const std::string id = "n" + std::to_string(i);
    emitters += emitter(id, std::to_string(100 + i));
    variants += "<Variant id='" + id + "'><Geometry><EmitterReference emitterId='" + id + "'/></Geometry></Variant>";
  }
  const std::string xml = replaced(replaced(product_xml(), emitters_end, emitters + std::string(emitters_end)),
                                   "</Variants>", variants + "</Variants>");
  const PhotometricDocument document = document_of(xml);
  EXPECT_THAT(document.sources, SizeIs(most_gldf_sources));
  EXPECT_THAT(document.product->variants.back().why_no_source, HasSubstr("more different lights"));
}

TEST(GldfInspection, ListsEachVariantAsASource) {
  const std::string bytes = samples::zip_of({{"product.xml", product_xml()}, {"ldc/a.ldt", samples::eulumdat()}});
  const nlohmann::ordered_json json = to_json(inspect(bytes, "x.gldf"));
  EXPECT_EQ(json["kind"], "container");
  EXPECT_EQ(json["format"], "GLDF");
  EXPECT_EQ(json["declared_flux_lm"], 900.0);
  ASSERT_THAT(json["sources"], SizeIs(2));
  EXPECT_EQ(json["sources"][0]["variant"], "v1");
  EXPECT_EQ(json["sources"][0]["gtin"], "5400000000017");
  EXPECT_EQ(json["sources"][0]["name"]["nl"], "wit");
  EXPECT_EQ(json["sources"][1]["variant"], "v2");
  EXPECT_EQ(json["sources"][1]["declared_flux_lm"], 900.0);
  EXPECT_EQ(json["product"]["name"]["zh-CN"], "教室灯");
  EXPECT_THAT(json["product"]["languages"], ElementsAre("en", "nl", "zh-CN"));
  EXPECT_EQ(json["product"]["files"][0]["is_here"], true);
  EXPECT_EQ(json["product"]["variants"][0]["mountings"][1], "Ceiling/SurfaceMounted");
}

TEST(GldfInspection, SaysWhyThereAreNoFigures) {
  const nlohmann::ordered_json json = to_json(inspect(product_xml(), "product.xml"));
  EXPECT_EQ(json["kind"], "container");
  EXPECT_EQ(json["format"], "GLDF");
  EXPECT_TRUE(json["luminous_flux_lm"].is_null());
  EXPECT_EQ(json["luminous_flux_lm_note"], "the photometry of the product is not here");
  EXPECT_THAT(json["sources"], IsEmpty());
}

}  // namespace
}  // namespace twinlight::photometry
