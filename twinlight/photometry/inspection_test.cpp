#include "twinlight/photometry/inspection.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/inspection_json.h"
#include "twinlight/photometry/sample_files.h"

namespace twinlight::photometry {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Inspection, FiguresOfALuminaire) {
  const Inspection inspection = inspect(samples::eulumdat(), "panel.ldt");
  ASSERT_NE(inspection.luminaire(), nullptr);
  const LuminaireFigures& figures = inspection.figures.front();
  EXPECT_EQ(figures.max_intensity_cd.value, 900.0);
  EXPECT_EQ(figures.declared_flux_lm.value, 3000.0);
  EXPECT_DOUBLE_EQ(figures.light_output_ratio.value.value(), *figures.luminous_flux_lm.value / 3000.0);
  EXPECT_DOUBLE_EQ(figures.efficacy_lm_per_W.value.value(), *figures.luminous_flux_lm.value / 25.0);
  EXPECT_EQ(figures.upward_flux_fraction.value, 0.0);
  // Half of 300 lies between 45° (200) and 90° (0): at 45° + 45° · 50/200.
  EXPECT_NEAR(figures.beam_angle_c0_deg.value.value(), 2.0 * 56.25, 1e-9);
  EXPECT_THAT(inspection.warnings, IsEmpty());
}

TEST(Inspection, JsonHasTheKeysOfTheContract) {
  const auto json = to_json(inspect(samples::lm63(), "panel.ies"));
  for (const char* key : {"file",
                          "kind",
                          "warnings",
                          "format",
                          "manufacturer",
                          "model",
                          "photometry",
                          "photometric_type",
                          "symmetry",
                          "c_planes",
                          "gammas",
                          "declared_flux_lm",
                          "luminous_flux_lm",
                          "light_output_ratio",
                          "upward_flux_fraction",
                          "max_intensity_cd",
                          "input_power_W",
                          "efficacy_lm_per_W",
                          "luminous_length_m",
                          "luminous_width_m",
                          "luminous_height_m",
                          "beam_angle_c0_deg",
                          "beam_angle_c90_deg",
                          "ugr_table",
                          "ppf_umol_per_s",
                          "ppe_umol_per_J"}) {
    ASSERT_TRUE(json.contains(key)) << key;
    EXPECT_EQ(json[key].is_null(), json.contains(std::string(key) + "_note")) << key;
  }
  EXPECT_EQ(json["kind"], "photometry");
  EXPECT_EQ(json["format"], "LM-63-2002");
  EXPECT_EQ(json["manufacturer"], "Lichthuis");
  EXPECT_EQ(json["model"], "Panel 600");
  EXPECT_EQ(json["photometry"], "relative");
  EXPECT_EQ(json["photometric_type"], "C");
  EXPECT_EQ(json["symmetry"], "quadrant");
  EXPECT_EQ(json["c_planes"], 3);
  EXPECT_EQ(json["gammas"], 3);
  EXPECT_EQ(json["luminous_length_m"], 0.6);
  EXPECT_EQ(json["luminous_width_m"], 0.3);
  EXPECT_EQ(json["luminous_height_m"], 0.05);
  EXPECT_FALSE(json.contains("error"));
}

TEST(Inspection, ARoundOpeningHasItsDiameterAsLength) {
  const auto json = to_json(inspect(samples::with_line(samples::lm63(), 7, "2 1500 1 3 3 1 2 -0.6 -0.6 0"), "a.ies"));
  EXPECT_EQ(json["luminous_length_m"], 0.6);
  EXPECT_EQ(json["luminous_width_m"], 0.0);
}

TEST(Inspection, ARefusedFileSaysWhere) {
  const auto json = to_json(inspect(samples::with_line(samples::lm63(), 11, "1000 7o0 0"), "a.ies"));
  EXPECT_EQ(json["kind"], "photometry");
  EXPECT_EQ(json["error"]["line"], 11);
  EXPECT_EQ(json["error"]["field"], "candela value 2");
  EXPECT_FALSE(json.contains("luminous_flux_lm"));
}

TEST(Inspection, WhatIsNotReadIsSaidByContent) {
  EXPECT_EQ(inspect("PK\x03\x04rest", "a.ldt").kind, FileKind::container);
  EXPECT_THAT(inspect("PK\x03\x04rest", "a.ldt").error->message, HasSubstr("zip"));
  EXPECT_THAT(inspect("\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>", "a.ies").error->message,
              HasSubstr("root element is 'a'"));
  EXPECT_THAT(inspect("", "a.ies").error->message, HasSubstr("empty"));
  EXPECT_THAT(inspect("hello\nworld\n", "a.txt").error->message, HasSubstr("neither LM-63"));
  EXPECT_EQ(inspect("hello\nworld\n", "a.txt").kind, FileKind::unknown);
  EXPECT_EQ(inspect_file("/nowhere/a.ldt").error->message, "no such file");
}

IntensityDistribution even(double intensity) {
  return IntensityDistribution::create({0}, {0, 90, 180}, {intensity, intensity, intensity}, Symmetry::rotational)
      .value();
}

TEST(Inspection, PhotonsAloneGiveNoLuminousFigure) {
  Luminaire grow_light;
  grow_light.has_luminous_data = false;
  grow_light.input_power_W = 100.0;
  grow_light.photons = PhotonData{.distribution = even(20.0)};
  const LuminaireFigures figures = figures_of(grow_light);
  EXPECT_EQ(figures.luminous_flux_lm.value, std::nullopt);
  EXPECT_EQ(figures.max_intensity_cd.value, std::nullopt);
  EXPECT_EQ(figures.efficacy_lm_per_W.value, std::nullopt);
  EXPECT_EQ(figures.upward_flux_fraction.value, std::nullopt);
  EXPECT_EQ(figures.beam_angle_c0_deg.value, std::nullopt);
  EXPECT_NEAR(figures.ppf_umol_per_s.value.value(), 20.0 * 4.0 * constants::pi, 1e-9);
  EXPECT_NEAR(figures.ppe_umol_per_J.value.value(), 0.2 * 4.0 * constants::pi, 1e-11);

  grow_light.photons->range = WavelengthRange{280.0, 800.0};
  EXPECT_THAT(figures_of(grow_light).ppf_umol_per_s.why_not, HasSubstr("280–800 nm"));
}

TEST(Inspection, SeveralSourcesAreListedAndTheFirstStandsForTheFile) {
  PhotometricDocument document;
  document.sources.resize(2);
  document.sources[0].distribution = even(10.0);
  document.sources[1].distribution = even(30.0);
  document.sources[1].source_description = "uplight";
  document.sources[1].source_count = 3.0;
  document.sources[1].radiant = RadiantData{.distribution = even(1.0), .range = WavelengthRange{200.0, 400.0}};
  const auto json = to_json(inspect(std::move(document), "two.xml"));
  EXPECT_EQ(json["luminous_flux_lm"], json["sources"][0]["luminous_flux_lm"]);
  ASSERT_EQ(json["sources"].size(), 2U);
  EXPECT_EQ(json["sources"][1]["description"], "uplight");
  EXPECT_EQ(json["sources"][1]["count"], 3.0);
  EXPECT_NEAR(json["sources"][1]["luminous_flux_lm"].get<double>(), 120.0 * constants::pi, 1e-9);
  EXPECT_NEAR(json["sources"][1]["radiant_flux_W"].get<double>(), 4.0 * constants::pi, 1e-9);
  EXPECT_EQ(json["sources"][1]["radiant_range_nm"], nlohmann::json::array({200.0, 400.0}));
  EXPECT_FALSE(json["sources"][0].contains("radiant_flux_W"));
  EXPECT_NEAR(json["total"]["luminous_flux_lm"].get<double>(), (10.0 + 3 * 30.0) * 4.0 * constants::pi, 1e-9);
  EXPECT_TRUE(json["total"]["ppf_umol_per_s"].is_null());
}

TEST(Inspection, DoubtsNameTheirReason) {
  const auto fields = [](const std::string& file) {
    std::vector<std::string> found;
    for (const Diagnostic& warning : inspect(file, "a.ies").warnings) found.push_back(warning.field);
    return found;
  };
  const std::string good = samples::lm63();
  EXPECT_THAT(fields(good), IsEmpty());
  EXPECT_THAT(fields(samples::with_line(good, 8, "1 1 0")), Contains("input power"));
  EXPECT_THAT(fields(samples::with_line(good, 8, "1 1 5")), Contains("input power"));  // some 450 lm/W
  EXPECT_THAT(fields(samples::with_line(good, 7, "1 100 1 3 3 1 2 0.6 0.3 0")), Contains("lamp flux"));
  EXPECT_THAT(fields(samples::with_line(good, 7, "2 1500 1 3 3 1 2 0 0 0")), Contains("luminous dimensions"));
  EXPECT_THAT(fields(samples::with_line(good, 7, "2 1500 1 3 3 1 2 0.6 0 0")), Contains("luminous dimensions"));
  EXPECT_THAT(fields(samples::with_line(good, 12, "0 0 0")), Contains("intensity"));
  EXPECT_THAT(fields(samples::with_line(good, 2, "[_INTENSITYUNITS] mW/sr")), Contains("intensity units"));
}

TEST(Inspection, TextsAreSafeToShow) {
  const auto json = to_json(inspect(samples::with_line(samples::lm63(), 3, "[MANUFAC] \x1B[2J\xE9"), "a.ies"));
  EXPECT_EQ(json["manufacturer"], "\xEF\xBF\xBD[2Jé");
  EXPECT_NO_THROW(json.dump());
}

}  // namespace
}  // namespace twinlight::photometry
