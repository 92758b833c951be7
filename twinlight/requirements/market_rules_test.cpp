// What the rules of data/requirements/markets say of products; dates and limits from the reference sheet's sections 4
// to 6 (Regulations (EU) 2019/2020 and 2021/341) and the certification body's notice on GB/T 7000.1-2023.

#include "twinlight/requirements/market_rules.h"

#include <gmock/gmock.h>

#include "twinlight/requirements/all_requirements.h"
#include "twinlight/requirements/product_trait.h"

namespace twinlight::requirements {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Date day(std::string_view text) {
  return parse_date(text).value();
}

Product example(const std::string& name) {
  auto product = read_product(twinlight::testing::project_path("examples/products/" + name + ".toml"));
  if (!product) throw std::runtime_error(to_string(product.error()));
  return *std::move(product);
}

Product described(const std::string& text) {
  auto settings = Settings::parse("manufacturer = 'M'\nmodel = 'P'\n" + text, "product.toml");
  if (!settings) throw std::runtime_error(to_string(settings.error()));
  auto product = read_product(*settings);
  if (!product) throw std::runtime_error(to_string(product.error()));
  return *std::move(product);
}

MarketReport examined(const Product& product, std::string_view market, std::string_view date) {
  return examine(product, all_requirements(), market, day(date));
}

const RuleResult* result_of(const MarketReport& report, std::string_view id) {
  for (const RuleResult& result : report.results)
    if (result.rule.id == id) return &result;
  return nullptr;
}

/// What a rule says; none where it is not in force on that day.
std::optional<Outcome> outcome_of(const MarketReport& report, std::string_view id) {
  const RuleResult* result = result_of(report, id);
  return result != nullptr ? std::optional(result->outcome) : std::nullopt;
}

constexpr std::string_view led_lamp =
    "kind = 'light_source'\ntechnology = 'led'\nsupply = 'mains'\nuse = ['general']\nfunctions = []\n"
    "form = 'integrated_lamp'\n[light_source]\nbeam = 'non_directional'\n";

Product lamp_with(const std::string& figures) {
  return described(std::string(led_lamp) + "[figures]\nluminous_flux_lm = 1000\n" + figures);
}

// SVM at most 0.9 until 2024-08-31, 0.4 from the next day: (EU) 2021/341.
TEST(MarketRules, TheStroboscopicLimitChangesOnItsDay) {
  const Product lamp = lamp_with("svm = 0.6\n");
  const MarketReport before = examined(lamp, "eu", "2024-08-31");
  EXPECT_EQ(outcome_of(before, "eu-2019-2020/svm-0.9"), Outcome::met);
  EXPECT_EQ(outcome_of(before, "eu-2019-2020/svm"), std::nullopt) << "not yet";
  const MarketReport after = examined(lamp, "eu", "2024-09-01");
  EXPECT_EQ(outcome_of(after, "eu-2019-2020/svm-0.9"), std::nullopt) << "no longer";
  EXPECT_EQ(outcome_of(after, "eu-2019-2020/svm"), Outcome::missed);

  std::vector<std::string> coming;
  for (const RuleChange& change : before.changes)
    if (change.date == day("2024-09-01")) coming.push_back(change.result->rule.id);
  EXPECT_THAT(coming, Contains("eu-2019-2020/svm"));
  for (const RuleChange& change : after.changes) EXPECT_GT(change.date, day("2024-09-01"));
}

TEST(MarketRules, WhatIsNotStatedIsAskedForAndNeverAssumed) {
  const MarketReport report = examined(lamp_with(""), "eu", "2026-11-27");
  const RuleResult* svm = result_of(report, "eu-2019-2020/svm");
  EXPECT_EQ(svm->outcome, Outcome::to_be_shown);
  EXPECT_THAT(svm->missing_figures, Contains(Quantity::svm));
  EXPECT_FALSE(report.may_be_shipped);
  EXPECT_EQ(outcome_of(report, "eu-2014-30/declaration"), Outcome::to_be_shown);

  const MarketReport nothing = examined(described(""), "eu", "2026-11-27");
  EXPECT_EQ(nothing.count(Outcome::met), 0) << "nothing is known of the product";
  EXPECT_EQ(nothing.count(Outcome::missed), 0);
  EXPECT_THAT(result_of(nothing, "eu-2019-2020/svm")->missing_traits, Contains("source_supply"));
}

TEST(MarketRules, PowerLimitAndLabelAreThoseOfTheFormulas) {
  // 2200 lm with 18 W, not directional, on the mains: 1.08 × (1.5 + 2200 / 120) × 1.00 = 21.42 W; 122.2 lm/W: class E.
  const auto lamp = [](const std::string& power_W, const std::string& grade) {
    return described(
        "kind = 'light_source'\ntechnology = 'led'\nsupply = 'mains'\nuse = ['general']\nfunctions = []\n"
        "[light_source]\nbeam = 'non_directional'\nenergy_class = '" +
        grade + "'\n[figures]\nluminous_flux_lm = 2200\ncolour_rendering_index = 80\npower_W = " + power_W);
  };
  const MarketReport good = examined(lamp("18", "E"), "eu", "2026-11-27");
  const RuleResult* power = result_of(good, "eu-2019-2020/power");
  EXPECT_EQ(power->outcome, Outcome::met);
  EXPECT_NEAR(power->findings.front().limit->value, 21.42, 0.005);
  EXPECT_THAT(power->findings.front().working, HasSubstr("Ponmax 21.42 W"));
  EXPECT_EQ(outcome_of(good, "eu-2019-2015/class"), Outcome::met);
  EXPECT_EQ(outcome_of(examined(lamp("18", "D"), "eu", "2026-11-27"), "eu-2019-2015/class"), Outcome::missed);
  EXPECT_EQ(outcome_of(examined(lamp("22", "E"), "eu", "2026-11-27"), "eu-2019-2020/power"), Outcome::missed);
}

TEST(MarketRules, LimitsByBracketApplyOnlyInTheirBracket) {
  const MarketReport small = examined(lamp_with("power_W = 8\ndisplacement_factor = 0.6\n"), "eu", "2026-11-27");
  EXPECT_EQ(outcome_of(small, "eu-2019-2020/displacement-5"), Outcome::met);
  EXPECT_EQ(outcome_of(small, "eu-2019-2020/displacement-10"), Outcome::not_applicable);
  const MarketReport large = examined(lamp_with("power_W = 26\ndisplacement_factor = 0.89\n"), "eu", "2026-11-27");
  EXPECT_EQ(outcome_of(large, "eu-2019-2020/displacement-25"), Outcome::missed);
}

// An old certificate (GB 7000.1-2015) is good until it must be converted, suspended from 2027, revoked from April 2027.
TEST(MarketRules, TheTransitionOfChinaCompulsoryCertification) {
  const Product panel = example("school-panel");
  const MarketReport in_2025 = examined(panel, "china", "2025-06-01");
  EXPECT_EQ(outcome_of(in_2025, "cnca-c10/either-edition"), Outcome::met);
  const MarketReport in_2026 = examined(panel, "china", "2026-11-27");
  EXPECT_EQ(outcome_of(in_2026, "cnca-c10/certificate"), Outcome::met);
  EXPECT_EQ(outcome_of(in_2026, "cnca-c10/conversion"), Outcome::met);
  EXPECT_EQ(outcome_of(in_2026, "cnca-c10/new-certificates"), Outcome::not_applicable) << "issued in 2023";
  const auto to_come = std::find_if(in_2026.changes.begin(), in_2026.changes.end(), [](const RuleChange& change) {
    return change.result && change.result->rule.id == "cnca-c10/new-edition";
  });
  ASSERT_NE(to_come, in_2026.changes.end());
  EXPECT_EQ(to_come->date, day("2027-01-01"));
  EXPECT_EQ(to_come->result->outcome, Outcome::missed);

  const MarketReport in_2027 = examined(panel, "china", "2027-01-01");
  const RuleResult* missed = result_of(in_2027, "cnca-c10/new-edition");
  EXPECT_EQ(missed->outcome, Outcome::missed);
  EXPECT_TRUE(missed->findings.front().proof_of_other);
  EXPECT_TRUE(missed->binding);
  EXPECT_EQ(outcome_of(examined(panel, "china", "2027-04-01"), "cnca-c10/old-revoked"), Outcome::missed);

  const MarketReport expired = examined(panel, "china", "2028-05-10");
  EXPECT_EQ(outcome_of(expired, "cnca-c10/certificate"), Outcome::missed) << "the certificate ended the day before";
  EXPECT_TRUE(result_of(expired, "cnca-c10/certificate")->findings.front().proof_out_of_date);
}

TEST(MarketRules, ACertificateIssuedIn2026MustBeToTheNewEdition) {
  const auto certified = [](const std::string& edition) {
    return described(
        "kind = 'luminaire'\nuse = ['general']\n[figures]\nvoltage_V = 220\n[[proof]]\n"
        "kind = 'certificate'\nfrom = '2026-02-01'\ncovers = ['CCC', '" +
        edition + "']\n");
  };
  EXPECT_EQ(outcome_of(examined(certified("GB 7000.1-2015"), "china", "2026-06-01"), "cnca-c10/new-certificates"),
            Outcome::missed);
  EXPECT_EQ(outcome_of(examined(certified("GB/T 7000.1-2023"), "china", "2026-06-01"), "cnca-c10/new-certificates"),
            Outcome::met);
}

TEST(MarketRules, ExtraLowVoltageNeedsNoCompulsoryCertificate) {
  const Product strip = described("kind = 'luminaire'\nuse = ['general']\n[figures]\nvoltage_V = 24\n");
  EXPECT_EQ(outcome_of(examined(strip, "china", "2026-11-27"), "cnca-c10/certificate"), Outcome::not_applicable);
}

// Annex III 3(j): over 1.2 µmol/J and made for plants.
TEST(MarketRules, PlantLightIsExemptFromEcodesignByItsEfficacy) {
  const MarketReport grow = examined(example("grow-light"), "eu", "2026-11-27");
  for (const RuleResult& result : grow.results) {
    if (result.rule.standard.id == "eu-2019-2020" && result.rule.id != "eu-2019-2020/horticulture-use") {
      EXPECT_EQ(result.outcome, Outcome::not_applicable) << result.rule.id;
    }
  }
  EXPECT_EQ(outcome_of(grow, "eu-2019-2020/horticulture-use"), Outcome::met);
  EXPECT_EQ(outcome_of(grow, "twinlight-places:2026/greenhouse"), Outcome::met);
  EXPECT_EQ(outcome_of(grow, "dlc-horticultural/ppe-v4"), Outcome::met);

  const Product weak = described("kind = 'luminaire'\nuse = ['greenhouse']\n[figures]\nppe_umol_per_J = 1.1\n");
  EXPECT_EQ(outcome_of(examined(weak, "eu", "2026-11-27"), "eu-2019-2020/standby"), Outcome::to_be_shown)
      << "the far-red share could still exempt it";
  const Product ordinary = described(
      "kind = 'luminaire'\nuse = ['greenhouse']\n[figures]\nppe_umol_per_J = 1.1\nfar_red_power_share = 0.1\n"
      "standby_power_W = 0.7\n");
  EXPECT_EQ(outcome_of(examined(ordinary, "eu", "2026-11-27"), "eu-2019-2020/standby"), Outcome::missed);
}

TEST(MarketRules, ThePhotonEfficacyOfDlcRisesByVersion) {
  const auto outcomes = [](std::string_view date) {
    const Product light = described("kind = 'luminaire'\nuse = ['greenhouse']\n[figures]\nppe_umol_per_J = 2.4\n");
    const MarketReport report = examined(light, "eu", date);
    return std::array{outcome_of(report, "dlc-horticultural/ppe-v3"), outcome_of(report, "dlc-horticultural/ppe-v4")};
  };
  EXPECT_EQ(outcomes("2025-04-17")[0], Outcome::met);
  EXPECT_EQ(outcomes("2025-04-17")[1], std::nullopt);
  EXPECT_EQ(outcomes("2025-04-18")[0], std::nullopt);
  EXPECT_EQ(outcomes("2025-04-18")[1], Outcome::missed);
}

TEST(MarketRules, VoluntaryAndUncertainRulesDoNotStopAProduct) {
  const MarketReport grow = examined(example("grow-light"), "china", "2026-11-27");
  for (const RuleResult& result : grow.results) {
    if (!result.binding) continue;
    EXPECT_EQ(result.rule.standard.standing, Standing::law) << result.rule.id;
    EXPECT_FALSE(has_uncertain_figures(result.rule)) << result.rule.id;
  }
  EXPECT_TRUE(grow.rests_on_uncertain) << "GB/T 17743's day of effect was not read";
}

TEST(MarketRules, TheMandatoryStandardOnSubstancesFollowsTheRecommendedOne) {
  const MarketReport report = examined(example("school-panel"), "china", "2027-07-31");
  EXPECT_EQ(outcome_of(report, "gbt26572/substances"), Outcome::met);
  EXPECT_EQ(outcome_of(report, "gb26572/substances"), std::nullopt);
  EXPECT_EQ(outcome_of(examined(example("school-panel"), "china", "2027-08-01"), "gb26572/substances"),
            Outcome::to_be_shown);
}

TEST(MarketRules, ClassroomRulesOfChina) {
  const MarketReport panel = examined(example("school-panel"), "china", "2026-11-27");
  EXPECT_EQ(outcome_of(panel, "gb40070-product:2021/colour-temperature"), Outcome::met);
  EXPECT_EQ(outcome_of(panel, "gb40070-product:2021/colour-rendering"), Outcome::met);
  EXPECT_EQ(outcome_of(panel, "gb40070-product:2021/modulation"), Outcome::met) << "4000 Hz: no limit";
  EXPECT_EQ(outcome_of(panel, "gb38450/panel-cool"), Outcome::not_applicable) << "dimmable panels are left out";
  const auto modulated = [](const std::string& depth) {
    return described("use = ['classroom']\n[figures]\nmodulation_frequency_Hz = 100\nmodulation_depth = " + depth);
  };
  EXPECT_EQ(outcome_of(examined(modulated("0.032"), "china", "2026-11-27"), "gb40070-product:2021/modulation"),
            Outcome::met);
  EXPECT_EQ(outcome_of(examined(modulated("0.033"), "china", "2026-11-27"), "gb40070-product:2021/modulation"),
            Outcome::missed);
}

TEST(MarketRules, TheWardLuminaireMissesStandbyAndLeavesFlickerOpen) {
  const MarketReport report = examined(example("care-luminaire"), "eu", "2026-11-27");
  EXPECT_EQ(outcome_of(report, "eu-2019-2020/standby"), Outcome::missed) << "0.6 W";
  EXPECT_EQ(outcome_of(report, "eu-2019-2020/power"), Outcome::met);
  EXPECT_EQ(outcome_of(report, "eu-2019-2020/pst-lm"), Outcome::to_be_shown);
  EXPECT_EQ(outcome_of(report, "en-60598/clinical"), Outcome::met);
  EXPECT_FALSE(report.may_be_shipped);
}

TEST(MarketRules, ExpiryOfAPaperIsAnnounced) {
  const MarketReport report = examined(example("school-panel"), "eu", "2026-11-27");
  const auto expiry = std::find_if(report.changes.begin(), report.changes.end(), [](const RuleChange& change) {
    return change.kind == RuleChange::Kind::proof_expires && change.proof->number == "fictional BE-0001";
  });
  ASSERT_NE(expiry, report.changes.end());
  EXPECT_EQ(expiry->date, day("2027-07-01"));
}

TEST(MarketRules, EveryRuleOnProductsAsksSomething) {
  for (const Requirement& row : all_requirements().rows()) {
    if (!row.product) continue;
    EXPECT_TRUE(!all_limits(row).empty() || row.product->formula != Formula::none || row.product->proof) << row.id;
    EXPECT_TRUE(row.product->proof || !row.product->ask.empty() || !all_limits(row).empty() ||
                row.product->formula != Formula::none)
        << row.id << " does not say what to ask for";
  }
}

TEST(ProductFile, FaultsAreRefusedWithTheirPlace) {
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"kind = 'lamp'", "product.toml:3: kind: 'lamp' is unknown; expected one of: luminaire"},
      {"use = ['school']", "'school' is unknown"},
      {"functions = ['dim']", "'dim' is unknown"},
      {"form = 'panel'\nform_ = 1", "did you mean 'form'"},
      {"[figures]\npower = 3", "figures.power: is no quantity"},
      {"[figures]\npower_W = -3", "is less than 0"},
      {"[figures]\nip = 'IP6'", "'IP6' is no code such as IP65"},
      {"[figures]\nik = '08'", "'08' is no code such as IK65"},
      {"[light_source]\nenergy_class = 'H'", "'H' is unknown"},
      {"[light_source]\ntype = 'candle'", "'candle' is no type of light source"},
      {"[[proof]]\nkind = 'letter'\ncovers = ['CCC']", "'letter' is unknown"},
      {"[[proof]]\nkind = 'certificate'\ncovers = []", "is empty"},
      {"[[proof]]\nkind = 'certificate'\ncovers = ['CCC']\nuntil = '2026-11-31'", "'2026-11-31' is no date"},
  };
  for (const auto& [text, expected] : faults) {
    const auto settings = Settings::parse("manufacturer = 'M'\nmodel = 'P'\n" + text + "\n", "product.toml");
    ASSERT_TRUE(settings) << text;
    const auto product = read_product(*settings);
    ASSERT_FALSE(product) << text;
    EXPECT_THAT(to_string(product.error()), HasSubstr(expected));
  }
}

TEST(ProductFile, FollowsOnlyWithoutAssumption) {
  const Product open = described("[figures]\npower_W = 10\nluminous_flux_lm = 1200\n");
  EXPECT_EQ(open.figure(Quantity::luminous_efficacy_lm_per_W), 120.0);
  EXPECT_EQ(open.figure(Quantity::source_power_W), std::nullopt) << "the light source may be another";
  EXPECT_EQ(open.has("led"), std::nullopt);
  EXPECT_EQ(open.has("horticulture_exempt"), std::nullopt);
  const Product built_in = described(
      "supply = 'mains'\ntechnology = 'led'\nuse = ['office']\n[figures]\npower_W = 10\nluminous_flux_lm = 1200\n"
      "[light_source]\nremovable = false\nbeam = 'directional'\n");
  EXPECT_EQ(built_in.figure(Quantity::source_power_W), 10.0);
  EXPECT_EQ(built_in.figure(Quantity::useful_flux_lm), std::nullopt) << "that of the cone is not stated";
  EXPECT_EQ(built_in.has("source_mains"), true);
  EXPECT_EQ(built_in.has("oled"), false);
  EXPECT_EQ(built_in.has("horticulture_exempt"), false);
}

}  // namespace
}  // namespace twinlight::requirements
