#include "twinlight/spectrum/reference_illuminant.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "twinlight/spectrum/chromaticity.h"
#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

constexpr double nm_per_m = 1e9;
constexpr double normalisation_nm = 560.0;

double planck_shape(double nm, double cct_K) {
  return std::pow(nm / normalisation_nm, -5.0) / std::expm1(constants::second_radiation_m_K * nm_per_m / (nm * cct_K));
}

/// The daylight locus of CIE 15:2018, equations 4.9 to 4.11.
Xy daylight_chromaticity(double cct_K) {
  const double t = cct_K;
  const double x = t <= 7000.0 ? -4.6070e9 / (t * t * t) + 2.9678e6 / (t * t) + 0.09911e3 / t + 0.244063
                               : -2.0064e9 / (t * t * t) + 1.9018e6 / (t * t) + 0.24748e3 / t + 0.237040;
  return {x, -3.000 * x * x + 2.870 * x - 0.275};
}

template <class Illuminant>
std::vector<double> at_each(std::span<const double> wavelengths_nm, Illuminant illuminant) {
  std::vector<double> values;
  values.reserve(wavelengths_nm.size());
  std::ranges::transform(wavelengths_nm, std::back_inserter(values), illuminant);
  return values;
}

}  // namespace

double planckian(double nm, double cct_K) {
  return planck_shape(nm, cct_K) / planck_shape(normalisation_nm, cct_K);
}

DaylightIlluminant::DaylightIlluminant(double cct_K) {
  const Xy d = daylight_chromaticity(cct_K);
  const double m = 0.0241 + 0.2562 * d.x - 0.7341 * d.y;
  m1_ = (-1.3515 - 1.7703 * d.x + 5.9114 * d.y) / m;
  m2_ = (0.0300 - 31.4424 * d.x + 30.0717 * d.y) / m;
}

double DaylightIlluminant::at(double nm) const {
  const SpectralTable& components = tables::cie_daylight_components;
  return components.at(0, nm) + m1_ * components.at(1, nm) + m2_ * components.at(2, nm);
}

std::vector<double> planckian(std::span<const double> wavelengths_nm, double cct_K) {
  const double at_normalisation = planck_shape(normalisation_nm, cct_K);
  return at_each(wavelengths_nm, [&](double nm) { return planck_shape(nm, cct_K) / at_normalisation; });
}

std::vector<double> daylight(std::span<const double> wavelengths_nm, double cct_K) {
  const DaylightIlluminant illuminant(cct_K);
  return at_each(wavelengths_nm, [&](double nm) { return illuminant.at(nm); });
}

}  // namespace twinlight::spectrum
