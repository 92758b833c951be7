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
