#include <array>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/vector_clones.h"
#include "twinlight/spectrum/cam02_ucs.h"
#include "twinlight/spectrum/colour_rendering.h"
#include "twinlight/spectrum/vector_math.h"

namespace twinlight::spectrum {
namespace {

constexpr std::size_t bin_count = 16;
constexpr double fidelity_factor = 6.73;  // CIE 224:2017, 5.6

/// R = 10 ln(exp((100 − 6.73 ΔE) / 10) + 1), which keeps the index above 0.
inline double fidelity(double difference) {
  return 10.0 * vector_math::ln(vector_math::exp((100.0 - fidelity_factor * difference) / 10.0) + 1.0);
}

TWL_VECTOR_CLONES
void differences(const SampleReference& test, const SampleReference& reference, double* difference, double* index) {
  for (std::size_t i = 0; i < evaluation_sample_count; ++i) {
    const double dj = test.j[i] - reference.j[i];
    const double da = test.a[i] - reference.a[i];
    const double db = test.b[i] - reference.b[i];
    difference[i] = std::sqrt(dj * dj + da * da + db * db);
    // Beyond a difference of 1000 exp() would leave its range; the index is 0 long before.
    index[i] = fidelity(difference[i] < 1000.0 ? difference[i] : 1000.0);
  }
}

/// The bin of 22.5° from hue 0 in which (a, b) lies, by comparing with the tangents of its limits.
std::size_t hue_bin(double a, double b) {
  constexpr double tangent = 0.41421356237309503;  // of 22.5°
  const bool lower = b < 0.0 || (b == 0.0 && a < 0.0);
  const double up = lower ? -b : b;  // turned by 180° into the upper half
  const double right = lower ? -a : a;
  const auto in_quadrant = [](double along, double across) {
    return static_cast<std::size_t>(across >= tangent * along) + static_cast<std::size_t>(across >= along) +
           static_cast<std::size_t>(across * tangent >= along);
  };
  const std::size_t quarter = right > 0.0 ? in_quadrant(right, up) : 4 + in_quadrant(up, -right);
  return quarter + (lower ? 8 : 0);
}

/// Twice the area of the polygon of the bins' means.
template <class A, class B>
double doubled_area(const std::array<ColourFidelity::BinMean, bin_count>& bins, A a, B b) {
  double area = 0.0;
  for (std::size_t i = 0; i < bin_count; ++i) {
    const auto& one = bins[i];
    const auto& next = bins[(i + 1) % bin_count];
    area += one.*a * (next.*b) - next.*a * (one.*b);
  }
  return area;
}

struct BinDirections {
  std::array<double, bin_count> cosine{}, sine{};
  BinDirections() {
    for (std::size_t i = 0; i < bin_count; ++i) {
      const double middle_rad = radians(22.5 * (static_cast<double>(i) + 0.5));
      cosine[i] = std::cos(middle_rad);
      sine[i] = std::sin(middle_rad);
    }
  }
};

void summarise_bins(const SampleReference& test, const SampleReference& reference,
                    const std::array<double, evaluation_sample_count>& difference, ColourFidelity& result) {
  static const BinDirections directions;
  std::array<double, bin_count> difference_sum{};
  std::array<double, bin_count> samples{};
  for (std::size_t i = 0; i < evaluation_sample_count; ++i) {
    const std::size_t bin = hue_bin(reference.a[i], reference.b[i]);
    ColourFidelity::BinMean& mean = result.bins[bin];
    mean.test_a += test.a[i];
    mean.test_b += test.b[i];
    mean.reference_a += reference.a[i];
    mean.reference_b += reference.b[i];
    difference_sum[bin] += difference[i];
    samples[bin] += 1.0;
  }
  for (std::size_t bin = 0; bin < bin_count; ++bin) {
    if (samples[bin] == 0.0) continue;
    ColourFidelity::BinMean& mean = result.bins[bin];
    const double share = 1.0 / samples[bin];
    mean.test_a *= share;
    mean.test_b *= share;
    mean.reference_a *= share;
    mean.reference_b *= share;
    const double chroma = std::hypot(mean.reference_a, mean.reference_b);
    const double da = (mean.test_a - mean.reference_a) / chroma;
    const double db = (mean.test_b - mean.reference_b) / chroma;
    result.rcs_hj[bin] = da * directions.cosine[bin] + db * directions.sine[bin];
    result.rhs_hj[bin] = db * directions.cosine[bin] - da * directions.sine[bin];
    result.rf_hj[bin] = fidelity(difference_sum[bin] * share);
  }
}

}  // namespace

ColourFidelity colour_fidelity(Responses r, double cct_K, const ColourReferences& references) {
  SampleReference reference;
  references.samples(cct_K, reference);
  SampleReference test;
  const auto samples = [&](std::size_t column) { return r.subspan(column, evaluation_sample_count); };
  Cam02Ucs(white_10deg(r))
      .transform({samples(response::samples_x), samples(response::samples_y), samples(response::samples_z)},
                 {test.j, test.a, test.b});

  ColourFidelity result;
  std::array<double, evaluation_sample_count> difference;
  differences(test, reference, difference.data(), result.rf_ces.data());
  double sum = 0.0;
  for (const double one : difference) sum += one;
  result.rf = fidelity(sum / static_cast<double>(evaluation_sample_count));
  summarise_bins(test, reference, difference, result);
  using Mean = ColourFidelity::BinMean;
  result.rg = 100.0 * doubled_area(result.bins, &Mean::test_a, &Mean::test_b) /
              doubled_area(result.bins, &Mean::reference_a, &Mean::reference_b);
  result.reference_cct_K = cct_K;
  return result;
}

}  // namespace twinlight::spectrum
