#include "twinlight/evidence/check.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using requirements::Confidence;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Check check_of(double limit, std::optional<double> value, bool at_most = false) {
  return {.quantity = at_most ? Quantity::ugr : Quantity::maintained_illuminance_lx,
          .limit = limit,
          .at_most = at_most,
          .value = value,
          .confidence = Confidence::known,
          .note = "ask"};
}

/// An evaluation that meets every limit of row 44.1 (500 lx, 0.60, 19, 150/150/100 lx with 0.10).
lighting::Evaluation good_evaluation() {
  lighting::Evaluation evaluation;
  evaluation.task = {.mean_lx = 520.0, .uniformity = 0.65};
  evaluation.walls = {.mean_lx = 160.0, .uniformity = 0.2};
  evaluation.ceiling = {.mean_lx = 110.0, .uniformity = 0.5};
  evaluation.cylindrical = lighting::SurfaceIlluminance{.mean_lx = 170.0, .uniformity = 0.4};
  evaluation.ugr_max = 18.0;
  return evaluation;
}

requirements::Requirement row(std::string_view id) {
  return fixture::all_requirements().find(id).value();
}

RC_GTEST_PROP(Check, MarginIsPositiveExactlyWhereTheLimitIsMet, (int limit, int value)) {
  RC_PRE(limit > 0);
  const Check least = check_of(limit, value);
  const Check most = check_of(limit, value, true);
  RC_ASSERT(least.pass() == (value >= limit));
  RC_ASSERT(most.pass() == (value <= limit));
  RC_ASSERT(*least.margin() == -*most.margin());
  RC_ASSERT((least.shortfall() > 0.0) == !*least.pass());
  RC_ASSERT((most.shortfall() > 0.0) == !*most.pass());
}

TEST(Check, WithoutAValueNothingIsSaid) {
  const Check unknown = check_of(80.0, std::nullopt);
  EXPECT_EQ(unknown.margin(), std::nullopt);
  EXPECT_EQ(unknown.pass(), std::nullopt);
  EXPECT_EQ(unknown.shortfall(), 0.0);
}

TEST(Judge, WithoutAnIlluminanceNothingPasses) {
  EXPECT_FALSE(judge({}).pass);
  EXPECT_FALSE(judge({check_of(500.0, std::nullopt)}).pass);
  EXPECT_TRUE(judge({check_of(500.0, 500.0)}).pass);
}

TEST(Judge, AnUnknownValueIsAnOpenPointAndDecidesNothing) {
  const Verdict verdict = judge({check_of(500.0, 510.0), check_of(19.0, std::nullopt, true)});
  EXPECT_TRUE(verdict.pass);
  EXPECT_THAT(verdict.open_points, ElementsAre("ask"));
  EXPECT_EQ(verdict.open_binding_checks, 1);
  EXPECT_FALSE(judge({check_of(500.0, 490.0), check_of(19.0, std::nullopt, true)}).pass);
}

RC_GTEST_PROP(Judge, OneBindingMissFailsAndTheShortfallIsItsDistance, (const std::vector<bool>& met)) {
  std::vector<Check> checks = {check_of(500.0, 500.0)};
  for (const bool is_met : met) checks.push_back(check_of(100.0, is_met ? 120.0 : 90.0));
  const auto misses = std::count(met.begin(), met.end(), false);
  const Verdict verdict = judge(checks);
  RC_ASSERT(verdict.pass == (misses == 0));
  RC_ASSERT(std::abs(verdict.shortfall - 0.1 * static_cast<double>(misses)) < 1e-9);
}

TEST(MakeChecks, ARowWithEveryLimitGivesTenChecks) {
  const auto checks = make_checks(row("en12464-1:2021/44.1"), good_evaluation(), *fixture::lambertian(4000.0, 30.0));
  EXPECT_EQ(checks.size(), 10U);
  const Verdict verdict = judge(checks);
  EXPECT_TRUE(verdict.pass);
  EXPECT_EQ(verdict.confidence, Confidence::verified);
  EXPECT_EQ(verdict.note, "");
  EXPECT_TRUE(verdict.open_points.empty());
}

TEST(MakeChecks, EveryLimitCanFailAlone) {
  const auto worsened = [](void (*worsen)(lighting::Evaluation&)) {
    lighting::Evaluation evaluation = good_evaluation();
    worsen(evaluation);
    return judge(make_checks(row("en12464-1:2021/44.1"), evaluation, *fixture::lambertian(4000.0, 30.0))).pass;
  };
  EXPECT_FALSE(worsened([](auto& e) { e.task.mean_lx = 499.0; }));
  EXPECT_FALSE(worsened([](auto& e) { e.task.uniformity = 0.59; }));
  EXPECT_FALSE(worsened([](auto& e) { e.ugr_max = 19.1; }));
  EXPECT_FALSE(worsened([](auto& e) { e.walls->mean_lx = 149.0; }));
  EXPECT_FALSE(worsened([](auto& e) { e.walls->uniformity = 0.09; }));
  EXPECT_FALSE(worsened([](auto& e) { e.ceiling->mean_lx = 99.0; }));
  EXPECT_FALSE(worsened([](auto& e) { e.ceiling->uniformity = 0.09; }));
  EXPECT_FALSE(worsened([](auto& e) { e.cylindrical->mean_lx = 149.0; }));
  EXPECT_FALSE(worsened([](auto& e) { e.cylindrical->uniformity = 0.09; }));
}

TEST(MakeChecks, ColourRenderingIsNeverAssumed) {
  const auto luminaire = fixture::lambertian(4000.0, 30.0);
  luminaire->colour_rendering_index.reset();
  const Verdict unknown = judge(make_checks(row("en12464-1:2021/44.1"), good_evaluation(), *luminaire));
  EXPECT_TRUE(unknown.pass);
  ASSERT_EQ(unknown.open_points.size(), 1U);
  EXPECT_THAT(unknown.open_points[0], HasSubstr("does not state Ra"));
  luminaire->colour_rendering_index = 70.0;
  EXPECT_FALSE(judge(make_checks(row("en12464-1:2021/44.1"), good_evaluation(), *luminaire)).pass);
}

TEST(MakeChecks, GlareWithoutALuminousAreaIsAskedFor) {
  const auto luminaire = fixture::lambertian(4000.0, 30.0);
  luminaire->opening = {};
  lighting::Evaluation evaluation = good_evaluation();
  evaluation.ugr_max.reset();
  const Verdict verdict = judge(make_checks(row("en12464-1:2021/44.1"), evaluation, *luminaire));
  EXPECT_TRUE(verdict.pass);
  EXPECT_EQ(verdict.open_binding_checks, 1);
  EXPECT_THAT(verdict.open_points[0], HasSubstr("no luminous area"));
}

TEST(MakeChecks, UncertainLimitsAreShownAndNamedButDecideNothing) {
  lighting::Evaluation evaluation = good_evaluation();
  evaluation.walls->mean_lx = 20.0;  // row 44.2: base known, ambient uncertain
  const auto checks = make_checks(row("en12464-1:2021/44.2"), evaluation, *fixture::lambertian(4000.0, 30.0));
  const Verdict verdict = judge(checks);
  EXPECT_EQ(checks.size(), 10U);
  EXPECT_TRUE(verdict.pass);
  EXPECT_EQ(verdict.confidence, Confidence::known);
  EXPECT_THAT(verdict.note, HasSubstr("not met as remembered: walls_mean_lx"));
}

TEST(MakeChecks, ARowOfUncertainFiguresAloneGivesAVerdictThatSaysSo) {
  lighting::Evaluation evaluation = good_evaluation();
  const auto luminaire = fixture::lambertian(4000.0, 30.0);
  const Verdict met = judge(make_checks(row("twinlight-crops-lx:2026/seedling-tier"), evaluation, *luminaire));
  EXPECT_FALSE(met.pass);  // 520 lx of 7200
  EXPECT_EQ(met.confidence, Confidence::uncertain);
  EXPECT_THAT(met.note, HasSubstr("rests on uncertain limits"));
}

const Check& check_on(const std::vector<Check>& checks, Quantity quantity) {
  return *std::find_if(checks.begin(), checks.end(), [&](const Check& c) { return c.quantity == quantity; });
}

TEST(MakeChecks, LimitsBeyondThoseOfEveryRoomAreComputedOrOpen) {
  lighting::Evaluation evaluation = good_evaluation();
  evaluation.power_density_W_per_m2 = 10.0;
  photometry::Luminaire luminaire;
  luminaire.colour_rendering_index = 80.0;
  const std::vector<Check> checks = make_checks(row("gb7793:2010/classroom"), evaluation, luminaire);

  EXPECT_EQ(check_on(checks, Quantity::power_density_W_per_m2).pass(), true) << "11 W/m² required";
  EXPECT_EQ(checks.size(), 9U) << "four of every room; 11 and 9 W/m²; 3300 and 5500 K; 1.7 m";
  EXPECT_EQ(std::count_if(checks.begin(), checks.end(), [](const Check& c) { return !c.binding; }), 1)
      << "9 W/m² is a target only";
  EXPECT_THAT(check_on(checks, Quantity::cct_K).note, HasSubstr("correlated colour temperature (≥ 3300 K)"));
  EXPECT_EQ(judge(checks).open_binding_checks, 3);

  luminaire.colour_temperature_K = 6500.0;
  EXPECT_FALSE(judge(make_checks(row("gb7793:2010/classroom"), evaluation, luminaire)).pass) << "over 5500 K";
}

TEST(MakeChecks, ACertainFurtherLimitDoesNotMakeAnUncertainIlluminanceAdvisory) {
  requirements::Requirement uncertain = row("gbt50034:2024/classroom");
  uncertain.limits = row("gb55015:2021/classroom").limits;
  lighting::Evaluation dark = good_evaluation();
  dark.task.mean_lx = 100.0;
  dark.power_density_W_per_m2 = 2.0;
  const std::vector<Check> checks = make_checks(uncertain, dark, {});
  EXPECT_TRUE(check_on(checks, Quantity::maintained_illuminance_lx).binding);
  EXPECT_FALSE(judge(checks).pass);
  EXPECT_EQ(judge(checks).confidence, Confidence::uncertain);
}

}  // namespace
}  // namespace twinlight::evidence
