// Reference cases: IEC 61000-4-15:2010 Table 5 (rectangular voltage changes with Pst = 1, 230 V 50 Hz), its lamp and
// eye filter, 6.4; IEC TR 61547-1:2020 Table A.1 (sensation 1 for ΔE/E = 0.630 % at 8.8 Hz); IEC TR 63158:2018
// equations 1 to 3 and the Fourier series of the rectangle.

#include "twinlight/spectrum/flicker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <functional>

#include "twinlight/foundation/constants.h"
#include "twinlight/spectrum/light_flickermeter.h"

namespace twinlight::spectrum {
namespace {

constexpr double two_pi = 2.0 * constants::pi;

LightWaveform sampled(double rate_Hz, double duration_s, const std::function<double(double)>& light) {
  LightWaveform waveform{.sample_rate_Hz = rate_Hz};
  const auto count = static_cast<std::size_t>(rate_Hz * duration_s);
  for (std::size_t i = 0; i < count; ++i) waveform.light.push_back(light((static_cast<double>(i) + 0.5) / rate_Hz));
  return waveform;
}

double square(double phase) {
  return phase - std::floor(phase) < 0.5 ? 1.0 : -1.0;
}

TEST(Flicker, OfASineIsKnown) {
  const auto result = flicker(sampled(20'000, 1.0, [](double t) { return 3.0 + 1.5 * std::sin(two_pi * 100 * t); }));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->percent_flicker, 50.0, 1e-2);
  EXPECT_NEAR(result->flicker_index, 0.5 / constants::pi, 1e-5);
  ASSERT_TRUE(result->frequency_Hz);
  EXPECT_NEAR(*result->frequency_Hz, 100.0, 1e-2);
  EXPECT_NEAR(*result->svm, 0.5 / stroboscopic_threshold(100.0), 1e-3);
  EXPECT_FALSE(result->pst_lm);
  EXPECT_EQ(result->notes.at(0).quantity, "pst_lm");
}

TEST(Flicker, IndexOfPulsesIsOneLessTheirDuty) {
  for (const double duty : {0.1, 0.5, 0.75}) {
    const auto result = flicker(sampled(100'000, 0.5, [&](double t) {
      const double phase = 200 * t - std::floor(200 * t);
      return phase < duty ? 1.0 : 0.0;
    }));
    EXPECT_NEAR(result->percent_flicker, 100.0, 1e-9);
    EXPECT_NEAR(result->flicker_index, 1.0 - duty, 2e-3) << duty;
  }
}

TEST(StroboscopicVisibility, IsOneAtTheThreshold) {
  for (const double frequency_Hz : {87.3, 100.0, 120.0, 411.7, 1000.0, 1900.0}) {
    const double contrast = stroboscopic_threshold(frequency_Hz);
    const auto result =
        flicker(sampled(50'000, 2.0, [&](double t) { return 1.0 + contrast * std::sin(two_pi * frequency_Hz * t); }));
    EXPECT_NEAR(*result->svm, 1.0, 2e-3) << frequency_Hz;
  }
}

TEST(StroboscopicVisibility, OfARectangleFollowsFromItsFourierSeries) {
  for (const double frequency_Hz : {100.0, 230.0, 500.0}) {
    double sum = 0.0;
    for (int order = 1; order * frequency_Hz <= 2000.0; order += 2)
      sum += std::pow(4.0 / constants::pi / order / stroboscopic_threshold(order * frequency_Hz), 3.7);
    const double expected = std::pow(sum, 1.0 / 3.7);
    const auto result = flicker(sampled(200'000, 1.0, [&](double t) { return 1.0 + square(frequency_Hz * t); }));
    EXPECT_NEAR(*result->svm, expected, 3e-3 * expected) << frequency_Hz;
  }
}

// The reference sheet shared/reference/requirements.md, section 9.
TEST(StroboscopicVisibility, OfSinesAndOfARectifiedSine) {
  const std::vector<std::pair<double, double>> svm_of_contrast = {{0.05, 0.195}, {0.10, 0.390}, {0.30, 1.171}};
  for (const auto& [contrast, expected] : svm_of_contrast) {
    const auto result = flicker(
        sampled(20'000, 1.0, [depth = contrast](double t) { return 1.0 + depth * std::sin(two_pi * 100 * t); }));
    EXPECT_NEAR(*result->svm, expected, 1e-3);
  }
  const auto rectified = flicker(sampled(20'000, 1.0, [](double t) { return std::abs(std::sin(two_pi * 50 * t)); }));
  EXPECT_NEAR(*rectified->svm, 2.60, 5e-3);
}

TEST(StroboscopicVisibility, IsZeroForSteadyLight) {
  EXPECT_LT(*flicker(sampled(20'000, 1.0, [](double) { return 7.0; }))->svm, 1e-9);
}

TEST(LightFlickermeter, FeelsTheReferencePoint) {
  const LightWaveform waveform =
      sampled(10'000, 60.0, [](double t) { return 1.0 + 0.5 * 0.00630 * std::sin(two_pi * 8.8 * t); });
  const LightFlickermeter meter(waveform.light, waveform.sample_rate_Hz);
  EXPECT_NEAR(*std::ranges::max_element(meter.sensation()), 1.0, 0.01);
}

/// The reference lamp of IEC 61000-4-15, which the light flickermeter leaves out: the voltage flickermeter's filter
/// over the eye's. Both have the same denominator, so what is left is (s + ω2) over the eye's numerator without its s;
/// its gain is that of the two standards' reference points at 8.8 Hz, 0.630 % of light for 0.250 % of voltage.
/// Integrated with small explicit steps, independent of the library's filters.
class ReferenceLamp {
 public:
  explicit ReferenceLamp(double rate_Hz) : step_s_(1.0 / rate_Hz / substeps) {
    const std::complex<double> s(0.0, two_pi * 8.8);
    gain_ = 0.630 / 0.250 / std::abs((s + w2) / (c3 * s * s * s + c2 * s * s + c1 * s + c0));
  }
  double operator()(double voltage) {
    for (int i = 0; i < substeps; ++i) {
      const double third = (voltage - c2 * s2_ - c1 * s1_ - c0 * s0_) / c3;
      s2_ += step_s_ * third;
      s1_ += step_s_ * s2_;
      s0_ += step_s_ * s1_;
    }
    return gain_ * (w2 * s0_ + s1_);
  }

 private:
  static constexpr int substeps = 4;
  static constexpr double w2 = two_pi * 2.27979;
  static constexpr double c3 = 0.041661, c2 = 44.758, c1 = 2715.6, c0 = 29839.0;
  double step_s_, gain_;
  double s0_ = 0.0, s1_ = 0.0, s2_ = 0.0;
};

struct RectangularCase {
  double changes_per_minute, voltage_change_percent;
};

class RectangularVoltageChanges : public ::testing::TestWithParam<RectangularCase> {};

TEST_P(RectangularVoltageChanges, GivePstOneWithinTheStandardsFivePercent) {
  const auto [changes_per_minute, percent] = GetParam();
  constexpr double rate_Hz = 2000.0;
  const double frequency_Hz = changes_per_minute / 120.0;
  ReferenceLamp lamp(rate_Hz);
  const LightWaveform waveform = sampled(rate_Hz, 620.0, [&, change = percent](double t) {
    return 1.0 + lamp(0.5 * change / 100.0 * square(frequency_Hz * t));
  });
  const double pst = LightFlickermeter(waveform.light, rate_Hz).pst();
  RecordProperty("pst", std::to_string(pst));
  EXPECT_NEAR(pst, 1.0, 0.05);
}

INSTANTIATE_TEST_SUITE_P(Iec61000_4_15Table5, RectangularVoltageChanges,
                         ::testing::Values(RectangularCase{1, 2.715}, RectangularCase{2, 2.191},
                                           RectangularCase{7, 1.450}, RectangularCase{39, 0.894},
                                           RectangularCase{110, 0.722}, RectangularCase{1620, 0.407},
                                           RectangularCase{4000, 2.343}));

TEST(LightFlickermeter, IsProportionalToTheModulation) {
  const auto pst = [](double depth) {
    return *flicker(sampled(2000, 60, [&](double t) { return 1.0 + depth * square(5.0 * t); }))->pst_lm;
  };
  EXPECT_NEAR(pst(0.04) / pst(0.01), 4.0, 1e-6);
}

TEST(Flicker, RefusesWhatIsNoLight) {
  EXPECT_FALSE(flicker({.sample_rate_Hz = 1000, .light = {1, 2, 3}}));
  EXPECT_FALSE(flicker({.sample_rate_Hz = 1000, .light = std::vector<double>(100, 0.0)}));
  EXPECT_FALSE(flicker({.sample_rate_Hz = 0, .light = std::vector<double>(100, 1.0)}));
  std::vector<double> broken(100, 1.0);
  broken[50] = std::nan("");
  EXPECT_FALSE(flicker({.sample_rate_Hz = 1000, .light = broken}));
}

}  // namespace
}  // namespace twinlight::spectrum
