#include "twinlight/photometry/iesxml.h"

#include <fmt/format.h>

#include "twinlight/photometry/measured_table.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"
#include "twinlight/photometry/tm33_emitter.h"
#include "twinlight/photometry/tm33_spectra.h"

namespace twinlight::photometry {
namespace {

/// The rows stand by gamma angle; the table wants them by plane.
Result<MeasuredTable> read_matrix(const pugi::xml_node& goniometry, const Tm33Fields& fields) {
  const pugi::xml_node matrix = child(goniometry, "IntensityMatrix");
  MeasuredTable table;
  table.horizontal_deg = TWL_TRY(tm33_numbers(child(goniometry, "CPlanes"), Range::between(0.0, 360.0), fields));
  table.vertical_deg = TWL_TRY(tm33_numbers(child(goniometry, "GammaAngles"), Range::between(0.0, 180.0), fields));
  table.horizontal_line = fields.line_of(child(goniometry, "CPlanes"));
  table.horizontal_field = "CPlanes";
  std::vector<std::vector<double>> rows;
  for (const pugi::xml_node& row : matrix.children()) {
    if (local_name(row) != "GammaRow") continue;
    const std::vector<double> values = TWL_TRY(tm33_numbers(row, Range::at_least(0.0), fields));
    const auto angle_deg = parse_number(trimmed(row.attribute("angle").value()));
    const bool fits = rows.size() < table.vertical_deg.size() && angle_deg == table.vertical_deg[rows.size()] &&
                      values.size() == table.horizontal_deg.size();
    if (!fits)
      return failure(fields.complaint(
          row, "GammaRow",
          fmt::format("row {} with {} values does not fit {} C planes × {} gamma angles", rows.size() + 1,
                      values.size(), table.horizontal_deg.size(), table.vertical_deg.size())));
    rows.push_back(values);
  }
  if (rows.empty() || rows.size() != table.vertical_deg.size())
    return failure(fields.complaint(
        matrix, "IntensityMatrix",
        fmt::format("{} rows, expected one for each of {} gamma angles", rows.size(), table.vertical_deg.size())));
  for (std::size_t plane = 0; plane < table.horizontal_deg.size(); ++plane)
    for (const std::vector<double>& row : rows) table.intensities_cd.push_back(row[plane]);
  return table;
}

Result<void> read_luminaire_data(const pugi::xml_node& root, Luminaire& luminaire, const Tm33Fields& fields) {
  const pugi::xml_node header = child(root, "Header");
  luminaire.manufacturer = child_text(header, "Manufacturer");
  luminaire.model = child_text(header, "Description");
  luminaire.catalogue_number = child_text(header, "CatalogNumber");
  const pugi::xml_node data = child(root, "LuminaireData");
  luminaire.declared_flux_lm = TWL_TRY(fields.number(data, "LuminousFlux", Range::positive()));
  luminaire.input_power_W = TWL_TRY(fields.number(data, "InputPower", Range::at_least(0.0)));
  luminaire.lamp_sets.push_back(
      {.flux_lm = luminaire.declared_flux_lm.value_or(0.0), .power_W = luminaire.input_power_W.value_or(0.0)});
  return {};
}

}  // namespace

Result<Luminaire> read_iesxml(Tm33Fields& fields) {
  const pugi::xml_node root = fields.root();
  fields.warn(root, "root element", "the root element is IESXML, a form that no standard describes; read by its words");
  Luminaire luminaire = {.format = FileFormat::tm33_18, .basis = PhotometryBasis::absolute};
  TWL_CHECK(read_luminaire_data(root, luminaire, fields));
  const pugi::xml_node goniometry = child(child(root, "PhotometricData"), "GonioPhotometry");
  const auto type = tm33_photometric_type(goniometry.attribute("type").value());
  luminaire.photometric_type = type.value_or(PhotometricType::c);
  MeasuredTable table = TWL_TRY(read_matrix(goniometry, fields));
  luminaire.stored_c_planes = table.horizontal_deg.size();
  luminaire.stored_gammas = table.vertical_deg.size();
  auto distribution = distribution_of(std::move(table), luminaire.photometric_type, fields.warnings());
  if (!distribution) {
    Diagnostic fault = std::move(distribution).error();
    if (fault.line == 0) fault.line = fields.line_of(goniometry);
    return failure(std::move(fault));
  }
  luminaire.distribution = *std::move(distribution);
  luminaire.symmetry = luminaire.distribution.symmetry();
  const pugi::xml_node spectral = child(child(root, "SpectralData"), "SpectralPowerDistribution");
  EmbeddedSpectrum spectrum = TWL_TRY(tm33_spectrum_of_points(spectral, "SpectralQuantity", "wavelength", fields));
  if (!spectrum.values.empty()) luminaire.spectra.push_back(std::move(spectrum));
  return luminaire;
}

}  // namespace twinlight::photometry
