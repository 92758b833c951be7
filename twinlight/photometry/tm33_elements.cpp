#include "twinlight/photometry/tm33_elements.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/photometry/sector_table.h"
#include "twinlight/photometry/symmetry_sector.h"
#include "twinlight/photometry/written_fields.h"

namespace twinlight::photometry {
namespace {

const char* symmetry_word(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::rotational:
      return "Symm_Full";
    case Symmetry::quadrant:
      return "Symm_Quad";
    case Symmetry::c0_c180:
      return "Symm_Bi_0";
    case Symmetry::c90_c270:
      return "Symm_Bi_90";
    case Symmetry::none:
      break;
  }
  return "Symm_None";
}

/// None where the planes do not reach the ends of the symmetry's sector, by which readers know it.
Symmetry stored_symmetry(const IntensityDistribution& distribution) {
  const auto has_plane = [&](double angle_deg) {
    return std::count(distribution.c_deg().begin(), distribution.c_deg().end(), angle_deg) > 0;
  };
  const Symmetry symmetry = distribution.symmetry();
  if (symmetry == Symmetry::rotational) return symmetry;
  const auto [from_deg, to_deg] = sector_deg(symmetry);
  return has_plane(from_deg) && has_plane(to_deg) ? symmetry : Symmetry::none;
}

/// @param absolute_name  of the element that says whether the values are absolute.
void add_intensities(pugi::xml_node parent, const char* absolute_name, bool absolute,
                     const IntensityDistribution& distribution, Tm33Elements& elements) {
  const Symmetry symmetry = stored_symmetry(distribution);
  const SectorTable table = sector_table(distribution, symmetry);
  elements.add_text(parent, absolute_name, absolute ? "true" : "false");
  elements.add_text(parent, "Symm", symmetry_word(symmetry));
  elements.add_number(parent, "NumberMeasured", static_cast<double>(table.intensities_cd.size()));
  elements.add_number(parent, "NumberHorz", static_cast<double>(table.c_deg.size()));
  elements.add_number(parent, "NumberVert", static_cast<double>(table.gammas_deg.size()));
  const double* value_cd = table.intensities_cd.data();
  for (const double c_deg : table.c_deg) {
    const std::string c = shortest_number(c_deg);
    for (const double gamma_deg : table.gammas_deg) {
      pugi::xml_node point = elements.add_number(parent, "IntData", *value_cd++);
      point.append_attribute("h") = c.c_str();
      point.append_attribute("v") = shortest_number(gamma_deg).c_str();
    }
  }
}

void add_range(pugi::xml_node block, const std::optional<WavelengthRange>& range, Tm33Elements& elements) {
  if (!range) return;
  elements.add_number(block, "MinWavelength", range->from_nm);
  elements.add_number(block, "MaxWavelength", range->to_nm);
}

void add_luminous_data(pugi::xml_node emitter, const Luminaire& source, Tm33Elements& elements) {
  if (!source.has_luminous_data) return;
  pugi::xml_node block = emitter.append_child("LuminousData");
  const bool absolute = source.basis == PhotometryBasis::absolute;
  add_intensities(block.append_child("LuminousIntensity"), "AbsolutePhotometry", absolute, source.distribution,
                  elements);
  if (absolute && source.declared_flux_lm) elements.add_number(block, "LuminousFlux", *source.declared_flux_lm);
}

void add_radiant_data(pugi::xml_node emitter, const RadiantData& radiant, Tm33Elements& elements) {
  pugi::xml_node block = emitter.append_child("RadiantData");
  add_range(block, radiant.range, elements);
  add_intensities(block.append_child("RadiantIntensity"), "Absolute", true, radiant.distribution, elements);
  if (radiant.declared_flux_W) elements.add_number(block, "RadiantFlux", *radiant.declared_flux_W);
}

void add_photon_data(pugi::xml_node emitter, const PhotonData& photons, Tm33Elements& elements) {
  pugi::xml_node block = emitter.append_child("PhotonData");
  add_range(block, photons.range, elements);
  add_intensities(block.append_child("PhotonIntensity"), "Absolute", true, photons.distribution, elements);
  if (photons.declared_flux_umol_per_s) elements.add_number(block, "PhotonFlux", *photons.declared_flux_umol_per_s);
}

void add_spectra(pugi::xml_node emitter, const std::vector<EmbeddedSpectrum>& spectra, Tm33Elements& elements) {
  if (spectra.empty()) return;
  pugi::xml_node block = emitter.append_child("SpectralData");
  for (const EmbeddedSpectrum& spectrum : spectra) {
    pugi::xml_node node = block.append_child("EmitterSpectral");
    if (!spectrum.name.empty()) elements.add_text(node, "EmitterName", spectrum.name);
    elements.add_number(node, "NumberWavelength", static_cast<double>(spectrum.values.size()));
    if (spectrum.unit == "relative") elements.add_text(node, "Normalized", "true");
    for (std::size_t i = 0; i < spectrum.values.size(); ++i)
      elements.add_number(node, "PwrData", spectrum.values[i]).append_attribute("w") =
          shortest_number(spectrum.wavelengths_nm[i]).c_str();
    if (spectrum.quantity == "photon flux") elements.add_number(node, "Quantum", 1.0);
  }
}

/// A face with one area about its middle. @param sizes  "Length", "Width" or "Height" with the extent along it.
void add_face(pugi::xml_node areas, const std::string& name,
              std::initializer_list<std::pair<const char*, double>> sizes, bool round, Tm33Elements& elements) {
  pugi::xml_node face = areas.append_child((name + "Face").c_str());
  elements.add_number(face, ("Number" + name).c_str(), 1.0);
  pugi::xml_node area = face.append_child((name + "Area").c_str());
  for (const auto& [size, extent_m] : sizes) elements.add_number(area, size, extent_m);
  for (const auto& [size, extent_m] : sizes) elements.add_number(area, (std::string(size) + "Offset").c_str(), 0.0);
  if (round) elements.add_text(area, "Circular", "true");
}

/// A point has an EmissionAreas element without faces; no element would mean the whole luminaire.
void add_opening(pugi::xml_node emitter, const LuminousOpening& opening, Tm33Elements& elements) {
  pugi::xml_node areas = emitter.append_child("EmissionAreas");
  if (opening.shape == LuminousOpening::Shape::point) return;
  add_face(areas, "Bottom", {{"Length", opening.length_m}, {"Width", opening.width_m}},
           opening.shape == LuminousOpening::Shape::ellipse, elements);
  const auto add_side = [&](const char* name, const char* size, double extent_m, double height_m) {
    if (height_m > 0.0) add_face(areas, name, {{size, extent_m}, {"Height", height_m}}, false, elements);
  };
  add_side("C0", "Length", opening.length_m, opening.height_c0_m);
  add_side("C90", "Width", opening.width_m, opening.height_c90_m);
  add_side("C180", "Length", opening.length_m, opening.height_c180_m);
  add_side("C270", "Width", opening.width_m, opening.height_c270_m);
}

}  // namespace

std::string shortest_number(double value) {
  return fmt::format("{}", value);
}

std::string Tm33Elements::checked(std::string_view text, std::string_view field) {
  Losses losses;
  std::string line = line_text(text, field, text.size(), losses);
  if (!fault_ && !losses.empty()) fault_ = std::move(losses.front());
  return line;
}

void Tm33Elements::set_text(pugi::xml_node node, std::string_view text, std::string_view field) {
  node.text().set(checked(text, field).c_str());
}

void Tm33Elements::set_attribute(pugi::xml_node node, const char* name, std::string_view text) {
  node.append_attribute(name) = checked(text, name).c_str();
}

pugi::xml_node Tm33Elements::add_text(pugi::xml_node parent, const char* name, std::string_view text,
                                      std::string_view field) {
  pugi::xml_node node = parent.append_child(name);
  set_text(node, text, field.empty() ? name : field);
  return node;
}

pugi::xml_node Tm33Elements::add_number(pugi::xml_node parent, const char* name, double value) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(shortest_number(value).c_str());
  return node;
}

void add_tm33_data(pugi::xml_node emitter, const Luminaire& source, Tm33Elements& elements) {
  add_luminous_data(emitter, source, elements);
  if (source.radiant) add_radiant_data(emitter, *source.radiant, elements);
  if (source.photons) add_photon_data(emitter, *source.photons, elements);
  add_spectra(emitter, source.spectra, elements);
  add_opening(emitter, source.opening, elements);
}

}  // namespace twinlight::photometry
