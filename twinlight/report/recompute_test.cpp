#include "twinlight/report/recompute.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

Result<JsonComparison> recomputed(const nlohmann::ordered_json& report) {
  const evidence::Need need = fixture::small_room();
  return recompute(report, need, fixture::panel(), fixture::engine_for(need));
}

auto path_is(const std::string& path) {
  return Field(&JsonDifference::path, path);
}

TEST(Recompute, AHonestReportDiffersNowhere) {
  const auto found = recomputed(fixture::small_report());
  ASSERT_TRUE(found) << to_string(found.error());
  EXPECT_THAT(found->differences, IsEmpty());
  EXPECT_GT(found->values, 200U);
}

TEST(Recompute, NamesEachNumberThatIsNotTrue) {
  nlohmann::ordered_json report = fixture::small_report();
  report["evaluation"]["task"]["mean_lx"] = 512.0;
  report["evidence"]["checks"][0]["value"] = 512.0;
  report["evidence"]["verdict"] = "certainly";
  report["product"]["luminous_flux_lm"] = report["product"]["luminous_flux_lm"].get<double>() * (1 + 1e-5);
  EXPECT_THAT(recomputed(report).value().differences,
              ElementsAre(path_is("/product/luminous_flux_lm"), path_is("/evidence/verdict"),
                          path_is("/evidence/checks/0/value"), path_is("/evaluation/task/mean_lx")));
}

/// Little less than what the panels give is asked for, so that the verdict passes and has reflectances to turn at.
TEST(Recompute, FindsAnewHowFarReflectancesMayDiffer) {
  ReportSubject subject = fixture::subject();
  evidence::Need& need = subject.need;
  need.requirement.ambient = {};
  need.requirement.limits.clear();
  need.requirement.uniformity.reset();
  need.requirement.ugr.reset();
  need.requirement.maintained_illuminance_lx = 0.99 * subject.evidence.found.evaluation.task.mean_lx;
  const evidence::LightingEngine engine = fixture::engine_for(need);
  const evidence::LayoutChoice layout = fixture::two_panels(need);
  subject.evidence.found =
      evidence::evaluate_layout(need, evidence::scene_of(need, subject.luminaire, layout), layout, engine).value();
  subject.evidence.reflectances =
      evidence::reflectance_robustness(need, subject.luminaire, subject.evidence.found, engine).value();
  ASSERT_TRUE(subject.evidence.reflectances->below);
  nlohmann::ordered_json report = report_json(subject);
  EXPECT_THAT(recompute(report, need, subject.luminaire, engine).value().differences, IsEmpty());
  auto& below = report["evidence"]["verdict_robustness"]["reflectances"]["below"];
  below["factor"] = below["factor"].get<double>() - 0.01;
  EXPECT_THAT(recompute(report, need, subject.luminaire, engine).value().differences,
              ElementsAre(path_is("/evidence/verdict_robustness/reflectances/below/factor")));
}

TEST(Recompute, ToleratesRounding) {
  nlohmann::ordered_json report = fixture::small_report();
  report["evaluation"]["task"]["mean_lx"] = report["evaluation"]["task"]["mean_lx"].get<double>() * (1 + 1e-8);
  EXPECT_THAT(recomputed(report).value().differences, IsEmpty());
}

TEST(Recompute, RefusesAReportWithoutALayout) {
  nlohmann::ordered_json report = fixture::small_report();
  report["evidence"]["layout"]["columns"] = "two";
  EXPECT_EQ(recomputed(report).error().field, "evidence.layout");
  EXPECT_EQ(recomputed(nlohmann::ordered_json(3)).error().field, "evidence.layout");
}

TEST(Compare, NamesWhatIsMissingOnEitherSide) {
  const auto a = nlohmann::ordered_json::parse(R"({"a/b": 1, "only": [1, 2], "list": [1, 2]})");
  const auto b = nlohmann::ordered_json::parse(R"({"a/b": 2, "list": [1], "new": null})");
  EXPECT_THAT(compare(a, b).differences,
              ElementsAre(path_is("/a~1b"), path_is("/only"), path_is("/list"), path_is("/new")));
}

}  // namespace
}  // namespace twinlight::report
