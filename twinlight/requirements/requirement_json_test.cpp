// What rows and reports look like as JSON, and in words: the names are a contract.

#include "twinlight/requirements/requirement_json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "twinlight/requirements/all_requirements.h"
#include "twinlight/requirements/product_trait.h"
#include "twinlight/requirements/surroundings.h"
#include "twinlight/requirements/vocabulary.h"

namespace twinlight::requirements {
namespace {

using ::testing::HasSubstr;

Requirement row(std::string_view id) {
  return all_requirements().find(id).value();
}

TEST(RequirementJson, ARowSaysItsLimitsWithUnitSideAndConfidence) {
  const nlohmann::ordered_json json = to_json(row("gb7793:2010/classroom"), all_requirements());
  EXPECT_EQ(json["standard"], "GB 7793");
  EXPECT_EQ(json["standing"], "law");
  EXPECT_EQ(json["market"], "china");
  EXPECT_EQ(json["limits"][0]["quantity"], "maintained_illuminance_lx");
  EXPECT_EQ(json["limits"][0]["limit"], 300.0);
  EXPECT_EQ(json["limits"][0]["unit"], "lx");
  EXPECT_EQ(json["limits"][0]["comparison"], "at_least");
  EXPECT_EQ(json["limits"][0]["confidence"], "verified");
  EXPECT_EQ(json["sources"][0]["key"], "GB7793");
  EXPECT_FALSE(json["uncertain"]);
}

TEST(RequirementJson, EveryRowWithAnUncertainLimitSaysSo) {
  int uncertain = 0;
  for (const Requirement& requirement : all_requirements().rows()) {
    const nlohmann::ordered_json json = to_json(requirement);
    bool any = json["in_force"]["confidence"] == "uncertain" || json["confidence"]["base"] == "uncertain";
    for (const auto& limit : json["limits"]) any |= limit["confidence"] == "uncertain";
    EXPECT_EQ(json["uncertain"], any) << requirement.id;
    uncertain += any ? 1 : 0;
  }
  EXPECT_GT(uncertain, 50);
}

// EN 12464-1:2021, 5.3.4 and 5.3.5: 300 lx around a task of 500 lx, and a third of that beyond.
TEST(Surroundings, FollowTheIlluminanceOfTheTask) {
  const auto classroom = surroundings_of(all_requirements(), row("en12464-1:2021/44.1"));
  ASSERT_TRUE(classroom);
  EXPECT_EQ(classroom->surrounding_lx, 300.0);
  EXPECT_NEAR(classroom->background_lx, 100.0, 0.05);
  EXPECT_EQ(classroom->surrounding_uniformity, 0.40);
  EXPECT_EQ(classroom->background_uniformity, 0.10);
  EXPECT_EQ(classroom->confidence, Confidence::known);
  EXPECT_EQ(surroundings_of(all_requirements(), row("en12464-1:2021/48.2"))->surrounding_lx, 500.0) << "1000 lx";
  EXPECT_EQ(surroundings_of(all_requirements(), row("en12464-1:2021/45.4"))->surrounding_lx, 50.0) << "as the task";
  EXPECT_EQ(surroundings_of(all_requirements(), row("gb7793:2010/classroom")), std::nullopt);
  EXPECT_EQ(surroundings_of(all_requirements(), row("en12464-1:2021/44.6")), std::nullopt);
}

TEST(Surroundings, EveryTaskOfTheStandardHasThem) {
  for (const Requirement& requirement : all_requirements().rows()) {
    if (requirement.standard.id != "en12464-1:2021" || requirement.domain == "general") continue;
    EXPECT_EQ(surroundings_of(all_requirements(), requirement).has_value(),
              requirement.maintained_illuminance_lx.has_value())
        << requirement.id;
  }
}

TEST(RequirementJson, AReportNamesTheRuleTheFindingAndWhatIsMissing) {
  const Product product =
      read_product(twinlight::testing::project_path("examples/products/care-luminaire.toml")).value();
  const MarketReport report = examine(product, all_requirements(), "eu", parse_date("2026-11-27").value());
  const nlohmann::ordered_json json = to_json(product, report);
  EXPECT_EQ(json["date"], "2026-11-27");
  EXPECT_FALSE(json["may_be_shipped"]);
  EXPECT_EQ(json["count"]["missed"], report.count(Outcome::missed));
  EXPECT_EQ(json["rules"].size(), report.results.size());
  const auto rule = [&](std::string_view id) {
    return *std::find_if(json["rules"].begin(), json["rules"].end(),
                         [&](const auto& candidate) { return candidate["requirement"] == id; });
  };
  const nlohmann::ordered_json standby = rule("eu-2019-2020/standby");
  EXPECT_EQ(standby["outcome"], "missed");
  EXPECT_EQ(standby["findings"][0]["value"], 0.6);
  EXPECT_EQ(standby["findings"][0]["limit"], 0.5);
  const nlohmann::ordered_json flicker = rule("eu-2019-2020/pst-lm");
  EXPECT_EQ(flicker["outcome"], "to_be_shown");
  EXPECT_EQ(flicker["missing_figures"][0], "pst_lm");
  const nlohmann::ordered_json power = rule("eu-2019-2020/power");
  EXPECT_THAT(power["findings"][0]["working"].get<std::string>(), HasSubstr("Ponmax"));
}

TEST(Vocabulary, EveryWordIsInThreeLanguages) {
  for (const Outcome outcome : {Outcome::met, Outcome::missed, Outcome::to_be_shown, Outcome::not_applicable}) {
    EXPECT_NE(word_of(outcome, Language::nl), word_of(outcome, Language::en));
    EXPECT_NE(word_of(outcome, Language::zh), word_of(outcome, Language::en));
  }
  for (const Confidence confidence : {Confidence::verified, Confidence::known, Confidence::uncertain})
    EXPECT_NE(word_of(confidence, Language::nl), word_of(confidence, Language::en));
  for (const ProductTrait& trait : product_traits())
    EXPECT_NE(question_of(trait.group, Language::zh), trait.group) << "no question for this group";
  for (const Requirement& requirement : all_requirements().rows()) {
    if (!requirement.when) continue;
    EXPECT_FALSE(words_of(*requirement.when, Language::nl).empty()) << requirement.id;
    EXPECT_NE(words_of(*requirement.when, Language::zh), words_of(*requirement.when, Language::en));
  }
  EXPECT_EQ(words_of(*row("consensus-medi:2022/evening").when, Language::en), "in the evening, from 3 h before sleep");
}

}  // namespace
}  // namespace twinlight::requirements
