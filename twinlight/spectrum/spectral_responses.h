#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "twinlight/spectrum/animal_sight.h"
#include "twinlight/spectrum/chromaticity.h"

namespace twinlight::spectrum {

/// Private to the library: every metric starts from linear functionals of the spectrum, so a batch of spectra times
/// one matrix gives them all.

inline constexpr std::size_t test_colour_count = 15;
inline constexpr std::size_t evaluation_sample_count = 99;

/// The grid of the convention `linear_1nm`.
inline constexpr int grid_first_nm = 380;
inline constexpr int grid_last_nm = 780;
inline constexpr std::size_t grid_size = grid_last_nm - grid_first_nm + 1;

/// The columns of the response matrix.
namespace response {
enum Column : std::size_t {
  x,  ///< tristimulus values, 2° observer; y times Km are lumens
  y,
  z,
  x10,  ///< 10° observer
  y10,
  z10,
  s_cone,  ///< α-opic
  m_cone,
  l_cone,
  rhodopic,
  melanopic,
  blue_light_hazard,
  animal_sight,                               ///< one each, in the order of Animal
  power = animal_sight + all_animals.size(),  ///< Σ S
  y_trapezoid,                                ///< lumens of the photon quantities
  power_trapezoid,                            ///< watts of the photon quantities
  photons_380_400,                            ///< µmol, trapezoid with both limits included
  photons_400_500,
  photons_500_600,
  photons_600_700,
  photons_700_750,
  photons_700_780,
  photons_655_665,
  photons_725_735,
  photons_400_700_sum,  ///< plain sum over 400, 401, … 700
  yield_photons,        ///< weighed with McCree's field mean
  pss_red,              ///< ∫ N σr, trapezoid 380–770 nm
  pss_total,            ///< ∫ N (σr + σfr)
  test_colours_x,       ///< 15 each, 2°
  test_colours_y = test_colours_x + test_colour_count,
  test_colours_z = test_colours_y + test_colour_count,
  samples_x = test_colours_z + test_colour_count,  ///< 99 each, 10°
  samples_y = samples_x + evaluation_sample_count,
  samples_z = samples_y + evaluation_sample_count,
  count = samples_z + evaluation_sample_count,
};
}  // namespace response

/// The responses of one spectrum: response::count numbers.
using Responses = std::span<const double>;

inline Tristimulus white_2deg(Responses r) {
  return {r[response::x], r[response::y], r[response::z]};
}
inline Tristimulus white_10deg(Responses r) {
  return {r[response::x10], r[response::y10], r[response::z10]};
}

/// The response matrix on one set of wavelengths: wavelengths × response::count, row-major.
class ResponseMatrix {
 public:
  /// 380, 381, … 780 nm with plain sums: the convention `linear_1nm`. Made once.
  static const ResponseMatrix& linear_1nm();

  /// The spectrum's own wavelengths, each weighed with the mean of its neighbouring spacings (the ends with their
  /// whole spacing); reflectances at 1 nm interpolated by cubic splines. The photon columns stay 0.
  static ResponseMatrix native_grid(std::span<const double> wavelengths_nm);

  std::span<const double> wavelengths_nm() const { return wavelengths_nm_; }

  /// spectra: count × wavelengths, row-major; responses: count × response::count.
  void apply(std::span<const double> spectra, std::size_t count, std::span<double> responses) const;
  std::vector<double> apply(std::span<const double> spectrum) const;

 private:
  explicit ResponseMatrix(std::vector<double> wavelengths_nm);
  double& at(std::size_t row, std::size_t column) { return matrix_[row * response::count + column]; }
  void set_tables(std::span<const double> widths_nm);
  template <class Reflectance>
  void set_samples(std::size_t first_column, std::size_t samples, Tristimulus weights, std::size_t row,
                   Reflectance reflectance);
  void set_photons();

  std::vector<double> wavelengths_nm_;
  std::vector<double> matrix_;
};

}  // namespace twinlight::spectrum
