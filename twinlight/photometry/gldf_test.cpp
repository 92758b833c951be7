// The format: product.xsd of GLDF 1.0.0-rc.3 (gldf.io) with its annotations.

#include "twinlight/photometry/gldf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/gldf_container.h"
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

std::string refusal_of(const std::string& xml) {
  const auto product = read_gldf_product(xml, "p.xml");
  return product ? "" : to_string(product.error());
}

std::string utf16(std::string_view ascii, bool big_endian) {
  std::string bytes;
  for (const char c : ascii) {
    if (big_endian) bytes.push_back('\0');
    bytes.push_back(c);
    if (!big_endian) bytes.push_back('\0');
  }
  return bytes;
}

TEST(GldfProduct, KeepsTextsPerLanguage) {
  const auto product = read_gldf_product(product_xml(), "p.xml");
  ASSERT_TRUE(product) << to_string(product.error());
  const LocalizedTexts& name = product->texts.name;
  ASSERT_THAT(name, SizeIs(3));
  EXPECT_EQ(text_in(name, "nl"), "Klaslicht");
  EXPECT_EQ(text_in(name, "zh"), "教室灯");
  EXPECT_EQ(text_in(name, "zh-CN"), "教室灯");
  EXPECT_EQ(text_in(name, "fr"), "Class light");
  EXPECT_EQ(text_in({{"de", "Licht"}}, "fr"), "Licht");
  EXPECT_EQ(text_in({}, "fr"), "");
  EXPECT_EQ(text_in({{"english", "no"}, {"en-GB", "yes"}}, "en"), "yes");
  EXPECT_THAT(product->languages(), ElementsAre("en", "nl", "zh-CN"));
  EXPECT_THAT(product->warnings, IsEmpty());
}

TEST(GldfProduct, ResolvesReferences) {
  const auto product = read_gldf_product(product_xml(), "p.xml");
  ASSERT_TRUE(product);
  EXPECT_EQ(product->header.format_version, "1.0.0-rc.3");
  EXPECT_EQ(product->files.at(0).entry_name(), "ldc/a.ldt");
  EXPECT_EQ(product->photometries.at(0).file, 0U);
  ASSERT_THAT(product->emitters, SizeIs(1));
  const GldfLightEmitter& emitter = product->emitters[0].alternatives.at(0);
  EXPECT_EQ(emitter.photometry, 0U);
  EXPECT_EQ(emitter.light_source, 0U);
  EXPECT_EQ(emitter.rated_luminous_flux_lm, 900.0);
  EXPECT_EQ(product->light_sources.at(0).rated_input_power_W, 8.0);
  EXPECT_EQ(product->light_sources.at(0).colour.colour_temperature_K, 3000.0);
  ASSERT_THAT(product->variants, SizeIs(2));
  EXPECT_EQ(product->variants[0].gtin, "5400000000017");
  EXPECT_THAT(product->variants[0].emitters, ElementsAre(0U));
  EXPECT_THAT(product->variants[0].mountings, ElementsAre("Ceiling/Recessed", "Ceiling/SurfaceMounted"));
}

TEST(GldfProduct, FindsDefinitionsInAnyOrder) {
  const std::string files = R"(<Files>
      <File id="f1" contentType="ldc/eulumdat" type="localFileName">a.ldt</File>
    </Files>)";
  std::string moved = replaced(product_xml(), files, "");
  moved = replaced(moved, "</GeneralDefinitions>", files + "</GeneralDefinitions>");
  const auto product = read_gldf_product(moved, "p.xml");
  ASSERT_TRUE(product) << to_string(product.error());
  EXPECT_EQ(product->photometries.at(0).file, 0U);
}

TEST(GldfProduct, RefusesIdsAndReferencesAtFaultWithLine) {
  const std::string second = R"(<File id="f1" contentType="ldc/ies" type="localFileName">b.ies</File></Files>)";
  EXPECT_EQ(refusal_of(replaced(product_xml(), "</Files>", second)), "p.xml:13: File f1: this id is there twice");
  EXPECT_EQ(refusal_of(replaced(product_xml(), R"(File id="f1")", R"(File)")), "p.xml:12: File: has no id");
  EXPECT_THAT(refusal_of(replaced(product_xml(), R"(fileId="f1")", R"(fileId="f9")")),
              HasSubstr("p.xml:15: PhotometryFileReference f9: fileId 'f9' is no File"));
  EXPECT_THAT(refusal_of(replaced(product_xml(), R"(photometryId="p1")", R"(photometryId="p9")")), HasSubstr(":30:"));
  EXPECT_THAT(refusal_of(replaced(product_xml(), R"(LightSourceId="s1")", R"(LightSourceId="s9")")), HasSubstr(":31:"));
  EXPECT_THAT(refusal_of(replaced(product_xml(), R"(emitterId="e1")", R"(emitterId="e9")")), HasSubstr(":51:"));
}

TEST(GldfProduct, RefusesNumbersAtFaultWithLine) {
  const auto with_flux = [](std::string_view text) { return replaced(product_xml(), "900", text); };
  EXPECT_EQ(refusal_of(with_flux("9O0")), "p.xml:32: RatedLuminousFlux: '9O0' is no number");
  EXPECT_THAT(refusal_of(with_flux("-1")), HasSubstr("p.xml:32: RatedLuminousFlux: -1"));
  EXPECT_THAT(refusal_of(with_flux("1e12")), HasSubstr("RatedLuminousFlux"));
  EXPECT_THAT(refusal_of(with_flux("nan")), HasSubstr("RatedLuminousFlux"));
  EXPECT_EQ(refusal_of(with_flux("")), "");
  EXPECT_THAT(refusal_of(replaced(product_xml(), "<FixedLightEmitter>", "<FixedLightEmitter emergencyBehaviour='x'>")),
              HasSubstr("p.xml:29: emergencyBehaviour"));
}

TEST(GldfProduct, RefusesDocumentTypesAndBrokenXml) {
  EXPECT_THAT(refusal_of(replaced(product_xml(), "<Root>", "<!DOCTYPE Root [<!ENTITY a \"b\">]>\n<Root>")),
              HasSubstr("DOCTYPE: "));
  EXPECT_THAT(refusal_of(replaced(product_xml(), "</Variants>", "")), HasSubstr("XML: not well-formed"));
  EXPECT_THAT(refusal_of("<Other/>"), HasSubstr("p.xml:1: root element: is Other"));
  EXPECT_THAT(refusal_of(""), HasSubstr("XML"));
}

TEST(GldfProduct, ReadsUtf16WhateverIsDeclared) {
  std::string ascii = replaced(product_xml(), "教室灯", "lamp");
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      std::string bytes = utf16(ascii, big);
      if (mark) bytes.insert(0, big ? "\xFE\xFF" : "\xFF\xFE");
      const auto product = read_gldf_product(bytes, "p.xml");
      ASSERT_TRUE(product) << to_string(product.error());
      EXPECT_EQ(text_in(product->texts.name, "nl"), "Klaslicht");
      ASSERT_THAT(product->warnings, SizeIs(1));
      EXPECT_EQ(product->warnings[0].field, "encoding");
    }
  }
}

TEST(GldfProduct, IsKnownByItsRoot) {
  EXPECT_TRUE(looks_like_gldf_product(product_xml()));
  EXPECT_TRUE(looks_like_gldf_product("<?xml version='1.0'?><!-- <x> --><!DOCTYPE Root [ ]>\n<Root a='b'>"));
  EXPECT_FALSE(looks_like_gldf_product("<Roots/>"));
  EXPECT_FALSE(looks_like_gldf_product("<IESTM33-22><Root/></IESTM33-22>"));
  EXPECT_FALSE(looks_like_gldf_product("<!-- never closed <Root>"));
  EXPECT_FALSE(looks_like_gldf_product(""));
}

/// Cost grows with the file and no faster, whatever is nested or repeated.
TEST(GldfProduct, ReadsDeepAndWideTrees) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  for (int i = 0; i < 200'000; ++i) deep += "</a>";
  const std::string variant = R"(<Variant id="v1">)";
  EXPECT_TRUE(read_gldf_product(replaced(product_xml(), variant, variant + deep), "p.xml"));
  const std::string wide_name(100'000, 'n');
  std::string wide = "<DescriptiveAttributes><" + wide_name + ">";
  for (int i = 0; i < 50'000; ++i) wide += "<b>1</b>";
  wide += "</" + wide_name + "></DescriptiveAttributes>";
  const auto product = read_gldf_product(replaced(product_xml(), variant, variant + wide), "p.xml");
  ASSERT_TRUE(product);
  EXPECT_THAT(product->variants[0].texts.attributes, SizeIs(50'000));
}

std::string container_refusal(const samples::Files& files) {
  const std::string bytes = samples::zip_of(files);
  const auto container = read_gldf_container(bytes, "x.gldf");
  return container ? "" : to_string(container.error());
}

TEST(GldfContainer, ReadsProductAndPhotometry) {
  const std::string bytes = samples::zip_of({{"product.xml", product_xml()}, {"ldc/a.ldt", samples::eulumdat()}});
  const auto container = read_gldf_container(bytes, "x.gldf");
  ASSERT_TRUE(container) << to_string(container.error());
  EXPECT_THAT(container->entries, ElementsAre("product.xml", "ldc/a.ldt"));
  ASSERT_THAT(container->luminaires_of_file, SizeIs(1));
  EXPECT_THAT(container->luminaires_of_file[0], SizeIs(1));
  EXPECT_THAT(container->warnings, IsEmpty());
}

TEST(GldfContainer, NamesEntryAndLineOfAFault) {
  EXPECT_EQ(container_refusal({{"a.txt", "x"}}), "x.gldf: product.xml: is not in the container");
  EXPECT_EQ(container_refusal({{"product.xml", product_xml()}}),
            "x.gldf:12: product.xml File f1: 'ldc/a.ldt' is not in the container");
  EXPECT_EQ(container_refusal({{"product.xml", replaced(product_xml(), "900", "x")}, {"ldc/a.ldt", ""}}),
            "x.gldf:32: product.xml RatedLuminousFlux: 'x' is no number");
  std::string ldt = samples::eulumdat();
  ldt.resize(ldt.size() / 2);
  EXPECT_THAT(container_refusal({{"product.xml", product_xml()}, {"ldc/a.ldt", ldt}}),
              ::testing::MatchesRegex("x.gldf:[0-9]+: ldc/a.ldt .*"));
}

TEST(GldfContainer, DoesNotOpenContainersInside) {
  const std::string inner = samples::zip_of({{"product.xml", product_xml()}, {"ldc/a.ldt", samples::eulumdat()}});
  EXPECT_THAT(container_refusal({{"product.xml", product_xml()}, {"ldc/a.ldt", inner}}),
              HasSubstr("ldc/a.ldt: is a container itself"));
  EXPECT_EQ(container_refusal({{"product.xml", product_xml()}, {"ldc/a.ldt", samples::eulumdat()}, {"x.gldf", inner}}),
            "");
}

TEST(GldfContainer, ListsAddressesAndNeverFetches) {
  const std::string xml =
      replaced(replaced(product_xml(), "localFileName", "url"), "a.ldt", "http://127.0.0.1:9/a.ldt");
  const std::string bytes = samples::zip_of({{"product.xml", xml}});
  const auto container = read_gldf_container(bytes, "x.gldf");
  ASSERT_TRUE(container);
  ASSERT_THAT(container->warnings, SizeIs(1));
  EXPECT_EQ(to_string(container->warnings[0]),
            "x.gldf:12: product.xml File f1: is elsewhere and not fetched: http://127.0.0.1:9/a.ldt");
  EXPECT_THAT(container->luminaires_of_file[0], IsEmpty());
}

TEST(GldfContainer, ReadsAProductAlone) {
  const auto container = read_bare_gldf_product(product_xml(), "product.xml");
  ASSERT_TRUE(container);
  ASSERT_THAT(container->warnings, SizeIs(1));
  EXPECT_THAT(container->warnings[0].message, HasSubstr("its files are not here"));
}

}  // namespace
}  // namespace twinlight::photometry
