#include "twinlight/evidence/source_spectrum.h"

#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::evidence {

Result<spectrum::SpectralDistribution> distribution_of(const photometry::EmbeddedSpectrum& embedded) {
  std::vector<double> values = embedded.values;
  if (embedded.quantity == "photon flux")
    for (std::size_t i = 0; i < values.size(); ++i) values[i] /= embedded.wavelengths_nm[i];
  return spectrum::SpectralDistribution::create(embedded.wavelengths_nm, std::move(values));
}

std::optional<spectrum::Metrics> spectrum_of(const photometry::Luminaire& luminaire) {
  if (luminaire.spectra.empty()) return std::nullopt;
  const auto distribution = distribution_of(luminaire.spectra.front());
  if (!distribution) return std::nullopt;
  return spectrum::evaluate(*distribution);
}

Result<void> attach_spectrum(photometry::Luminaire& luminaire, std::string_view bytes, std::string_view file) {
  if (!luminaire.spectra.empty()) return {};
  const spectrum::SpectrumFile read = TWL_TRY(spectrum::read_spectrum(bytes, file));
  const spectrum::NamedSpectrum& first = read.spectra.front();
  luminaire.spectra.push_back({.name = first.name.empty() ? std::string(file) : first.name,
                               .wavelengths_nm = first.distribution.wavelengths_nm(),
                               .values = first.distribution.values()});
  return {};
}

std::optional<PlantLight> plant_light_of(const photometry::Luminaire& luminaire) {
  const double flux_lm = luminaire.has_luminous_data ? luminaire.distribution.flux_lm() : 0.0;
  if (!(flux_lm > 0.0)) return std::nullopt;
  const auto metrics = spectrum_of(luminaire);
  PlantLight light;
  if (luminaire.photons) {
    light.ppf_umol_per_s = luminaire.photons->distribution.flux_lm();
    light.source = "photon data of the file";
  } else if (metrics && metrics->photons.ppf_per_lumen_umol_s_lm) {
    light.ppf_umol_per_s = *metrics->photons.ppf_per_lumen_umol_s_lm * flux_lm;
    light.source = "luminous flux and spectrum";
  }
  if (!(light.ppf_umol_per_s > 0.0)) return std::nullopt;
  light.umol_per_lm = light.ppf_umol_per_s / flux_lm;
  if (luminaire.input_power_W.value_or(0.0) > 0.0)
    light.ppe_umol_per_J = light.ppf_umol_per_s / *luminaire.input_power_W;
  if (!metrics) return light;
  light.blue_share = metrics->photons.fraction_blue;
  light.green_share = metrics->photons.fraction_green;
  light.red_share = metrics->photons.fraction_red;
  light.red_to_far_red = metrics->photons.red_to_far_red;
  return light;
}

}  // namespace twinlight::evidence
