#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::photometry {

/// What product.xml of the Global Lighting Data Format says of a product (GLDF 1.0.0-rc.3, gldf.io). Names follow the
/// format's elements. References between elements are resolved: they are places in the product's own lists.

/// A text in one language.
struct LocalizedText {
  std::string language;  ///< as written, a tag of BCP 47: "en", "zh-CN"
  std::string text;      ///< UTF-8
};
/// The same text in several languages, in the order of the file.
using LocalizedTexts = std::vector<LocalizedText>;

/// The text in the language, else in English, else the first; empty where there is none.
/// @param language  a tag of BCP 47; "en" finds "en-GB" too
std::string_view text_in(const LocalizedTexts& texts, std::string_view language = "en");

struct GldfHeader {
  std::string manufacturer;
  std::string author;
  std::string format_version;  ///< "1.0.0-rc.3"
  std::string created;         ///< as written, ISO 8601
  std::string created_with;    ///< the program
  std::string unique_id;
  std::string default_language;
};

struct GldfFile {
  std::string id;
  std::string content_type;  ///< "ldc/eulumdat", "image/jpg", "geo/l3d", …
  std::string name;          ///< of the file within its folder, or the address
  std::string language;
  bool is_local = true;  ///< inside the container; false for an address, which is never fetched
  bool is_here = false;  ///< there is an entry for it
  std::size_t line = 0;  ///< of product.xml

  /// The name of its entry in a container: the content type's folder, then the name.
  std::string entry_name() const;
};

struct GldfPhotometry {
  std::string id;
  std::optional<std::size_t> file;
  std::vector<std::pair<std::string, std::string>> described;  ///< DescriptivePhotometry, as written
  std::size_t line = 0;
};

struct GldfSpectrum {
  std::string id;
  std::optional<std::size_t> file;
  std::size_t intensities = 0;  ///< how many wavelengths are listed in product.xml itself
};

struct GldfColour {
  std::optional<double> colour_rendering_index;
  std::optional<double> colour_temperature_K;
  std::optional<double> fidelity_index;  ///< Rf of IES TM-30
  std::optional<double> gamut_index;     ///< Rg of IES TM-30
  std::optional<double> melanopic_factor;
  std::string tolerance;  ///< InitialColorTolerance, as written: "3 SDCM"
};

struct GldfLightSource {
  std::string id;
  bool is_changeable = false;
  LocalizedTexts name;
  LocalizedTexts description;
  std::string manufacturer;
  std::string gtin;
  std::optional<double> rated_input_power_W;
  std::optional<double> rated_luminous_flux_lm;
  GldfColour colour;
  std::optional<std::size_t> spectrum;
  std::optional<std::size_t> photometry;
};

struct GldfControlGear {
  std::string id;
  LocalizedTexts name;
  std::optional<double> standby_power_W;
  std::vector<std::string> interfaces;  ///< "DALI Broadcast", …
};

/// Changeable lamps with their control gear.
struct GldfEquipment {
  std::string id;
  std::optional<std::size_t> light_source;
  double light_source_count = 1.0;
  std::optional<std::size_t> control_gear;
  std::optional<double> rated_input_power_W;  ///< of lamps and gear together
};

enum class GldfEmergencyBehaviour { none, combined, emergency_only };

/// One way in which an emitter can be fitted or run.
struct GldfLightEmitter {
  bool is_changeable = false;
  LocalizedTexts name;
  std::optional<std::size_t> photometry;
  std::optional<std::size_t> equipment;     ///< of a changeable one
  std::optional<std::size_t> light_source;  ///< of a fixed one
  double light_source_count = 1.0;
  std::optional<std::size_t> control_gear;
  std::optional<double> rated_luminous_flux_lm;
  GldfEmergencyBehaviour emergency_behaviour = GldfEmergencyBehaviour::none;
  std::optional<double> emergency_ballast_lumen_factor;
  std::optional<double> emergency_rated_luminous_flux_lm;
  std::array<double, 4> rotation_deg{};  ///< about X, Y, Z and G0
  std::size_t line = 0;
};

struct GldfEmitter {
  std::string id;
  std::vector<GldfLightEmitter> alternatives;  ///< interchangeable, never alight together; none in a sensor's emitter
  std::size_t line = 0;
};

struct GldfGeometry {
  std::string id;
  bool is_model = false;  ///< files of a 3-D model; else a simple box or cylinder
  std::vector<std::size_t> files;
};

struct GldfPicture {
  std::size_t file = 0;
  std::string type;  ///< "Product Picture", …
};

/// What is said both of the product and of each variant.
struct GldfDescription {
  LocalizedTexts number;
  LocalizedTexts name;
  LocalizedTexts description;
  LocalizedTexts tender_text;
  std::vector<GldfPicture> pictures;
  /// DescriptiveAttributes that hold a plain value, as written, by their path: ("Mechanical/Weight", "2.9"), …
  std::vector<std::pair<std::string, std::string>> attributes;
};

struct GldfVariant {
  std::string id;
  GldfDescription texts;
  std::string gtin;
  std::vector<std::string> mountings;  ///< "Ceiling/Recessed", "Wall/SurfaceMounted", …
  std::vector<std::size_t> emitters;   ///< alight together
  std::vector<std::size_t> geometries;
  /// Places among the light sources of the container's document, one for each way in which the variant can be fitted.
  std::vector<std::size_t> sources;
  std::string why_no_source;  ///< where there is none
  std::size_t line = 0;
};

struct GldfProduct {
  GldfHeader header;
  std::vector<GldfFile> files;
  std::vector<GldfPhotometry> photometries;
  std::vector<GldfSpectrum> spectra;
  std::vector<GldfLightSource> light_sources;
  std::vector<GldfControlGear> control_gears;
  std::vector<GldfEquipment> equipments;
  std::vector<GldfEmitter> emitters;
  std::vector<GldfGeometry> geometries;
  std::string unique_product_id;
  GldfDescription texts;
  std::vector<GldfVariant> variants;
  std::vector<Diagnostic> warnings;  ///< what was tolerated

  /// The languages of all texts, each once, in the order in which they are met.
  std::vector<std::string> languages() const;
};

/// The largest product.xml that is read: some thousand variants. Its tree takes up to 16 times as much memory.
inline constexpr std::size_t largest_gldf_product_bytes = std::size_t{8} << 20U;

/// True for XML whose root element is that of a GLDF product.
bool looks_like_gldf_product(std::string_view text);

/// Reads product.xml, in UTF-8 or UTF-16, whatever it declares. Entities are not expanded and a document type
/// declaration is refused. Fails with line and element for XML that is not well-formed, a number that is none, an id
/// that is missing or there twice, and a reference to an id that is not there.
/// @param bytes  as stored. @param file  the name that Diagnostics carry.
Result<GldfProduct> read_gldf_product(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
