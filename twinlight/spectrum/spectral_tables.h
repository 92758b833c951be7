#pragma once

#include <cstddef>
#include <span>

namespace twinlight::spectrum {

/// A published function of wavelength with one or more columns, linear between its rows and zero outside them.
class SpectralTable {
 public:
  /// @param rows row after row: the wavelength in nm, ascending, then the columns.
  /// @param stride numbers a row, the wavelength included.
  constexpr SpectralTable(std::span<const double> rows, std::size_t stride) : rows_(rows), stride_(stride) {}

  constexpr std::size_t rows() const { return rows_.size() / stride_; }
  constexpr std::size_t columns() const { return stride_ - 1; }
  constexpr double wavelength_nm(std::size_t row) const { return rows_[row * stride_]; }
  constexpr double value(std::size_t row, std::size_t column) const { return rows_[row * stride_ + 1 + column]; }

  /// The column at any wavelength.
  double at(std::size_t column, double nm) const {
    if (nm < wavelength_nm(0) || nm > wavelength_nm(rows() - 1)) return 0.0;
    std::size_t low = 0;
    std::size_t high = rows() - 1;
    while (high - low > 1) {
      const std::size_t middle = low + (high - low) / 2;
      (wavelength_nm(middle) <= nm ? low : high) = middle;
    }
    const double part = (nm - wavelength_nm(low)) / (wavelength_nm(high) - wavelength_nm(low));
    return value(low, column) + part * (value(high, column) - value(low, column));
  }

 private:
  std::span<const double> rows_;
  std::size_t stride_;
};

/// The tables of data/spectra, compiled in; each file states its source.
namespace tables {
extern const SpectralTable cie1931_observer;            ///< x̄, ȳ, z̄ of 2°; ȳ is V(λ)
extern const SpectralTable cie1964_observer;            ///< x̄, ȳ, z̄ of 10°
extern const SpectralTable cie_daylight_components;     ///< S0, S1, S2
extern const SpectralTable cie_illuminant_d65;          ///< relative spectral power
extern const SpectralTable cie13_3_test_colours;        ///< spectral radiance factors of 15 samples
extern const SpectralTable cie224_evaluation_samples;   ///< spectral reflectances of 99 samples
extern const SpectralTable cie_s026_action_spectra;     ///< S cone, M cone, L cone, rhodopic, melanopic
extern const SpectralTable iec62471_blue_light_hazard;  ///< B(λ)
extern const SpectralTable mccree1972_quantum_yield;    ///< field mean, chamber mean
extern const SpectralTable phytochrome_cross_sections;  ///< σr, σfr in m²/mol
}  // namespace tables

}  // namespace twinlight::spectrum
