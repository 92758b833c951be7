// Differences that can be worked out by hand; integrals over the sphere in closed form.

#include "twinlight/photometry/comparison.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "twinlight/photometry/comparison_json.h"
#include "twinlight/photometry/operations.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

IntensityDistribution sphere(double cd) {
  return IntensityDistribution::create({0.0}, {0.0, 90.0, 180.0}, {cd, cd, cd}, Symmetry::rotational).value();
}

Luminaire luminaire(IntensityDistribution distribution) {
  return {.manufacturer = "Maker",
          .model = "Ball",
          .distribution = std::move(distribution),
          .lamp_sets = {{.lamp_type = "LED", .flux_lm = 1000.0}},
          .declared_flux_lm = 1000.0,
          .input_power_W = 10.0,
          .keywords = {{"TEST", "1"}, {"OTHER", "a"}, {"OTHER", "b"}}};
}

const FigureChange& figure(const Comparison& comparison, std::string_view name) {
  return *std::find_if(comparison.figures.begin(), comparison.figures.end(),
                       [&](const FigureChange& one) { return one.name == name; });
}

TEST(Comparison, OfUniformLightsIsWhatTheyDifferBy) {
  const IntensityDifference difference = photometry::difference(sphere(100.0), sphere(80.0));
  EXPECT_NEAR(difference.greatest_cd, 20.0, 1e-12);
  EXPECT_NEAR(difference.greatest_percent, 20.0, 1e-12);
  EXPECT_NEAR(difference.rms_cd, 20.0, 1e-12);
  EXPECT_NEAR(difference.similarity_percent, 100.0 * (1.0 - 20.0 / 180.0), 1e-10);
}

TEST(Comparison, FindsWhereTheLightDiffersMost) {
  const auto two = [](double cd) {
    return IntensityDistribution::create({0.0, 90.0, 180.0, 270.0}, {0.0, 30.0, 60.0},
                                         {9, 8, 7, 9, 8, 7, 9, cd, 7, 9, 8, 7}, Symmetry::none)
        .value();
  };
  const IntensityDifference difference = photometry::difference(two(8.0), two(5.0));
  EXPECT_EQ(difference.greatest_cd, 3.0);
  EXPECT_EQ(difference.c_deg, 180.0);
  EXPECT_EQ(difference.gamma_deg, 30.0);
}

TEST(Comparison, OfDirectionsThatShareNothingIsNoSimilarity) {
  const auto down = IntensityDistribution::create({0.0}, {0.0, 80.0}, {1.0, 1.0}, Symmetry::rotational).value();
  const auto up = IntensityDistribution::create({0.0}, {100.0, 180.0}, {1.0, 1.0}, Symmetry::rotational).value();
  EXPECT_NEAR(difference(down, up).similarity_percent, 0.0, 1e-12);
}

RC_GTEST_PROP(Comparison, OfALuminaireWithItselfFindsNothing, ()) {
  const Luminaire one = *random_luminaire();
  const Comparison comparison = compare(one, one);
  RC_ASSERT(comparison.same_within_percent == 0.0);
  RC_ASSERT(comparison.light.similarity_percent == 100.0);
  RC_ASSERT(comparison.texts.empty());
  for (const FigureChange& change : comparison.figures) RC_ASSERT(!change.is_changed());
}

RC_GTEST_PROP(Comparison, ScaledLightHasTheSameShape, ()) {
  const Luminaire one = *random_luminaire();
  const Luminaire brighter = with_light_times(one, 1.25).value();
  const Comparison comparison = compare(one, brighter);
  RC_ASSERT(std::abs(comparison.same_within_percent - 20.0) < 1e-6);
  RC_ASSERT(comparison.shape.greatest_percent < 1e-9);
  RC_ASSERT(std::abs(*figure(comparison, "luminous_flux_lm").change_percent().value - 25.0) < 1e-6);
  RC_ASSERT(!figure(comparison, "light_output_ratio").is_changed());
  RC_ASSERT(std::abs(*figure(comparison, "efficacy_lm_per_W").change_percent().value - 25.0) < 1e-6);
}

TEST(Comparison, NamesTextsThatChanged) {
  const Luminaire before = luminaire(sphere(1.0));
  Luminaire after = before;
  after.model = "Ball 2";
  after.keywords = {{"OTHER", "a"}, {"OTHER", "c"}, {"LAMPCAT", "L-1"}};
  const std::vector<TextChange> texts = compare(before, after).texts;
  ASSERT_EQ(texts.size(), 4U);
  EXPECT_EQ(texts[0].name + "|" + texts[0].before + "|" + texts[0].after, "model|Ball|Ball 2");
  EXPECT_EQ(texts[1].name + "|" + texts[1].before + "|" + texts[1].after, "keyword TEST|1|");
  EXPECT_EQ(texts[2].name + "|" + texts[2].before + "|" + texts[2].after, "keyword OTHER|a\nb|a\nc");
  EXPECT_EQ(texts[3].name + "|" + texts[3].before + "|" + texts[3].after, "keyword LAMPCAT||L-1");
}

TEST(Comparison, AValueThatAppearsIsAChangeWithoutAPercentage) {
  Luminaire before = luminaire(sphere(1.0));
  const Luminaire after = before;
  before.input_power_W = std::nullopt;
  const FigureChange power = figure(compare(before, after), "input_power_W");
  EXPECT_TRUE(power.is_changed());
  EXPECT_FALSE(power.change_percent().value);
  const auto json = to_json(compare(before, after));
  EXPECT_TRUE(json["figures"]["input_power_W"]["before"].is_null());
  EXPECT_TRUE(json["figures"]["input_power_W"]["change_percent_note"].is_string());
  EXPECT_EQ(json["figures"]["input_power_W"]["after"], 10.0);
}

TEST(Comparison, OfPhotonsWhereThereIsNoLuminousData) {
  Luminaire before = luminaire({});
  before.has_luminous_data = false;
  before.photons = PhotonData{.distribution = sphere(10.0)};
  Luminaire after = before;
  after.photons->distribution = sphere(9.0);
  EXPECT_NEAR(compare(before, after).same_within_percent, 10.0, 1e-9);
}

TEST(Merged, TakesTextsFromOneAndLightFromTheOther) {
  const Luminaire texts = luminaire(sphere(1.0));
  Luminaire light = luminaire(sphere(2.0));
  light.basis = PhotometryBasis::absolute;
  light.model = "measured sample";
  light.keywords.clear();
  light.input_power_W = 12.0;
  light.lamp_sets = {{.lamp_count = -1.0, .flux_lm = 25.0}};
  light.declared_flux_lm = 25.0;
  const Luminaire both = merged(texts, light);
  EXPECT_EQ(both.model, "Ball");
  EXPECT_EQ(both.keywords, texts.keywords);
  EXPECT_EQ(both.input_power_W, 10.0);
  EXPECT_EQ(both.distribution.max_intensity_cd(), 2.0);
  EXPECT_EQ(both.basis, PhotometryBasis::absolute);
  EXPECT_EQ(both.declared_flux_lm, 25.0);
  EXPECT_EQ(both.lamp_sets.front().flux_lm, 25.0);
  EXPECT_EQ(both.lamp_sets.front().lamp_type, "LED");
  EXPECT_EQ(both.lamp_sets.front().lamp_count, -1.0);
}

}  // namespace
}  // namespace twinlight::photometry
