// Label class and ecodesign limit of ten luminaires on sale, each taken as a light source of its own on the mains.
// Flux, power and Ra: their makers' photometric files, published in the repositories holg/gldf-rs (TRILUX, iGuzzini,
// RZB, RUCO), holg/eulumdat-rs (LEDVANCE, Philips), 123VincentB/eulumdat-py (Waldmann), changyunhai/IESViewer360
// (Opple) and ksmet1977/luxpy (Avad). Directional where 80 % of the flux lies within 120° (Annex I (3) of Regulation
// 2019/2020); then the useful flux is that within 120°, or within 90° where the beam is narrower than that: 89 % of
// 1600 lm, 99.6 % of 1077 lm, 88 % of 80 989 lm, 83 % of 550 lm, 89 % of 2758 lm, integrated from the files by a script
// of its own. Worked by hand:
//   Ponmax = C (1.5 + Φuse / (120 F)) R, C 1.08 and F 1, directional 1.23 and 0.85; ηTM = Φuse / P × 1, or × 1.176;
//   R = (Ra + 80) / 160: 0.94 for Ra 70, 1.00 for 80, 1.06 for 90. TRILUX 3331: 1.08 × (1.5 + 2300 / 120) = 22.32 W.

#include <gtest/gtest.h>

#include "twinlight/requirements/ecodesign.h"
#include "twinlight/requirements/energy_label.h"

namespace twinlight::requirements {
namespace {

struct PublicProduct {
  const char* name;
  double power_W;
  double useful_flux_lm;
  double ra;
  bool directional;
  double limit_W;
  double efficacy_lm_per_W;
  char grade;
};

constexpr PublicProduct products[] = {
    {"TRILUX 3331 G2 D2 LED2400-830", 23, 2300, 80, false, 22.32, 100.0, 'F'},
    {"TRILUX Belviso S CDP LED9400nw (main light)", 18, 1430, 80, true, 19.09, 93.4, 'F'},
    {"iGuzzini P450", 21.3, 1072, 90, true, 15.66, 59.2, 'G'},
    {"RZB Flat Polymero Kreis", 10, 1050, 80, false, 11.07, 105.0, 'F'},
    {"RUCO SY-D-1500-195-30-5-ACW", 195, 19800, 80, false, 179.82, 101.5, 'F'},
    {"Waldmann IDOO.pendant IPP 7000/840/D", 49, 7000, 80, false, 64.62, 142.9, 'D'},
    {"LEDVANCE FL MAX LUM 600W 757 SYM 30 WAL", 600, 71473, 70, true, 811.90, 140.1, 'D'},
    {"Philips BDP100 TownGuide LED110-CLO/730", 72, 7297, 70, false, 63.26, 101.3, 'F'},
    {"Opple LED MTD0700312 5.5W-830", 5.5, 458, 80, true, 7.37, 97.9, 'F'},
    {"Avad SRL LED array 1 x 24W", 28, 2459, 80, true, 31.50, 103.3, 'F'},
};

TEST(PublicProducts, HaveTheLimitsAndClassesThatWereWorkedOutByHand) {
  const Date date = parse_date("2026-11-28").value();
  for (const PublicProduct& product : products) {
    SCOPED_TRACE(product.name);
    const EcodesignLightSource source{.useful_flux_lm = product.useful_flux_lm,
                                      .colour_rendering_index = product.ra,
                                      .directional = product.directional};
    EXPECT_NEAR(ecodesign_power_limit_W(source, date).value(), product.limit_W, 0.006);
    const double efficacy =
        total_mains_efficacy_lm_per_W(product.useful_flux_lm, product.power_W, product.directional, true);
    EXPECT_NEAR(efficacy, product.efficacy_lm_per_W, 0.06);
    EXPECT_EQ(energy_efficiency_class(efficacy), product.grade);
  }
}

}  // namespace
}  // namespace twinlight::requirements
