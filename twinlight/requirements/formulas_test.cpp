// Published formulas. Vectors: shared/reference/requirements.md, section 9 (computed from the formulas of Regulations
// (EU) 2019/2020 and 2019/2015, ANSI/ASABE S640, EN 15193-1, IES TM-21); tables: requirements/t4_*.csv beside it.

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/csv.h"
#include "twinlight/requirements/ecodesign.h"
#include "twinlight/requirements/energy_label.h"
#include "twinlight/requirements/light_over_time.h"

namespace twinlight::requirements {
namespace {

using ::testing::DoubleNear;

const Date today = parse_date("2026-11-27").value();

double power_limit_W(const EcodesignLightSource& source) {
  return ecodesign_power_limit_W(source, today).value();
}

TEST(Ecodesign, PowerLimitsOfTheReferenceSheet) {
  EcodesignLightSource spot{.useful_flux_lm = 4000.0, .directional = true, .mains = true};
  EXPECT_NEAR(power_limit_W(spot), 50.08, 0.005);
  spot.connected = true;
  EXPECT_NEAR(power_limit_W(spot), 50.70, 0.005);
  const EcodesignLightSource module{.useful_flux_lm = 4000.0, .colour_rendering_index = 90.0, .mains = false};
  EXPECT_NEAR(power_limit_W(module), 36.92, 0.005);
}

TEST(Ecodesign, ColourFactorIsRoundedToTwoDecimals) {
  EXPECT_DOUBLE_EQ(ecodesign_colour_factor(80), 1.00);
  EXPECT_DOUBLE_EQ(ecodesign_colour_factor(90), 1.06);
  EXPECT_DOUBLE_EQ(ecodesign_colour_factor(25), 0.65);
  EXPECT_DOUBLE_EQ(ecodesign_colour_factor(26), 0.66);
}

TEST(Ecodesign, BonusesAddUpAndHighLuminanceUsesTheNonDirectionalBase) {
  EcodesignLightSource source{.directional = true, .mains = true, .colour_tunable = true, .anti_glare_shield = true};
  EXPECT_NEAR(ecodesign_correction_factor(source), 1.23 + 0.20 + 0.10, 1e-12);
  source = {.directional = true, .mains = false, .luminance_cd_per_mm2 = 50.0};
  EXPECT_NEAR(ecodesign_correction_factor(source), 1.00 + 0.0058 * 50.0 - 0.0167, 1e-12);
}

TEST(Ecodesign, TypesHoldOnlyWhileTheyAreInForce) {
  const auto on = [](std::string_view type, std::string_view day) {
    return ecodesign_source_type(type, parse_date(day).value()).has_value();
  };
  EXPECT_FALSE(on("other", "2021-08-31"));
  EXPECT_TRUE(on("other", "2021-09-01"));
  EXPECT_TRUE(on("hl_g9_g4_gy6.35", "2023-08-31"));
  EXPECT_FALSE(on("hl_g9_g4_gy6.35", "2023-09-02"));
  EXPECT_FALSE(on("fl_t8_2_4_5_foot", "2023-08-31"));
  EXPECT_EQ(ecodesign_power_limit_W({.type = "hl_g9_g4_gy6.35"}, today), std::nullopt);
}

TEST(Ecodesign, LumenMaintenanceFloorIsCappedAt96Percent) {
  EXPECT_NEAR(100.0 * ecodesign_lumen_maintenance_floor(10000), 89.85, 0.005);
  EXPECT_NEAR(100.0 * ecodesign_lumen_maintenance_floor(25000), 95.81, 0.005);
  EXPECT_DOUBLE_EQ(100.0 * ecodesign_lumen_maintenance_floor(50000), 96.0);
}

TEST(Ecodesign, GearEfficiencyFloor) {
  const std::vector<std::pair<double, double>> floors = {
      {5, 0.602}, {20, 0.784}, {40, 0.836}, {100, 0.877}, {400, 0.904}};
  for (const auto& [power_W, floor] : floors) EXPECT_NEAR(ecodesign_gear_efficiency_floor(power_W), floor, 5e-4);
}

RC_GTEST_PROP(Ecodesign, TheLimitGrowsWithFluxAndDirectionalSourcesGetMore, (unsigned flux)) {
  const double flux_lm = 60.0 + flux % 80000;
  const EcodesignLightSource source{.useful_flux_lm = flux_lm};
  EcodesignLightSource more = source;
  more.useful_flux_lm += 1.0;
  EcodesignLightSource directional = source;
  directional.directional = true;
  RC_ASSERT(power_limit_W(more) > power_limit_W(source));
  RC_ASSERT(power_limit_W(directional) > power_limit_W(source));
}

TEST(EnergyLabel, ClassesOfTheReferenceSheet) {
  const auto efficacy = total_mains_efficacy_lm_per_W;
  EXPECT_NEAR(efficacy(4000, 30, true, true), 156.8, 0.05);
  EXPECT_EQ(energy_efficiency_class(efficacy(4000, 30, true, true)), 'D');
  EXPECT_NEAR(efficacy(6300, 45, false, true), 140.0, 0.05);
  EXPECT_EQ(energy_efficiency_class(efficacy(6300, 45, false, true)), 'D');
  EXPECT_NEAR(efficacy(4000, 26, true, false), 167.5, 0.05);
  EXPECT_EQ(energy_efficiency_class(efficacy(4000, 26, true, false)), 'C');
}

TEST(EnergyLabel, AClassBeginsAtItsLeastEfficacy) {
  const std::vector<std::pair<double, char>> begins = {{210, 'A'}, {185, 'B'}, {160, 'C'}, {135, 'D'},
                                                       {110, 'E'}, {85, 'F'},  {0, 'G'}};
  for (const auto& [efficacy, grade] : begins) {
    EXPECT_EQ(energy_efficiency_class(efficacy), grade);
    if (grade != 'G') {
      EXPECT_EQ(energy_efficiency_class(efficacy - 0.001), grade + 1);
    }
  }
}

/// Ten typical products of the market sheet t8_demo_products.csv, worked out by hand as light sources of their own on
/// the mains: non-directional (Ponmax = 1.08 × (1.5 + Φ/120) × R, ηTM = Φ/P) but for the two of the last lines, which
/// are directional (Ponmax = 1.23 × (1.5 + Φ/102) × R, ηTM = 1.176 × Φ/P). R = 1.00 for Ra 80, 1.06 for Ra 90.
TEST(EnergyLabel, TenTypicalProductsCheckedByHand) {
  struct Product {
    const char* name;
    double power_W;
    double flux_lm;
    double ra;
    bool directional;
    double limit_W;
    double efficacy_lm_per_W;
    char grade;
  };
  const std::vector<Product> products = {
      {"Panel 600x600 microprismatic", 30, 4000, 80, false, 37.62, 133.3, 'E'},
      {"Panel 600x600 Ra 90 clean-room", 36, 4300, 90, false, 42.74, 119.4, 'E'},
      {"Linear pendant direct/indirect 1500 mm", 45, 6300, 80, false, 58.32, 140.0, 'D'},
      {"Board light, asymmetric 1500 mm", 28, 3700, 80, false, 34.92, 132.1, 'E'},
      {"Bedhead unit (general + reading + night)", 60, 6500, 90, false, 63.73, 108.3, 'F'},
      {"Tunable-white panel 2700-6500 K", 38, 4300, 90, false, 42.74, 113.2, 'E'},
      {"Vapour-tight batten 1500 mm", 50, 7500, 80, false, 69.12, 150.0, 'D'},
      {"Poultry dim-to-1 % tube 1500 mm", 22, 2600, 80, false, 25.02, 118.2, 'E'},
      {"Downlight 200 mm", 18, 2200, 80, true, 28.37, 143.7, 'D'},
      {"Track spot", 25, 3000, 90, true, 40.30, 141.1, 'D'},
  };
  for (const Product& product : products) {
    SCOPED_TRACE(product.name);
    const double limit_W = power_limit_W(
        {.useful_flux_lm = product.flux_lm, .colour_rendering_index = product.ra, .directional = product.directional});
    EXPECT_NEAR(limit_W, product.limit_W, 0.006);
    EXPECT_LT(product.power_W, limit_W);
    const double efficacy = total_mains_efficacy_lm_per_W(product.flux_lm, product.power_W, product.directional, true);
    EXPECT_NEAR(efficacy, product.efficacy_lm_per_W, 0.06);
    EXPECT_EQ(energy_efficiency_class(efficacy), product.grade);
  }
  if (!std::filesystem::exists(twinlight::testing::reference_folder() / "requirements")) return;
  const CsvTable sheet = read_csv(twinlight::testing::reference_folder() / "requirements/t8_demo_products.csv").value();
  for (const Product& product : products) {
    const auto line = std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const CsvTable::Row& row) {
      return row.fields[sheet.column("product").value()] == product.name;
    });
    ASSERT_NE(line, sheet.rows.end()) << product.name;
    EXPECT_EQ(std::stod(line->fields[sheet.column("power_W").value()]), product.power_W);
    EXPECT_EQ(std::stod(line->fields[sheet.column("output").value()]), product.flux_lm);
    EXPECT_EQ(std::stod(line->fields[sheet.column("CRI").value()]), product.ra);
  }
}

TEST(Ecodesign, FactorsEqualTheSheet) {
  TWINLIGHT_NEEDS_REFERENCE("requirements/t4_ecodesign_eta_L.csv");
  const CsvTable sheet =
      read_csv(twinlight::testing::reference_folder() / "requirements/t4_ecodesign_eta_L.csv").value();
  const auto& types = ecodesign_source_types();
  ASSERT_EQ(sheet.rows.size(), types.size() + 1) << "the last line is the connected kind of the one before";
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto cell = [&](std::string_view column) { return sheet.rows[i].fields[sheet.column(column).value()]; };
    SCOPED_TRACE(cell("light_source_type"));
    EXPECT_EQ(std::stod(cell("eta_lm_per_W")), types[i].efficacy_lm_per_W);
    EXPECT_EQ(std::stod(cell("L_W")), types[i].end_loss_W);
    EXPECT_EQ(cell("valid_from"), to_string(*types[i].in_force.from));
    EXPECT_EQ(cell("valid_until"), types[i].in_force.until ? to_string(*types[i].in_force.until) : "");
  }
}

TEST(LightOverTime, DailyLightIntegralAndEnergyPerPhoton) {
  EXPECT_NEAR(daily_light_integral_mol_per_m2(200.0, 16.0), 11.52, 1e-9);
  EXPECT_NEAR(energy_per_photon_kWh_per_mol(3.5), 0.0794, 5e-5);
}

TEST(LightOverTime, Leni) {
  LightingEnergyUse use{.power_density_W_per_m2 = 7.0, .daylight_h = 1800.0, .non_daylight_h = 200.0};
  EXPECT_NEAR(leni_kWh_per_m2(use), 14.0, 1e-9);
  use.constant_illuminance = 0.9;
  use.occupancy = 0.9;
  use.daylight = 0.8;
  use.standby_kWh_per_m2 = 2.5;
  EXPECT_NEAR(leni_kWh_per_m2(use), 11.80, 0.005);
}

TEST(LightOverTime, Tm21IsBoundBySixTimesTheTest) {
  EXPECT_NEAR(tm21_calculated_life_h(0.8, 2.0e-6, 1.0), 111572.0, 0.5);
  EXPECT_DOUBLE_EQ(tm21_life_h(0.8, 2.0e-6, 1.0, 10000.0), 60000.0);
  EXPECT_NEAR(tm21_life_h(0.8, 2.0e-6, 1.0, 20000.0), 111572.0, 0.5);
}

}  // namespace
}  // namespace twinlight::requirements
