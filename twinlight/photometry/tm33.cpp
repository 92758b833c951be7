#include "twinlight/photometry/tm33.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/iesxml.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/tm33_emitter.h"
#include "twinlight/photometry/tm33_keywords.h"
#include "twinlight/photometry/tm33_opening.h"

namespace twinlight::photometry {
namespace {

/// An emitter repeats what is the file's; more of them would multiply a file into memory.
constexpr std::size_t most_emitters = 200;

/// The format that the name of the root element means; TM-33-18 took over ATLA-S001, TM-33-23 has IESTM33-22.
std::optional<FileFormat> format_of_root(std::string_view name) {
  if (name.find("11733") != std::string_view::npos) return FileFormat::uni_11733;
  if (name == "IESTM33-22" || name == "IESTM33-23") return FileFormat::tm33_23;
  const bool first_edition = name.substr(0, 7) == "IESTM33" || name.substr(0, 9) == "ATLA_S001" ||
                             name.substr(0, 9) == "ATLA-S001" || name == "LuminaireOpticalData";
  return first_edition ? std::optional(FileFormat::tm33_18) : std::nullopt;
}

/// What LuminaireOpticalData and UNI 11733 share a root with shows in version and namespace.
FileFormat refined(FileFormat format, const pugi::xml_node& root) {
  if (format == FileFormat::uni_11733) return format;
  for (const pugi::xml_attribute& attribute : root.attributes())
    if (std::string_view(attribute.value()).find("11733") != std::string_view::npos) return FileFormat::uni_11733;
  const std::string_view version =
      root.attribute("version") ? root.attribute("version").value() : child_text(root, "Version");
  return version == "1.1" ? FileFormat::tm33_23 : format;
}

Result<PhotometricType> goniometer_type(Tm33Fields& fields) {
  const pugi::xml_node equipment = child(fields.root(), "Equipment");
  for (const char* device : {"Gonioradiometer", "Goniometer"})
    for (const char* name : {"Type", "GoniometerType"}) {
      const pugi::xml_node node = child(child(equipment, device), name);
      if (text_of(node).empty()) continue;
      const auto type = tm33_photometric_type(text_of(node));
      if (!type)
        fields.warn(node, name,
                    fmt::format("'{}' is none of A, B and C; taken as C", printable_text(text_of(node), 40)));
      return type.value_or(PhotometricType::c);
    }
  return PhotometricType::c;
}

/// Puts back what write_tm33 kept among the keywords.
void restore(Luminaire& source) {
  LampSet& lamps = source.lamp_sets.front();
  const auto take = [&](std::string_view name, std::string& field) {
    if (auto text = take_keyword(source.keywords, name)) field = *std::move(text);
  };
  take(lamp_type_keyword, lamps.lamp_type);
  take(lamp_colour_keyword, lamps.colour_appearance);
  take(lamp_rendering_keyword, lamps.colour_rendering);
  if (const auto count = take_keyword(source.keywords, lamp_count_keyword))
    lamps.lamp_count = parse_number(*count).value_or(lamps.lamp_count);
  for (std::size_t i = 0; i < source.spectra.size(); ++i) {
    take(spectrum_keyword("quantity", i), source.spectra[i].quantity);
    take(spectrum_keyword("unit", i), source.spectra[i].unit);
  }
}

/// The luminaire's size becomes its housing where it says more than the luminous opening.
void note_housing(Luminaire& source) {
  const LuminousOpening& opening = source.opening;
  Housing housing = {
      .length_m = opening.length_m,
      .width_m = opening.width_m,
      .height_m = std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m})};
  const Housing of_opening = housing;
  const auto take = [&](const char* name, double& size_m) {
    if (const auto text = take_keyword(source.keywords, dimension_keyword(name)))
      size_m = parse_number(*text).value_or(size_m);
  };
  take("Length", housing.length_m);
  take("Width", housing.width_m);
  take("Height", housing.height_m);
  const bool says_more = housing.length_m != of_opening.length_m || housing.width_m != of_opening.width_m ||
                         housing.height_m != of_opening.height_m;
  if (says_more) source.housing = housing;
}

void describe(Luminaire& source, FileFormat format, const pugi::xml_node& root, Keywords keywords) {
  const pugi::xml_node header = child(root, "Header");
  source.format = format;
  source.manufacturer = child_text(header, "Manufacturer");
  source.model = child_text(header, "Description");
  source.catalogue_number = child_text(header, "CatalogNumber");
  source.keywords = std::move(keywords);
  restore(source);
  note_housing(source);
}

Result<PhotometricDocument> read_document(Tm33Fields& fields, FileFormat format) {
  const pugi::xml_node root = fields.root();
  std::vector<pugi::xml_node> emitters;
  for (const pugi::xml_node& node : root.children())
    if (local_name(node) == "Emitter") emitters.push_back(node);
  if (emitters.empty()) return failure(fields.complaint(root, "Emitter", "there is no Emitter"));
  if (emitters.size() > most_emitters)
    return failure(fields.complaint(emitters[most_emitters], "Emitter",
                                    fmt::format("{} emitters; at most {} are read", emitters.size(), most_emitters)));

  const pugi::xml_node luminaire = child(root, "Luminaire");
  for (const char* name : {"NumEmitter", "NumEmitters"})
    if (const auto counted = fields.check_count(luminaire, name, emitters.size()); !counted)
      fields.warn(child(luminaire, name), name, counted.error().message);
  const double units_per_metre = TWL_TRY(tm33_units_per_metre(fields));
  const PhotometricType type = TWL_TRY(goniometer_type(fields));
  const Keywords shared = tm33_file_keywords(fields, units_per_metre);
  PhotometricDocument document;
  for (std::size_t i = 0; i < emitters.size(); ++i) {
    Luminaire source = TWL_TRY(read_tm33_emitter(emitters[i], type, units_per_metre, fields));
    Keywords keywords = i == 0 ? shared : Keywords();
    const Keywords own = tm33_emitter_keywords(emitters[i], i + 1, fields);
    keywords.insert(keywords.end(), own.begin(), own.end());
    describe(source, format, root, std::move(keywords));
    if (!source.has_luminous_data && !source.photons && !source.radiant)
      fields.warn(emitters[i], "Emitter", "has no intensities");
    document.sources.push_back(std::move(source));
  }
  const bool says_nothing = std::none_of(document.sources.begin(), document.sources.end(), [](const Luminaire& source) {
    return source.has_luminous_data || source.photons || source.radiant || !source.spectra.empty();
  });
  if (says_nothing)
    return failure(fields.complaint(emitters.front(), "Emitter", "no emitter has intensities or a spectrum"));
  document.warnings = std::move(fields.warnings());
  return document;
}

Result<PhotometricDocument> read_tree(std::string_view bytes) {
  const XmlTree tree = TWL_TRY(XmlTree::parse(bytes));
  const std::string_view name = local_name(tree.root());
  Tm33Fields fields(tree);
  if (name == iesxml_root) {
    PhotometricDocument document;
    document.sources.push_back(TWL_TRY(read_iesxml(fields)));
    document.warnings = std::move(fields.warnings());
    return document;
  }
  const std::optional<FileFormat> format = format_of_root(name);
  if (!format)
    return failure({.message = fmt::format("the root element is '{}', expected IESTM33-22 or another of TM-33",
                                           printable_text(name, 60)),
                    .line = tree.line_of(tree.root()),
                    .field = "root element"});
  PhotometricDocument document = TWL_TRY(read_document(fields, refined(*format, tree.root())));
  document.warnings.insert(document.warnings.begin(), tree.warnings().begin(), tree.warnings().end());
  return document;
}

}  // namespace

bool looks_like_tm33(std::string_view text) {
  const std::string_view name = xml_root_name(text);
  return name == iesxml_root || format_of_root(name).has_value();
}

Result<PhotometricDocument> read_tm33(std::string_view bytes, std::string_view file) {
  Result<PhotometricDocument> document = read_tree(bytes);
  if (!document) {
    document.error().file = std::string(file);
    return document;
  }
  for (Diagnostic& warning : document->warnings) warning.file = std::string(file);
  return document;
}

}  // namespace twinlight::photometry
