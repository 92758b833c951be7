#include "twinlight/photometry/tm33_spectra.h"

#include <fmt/format.h>

#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// From X-rays to far infrared; keeps what follows finite.
const Range any_power = Range::between(-1e30, 1e30);
const Range any_multiplier = {.least = 0.0, .most = 1e30, .least_excluded = true};

Result<double> wavelength_of(const pugi::xml_node& node, const char* name, const Tm33Fields& fields) {
  const auto value = parse_number(trimmed(node.attribute(name).value()));
  if (!value) return failure(fields.complaint(node, name, value.error()));
  std::string fault = range_fault(*value, any_wavelength_nm);
  if (!fault.empty()) return failure(fields.complaint(node, name, std::move(fault)));
  return *value;
}

Result<EmbeddedSpectrum> read_distribution(const pugi::xml_node& node, const Tm33Fields& fields) {
  EmbeddedSpectrum spectrum;
  spectrum.name = text_of(child(node, "Name"));
  spectrum.quantity = text_of(child(node, "SpectralQuantity"));
  spectrum.unit = text_of(child(node, "Units"));
  const pugi::xml_node wavelengths = child(node, "Wavelengths");
  if (!wavelengths) {
    EmbeddedSpectrum points = TWL_TRY(tm33_spectrum_of_points(node, "SpectralData", "wavelength", fields));
    spectrum.wavelengths_nm = std::move(points.wavelengths_nm);
    spectrum.values = std::move(points.values);
    return spectrum;
  }
  spectrum.wavelengths_nm = TWL_TRY(tm33_numbers(wavelengths, any_wavelength_nm, fields));
  spectrum.values = TWL_TRY(tm33_numbers(child(node, "Values"), any_power, fields));
  if (spectrum.values.size() != spectrum.wavelengths_nm.size())
    return failure(fields.complaint(
        wavelengths, "Values",
        fmt::format("{} values for {} wavelengths", spectrum.values.size(), spectrum.wavelengths_nm.size())));
  return spectrum;
}

/// The form of the standard. Quantum counts photons; Normalized has no unit; else the values are W/nm.
Result<EmbeddedSpectrum> read_emitter_spectral(const pugi::xml_node& node, const Tm33Fields& fields) {
  EmbeddedSpectrum spectrum = TWL_TRY(tm33_spectrum_of_points(node, "PwrData", "w", fields));
  spectrum.name = text_of(child(node, "EmitterName"));
  TWL_CHECK(fields.check_count(node, "NumberWavelength", spectrum.values.size()));
  const double multiplier = TWL_TRY(fields.number(node, "Multiplier", any_multiplier)).value_or(1.0);
  for (double& value : spectrum.values) value *= multiplier;
  const bool photons = !child_text(node, "Quantum").empty() && child_text(node, "Quantum") != "0";
  const bool normalized = tm33_boolean(child_text(node, "Normalized")).value_or(false);
  spectrum.quantity = photons ? "photon flux" : "radiant flux";
  spectrum.unit = normalized ? "relative" : photons ? "µmol/(s·nm)" : "W/nm";
  return spectrum;
}

}  // namespace

Result<EmbeddedSpectrum> tm33_spectrum_of_points(const pugi::xml_node& parent, std::string_view element,
                                                 const char* attribute, const Tm33Fields& fields) {
  EmbeddedSpectrum spectrum;
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) != element) continue;
    spectrum.wavelengths_nm.push_back(TWL_TRY(wavelength_of(node, attribute, fields)));
    spectrum.values.push_back(TWL_TRY(fields.number_in(node, element, any_power)));
  }
  return spectrum;
}

Result<std::vector<EmbeddedSpectrum>> read_tm33_spectra(const pugi::xml_node& emitter, Tm33Fields& fields) {
  std::vector<EmbeddedSpectrum> spectra;
  const auto keep = [&](const pugi::xml_node& node, EmbeddedSpectrum spectrum) {
    if (spectrum.values.empty()) {
      fields.warn(node, local_name(node), "holds no values; left out");
    } else {
      spectra.push_back(std::move(spectrum));
    }
  };
  for (const pugi::xml_node& node : emitter.children()) {
    if (local_name(node) == "SpectralDistribution") keep(node, TWL_TRY(read_distribution(node, fields)));
    if (local_name(node) != "SpectralData") continue;
    for (const pugi::xml_node& part : node.children()) {
      if (local_name(part) == "EmitterSpectral") keep(part, TWL_TRY(read_emitter_spectral(part, fields)));
      if (local_name(part) == "AngularSpectral")
        fields.warn(part, "AngularSpectral", "spectra by direction are not read");
    }
  }
  return spectra;
}

}  // namespace twinlight::photometry
