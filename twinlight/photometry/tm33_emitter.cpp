#include "twinlight/photometry/tm33_emitter.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/lamp_colour.h"
#include "twinlight/photometry/tm33_opening.h"
#include "twinlight/photometry/tm33_points.h"
#include "twinlight/photometry/tm33_spectra.h"

namespace twinlight::photometry {
namespace {

const Range any_count = Range::between(1.0, 1e6);

/// The text of the first path that leads to one; steps are parted by "/".
std::string_view text_at(const pugi::xml_node& node, std::initializer_list<std::string_view> paths) {
  for (std::string_view path : paths) {
    pugi::xml_node found = node;
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      found = child(found, path.substr(0, end));
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    if (const std::string_view text = text_of(found); !text.empty()) return text;
  }
  return {};
}

/// The element below a data block that holds its points: LuminousIntensity, RadiantIntensity, PhotonIntensity, or the
/// block itself, as in files in use.
pugi::xml_node points_of(const pugi::xml_node& block) {
  for (const pugi::xml_node& node : block.children())
    if (local_name(node).ends_with("Intensity") && has_tm33_points(node)) return node;
  return has_tm33_points(block) ? block : pugi::xml_node();
}

enum class Metric { luminous, radiant, photon, other };

/// What a block of the emitter measures; nothing where it is no block of intensities.
std::optional<Metric> metric_of(const pugi::xml_node& block) {
  const std::string_view name = local_name(block);
  const std::string stated = tm33_word(child_text(block, "Metric"));
  if (name == "RadiantData" || stated == "RADIANT") return Metric::radiant;
  if (name == "PhotonData" || stated == "PHOTON") return Metric::photon;
  if (name != "LuminousData" && name != "IntensityDistribution") return std::nullopt;
  return stated.empty() || stated == "LUMINOUS" ? Metric::luminous : Metric::other;
}

Result<std::optional<WavelengthRange>> range_of(const pugi::xml_node& block, Tm33Fields& fields) {
  const auto from_nm = TWL_TRY(fields.number(block, "MinWavelength", any_wavelength_nm));
  const auto to_nm = TWL_TRY(fields.number(block, "MaxWavelength", any_wavelength_nm));
  if (!from_nm || !to_nm) return std::optional<WavelengthRange>();
  if (*from_nm >= *to_nm)
    return failure(fields.complaint(block, "MaxWavelength",
                                    fmt::format("{:g} nm is not greater than the least, {:g} nm", *to_nm, *from_nm)));
  return std::optional(WavelengthRange{*from_nm, *to_nm});
}

class EmitterReader {
 public:
  EmitterReader(const pugi::xml_node& emitter, PhotometricType type, Tm33Fields& fields)
      : emitter_(emitter), fields_(fields) {
    source_.photometric_type = type;
    source_.has_luminous_data = false;
  }

  Result<Luminaire> read(double units_per_metre) {
    source_.source_description = text_at(emitter_, {"Description", "ID", "Id"});
    source_.source_count = TWL_TRY(fields_.number(emitter_, "Quantity", any_count)).value_or(1.0);
    TWL_CHECK(read_power());
    for (const pugi::xml_node& block : emitter_.children())
      if (const std::optional<Metric> metric = metric_of(block)) TWL_CHECK(read_block(block, *metric));
    source_.spectra = TWL_TRY(read_tm33_spectra(emitter_, fields_));
    source_.opening = TWL_TRY(read_tm33_opening(emitter_, units_per_metre, fields_));
    TWL_CHECK(note_flux_and_colour());
    return std::move(source_);
  }

 private:
  Result<void> read_power() {
    source_.input_power_W = TWL_TRY(fields_.number(emitter_, "InputWattage", Range::at_least(0.0)));
    if (!source_.input_power_W)
      source_.input_power_W = TWL_TRY(fields_.number(emitter_, "InputWatts", Range::at_least(0.0)));
    return {};
  }

  Result<void> read_block(const pugi::xml_node& block, Metric metric) {
    if (metric == Metric::other) {
      fields_.warn(block, "Metric",
                   fmt::format("{} intensity is not read", printable_text(child_text(block, "Metric"), 40)));
      return {};
    }
    if (metric == Metric::luminous) return read_luminous(block);
    const pugi::xml_node points = points_of(block);
    if (!points) return {};
    Tm33Table table = TWL_TRY(read_tm33_points(points, type_of(block), fields_));
    const auto range = TWL_TRY(range_of(block, fields_));
    if (tm33_boolean(child_text(points, "Absolute")) == false)
      fields_.warn(child(points, "Absolute"), "Absolute", "the values are relative; taken as they are");
    note_counts(table);
    if (metric == Metric::photon && !source_.photons) {
      const auto flux = TWL_TRY(fields_.number(block, "PhotonFlux", Range::at_least(0.0)));
      source_.photons = PhotonData{std::move(table.distribution), range, flux};
    } else if (metric == Metric::radiant && !source_.radiant) {
      const auto flux = TWL_TRY(fields_.number(block, "RadiantFlux", Range::at_least(0.0)));
      source_.radiant = RadiantData{std::move(table.distribution), range, flux};
    } else {
      warn_of_second(block);
    }
    return {};
  }

  Result<void> read_luminous(const pugi::xml_node& block) {
    if (source_.has_luminous_data) {
      warn_of_second(block);
      return {};
    }
    luminous_flux_lm_ = TWL_TRY(fields_.number(block, "LuminousFlux", Range::at_least(0.0)));
    const pugi::xml_node points = points_of(block);
    if (!points) return {};
    source_.photometric_type = type_of(block);
    Tm33Table table = TWL_TRY(read_tm33_points(points, source_.photometric_type, fields_));
    const bool absolute = tm33_boolean(child_text(points, "AbsolutePhotometry")).value_or(true);
    source_.basis = absolute ? PhotometryBasis::absolute : PhotometryBasis::relative;
    source_.stored_c_planes = source_.stored_gammas = 0;
    note_counts(table);
    source_.symmetry = table.distribution.symmetry();
    source_.distribution = std::move(table.distribution);
    source_.has_luminous_data = true;
    return {};
  }

  PhotometricType type_of(const pugi::xml_node& block) const {
    return tm33_photometric_type(child_text(block, "PhotometryType")).value_or(source_.photometric_type);
  }

  /// The counts and the symmetry shown are those of the luminous table; of another one where there is none.
  void note_counts(const Tm33Table& table) {
    if (source_.stored_gammas > 0) return;
    source_.stored_c_planes = table.horizontal_angles;
    source_.stored_gammas = table.vertical_angles;
    source_.symmetry = table.distribution.symmetry();
  }

  void warn_of_second(const pugi::xml_node& block) {
    fields_.warn(block, local_name(block), "a second table of the same quantity; the first is read");
  }

  /// Of absolute photometry the declared flux is the luminaire's, of relative that of its lamps.
  Result<void> note_flux_and_colour() {
    const auto rated_lm = TWL_TRY(fields_.number(emitter_, "RatedLumens", Range::at_least(0.0)));
    const auto measured_lm = TWL_TRY(fields_.number(emitter_, "MeasuredLumens", Range::at_least(0.0)));
    const bool absolute = source_.basis == PhotometryBasis::absolute;
    const std::optional<double> of_luminaire_lm = absolute ? luminous_flux_lm_ : rated_lm;
    for (const std::optional<double>& flux_lm : {of_luminaire_lm, measured_lm, rated_lm})
      if (!source_.declared_flux_lm && flux_lm.value_or(0.0) > 0.0) source_.declared_flux_lm = flux_lm;
    source_.lamp_sets.push_back(
        {.lamp_type = source_.source_description,
         .flux_lm = source_.declared_flux_lm.value_or(0.0),
         .colour_appearance = std::string(text_at(emitter_, {"ColorTemperature/FixedCCT", "FixedCCT", "CCT"})),
         .colour_rendering = std::string(text_at(emitter_, {"ColorRendering/CIE_CRI/Ra", "ColorRendering/Ra"})),
         .power_W = source_.input_power_W.value_or(0.0)});
    note_lamp_colour(source_);
    return {};
  }

  pugi::xml_node emitter_;
  Tm33Fields& fields_;
  Luminaire source_;
  std::optional<double> luminous_flux_lm_;
};

}  // namespace

std::optional<PhotometricType> tm33_photometric_type(std::string_view text) {
  const std::string word = tm33_word(text);
  std::string_view letter = word;
  for (const std::string_view prefix : {"CIE", "IES", "TYPE"})
    if (letter.size() > prefix.size() && letter.substr(0, prefix.size()) == prefix) letter.remove_prefix(prefix.size());
  if (letter == "A") return PhotometricType::a;
  if (letter == "B") return PhotometricType::b;
  if (letter == "C") return PhotometricType::c;
  return std::nullopt;
}

Result<Luminaire> read_tm33_emitter(const pugi::xml_node& emitter, PhotometricType type, double units_per_metre,
                                    Tm33Fields& fields) {
  return EmitterReader(emitter, type, fields).read(units_per_metre);
}

}  // namespace twinlight::photometry
