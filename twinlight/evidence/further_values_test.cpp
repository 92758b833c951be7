#include "twinlight/evidence/further_values.h"

#include <gmock/gmock.h>

#include <cmath>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/open_reasons.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::evidence {
namespace {

using fixture::replaced;
using ::testing::HasSubstr;

/// Replaces one part of a text that must be there.
std::string farm_text(const std::string& extra = {}) {
  std::string text = replaced(fixture::classroom_text(), "\"education\"", "\"agriculture\"");
  text = replaced(text, "en12464-1:2021/44.1", "twinlight-crops:2026/lettuce-vertical-farm");
  return replaced(text, "hours_per_year = 2000\n", "hours_per_year = 5840\nhours_used = [\"05:00-21:00\"]\n") + extra;
}

/// A band of light of so many nm around a wavelength.
photometry::EmbeddedSpectrum band(double centre_nm, double width_nm) {
  photometry::EmbeddedSpectrum spectrum{.name = "band"};
  for (double nm = 380.0; nm <= 780.0; nm += 1.0) {
    const double distance = (nm - centre_nm) / width_nm;
    spectrum.wavelengths_nm.push_back(nm);
    spectrum.values.push_back(std::exp(-4.0 * std::log(2.0) * distance * distance));
  }
  return spectrum;
}

std::shared_ptr<photometry::Luminaire> red_light() {
  auto luminaire = fixture::lambertian(3000.0, 100.0);
  luminaire->spectra.push_back(band(660.0, 18.0));
  return luminaire;
}

// 683 lm/W · ∫V S dλ / ∫ λ/(h c N_A) S dλ of deep red (660 nm, 18 nm wide) is 8.2 lm for each µmol/s.
TEST(PlantLight, FollowsFromLumensAndSpectrum) {
  const PlantLight light = *plant_light_of(*red_light());
  EXPECT_NEAR(1.0 / light.umol_per_lm, 8.2, 0.05);
  EXPECT_NEAR(light.ppf_umol_per_s, 3000.0 / 8.2, 3.0);
  EXPECT_NEAR(*light.ppe_umol_per_J, light.ppf_umol_per_s / 100.0, 1e-9);
  EXPECT_GT(*light.red_share, 0.999);
  EXPECT_THAT(light.source, HasSubstr("spectrum"));
}

TEST(PlantLight, PhotonDataOfTheFileComeFirst) {
  auto luminaire = red_light();
  luminaire->photons = photometry::PhotonData{.distribution = luminaire->distribution.scaled(0.1)};
  EXPECT_NEAR(plant_light_of(*luminaire)->umol_per_lm, 0.1, 1e-9);
}

TEST(PlantLight, IsNotKnownWithoutEither) {
  EXPECT_EQ(plant_light_of(*fixture::lambertian(3000.0, 100.0)), std::nullopt);
}

lighting::Evaluation evaluation_of(std::vector<double> illuminance_lx) {
  lighting::Evaluation evaluation;
  double sum = 0.0;
  for (const double value_lx : illuminance_lx) sum += value_lx;
  evaluation.task.mean_lx = sum / static_cast<double>(illuminance_lx.size());
  evaluation.task.min_lx = *std::min_element(illuminance_lx.begin(), illuminance_lx.end());
  evaluation.task.uniformity = evaluation.task.min_lx / evaluation.task.mean_lx;
  evaluation.task.illuminance_lx = std::move(illuminance_lx);
  return evaluation;
}

// 200 µmol/(m²·s) for 16 h are 11.52 mol/(m²·d): the test vector of the requirements' sheet.
TEST(FurtherValues, ADayOfPhotons) {
  Need need = fixture::read_text(farm_text("[plants]\ndaylight_mol_per_m2_day = 2.0\n")).value();
  need.maintenance_factor = 1.0;
  const auto luminaire = red_light();
  const double lx = 200.0 / plant_light_of(*luminaire)->umol_per_lm;
  const lighting::Evaluation evaluation = evaluation_of({lx, lx});
  const FurtherValues value = further_values(need, need.requirement, evaluation, *luminaire);
  EXPECT_NEAR(*value({.quantity = Quantity::ppfd_umol_per_m2_s}), 200.0, 1e-9);
  EXPECT_NEAR(*value({.quantity = Quantity::dli_mol_per_m2_day}), 13.52, 1e-9);
  EXPECT_DOUBLE_EQ(*value({.quantity = Quantity::photoperiod_h}), 16.0);
}

TEST(FurtherValues, DailyLightNeedsToKnowTheDaylight) {
  const Need need = fixture::read_text(farm_text()).value();
  const lighting::Evaluation evaluation = evaluation_of({1000.0});
  const auto luminaire = red_light();
  EXPECT_EQ(further_values(need, need.requirement, evaluation, *luminaire)({.quantity = Quantity::dli_mol_per_m2_day}),
            std::nullopt);
}

TEST(FurtherValues, AGreatestLevelIsThatOfTheNewInstallation) {
  const Need need = fixture::read_text(farm_text()).value();
  const lighting::Evaluation evaluation = evaluation_of({1000.0});
  const auto luminaire = red_light();
  const FurtherValues value = further_values(need, need.requirement, evaluation, *luminaire);
  const double least = *value({.quantity = Quantity::ppfd_umol_per_m2_s});
  const double most =
      *value({.quantity = Quantity::ppfd_umol_per_m2_s, .comparison = requirements::Comparison::at_most});
  EXPECT_NEAR(most, least / 0.8, 1e-9);
}

TEST(FurtherValues, TheTargetOfALayoutIsThePhotonsInLumens) {
  const Need need = fixture::read_text(farm_text()).value();
  const auto luminaire = red_light();
  EXPECT_NEAR(*target_illuminance_lx(need.requirement, *luminaire), 180.0 * 8.2, 10.0);
  EXPECT_EQ(target_illuminance_lx(need.requirement, *fixture::lambertian(1000.0, 10.0)), std::nullopt);
}

// 20 lx over at least 80 % of the area (2007/43/EC, Annex I (6)).
TEST(FurtherValues, AShareOfTheArea) {
  const Need need =
      fixture::read_text(replaced(farm_text(), "twinlight-crops:2026/lettuce-vertical-farm", "eu-2007-43/illuminance"))
          .value();
  const lighting::Evaluation evaluation = evaluation_of({10, 21, 22, 23, 24, 25, 26, 27, 28, 19});
  const FurtherValues value = further_values(need, need.requirement, evaluation, *fixture::lambertian(1000.0, 10.0));
  EXPECT_DOUBLE_EQ(*value({.quantity = Quantity::illuminance_lx}), 21.0);
  EXPECT_DOUBLE_EQ(*value({.quantity = Quantity::usable_area_share}), 0.8);
  EXPECT_DOUBLE_EQ(illuminance_over_share_lx(evaluation.task, 1.0), 10.0);
}

TEST(FurtherValues, HoursOfLightAndDarkness) {
  EXPECT_DOUBLE_EQ(longest_gap_h({parse_day_hours("06:00-14:00").value(), parse_day_hours("16:00-22:00").value()}),
                   8.0);
  EXPECT_DOUBLE_EQ(longest_gap_h({parse_day_hours("22:00-06:00").value()}), 16.0);
}

/// One lamp in a room of 3 m × 2.4 m.
EvaluatedLayout under_one_lamp(Need need, const std::shared_ptr<photometry::Luminaire>& luminaire) {
  need.room.length_m = 3.0;
  need.room.width_m = 2.4;
  const lighting::RoomModel model(need.room);
  lighting::Scene scene = scene_without_layout(need, luminaire);
  scene.placements = {{.position_m = {1.5, 1.2, 3.0}}};
  return evaluate_layout(need, scene, LayoutChoice{}, engine_on(model)).value();
}

// Nobody can be asked for a ratio whose denominator is nothing.
TEST(FurtherValues, ASpectrumWithoutFarRedIsNotAskedForAgain) {
  auto luminaire = red_light();
  photometry::EmbeddedSpectrum& spectrum = luminaire->spectra.front();
  for (std::size_t i = 0; i < spectrum.values.size(); ++i)
    if (spectrum.wavelengths_nm[i] >= 700.0) spectrum.values[i] = 0.0;
  const Need need = fixture::read_text(farm_text("[plants]\ndaylight_mol_per_m2_day = 0\n")).value();
  int ratios = 0;
  for (const Check& check : under_one_lamp(need, luminaire).checks) {
    if (check.quantity != Quantity::red_to_far_red_ratio) continue;
    ++ratios;
    EXPECT_EQ(check.pass(), std::nullopt);
    EXPECT_EQ(check.note, no_far_red_note);
  }
  EXPECT_EQ(ratios, 2);
}

TEST(FurtherRows, TheirChecksJoinTheVerdict) {
  const std::string text = replaced(farm_text("[plants]\ndaylight_mol_per_m2_day = 0\n"), "maintenance_factor",
                                    "also = [\"twinlight-crops:2026/uniformity-vertical-farm\"]\nmaintenance_factor");
  const EvaluatedLayout found = under_one_lamp(fixture::read_text(text).value(), red_light());
  const auto named = [&](Quantity quantity) {
    return std::find_if(found.checks.begin(), found.checks.end(),
                        [&](const Check& check) { return check.quantity == quantity; });
  };
  ASSERT_NE(named(Quantity::ppfd_uniformity), found.checks.end());
  EXPECT_EQ(named(Quantity::ppfd_uniformity)->requirement, "twinlight-crops:2026/uniformity-vertical-farm");
  EXPECT_NEAR(*named(Quantity::ppfd_umol_per_m2_s)->value, found.evaluation.task.mean_lx / 8.2, 2.0);
  EXPECT_TRUE(named(Quantity::dli_mol_per_m2_day)->value.has_value());
  EXPECT_FALSE(found.verdict.pass);  // one lamp is not enough
}

Need animal_need(const std::string& row) {
  std::string text = replaced(fixture::classroom_text(), "\"education\"", "\"agriculture\"");
  return fixture::read_text(replaced(text, "en12464-1:2021/44.1", row)).value();
}

/// A chicken's level is that of 80 % of the points; red light looks brighter to it than to people, and less bright to a
/// pig (spectrum/animal_sight_test.cpp).
TEST(AnimalLight, WeighsTheLevelThatTheRowAsksFor) {
  const lighting::Evaluation evaluation = evaluation_of({10.0, 20.0, 30.0, 40.0, 50.0});
  const AnimalLight chicken = *animal_light_of(animal_need("eu-2007-43/illuminance"), evaluation, *red_light());
  EXPECT_EQ(chicken.animal, spectrum::Animal::chicken);
  EXPECT_DOUBLE_EQ(chicken.level_lx, 20.0);
  EXPECT_NEAR(*chicken.weighted_lx(), 1.84 * 20.0, 0.5);
  const AnimalLight pig = *animal_light_of(animal_need("eu-2008-120/illuminance"), evaluation, *red_light());
  EXPECT_DOUBLE_EQ(pig.level_lx, 30.0);
  EXPECT_NEAR(*pig.weighted_lx(), 0.72 * 30.0, 0.3);
}

TEST(AnimalLight, IsNotKnownWithoutASpectrumAndNotAskedForPeople) {
  const lighting::Evaluation evaluation = evaluation_of({10.0, 20.0});
  const auto lamp = fixture::lambertian(3000.0, 100.0);
  const AnimalLight pig = *animal_light_of(animal_need("eu-2008-120/illuminance"), evaluation, *lamp);
  EXPECT_EQ(pig.weighted_lx(), std::nullopt);
  EXPECT_EQ(animal_light_of(fixture::classroom(), evaluation, *lamp), std::nullopt);
}

TEST(AnimalLight, KnowsEveryAnimalThatARowNames) {
  int rows = 0;
  for (const requirements::Requirement& row : fixture::all_requirements().rows()) {
    if (row.animal.empty()) continue;
    EXPECT_TRUE(spectrum::animal_named(row.animal)) << row.id;
    ++rows;
  }
  EXPECT_GE(rows, 5);
}

}  // namespace
}  // namespace twinlight::evidence
