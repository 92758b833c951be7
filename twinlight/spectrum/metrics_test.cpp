// Laws that hold for any spectrum. Published numbers: D65 melanopic ELR 1.3262 mW/lm and illuminant A melanopic DER
// 0.496 (CIE S 026/E:2018, Table A.1 and annex); V(λ) at 555 nm gives Km.

#include "twinlight/spectrum/metrics.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "twinlight/spectrum/batch.h"
#include "twinlight/spectrum/correlated_colour_temperature.h"
#include "twinlight/spectrum/ohno_colour_temperature.h"
#include "twinlight/spectrum/reference_illuminant.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

std::vector<double> wavelengths(int from_nm, int to_nm, int step_nm = 1) {
  std::vector<double> nm;
  for (int at = from_nm; at <= to_nm; at += step_nm) nm.push_back(at);
  return nm;
}

/// A blue line and a broad band: the shape of a white LED, drawn at random.
rc::Gen<std::vector<double>> white_led() {
  const auto parts = rc::gen::tuple(rc::gen::inRange(430, 470), rc::gen::inRange(530, 620), rc::gen::inRange(2, 20));
  return rc::gen::map(parts, [](const std::tuple<int, int, int>& p) {
    std::vector<double> values;
    for (const double nm : wavelengths(380, 780))
      values.push_back(0.1 * std::get<2>(p) * std::exp(-0.5 * std::pow((nm - std::get<0>(p)) / 9.0, 2)) +
                       std::exp(-0.5 * std::pow((nm - std::get<1>(p)) / 50.0, 2)));
    return values;
  });
}

SpectralDistribution spectrum(std::vector<double> values) {
  return *SpectralDistribution::create(wavelengths(380, 780), std::move(values));
}

/// The numbers that stand for all: one of each kind.
std::vector<double> summary(const Metrics& m) {
  return {*m.x,
          *m.y,
          m.cct_K.value_or(0.0),
          m.duv.value_or(0.0),
          *m.ler_lm_per_W,
          *m.melanopic_der(),
          *m.blh_efficacy_W_per_lm,
          m.colour_rendering ? m.colour_rendering->ra : 0.0,
          m.colour_fidelity ? m.colour_fidelity->rf : 0.0,
          m.colour_fidelity ? m.colour_fidelity->rg : 0.0,
          *m.photons.ppf_per_lumen_umol_s_lm,
          *m.photons.phytochrome_pss};
}

void expect_same(const Metrics& one, const Metrics& other, double relative) {
  const std::vector<double> a = summary(one);
  const std::vector<double> b = summary(other);
  for (std::size_t i = 0; i < a.size(); ++i) RC_ASSERT(std::abs(a[i] - b[i]) <= relative * (std::abs(a[i]) + 1e-3));
}

RC_GTEST_PROP(Metrics, DoNotDependOnScale, ()) {
  const std::vector<double> values = *white_led();
  const double scale = std::pow(10.0, *rc::gen::inRange(-200, 200));
  std::vector<double> scaled = values;
  for (double& value : scaled) value *= scale;
  expect_same(evaluate(spectrum(values)), evaluate(spectrum(scaled)), 1e-9);
  expect_same(evaluate_batch(values).at(0), evaluate_batch(scaled).at(0), 1e-9);
}

RC_GTEST_PROP(Metrics, DoNotDependOnPointsAddedOnTheLine, ()) {
  const SpectralDistribution coarse =
      *SpectralDistribution::create({380, 420, 500, 555.5, 610, 700, 780},
                                    *rc::gen::container<std::vector<double>>(
                                        7, rc::gen::map(rc::gen::inRange(1, 100), [](int v) { return 0.01 * v; })));
  std::vector<double> nm = coarse.wavelengths_nm();
  for (const int added : *rc::gen::container<std::vector<int>>(rc::gen::inRange(3800, 7800))) nm.push_back(0.1 * added);
  std::ranges::sort(nm);
  nm.erase(std::unique(nm.begin(), nm.end()), nm.end());
  std::vector<double> values;
  for (const double at : nm) values.push_back(coarse.at(at));
  expect_same(evaluate(coarse), evaluate(*SpectralDistribution::create(nm, values)), 1e-9);
}

RC_GTEST_PROP(Metrics, BatchAgreesWithSingleEvaluation, ()) {
  const std::vector<double> values = *white_led();
  const Metrics one = evaluate(spectrum(values));
  const Metrics many = evaluate_batch(values).at(0);
  expect_same(one, many, 5e-6);
  if (!one.colour_fidelity) return;
  for (std::size_t i = 0; i < 99; ++i)
    RC_ASSERT(std::abs(one.colour_fidelity->rf_ces[i] - many.colour_fidelity->rf_ces[i]) < 5e-3);
  for (std::size_t i = 0; i < 15; ++i)
    RC_ASSERT(std::abs(one.colour_rendering->r[i] - many.colour_rendering->r[i]) < 1e-4);
}

RC_GTEST_PROP(Mixing, IsLinearInLumensAndWatts, ()) {
  const SpectralDistribution a = spectrum(*white_led());
  const SpectralDistribution b = spectrum(*white_led());
  const double weight_a = 0.01 * *rc::gen::inRange(1, 1000);
  const double weight_b = 0.01 * *rc::gen::inRange(1, 1000);
  const auto watts = [](const SpectralDistribution& s) {
    double sum = 0.0;
    for (const double value : s.values()) sum += value;
    return sum;
  };
  const Metrics ma = evaluate(a);
  const Metrics mb = evaluate(b);
  const WeightedDistribution parts[] = {{&a, weight_a}, {&b, weight_b}};
  const Metrics mixed = evaluate(*mix(parts));
  const double lumens_a = weight_a * watts(a) * *ma.ler_lm_per_W;
  const double lumens_b = weight_b * watts(b) * *mb.ler_lm_per_W;
  const auto near = [](double found, double expected) { RC_ASSERT(std::abs(found - expected) < 1e-9 * expected); };
  near(*mixed.ler_lm_per_W, (lumens_a + lumens_b) / (weight_a * watts(a) + weight_b * watts(b)));
  near(*mixed.melanopic_der(),
       (lumens_a * *ma.melanopic_der() + lumens_b * *mb.melanopic_der()) / (lumens_a + lumens_b));
  near(*mixed.photons.ppf_per_lumen_umol_s_lm,
       (lumens_a * *ma.photons.ppf_per_lumen_umol_s_lm + lumens_b * *mb.photons.ppf_per_lumen_umol_s_lm) /
           (lumens_a + lumens_b));
  const double per_y_a = lumens_a / *ma.y;
  const double per_y_b = lumens_b / *mb.y;
  near(*mixed.x, (per_y_a * *ma.x + per_y_b * *mb.x) / (per_y_a + per_y_b));
}

TEST(Metrics, OfTheirOwnReferenceIlluminantsArePerfect) {
  for (const double cct_K : {1100.0, 2700.0, 3999.0, 5100.0, 6504.0, 6999.0, 7001.0, 15000.0, 24000.0}) {
    const auto nm = wavelengths(380, 780);
    const Metrics m = evaluate(spectrum(cct_K < 5000 ? planckian(nm, cct_K) : daylight(nm, cct_K)));
    ASSERT_TRUE(m.colour_rendering) << cct_K;
    // CCT comes from 380–780 nm against a locus of 360–830 nm, and a daylight's from its own formula.
    EXPECT_NEAR(*m.cct_K, cct_K, cct_K < 5000 ? 2e-4 * cct_K : 5e-3 * cct_K);
    EXPECT_NEAR(m.colour_rendering->ra, 100.0, 0.05) << cct_K;
    EXPECT_NEAR(m.colour_fidelity->rf, 100.0, 0.05) << cct_K;
    EXPECT_NEAR(m.colour_fidelity->rg, 100.0, 0.05) << cct_K;
  }
}

TEST(Metrics, AgreeWithPublishedAnchors) {
  std::vector<double> d65;
  for (const double nm : wavelengths(380, 780)) d65.push_back(tables::cie_illuminant_d65.at(0, nm));
  const Metrics m = evaluate(spectrum(d65));
  EXPECT_NEAR(*m.alpha_opic_elr_mW_per_lm[4], 1.3262, 5e-5);
  EXPECT_NEAR(*m.melanopic_der(), 1.0, 1e-12);
  EXPECT_NEAR(*evaluate(spectrum(planckian(wavelengths(380, 780), 2855.5))).melanopic_der(), 0.496, 5e-4);
  const Metrics green = evaluate(*SpectralDistribution::create({380, 554, 555, 556, 780}, {0, 0, 1, 0, 0}));
  EXPECT_NEAR(*green.ler_lm_per_W, 683.002, 1e-9);
}

bool has_note(const Metrics& m, const std::string& quantity) {
  return std::ranges::any_of(m.notes,
                             [&](const Note& note) { return note.quantity == quantity && !note.text.empty(); });
}

TEST(Coverage, ASpectrumThatStopsAt730nmMakesNoFarRedClaim) {
  const auto nm = wavelengths(380, 730, 5);
  const Metrics m = evaluate(*SpectralDistribution::create(nm, std::vector<double>(nm.size(), 1.0)));
  EXPECT_FALSE(m.photons.far_red_700_780_to_par);
  EXPECT_FALSE(m.photons.far_red_700_800_to_par);
  EXPECT_FALSE(m.photons.epar_400_750_to_par);
  EXPECT_FALSE(m.photons.phytochrome_pss);
  EXPECT_FALSE(m.photons.red_to_far_red);
  EXPECT_FALSE(m.ler_lm_per_W);
  EXPECT_FALSE(m.photons.ppf_per_watt_umol_J);
  for (const char* quantity : {"photon_ratio_far_red_700_780_to_par", "photon_ratio_far_red_700_800_to_par",
                               "photon_ratio_epar_400_750_to_par", "phytochrome_pss", "ler_sum_lm_per_W",
                               "ppf_per_watt_umol_J", "photon_fractions_of_380_780", "coverage"})
    EXPECT_TRUE(has_note(m, quantity)) << quantity;
  EXPECT_TRUE(m.photons.fraction_red);
  EXPECT_TRUE(m.photons.ypf_to_ppf_ratio);
  EXPECT_TRUE(m.x);
  EXPECT_TRUE(m.colour_rendering);
}

TEST(Coverage, HalfTheVisibleRangeGivesNoColour) {
  const Metrics m = evaluate(*SpectralDistribution::create({400, 650}, {1, 1}));
  EXPECT_FALSE(m.x);
  EXPECT_FALSE(m.cct_K);
  EXPECT_FALSE(m.melanopic_der());
  EXPECT_FALSE(m.colour_rendering);
  EXPECT_FALSE(m.photons.ppf_per_lumen_umol_s_lm);
  EXPECT_TRUE(has_note(m, "x"));
}

TEST(Coverage, LightWithoutLumensHasNoColour) {
  const Metrics m = evaluate(*SpectralDistribution::create({300, 350, 379, 380, 800}, {0, 1, 0, 0, 0}));
  EXPECT_FALSE(m.x);
  EXPECT_FALSE(m.photons.fraction_blue);
  EXPECT_TRUE(has_note(m, "cri"));
}

TEST(StronglyColouredLight, HasChromaticityButNoTemperature) {
  std::vector<double> red;
  for (const double nm : wavelengths(380, 780)) red.push_back(std::exp(-0.5 * std::pow((nm - 630) / 8, 2)));
  const Metrics m = evaluate(spectrum(red));
  EXPECT_TRUE(m.x);
  EXPECT_FALSE(m.cct_K);
  EXPECT_FALSE(m.duv);
  EXPECT_FALSE(m.cct_ohno2014_table_K);
  EXPECT_FALSE(m.duv_ohno2014_table);
  EXPECT_FALSE(m.colour_rendering);
  EXPECT_FALSE(m.rounded_colour_rendering);
  EXPECT_FALSE(m.colour_fidelity);
  for (const char* quantity : {"cct_K", "duv", "cri", "tm30"}) EXPECT_TRUE(has_note(m, quantity));
}

TEST(Batch, NotesARowAtFaultAndKeepsTheOthers) {
  std::vector<double> rows;
  for (int row = 0; row < 5; ++row) rows.insert(rows.end(), batch_columns, 1.0);
  rows[1 * batch_columns + 7] = -1.0;
  rows[2 * batch_columns + 7] = std::nan("");
  std::fill_n(rows.begin() + 3 * batch_columns, batch_columns, 0.0);
  std::fill_n(rows.begin() + 4 * batch_columns, batch_columns, 1e300);
  const std::vector<Metrics> metrics = evaluate_batch(rows);
  ASSERT_EQ(metrics.size(), 5U);
  for (const std::size_t row : {1U, 2U, 3U}) {
    EXPECT_FALSE(metrics[row].x) << row;
    EXPECT_FALSE(metrics[row].photons.fraction_blue) << row;
    EXPECT_TRUE(has_note(metrics[row], "spectrum")) << row;
  }
  for (const std::size_t row : {0U, 4U}) EXPECT_NEAR(*metrics[row].x, 1.0 / 3.0, 1e-3);
}

TEST(Batch, EmptyGivesNothing) {
  EXPECT_TRUE(evaluate_batch({}).empty());
}

RC_GTEST_PROP(ColourTemperature, IsTheInverseOfChromaticityAt, ()) {
  const double cct_K = 1e6 / (0.1 * *rc::gen::inRange(250, 9900));
  const double duv = 0.0001 * *rc::gen::inRange(-300, 300);
  const auto found = colour_temperature(chromaticity_at({cct_K, duv}));
  RC_ASSERT(found.has_value());
  RC_ASSERT(std::abs(found->duv - duv) < 1e-8);
  RC_ASSERT(std::abs(found->cct_K - cct_K) < 1e-6 * cct_K);
}

RC_GTEST_PROP(ColourTemperature, ByOhnosTableIsNearTheExactOne, ()) {
  const double cct_K = 1e6 / (0.1 * *rc::gen::inRange(245, 9990));
  const double duv = 0.0001 * *rc::gen::inRange(-300, 300);
  const auto found = ohno_colour_temperature(chromaticity_at({cct_K, duv}));
  RC_ASSERT(found.has_value());
  RC_ASSERT(std::abs(found->duv - duv) < 1e-5);
  RC_ASSERT(std::abs(found->cct_K - cct_K) < std::max(0.5, 1e-4 * cct_K));
}

TEST(ColourTemperature, ByOhnosTableHasTheLimitsOfTheExactOne) {
  for (const double cct_K : {1000.5, 40990.0}) EXPECT_TRUE(ohno_colour_temperature(chromaticity_at({cct_K, 0.0})));
  for (const double cct_K : {999.0, 41100.0}) EXPECT_FALSE(ohno_colour_temperature(chromaticity_at({cct_K, 0.0})));
  EXPECT_FALSE(ohno_colour_temperature(chromaticity_at({3000.0, 0.051})));
}

RC_GTEST_PROP(RoundedColourRendering, TakesRaFromIntegers, ()) {
  const Metrics m = evaluate(spectrum(*white_led()));
  RC_ASSERT(m.rounded_colour_rendering.has_value() == m.colour_rendering.has_value());
  if (!m.colour_rendering) return;
  double sum = 0.0;
  for (std::size_t i = 0; i < 8; ++i) sum += std::round(m.rounded_colour_rendering->r[i]);
  RC_ASSERT(m.rounded_colour_rendering->ra == sum / 8.0);
}

}  // namespace
}  // namespace twinlight::spectrum
