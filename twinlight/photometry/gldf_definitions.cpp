#include "twinlight/photometry/gldf_definitions.h"

#include <fmt/format.h>

#include <string_view>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/gldf_values.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

// Beyond any luminaire, and within what intensities may become.
constexpr Range flux_range_lm = Range::between(0.0, 1e9);
constexpr Range power_range_W = Range::between(0.0, 1e6);
constexpr Range count_range = Range::between(1.0, 1e4);
constexpr Range factor_range = Range::between(0.0, 1.0);

class DefinitionsReader {
 public:
  DefinitionsReader(const XmlTree& xml, const GldfElements& elements, GldfProduct& product)
      : xml_(xml), elements_(elements), product_(product) {}

  Result<void> read() {
    for (const pugi::xml_node& node : elements_.of(GldfKind::file)) read_file_element(node);
    for (const pugi::xml_node& node : elements_.of(GldfKind::photometry)) read_photometry(node);
    for (const pugi::xml_node& node : elements_.of(GldfKind::spectrum)) read_spectrum(node);
    for (const pugi::xml_node& node : elements_.of(GldfKind::light_source)) TWL_CHECK(read_light_source(node));
    for (const pugi::xml_node& node : elements_.of(GldfKind::control_gear)) TWL_CHECK(read_control_gear(node));
    for (const pugi::xml_node& node : elements_.of(GldfKind::equipment)) TWL_CHECK(read_equipment(node));
    for (const pugi::xml_node& node : elements_.of(GldfKind::emitter)) TWL_CHECK(read_emitter(node));
    for (const pugi::xml_node& node : elements_.of(GldfKind::geometry)) read_geometry(node);
    return {};
  }

 private:
  void read_file_element(const pugi::xml_node& node) {
    GldfFile file{.id = node.attribute("id").value(),
                  .content_type = node.attribute("contentType").value(),
                  .name = std::string(trimmed(node.child_value())),
                  .language = node.attribute("language").value(),
                  .is_local = std::string_view(node.attribute("type").value()) != "url",
                  .line = xml_.line_of(node)};
    product_.files.push_back(std::move(file));
  }

  void read_photometry(const pugi::xml_node& node) {
    GldfPhotometry photometry{.id = node.attribute("id").value(),
                              .file = elements_.referred(node.child("PhotometryFileReference"), "fileId"),
                              .line = xml_.line_of(node)};
    for (const pugi::xml_node& described : node.child("DescriptivePhotometry").children())
      if (const std::string_view text = trimmed(described.child_value()); !text.empty())
        photometry.described.emplace_back(described.name(), text);
    product_.photometries.push_back(std::move(photometry));
  }

  void read_spectrum(const pugi::xml_node& node) {
    GldfSpectrum spectrum{.id = node.attribute("id").value(),
                          .file = elements_.referred(node.child("SpectrumFileReference"), "fileId")};
    for ([[maybe_unused]] const pugi::xml_node& intensity : node.children("Intensity")) ++spectrum.intensities;
    product_.spectra.push_back(std::move(spectrum));
  }

  Result<GldfColour> read_colour(const pugi::xml_node& node) const {
    GldfColour colour;
    colour.colour_rendering_index =
        TWL_TRY(number_below(xml_, node, "ColorRenderingIndex", Range::between(0.0, 100.0)));
    colour.colour_temperature_K =
        TWL_TRY(number_below(xml_, node, "CorrelatedColorTemperature", Range::between(0.0, 1e6)));
    const pugi::xml_node tm30 = node.child("IES-TM-30-15");
    colour.fidelity_index = TWL_TRY(number_below(xml_, tm30, "Rf", Range::between(0.0, 100.0)));
    colour.gamut_index = TWL_TRY(number_below(xml_, tm30, "Rg", Range::between(0.0, 200.0)));
    colour.melanopic_factor = TWL_TRY(number_below(xml_, node, "MelanopicFactor", Range::between(0.0, 10.0)));
    colour.tolerance = text_below(node, "InitialColorTolerance");
    return colour;
  }

  Result<void> read_light_source(const pugi::xml_node& node) {
    GldfLightSource source{.id = node.attribute("id").value(),
                           .is_changeable = std::string_view(node.name()) == "ChangeableLightSource",
                           .name = texts_below(node, "Name"),
                           .description = texts_below(node, "Description"),
                           .manufacturer = text_below(node, "Manufacturer"),
                           .gtin = text_below(node, "GTIN")};
    source.rated_input_power_W = TWL_TRY(number_below(xml_, node, "RatedInputPower", power_range_W));
    source.rated_luminous_flux_lm = TWL_TRY(number_below(xml_, node, "RatedLuminousFlux", flux_range_lm));
    source.colour = TWL_TRY(read_colour(node.child("ColorInformation")));
    source.spectrum = elements_.referred(node.child("SpectrumReference"), "spectrumId");
    source.photometry = elements_.referred(node.child("PhotometryReference"), "photometryId");
    product_.light_sources.push_back(std::move(source));
    return {};
  }

  Result<void> read_control_gear(const pugi::xml_node& node) {
    GldfControlGear gear{.id = node.attribute("id").value(), .name = texts_below(node, "Name")};
    gear.standby_power_W = TWL_TRY(number_below(xml_, node, "StandbyPower", power_range_W));
    for (const pugi::xml_node& interface : node.child("Interfaces").children("Interface"))
      gear.interfaces.emplace_back(trimmed(interface.child_value()));
    product_.control_gears.push_back(std::move(gear));
    return {};
  }

  /// An attribute that counts; 1 where it is not there.
  Result<double> count_of(const pugi::xml_node& node, const char* attribute) const {
    const pugi::xml_attribute written = node.attribute(attribute);
    if (!written) return 1.0;
    const double count = written.as_double();
    if (const std::string fault = range_fault(count, count_range); !fault.empty())
      return failure({.message = fault, .line = xml_.line_of(node), .field = attribute});
    return count;
  }

  Result<void> read_equipment(const pugi::xml_node& node) {
    const pugi::xml_node source = node.child("LightSourceReference");
    GldfEquipment equipment{.id = node.attribute("id").value(),
                            .light_source = elements_.referred(source, "changeableLightSourceId")};
    equipment.light_source_count = TWL_TRY(count_of(source, "lightSourceCount"));
    equipment.control_gear = elements_.referred(node.child("ControlGearReference"), "controlGearId");
    equipment.rated_input_power_W = TWL_TRY(number_below(xml_, node, "RatedInputPower", power_range_W));
    if (!equipment.light_source) equipment.light_source = elements_.referred(source, "lightSourceId");
    product_.equipments.push_back(std::move(equipment));
    return {};
  }

  Result<GldfEmergencyBehaviour> emergency_behaviour_of(const pugi::xml_node& node) const {
    const std::string_view text = node.attribute("emergencyBehaviour").value();
    if (text.empty() || text == "None") return GldfEmergencyBehaviour::none;
    if (text == "Combined") return GldfEmergencyBehaviour::combined;
    if (text == "EmergencyOnly") return GldfEmergencyBehaviour::emergency_only;
    return failure({.message = fmt::format("'{}' is none of None, Combined, EmergencyOnly", printable_text(text, 60)),
                    .line = xml_.line_of(node),
                    .field = "emergencyBehaviour"});
  }

  Result<GldfLightEmitter> read_light_emitter(const pugi::xml_node& node) const {
    const pugi::xml_node source = node.child("LightSourceReference");
    GldfLightEmitter emitter{.is_changeable = std::string_view(node.name()) == "ChangeableLightEmitter",
                             .name = texts_below(node, "Name"),
                             .photometry = elements_.referred(node.child("PhotometryReference"), "photometryId"),
                             .equipment = elements_.referred(node.child("EquipmentReference"), "equipmentId"),
                             .light_source = elements_.referred(source, "fixedLightSourceId")};
    emitter.light_source_count = TWL_TRY(count_of(source, "lightSourceCount"));
    emitter.control_gear = elements_.referred(node.child("ControlGearReference"), "controlGearId");
    emitter.rated_luminous_flux_lm = TWL_TRY(number_below(xml_, node, "RatedLuminousFlux", flux_range_lm));
    emitter.emergency_behaviour = TWL_TRY(emergency_behaviour_of(node));
    emitter.line = xml_.line_of(node);
    emitter.emergency_ballast_lumen_factor =
        TWL_TRY(number_below(xml_, node, "EmergencyBallastLumenFactor", factor_range));
    emitter.emergency_rated_luminous_flux_lm =
        TWL_TRY(number_below(xml_, node, "EmergencyRatedLuminousFlux", flux_range_lm));
    const pugi::xml_node rotation = node.child("Rotation");
    const std::array<const char*, 4> axes = {"X", "Y", "Z", "G0"};
    for (std::size_t i = 0; i < axes.size(); ++i)
      emitter.rotation_deg[i] =
          TWL_TRY(number_below(xml_, rotation, axes[i], Range::between(-360.0, 360.0))).value_or(0.0);
    return emitter;
  }

  Result<void> read_emitter(const pugi::xml_node& node) {
    GldfEmitter emitter{.id = node.attribute("id").value(), .line = xml_.line_of(node)};
    for (const pugi::xml_node& alternative : node.children()) {
      const std::string_view name = alternative.name();
      if (name == "FixedLightEmitter" || name == "ChangeableLightEmitter")
        emitter.alternatives.push_back(TWL_TRY(read_light_emitter(alternative)));
    }
    product_.emitters.push_back(std::move(emitter));
    return {};
  }

  void read_geometry(const pugi::xml_node& node) {
    GldfGeometry geometry{.id = node.attribute("id").value(),
                          .is_model = std::string_view(node.name()) == "ModelGeometry"};
    for (const pugi::xml_node& reference : node.children("GeometryFileReference"))
      if (const auto file = elements_.referred(reference, "fileId")) geometry.files.push_back(*file);
    product_.geometries.push_back(std::move(geometry));
  }

  const XmlTree& xml_;
  const GldfElements& elements_;
  GldfProduct& product_;
};

}  // namespace

Result<void> read_gldf_definitions(const XmlTree& xml, const GldfElements& elements, GldfProduct& product) {
  return DefinitionsReader(xml, elements, product).read();
}

}  // namespace twinlight::photometry
