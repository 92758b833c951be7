#include "twinlight/spectrum/colour_references.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "twinlight/foundation/vector_clones.h"
#include "twinlight/spectrum/cam02_ucs.h"
#include "twinlight/spectrum/reference_illuminant.h"
#include "twinlight/spectrum/vector_math.h"

namespace twinlight::spectrum {
namespace {

constexpr double cri_daylight_from_K = 5000.0;
constexpr double tm30_planckian_to_K = 4000.0;
constexpr double tm30_daylight_from_K = 5000.0;
/// Where the formula of the daylight locus changes (CIE 15:2018).
constexpr double daylight_formula_change_K = 7000.0;
/// Just beyond it, where the other formula holds; the two do not quite meet.
constexpr double beyond_formula_change_K = daylight_formula_change_K * (1.0 + 1e-12);
/// The limits of colour_temperature with a margin.
constexpr double least_K = 990.0;
constexpr double greatest_K = 42000.0;

double mired(double cct_K) {
  return 1e6 / cct_K;
}

TestColourReference reference_from(Responses responses) {
  const TestColours colours = test_colours(responses);
  TestColourReference result;
  result.white = uv1960(white_2deg(responses));
  for (std::size_t i = 0; i < test_colour_count; ++i) {
    result.w_star[i] = w_star(std::cbrt(colours.y[i]));
    result.u_star[i] = 13.0 * result.w_star[i] * (colours.u[i] - result.white.u);
    result.v_star[i] = 13.0 * result.w_star[i] * (colours.v[i] - result.white.v);
  }
  return result;
}

void transform_samples(Responses r, SampleReference& result) {
  const auto samples = [&](std::size_t column) { return r.subspan(column, evaluation_sample_count); };
  Cam02Ucs(white_10deg(r))
      .transform({samples(response::samples_x), samples(response::samples_y), samples(response::samples_z)},
                 {result.j, result.a, result.b});
}

/// Responses of the TM-30 mixture, each part normalised to Y10 = 1.
std::vector<double> mixture_responses(const ResponseMatrix& matrix, double cct_K) {
  std::vector<double> responses = matrix.apply(planckian(matrix.wavelengths_nm(), cct_K));
  const std::vector<double> other = matrix.apply(daylight(matrix.wavelengths_nm(), cct_K));
  const double daylight_part = (cct_K - tm30_planckian_to_K) / (tm30_daylight_from_K - tm30_planckian_to_K);
  const double planckian_weight = (1.0 - daylight_part) / responses[response::y10];
  const double daylight_weight = daylight_part / other[response::y10];
  for (std::size_t i = 0; i < responses.size(); ++i)
    responses[i] = planckian_weight * responses[i] + daylight_weight * other[i];
  return responses;
}

}  // namespace

TestColours test_colours(Responses r) {
  TestColours colours;
  for (std::size_t i = 0; i < test_colour_count; ++i) {
    const Tristimulus t{r[response::test_colours_x + i], r[response::test_colours_y + i],
                        r[response::test_colours_z + i]};
    const Uv1960 c = uv1960(t);
    colours.u[i] = c.u;
    colours.v[i] = c.v;
    colours.y[i] = 100.0 * t.y / r[response::y];
  }
  return colours;
}

void ExactColourReferences::test_colours(double cct_K, TestColourReference& result) const {
  const auto nm = matrix_.wavelengths_nm();
  result = reference_from(matrix_.apply(cct_K < cri_daylight_from_K ? planckian(nm, cct_K) : daylight(nm, cct_K)));
}

void ExactColourReferences::samples(double cct_K, SampleReference& result) const {
  const auto nm = matrix_.wavelengths_nm();
  if (cct_K <= tm30_planckian_to_K) {
    transform_samples(matrix_.apply(planckian(nm, cct_K)), result);
  } else if (cct_K >= tm30_daylight_from_K) {
    transform_samples(matrix_.apply(daylight(nm, cct_K)), result);
  } else {
    transform_samples(mixture_responses(matrix_, cct_K), result);
  }
}

namespace {

constexpr std::size_t cri_width = 2 + 3 * test_colour_count;
constexpr std::size_t samples_width = 3 * evaluation_sample_count;

void store(const TestColourReference& r, double* to) {
  *to++ = r.white.u;
  *to++ = r.white.v;
  to = std::ranges::copy(r.u_star, to).out;
  to = std::ranges::copy(r.v_star, to).out;
  std::ranges::copy(r.w_star, to);
}

void store(const SampleReference& r, double* to) {
  to = std::ranges::copy(r.j, to).out;
  to = std::ranges::copy(r.a, to).out;
  std::ranges::copy(r.b, to);
}

TWL_VECTOR_CLONES
void weigh_rows(const double* rows, std::size_t width, const double* weights, double* result) {
  for (std::size_t i = 0; i < width; ++i)
    result[i] = weights[0] * rows[i] + weights[1] * rows[width + i] + weights[2] * rows[2 * width + i] +
                weights[3] * rows[3 * width + i];
}

}  // namespace

InterpolatedColourReferences::InterpolatedColourReferences() {
  const ResponseMatrix& matrix = ResponseMatrix::linear_1nm();
  using Colour = std::function<std::vector<double>(double)>;
  const auto make = [](double from_K, double to_K, double step, std::size_t width, const Colour& store_at) {
    Segment segment;
    segment.first_mired = mired(to_K);
    const double span = mired(from_K) - mired(to_K);
    segment.nodes = static_cast<std::size_t>(std::ceil(span / step)) + 1;
    segment.step_mired = span / static_cast<double>(segment.nodes - 1);
    segment.width = width;
    for (std::size_t i = 0; i < segment.nodes; ++i) {
      const double cct_K = mired(segment.first_mired + segment.step_mired * static_cast<double>(i));
      const std::vector<double> row = store_at(cct_K);
      segment.values.insert(segment.values.end(), row.begin(), row.end());
    }
    return segment;
  };
  const auto nm = matrix.wavelengths_nm();
  const auto cri_of = [&](auto illuminant) -> Colour {
    return [&matrix, nm, illuminant](double cct_K) {
      std::vector<double> row(cri_width);
      store(reference_from(matrix.apply(illuminant(nm, cct_K))), row.data());
      return row;
    };
  };
  const auto samples_of = [](auto responses_at) -> Colour {
    return [responses_at](double cct_K) {
      SampleReference reference;
      transform_samples(responses_at(cct_K), reference);
      std::vector<double> row(samples_width);
      store(reference, row.data());
      return row;
    };
  };
  const auto planck = [](auto wavelengths, double cct_K) { return planckian(wavelengths, cct_K); };
  const auto day = [](auto wavelengths, double cct_K) { return daylight(wavelengths, cct_K); };
  const auto planck_responses = [&](double cct_K) { return matrix.apply(planckian(nm, cct_K)); };
  const auto day_responses = [&](double cct_K) { return matrix.apply(daylight(nm, cct_K)); };
  const auto mixture = [&](double cct_K) { return mixture_responses(matrix, cct_K); };

  constexpr double planckian_step = 3.0;  // mired
  constexpr double other_step = 2.0;
  cri_planckian_ = make(least_K, cri_daylight_from_K, planckian_step, cri_width, cri_of(planck));
  cri_daylight_ = make(cri_daylight_from_K, daylight_formula_change_K, other_step, cri_width, cri_of(day));
  cri_daylight_blue_ = make(beyond_formula_change_K, greatest_K, other_step, cri_width, cri_of(day));
  samples_planckian_ = make(least_K, tm30_planckian_to_K, planckian_step, samples_width, samples_of(planck_responses));
  samples_mixture_ = make(tm30_planckian_to_K, tm30_daylight_from_K, other_step, samples_width, samples_of(mixture));
  samples_daylight_ =
      make(tm30_daylight_from_K, daylight_formula_change_K, other_step, samples_width, samples_of(day_responses));
  samples_daylight_blue_ =
      make(beyond_formula_change_K, greatest_K, other_step, samples_width, samples_of(day_responses));
}

const InterpolatedColourReferences& InterpolatedColourReferences::linear_1nm() {
  static const InterpolatedColourReferences references;
  return references;
}

void InterpolatedColourReferences::interpolate(const Segment& s, double cct_K, double* result) {
  const double position = (mired(cct_K) - s.first_mired) / s.step_mired;
  const double last_start = static_cast<double>(s.nodes - 4);
  const double start = std::clamp(std::floor(position) - 1.0, 0.0, last_start);
  const double t = position - start;  // 0 … 3 over the four nodes
  const double weights[4] = {-(t - 1) * (t - 2) * (t - 3) / 6, t * (t - 2) * (t - 3) / 2, -t * (t - 1) * (t - 3) / 2,
                             t * (t - 1) * (t - 2) / 6};
  weigh_rows(s.values.data() + static_cast<std::size_t>(start) * s.width, s.width, weights, result);
}

void InterpolatedColourReferences::test_colours(double cct_K, TestColourReference& result) const {
  std::array<double, cri_width> row;
  const Segment& segment = cct_K < cri_daylight_from_K          ? cri_planckian_
                           : cct_K <= daylight_formula_change_K ? cri_daylight_
                                                                : cri_daylight_blue_;
  interpolate(segment, cct_K, row.data());
  result.white = {row[0], row[1]};
  const double* from = row.data() + 2;
  std::copy_n(from, test_colour_count, result.u_star.begin());
  std::copy_n(from + test_colour_count, test_colour_count, result.v_star.begin());
  std::copy_n(from + 2 * test_colour_count, test_colour_count, result.w_star.begin());
}

void InterpolatedColourReferences::samples(double cct_K, SampleReference& result) const {
  std::array<double, samples_width> row;
  const Segment& segment = cct_K <= tm30_planckian_to_K         ? samples_planckian_
                           : cct_K < tm30_daylight_from_K       ? samples_mixture_
                           : cct_K <= daylight_formula_change_K ? samples_daylight_
                                                                : samples_daylight_blue_;
  interpolate(segment, cct_K, row.data());
  std::copy_n(row.data(), evaluation_sample_count, result.j.begin());
  std::copy_n(row.data() + evaluation_sample_count, evaluation_sample_count, result.a.begin());
  std::copy_n(row.data() + 2 * evaluation_sample_count, evaluation_sample_count, result.b.begin());
}

}  // namespace twinlight::spectrum
