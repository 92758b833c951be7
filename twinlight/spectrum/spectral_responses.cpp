#include "twinlight/spectrum/spectral_responses.h"

#include <cblas.h>

#include <numeric>

#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/cubic_spline.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

using namespace response;

std::vector<double> grid_wavelengths_nm() {
  std::vector<double> nm(grid_size);
  std::iota(nm.begin(), nm.end(), double{grid_first_nm});
  return nm;
}

std::vector<double> neighbour_widths_nm(std::span<const double> nm) {
  const std::size_t last = nm.size() - 1;
  std::vector<double> widths(nm.size());
  widths[0] = nm[1] - nm[0];
  widths[last] = nm[last] - nm[last - 1];
  for (std::size_t i = 1; i < last; ++i) widths[i] = 0.5 * (nm[i + 1] - nm[i - 1]);
  return widths;
}

/// Splines through each column of a table at 1 nm, where it is linear between its rows.
std::vector<CubicSpline> splines(const SpectralTable& table) {
  std::vector<double> nm;
  for (double at = table.wavelength_nm(0); at <= table.wavelength_nm(table.rows() - 1); at += 1.0) nm.push_back(at);
  std::vector<double> values(nm.size());
  std::vector<CubicSpline> result;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    for (std::size_t i = 0; i < nm.size(); ++i) values[i] = table.at(column, nm[i]);
    result.emplace_back(nm, values);
  }
  return result;
}

}  // namespace

ResponseMatrix::ResponseMatrix(std::vector<double> wavelengths_nm)
    : wavelengths_nm_(std::move(wavelengths_nm)), matrix_(wavelengths_nm_.size() * response::count, 0.0) {}

template <class Reflectance>
void ResponseMatrix::set_samples(std::size_t first_column, std::size_t samples, Tristimulus weights, std::size_t row,
                                 Reflectance reflectance) {
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const double value = reflectance(sample);
    at(row, first_column + sample) = weights.x * value;
    at(row, first_column + samples + sample) = weights.y * value;
    at(row, first_column + 2 * samples + sample) = weights.z * value;
  }
}

void ResponseMatrix::set_tables(std::span<const double> widths_nm) {
  for (std::size_t row = 0; row < wavelengths_nm_.size(); ++row) {
    const double nm = wavelengths_nm_[row];
    for (std::size_t i = 0; i < 3; ++i) {
      at(row, x + i) = widths_nm[row] * tables::cie1931_observer.at(i, nm);
      at(row, x10 + i) = widths_nm[row] * tables::cie1964_observer.at(i, nm);
    }
    for (std::size_t i = 0; i < tables::cie_s026_action_spectra.columns(); ++i)
      at(row, s_cone + i) = widths_nm[row] * tables::cie_s026_action_spectra.at(i, nm);
    at(row, blue_light_hazard) = widths_nm[row] * tables::iec62471_blue_light_hazard.at(0, nm);
    for (std::size_t i = 0; i < all_animals.size(); ++i)
      at(row, animal_sight + i) = widths_nm[row] * animal_sensitivity(all_animals[i], nm);
    at(row, power) = widths_nm[row];
  }
}

void ResponseMatrix::set_photons() {
  struct PhotonBand {
    Column column;
    double from_nm, to_nm;
  };
  constexpr PhotonBand bands[] = {{photons_380_400, 380, 400}, {photons_400_500, 400, 500}, {photons_500_600, 500, 600},
                                  {photons_600_700, 600, 700}, {photons_700_750, 700, 750}, {photons_700_780, 700, 780},
                                  {photons_655_665, 655, 665}, {photons_725_735, 725, 735}};
  constexpr double yield_last_nm = 725.0;
  constexpr double pss_last_nm = 770.0;
  const auto trapezoid = [](double nm, double from_nm, double to_nm) {
    if (nm < from_nm || nm > to_nm) return 0.0;
    return nm == from_nm || nm == to_nm ? 0.5 : 1.0;
  };
  for (std::size_t row = 0; row < wavelengths_nm_.size(); ++row) {
    const double nm = wavelengths_nm_[row];
    const double photons = constants::photons_umol_per_J_nm * nm;
    const double whole = trapezoid(nm, grid_first_nm, grid_last_nm);
    at(row, y_trapezoid) = whole * tables::cie1931_observer.at(1, nm);
    at(row, power_trapezoid) = whole;
    for (const PhotonBand& band : bands) at(row, band.column) = photons * trapezoid(nm, band.from_nm, band.to_nm);
    at(row, photons_400_700_sum) = nm >= 400.0 && nm <= 700.0 ? photons : 0.0;
    at(row, yield_photons) =
        photons * trapezoid(nm, grid_first_nm, yield_last_nm) * tables::mccree1972_quantum_yield.at(0, nm);
    const double pss_photons = photons * trapezoid(nm, grid_first_nm, pss_last_nm);
    const double sigma_r = tables::phytochrome_cross_sections.at(0, nm);
    at(row, pss_red) = pss_photons * sigma_r;
    at(row, pss_total) = pss_photons * (sigma_r + tables::phytochrome_cross_sections.at(1, nm));
  }
}

const ResponseMatrix& ResponseMatrix::linear_1nm() {
  static const ResponseMatrix matrix = [] {
    ResponseMatrix made(grid_wavelengths_nm());
    made.set_tables(std::vector<double>(grid_size, 1.0));
    made.set_photons();
    for (std::size_t row = 0; row < grid_size; ++row) {
      const double nm = made.wavelengths_nm_[row];
      made.set_samples(test_colours_x, test_colour_count, {made.at(row, x), made.at(row, y), made.at(row, z)}, row,
                       [&](std::size_t i) { return tables::cie13_3_test_colours.at(i, nm); });
      made.set_samples(samples_x, evaluation_sample_count, {made.at(row, x10), made.at(row, y10), made.at(row, z10)},
                       row, [&](std::size_t i) { return tables::cie224_evaluation_samples.at(i, nm); });
    }
    return made;
  }();
  return matrix;
}

ResponseMatrix ResponseMatrix::native_grid(std::span<const double> wavelengths_nm) {
  static const std::vector<CubicSpline> test_colours = splines(tables::cie13_3_test_colours);
  static const std::vector<CubicSpline> evaluation_samples = splines(tables::cie224_evaluation_samples);
  ResponseMatrix made({wavelengths_nm.begin(), wavelengths_nm.end()});
  made.set_tables(neighbour_widths_nm(wavelengths_nm));
  for (std::size_t row = 0; row < wavelengths_nm.size(); ++row) {
    const double nm = wavelengths_nm[row];
    made.set_samples(test_colours_x, test_colour_count, {made.at(row, x), made.at(row, y), made.at(row, z)}, row,
                     [&](std::size_t i) { return test_colours[i].at(nm); });
    made.set_samples(samples_x, evaluation_sample_count, {made.at(row, x10), made.at(row, y10), made.at(row, z10)}, row,
                     [&](std::size_t i) { return evaluation_samples[i].at(nm); });
  }
  return made;
}

void ResponseMatrix::apply(std::span<const double> spectra, std::size_t spectrum_count,
                           std::span<double> responses) const {
  const auto rows = static_cast<int>(spectrum_count);
  const auto inner = static_cast<int>(wavelengths_nm_.size());
  const auto columns = static_cast<int>(response::count);
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, columns, inner, 1.0, spectra.data(), inner,
              matrix_.data(), columns, 0.0, responses.data(), columns);
}

std::vector<double> ResponseMatrix::apply(std::span<const double> spectrum) const {
  std::vector<double> responses(response::count);
  apply(spectrum, 1, responses);
  return responses;
}

}  // namespace twinlight::spectrum
