#include "twinlight/spectrum/response_metrics.h"

#include "twinlight/spectrum/colour_rendering.h"
#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/correlated_colour_temperature.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

constexpr double km = constants::max_luminous_efficacy_lm_per_W;
constexpr double mW_per_W = 1000.0;

/// Responses of CIE standard illuminant D65.
const std::vector<double>& d65_responses() {
  static const std::vector<double> responses = [] {
    const ResponseMatrix& matrix = ResponseMatrix::linear_1nm();
    std::vector<double> d65;
    for (const double nm : matrix.wavelengths_nm()) d65.push_back(tables::cie_illuminant_d65.at(0, nm));
    return matrix.apply(d65);
  }();
  return responses;
}

/// What an animal's cones take up for each unit of luminous flux, on the scale of its sensitivity.
double animal_efficacy(Responses r, std::size_t animal) {
  return r[response::animal_sight + animal] / r[response::y];
}

void set_colour(Responses r, const ColourReferences& references, Metrics& m) {
  const Tristimulus white = white_2deg(r);
  const Xy chromaticity = xy(white);
  const Uv1960 uv = uv1960(white);
  m.x = chromaticity.x;
  m.y = chromaticity.y;
  m.u_prime = uv.u;
  m.v_prime = v_prime(uv);
  const auto temperature = colour_temperature(uv);
  if (!temperature) return;
  m.cct_K = temperature->cct_K;
  m.duv = temperature->duv;
  m.colour_rendering = colour_rendering(r, temperature->cct_K, references);
  m.colour_fidelity = colour_fidelity(r, temperature->cct_K, references);
}

void set_biology(Responses r, Metrics& m) {
  const std::array<double, 5> elr = alpha_opic_elr(r);
  for (std::size_t i = 0; i < elr.size(); ++i) {
    m.alpha_opic_elr_mW_per_lm[i] = elr[i];
    m.alpha_opic_der[i] = elr[i] / d65_elr()[i];
  }
  for (std::size_t i = 0; i < all_animals.size(); ++i)
    m.animal_der[i] = animal_efficacy(r, i) / animal_efficacy(d65_responses(), i);
  m.blh_efficacy_W_per_lm = r[response::blue_light_hazard] / (km * r[response::y]);
}

/// A ratio that has a value only where its denominator is not 0.
std::optional<double> ratio(double numerator, double denominator) {
  return denominator > 0.0 ? std::optional(numerator / denominator) : std::nullopt;
}

PhotonQuantities photon_quantities(Responses r) {
  const double blue = r[response::photons_400_500];
  const double green = r[response::photons_500_600];
  const double red = r[response::photons_600_700];
  const double far_red = r[response::photons_700_780];
  const double par = blue + green + red;
  const double all = r[response::photons_380_400] + par + far_red;
  const double lumens = km * r[response::y_trapezoid];

  PhotonQuantities p;
  p.ppf_per_lumen_umol_s_lm = ratio(par, lumens);
  p.ppf_per_watt_umol_J = ratio(par, r[response::power_trapezoid]);
  p.fraction_blue = ratio(blue, par);
  p.fraction_green = ratio(green, par);
  p.fraction_red = ratio(red, par);
  p.far_red_700_780_to_par = ratio(far_red, par);
  p.uva_380_400_to_par = ratio(r[response::photons_380_400], par);
  p.epar_400_750_to_par = ratio(par + r[response::photons_700_750], par);
  p.fractions_of_380_780 = {ratio(blue, all), ratio(green, all), ratio(red, all), ratio(far_red, all)};
  p.red_to_far_red = ratio(r[response::photons_655_665], r[response::photons_725_735]);
  p.ypf_per_lumen_umol_s_lm = ratio(r[response::yield_photons], lumens);
  p.ypf_to_ppf_ratio = ratio(r[response::yield_photons], par);
  p.phytochrome_pss = ratio(r[response::pss_red], r[response::pss_total]);
  p.ppf_per_lumen_rectangle_sum_umol_s_lm = ratio(r[response::photons_400_700_sum], km * r[response::y]);
  return p;
}

}  // namespace

std::array<double, 5> alpha_opic_elr(Responses r) {
  const double scale = mW_per_W / (km * r[response::y]);
  return {scale * r[response::l_cone], scale * r[response::m_cone], scale * r[response::s_cone],
          scale * r[response::rhodopic], scale * r[response::melanopic]};
}

const std::array<double, 5>& d65_elr() {
  static const std::array<double, 5> elr = alpha_opic_elr(d65_responses());
  return elr;
}

Metrics metrics_from_responses(Responses r, const ColourReferences& references) {
  Metrics m;
  if (r[response::y] > 0.0) {
    set_colour(r, references, m);
    set_biology(r, m);
  }
  m.ler_lm_per_W = ratio(km * r[response::y], r[response::power]);
  m.blh_efficiency = ratio(r[response::blue_light_hazard], r[response::power]);
  m.photons = photon_quantities(r);
  return m;
}

}  // namespace twinlight::spectrum
