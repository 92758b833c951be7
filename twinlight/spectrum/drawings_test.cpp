#include "twinlight/spectrum/drawings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <pugixml.hpp>

#include "twinlight/spectrum/reference_illuminant.h"

namespace twinlight::spectrum {
namespace {

SpectralDistribution warm_white() {
  std::vector<double> nm;
  for (double at = 380; at <= 780; at += 5) nm.push_back(at);
  return *SpectralDistribution::create(nm, planckian(nm, 3000.0));
}

/// The document's text in reading order; fails when it is no well-formed SVG.
std::string text_of(const std::string& svg) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(svg.c_str()));
  EXPECT_STREQ(document.document_element().name(), "svg");
  std::string text;
  for (const auto& found : document.select_nodes("//*[local-name()='text']"))
    text += found.node().child_value(), text += '\n';
  return text;
}

TEST(Drawings, AreWellFormedAndSayTheirNumbers) {
  const SpectralDistribution spectrum = warm_white();
  const Metrics metrics = evaluate(spectrum);
  const std::string plot = text_of(spectrum_svg(spectrum, metrics, ActionOverlay::melanopic, "Lamp A"));
  EXPECT_NE(plot.find("Lamp A"), std::string::npos);
  EXPECT_NE(plot.find("CCT 3000 K"), std::string::npos) << plot;
  EXPECT_NE(plot.find("melanopic action spectrum, CIE S 026"), std::string::npos);
  EXPECT_NE(text_of(spectrum_svg(spectrum, metrics, ActionOverlay::mccree, "")).find("McCree 1972"), std::string::npos);
  EXPECT_NE(text_of(colour_vector_svg(metrics, *metrics.colour_fidelity, "")).find("100"), std::string::npos);
  EXPECT_NE(text_of(chromaticity_svg(metrics, "")).find("u′ 0.25"), std::string::npos);
}

TEST(Drawings, LeaveOutWhatAStronglyColouredLightDoesNotHave) {
  const SpectralDistribution red = *SpectralDistribution::create({380, 620, 630, 640, 780}, {0, 0, 1, 0, 0});
  const Metrics metrics = evaluate(red);
  EXPECT_EQ(text_of(spectrum_svg(red, metrics, ActionOverlay::none, "")).find("CCT"), std::string::npos);
  EXPECT_EQ(text_of(chromaticity_svg(metrics, "")).find(" K · Duv"), std::string::npos);
}

TEST(Drawings, EscapeTheTitle) {
  const SpectralDistribution spectrum = warm_white();
  const Metrics metrics = evaluate(spectrum);
  const std::string title = "a<script>\"&'\x01";
  for (const std::string& svg :
       {spectrum_svg(spectrum, metrics, ActionOverlay::none, title),
        colour_vector_svg(metrics, *metrics.colour_fidelity, title), chromaticity_svg(metrics, title)}) {
    EXPECT_NE(text_of(svg).find("a<script>\"&'"), std::string::npos);
    EXPECT_EQ(svg.find("<script"), std::string::npos);
  }
}

}  // namespace
}  // namespace twinlight::spectrum
