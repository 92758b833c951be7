#include "twinlight/server/light_json.h"

#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/inspection_json.h"
#include "twinlight/spectrum/inspection.h"
#include "twinlight/spectrum/inspection_json.h"
#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::server {

nlohmann::json intensities_json(const photometry::Luminaire& luminaire) {
  if (!luminaire.has_luminous_data) return nullptr;
  const auto& distribution = luminaire.distribution;
  const std::size_t gammas = distribution.gammas_deg().size();
  nlohmann::json rows = nlohmann::json::array();
  for (auto row = distribution.intensities_cd().begin(); row != distribution.intensities_cd().end();
       row += static_cast<std::ptrdiff_t>(gammas))
    rows.push_back(std::vector<double>(row, row + static_cast<std::ptrdiff_t>(gammas)));
  return {{"c_deg", distribution.c_deg()}, {"gamma_deg", distribution.gammas_deg()}, {"intensity_cd", std::move(rows)}};
}

nlohmann::json spectrum_json(const photometry::Luminaire& luminaire) {
  if (luminaire.spectra.empty()) return nullptr;
  const auto spectrum = evidence::distribution_of(luminaire.spectra.front());
  if (!spectrum) return nullptr;
  return {{"wavelength_nm", spectrum->wavelengths_nm()}, {"power", spectrum->values()}};
}

nlohmann::json inspection_json(std::string_view bytes, const std::string& name) {
  if (photometry::kind_of(bytes) == photometry::FileKind::unknown && spectrum::looks_like_spectrum(bytes))
    return nlohmann::json(spectrum::to_json(spectrum::inspect_spectrum(bytes, name)));
  const photometry::Inspection inspection = photometry::inspect(bytes, name);
  nlohmann::json told = photometry::to_json(inspection);
  const photometry::Luminaire* luminaire = inspection.luminaire();
  told["intensities"] = luminaire == nullptr ? nlohmann::json() : intensities_json(*luminaire);
  return told;
}

}  // namespace twinlight::server
