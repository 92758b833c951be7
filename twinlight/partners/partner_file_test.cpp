#include "twinlight/partners/partner_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace twinlight::partners {
namespace {

using nlohmann::ordered_json;
using ::testing::ElementsAre;

ordered_json whole() {
  return ordered_json::parse(R"({
    "organisations": [{"id": "o1", "region": "limburg", "kind": "company"}],
    "profiles": [{"id": "p1", "organisation": "o1", "type": "BO", "domain": null, "language": "nl", "title": "Lampen",
                  "text": "Wij maken lampen.", "wanted_partner": {"kinds": ["company"], "regions": ["guangdong"]}}]})");
}

Diagnostic refused(const ordered_json& json) {
  const auto profiles = read_partner_profiles(json.dump(), "profiles.json");
  EXPECT_FALSE(profiles);
  return profiles ? Diagnostic{} : profiles.error();
}

TEST(PartnerFile, TakesAProfileWithItsOwner) {
  const auto profiles = read_partner_profiles(whole().dump(), "profiles.json");
  ASSERT_TRUE(profiles) << to_string(profiles.error());
  ASSERT_EQ(profiles->size(), 1U);
  const PartnerProfile& profile = profiles->front();
  EXPECT_EQ(profile.region, "limburg");
  EXPECT_EQ(profile.domain, "");
  EXPECT_EQ(profile.title, "Lampen");
  EXPECT_THAT(profile.wanted_regions, ElementsAre("guangdong"));
}

TEST(PartnerFile, TakesSizesAndStages) {
  const auto size_of = [](const char* told) {
    ordered_json json = whole();
    json["organisations"][0]["size"] = told;
    return read_partner_profiles(json.dump(), "profiles.json").value().front().facts.size;
  };
  EXPECT_EQ(size_of("1-9"), "micro");
  EXPECT_EQ(size_of("10-49"), "small");
  EXPECT_EQ(size_of("50-249"), "medium");
  EXPECT_EQ(size_of("250+"), "large");
  EXPECT_EQ(size_of("small"), "small");
  ordered_json json = whole();
  json["profiles"][0]["readiness_level"] = 3;
  json["profiles"][0]["wanted_partner"]["sizes"] = {"micro", "small"};
  json["profiles"][0]["wanted_partner"]["least_readiness_level"] = 8;
  const auto profiles = read_partner_profiles(json.dump(), "profiles.json");
  ASSERT_TRUE(profiles) << to_string(profiles.error());
  EXPECT_EQ(profiles->front().facts.size, "") << "none is told";
  EXPECT_EQ(profiles->front().readiness, 3);
  EXPECT_EQ(profiles->front().wanted_readiness, 8);
  EXPECT_THAT(profiles->front().wanted_sizes, ElementsAre("micro", "small"));
}

TEST(PartnerFile, NamesThePlaceOfAFault) {
  const auto with = [](const char* key, const ordered_json& value) {
    ordered_json json = whole();
    json["profiles"][0][key] = value;
    return refused(json);
  };
  EXPECT_EQ(with("type", "XX").field, "profiles[0].type");
  EXPECT_EQ(with("language", 3).field, "profiles[0].language");
  EXPECT_EQ(with("organisation", "o9").field, "profiles[0].organisation");
  EXPECT_EQ(with("domain", "sport").field, "profiles[0].domain");
  EXPECT_EQ(with("wanted_partner", 3).field, "profiles[0].wanted_partner");
  EXPECT_EQ(with("wanted_partner", ordered_json{{"kinds", {1}}}).field, "profiles[0].wanted_partner.kinds");
  EXPECT_EQ(with("readiness_level", 10).field, "profiles[0].readiness_level");
  EXPECT_EQ(with("wanted_partner", ordered_json{{"sizes", {"tiny"}}}).field, "profiles[0].wanted_partner.sizes");
  EXPECT_EQ(with("wanted_partner", ordered_json{{"least_readiness_level", "7"}}).field,
            "profiles[0].wanted_partner.least_readiness_level");
  ordered_json json = whole();
  json["organisations"][0]["size"] = "many";
  EXPECT_EQ(refused(json).field, "organisations[0].size");
  json = whole();
  json["profiles"][0].erase("text");
  EXPECT_EQ(refused(json).field, "profiles[0].text");
  json = whole();
  json["profiles"].push_back(json["profiles"][0]);
  EXPECT_EQ(refused(json).field, "profiles[1].id");
  json = whole();
  json["organisations"].push_back(json["organisations"][0]);
  EXPECT_EQ(refused(json).field, "organisations[1].id");
  EXPECT_EQ(refused({{"organisations", ordered_json::array()}}).field, "profiles");
  EXPECT_FALSE(read_partner_profiles("[", "profiles.json"));
}

}  // namespace
}  // namespace twinlight::partners
