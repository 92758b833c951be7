#include "twinlight/spectrum/metrics.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/spectrum/colour_rendering.h"
#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/cubic_spline.h"
#include "twinlight/spectrum/ohno_colour_temperature.h"
#include "twinlight/spectrum/response_metrics.h"

namespace twinlight::spectrum {
namespace {

constexpr Band visible{400.0, 700.0};
constexpr Band grid{grid_first_nm, grid_last_nm};

class Withholding {
 public:
  Withholding(const SpectralDistribution& distribution, Metrics& metrics)
      : distribution_(distribution), metrics_(metrics) {}

  /// Empties a quantity whose band the distribution does not cover.
  void unless_covered(const Band& band, std::optional<double>& value, const char* quantity) {
    if (distribution_.covers(band)) return;
    value.reset();
    metrics_.notes.push_back(
        {quantity, fmt::format("the spectrum covers {:g}–{:g} nm, this needs {:g}–{:g} nm", distribution_.first_nm(),
                               distribution_.last_nm(), band.from_nm, band.to_nm)});
  }

 private:
  const SpectralDistribution& distribution_;
  Metrics& metrics_;
};

void withhold_colour(const SpectralDistribution& distribution, Metrics& m) {
  if (distribution.covers(visible)) return;
  m.x.reset();
  m.y.reset();
  m.u_prime.reset();
  m.v_prime.reset();
  m.cct_K.reset();
  m.duv.reset();
  m.cct_ohno2014_table_K.reset();
  m.duv_ohno2014_table.reset();
  m.alpha_opic_elr_mW_per_lm.fill(std::nullopt);
  m.alpha_opic_der.fill(std::nullopt);
  m.animal_der.fill(std::nullopt);
  m.blh_efficacy_W_per_lm.reset();
  m.colour_rendering.reset();
  m.rounded_colour_rendering.reset();
  m.colour_fidelity.reset();
}

/// Why the colour quantities are missing, as far as they are.
void note_colour(const SpectralDistribution& distribution, Metrics& m) {
  const auto note = [&](std::initializer_list<const char*> quantities, const std::string& text) {
    for (const char* quantity : quantities) m.notes.push_back({quantity, text});
  };
  if (!m.x) {
    const std::string why = distribution.covers(visible)
                                ? "the spectrum has no luminous flux"
                                : fmt::format("the spectrum covers {:g}–{:g} nm, this needs at least 400–700 nm",
                                              distribution.first_nm(), distribution.last_nm());
    note({"x", "y", "u_prime", "v_prime", "cct_K", "duv", "alpha_opic_elr_mW_per_lm", "alpha_opic_der", "animal_der",
          "blh_efficacy_W_per_lm", "cri", "tm30", "cie224_Rf"},
         why);
  } else if (!m.cct_K) {
    using Limits = ColourTemperatureLimits;
    note({"cct_K", "duv", "cri", "tm30", "cie224_Rf"},
         fmt::format("strongly coloured light: no point of the Planckian locus between {:g} and {:g} K is nearer than "
                     "{:g} in CIE 1960 (u, v)",
                     Limits::least_K, Limits::greatest_K, Limits::greatest_duv));
  } else if (!distribution.covers(grid)) {
    note({"coverage"}, fmt::format("the spectrum covers {:g}–{:g} nm; what is missing of 380–780 nm counts as 0 in "
                                   "the colour, α-opic and blue-light quantities",
                                   distribution.first_nm(), distribution.last_nm()));
  }
}

void withhold_photons(const SpectralDistribution& distribution, Metrics& m) {
  Withholding withhold(distribution, m);
  PhotonQuantities& p = m.photons;
  const Band par{400, 700};
  withhold.unless_covered(par, p.ppf_per_lumen_umol_s_lm, "ppf_per_lumen_umol_s_lm");
  withhold.unless_covered(par, p.ppf_per_lumen_rectangle_sum_umol_s_lm, "ppf_per_lumen_rectangle_sum_umol_s_lm");
  withhold.unless_covered(grid, p.ppf_per_watt_umol_J, "ppf_per_watt_umol_J");
  withhold.unless_covered(par, p.fraction_blue, "photon_fraction_blue");
  withhold.unless_covered(par, p.fraction_green, "photon_fraction_green");
  withhold.unless_covered(par, p.fraction_red, "photon_fraction_red");
  withhold.unless_covered({400, 780}, p.far_red_700_780_to_par, "photon_ratio_far_red_700_780_to_par");
  withhold.unless_covered({400, 800}, p.far_red_700_800_to_par, "photon_ratio_far_red_700_800_to_par");
  withhold.unless_covered({380, 700}, p.uva_380_400_to_par, "photon_ratio_uva_380_400_to_par");
  withhold.unless_covered({400, 750}, p.epar_400_750_to_par, "photon_ratio_epar_400_750_to_par");
  for (std::optional<double>& fraction : p.fractions_of_380_780)
    if (!distribution.covers(grid)) fraction.reset();
  std::optional<double> placeholder;
  withhold.unless_covered(grid, placeholder, "photon_fractions_of_380_780");
  withhold.unless_covered({655, 735}, p.red_to_far_red, "photon_ratio_red_655_665_to_far_red_725_735");
  withhold.unless_covered({380, 725}, p.ypf_per_lumen_umol_s_lm, "ypf_per_lumen_umol_s_lm");
  withhold.unless_covered({380, 725}, p.ypf_to_ppf_ratio, "ypf_to_ppf_ratio");
  withhold.unless_covered({380, 770}, p.phytochrome_pss, "phytochrome_pss");
}

/// 700–800 nm to PAR: the one band beyond the grid.
std::optional<double> far_red_to_800(const SpectralDistribution& distribution) {
  const auto photons = [&](int from_nm, int to_nm) {
    const std::vector<double> values = distribution.at_each_nm(from_nm, to_nm);
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool end = i == 0 || i + 1 == values.size();
      sum += (end ? 0.5 : 1.0) * values[i] * (from_nm + static_cast<double>(i));
    }
    return sum;
  };
  const double par = photons(400, 700);
  return par > 0.0 ? std::optional(photons(700, 800) / par) : std::nullopt;
}

/// The part of the distribution from 380 to 780 nm, normalised to a peak of 1 so that no scale overflows.
struct Points {
  std::vector<double> wavelengths_nm, values;
};

Points points_within_grid(const SpectralDistribution& distribution) {
  Points points;
  const double scale = distribution.peak();
  for (std::size_t i = 0; i < distribution.values().size(); ++i) {
    const double nm = distribution.wavelengths_nm()[i];
    if (nm < grid_first_nm || nm > grid_last_nm) continue;
    points.wavelengths_nm.push_back(nm);
    points.values.push_back(distribution.values()[i] / scale);
  }
  return points;
}

/// All metrics of one spectrum on the wavelengths of a matrix; those that follow the conventions of other tools too,
/// which batches leave out.
Metrics metrics_on(const ResponseMatrix& matrix, std::span<const double> values) {
  const std::vector<double> responses = matrix.apply(values);
  const ExactColourReferences references(matrix);
  Metrics m = metrics_from_responses(responses, references);
  if (!m.cct_K) return m;
  const auto temperature = ohno_colour_temperature(uv1960(white_2deg(responses)));
  m.cct_ohno2014_table_K = temperature->cct_K;
  m.duv_ohno2014_table = temperature->duv;
  m.rounded_colour_rendering = rounded_colour_rendering(responses, *m.cct_K, references);
  return m;
}

/// Colour on the distribution's own wavelengths; α-opic quantities from a cubic spline at 1 nm.
void use_native_grid(const SpectralDistribution& distribution, Metrics& m) {
  const Points points = points_within_grid(distribution);
  constexpr std::size_t fewest_points = 4;  // of a cubic spline
  if (points.values.size() < fewest_points) return;
  const ResponseMatrix matrix = ResponseMatrix::native_grid(points.wavelengths_nm);
  const PhotonQuantities photons = m.photons;
  m = metrics_on(matrix, points.values);
  m.photons = photons;

  const CubicSpline spline(points.wavelengths_nm, points.values);
  std::vector<double> resampled;
  for (const double nm : ResponseMatrix::linear_1nm().wavelengths_nm()) {
    const bool within = nm >= points.wavelengths_nm.front() && nm <= points.wavelengths_nm.back();
    resampled.push_back(within ? std::max(0.0, spline.at(nm)) : 0.0);
  }
  const std::vector<double> responses = ResponseMatrix::linear_1nm().apply(resampled);
  if (responses[response::y] <= 0.0) return;
  const std::array<double, 5> elr = alpha_opic_elr(responses);
  for (std::size_t i = 0; i < elr.size(); ++i) {
    m.alpha_opic_elr_mW_per_lm[i] = elr[i];
    m.alpha_opic_der[i] = elr[i] / d65_elr()[i];
  }
}

}  // namespace

Metrics evaluate(const SpectralDistribution& distribution, Convention convention) {
  const ResponseMatrix& matrix = ResponseMatrix::linear_1nm();
  std::vector<double> values = distribution.at_each_nm(grid_first_nm, grid_last_nm);
  const double peak = distribution.peak();
  for (double& value : values) value /= peak;

  Metrics m = metrics_on(matrix, values);
  if (convention == Convention::native_grid) use_native_grid(distribution, m);
  m.photons.far_red_700_800_to_par = far_red_to_800(distribution);

  withhold_colour(distribution, m);
  note_colour(distribution, m);
  Withholding withhold(distribution, m);
  withhold.unless_covered(grid, m.ler_lm_per_W, "ler_sum_lm_per_W");
  withhold.unless_covered(grid, m.blh_efficiency, "blh_efficiency");
  withhold_photons(distribution, m);
  return m;
}

}  // namespace twinlight::spectrum
