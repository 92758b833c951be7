// The place of a need held against what a catalogue says of a housing. IP codes: EN 60529; IK codes: EN 62262.
#include <gmock/gmock.h>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/place_checks.h"
#include "twinlight/evidence/planned_dimming.h"

namespace twinlight::evidence {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;

Need barn(const std::string& place) {
  return fixture::read_text(fixture::classroom_text() + "[place]\n" + place).value();
}

std::string complaint_about_place(const std::string& place) {
  const auto need = fixture::read_text(fixture::classroom_text() + "[place]\n" + place);
  return need ? "was accepted" : to_string(need.error());
}

std::vector<std::optional<bool>> passes(const Need& need, const Enclosure& enclosure) {
  std::vector<std::optional<bool>> all;
  for (const Check& check : place_checks(need, enclosure)) all.push_back(check.pass());
  return all;
}

/// A layout whose one check is met.
EvaluatedLayout met() {
  EvaluatedLayout found;
  found.checks = {{.limit = 500.0, .value = 520.0, .confidence = requirements::Confidence::verified}};
  found.verdict = judge(found.checks);
  return found;
}

TEST(Place, CodesAreReadDigitByDigit) {
  EXPECT_EQ(parse_ip_code("IP65").value(), (IpCode{6, 5}));
  EXPECT_EQ(parse_ip_code("IPX4").value(), (IpCode{std::nullopt, 4}));
  EXPECT_EQ(ip_text({6, std::nullopt}), "IP6X");
  EXPECT_EQ(parse_ik_code("IK08").value(), 8);
  EXPECT_EQ(parse_ik_code("IK10").value(), 10);
  for (const char* wrong : {"", "IP", "IP7", "IP75", "IP6A", "65", "ip65", "IP655"})
    EXPECT_THAT(parse_ip_code(wrong).error().message, HasSubstr("is no IP code")) << wrong;
  for (const char* wrong : {"", "IK8", "IK11", "IK-1", "08"}) EXPECT_FALSE(parse_ik_code(wrong)) << wrong;
}

TEST(Place, EachDigitIsHeldByItself) {
  const Need need = barn("ip = \"IP54\"\nik = \"IK07\"\n");
  EXPECT_THAT(passes(need, {.ip = IpCode{5, 4}, .ik = 7}), ElementsAre(true, true, true));
  EXPECT_THAT(passes(need, {.ip = IpCode{6, 3}, .ik = 6}), ElementsAre(true, false, false));
  EXPECT_THAT(passes(need, {.ip = IpCode{2, 5}}), ElementsAre(false, true, std::nullopt));
  EXPECT_THAT(passes(need, {.ip = IpCode{std::nullopt, 4}}), ElementsAre(std::nullopt, true, std::nullopt));
  EXPECT_TRUE(place_checks(fixture::classroom(), {}).empty());
}

TEST(Place, WhatTheCatalogueDoesNotSayIsOpenAndNeverPassed) {
  const Need need = barn("ip = \"IP44\"\n");
  EvaluatedLayout found = met();
  hold_against_place(need, {}, found);
  EXPECT_TRUE(found.verdict.pass);
  EXPECT_EQ(found.verdict.open_binding_checks, 2);
  ASSERT_EQ(found.verdict.open_points.size(), 2U);
  EXPECT_THAT(found.verdict.open_points, Each(HasSubstr("the catalogue does not say; ask the maker")));
  EXPECT_TRUE(suits_place(need, {}));

  found = met();
  hold_against_place(need, {.ip = IpCode{2, 0}}, found);
  EXPECT_FALSE(found.verdict.pass);
  EXPECT_FALSE(suits_place(need, {.ip = IpCode{2, 0}}));
}

TEST(Place, RowsOfAPlaceCountAndTheirDocumentsAreAskedFor) {
  const Need need =
      barn("requirements = [\"twinlight-places:2026/animal-house\", \"twinlight-places:2026/animal-house-ammonia\"]\n");
  EvaluatedLayout found = met();
  hold_against_place(need, {.ip = IpCode{6, 6}}, found);
  EXPECT_TRUE(found.verdict.pass);
  EXPECT_THAT(found.verdict.open_points, ElementsAre(HasSubstr("resistance to ammonia")));
  EXPECT_EQ(found.verdict.open_binding_checks, 1);
  EXPECT_EQ(found.checks.back().requirement, "twinlight-places:2026/animal-house");
  hold_against_place(need, {.ip = IpCode{6, 4}}, found = met());
  EXPECT_FALSE(found.verdict.pass);
}

TEST(Place, ProductsOfOtherDomainsAreLeftOutUnlessTheNeedTakesThem) {
  const Enclosure stable{.domains = {"agriculture"}};
  EXPECT_THAT(reason_of_place(barn("ip = \"IP20\"\n"), stable)->reason, HasSubstr("other domains than education"));
  EXPECT_FALSE(reason_of_place(barn("ip = \"IP20\"\nmade_for_domain = false\n"), stable));
  EXPECT_FALSE(reason_of_place(barn("ip = \"IP20\"\n"), {}));
  EXPECT_FALSE(reason_of_place(barn("ip = \"IP20\"\n"), {.domains = {"care", "education"}}));
  EXPECT_FALSE(reason_of_place(fixture::classroom(), stable));
}

TEST(Place, WhatIsMountedOtherwiseIsLeftOutAndWhatDoesNotSayIsAsked) {
  const Need bed = barn("mounted = [\"wall\", \"surface\"]\n");
  EXPECT_EQ(reason_of_place(bed, {.mountings = {"suspended"}})->reason,
            "not for mounting wall or surface, says the catalogue");
  EXPECT_FALSE(reason_of_place(bed, {.mountings = {"recessed", "surface"}}));
  EXPECT_FALSE(reason_of_place(bed, {}));
  EvaluatedLayout found = met();
  hold_against_place(bed, {}, found);
  EXPECT_EQ(found.verdict.open_binding_checks, 1);
  EXPECT_THAT(found.verdict.open_points, ElementsAre(HasSubstr("Mounting (wall or surface)")));
  hold_against_place(bed, {.mountings = {"wall"}}, found = met());
  EXPECT_EQ(found.verdict.open_binding_checks, 0);
  EXPECT_THAT(fixture::read_text(fixture::classroom_text() + "[place]\nmounted = [\"roof\"]\n").error().message,
              HasSubstr("'roof' is none of recessed"));
  EXPECT_THAT(fixture::read_text(fixture::classroom_text() + "[place]\nmounting = [\"wall\"]\n").error().message,
              HasSubstr("is called mounted here"));
}

TEST(Place, DimmingThatTheNeedPlansIsAskedOfTheProduct) {
  const std::string dimmed = "[[operation.dimming]]\nhours_per_year = 500\noutput = 0.4\n";
  const Need need = fixture::read_text(fixture::classroom_text() + dimmed).value();
  EXPECT_EQ(least_planned_output(need), 0.4);
  EXPECT_THAT(passes(need, {.least_output = 0.01}), ElementsAre(true));
  EXPECT_THAT(passes(need, {.least_output = 1.0}), ElementsAre(false));
  EXPECT_THAT(passes(need, {}), ElementsAre(std::nullopt));
  EXPECT_FALSE(reason_of_place(need, {.domains = {"agriculture"}})) << "it says nothing else of its place";
  EXPECT_FALSE(least_planned_output(fixture::classroom()));
  EXPECT_FALSE(fixture::classroom().place);
}

TEST(Place, LightThatIsOffIsNotDimmedAndConstantLightIs) {
  Need need = fixture::classroom();
  need.operation.use.dimming = {{.hours_per_year = 100.0, .output = 0.0}};
  EXPECT_FALSE(least_planned_output(need));
  need.operation.use.constant_illuminance = true;
  EXPECT_EQ(least_planned_output(need), need.maintenance_factor);
}

TEST(Place, ANeedMayAskForDimmingItself) {
  EXPECT_THAT(passes(barn("dims_to = 0.05\n"), {.least_output = 0.1}), ElementsAre(false));
  EXPECT_THAT(complaint_about_place("dims_to = 5\n"), HasSubstr("place.dims_to"));
}

TEST(Place, FaultsAreRefusedWithTheirPlace) {
  EXPECT_THAT(complaint_about_place("ip = \"65\"\n"), HasSubstr("need.toml:19: place.ip: '65' is no IP code"));
  EXPECT_THAT(complaint_about_place("ik = \"IK11\"\n"), HasSubstr("place.ik: 'IK11' is no code"));
  EXPECT_THAT(complaint_about_place("requirements = [\"nothing:1/x\"]\n"), HasSubstr("is unknown"));
  EXPECT_THAT(complaint_about_place("requirements = [\"en12464-1:2021/44.1\"]\n"), HasSubstr("nothing of the housing"));
  EXPECT_THAT(complaint_about_place("damp = true\n"), HasSubstr("place.damp"));
}

}  // namespace
}  // namespace twinlight::evidence
